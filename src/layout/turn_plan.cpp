#include "layout/turn_plan.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace foyer {
namespace {

// What a closing costs: text short of its page shows most, then a quote without a place, then furniture stretched far
// from what it asks for; among equals the template's order decides.
constexpr double per_unused_line = 15;
constexpr double per_unplaced_quote = 60;
constexpr double per_stretch = 0.35;
constexpr double per_rank = 2;
constexpr double lifted_part = 0.25;     // of a writer's quote, what a lifted one is worth
constexpr int fewest_lines = 4;          // a column of fewer lines is no column
constexpr int comfortable_closing = 70;  // lines kept for the last spread where a longer text allows
constexpr int most_turns = 400;
constexpr int usual_slack = 2, any_slack = 1000;  // lines a closing may be left short by; the second where nothing else is left
constexpr int fewest_left = 8;                    // lines a turn leaves for the spreads behind it
// Choosing a turn: a last spread short of text by a line, a quote left for later, an arrangement further down the list,
// five grey columns.
constexpr double per_missing_line = 1, per_waiting_quote = 12, per_step = 4,
                 nothing_but_text = 60;

struct Columns {
    int first = 1, last = 1;  ///< lines
    int count = 0;
    int lines() const { return last - first + 1; }
};

Columns columns_of(const Setting& setting) {
    const auto number = [&](const DownPlace& place) { return static_cast<int>(std::lround(setting.grid.down(place, false) / setting.grid.baseline)); };
    Columns columns;
    columns.first = number(setting.design.column_top);
    columns.last = number(setting.design.column_foot);
    columns.last = std::min(columns.last, static_cast<int>(std::floor(setting.grid.band / setting.grid.baseline + 1e-6)) - 1);
    columns.count = static_cast<int>(setting.design.columns.size());
    return columns;
}

/// What pictures cost where there is none to show: a plate of words stands in, and one is enough.
double cost_of_plates(const Setting& setting, const std::vector<PlacedFurniture>& furniture) {
    if (setting.review.hero) return 0;
    constexpr double per_plate = 46;  // less than five grey columns
    return per_plate * static_cast<double>(std::count_if(furniture.begin(), furniture.end(),
                                                         [](const PlacedFurniture& p) { return p.spec.kind == FrameKind::picture; }));
}

/// A quote's frame as the style wants all of them; other furniture as it was designed.
FurnitureSpec styled(FurnitureSpec spec, const Style& style) {
    enum class Kind { as_the_frame, loud, quiet };
    enum class Place { as_the_frame, head, foot };
    if (spec.kind != FrameKind::loud && spec.kind != FrameKind::quiet) return spec;
    const auto kind = style.choice<Kind>("quotes.style");
    if (kind != Kind::as_the_frame) spec.kind = kind == Kind::loud ? FrameKind::loud : FrameKind::quiet;
    const auto place = style.choice<Place>("quotes.place");
    if (place != Place::as_the_frame) spec.side = place == Place::head ? FurnitureSpec::Side::head : FurnitureSpec::Side::foot;
    return spec;
}

bool has_accent(const RichText& text) {
    return std::any_of(text.begin(), text.end(), [](const Span& span) { return span.emphasis.accent; });
}

/// Lines of text, or nothing where furniture overlaps or a column would be left with too few lines to stand.
std::optional<int> capacity_of(const Columns& columns, const std::vector<PlacedFurniture>& furniture) {
    int sum = 0;
    for (int c = 1; c <= columns.count; ++c) {
        int left = columns.lines();
        for (const PlacedFurniture& piece : furniture) {
            if (c >= piece.spec.first_column && c <= piece.spec.last_column) left -= piece.depth;
        }
        if (left < 0 || (left > 0 && left < fewest_lines)) return std::nullopt;
        sum += left;
    }
    return sum;
}

}  // namespace

/// The search for a closing's cheapest depths.
struct TurnPlanner::Search {
    Columns columns;
    int lines = 0, slack = 0;
    std::optional<TurnPlan> best;
    double best_cost = std::numeric_limits<double>::infinity();

