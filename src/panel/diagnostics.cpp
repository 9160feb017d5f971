// What is wrong, where, and its cause: the lines of the review around the place, or the parameter that is named.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/contrast.h"
#include "core/text.h"
#include "panel/widgets.h"

namespace foyer::panel {
namespace {

ImDrawList& canvas() { return *ImGui::GetWindowDrawList(); }

struct Mark {
    Icon icon;
    ImU32 colour;
};

Mark mark_of(Severity severity) {
    switch (severity) {
        case Severity::error: return {Icon::error, tint::red};
        case Severity::warning: return {Icon::warning, tint::amber};
        default: return {Icon::note, tint::dim};
    }
}

std::string place_text(const Diagnostic& diagnostic) {
    const std::size_t slash = diagnostic.file.find_last_of('/');
    std::string text = slash == std::string::npos ? diagnostic.file : diagnostic.file.substr(slash + 1);
    if (diagnostic.place.line > 0) text += fmt::format("{}{}", text.empty() ? "line " : ":", diagnostic.place.line);
    if (diagnostic.place.line > 0 && diagnostic.place.column > 0) text += fmt::format(":{}", diagnostic.place.column);
    return text;
}

/// Type that cannot be read on its ground; while something is dragged, as it was before.
const Diagnostics& contrast_of(Sheet& sheet) {
    std::optional<Memory::Contrast>& known = sheet.memory.contrast;
    const Model& model = sheet.model();
    const Layout& layout = sheet.view.layout;
    const bool same = known && (model.dragging || (known->style == model.style && known->layout == layout));
    if (same) return known->found;
    Diagnostics found = check_contrast(model.style);
    for (Diagnostic& one : check_contrast(layout, model.style)) found.push_back(std::move(one));
    known = {layout, model.style, in_file(std::move(found), model.theme ? model.theme->name : "")};
    return known->found;
}

/// As diagnostics_of has them, but not copied: there may be thousands. Behind them what cannot be read.
std::vector<const Diagnostic*> findings_of(Sheet& sheet) {
    std::vector<const Diagnostic*> all;
    const Findings& found = sheet.model().findings;
    const auto add = [&](const Diagnostics& list) {
        for (const Diagnostic& one : list) all.push_back(&one);
    };
    add(found.review);
    for (const auto& [name, list] : found.pictures) add(list);
    for (const Diagnostics* list : {&found.theme, &found.style, &found.program}) add(*list);
    add(contrast_of(sheet));
    return all;
}

/// The parameter a message names, the longest id where several begin alike.
std::optional<std::size_t> row_named_in(const Diagnostic& diagnostic) {
    for (const std::string* text : {&diagnostic.message, &diagnostic.cure}) {
        for (std::size_t begin = 0; begin < text->size();) {
            const auto part_of_id = [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '.'; };
            if (!part_of_id((*text)[begin])) {
                ++begin;
                continue;
            }
            std::size_t end = begin;
            while (end < text->size() && part_of_id((*text)[end])) ++end;
            std::string_view word = std::string_view(*text).substr(begin, end - begin);
            while (word.ends_with('.')) word.remove_suffix(1);
            if (const auto row = find_parameter(word)) return row;
            begin = end;
        }
    }
    return std::nullopt;
}

/// One line of a text, counted from 1, without its end.
std::optional<std::string_view> line_of(std::string_view text, int number) {
    std::size_t begin = 0;
    for (int line = 1; line < number; ++line) {
        begin = text.find('\n', begin);
        if (begin == std::string_view::npos) return std::nullopt;
        ++begin;
    }
    if (begin >= text.size()) return std::nullopt;
    std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

/// The lines of the review around a place, with a caret under the column.
void draw_source(Sheet& sheet, const Diagnostic& diagnostic, const ImRect& area) {
    const PanelLook& look = sheet.look;
    const std::string_view text = *sheet.model().review_text;
    const float pitch = look.px(17), numbers = look.px(34), caret = look.px(8);
    const auto room = static_cast<int>((area.GetHeight() - caret) / pitch);
    const int before = room >= 3 ? 1 : 0, first = std::max(1, diagnostic.place.line - before);
    float y = area.Min.y;
    for (int number = first; number < first + room; ++number) {
        const auto line = line_of(text, number);
        if (!line) break;
        const bool here = number == diagnostic.place.line;
        draw_text_right(look.small, {area.Min.x + numbers - look.px(10), y}, here ? tint::text : tint::faint,
                        fmt::format("{}", number));
        std::string_view shown = *line;
        // A place far along a line is brought into sight.
        std::size_t column = 0;
        const float width = area.GetWidth() - numbers;
        if (here && diagnostic.place.column > 0) {
            for (int i = 1; i < diagnostic.place.column && column < shown.size(); ++i) next_character(shown, column);
            while (column > 0 && width_of(look.small, shown.substr(0, column)) > width * 0.8f) {
                std::size_t cut = column / 2;
                while (cut < column && (static_cast<unsigned char>(shown[cut]) & 0xc0) == 0x80) ++cut;
                if (cut == 0) break;
                shown.remove_prefix(cut);
                column -= cut;
            }
        }
        draw_text_cut(look.small, {area.Min.x + numbers, y}, width, here ? tint::bright : tint::dim, shown);
        y += pitch;
        if (!here) continue;
        if (diagnostic.place.column > 0) {
            const float x = area.Min.x + numbers + width_of(look.small, shown.substr(0, column)) + look.px(2);
            canvas().AddTriangleFilled({x, y}, {x + look.px(4), y + look.px(5)}, {x - look.px(4), y + look.px(5)},
                                       mark_of(diagnostic.severity).colour);
        }
        y += caret;
    }
}

void draw_cause(Sheet& sheet, const Diagnostic& diagnostic, const ImRect& area) {
    const PanelLook& look = sheet.look;
    begin_area("cause", area, tint::well, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    const float left = area.Min.x + look.px(12), width = area.GetWidth() - look.px(44);
    float y = area.Min.y + look.px(6);
    draw_text_cut(look.small, {left, y}, width, tint::bright, diagnostic.message);
    y += look.px(18);
    if (!diagnostic.cure.empty()) {
        draw_text_cut(look.small, {left, y}, width, tint::accent, diagnostic.cure);
        y += look.px(18);
    }
    if (const auto row = row_named_in(diagnostic))
        draw_text_cut(look.small, {left, y}, width, tint::dim, fmt::format("see {} in the column", registry[*row].id));
    else if (sheet.model().review_text && diagnostic.place.line > 0 && diagnostic.file == sheet.model().review_path)
        draw_source(sheet, diagnostic, {{left, y + look.px(2)}, {area.Max.x - look.px(12), area.Max.y}});
    const ImRect close({area.Max.x - look.px(28), area.Min.y + look.px(4)},
                       {area.Max.x - look.px(6), area.Min.y + look.px(26)});
    if (icon_button(look, "close", close, Icon::cross)) sheet.memory.diagnostic.reset();
    ImGui::EndChild();
}

void draw_list(Sheet& sheet, const std::vector<const Diagnostic*>& all, const ImRect& area) {
    const PanelLook& look = sheet.look;
    Memory& memory = sheet.memory;
    begin_area("diagnostics", area, 0);
    const float line = look.px(23), width = ImGui::GetWindowSize().x - look.px(8);
    float places = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), 40); ++i)
        places = std::max(places, width_of(look.small, place_text(*all[i])));
    places = std::min(places, std::floor(width * 0.3f));
    draw_rows(all.size(), line, width, [&](std::size_t i, const ImRect& row, const Press& press) {
        const Diagnostic& diagnostic = *all[i];
        sheet.places.note(fmt::format("diagnostic {}", i), row);
        const bool chosen = memory.diagnostic == diagnostic;
        if (press.hovered || chosen) canvas().AddRectFilled(row.Min, row.Max, tint::raised);
        const Mark mark = mark_of(diagnostic.severity);
        draw_icon(look, mark.icon, {row.Min.x + look.px(18), std::floor(row.GetCenter().y)}, mark.colour);
        const float text = middle(look.small, row.Min.y, line), left = row.Min.x + look.px(34);
        draw_text_cut(look.small, {left, text}, places, tint::dim, place_text(diagnostic));
        const float message = left + places + (places > 0 ? look.px(12) : 0), right = row.Max.x - look.px(6);
        const float used = std::min(width_of(look.small, diagnostic.message), right - message);
        draw_text_cut(look.small, {message, text}, right - message,
                      press.hovered || chosen ? tint::bright : tint::text, diagnostic.message);
        const float cure = message + used + look.px(12);
        if (right - cure > look.px(60))
            draw_text_cut(look.small, {cure, text}, right - cure, tint::dim, diagnostic.cure);
        if (press.pressed) {
            if (chosen)
                memory.diagnostic.reset();
            else
                memory.diagnostic = diagnostic;
            memory.go_to_row = chosen ? std::nullopt : row_named_in(diagnostic);
            memory.lit = memory.go_to_row;
            if (memory.lit) memory.search.clear();
        }
    });
    ImGui::EndChild();
}

}  // namespace

