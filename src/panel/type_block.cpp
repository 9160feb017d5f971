// A kind of type as one block: face, size, leading, tracking, case and colour, as type palettes have them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text.h"
#include "panel/widgets.h"

namespace foyer::panel {
namespace {

constexpr std::array<std::string_view, 6> attributes = {".face", ".size", ".leading", ".tracking", ".case", ".colour"};

ImDrawList& canvas() { return *ImGui::GetWindowDrawList(); }

void draw_cell(Sheet& sheet, std::size_t row, const ImRect& area, std::string_view name) {
    const PanelLook& look = sheet.look;
    const Parameter& parameter = registry[row];
    const float gutter = look.px(22);
    if (sheet.memory.lit == row) canvas().AddRectFilled(area.Min, area.Max, tint::lit);
    sheet.draw_reset(row, area.Min, area);
    const float left = area.Min.x + gutter, unit = width_of(look.small, parameter.unit);
    draw_text(look.small, {left, middle(look.small, area.Min.y, area.GetHeight()) + look.px(1)}, tint::dim, name);
    draw_text(look.small, {area.Max.x - unit, middle(look.small, area.Min.y, area.GetHeight()) + look.px(1)}, tint::dim,
              parameter.unit);
    const float name_width = width_of(look.small, name) + look.px(4);
    double value = std::get<double>(sheet.value(row));
    const NumberField field{
        parameter.least, parameter.greatest, decimals_for(parameter.least, parameter.greatest), false, value, false};
    const ImRect number({left + name_width, area.Min.y}, {area.Max.x - unit - look.px(3), area.Max.y});
    ImGui::PushID(static_cast<int>(row));
    const Edit edit = number_field(look, "##number", number, field, value);
    ImGui::PopID();
    // Where in its range the number is: a hairline, grown so far.
    const double part = std::clamp((value - parameter.least) / (parameter.greatest - parameter.least), 0.0, 1.0);
    const float y = area.Max.y - look.px(2), thin = look.px(1);
    canvas().AddRectFilled({left, y}, {area.Max.x, y + thin}, tint::hairline);
    canvas().AddRectFilled({left, y}, {std::floor(left + static_cast<float>(part) * (area.Max.x - left)), y + thin},
                           edit.active ? tint::accent : tint::faint);
    sheet.note(row, number, area);
    if (edit.active) sheet.hold(row);
    if (edit.changed) sheet.set(row, value);
}

void draw_case(Sheet& sheet, std::size_t row, const ImRect& area) {
    // The three cases show themselves, in the order of the registry's choices.
    constexpr std::array<std::string_view, 3> samples = {"Ag", "AG", "ag"};
    const float gutter = sheet.look.px(22);
    if (sheet.memory.lit == row) canvas().AddRectFilled(area.Min, area.Max, tint::lit);
    sheet.draw_reset(row, area.Min, area);
    const ImRect widget({area.Min.x + gutter, area.Min.y}, area.Max);
    ImGui::PushID(static_cast<int>(row));
    const int pressed = segments(sheet.look, "##case", widget, samples, std::get<Choice>(sheet.value(row)).index);
    ImGui::PopID();
    sheet.note(row, widget, area);
    if (pressed >= 0) sheet.set(row, Choice{pressed});
}

void draw_ink_cell(Sheet& sheet, std::size_t row, const ImRect& area) {
    const ImRect widget({area.Min.x + sheet.look.px(22), area.Min.y}, area.Max);
    if (sheet.memory.lit == row) canvas().AddRectFilled(area.Min, area.Max, tint::lit);
    sheet.draw_reset(row, area.Min, area);
    ImGui::PushID(static_cast<int>(row));
    draw_inks(sheet, row, widget);
    ImGui::PopID();
    sheet.note(row, widget, area);
}

}  // namespace

void draw_inks(Sheet& sheet, std::size_t row, const ImRect& area) {
    const PanelLook& look = sheet.look;
    constexpr int inks = 6;
    const float width = std::floor(area.GetWidth() / inks);
    const int chosen = std::get<Choice>(sheet.value(row)).index;
    for (int ink = 0; ink < inks; ++ink) {
        const float left = area.Min.x + static_cast<float>(ink) * width;
        const ImRect part({left, area.Min.y}, {left + width, area.Max.y});
        ImGui::PushID(ink);
        const Press press = press_area("##ink", part);
        ImGui::PopID();
        const float radius = look.px(6);
        const ImVec2 centre(std::floor(part.GetCenter().x), std::floor(part.GetCenter().y));
        canvas().AddCircleFilled(centre, radius,
                                 tint_of(sheet.model().style.colour_of(static_cast<Ink>(ink)).with_alpha(1)), 24);
        canvas().AddCircle(centre, radius, press.hovered ? tint::text : tint::edge, 24);
        if (ink == chosen) canvas().AddCircle(centre, radius + look.px(3), tint::accent, 28, look.px(1.5));
        if (press.pressed) sheet.set(row, Choice{ink});
    }
}

std::optional<TypeRows> type_rows_at(std::size_t row) {
    if (row >= registry.size() || !registry[row].id.ends_with(attributes[0])) return std::nullopt;
    const std::string_view prefix = registry[row].id.substr(0, registry[row].id.size() - attributes[0].size());
    std::array<std::optional<std::size_t>, attributes.size()> found;
    std::size_t next = row;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        const std::string_view id = next < registry.size() ? registry[next].id : "";
        const bool here = id.size() == prefix.size() + attributes[i].size() && id.starts_with(prefix) && id.ends_with(attributes[i]);
        if (here) found[i] = next++;
        else if (attributes[i] != ".leading") return std::nullopt;
    }
    // The size's help says what is set in it; where it says something else, the id does.
    constexpr std::string_view opening = "Type size of ";
    std::string_view name = registry[row + 1].help;
    if (name.starts_with(opening)) {
        name.remove_prefix(opening.size());
        if (name.starts_with("the ")) name.remove_prefix(4);
    } else {
        name = prefix;
    }
    std::string title(name);
    if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
    return TypeRows{*found[0], *found[1], found[2], *found[3], *found[4], *found[5], std::move(title)};
}

