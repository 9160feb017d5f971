// The strip under the page: what is wrong, how good it is set, how fast, what was done; and what was just said.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "panel/widgets.h"

namespace foyer::panel {
namespace {

ImDrawList& canvas() { return *ImGui::GetWindowDrawList(); }

void draw_notice(Sheet& sheet, const ImRect& area) {
    const PanelLook& look = sheet.look;
    const ExportState& exporting = sheet.model().exporting;
    canvas().AddRectFilled(area.Min, {area.Max.x, area.Min.y + look.px(1)}, tint::hairline);
    float right = area.Max.x - look.px(10);
    if (exporting.running) {
        const float stop = look.px(56), bar = look.px(140);
        const ImRect spot({right - stop, area.Min.y + look.px(2)}, {right, area.Max.y - look.px(2)});
        sheet.places.note("stop", spot);
        if (button(look, "stop", spot, "Stop")) sheet.do_action(StopExport{});
        right -= stop + look.px(10);
        const float y = std::floor(area.GetCenter().y);
        const auto done = static_cast<float>(std::clamp(exporting.progress, 0.0, 1.0));
        draw_text_right(look.small, {right, middle(look.small, area.Min.y, area.GetHeight())}, tint::text,
                        fmt::format("{:.0f} %", done * 100));
        right -= look.px(36);
        canvas().AddRectFilled({right - bar, y - look.px(1)}, {right, y + look.px(2)}, tint::edge);
        canvas().AddRectFilled({right - bar, y - look.px(1)}, {right - bar + std::floor(bar * done), y + look.px(2)},
                               tint::accent);
        right -= bar + look.px(10);
        draw_text_right(look.small, {right, middle(look.small, area.Min.y, area.GetHeight())}, tint::dim, "Exporting");
        right -= look.px(70);
    }
    draw_text_cut(look.small, {area.Min.x + look.px(10), middle(look.small, area.Min.y, area.GetHeight())},
                  std::max(0.0f, right - area.Min.x - look.px(20)), tint::dim, sheet.model().notice);
}

}  // namespace

void draw_foot(Sheet& sheet, const ImRect& area) {
    const PanelLook& look = sheet.look;
    begin_area("foot", area, tint::ground, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    canvas().AddRectFilled(area.Min, {area.Max.x, area.Min.y + look.px(1)}, tint::hairline);
    const float notice = area.Max.y - look.px(26);
    const float left = area.Min.x, width = area.GetWidth();
    // Figures keep their width; what is left goes to what is wrong, and a part to what was done.
    const bool roomy = width > look.px(700), tight = width < look.px(520);
    const float figures = look.px(roomy ? 296 : tight ? 0 : 244);
    const float history = std::clamp(std::floor(width * 0.24f), look.px(140), look.px(280));
    const float first = left + width - figures - history;
    const auto part = [&](float from, float to) { return ImRect({from, area.Min.y + look.px(1)}, {to, notice}); };
    draw_diagnostics(sheet, part(left, first));
    if (!tight) {
        draw_figures(sheet, part(first, first + figures));
        canvas().AddRectFilled({first, area.Min.y}, {first + look.px(1), notice}, tint::hairline);
    }
    draw_history(sheet, part(first + figures, left + width));
    canvas().AddRectFilled({first + figures, area.Min.y}, {first + figures + look.px(1), notice}, tint::hairline);
    draw_notice(sheet, {{left, notice}, area.Max});
    ImGui::EndChild();
}

void draw_history(Sheet& sheet, ImRect area) {
    const PanelLook& look = sheet.look;
    const History& history = sheet.model().history;
    const float line = look.px(22);
    draw_kicker(look, {area.Min.x + look.px(12), area.Min.y + look.px(9)}, tint::dim, "History");
    begin_area("history", {{area.Min.x + look.px(2), area.Min.y + look.px(30)}, {area.Max.x, area.Max.y - look.px(2)}},
               0);
    const std::size_t steps = history.done() + history.undone();
    if (sheet.memory.history_seen != history.done()) {
        // The present step stays in sight.
        const float wish = static_cast<float>(history.done()) * line - ImGui::GetWindowHeight() * 0.6f;
        ImGui::SetScrollY(std::max(0.0f, wish));
        sheet.memory.history_seen = history.done();
    }
    const float width = ImGui::GetWindowSize().x - look.px(8);
    draw_rows(steps + 1, line, width, [&](std::size_t step, const ImRect& row, const Press& press) {
        sheet.places.note(fmt::format("step {}", step), row);
        const bool present = step == history.done();
        if (press.hovered) canvas().AddRectFilled(row.Min, row.Max, tint::raised);
        if (present) canvas().AddRectFilled(row.Min, {row.Min.x + look.px(2), row.Max.y}, tint::accent);
        const ImU32 colour = step > history.done() ? tint::faint : present ? tint::bright : tint::text;
        draw_text_cut(look.small, {row.Min.x + look.px(10), middle(look.small, row.Min.y, line)}, width - look.px(14),
                      colour, step == 0 ? "As it was opened" : history.name(step - 1));
        if (press.pressed && !present) sheet.do_action(TravelTo{step});
    });
    ImGui::EndChild();
}

}  // namespace foyer::panel
