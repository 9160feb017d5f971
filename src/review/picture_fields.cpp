#include "review/picture_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.h"
#include "review/keys.h"
#include "review/rating.h"

namespace foyer::parsing {
namespace {

constexpr std::size_t most_pictures = 40;
constexpr std::size_t most_points = 200;  // a figure drawn by hand has thirty
constexpr std::string_view points_expected = "expected [[x, y], [x, y], …], at least three points as fractions of width and height";

std::optional<Fraction2> read_focus(const Fields& fields) {
    const YamlValue* value = fields.find("focus");
    if (!value) return std::nullopt;
    const std::string name = fields.name("focus");
    if (value->kind != YamlKind::list || value->items.size() != 2) {
        fields.warn(*value, fmt::format("`{}` is not a pair of numbers; the middle is used", name),
                    "expected [x, y], fractions of width and height such as [0.5, 0.3]");
        return std::nullopt;
    }
    const Fraction2 middle;
    const auto x = fields.number_of(value->items[0], name, 0, 1);
    const auto y = fields.number_of(value->items[1], name, 0, 1);
    return Fraction2{x.value_or(middle.x), y.value_or(middle.y)};
}

/// A fraction, as a number or in percent.
std::optional<double> fraction_of(const YamlValue& value) {
    if (value.kind != YamlKind::text) return std::nullopt;
    std::string_view words = trimmed(value.text);
    const bool percent = words.ends_with('%');
    if (percent) words.remove_suffix(1);
    const auto number = parse_number(words);
    return number && percent ? *number / 100 : number;
}

/// One line is said of an outline, whatever is wrong with it.
Outline read_outline(const Fields& fields) {
    const YamlValue* value = fields.find("outline");
    if (!value) return {};
    const std::string name = fields.name("outline");
    const auto refuse = [&](const YamlValue& where, const std::string& why) {
        fields.warn(where, fmt::format("`{}` {}; the picture is shown whole", name, why), std::string(points_expected));
        return Outline{};
    };
    if (value->kind != YamlKind::list) return refuse(*value, "is no list of points");
    const std::size_t count = value->items.size();
    if (count < 3) return refuse(*value, fmt::format("has {} point{}", count, count == 1 ? "" : "s"));
    if (count > most_points) return refuse(*value, fmt::format("has {} points, and {} are the most", count, most_points));
    Outline outline;
    bool outside = false;
    for (const YamlValue& item : value->items) {
        const bool pair = item.kind == YamlKind::list && item.items.size() == 2;
        const auto x = pair ? fraction_of(item.items[0]) : std::nullopt, y = pair ? fraction_of(item.items[1]) : std::nullopt;
        if (!x || !y) return refuse(item, "has a point that is no pair of numbers");
        const Fraction2 point{std::clamp(*x, 0.0, 1.0), std::clamp(*y, 0.0, 1.0)};
        outside = outside || point.x != *x || point.y != *y;
        outline.push_back(point);
    }
    const auto [left, right] = std::minmax_element(outline.begin(), outline.end(), [](Fraction2 a, Fraction2 b) { return a.x < b.x; });
    const auto [top, foot] = std::minmax_element(outline.begin(), outline.end(), [](Fraction2 a, Fraction2 b) { return a.y < b.y; });
    constexpr double least_extent = 0.02;
    if (right->x - left->x < least_extent || foot->y - top->y < least_extent) return refuse(*value, "encloses nothing");
    if (outside) {
        fields.warn(*value, fmt::format("`{}` reaches beyond the picture and ends at its edge", name), "expected fractions from 0 to 1");
    } else if (crosses_itself(outline)) {
        fields.warn(*value, fmt::format("`{}` crosses itself; all that it goes round is shown", name), "go round the figure once");
    }
    return outline;
}

/// One part of a picture, as its four edges; nothing, and a warning, where it is none.
std::optional<Crop> read_part(const Fields& hero, const YamlValue& value) {
    constexpr const char* cure = "expected [left, top, right, bottom], fractions of width and height such as [0.4, 0.1, 0.6, 0.4]";
    if (value.kind != YamlKind::list || value.items.size() != 4) {
        hero.warn(value, "a part of `hero.keep` is not four numbers; it is left out", cure);
        return std::nullopt;
    }
    std::array<double, 4> edges{};
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const auto edge = hero.number_of(value.items[i], "hero.keep", 0, 1);
        if (!edge) return std::nullopt;
        edges[i] = *edge;
    }
    if (edges[0] >= edges[2] || edges[1] >= edges[3]) {
        hero.warn(value, "a part of `hero.keep` ends before it begins; it is left out", cure);
        return std::nullopt;
    }
    return Crop{edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1]};
}

