// The passage from one page to the next: which page went, and how far the new one has come.
#pragma once

#include <chrono>
#include <optional>

#include "paint/display_list.h"
#include "render/renderer.h"
#include "style/style.h"

namespace foyer {

/// How a passage is made; no time at all is a cut.
struct Manner {
    TransitionKind kind = TransitionKind::cut;
    std::chrono::nanoseconds duration{};
    bool operator==(const Manner&) const = default;
};

/// As the style says; where reduced motion is asked for, a short dissolve.
Manner manner_of(const Style& style, bool reduced_motion);

class Passage {
public:
    /// `from` goes, beginning now; a passage that was on ends.
    void begin(DisplayList from, Manner manner, std::chrono::nanoseconds now);

    bool begun() const { return m_from.has_value(); }
    bool on(std::chrono::nanoseconds now) const { return m_from && now < m_begun + m_manner.duration; }
    void end() { m_from.reset(); }

    /// What the renderer mixes at a moment; valid until the passage begins again or ends.
    Transition at(std::chrono::nanoseconds now) const;

private:
    std::optional<DisplayList> m_from;
    Manner m_manner;
    std::chrono::nanoseconds m_begun{};
};

/// Quick at first, then slower to its rest; 0 to 1.
double eased(double progress);

}  // namespace foyer
