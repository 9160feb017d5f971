#include "layout/word_plate.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/text.h"

namespace foyer {
namespace {

constexpr Pt padding = 30_pt;
constexpr Pt smallest = 40_pt;
constexpr double largest = 1.9;    // of a poster's size
constexpr double step = 0.94;
constexpr double smaller = 0.75;   // of the largest size that fits, for the sake of better breaks

RichText text_of(const Setting& setting, int words) {
    if (words == headline_words) return setting.review.headline;
    if (words == verdict_words) return {{setting.review.verdict, {}}};
    return setting.review.quotes[static_cast<std::size_t>(words)].text;
}

/// Words set for a plate, and what its last line's tails take of the white below it.
struct PlateText {
    DisplayText text;
    Pt tail;
};

/// The words at the largest size that fits into so much, or a little smaller where they break better; nothing where none fits.
std::optional<PlateText> set_words(const Setting& setting, const RichText& words, Size room) {
    DisplayRequest request;
    request.style = setting.style.text_style("poster");
    request.style.size *= largest;
    request.style.leading *= largest;
    request.style.colour = Ink::ink;
    request.measure = room.width;
    request.accent = Ink::on_accent;
    request.most_lines = 6;
    request.alignment = setting.style.choice<Alignment>("quotes.align");
    const Em cap_height = setting.cap_height(request.style);
    std::optional<PlateText> best;
    for (; request.style.size > 12_pt; request.style.size *= step, request.style.leading *= step) {
        request.smallest = min(smallest, request.style.size);
        PlateText set{setting.display(words, request), Pt(0)};
        const DisplayText& text = set.text;
        if (text.lines.empty() || (best && text.size < best->text.size * smaller)) break;
        // Tails come into the padding by half of it.
        set.tail = max(Pt(0), ink_reach(setting, text.lines.back()).below - padding / 2);
        const Pt over = max(Pt(0), ink_reach(setting, text.lines.front()).above - to_points(cap_height, text.size) - padding / 2);
        const Pt height = text.lines.back().origin.y + to_points(cap_height, text.size) + over + set.tail;
        const bool inside = std::ranges::all_of(text.lines, [&](const Line& line) {
            return line.origin.x + ink_end(setting, line) <= room.width + padding / 3;
        });
        if (!text.fits || !inside || height > room.height) continue;
        if (evenness_of(text) >= well_broken) return set;
        if (!best || evenness_of(text) > evenness_of(best->text)) best = std::move(set);
    }
    return best;
}

bool is_plate(const PlacedFurniture& piece) { return piece.spec.kind == FrameKind::picture && piece.picture == no_picture; }

/// Quotes lifted from the text that stand in no frame, the nearest to this turn first, those behind it last.
std::vector<int> quotes_near(const Setting& setting, const std::vector<TurnPlan>& turns, int turn,
                             const std::function<int(int)>& spread_of) {
    constexpr int farthest = 1;
    std::vector<std::pair<int, int>> near;
    for (int quote = setting.own_quotes; quote < static_cast<int>(setting.review.quotes.size()); ++quote) {
        const bool shown = std::ranges::any_of(turns, [&](const TurnPlan& plan) {
            return std::ranges::any_of(plan.furniture, [&](const PlacedFurniture& piece) { return piece.quote == quote; });
        });
        const int away = turn - spread_of(quote);
        if (!shown && std::abs(away) <= farthest) near.emplace_back(away < 0 ? farthest - away : away, quote);
    }
    std::ranges::stable_sort(near, {}, &std::pair<int, int>::first);
    std::vector<int> quotes;
    for (const auto& [away, quote] : near) quotes.push_back(quote);
    return quotes;
}

}  // namespace

Frame make_word_plate(const Setting& setting, std::string id, Rect bounds, int words) {
    Frame frame{.id = std::move(id), .kind = FrameKind::picture, .bounds = bounds, .ground = Ground::accent};
    // At the sheet's edge the words keep to the margin, with the columns.
    const Pt page = setting.grid.page.width, margin = setting.grid.margin;
    const Pt left = bounds.left() > Pt(0) ? bounds.left() + padding : margin;
    const Pt right = bounds.right() < page - 1_pt ? bounds.right() - padding : page - margin;
    const Size room = {right - left, bounds.height - padding * 2.0};
    auto set = set_words(setting, text_of(setting, words), room);
    if (!set) return frame;
    std::vector<Line>& lines = set->text.lines;
    // At the foot, or in the middle with the lines centred.
    const bool centred = setting.style.choice<Alignment>("quotes.align") == Alignment::centre;
    const Pt cap = to_points(setting.cap_height(setting.style.text_style("poster")), set->text.size);
    const Pt spare = max(Pt(0), room.height - lines.back().origin.y - cap - set->tail);
    move_lines(lines, {left, bounds.bottom() - padding - set->tail - lines.back().origin.y - (centred ? spare / 2 : Pt(0))});
    frame.lines = std::move(lines);
    return frame;
}

Rect view_bounds(const Setting& setting, const PlacedFurniture& piece) {
    const FurnitureBox box = box_of(setting, piece);
    const Grid& grid = setting.grid;
    const TextStyle body = setting.style.text_style("text");
    const Pt body_cap = to_points(setting.cap_height(body), body.size);
    const bool head = piece.spec.side == FurnitureSpec::Side::head;
    const int columns = static_cast<int>(setting.design.columns.size());
    const Pt left = piece.spec.bleed && piece.spec.first_column == 1 ? Pt(0) : box.left;
    const Pt right = piece.spec.bleed && piece.spec.last_column == columns ? grid.page.width : box.right;
    const bool whole = head && box.last_line + 1 >= columns_of(setting).last;
    const Pt top = head ? grid.line(box.first_line) - body_cap : grid.line(box.first_line + 1.0) - body_cap;
    const Pt foot = whole || !head ? (piece.spec.bleed ? grid.band : grid.line(box.last_line)) : grid.line(box.last_line - 0.4);
    return {left, top, right - left, foot - top};
}

void choose_plate_words(const Setting& setting, std::vector<TurnPlan>& turns, const std::function<int(int quote)>& spread_of) {
    std::optional<int> before;
    for (std::size_t t = 0; t < turns.size(); ++t) {
        std::optional<int> said;
        for (PlacedFurniture& piece : turns[t].furniture) {
            if (!is_plate(piece)) continue;
            const Rect bounds = view_bounds(setting, piece);
            std::vector<int> words = quotes_near(setting, turns, static_cast<int>(t), spread_of);
            for (const int other : {headline_words, verdict_words}) words.push_back(other);
            // The headline's is the plain accent where nothing fits.
            piece.quote = headline_words;
            for (const int one : words) {
                if (one == before || one == said || plain_text(text_of(setting, one)).empty()) continue;
                if (make_word_plate(setting, "", bounds, one).lines.empty()) continue;
                piece.quote = one;
                break;
            }
            said = piece.quote;
        }
        before = said;
    }
}

}  // namespace foyer
