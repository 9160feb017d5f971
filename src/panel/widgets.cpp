#include "panel/widgets.h"

#include <fmt/format.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

namespace foyer::panel {
namespace {

ImDrawList& canvas() { return *ImGui::GetWindowDrawList(); }

/// Dear ImGui's own frames are not drawn: only its behaviour is wanted.
class NoFrame {
public:
    explicit NoFrame(bool text_too) : m_colours(text_too ? 4 : 3) {
        for (const int colour : {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive})
            ImGui::PushStyleColor(colour, 0);
        if (text_too) ImGui::PushStyleColor(ImGuiCol_Text, 0);
    }
    ~NoFrame() { ImGui::PopStyleColor(m_colours); }
    NoFrame(const NoFrame&) = delete;
    NoFrame& operator=(const NoFrame&) = delete;

private:
    int m_colours;
};

/// A step that reads well, 1, 2 or 5 of some power of ten, no greater than `step`.
double round_step(double step) {
    const double power = std::pow(10, std::floor(std::log10(step)));
    return step >= 5 * power ? 5 * power : step >= 2 * power ? 2 * power : power;
}

void draw_track(const PanelLook& look, const ImRect& area, const NumberField& field, double value, bool lively) {
    const float y = std::floor(area.GetCenter().y), thin = look.px(1);
    const auto at = [&](double number) {
        const double part = (number - field.least) / (field.greatest - field.least);
        return std::floor(area.Min.x + static_cast<float>(std::clamp(part, 0.0, 1.0)) * (area.GetWidth() - look.px(3)));
    };
    canvas().AddRectFilled({area.Min.x, y}, {area.Max.x, y + thin}, tint::grey(0x44));
    const double rest = field.least < 0 && field.greatest > 0 ? 0 : field.least;
    const float from = std::min(at(rest), at(value)), to = std::max(at(rest), at(value));
    canvas().AddRectFilled({from, y}, {to + look.px(1), y + thin}, lively ? tint::bright : tint::dim);
    const float initial = at(field.initial);
    canvas().AddRectFilled({initial + thin, y + look.px(4)}, {initial + 2 * thin, y + look.px(7)}, tint::faint);
    const float handle = at(value);
    canvas().AddRectFilled({handle, y - look.px(5)}, {handle + look.px(3), y + look.px(6)},
                           lively ? tint::bright : tint::text);
}

}  // namespace

Press press_area(const char* id, const ImRect& area) {
    Press press;
    ImGui::SetCursorScreenPos(area.Min);
    const ImGuiID number = ImGui::GetID(id);
    ImGui::ItemSize(area.GetSize());
    if (!ImGui::ItemAdd(area, number)) return press;
    press.pressed = ImGui::ButtonBehavior(area, number, &press.hovered, &press.held);
    press.focused = GImGui->NavId == number && !GImGui->NavDisableHighlight;
    // Space is Dear ImGui's; Enter it keeps for what can be typed into.
    const bool disabled = (GImGui->CurrentItemFlags & ImGuiItemFlags_Disabled) != 0;
    if (press.focused && !disabled && ImGui::IsKeyPressedMap(ImGuiKey_Enter, false)) press.pressed = true;
    ImGui::RenderNavHighlight(area, number, ImGuiNavHighlightFlags_TypeThin);
    return press;
}

void draw_icon(const PanelLook& look, Icon icon, ImVec2 c, ImU32 colour) {
    ImDrawList& list = canvas();
    const float u = look.px(12) / 12, thick = std::max(1.0f, 1.4f * u);
    const auto at = [&](float x, float y) { return ImVec2(c.x + x * u, c.y + y * u); };
    switch (icon) {
        case Icon::undo:
        case Icon::redo: {
            const float side = icon == Icon::undo ? 1.0f : -1.0f;
            list.PathLineTo(at(-4 * side, -2));
            list.PathLineTo(at(1 * side, -2));
            list.PathBezierCubicCurveTo(at(5.5f * side, -2), at(5.5f * side, 4.5f), at(1 * side, 4.5f), 12);
            list.PathLineTo(at(-2 * side, 4.5f));
            list.PathStroke(colour, 0, thick);
            list.AddTriangleFilled(at(-6 * side, -2), at(-2.2f * side, -5.2f), at(-2.2f * side, 1.2f), colour);
            break;
        }
        case Icon::reset:
            // Three quarters of a turn against the clock, the arrow at its head.
            list.PathArcTo(c, 4.4f * u, -2.1f, 2.5f, 20);
            list.PathStroke(colour, 0, thick);
            list.AddTriangleFilled(at(-6.2f, -3.4f), at(-1.2f, -6.6f), at(-1.0f, -1.0f), colour);
            break;
        case Icon::cross:
            list.AddLine(at(-3, -3), at(3.5f, 3.5f), colour, thick);
            list.AddLine(at(3, -3), at(-3.5f, 3.5f), colour, thick);
            break;
        case Icon::down: {
            const ImVec2 line[] = {at(-3.5f, -1.75f), at(0, 1.75f), at(3.5f, -1.75f)};
            list.AddPolyline(line, 3, colour, 0, thick);
            break;
        }
        case Icon::right: {
            const ImVec2 line[] = {at(-1.75f, -3.5f), at(1.75f, 0), at(-1.75f, 3.5f)};
            list.AddPolyline(line, 3, colour, 0, thick);
            break;
        }
        case Icon::warning: {
            list.AddTriangleFilled(at(0, -5), at(5.5f, 4.5f), at(-5.5f, 4.5f), colour);
            list.AddRectFilled(at(-0.7f, -2), at(0.7f, 1.5f), tint::ground);
            list.AddRectFilled(at(-0.7f, 2.4f), at(0.7f, 3.6f), tint::ground);
            break;
        }
        case Icon::error: {
            const ImVec2 corners[] = {at(-2, -5), at(2, -5), at(5, -2), at(5, 2),
                                      at(2, 5),   at(-2, 5), at(-5, 2), at(-5, -2)};
            list.AddConvexPolyFilled(corners, 8, colour);
            list.AddRectFilled(at(-0.8f, -3), at(0.8f, 1), tint::ground);
            list.AddRectFilled(at(-0.8f, 1.8f), at(0.8f, 3.2f), tint::ground);
            break;
        }
        case Icon::note:
            list.AddCircle(c, 4.5f * u, colour, 20, thick);
            list.AddRectFilled(at(-0.7f, -0.6f), at(0.7f, 2.4f), colour);
            list.AddRectFilled(at(-0.7f, -2.6f), at(0.7f, -1.4f), colour);
            break;
        case Icon::check: {
            const ImVec2 line[] = {at(-3.5f, 0.2f), at(-1, 3), at(3.8f, -3)};
            list.AddPolyline(line, 3, colour, 0, thick * 1.2f);
            break;
        }
        case Icon::dot: list.AddCircleFilled(c, 2.4f * u, colour, 14); break;
        case Icon::locked:
        case Icon::unlocked:
            list.AddRectFilled(at(-4, -0.5f), at(4, 5), colour, u);
            list.PathArcTo(at(icon == Icon::locked ? 0.0f : -3.0f, -1), 2.6f * u, IM_PI, 2 * IM_PI, 12);
            list.PathStroke(colour, 0, thick);
            break;
    }
}

bool button(const PanelLook& look, const char* id, const ImRect& area, std::string_view label, Weight weight,
            std::string_view key) {
    const bool disabled = (GImGui->CurrentItemFlags & ImGuiItemFlags_Disabled) != 0;
    const Press press = press_area(id, area);
    const ImU32 ground = press.held ? tint::pressed : press.hovered || weight == Weight::strong ? tint::raised : 0;
    if (!disabled && ground) canvas().AddRectFilled(area.Min, area.Max, ground, look.px(3));
    canvas().AddRect(area.Min, area.Max, weight == Weight::strong && !disabled ? tint::accent : tint::hairline,
                     look.px(3));
    const float told = key.empty() ? 0 : width_of(look.small, key) + look.px(8);
    const float width = std::min(width_of(look.strong, label), area.GetWidth() - told),
                left = std::floor(area.GetCenter().x - (width + told) / 2);
    draw_text_cut(look.strong, {left, middle(look.strong, area.Min.y, area.GetHeight())}, area.GetWidth() - told,
                  disabled        ? tint::faint
                  : press.hovered ? tint::bright
                                  : tint::text,
                  label);
    if (!key.empty())
        draw_text(look.small,
                  {left + width + look.px(8), middle(look.small, area.Min.y, area.GetHeight()) + look.px(1)},
                  disabled ? tint::edge : tint::dim, key);
    return press.pressed;
}

bool icon_button(const PanelLook& look, const char* id, const ImRect& area, Icon icon) {
    const bool disabled = (GImGui->CurrentItemFlags & ImGuiItemFlags_Disabled) != 0;
    const Press press = press_area(id, area);
    if (!disabled && (press.hovered || press.held))
        canvas().AddRectFilled(area.Min, area.Max, press.held ? tint::pressed : tint::raised, look.px(3));
    draw_icon(look, icon, area.GetCenter(), disabled ? tint::edge : press.hovered ? tint::bright : tint::text);
    return press.pressed;
}

int decimals_for(double least, double greatest) {
    const double range = greatest - least;
    return range <= 0.7 ? 3 : range <= 6 ? 2 : 1;
}

std::string number_text(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals + 1);
    if (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    if (text.find_first_of("123456789") == std::string::npos && text.starts_with('-')) text.erase(0, 1);
    if (text.starts_with('-')) text.replace(0, 1, "−");
    return text;
}

Edit number_field(const PanelLook& look, const char* id, const ImRect& area, const NumberField& field, double& value) {
    const ImGuiID number = ImGui::GetID(id);
    const ImGuiIO& io = ImGui::GetIO();
    const bool was_typed_into = ImGui::TempInputIsActive(number), was_active = ImGui::GetActiveID() == number;
    const float value_width = field.track ? look.px(56) : 0;
    const float track = std::max(look.px(40), area.GetWidth() - value_width);

    // By hand the handle follows the pointer; by key a step is one that reads well. Dear ImGui's Alt is a hundredth.
    const double range = field.greatest - field.least;
    const int decimals = field.whole ? 0 : field.decimals;
    double speed = range / static_cast<double>(field.track ? track : look.px(240));
    if (was_active && GImGui->ActiveIdSource == ImGuiInputSource_Nav)
        speed = std::max(round_step(range / 200), std::pow(10, -decimals));
    else if (io.KeyAlt)
        speed *= 10;
    // What is dragged is rounded; what is typed is not, and shows as it is.
    const bool dragged = was_active && !was_typed_into;
    const std::string format = fmt::format("%.{}f", field.whole ? 0 : decimals + (dragged && !io.KeyAlt ? 0 : 1));

    Edit edit;
    ImGui::SetCursorScreenPos(area.Min);
    ImGui::SetNextItemWidth(area.GetWidth());
    {
        const NoFrame no_frame(!was_typed_into && !(ImGui::IsMouseHoveringRect(area.Min, area.Max) && io.KeyCtrl));
        if (was_typed_into) canvas().AddRectFilled(area.Min, area.Max, tint::well, look.px(2));
        if (field.whole) {
            int whole = static_cast<int>(std::lround(value));
            const int least = static_cast<int>(field.least), greatest = static_cast<int>(field.greatest);
            edit.changed = ImGui::DragScalar(id, ImGuiDataType_S32, &whole, static_cast<float>(speed), &least,
                                             &greatest, "%d", ImGuiSliderFlags_AlwaysClamp);
            if (edit.changed) value = whole;
        } else {
            edit.changed = ImGui::DragScalar(id, ImGuiDataType_Double, &value, static_cast<float>(speed), &field.least,
                                             &field.greatest, format.c_str(), ImGuiSliderFlags_AlwaysClamp);
        }
    }
    edit.active = ImGui::IsItemActive();
    // What is typed may be no number at all, which compares with nothing.
    if (std::isnan(value)) edit.changed = false;
    if (edit.changed) value = std::clamp(value, field.least, field.greatest);
    if (!ImGui::IsItemVisible() || ImGui::TempInputIsActive(number)) return edit;
    const bool lively = ImGui::IsItemHovered() || edit.active;
    if (lively) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (field.track) draw_track(look, {area.Min, {area.Min.x + track - look.px(4), area.Max.y}}, field, value, lively);
    draw_text_right(look.text, {area.Max.x, middle(look.text, area.Min.y, area.GetHeight())},
                    lively ? tint::bright : tint::text, number_text(value, decimals));
    return edit;
}

float segments_width(const PanelLook& look, std::span<const std::string_view> words) {
    float width = 0;
    for (const std::string_view word : words) width += width_of(look.text, word) + look.px(16);
    return width;
}

int segments(const PanelLook& look, const char* id, const ImRect& area, std::span<const std::string_view> words,
             int chosen) {
    int pressed = -1;
    float x = area.Min.x;
    const float spare =
        std::max(0.0f, area.GetWidth() - segments_width(look, words)) / static_cast<float>(words.size());
    ImGui::PushID(id);
    ImGui::BeginGroup();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const float width = std::floor(width_of(look.text, words[i]) + look.px(16) + spare);
        const ImRect part({x, area.Min.y}, {x + width, area.Max.y});
        ImGui::PushID(static_cast<int>(i));
        const Press press = press_area("##", part);
        ImGui::PopID();
        const bool is_chosen = static_cast<int>(i) == chosen;
        if (press.hovered || press.held)
            canvas().AddRectFilled(part.Min, part.Max, press.held ? tint::pressed : tint::raised);
        draw_text(look.text,
                  {std::floor(part.GetCenter().x - width_of(look.text, words[i]) / 2),
                   middle(look.text, area.Min.y, area.GetHeight())},
                  is_chosen       ? tint::bright
                  : press.hovered ? tint::text
                                  : tint::dim,
                  words[i]);
        canvas().AddRectFilled({part.Min.x, part.Max.y - look.px(is_chosen ? 2 : 1)}, part.Max,
                               is_chosen ? tint::accent : tint::hairline);
        if (press.pressed) pressed = static_cast<int>(i);
        x += width;
    }
    ImGui::EndGroup();
    ImGui::PopID();
    return pressed;
}

