#include "layout/turn_plan.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "layout/gallery.h"
#include "layout/turn_room.h"

namespace foyer {
namespace {

// What a closing costs: text short of its page shows most, then a quote without a place, then furniture stretched far
// from what it asks for; among equals the template's order decides.
constexpr double per_unused_line = 15;
constexpr double per_unplaced_quote = 60;
constexpr double per_stretch = 0.35;
constexpr double per_rank = 2;
constexpr double per_unplaced_picture = 190, per_unplaced_figure = 70, per_view_instead = 90;
constexpr double part_of_waiting = 0.25;  // of a picture's price, where a later spread may still have it
constexpr double lifted_part = 0.25;     // of a writer's quote, what a lifted one is worth
constexpr int comfortable_closing = 70;  // lines kept for the last spread where a longer text allows
constexpr int most_turns = 400;
constexpr int usual_slack = 2, any_slack = 1000;  // lines a closing may be left short by; the second where nothing else is left
constexpr int fewest_left = 8;                    // lines a turn leaves for the spreads behind it
// Choosing a turn: a last spread short of text by a line, a quote left for later, an arrangement further down the list,
// five grey columns.
constexpr double per_missing_line = 1, per_waiting_quote = 12, per_step = 4,
                 nothing_but_text = 110;

/// How often furniture shows the hero again, or what stands in for it.
int views_in(const std::vector<PlacedFurniture>& furniture) {
    return static_cast<int>(std::ranges::count_if(furniture, [](const PlacedFurniture& piece) {
        return piece.spec.kind == FrameKind::picture && piece.picture == no_picture;
    }));
}

/// Makes views of the hero deep enough to be no strips, as far as their frames allow.
void deepen_views(const Setting& setting, std::vector<PlacedFurniture>& furniture) {
    constexpr double least_shown = 0.42;
    const PictureFacts* hero = setting.hero();
    if (hero == nullptr) return;
    for (PlacedFurniture& piece : furniture) {
        if (piece.spec.kind != FrameKind::picture || piece.picture != no_picture) continue;
        const FurnitureBox box = box_of(setting, piece);
        const double own = (box.right - box.left) * (static_cast<double>(hero->size.height) / hero->size.width) / setting.grid.baseline;
        piece.depth = std::clamp(static_cast<int>(std::ceil(own * least_shown)), piece.depth, std::max(piece.depth, piece.spec.greatest));
    }
}

/// What it costs to show the hero right behind another view. Where there is none a plate of words stands in, each with its own, and one
/// on a spread is enough.
double cost_of_views(const Setting& setting, const std::vector<PlacedFurniture>& furniture, bool viewed_before) {
    constexpr double one_plate = 46, another_plate = 250;  // one is less than five grey columns; two say the same beside each other
    constexpr double per_view_behind_another = 75;
    const int views = views_in(furniture);
    if (views == 0) return 0;
    if (!setting.review.hero) return one_plate + another_plate * (views - 1);
    return viewed_before ? per_view_behind_another : 0;
}

}  // namespace

void share_plates(TurnPlans& plans, const std::vector<int>& pictures, std::size_t turns) {
    std::vector<int> shown;
    for (const int picture : pictures) {
        if (picture == hero_figure) continue;
        const bool room = shown.size() < (turns + 1) * most_in_gallery;
        (room ? shown : plans.pictures_left_out).push_back(picture);
    }
    const std::size_t spread_out = std::min(shown.size(), std::max<std::size_t>(1, turns));
    const std::size_t count = std::max(spread_out, (shown.size() + most_in_gallery - 1) / most_in_gallery);
    for (std::size_t plate = 0; plate < count; ++plate) {
        plans.plates.emplace_back(shown.begin() + static_cast<std::ptrdiff_t>(shown.size() * plate / count),
                                  shown.begin() + static_cast<std::ptrdiff_t>(shown.size() * (plate + 1) / count));
    }
}

/// The search for a closing's cheapest depths.
struct TurnPlanner::Search {
    TurnColumns columns;
    int lines = 0, slack = 0;
    std::optional<TurnPlan> best;
    double best_cost = std::numeric_limits<double>::infinity();

