#include "shell/cards.h"

#include <fmt/format.h>

#include "layout/display_text.h"
#include "shell/keys.h"

namespace foyer {
namespace {

constexpr Pt padding = 48_pt, row = 40_pt;

/// One line in one of the page's kinds of type, put at a place.
void put(Card& card, const std::string& text, const TextStyle& type, Point at, Pt measure, Typesetter& typesetter) {
    Diagnostics said_elsewhere;
    Line line = set_one_line(text, type, measure, "en-US", typesetter, said_elsewhere);
    line.origin = at;
    card.lines.push_back(std::move(line));
}

}  // namespace

Card help_card(const Style& style, Typesetter& typesetter) {
    Card card;
    const auto rows = key_rows();
    card.size = {1000_pt, padding * 2.0 + 100_pt + row * (static_cast<double>(rows.size()) - 1)};
    TextStyle title = style.text_style("facts.title"), key = style.text_style("facts.value"), what = style.text_style("facts.label");
    key.size = what.size = 24_pt;
    key.colour = what.colour = title.colour = Ink::ink;
    put(card, "Keys", title, {padding, padding + 50_pt}, 600_pt, typesetter);
    Pt y = padding + 100_pt;
    for (const KeyRow& one : rows) {
        put(card, std::string(one.keys), key, {padding, y}, 470_pt, typesetter);
        put(card, std::string(one.does), what, {padding + 500_pt, y}, 404_pt, typesetter);
        y += row;
    }
    return card;
}

Card prompt_card(const std::string& digits, int count, const Style& style, Typesetter& typesetter) {
    Card card;
    card.size = {520_pt, 150_pt};
    TextStyle title = style.text_style("facts.title"), hint = style.text_style("facts.label");
    title.colour = hint.colour = Ink::ink;
    hint.size = 22_pt;
    put(card, fmt::format("Go to {}", digits.empty() ? "…" : digits), title, {36_pt, 96_pt}, 320_pt, typesetter);
    put(card, fmt::format("1 to {}, then Enter", count), hint, {350_pt, 96_pt}, 150_pt, typesetter);
    return card;
}

}  // namespace foyer