bool begin_list(const PanelLook& look, const char* id, const ImRect& area, std::string_view shown) {
    ImGui::PushID(id);
    const Press press = press_area("##field", area);
    const ImGuiID popup = ImGui::GetID("##list");
    const bool open = ImGui::IsPopupOpen(popup, 0);
    if (press.hovered || press.held || open)
        canvas().AddRectFilled(area.Min, area.Max, press.held ? tint::pressed : tint::raised);
    draw_text_cut(look.text, {area.Min.x + look.px(4), middle(look.text, area.Min.y, area.GetHeight())},
                  area.GetWidth() - look.px(26), tint::text, shown);
    draw_icon(look, Icon::down, {area.Max.x - look.px(11), area.GetCenter().y},
              press.hovered || open ? tint::text : tint::dim);
    canvas().AddRectFilled({area.Min.x, area.Max.y - look.px(1)}, area.Max,
                           press.hovered || open ? tint::edge : tint::hairline);
    const ImGuiLastItemData field = GImGui->LastItemData;
    bool visible = false;
    if (press.pressed) ImGui::OpenPopupEx(popup);
    if (open || press.pressed) {
        const ImVec2 display = ImGui::GetIO().DisplaySize;
        const float below = display.y - area.Max.y, above = area.Min.y;
        const bool upwards = below < look.px(240) && above > below;
        ImGui::SetNextWindowPos({area.Min.x, upwards ? area.Min.y : area.Max.y}, ImGuiCond_Always,
                                {0, upwards ? 1.0f : 0.0f});
        ImGui::SetNextWindowSizeConstraints(
            {area.GetWidth(), look.row()},
            {std::max(area.GetWidth(), look.px(240)), std::min(look.px(420), upwards ? above : below) - look.px(4)});
        visible = ImGui::BeginPopupEx(popup, ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize |
                                                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoSavedSettings);
    }
    if (!visible) {
        GImGui->LastItemData = field;
        ImGui::PopID();
    }
    return visible;
}