    /// Lines left by the furniture, were it never to overlap.
    int lines_left(const std::vector<PlacedFurniture>& furniture) const {
        double sum = columns.count * columns.lines();
        for (const PlacedFurniture& piece : furniture) sum -= taken_by(piece);
        return static_cast<int>(std::floor(sum + 1e-6));
    }

    /// How far a depth is from what the piece asks for: the middle for a view of the hero, the most for a figure, which would
    /// rather be large.
    static double stretch_of(const PlacedFurniture& piece, int least, int greatest) {
        if (piece.spec.kind == FrameKind::cutout) return (greatest - piece.depth) * 12.0;
        const bool shown = piece.spec.kind == FrameKind::picture || piece.spec.kind == FrameKind::inset;
        if (shown) return std::abs(piece.depth - (least + greatest) / 2) * 0.3;
        constexpr double per_line_wanting = 20;  // but a quote is worth more than a row of stars
        const int asked = std::max(piece.wanted, least);
        return piece.depth < asked ? (asked - piece.depth) * per_line_wanting : piece.depth - asked;
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
        if (index + 1 == furniture.size() && !spec.flow) {
            // The last piece's depth follows from the others'.
            const int columns_taken = spec.last_column - spec.first_column + 1;
            const int spare = lines_left(furniture) - lines;
            first = std::max(least, least + (spare - slack) / columns_taken);
            last = std::min(greatest, least + spare / columns_taken);
        }
        for (int depth = first; depth <= last; ++depth) {
            furniture[index].depth = depth;
            const double stretch = stretch_of(furniture[index], least, greatest);
            try_depths(arrangement, furniture, index + 1, cost + stretch * per_stretch);
        }
        furniture[index].depth = least;
    }
};

TurnPlanner::TurnPlanner(const Setting& setting) : m_setting(setting), m_furnisher(setting) {
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
    m_viewed = false;
    m_pictures = pictures_to_place();
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
        see_pictures(all - lines, all);
        const bool go_on = variant.turn_first && plans.turns.empty();
        auto closing = go_on ? std::nullopt : best_closing(lines, usual_slack, variant.closing);
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
    // What no frame took is large enough for a spread of its own; no more of those than of text, the opening among it.
    for (const int quote : m_waiting) {
        if (quote >= m_setting.own_quotes) continue;
        (plans.posters.size() <= plans.turns.size() ? plans.posters : plans.left_out).push_back(quote);
    }
    share_plates(plans, m_pictures, plans.turns.size());
    return plans;
}

std::vector<int> TurnPlanner::pictures_to_place() const {
    const Review& review = m_setting.review;
    std::vector<int> pictures;
    for (int i = 0; i < static_cast<int>(review.insets.size()); ++i) {
        const bool placed = std::find(m_placed_before.begin(), m_placed_before.end(), i) != m_placed_before.end();
        if (!placed && m_setting.facts(review.insets[static_cast<std::size_t>(i)].name()) != nullptr) pictures.push_back(i);
    }
    if (review.hero && review.hero->cutout && m_setting.facts(review.hero->cutout->name()) != nullptr) pictures.push_back(hero_figure);
    return pictures;
}

/// Notes which pictures stand behind words of the spread that begins with this line, or of those before it.
void TurnPlanner::see_pictures(int lines, int all) {
    constexpr double furnished = 0.75;  // of a spread's lines, about what is left for text
    const TurnColumns columns = columns_of(m_setting);
    const double end = static_cast<double>(lines + static_cast<int>(columns.count * columns.lines() * furnished)) / std::max(all, 1);
    m_due.clear();
    for (const int picture : m_pictures) {
        if (picture == hero_figure) {
            m_due.push_back(picture);
            continue;
        }
        const int paragraph = m_setting.review.insets[static_cast<std::size_t>(picture)].after_paragraph - 1;
        if (paragraph < 0 || paragraph >= static_cast<int>(m_ends.size()) || m_ends[static_cast<std::size_t>(paragraph)] <= end) m_due.push_back(picture);
    }
}

/// What the pictures cost that are due and get no place here.
double TurnPlanner::unplaced(const std::vector<PlacedFurniture>& furniture) const {
    double cost = 0;
    for (const int picture : m_due) {
        const bool placed = std::any_of(furniture.begin(), furniture.end(), [&](const PlacedFurniture& p) { return p.picture == picture; });
        if (!placed) cost += picture == hero_figure ? per_unplaced_figure : per_unplaced_picture;
        // Another view of the hero, or the headline in its place, while a picture of the writer's waits.
        if (!placed && picture != hero_figure) cost += per_view_instead * views_in(furniture);
    }
    return cost;
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
        const auto& furniture = m_furnisher.furnish(arrangement, {m_waiting, m_due, m_act});
        if (!furniture) continue;
        std::vector<PlacedFurniture> pieces = *furniture;
        double quotes = 0;
        for (const PlacedFurniture& piece : pieces) quotes += piece.quote < 0 ? 0 : piece.quote < m_setting.own_quotes ? 1 : lifted_part;
        search.try_depths(arrangement, pieces, 0,
                          rank - per_unplaced_quote * quotes + cost_of_views(m_setting, pieces, m_viewed) + unplaced(pieces));
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
    const TurnColumns columns = columns_of(m_setting);
    const int count = static_cast<int>(all.size());
    std::optional<TurnPlan> best;
    int best_index = previous;
    for (const bool bare : {false, true}) {
        if (best) break;
        double best_cost = std::numeric_limits<double>::infinity();
        for (int step = 1; step <= count; ++step) {
            const int index = (previous + step) % count;
            if (index == previous && count > 1) continue;
            std::optional<std::vector<PlacedFurniture>> furniture = m_furnisher.furnish(all[index], {m_waiting, m_due, m_act});
            if (bare) {
                // Without its quotes an arrangement still serves, where no other has all it needs.
                furniture.emplace();
                for (const FurnitureSpec& spec : all[index].furniture) {
                    if (spec.kind == FrameKind::picture) furniture->push_back({.spec = spec, .depth = std::min(spec.least, columns.lines())});
                }
            }
            if (furniture) deepen_views(m_setting, *furniture);
            auto capacity = furniture ? capacity_of(columns, *furniture) : std::nullopt;
            if (!capacity) continue;
            deepen(*furniture, *capacity, lines);
            if (*capacity <= 0 || lines - *capacity < fewest_left) continue;
            const auto quotes = std::count_if(furniture->begin(), furniture->end(), [](const PlacedFurniture& p) { return p.quote >= 0; });
            const double cost = per_missing_line * std::max(0, comfortable_closing - (lines - *capacity)) -
                                per_waiting_quote * static_cast<double>(quotes) + per_step * step +
                                cost_of_views(m_setting, *furniture, m_viewed) + unplaced(*furniture) * part_of_waiting +
                                (furniture->empty() ? nothing_but_text : 0);
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
    const TurnColumns columns = columns_of(m_setting);
    for (PlacedFurniture& piece : furniture) {
        const bool shown = piece.spec.kind == FrameKind::picture || piece.spec.kind == FrameKind::inset || piece.spec.kind == FrameKind::cutout;
        while (shown && piece.depth < piece.spec.greatest && lines - capacity < comfortable_closing) {
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
    m_viewed = views_in(plan.furniture) > 0;
    for (const PlacedFurniture& piece : plan.furniture) {
        std::erase(m_waiting, piece.quote);
        std::erase(m_pictures, piece.picture);
        m_act = std::max(m_act, piece.act + 1);
    }
}

}  // namespace foyer
