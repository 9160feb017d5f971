#include "layout/furniture.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace foyer {

TurnColumns columns_of(const Setting& setting) {
    const auto number = [&](const DownPlace& place) { return static_cast<int>(std::lround(setting.grid.down(place, false) / setting.grid.baseline)); };
    TurnColumns columns;
    columns.first = number(setting.design.column_top);
    columns.last = number(setting.design.column_foot);
    columns.last = std::min(columns.last, static_cast<int>(std::floor(setting.grid.band / setting.grid.baseline + 1e-6)) - 1);
    columns.count = static_cast<int>(setting.design.columns.size());
    return columns;
}

const Inset* inset_of(const Setting& setting, const PlacedFurniture& furniture) {
    const Review& review = setting.review;
    if (furniture.picture == hero_figure) return review.hero && review.hero->cutout ? &*review.hero->cutout : nullptr;
    return furniture.picture < 0 ? nullptr : &review.insets[static_cast<std::size_t>(furniture.picture)];
}

namespace {

Pt body_cap(const Setting& setting) {
    const TextStyle body = setting.style.text_style("text");
    return to_points(setting.cap_height(body), body.size);
}

/// Left and right edge of the columns a piece stands in.
std::pair<Pt, Pt> span_of(const Setting& setting, const FurnitureSpec& spec) {
    return {setting.grid.across(setting.design.columns[static_cast<std::size_t>(spec.first_column - 1)].left, false),
            setting.grid.across(setting.design.columns[static_cast<std::size_t>(spec.last_column - 1)].right, true)};
}

bool is_figure(const PlacedFurniture& furniture) { return furniture.spec.kind == FrameKind::cutout; }

}  // namespace

FurnitureBox box_of(const Setting& setting, const PlacedFurniture& furniture) {
    const FurnitureSpec& spec = furniture.spec;
    const TurnColumns columns = columns_of(setting);
    FurnitureBox box;
    std::tie(box.left, box.right) = span_of(setting, spec);
    const int spare = columns.lines() - furniture.depth;
    box.first_line = columns.first + (spec.side == FurnitureSpec::Side::head ? 0 : spec.side == FurnitureSpec::Side::foot ? spare : spare / 2);
    box.last_line = box.first_line + furniture.depth - 1;
    if (!spec.flow) return box;
    Pt width = (box.right - box.left) * spec.wide;
    if (const Inset* inset = inset_of(setting, furniture); inset != nullptr && is_figure(furniture)) {
        const Pt foot = spec.bleed && spec.side == FurnitureSpec::Side::foot ? setting.grid.band : setting.grid.line(box.last_line);
        width = min(width, (foot - setting.grid.line(box.first_line) + body_cap(setting)) * aspect_of(setting, *inset));
    }
    const Pt slack = box.right - box.left - width;
    box.left += spec.align == Alignment::left ? Pt(0) : spec.align == Alignment::right ? slack : slack / 2;
    box.right = box.left + width;
    return box;
}

InsetPlace inset_place(const Setting& setting, const PlacedFurniture& furniture, const InsetCaption& caption) {
    const FurnitureSpec& spec = furniture.spec;
    const FurnitureBox box = box_of(setting, furniture);
    const Grid& grid = setting.grid;
    const bool head = spec.side == FurnitureSpec::Side::head, foot = spec.side == FurnitureSpec::Side::foot;
    const int columns = static_cast<int>(setting.design.columns.size());
    InsetPlace place;
    const Pt width = box.right - box.left;
    // Whole columns: a line of air towards the text. What text flows round keeps its distance by itself.
    const Pt top = (head || spec.flow ? grid.line(box.first_line) : grid.line(box.first_line + 1.0)) - body_cap(setting);
    const bool whole = head && box.last_line + 1 >= columns_of(setting).last;
    place.caption_foot = spec.flow || foot || whole ? grid.line(box.last_line) : grid.line(box.last_line - 0.4);
    Pt end = place.caption_foot - caption_depth(setting, caption);
    if (spec.bleed && foot && caption.lines == 0) end = behind_timeline(setting, box.left, box.right);
    if (!is_figure(furniture)) {
        const bool bleeds = spec.bleed && !spec.flow;
        const Pt left = bleeds && spec.first_column == 1 ? Pt(0) : box.left;
        const Pt right = bleeds && spec.last_column == columns ? grid.page.width : box.right;
        place.picture = {left, top, right - left, end - top};
        // Its words keep to the column where the picture bleeds off the sheet.
        place.caption_left = box.left;
        return place;
    }
    const Inset* inset = inset_of(setting, furniture);
    const double aspect = inset == nullptr ? 1 : aspect_of(setting, *inset);
    const Pt height = min(end - top, width / aspect);
    const Pt own = height * aspect;
    place.picture = {box.left + (width - own) / 2, head ? top : end - height, own, height};
    place.caption_left = place.picture.x;
    if (head) place.caption_foot = place.picture.bottom() + caption_depth(setting, caption);
    return place;
}