/// What no letter may cover: a part of the picture, or a list of them.
std::vector<Crop> read_keep(const Fields& hero) {
    constexpr std::size_t most = 12;
    std::vector<Crop> parts;
    const YamlValue* value = hero.find("keep");
    if (!value) return parts;
    const bool list = value->kind == YamlKind::list && !value->items.empty() && value->items.front().kind == YamlKind::list;
    if (!list) {
        if (const auto part = read_part(hero, *value)) parts.push_back(*part);
        return parts;
    }
    for (const YamlValue& item : value->items) {
        if (parts.size() == most) {
            hero.warn(item, fmt::format("`hero.keep` has more than {} parts; the rest is left out", most), "name what matters most");
            break;
        }
        if (const auto part = read_part(hero, item)) parts.push_back(*part);
    }
    return parts;
}

/// The hero's figure: a picture of its own, or what an outline in the hero's own holds.
std::optional<Inset> read_cutout(const Fields& fields, const Hero& hero) {
    Inset inset;
    inset.focus = hero.focus;
    inset.place = hero.place;
    inset.outline = read_outline(fields);
    const std::string file = fields.text("cutout");
    if (!file.empty()) {
        inset.image = file;
        inset.place = fields.place(*fields.find("cutout"));
        return inset;
    }
    if (inset.outline.empty()) return std::nullopt;
    inset.image = hero.image;
    return inset;
}

}  // namespace

std::optional<Hero> read_hero(const Fields& review) {
    const YamlValue* value = review.find("hero");
    if (!value) return std::nullopt;
    if (value->kind != YamlKind::map) {
        review.warn_not_map(*value, "hero", "the keys image, alt, credit, focus, keep, cutout, outline, indented below it");
        return std::nullopt;
    }
    const Fields fields = review.inner(*value, hero_keys, "hero");
    Hero hero{fields.text("image"), fields.text("alt"), fields.text("credit"), read_focus(fields).value_or(Fraction2{}), {}};
    if (hero.image.empty()) {
        if (!fields.find("image"))
            fields.warn(*value, "`hero` names no picture", "expected `image: FILE` under `hero:`");
        return std::nullopt;
    }
    hero.place = fields.place(*fields.find("image"));
    hero.keep = read_keep(fields);
    hero.cutout = read_cutout(fields, hero);
    return hero;
}

std::vector<PictureNotes> read_picture_notes(const Fields& review) {
    std::vector<PictureNotes> notes;
    const auto* items = review.list("pictures", "a list of `{ image: …, focus: …, outline: … }`");
    if (!items) return notes;
    for (const YamlValue& item : *items) {
        if (notes.size() == most_pictures) {
            review.warn(item, fmt::format("{} pictures are too many; the first {} are kept", items->size(), most_pictures), "take some out");
            break;
        }
        if (item.kind != YamlKind::map) {
            if (item.kind != YamlKind::null) review.warn_not_map(item, "pictures", "the keys image, focus, outline");
            continue;
        }
        const Fields fields = review.inner(item, picture_keys, "pictures");
        PictureNotes note{fields.text("image"), read_focus(fields), read_outline(fields), review.place(item)};
        if (note.image.empty()) fields.warn(item, "this picture has no name", "expected `image: FILE`, as in the text");
        else notes.push_back(std::move(note));
    }
    return notes;
}

void apply_picture_notes(const std::vector<PictureNotes>& notes, std::vector<Inset>& insets, Report& report) {
    for (const PictureNotes& note : notes) {
        bool found = false;
        for (Inset& inset : insets) {
            if (inset.image != note.image) continue;
            found = true;
            inset.focus = note.focus.value_or(inset.focus);
            inset.outline = note.outline;
        }
        if (!found) {
            report.warning(note.place, fmt::format("no picture `{}` stands in the text", clipped(note.image)),
                           "place it there as ![what it shows](file \"whose it is\")");
        }
    }
}

}  // namespace foyer::parsing