void draw_diagnostics(Sheet& sheet, ImRect area) {
    const PanelLook& look = sheet.look;
    const std::vector<const Diagnostic*> all = findings_of(sheet);
    const float wide = draw_kicker(look, {area.Min.x + look.px(12), area.Min.y + look.px(9)}, tint::dim, "Diagnostics");
    const auto errors =
        std::count_if(all.begin(), all.end(), [](const Diagnostic* one) { return one->severity == Severity::error; });
    if (!all.empty())
        draw_text(look.small, {area.Min.x + look.px(18) + wide, area.Min.y + look.px(8)},
                  errors > 0 ? tint::red : tint::dim, fmt::format("{}", all.size()));
    ImRect list({area.Min.x, area.Min.y + look.px(30)}, {area.Max.x - look.px(2), area.Max.y - look.px(2)});
    if (all.empty())
        draw_text(look.small, {list.Min.x + look.px(12), list.Min.y + look.px(2)}, tint::dim, "Nothing is wrong.");
    // What was mended is shown no longer.
    const auto is_chosen = [&](const Diagnostic* one) { return *one == *sheet.memory.diagnostic; };
    if (sheet.memory.diagnostic && std::none_of(all.begin(), all.end(), is_chosen)) sheet.memory.diagnostic.reset();
    if (sheet.memory.diagnostic) {
        const float depth = std::min(look.px(104), list.GetHeight() - look.px(23));
        if (depth > look.px(30)) {
            const Diagnostic chosen = *sheet.memory.diagnostic;
            draw_cause(sheet, chosen, {{list.Min.x, list.Max.y - depth}, list.Max});
            list.Max.y -= depth;
        }
    }
    if (!all.empty()) draw_list(sheet, all, list);
}

}  // namespace foyer::panel
