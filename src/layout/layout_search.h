// The search over whole layouts: where quotes stand, how deep furniture is, which paragraphs run a line longer or shorter.
// One layout a step, so that a frame need not wait for all of them. Where no plan gives even columns, the best one is mended.
#pragma once

#include <array>
#include <memory>

#include "layout/layout.h"
#include "layout/turn_plan.h"

namespace foyer {

class LayoutSearch {
public:
    /// Makes the first layout at once. What `request` refers to, and the typesetter, must outlive the search; no other layout
    /// is made with the typesetter meanwhile.
    LayoutSearch(const LayoutRequest& request, Typesetter& typesetter);
    LayoutSearch(LayoutSearch&&) noexcept;
    LayoutSearch& operator=(LayoutSearch&&) noexcept;
    ~LayoutSearch();

    /// Whether the best layout there is has been found.
    bool done() const;
    /// Tries one more layout; true where it is better than those before.
    bool step();
    /// The best layout of those tried. Once done, the same as `lay_out` gives.
    Layout best();

    /// Whether the best one has room for the whole text.
    bool holds_text() const;

    int tried() const;
    /// Layouts tried even where the first one is flawless.
    static constexpr int usual_candidates = 8;
    /// And at most.
    static constexpr int most_candidates = 45;

private:
    struct State;
    struct Candidate {
        int more = 0;  ///< lines beyond those of the paragraphs' best breakings
        TurnPlanner::Variant variant;
        int shorter = 0;  ///< lines taken from the foot of the opening's columns, which the turns hold then
    };
    static const std::array<Candidate, most_candidates> candidates;
    std::unique_ptr<State> m_state;
};

}  // namespace foyer