    /// Lines left by the furniture, were it never to overlap.
    int lines_left(const std::vector<PlacedFurniture>& furniture) const {
        int sum = columns.count * columns.lines();
        for (const PlacedFurniture& piece : furniture) sum -= piece.depth * (piece.spec.last_column - piece.spec.first_column + 1);
        return sum;
    }

    void try_depths(const Arrangement& arrangement, std::vector<PlacedFurniture>& furniture, std::size_t index, double cost) {
        if (cost >= best_cost) return;
        if (index == furniture.size()) {
            const auto capacity = capacity_of(columns, furniture);
            if (!capacity || *capacity < lines || *capacity > lines + slack) return;
            const double own = cost;
            cost += per_unused_line * (*capacity - lines);
            if (cost >= best_cost) return;
            best_cost = cost;
            best = TurnPlan{arrangement.name, true, furniture, *capacity, own};
            return;
        }
        const FurnitureSpec& spec = furniture[index].spec;
        const int least = furniture[index].depth;
        const int greatest = std::max(least, spec.greatest);
        int first = least, last = greatest;
        if (index + 1 == furniture.size()) {
            // The last piece's depth follows from the others'.
            const int columns_taken = spec.last_column - spec.first_column + 1;
            const int spare = lines_left(furniture) - lines;
            first = std::max(least, least + (spare - slack) / columns_taken);
            last = std::min(greatest, least + spare / columns_taken);
        }
        for (int depth = first; depth <= last; ++depth) {
            furniture[index].depth = depth;
            const double stretch = spec.kind == FrameKind::picture ? std::abs(depth - (least + greatest) / 2) * 0.3 : depth - least;
            try_depths(arrangement, furniture, index + 1, cost + stretch * per_stretch);
        }
        furniture[index].depth = least;
    }
};

TurnPlanner::TurnPlanner(const Setting& setting) : m_setting(setting) {
    double sum = 0;
    for (const Paragraph& paragraph : setting.review.paragraphs) {
        for (const Span& span : paragraph.text) sum += static_cast<double>(span.text.size());
        m_ends.push_back(sum);
    }
    for (double& end : m_ends) end /= std::max(sum, 1.0);
}

/// Quotes lifted from the text are no surprise only near their words: those from before this spread are let go.
void TurnPlanner::forget_quotes_before(int lines, int all) {
    const double here = static_cast<double>(lines) / std::max(all, 1);
    std::erase_if(m_waiting, [&](int quote) {
        if (quote < m_setting.own_quotes) return false;
        const auto paragraph = static_cast<std::size_t>(m_setting.review.quotes[static_cast<std::size_t>(quote)].after_paragraph - 1);
        return paragraph < m_ends.size() && m_ends[paragraph] < here - 0.02;
    });
}

TurnPlans TurnPlanner::plan(int lines, Variant variant) {
    lines = std::max(lines, 0);
    m_waiting.clear();
    m_act = 0;
    for (int q = 0; q < static_cast<int>(m_setting.review.quotes.size()); ++q) m_waiting.push_back(q);
    if (!m_waiting.empty()) {
        std::rotate(m_waiting.begin(), m_waiting.begin() + variant.first_quote % static_cast<int>(m_waiting.size()), m_waiting.end());
    }
    const auto source = [&](int quote) { return m_setting.review.quotes[static_cast<std::size_t>(quote)].after_paragraph; };
    if (static_cast<int>(m_waiting.size()) > m_setting.own_quotes) {
        std::stable_sort(m_waiting.begin(), m_waiting.end(), [&](int a, int b) { return source(a) < source(b); });
    }
    const int all = m_lines_before + lines;
    TurnPlans plans;
    int previous = -1;
    for (;;) {
        forget_quotes_before(all - lines, all);
        auto closing = best_closing(lines, usual_slack, variant.closing);
        auto turn = closing || static_cast<int>(plans.turns.size()) >= most_turns ? std::nullopt : next_turn(lines, previous);
        if (!closing && !turn) closing = best_closing(lines, any_slack, 0);
        const bool last = closing.has_value();
        if (!last && !turn) break;
        TurnPlan& chosen = last ? *closing : *turn;
        take_quotes(chosen);
        lines -= chosen.capacity;
        plans.turns.push_back(std::move(chosen));
        if (last) break;
    }
    // What no frame took is large enough for a spread of its own; no more of those than of text.
    for (const int quote : m_waiting) {
        if (quote >= m_setting.own_quotes) continue;
        (plans.posters.size() < plans.turns.size() ? plans.posters : plans.left_out).push_back(quote);
    }
    return plans;
}

