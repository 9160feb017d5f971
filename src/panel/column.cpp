// The column beside the page: what is open and what can be done with it, the theme, the search, the groups, the help.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/text.h"
#include "panel/widgets.h"

namespace foyer::panel {
namespace {

constexpr double margin = 10;  // px at scale 1, at both sides of the column
constexpr double head_height = 136, help_height = 54;

ImDrawList& canvas() { return *ImGui::GetWindowDrawList(); }

std::string_view file_name(std::string_view path) {
    const std::size_t slash = path.find_last_of('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool any_changed(const Sheet& sheet) {
    for (std::size_t row = 0; row < registry.size(); ++row)
        if (sheet.changed(row)) return true;
    return false;
}

void draw_title(Sheet& sheet, const ImRect& area) {
    const PanelLook& look = sheet.look;
    const Model& model = sheet.model();
    std::string_view title = model.review ? std::string_view(model.review->film.title) : std::string_view();
    if (trimmed(title).empty()) title = "Untitled";
    draw_text_cut(look.title, area.Min, area.GetWidth(), tint::bright, title);
    const float line = area.Min.y + look.px(25);
    float left = area.Min.x;
    if (has_unsaved_changes(model)) {
        draw_icon(look, Icon::dot, {left + look.px(4), line + look.px(7)}, tint::amber);
        left += look.px(13);
        draw_text(look.small, {left, line}, tint::amber, "unsaved");
        left += width_of(look.small, "unsaved") + look.px(8);
    }
    draw_text_cut(look.small, {left, line}, area.Max.x - left, tint::dim, file_name(model.review_path));
}

/// A button that may be out of use.
template <class Draw>
void usable(bool in_use, Draw draw) {
    if (!in_use) ImGui::BeginDisabled();
    draw();
    if (!in_use) ImGui::EndDisabled();
}

/// The last command's: exporting, or locking again.
double last_command_width(const Sheet& sheet) { return sheet.view.place == PanelPlace::kiosk ? 90 : 64; }

/// Locks the screen again; it says so when that is about to happen by itself.
void draw_lock(Sheet& sheet, const ImRect& spot) {
    const auto& left = sheet.view.closes_in;
    const std::string label = left ? fmt::format("Locks in {:.0f} s", std::ceil(*left)) : "Lock again";
    sheet.places.note("lock again", spot);
    if (button(sheet.look, "lock again", spot, label, Weight::strong)) sheet.do_action(QuitProgram{true});
}

void draw_commands(Sheet& sheet, const ImRect& area) {
    const PanelLook& look = sheet.look;
    const Model& model = sheet.model();
    const float height = area.GetHeight(), square = look.px(30), gap = look.px(4);
    float left = area.Min.x;
    const auto next = [&](float width) {
        const ImRect spot({left, area.Min.y}, {left + width, area.Min.y + height});
        left += width + gap;
        return spot;
    };
    usable(model.history.done() > 0, [&] {
        const ImRect spot = next(square);
        sheet.places.note("undo", spot);
        if (icon_button(look, "undo", spot, Icon::undo)) sheet.do_action(Undo{});
    });
    usable(model.history.undone() > 0, [&] {
        const ImRect spot = next(square);
        sheet.places.note("redo", spot);
        if (icon_button(look, "redo", spot, Icon::redo)) sheet.do_action(Redo{});
    });
    const float wide = look.px(64), last = look.px(last_command_width(sheet));
    left = area.Max.x - wide - last - gap;
    usable(has_unsaved_changes(model), [&] {
        const ImRect spot = next(wide);
        sheet.places.note("save", spot);
        if (button(look, "save", spot, "Save")) sheet.do_action(Save{});
    });
    if (sheet.view.place == PanelPlace::kiosk) return draw_lock(sheet, next(last));
    usable(!model.exporting.running, [&] {
        const ImRect spot = next(last);
        sheet.places.note("export", spot);
        if (button(look, "export", spot, "Export")) sheet.do_action(OpenExport{});
    });
}

void draw_theme(Sheet& sheet, const ImRect& area) {
    const PanelLook& look = sheet.look;
    const Model& model = sheet.model();
    const std::string now = model.theme ? model.theme->name : "";
    const float names = look.px(52), all = look.px(82);
    draw_text(look.text, {area.Min.x, middle(look.text, area.Min.y, area.GetHeight())}, tint::dim, "Theme");
    const ImRect list({area.Min.x + names, area.Min.y}, {area.Max.x - all - look.px(8), area.Max.y});
    sheet.places.note("theme", list);
    if (begin_list(look, "theme", list, trimmed(now).empty() ? "(without a name)" : now)) {
        for (std::size_t i = 0; i < model.theme_names.size(); ++i) {
            const std::string& name = model.theme_names[i];
            ImGui::PushID(static_cast<int>(i));
            if (list_item(look, "##item", trimmed(name).empty() ? "(without a name)" : name, name == now))
                sheet.do_action(ChooseTheme{name});
            sheet.places.note("theme=" + name, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
            ImGui::PopID();
        }
        end_list();
    }
    usable(any_changed(sheet), [&] {
        const ImRect spot({area.Max.x - all, area.Min.y}, area.Max);
        sheet.places.note("reset all", spot);
        if (button(look, "reset all", spot, "Reset all")) sheet.do_action(ResetGroup{});
    });
}

void draw_search(Sheet& sheet, const ImRect& area) {
    const PanelLook& look = sheet.look;
    Memory& memory = sheet.memory;
    const bool clear = !memory.search.empty();
    const ImRect field(area.Min, {area.Max.x - (clear ? area.GetHeight() + look.px(2) : 0), area.Max.y});
    if (memory.go_to_search) ImGui::SetKeyboardFocusHere();
    memory.go_to_search = false;
    text_field(look, "##search", field, "Search parameters   Ctrl+F", memory.search);
    sheet.places.note("search", field);
    if (!clear) return;
    const ImRect spot({area.Max.x - area.GetHeight(), area.Min.y}, area.Max);
    if (icon_button(look, "clear search", spot, Icon::cross)) memory.search.clear();
}

bool matches(const Parameter& parameter, std::string_view search) {
    if (search.empty()) return true;
    const std::string text = lower_case(fmt::format("{} {} {}", parameter.id, parameter.group, parameter.help));
    // Every word of the search, in any order.
    while (!search.empty()) {
        const std::size_t end = search.find(' ');
        if (text.find(search.substr(0, end)) == std::string::npos) return false;
        search.remove_prefix(end == std::string_view::npos ? search.size() : end + 1);
    }
    return true;
}

/// The groups in the order in which the registry names them first.
const std::vector<std::string_view>& groups() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> list;
        for (const Parameter& parameter : registry)
            if (std::find(list.begin(), list.end(), parameter.group) == list.end()) list.push_back(parameter.group);
        return list;
    }();
    return names;
}

/// The head of a group; returns whether it stands open.
bool draw_group_head(Sheet& sheet, std::string_view group, bool open, const ImRect& area) {
    const PanelLook& look = sheet.look;
    int changes = 0;
    for (std::size_t row = 0; row < registry.size(); ++row)
        changes += registry[row].group == group && sheet.changed(row) ? 1 : 0;
    const float side = look.px(26);
    const ImRect head(area.Min, {area.Max.x - (changes > 0 ? side : 0), area.Max.y});
    const std::string name(group);
    const Press press = press_area(name.c_str(), head);
    sheet.places.note("group " + name, head);
    canvas().AddRectFilled(area.Min, {area.Max.x, area.Min.y + look.px(1)}, tint::hairline);
    const float y = std::floor(area.GetCenter().y);
    draw_icon(look, open ? Icon::down : Icon::right, {area.Min.x + look.px(9), y + look.px(1)},
              press.hovered ? tint::text : tint::faint);
    draw_kicker(look, {area.Min.x + look.px(22), middle(look.kicker, area.Min.y, area.GetHeight())},
                press.hovered || open ? tint::bright : tint::dim, group);
    if (changes > 0) {
        const ImRect spot({area.Max.x - side, area.Min.y + look.px(2)}, area.Max);
        const std::string reset = "reset " + name;
        sheet.places.note("reset group " + name, spot);
        if (icon_button(look, reset.c_str(), spot, Icon::reset)) sheet.do_action(ResetGroup{name});
        draw_text_right(look.small, {area.Max.x - side - look.px(4), middle(look.small, area.Min.y, area.GetHeight())},
                        tint::accent, fmt::format("{} changed", changes));
    }
    return press.pressed ? !open : open;
}

void draw_help(Sheet& sheet, const ImRect& area) {
    const PanelLook& look = sheet.look;
    canvas().AddRectFilled({area.Min.x, area.Min.y}, {area.Max.x, area.Min.y + look.px(1)}, tint::hairline);
    const float left = area.Min.x + look.px(margin), width = area.GetWidth() - look.px(2 * margin);
    if (!sheet.memory.hinted) {
        draw_text_cut(look.small, {left, area.Min.y + look.px(9)}, width, tint::dim,
                      "Drag a number, Shift for coarse and Alt for fine.");
        draw_text_cut(look.small, {left, area.Min.y + look.px(29)}, width, tint::dim,
                      "Ctrl+click or Enter to type. F6 goes to the panel and back.");
        return;
    }
    const std::size_t row = *sheet.memory.hinted;
    const Parameter& parameter = registry[row];
    draw_text_cut(look.text, {left, area.Min.y + look.px(8)}, width, tint::text, parameter.help);
    std::string facts = fmt::format("{}  ·  {}", parameter.id, range_text(parameter));
    if (sheet.model().theme)
        facts += fmt::format("  ·  theme {}", to_string(parameter, sheet.model().theme->style.value(row)));
    draw_text_cut(look.small, {left, area.Min.y + look.px(30)}, width, tint::dim, facts);
}

/// The edge towards the page, which makes the column wider or narrower.
void draw_grip(Sheet& sheet, const ImRect& area) {
    const PanelLook& look = sheet.look;
    const ImRect grip({area.Min.x, area.Min.y}, {area.Min.x + look.px(6), area.Max.y});
    ImGui::PushItemFlag(ImGuiItemFlags_NoNav, true);
    const Press press = press_area("grip", grip);
    ImGui::PopItemFlag();
    sheet.places.note("grip", grip);
    canvas().AddRectFilled(area.Min, {area.Min.x + look.px(press.hovered || press.held ? 2 : 1), area.Max.y},
                           press.hovered || press.held ? tint::accent : tint::hairline);
    if (press.hovered || press.held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    Memory& memory = sheet.memory;
    if (!press.held) return memory.grip.reset();
    const double scale = sheet.model().scale, across = static_cast<double>(ImGui::GetIO().MousePos.x) / scale;
    if (!memory.grip) memory.grip = sheet.model().panel.width + across;
    PanelLayout layout = sheet.model().panel;
    layout.width = std::clamp(*memory.grip - across, least_panel_width, greatest_panel_width);
    if (layout != sheet.model().panel) sheet.do_action(ArrangePanel{layout});
}

}  // namespace

void draw_head(Sheet& sheet, ImRect area) {
    const PanelLook& look = sheet.look;
    area.Min.x += look.px(margin);
    area.Max.x -= look.px(margin);
    const float top = area.Min.y;
    const float commands = look.px(26), buttons = look.px(64 + last_command_width(sheet) + 2 * 30 + 3 * 4 + 12);
    const float split = std::max(area.Min.x, area.Max.x - buttons + look.px(12));
    draw_title(sheet, {{area.Min.x, top + look.px(10)}, {split - look.px(12), top + look.px(50)}});
    draw_commands(sheet, {{split, top + look.px(14)}, {area.Max.x, top + look.px(14) + commands}});
    draw_theme(sheet, {{area.Min.x, top + look.px(66)}, {area.Max.x, top + look.px(66) + look.row()}});
    draw_search(sheet, {{area.Min.x, top + look.px(100)}, {area.Max.x, top + look.px(100) + look.px(26)}});
}

void draw_groups(Sheet& sheet) {
    const PanelLook& look = sheet.look;
    const std::string search = lower_case(trimmed(sheet.memory.search));
    PanelLayout layout = sheet.model().panel;
    if (sheet.memory.go_to_row) layout.open.insert(std::string(registry[*sheet.memory.go_to_row].group));
    ImVec2 place = ImGui::GetCursorScreenPos();
    place.x += look.px(margin) - look.px(6);
    const float width = ImGui::GetWindowSize().x - look.px(2 * margin - 6) - look.px(8);
    bool found = false;
    for (const std::string_view group : groups()) {
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < registry.size(); ++row)
            if (registry[row].group == group && matches(registry[row], search)) rows.push_back(row);
        if (rows.empty()) continue;
        found = true;
        const std::string name(group);
        const bool was_open = layout.open.contains(name), searched = !search.empty();
        const ImRect head(place, {place.x + width, place.y + look.px(30)});
        const bool open = draw_group_head(sheet, group, was_open || searched, head) || searched;
        place.y = head.Max.y;
        if (!searched && open != was_open) open ? void(layout.open.insert(name)) : void(layout.open.erase(name));
        if (!open) continue;
        for (std::size_t i = 0; i < rows.size();) {
            std::size_t first = rows[i];
            // A search that finds a part of a block shows the block.
            while (searched && first > 0 && !type_rows_at(first) && rows[i] - first < 6) --first;
            const auto block = type_rows_at(first);
            if (block && rows[i] <= block->colour) {
                draw_type_block(sheet, *block, place, width);
                place.y += type_block_height(look);
                while (i < rows.size() && rows[i] <= block->colour) ++i;
            } else {
                draw_row(sheet, rows[i], place, width);
                place.y += row_height(look, rows[i]);
                ++i;
            }
        }
        place.y += look.px(8);
    }
    if (!found) {
        draw_text(look.text, {place.x + look.px(6), place.y + look.px(12)}, tint::dim, "No parameter is called so.");
        place.y += look.px(40);
    }
    ImGui::SetCursorScreenPos(place);
    ImGui::Dummy({1, look.px(8)});
    if (layout != sheet.model().panel) sheet.do_action(ArrangePanel{layout});
}

void draw_column(Sheet& sheet, const ImRect& area) {
    const PanelLook& look = sheet.look;
    begin_area("column", area, tint::ground, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    const float head = area.Min.y + look.px(head_height), help = std::max(head, area.Max.y - look.px(help_height));
    draw_head(sheet, {area.Min, {area.Max.x, head}});
    const ImRect rows({area.Min.x + look.px(6), head}, {area.Max.x, help});
    sheet.memory.hinted.reset();
    begin_area("rows", rows, 0);
    sheet.places.note("rows", rows);
    if (sheet.memory.go_to_rows) {
        // To where it was last, or the first group.
        ImGuiWindow* window = ImGui::GetCurrentWindow();
        ImGui::FocusWindow(window);
        if (GImGui->NavId == 0) ImGui::NavInitWindow(window, true);
        GImGui->NavDisableHighlight = false;
        GImGui->NavDisableMouseHover = true;
        sheet.memory.go_to_rows = false;
    }
    draw_groups(sheet);
    ImGui::EndChild();
    draw_help(sheet, {{area.Min.x, help}, area.Max});
    draw_grip(sheet, area);
    ImGui::EndChild();
}

}  // namespace foyer::panel