std::vector<ShapeOutline> outlines_of(const Setting& setting, const PlacedFurniture& furniture) {
    if (!furniture.spec.flow) return {};
    const FurnitureBox box = box_of(setting, furniture);
    const Inset* inset = inset_of(setting, furniture);
    const Pt top = setting.grid.line(box.first_line) - body_cap(setting), foot = setting.grid.line(box.last_line);
    if (inset == nullptr) return {box_outline({box.left, top, box.right - box.left, foot - top})};
    std::vector<ShapeOutline> outlines;
    const InsetCaption caption = set_caption(setting, *inset, box.right - box.left);
    for (const Frame& frame : make_inset_frames(setting, *inset, "", inset_place(setting, furniture, caption), caption, true)) {
        outlines.push_back(frame.outline);
    }
    return outlines;
}

double lines_taken(const Setting& setting, const PlacedFurniture& furniture) {
    const TurnColumns columns = columns_of(setting);
    std::vector<ColumnRoom> rooms;
    for (int c = furniture.spec.first_column; c <= furniture.spec.last_column; ++c) {
        const ColumnSpec& spec = setting.design.columns[static_cast<std::size_t>(c - 1)];
        const Pt left = setting.grid.across(spec.left, false);
        rooms.push_back({0, 0, columns.first, columns.lines(), left, setting.grid.across(spec.right, true) - left});
    }
    const StandOff stand_off = stand_off_of(setting);
    for (const ShapeOutline& outline : outlines_of(setting, furniture)) keep_off(rooms, 0, outline, stand_off, setting.grid);
    // Short lines hold a little less than their share: words break worse in them, and the last of a paragraph fills less.
    constexpr double more = 1.05;
    double taken = 0;
    for (const ColumnRoom& room : rooms) {
        for (int l = 0; l < room.lines; ++l) taken += 1 - room.line(l).measure / room.measure;
    }
    return taken * more;
}

DisplayText set_quote(const Setting& setting, FrameKind kind, int quote, Pt measure) {
    const bool loud = kind == FrameKind::loud;
    DisplayRequest request;
    request.style = loud ? setting.style.text_style("loud") : setting.style.text_style("quiet");
    request.most_lines = loud ? setting.style.integer("loud.lines") : setting.style.integer("quiet.lines");
    request.measure = measure;
    request.alignment = setting.style.choice<Alignment>("quotes.align");
    request.smallest = request.style.size;  // a quote that does not fit moves to a larger frame
    // Stars that no writer set are for loud frames alone.
    RichText words = setting.review.quotes[quote].text;
    if (!loud && quote >= setting.own_quotes) words = {{plain_text(words), {}}};
    return setting.display(words, request);
}

ActWords set_act(const Setting& setting, int act, Pt measure) {
    const Act& of = setting.review.acts[static_cast<std::size_t>(act)];
    ActWords words;
    if (of.title.empty()) return words;
    DisplayRequest request = plain_request(setting.style.text_style("loud"), measure, 4, 0.45);
    request.alignment = setting.style.choice<Alignment>("quotes.align");
    words.title = setting.display_evenly({{act_numeral(setting, act) + " ", {.accent = true}}, {of.title, {}}}, request);
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

std::pair<Pt, Pt> quote_span(const PlacedFurniture& furniture, const FurnitureBox& box) {
    constexpr Pt inside{10};
    const Pt by = furniture.spec.flow ? inside : Pt(0);
    return {box.left + by, box.right - by};
}

int quote_lines(const Setting& setting, const FurnitureSpec& spec, const DisplayText& text, bool attributed) {
    const double baseline = setting.grid.baseline.value;
    const double span = text.lines.back().origin.y.value / baseline + (attributed ? 1.5 : 0);
    if (spec.kind == FrameKind::quiet) {
        const double cap_height = to_points(setting.cap_height(setting.style.text_style("quiet")), text.size).value / baseline;
        return static_cast<int>(std::ceil(span + cap_height + 2.3 - 0.02));
    }
    const double cap_height = to_points(setting.cap_height(setting.style.text_style("loud")), text.size).value / baseline;
    const double rule = setting.style.number("rule.weight") / baseline;
    // Under a rule above it, letters that are higher than its capitals need air as well.
    const double over = ink_reach(setting, text.lines.front()).above.value / baseline - cap_height;
    const double under_rule = spec.side == FurnitureSpec::Side::foot ? 0.3 + std::max(0.0, over) : 0;
    return static_cast<int>(std::ceil(cap_height + span + 0.8 + rule + 0.97 + under_rule - 0.02));
}

}  // namespace foyer
