// Planning turn spreads: which arrangement each takes, which quotes stand in it, and how deep its furniture is, so that
// the text ends where the last page does.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "layout/column_flow.h"
#include "layout/frames.h"

namespace foyer {

/// A piece of furniture with its depth chosen.
struct PlacedFurniture {
    FurnitureSpec spec;
    int depth = 0;   ///< lines taken from each of its columns
    int quote = -1;  ///< index in the review
    int act = -1;    ///< likewise
};

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
};

/// Plans turns for one layout; what it finds out about quotes and facts is kept between plans.
class TurnPlanner {
public:
    /// `setting` must outlive it.
    explicit TurnPlanner(const Setting& setting);

    /// Which of several plans for the same text: a closing further down the list of the cheapest, and the quotes from
    /// another one on.
    struct Variant {
        int closing = 0, first_quote = 0;
    };
    /// Turns for so many lines of text; the last one is a closing. At least one turn.
    TurnPlans plan(int lines, Variant variant);
    TurnPlans plan(int lines) { return plan(lines, Variant{}); }
    /// Lines of text that stand before the first turn; quotes are taken from about where they are set.
    void set_lines_before(int lines) { m_lines_before = lines; }

private:
    struct Furnishing {
        const Arrangement* arrangement;
        std::vector<int> waiting;  ///< quotes there were to choose from
        int act = 0;               ///< the first act not yet shown
        std::optional<std::vector<PlacedFurniture>> furniture;
    };
    struct Search;

    const std::optional<std::vector<PlacedFurniture>>& furnish(const Arrangement& arrangement);
    bool choose_quote(PlacedFurniture& piece, const std::vector<int>& waiting) const;
    std::optional<TurnPlan> best_closing(int lines, int slack, int place);
    std::optional<TurnPlan> next_turn(int lines, int& previous);
    void deepen(std::vector<PlacedFurniture>& furniture, int& capacity, int lines) const;
    void take_quotes(const TurnPlan& plan);

    void forget_quotes_before(int lines, int all);

    const Setting& m_setting;
    std::vector<double> m_ends;  ///< of paragraphs, as parts of the text
    std::vector<int> m_waiting;
    int m_act = 0;  ///< the first act not yet shown
    int m_lines_before = 0;
    std::deque<Furnishing> m_furnished;
};

/// The columns' room for text on one turn.
std::vector<ColumnRoom> rooms_of(const Setting& setting, const TurnPlan& plan, int spread);

/// Left edge, right edge and the lines of the columns a piece of furniture spans.
struct FurnitureBox {
    Pt left, right;
    int first_line = 0, last_line = 0;  ///< lines it takes, by grid number
};
FurnitureBox box_of(const Setting& setting, const PlacedFurniture& furniture);

/// A quote set for a frame: loud or quiet, at its own size.
DisplayText set_quote(const Setting& setting, FrameKind kind, int quote, Pt measure);
/// Lines a quote takes there, its rule and attribution included.
int quote_lines(const Setting& setting, FrameKind kind, const DisplayText& text, bool attributed);

/// An act's name behind its numeral, and its summary, set for a frame among the text.
struct ActWords {
    DisplayText title, summary;
    bool fits = false;
};
ActWords set_act(const Setting& setting, int act, Pt measure);
int act_lines(const Setting& setting, const ActWords& words);

/// Lines from a title's last baseline to its summary's first.
constexpr double act_summary_after = 1.5;

/// First and last grid line of the turns' columns.
int first_line_of(const Setting& setting);
int last_line_of(const Setting& setting);

}  // namespace foyer
