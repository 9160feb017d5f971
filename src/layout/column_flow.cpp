#include "layout/column_flow.h"

#include <algorithm>
#include <limits>

namespace foyer {
namespace {

// Prices of what a reader sees. A lone line is the worst; a column a line short is the usual cure and shows little, two
// lines short show at once; a paragraph a line tighter or looser shows least of all.
constexpr double lone_line = 1000;
constexpr double first_short_line = 40;
constexpr double further_short_line = 200;
constexpr double other_breaking = 12;
constexpr double demerits_price = 1.0 / 4000;

double price_of_short(int lines) {
    return lines == 0 ? 0 : first_short_line + further_short_line * (lines - 1);
}

/// A stretch of columns counted through as slots.
class Slots {
public:
    explicit Slots(const std::vector<ColumnRoom>& columns) {
        for (int c = 0; c < static_cast<int>(columns.size()); ++c) {
            for (int l = 0; l < columns[c].lines; ++l) {
                if (columns[c].blocked(l)) continue;
                m_places.push_back({c, l});
                m_measures.push_back(columns[c].line(l).measure);
            }
        }
        m_left.resize(m_places.size());
        for (std::size_t i = m_places.size(); i-- > 0;) m_left[i] = i + 1 < m_places.size() && follows(i + 1) ? m_left[i + 1] + 1 : 1;
    }
    int count() const { return static_cast<int>(m_places.size()); }
    /// Lines left in its run of lines from this slot on: to the column's foot, or to what blocks the next line.
    int left(int slot) const { return m_left[slot]; }
    bool at_head(int slot) const { return slot == 0 || !follows(static_cast<std::size_t>(slot)); }
    LinePlace place(int slot) const { return m_places[slot]; }
    bool same_measure(int a, int b) const { return a == b || b >= count() || abs(m_measures[a] - m_measures[b]) < 0.01_pt; }

private:
    /// Whether a slot's line stands right under that of the slot before.
    bool follows(std::size_t slot) const {
        const LinePlace &here = m_places[slot], &before = m_places[slot - 1];
        return here.column == before.column && here.line == before.line + 1;
    }