/// Furniture of an arrangement with quotes and least depths; nothing where it lacks a quote.
const std::optional<std::vector<PlacedFurniture>>& TurnPlanner::furnish(const Arrangement& arrangement) {
    for (const Furnishing& known : m_furnished) {
        if (known.arrangement == &arrangement && known.act == m_act && known.waiting == m_waiting) return known.furniture;
    }
    Furnishing& made = m_furnished.emplace_back(Furnishing{&arrangement, m_waiting, m_act, std::nullopt});
    std::vector<PlacedFurniture> placed;
    std::vector<int> waiting = m_waiting;
    const int most = columns_of(m_setting).lines();
    int act = m_act;
    for (const FurnitureSpec& designed : arrangement.furniture) {
        const FurnitureSpec spec = styled(designed, m_setting.style);
        PlacedFurniture piece{spec, spec.least, -1};
        if (spec.kind == FrameKind::loud || spec.kind == FrameKind::quiet) {
            if (!choose_quote(piece, waiting)) return made.furniture;
            std::erase(waiting, piece.quote);
        } else if (spec.kind == FrameKind::act) {
            if (act >= static_cast<int>(m_setting.review.acts.size())) return made.furniture;
            const FurnitureBox box = box_of(m_setting, piece);
            const ActWords words = set_act(m_setting, act, box.right - box.left);
            if (!words.fits) return made.furniture;
            piece.act = act++;
            piece.depth = act_lines(m_setting, words);
            if (piece.depth > most) return made.furniture;
        } else if (spec.kind == FrameKind::facts) {
            const FurnitureBox box = box_of(m_setting, piece);
            piece.depth = std::clamp(facts_lines(m_setting, box.right - box.left) + 1, std::min(spec.least, most), most);
            piece.spec.greatest = std::max(piece.depth, std::min(spec.greatest, most));
        } else {
            piece.spec.greatest = std::min(spec.greatest, most);
            piece.depth = std::min(spec.least, most);
        }
        placed.push_back(piece);
    }
    made.furniture = std::move(placed);
    return made.furniture;
}

/// The first waiting quote that fits: loud frames like one with an accent, quiet ones one without.
bool TurnPlanner::choose_quote(PlacedFurniture& piece, const std::vector<int>& waiting) const {
    const FurnitureBox box = box_of(m_setting, piece);
    const bool loud = piece.spec.kind == FrameKind::loud;
    for (const bool suited : {true, false}) {
        for (const int quote : waiting) {
            const PullQuote& candidate = m_setting.review.quotes[quote];
            if (suited != (has_accent(candidate.text) == loud)) continue;
            const DisplayText text = set_quote(m_setting, piece.spec.kind, quote, box.right - box.left);
            if (!text.fits || text.lines.empty()) continue;
            piece.quote = quote;
            piece.depth = quote_lines(m_setting, piece.spec.kind, text, !candidate.attribution.empty());
            return true;
        }
    }
    return false;
}