bool list_item(const PanelLook& look, const char* id, std::string_view label, bool chosen) {
    const ImVec2 place = ImGui::GetCursorScreenPos();
    const float width = std::max(ImGui::GetContentRegionAvail().x, width_of(look.text, label) + look.px(32));
    const ImRect area(place, {place.x + width, place.y + look.row()});
    const Press press = press_area(id, area);
    if (chosen && ImGui::IsWindowAppearing()) {
        ImGui::SetItemDefaultFocus();
        ImGui::SetScrollHereY();
    }
    if (press.hovered || press.held || press.focused)
        canvas().AddRectFilled(area.Min, area.Max, press.held ? tint::pressed : tint::raised);
    if (chosen) canvas().AddRectFilled(area.Min, {area.Min.x + look.px(2), area.Max.y}, tint::accent);
    draw_text(look.text, {place.x + look.px(10), middle(look.text, place.y, look.row())},
              chosen || press.hovered ? tint::bright : tint::text, label);
    ImGui::SetCursorScreenPos({place.x, area.Max.y});
    if (press.pressed) ImGui::CloseCurrentPopup();
    return press.pressed;
}

void end_list() {
    ImGui::EndPopup();
    ImGui::PopID();
}

Edit text_field(const PanelLook& look, const char* id, const ImRect& area, const char* hint, std::string& text) {
    ImGui::SetCursorScreenPos(area.Min);
    ImGui::SetNextItemWidth(area.GetWidth());
    const bool was_active = ImGui::GetActiveID() == ImGui::GetID(id);
    canvas().AddRectFilled(area.Min, area.Max, tint::well, look.px(2));
    Edit edit;
    {
        const NoFrame no_frame(false);
        edit.changed = ImGui::InputTextWithHint(id, hint, &text, ImGuiInputTextFlags_AutoSelectAll);
    }
    edit.active = ImGui::IsItemActive();
    canvas().AddRectFilled({area.Min.x, area.Max.y - look.px(1)}, area.Max, was_active ? tint::accent : tint::edge);
    return edit;
}

}  // namespace foyer::panel
