#include "panel/sheet.h"

#include <algorithm>

#include "core/text.h"
#include "panel/widgets.h"

namespace foyer::panel {

void Places::note(std::string_view what, const ImRect& area) {
    ImRect seen = area;
    seen.ClipWithFull(ImGui::GetCurrentWindowRead()->ClipRect);
    const PixelRect place{static_cast<int>(seen.Min.x), static_cast<int>(seen.Min.y), static_cast<int>(seen.GetWidth()),
                          static_cast<int>(seen.GetHeight())};
    if (!place.empty()) m_places.emplace_back(what, place);
}

std::optional<PixelRect> Places::find(std::string_view what) const {
    const auto found =
        std::find_if(m_places.rbegin(), m_places.rend(), [&](const auto& place) { return place.first == what; });
    return found == m_places.rend() ? std::nullopt : std::optional(found->second);
}

bool Sheet::changed(std::size_t row) const {
    return view.model.theme && view.model.theme->style.value(row) != view.model.style.value(row);
}

void Sheet::set(std::size_t row, Value value) {
    if (value != view.model.style.value(row)) actions.push_back(SetParameter{row, std::move(value)});
}

void Sheet::hold(std::size_t row) {
    if (memory.held != row) {
        if (memory.held) actions.push_back(EndDrag{});
        actions.push_back(BeginDrag{});
        memory.held = row;
    }
    memory.still_held = true;
}

void Sheet::note(std::size_t row, const ImRect& widget, const ImRect& area) {
    places.note(registry[row].id, widget);
    if (is_lively(area)) memory.hinted = row;
    if (memory.go_to_row == row) {
        const float top = ImGui::GetWindowPos().y;
        ImGui::SetScrollFromPosY(area.GetCenter().y - top, 0.4f);
        memory.go_to_row.reset();
    }
}

void Sheet::draw_reset(std::size_t row, ImVec2 place, const ImRect& area) {
    if (!changed(row)) return;
    const float side = look.px(22);
    const ImRect spot({place.x, place.y + look.px(1)}, {place.x + side, place.y + look.px(23)});
    ImGui::PushID(static_cast<int>(row));
    const Press press = press_area("reset", spot);
    ImGui::PopID();
    places.note("reset " + std::string(registry[row].id), spot);
    const bool offered = press.hovered || press.focused || is_lively(area);
    draw_icon(look, offered ? Icon::reset : Icon::dot, spot.GetCenter(), press.hovered ? tint::bright : tint::accent);
    if (press.pressed) actions.push_back(ResetParameter{row});
}

bool is_lively(const ImRect& area) {
    const ImGuiContext& g = *GImGui;
    if (!g.NavDisableHighlight && g.NavWindow == g.CurrentWindow) {
        const ImRect focus = ImGui::WindowRectRelToAbs(g.NavWindow, g.NavWindow->NavRectRel[ImGuiNavLayer_Main]);
        return area.Contains(focus.GetCenter());
    }
    return ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
           ImGui::IsMouseHoveringRect(area.Min, area.Max);
}

std::string name_of_row(std::size_t row) {
    const Parameter& parameter = registry[row];
    const std::size_t point = parameter.id.find('.');
    const std::string_view first = parameter.id.substr(0, point);
    std::string name(parameter.id.substr(point + 1));
    // `timeline.height` is plainly the height there; `tape.turn` among the headline's rows is not.
    std::string group = lower_case(parameter.group);
    std::replace(group.begin(), group.end(), ' ', '_');
    if (!group.starts_with(first)) name = std::string(first) + " " + name;
    std::replace(name.begin(), name.end(), '_', ' ');
    std::replace(name.begin(), name.end(), '.', ' ');
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

void begin_area(const char* name, const ImRect& area, ImU32 ground, ImGuiWindowFlags flags) {
    ImGui::SetCursorScreenPos(area.Min);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, ground);
    ImGui::BeginChild(name, area.GetSize(), false,
                      ImGuiWindowFlags_NavFlattened | ImGuiWindowFlags_NoSavedSettings | flags);
    ImGui::PopStyleColor();
}

}  // namespace foyer::panel