/// The cheapest depths of a closing's furniture that hold exactly so many lines, or `slack` more at most. With `place` 1 the
/// second cheapest closing, and so on, where there are so many.
std::optional<TurnPlan> TurnPlanner::best_closing(int lines, int slack, int place) {
    Search search;
    search.slack = slack;
    search.columns = columns_of(m_setting);
    search.lines = lines;
    std::vector<std::pair<double, TurnPlan>> each;
    double rank = 0;
    for (const Arrangement& arrangement : m_setting.design.closings) {
        rank += per_rank;
        const auto& furniture = furnish(arrangement);
        if (!furniture) continue;
        std::vector<PlacedFurniture> pieces = *furniture;
        double quotes = 0;
        for (const PlacedFurniture& piece : pieces) quotes += piece.quote < 0 ? 0 : piece.quote < m_setting.own_quotes ? 1 : lifted_part;
        search.try_depths(arrangement, pieces, 0,
                          rank - per_unplaced_quote * quotes + cost_of_plates(m_setting, pieces));
        if (place == 0 || !search.best) continue;
        each.emplace_back(search.best_cost, std::move(*search.best));
        search.best.reset();
        search.best_cost = std::numeric_limits<double>::infinity();
    }
    if (place == 0 || each.empty()) return std::move(search.best);
    std::stable_sort(each.begin(), each.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return std::move(each[std::min(static_cast<std::size_t>(place), each.size() - 1)].second);
}

/// The arrangement, not the one before, that leaves the last spread enough text and places quotes; in the template's order
/// among equals.
std::optional<TurnPlan> TurnPlanner::next_turn(int lines, int& previous) {
    const auto& all = m_setting.design.arrangements;
    const Columns columns = columns_of(m_setting);
    const int count = static_cast<int>(all.size());
    std::optional<TurnPlan> best;
    int best_index = previous;
    for (const bool bare : {false, true}) {
        if (best) break;
        double best_cost = std::numeric_limits<double>::infinity();
        for (int step = 1; step <= count; ++step) {
            const int index = (previous + step) % count;
            if (index == previous && count > 1) continue;
            std::optional<std::vector<PlacedFurniture>> furniture = furnish(all[index]);
            if (bare) {
                // Without its quotes an arrangement still serves, where no other has all it needs.
                furniture.emplace();
                for (const FurnitureSpec& spec : all[index].furniture) {
                    if (spec.kind == FrameKind::picture) furniture->push_back({spec, std::min(spec.least, columns.lines()), -1});
                }
            }
            auto capacity = furniture ? capacity_of(columns, *furniture) : std::nullopt;
            if (!capacity) continue;
            deepen(*furniture, *capacity, lines);
            if (*capacity <= 0 || lines - *capacity < fewest_left) continue;
            const auto quotes = std::count_if(furniture->begin(), furniture->end(), [](const PlacedFurniture& p) { return p.quote >= 0; });
            const double cost = per_missing_line * std::max(0, comfortable_closing - (lines - *capacity)) -
                                per_waiting_quote * static_cast<double>(quotes) + per_step * step +
                                cost_of_plates(m_setting, *furniture) + (furniture->empty() ? nothing_but_text : 0);
            if (cost >= best_cost) continue;
            best_cost = cost;
            best = TurnPlan{all[index].name, false, *furniture, *capacity, 0};
            best_index = index;
        }
    }
    previous = best_index;
    return best;
}

/// Deepens pictures until enough text is left over for a comfortable last spread.
void TurnPlanner::deepen(std::vector<PlacedFurniture>& furniture, int& capacity, int lines) const {
    const Columns columns = columns_of(m_setting);
    for (PlacedFurniture& piece : furniture) {
        while (piece.spec.kind == FrameKind::picture && piece.depth < piece.spec.greatest && lines - capacity < comfortable_closing) {
            ++piece.depth;
            const auto next = capacity_of(columns, furniture);
            if (!next) {
                --piece.depth;
                break;
            }
            capacity = *next;
        }
    }
}

void TurnPlanner::take_quotes(const TurnPlan& plan) {
    for (const PlacedFurniture& piece : plan.furniture) {
        std::erase(m_waiting, piece.quote);
        m_act = std::max(m_act, piece.act + 1);
    }
}

int first_line_of(const Setting& setting) { return columns_of(setting).first; }
int last_line_of(const Setting& setting) { return columns_of(setting).last; }

std::vector<ColumnRoom> rooms_of(const Setting& setting, const TurnPlan& plan, int spread) {
    const Columns columns = columns_of(setting);
    std::vector<ColumnRoom> rooms;
    for (int c = 0; c < columns.count; ++c) {
        const ColumnSpec& spec = setting.design.columns[c];
        const Pt left = setting.grid.across(spec.left, false), right = setting.grid.across(spec.right, true);
        int first = columns.first, last = columns.last;
        for (const PlacedFurniture& piece : plan.furniture) {
            if (c + 1 < piece.spec.first_column || c + 1 > piece.spec.last_column) continue;
            (piece.spec.side == FurnitureSpec::Side::head ? first : last) +=
                piece.spec.side == FurnitureSpec::Side::head ? piece.depth : -piece.depth;
        }
        if (last < first) continue;
        rooms.push_back({spread, static_cast<int>(rooms.size()), first, last - first + 1, left, right - left});
    }
    return rooms;
}

FurnitureBox box_of(const Setting& setting, const PlacedFurniture& furniture) {
    const Columns columns = columns_of(setting);
    FurnitureBox box;
    box.left = setting.grid.across(setting.design.columns[furniture.spec.first_column - 1].left, false);
    box.right = setting.grid.across(setting.design.columns[furniture.spec.last_column - 1].right, true);
    const bool head = furniture.spec.side == FurnitureSpec::Side::head;
    box.first_line = head ? columns.first : columns.last - furniture.depth + 1;
    box.last_line = box.first_line + furniture.depth - 1;
    return box;
}

DisplayText set_quote(const Setting& setting, FrameKind kind, int quote, Pt measure) {
    const bool loud = kind == FrameKind::loud;
    DisplayRequest request;
    request.style = loud ? setting.style.text_style("loud") : setting.style.text_style("quiet");
    request.most_lines = loud ? setting.style.integer("loud.lines") : setting.style.integer("quiet.lines");
    request.measure = measure;
    request.alignment = setting.style.choice<Alignment>("quotes.align");
    request.smallest = request.style.size;  // a quote that does not fit moves to a larger frame
    return setting.display(setting.review.quotes[quote].text, request);
}

ActWords set_act(const Setting& setting, int act, Pt measure) {
    const Act& of = setting.review.acts[static_cast<std::size_t>(act)];
    ActWords words;
    if (of.title.empty()) return words;
    DisplayRequest request;
    request.style = setting.style.text_style("loud");
    request.measure = measure;
    request.most_lines = 4;
    request.smallest = request.style.size * 0.45;
    request.keep_accent_whole = false;
    request.alignment = setting.style.choice<Alignment>("quotes.align");
    words.title = setting.display({{act_numeral(setting, act) + " ", {.accent = true}}, {of.title, {}}}, request);
    words.fits = words.title.fits && !words.title.lines.empty();
    if (of.summary.empty()) return words;
    request.style = setting.style.text_style("card.summary");
    const double smaller = 0.72;
    request.style.size *= smaller;
    request.style.leading = setting.grid.baseline * std::ceil(request.style.size * 1.12 / setting.grid.baseline - 0.1);
    request.most_lines = 7;
    request.smallest = request.style.size;
    words.summary = setting.display({{of.summary, {}}}, request);
    words.fits = words.fits && words.summary.fits;
    return words;
}

int act_lines(const Setting& setting, const ActWords& words) {
    const double baseline = setting.grid.baseline.value;
    double lines = words.title.lines.back().origin.y.value / baseline +
                   to_points(setting.cap_height(setting.style.text_style("loud")), words.title.size).value / baseline;
    if (!words.summary.lines.empty()) lines += act_summary_after + words.summary.lines.back().origin.y.value / baseline;
    return static_cast<int>(std::ceil(lines + 2.3 - 0.02));
}

int quote_lines(const Setting& setting, FrameKind kind, const DisplayText& text, bool attributed) {
    const double baseline = setting.grid.baseline.value;
    const double span = text.lines.back().origin.y.value / baseline + (attributed ? 1.5 : 0);
    if (kind == FrameKind::quiet) {
        const double cap_height = to_points(setting.cap_height(setting.style.text_style("quiet")), text.size).value / baseline;
        return static_cast<int>(std::ceil(span + cap_height + 2.3 - 0.02));
    }
    const double cap_height = to_points(setting.cap_height(setting.style.text_style("loud")), text.size).value / baseline;
    const double rule = setting.style.number("rule.weight") / baseline;
    return static_cast<int>(std::ceil(cap_height + span + 0.8 + rule + 0.97 - 0.02));
}

}  // namespace foyer
