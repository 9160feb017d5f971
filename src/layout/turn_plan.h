// Planning turn spreads: which arrangement each takes, which quotes stand in it, and how deep its furniture is, so that
// the text ends where the last page does.
#pragma once

#include <optional>
#include <vector>

#include "layout/furnisher.h"

namespace foyer {

struct TurnPlan {
    std::string arrangement;
    bool closing = false;
    std::vector<PlacedFurniture> furniture;
    int capacity = 0;  ///< lines of text it holds
    double cost = 0;   ///< of a closing: furniture stretched, quotes without a place, its rank in the template
};

struct TurnPlans {
    std::vector<TurnPlan> turns;
    std::vector<int> posters;   ///< quotes for spreads of their own
    std::vector<int> left_out;  ///< quotes for which there is no place at all
    std::vector<std::vector<int>> plates;  ///< pictures of the text for spreads of their own, one or several on each
    std::vector<int> pictures_left_out;    ///< those for which there is no place either
};

/// Gives pictures of the text that found no frame to spreads of their own: one to each while there are spreads of text enough to
/// stand between them, then several together. `turns` are those behind the opening.
void share_plates(TurnPlans& plans, const std::vector<int>& pictures, std::size_t turns);

/// Plans turns for one layout; what it finds out about quotes and facts is kept between plans.
class TurnPlanner {
public:
    /// `setting` must outlive it.
    explicit TurnPlanner(const Setting& setting);

    /// Which of several plans for the same text: a closing further down the list of the cheapest, and the quotes from
    /// another one on.
    struct Variant {
        int closing = 0, first_quote = 0;
        bool turn_first = false;  ///< a turn more than the text needs, so that its pictures find a place
    };
    /// Turns for so many lines of text; the last one is a closing. At least one turn.
    TurnPlans plan(int lines, Variant variant);
    TurnPlans plan(int lines) { return plan(lines, Variant{}); }
    /// Pictures of the text that can be shown and have no place on the opening, and the hero's figure behind them.
    std::vector<int> pictures_to_place() const;
    /// Pictures that already have a place on the opening.
    void set_placed_pictures(std::vector<int> placed) { m_placed_before = std::move(placed); }
    /// Lines of text that stand before the first turn; quotes are taken from about where they are set.
    void set_lines_before(int lines) { m_lines_before = lines; }

private:
    struct Search;

    double unplaced(const std::vector<PlacedFurniture>& furniture) const;
    std::optional<TurnPlan> best_closing(int lines, int slack, int place);
    std::optional<TurnPlan> next_turn(int lines, int& previous);
    void deepen(std::vector<PlacedFurniture>& furniture, int& capacity, int lines) const;
    void take_quotes(const TurnPlan& plan);

    void forget_quotes_before(int lines, int all);
    void see_pictures(int lines, int all);

    const Setting& m_setting;
    std::vector<double> m_ends;  ///< of paragraphs, as parts of the text
    std::vector<int> m_waiting;
    std::vector<int> m_pictures;  ///< of the text that have no place yet, in its order; the hero's figure last
    std::vector<int> m_due;       ///< of these, the ones whose words stand on the spread being planned, or before it
    int m_act = 0;  ///< the first act not yet shown
    bool m_viewed = false;  ///< the turn before has a view of the hero, or what stands in for it
    int m_lines_before = 0;
    std::vector<int> m_placed_before;
    Furnisher m_furnisher;
};

}  // namespace foyer