    std::vector<LinePlace> m_places;
    std::vector<Pt> m_measures;
    std::vector<int> m_left;
};

struct Placing {
    LineSlots slots;
    int end = 0;
    double cost = 0;
    int lone = 0;
    int overset = 0;
    bool misfit = false;  ///< some line stands in another measure than the one it would have without empty lines
};

constexpr int any_gaps = 1 << 20;

/// Where a paragraph of so many lines begins that could begin at `slot`; what lines left empty for it cost.
int first_slot(const Slots& slots, int slot, int lines, const FlowParagraph& paragraph, double& cost) {
    if (slot < slots.count() && !slots.at_head(slot)) slot += std::min(paragraph.space_before, slots.left(slot));
    if (paragraph.keep_with_next && slot < slots.count() && slots.left(slot) < lines + 2) {
        cost += price_of_short(slots.left(slot));
        slot += slots.left(slot);
    }
    return slot;
}

/// Sets `lines` lines from slot `start`, leaving lines empty at a run's foot so that nobody stands alone, `gaps` times at most;
/// `visit(slot)` is told of each.
template <class Visit>
Placing place_lines(const Slots& slots, int start, int lines, int gaps, Visit visit) {
    Placing placing;
    placing.slots.slot = start;
    int slot = start, remaining = lines;
    while (remaining > 0 && slot < slots.count()) {
        const int left = slots.left(slot);
        int here = std::min(remaining, left);
        if (remaining > left) {
            const bool opening = remaining == lines;
            double best = std::numeric_limits<double>::infinity();
            int best_here = left, best_lone = 0;
            for (int empty = 0; empty <= (gaps > 0 ? std::min(left, 3) : 0); ++empty) {
                if (empty > 0 && slots.count() - slot - empty < remaining) break;  // never at the price of text
                const int kept = left - empty;
                int lone = 0;
                if (remaining - kept == 1) ++lone;                          // at the next head
                if (opening && kept == 1 && lines > 1) ++lone;              // at this foot
                if (!opening && kept == 1 && slots.at_head(slot)) ++lone;   // alone in its column
                const double price = price_of_short(empty) + lone * lone_line;
                if (price < best) {
                    best = price;
                    best_here = kept;
                    best_lone = lone;
                }
            }
            here = best_here;
            placing.cost += best;
            placing.lone += best_lone;
            if (here < left && gaps > 0) {
                if (placing.slots.gap == 0) placing.slots.gap_at = lines - remaining + here;
                placing.slots.gap += left - here;
                --gaps;
            }
        }
        for (int i = 0; i < here; ++i) {
            visit(slot + i);
            placing.misfit = placing.misfit || !slots.same_measure(slot + i, start + lines - remaining + i);
        }
        remaining -= here;
        slot += remaining > 0 ? left : here;
    }
    placing.end = slot;
    placing.overset = remaining;
    return placing;
}

/// The best way known to have set some paragraphs, the next one starting at a slot.
struct State {
    double cost = 0;
    int overset = 0, lone = 0;
    int slot = 0;      ///< where the next paragraph starts
    LineSlots lines;   ///< of this one, that it was broken for
    int gaps = 0;      ///< and how often it leaves lines empty
    int previous = 0;  ///< among the states before
    int choice = 0;
};

bool better(const State& a, const State& b) {
    return a.overset != b.overset ? a.overset < b.overset : a.cost < b.cost;
}

/// Over a long text the slots that could be reached grow in number; a few dozen of the cheapest hold all that can still win,
/// and keep the work in step with the length.
void keep_cheapest(std::vector<State>& states) {
    constexpr std::size_t most = 48;
    if (states.size() <= most) return;
    std::vector<State> sorted = states;
    std::nth_element(sorted.begin(), sorted.begin() + most, sorted.end(), better);
    const State border = sorted[most];
    std::erase_if(states, [&](const State& state) { return !better(state, border); });
    if (states.empty()) states.push_back(*std::min_element(sorted.begin(), sorted.end(), better));
}

}  // namespace

Flow flow_paragraphs(const std::vector<FlowParagraph>& paragraphs, const std::vector<ColumnRoom>& columns,
                     const BreakingsOf& breakings_of) {
    const Slots slots(columns);
    const auto nothing = [](int) {};
    // Ways to have set the first p paragraphs, by the slot they end at, ascending.
    std::vector<std::vector<State>> reached(paragraphs.size() + 1);
    reached[0] = {State{}};
    for (std::size_t p = 0; p < paragraphs.size(); ++p) {
        std::vector<State>& next_states = reached[p + 1];
        for (std::size_t i = 0; i < reached[p].size(); ++i) {
            const State& state = reached[p][i];
            const auto index = static_cast<int>(p);
            double moved = 0;
            const int heading_lines = paragraphs[p].keep_with_next ? 1 : 0;
            const int start = first_slot(slots, state.slot, heading_lines, paragraphs[p], moved);
            const auto take = [&](const Placing& placing, const LineSlots& lines, int gaps, const std::vector<Breaking>& choices, std::size_t choice) {
                State next;
                next.slot = placing.end;
                next.lines = lines;
                next.gaps = gaps;
                next.cost = state.cost + moved + placing.cost;
                if (choice > 0) {
                    next.cost += other_breaking +
                                 std::max(0.0, choices[choice].demerits - choices[0].demerits) * demerits_price;
                }
                next.overset = state.overset + placing.overset;
                next.lone = state.lone + placing.lone;
                next.previous = static_cast<int>(i);
                next.choice = static_cast<int>(choice);
                const auto known = std::lower_bound(next_states.begin(), next_states.end(), next.slot,
                                                    [](const State& s, int slot) { return s.slot < slot; });
                if (known == next_states.end() || known->slot != next.slot) next_states.insert(known, next);
                else if (better(next, *known)) *known = next;
            };
            const LineSlots plain{start};
            const std::vector<Breaking>& choices = breakings_of(index, plain);
            for (std::size_t choice = 0; choice < choices.size() || choice == 0; ++choice) {
                const int lines = choices.empty() ? 0 : choices[choice].lines();
                const Placing placing = place_lines(slots, start, lines, any_gaps, nothing);
                if (!placing.misfit) {
                    take(placing, plain, any_gaps, choices, choice);
                    continue;
                }
                // Behind the empty lines other measures follow than it was broken for: without any, or broken again.
                take(place_lines(slots, start, lines, 0, nothing), plain, 0, choices, choice);
                const Placing parted = place_lines(slots, start, lines, 1, nothing);
                const std::vector<Breaking>& again = breakings_of(index, parted.slots);
                for (std::size_t other = 0; other < again.size(); ++other) {
                    if (again[other].lines() == lines) take(parted, parted.slots, 1, again, other);
                }
            }
        }
        keep_cheapest(next_states);
    }

    Flow flow;
    flow.breakings.resize(paragraphs.size());
    flow.places.resize(paragraphs.size());
    const auto price_at_end = [&](const State& state) { return state.cost + price_of_short(slots.count() - state.slot); };
    std::size_t best = 0;
    for (std::size_t i = 1; i < reached.back().size(); ++i) {
        const State &one = reached.back()[i], &other = reached.back()[best];
        if (one.overset < other.overset || (one.overset == other.overset && price_at_end(one) < price_at_end(other))) best = i;
    }
    const State& end = reached.back()[best];
    flow.cost = price_at_end(end);
    flow.overset_lines = end.overset;
    flow.lone_lines = end.lone;
    flow.unused_lines = slots.count() - end.slot;
    for (std::size_t p = paragraphs.size(); p-- > 0;) {
        const State& state = reached[p + 1][best];
        best = static_cast<std::size_t>(state.previous);
        const std::vector<Breaking>& choices = breakings_of(static_cast<int>(p), state.lines);
        if (choices.empty()) continue;
        flow.breakings[p] = choices[static_cast<std::size_t>(state.choice)];
        std::vector<LinePlace>& places = flow.places[p];
        place_lines(slots, state.lines.slot, flow.breakings[p].lines(), state.gaps, [&](int slot) { places.push_back(slots.place(slot)); });
    }
    return flow;
}

}  // namespace foyer