float type_block_height(const PanelLook& look) { return 3 * look.row() + look.px(8); }

void draw_type_block(Sheet& sheet, const TypeRows& rows, ImVec2 place, float width) {
    const PanelLook& look = sheet.look;
    const float gutter = look.px(22), line = look.row();
    place.y += look.px(2);
    const ImRect head(place, {place.x + width, place.y + line});
    const float names = std::floor(width * 0.34f);
    if (sheet.memory.lit == rows.face) canvas().AddRectFilled(head.Min, head.Max, tint::lit);
    sheet.draw_reset(rows.face, head.Min, head);
    draw_text_cut(look.strong, {head.Min.x + gutter, middle(look.strong, head.Min.y, line)}, names - look.px(6),
                  tint::bright, rows.name);
    const ImRect face({head.Min.x + gutter + names, head.Min.y}, head.Max);
    ImGui::PushID(static_cast<int>(rows.face));
    draw_face_list(sheet, rows.face, face);
    ImGui::PopID();
    sheet.note(rows.face, face, head);

    const float numbers = head.Max.y, third = std::floor(width / 3);
    draw_cell(sheet, rows.size, {{place.x, numbers}, {place.x + third - look.px(4), numbers + line}}, "Size");
    if (rows.leading) {
        draw_cell(sheet, *rows.leading, {{place.x + third, numbers}, {place.x + 2 * third - look.px(4), numbers + line}},
                  "Lead");
    }
    draw_cell(sheet, rows.tracking, {{place.x + 2 * third, numbers}, {place.x + width, numbers + line}}, "Track");

    const float last = numbers + line, split = std::floor(place.x + width * 0.42f);
    draw_case(sheet, rows.letters, {{place.x, last}, {split, last + line}});
    draw_ink_cell(sheet, rows.colour, {{split, last}, {place.x + width, last + line}});
}

}  // namespace foyer::panel
