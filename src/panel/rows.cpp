// One row of the registry: its name, a widget of its kind, its unit.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "panel/widgets.h"

namespace foyer::panel {
namespace {

ImDrawList& canvas() { return *ImGui::GetWindowDrawList(); }

std::vector<std::string_view> choices_of(const Parameter& parameter) {
    std::vector<std::string_view> words;
    std::string_view rest = parameter.choices;
    while (true) {
        const std::size_t bar = rest.find('|');
        words.push_back(rest.substr(0, bar));
        if (bar == std::string_view::npos) return words;
        rest.remove_prefix(bar + 1);
    }
}

double as_number(const Value& value) {
    if (const int* whole = std::get_if<int>(&value)) return *whole;
    const double* number = std::get_if<double>(&value);
    return number ? *number : 0;
}

void draw_number(Sheet& sheet, std::size_t row, ImRect area) {
    const Parameter& parameter = registry[row];
    const float unit = sheet.look.px(34);
    draw_text(sheet.look.small,
              {area.Max.x - unit + sheet.look.px(5),
               middle(sheet.look.small, area.Min.y, area.GetHeight()) + sheet.look.px(1)},
              tint::dim, parameter.unit);
    area.Max.x -= unit;
    const bool whole = parameter.kind == ParameterKind::integer;
    const double initial = sheet.model().theme ? as_number(sheet.model().theme->style.value(row)) : parameter.least;
    double value = as_number(sheet.value(row));
    const NumberField field{
        parameter.least, parameter.greatest, decimals_for(parameter.least, parameter.greatest), whole, initial, true};
    const Edit edit = number_field(sheet.look, "##number", area, field, value);
    if (edit.active) sheet.hold(row);
    if (edit.changed) sheet.set(row, whole ? Value(static_cast<int>(std::lround(value))) : Value(value));
}

void draw_flag(Sheet& sheet, std::size_t row, const ImRect& area) {
    const bool on = std::get<bool>(sheet.value(row));
    const Press press = press_area("##flag", area);
    const float side = sheet.look.px(15), top = std::floor(area.GetCenter().y - side / 2),
                left = area.Min.x + sheet.look.px(4);
    const ImRect box({left, top}, {left + side, top + side});
    canvas().AddRectFilled(box.Min, box.Max,
                           press.held      ? tint::pressed
                           : press.hovered ? tint::raised
                                           : tint::well,
                           sheet.look.px(2));
    canvas().AddRect(box.Min, box.Max, press.hovered ? tint::dim : tint::edge, sheet.look.px(2));
    if (on) draw_icon(sheet.look, Icon::check, box.GetCenter(), tint::accent);
    draw_text(sheet.look.text, {box.Max.x + sheet.look.px(8), middle(sheet.look.text, area.Min.y, area.GetHeight())},
              press.hovered ? tint::bright
              : on          ? tint::text
                            : tint::dim,
              on ? "yes" : "no");
    if (press.pressed) sheet.set(row, !on);
}

void draw_choice(Sheet& sheet, std::size_t row, const ImRect& area) {
    if (registry[row].choices == rows::inks) return draw_inks(sheet, row, area);
    const std::vector<std::string_view> words = choices_of(registry[row]);
    const int chosen = std::get<Choice>(sheet.value(row)).index;
    if (segments_width(sheet.look, words) <= area.GetWidth()) {
        const int pressed = segments(sheet.look, "##choice", area, words, chosen);
        if (pressed >= 0) sheet.set(row, Choice{pressed});
        return;
    }
    const auto shown = static_cast<std::size_t>(std::clamp(chosen, 0, static_cast<int>(words.size()) - 1));
    if (!begin_list(sheet.look, "##choice", area, words[shown])) return;
    for (std::size_t i = 0; i < words.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (list_item(sheet.look, "##item", words[i], i == shown)) sheet.set(row, Choice{static_cast<int>(i)});
        sheet.places.note(fmt::format("{}={}", registry[row].id, words[i]),
                          {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        ImGui::PopID();
    }
    end_list();
}

/// As files write it: what is kept and what is read again are the same.
Colour rounded(Colour colour) { return parse_colour(to_string(colour)).value_or(colour); }

void draw_picker(Sheet& sheet, std::size_t row, Colour colour) {
    const float width = sheet.look.px(236);
    float parts[3] = {colour.red, colour.green, colour.blue};
    ImGui::SetNextItemWidth(width);
    const bool changed = ImGui::ColorPicker3("##picker", parts,
                                             ImGuiColorEditFlags_NoSidePreview | ImGuiColorEditFlags_NoInputs |
                                                 ImGuiColorEditFlags_NoLabel | ImGuiColorEditFlags_PickerHueBar);
    sheet.places.note("picker " + std::string(registry[row].id), {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    if (ImGui::IsItemActive()) sheet.hold(row);
    if (changed) sheet.set(row, rounded({parts[0], parts[1], parts[2], colour.alpha}));
}

void draw_colour(Sheet& sheet, std::size_t row, const ImRect& area) {
    const PanelLook& look = sheet.look;
    const Colour colour = std::get<Colour>(sheet.value(row));
    const ImRect swatch(area.Min, {area.Min.x + look.px(64), area.Max.y});
    const Press press = press_area("##swatch", swatch);
    canvas().AddRectFilled({swatch.Min.x + look.px(4), swatch.Min.y + look.px(4)},
                           {swatch.Max.x - look.px(4), swatch.Max.y - look.px(4)}, tint_of(colour.with_alpha(1)),
                           look.px(2));
    canvas().AddRect({swatch.Min.x + look.px(4), swatch.Min.y + look.px(4)},
                     {swatch.Max.x - look.px(4), swatch.Max.y - look.px(4)}, press.hovered ? tint::text : tint::edge,
                     look.px(2));
    if (press.pressed) ImGui::OpenPopup("##colour");
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.px(10), look.px(10)});
    ImGui::SetNextWindowPos({swatch.Min.x, swatch.Max.y + look.px(2)}, ImGuiCond_Appearing);
    if (ImGui::BeginPopup("##colour", ImGuiWindowFlags_NoMove)) {
        draw_picker(sheet, row, colour);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();

    const ImRect digits({swatch.Max.x + look.px(4), area.Min.y + look.px(1)},
                        {std::min(area.Max.x, swatch.Max.x + look.px(92)), area.Max.y - look.px(1)});
    const ImGuiID id = ImGui::GetID("##digits");
    std::string text = ImGui::GetActiveID() == id ? sheet.memory.hexadecimal : to_string(colour);
    const Edit edit = text_field(look, "##digits", digits, "#rrggbb", text);
    sheet.places.note("digits " + std::string(registry[row].id), digits);
    if (edit.active) {
        sheet.hold(row);
        sheet.memory.hexadecimal = text;
    }
    if (!edit.changed) return;
    if (const auto typed = parse_colour(text.starts_with('#') ? text : "#" + text)) sheet.set(row, rounded(*typed));
}

void draw_text_row(Sheet& sheet, std::size_t row, const ImRect& area) {
    const std::string& now = std::get<std::string>(sheet.value(row));
    if (registry[row].id.ends_with(".face")) return draw_face_list(sheet, row, area);
    std::string text = now;
    const Edit edit = text_field(sheet.look, "##text", area, "", text);
    if (edit.active) sheet.hold(row);
    if (edit.changed) sheet.set(row, text);
}

/// A pad to drag the point on, and its two numbers beside it.
void draw_point(Sheet& sheet, std::size_t row, const ImRect& area) {
    const PanelLook& look = sheet.look;
    const Parameter& parameter = registry[row];
    const double range = parameter.greatest - parameter.least;
    Fraction2 point = std::get<Fraction2>(sheet.value(row));
    const ImRect pad({area.Min.x + look.px(4), area.Min.y + look.px(3)},
                     {area.Min.x + look.px(100), area.Max.y - look.px(3)});
    const Press press = press_area("##pad", pad);
    canvas().AddRectFilled(pad.Min, pad.Max, tint::well, look.px(2));
    canvas().AddRect(pad.Min, pad.Max, press.hovered || press.held ? tint::dim : tint::edge, look.px(2));
    const ImVec2 centre = pad.GetCenter();
    canvas().AddLine({pad.Min.x, centre.y}, {pad.Max.x, centre.y}, tint::hairline);
    canvas().AddLine({centre.x, pad.Min.y}, {centre.x, pad.Max.y}, tint::hairline);
    const auto along = [&](double value, float from, float to) {
        return from + static_cast<float>((value - parameter.least) / range) * (to - from);
    };
    const ImVec2 mark(along(point.x, pad.Min.x, pad.Max.x), along(point.y, pad.Min.y, pad.Max.y));
    canvas().PushClipRect(pad.Min, pad.Max, true);
    canvas().AddCircle(mark, look.px(4), press.held ? tint::bright : tint::accent, 16, look.px(2));
    canvas().PopClipRect();
    if (press.hovered || press.held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    Fraction2 moved = point;
    const ImGuiIO& io = ImGui::GetIO();
    if (press.held && GImGui->ActiveIdSource == ImGuiInputSource_Mouse) {
        sheet.hold(row);
        // By its way, not its place: so Shift and Alt act here too, and a press alone moves nothing.
        const double factor = io.KeyShift ? 10 : io.KeyAlt ? 0.1 : 1;
        moved.x += static_cast<double>(io.MouseDelta.x / pad.GetWidth()) * range * factor;
        moved.y += static_cast<double>(io.MouseDelta.y / pad.GetHeight()) * range * factor;
    }
    NumberField field{
        parameter.least, parameter.greatest, decimals_for(parameter.least, parameter.greatest), false, 0, false};
    const float left = pad.Max.x + look.px(10), right = std::min(area.Max.x - look.px(34), left + look.px(110));
    double* const parts[] = {&moved.x, &moved.y};
    for (int i = 0; i < 2; ++i) {
        const float top = area.Min.y + static_cast<float>(i) * look.row();
        const ImRect line({left, top}, {right, top + look.row()});
        draw_text(look.text, {left, middle(look.text, top, look.row())}, tint::dim, i == 0 ? "across" : "down");
        const Edit edit =
            number_field(look, i == 0 ? "##x" : "##y", {{left + look.px(44), top}, line.Max}, field, *parts[i]);
        sheet.places.note(fmt::format("{} {}", i == 0 ? "x" : "y", parameter.id), line);
        if (edit.active) sheet.hold(row);
    }
    moved = {std::clamp(moved.x, parameter.least, parameter.greatest),
             std::clamp(moved.y, parameter.least, parameter.greatest)};
    sheet.set(row, moved);
}

}  // namespace

void draw_face_list(Sheet& sheet, std::size_t row, const ImRect& area) {
    const std::string& now = std::get<std::string>(sheet.value(row));
    if (!begin_list(sheet.look, "##face", area, now.empty() ? "(the first face)" : now)) return;
    const std::vector<std::string>& names = sheet.model().face_names;
    if (names.empty()) draw_text(sheet.look.text, ImGui::GetCursorScreenPos(), tint::dim, "no faces were read");
    for (std::size_t i = 0; i < names.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (list_item(sheet.look, "##item", names[i], names[i] == now)) sheet.set(row, names[i]);
        sheet.places.note(fmt::format("{}={}", registry[row].id, names[i]),
                          {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        ImGui::PopID();
    }
    end_list();
}

float row_height(const PanelLook& look, std::size_t row) {
    return registry[row].kind == ParameterKind::point ? 2 * look.row() + look.px(6) : look.row();
}

void draw_row(Sheet& sheet, std::size_t row, ImVec2 place, float width) {
    const PanelLook& look = sheet.look;
    const float height = row_height(look, row);
    const ImRect area(place, {place.x + width, place.y + height});
    const float gutter = look.px(22), names = std::floor(width * 0.34f);
    const ImRect widget({area.Min.x + gutter + names, area.Min.y}, {area.Max.x, area.Max.y});
    if (sheet.memory.lit == row) {
        canvas().AddRectFilled(area.Min, area.Max, tint::lit);
        canvas().AddRectFilled(area.Min, {area.Min.x + look.px(2), area.Max.y}, tint::accent);
    }
    sheet.note(row, widget, area);
    sheet.draw_reset(row, area.Min, area);
    draw_text_cut(look.text, {area.Min.x + gutter, middle(look.text, area.Min.y, look.row())}, names - look.px(6),
                  sheet.memory.hinted == row || sheet.changed(row) ? tint::bright : tint::text, name_of_row(row));
    ImGui::PushID(static_cast<int>(row));
    switch (registry[row].kind) {
        case ParameterKind::number:
        case ParameterKind::integer: draw_number(sheet, row, widget); break;
        case ParameterKind::flag: draw_flag(sheet, row, widget); break;
        case ParameterKind::choice: draw_choice(sheet, row, widget); break;
        case ParameterKind::colour: draw_colour(sheet, row, widget); break;
        case ParameterKind::text: draw_text_row(sheet, row, widget); break;
        case ParameterKind::point: draw_point(sheet, row, widget); break;
    }
    ImGui::PopID();
}

}  // namespace foyer::panel
