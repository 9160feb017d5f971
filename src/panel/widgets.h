// The panel's own widgets, drawn with hairlines over Dear ImGui's behaviour. They stand where they are told to.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "panel/look.h"
#include "panel/sheet.h"

namespace foyer::panel {

struct Press {
    bool pressed = false, hovered = false, held = false, focused = false;
};

enum class Icon { undo, redo, reset, cross, down, right, warning, error, note, check, dot, locked, unlocked };
void draw_icon(const PanelLook& look, Icon icon, ImVec2 centre, ImU32 colour);

/// An area to press, which draws nothing but the keyboard's focus.
Press press_area(const char* id, const ImRect& area);

/// A list of rows to press, `height` px deep, of which only those in sight are made: `draw(row, area, press)`.
template <class Draw>
void draw_rows(std::size_t count, float height, float width, const Draw& draw) {
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(std::min<std::size_t>(count, 1 << 20)), height);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const float top = origin.y + static_cast<float>(i) * height;
            const ImRect area({origin.x, top}, {origin.x + width, top + height});
            ImGui::PushID(i);
            const Press press = press_area("##row", area);
            ImGui::PopID();
            draw(static_cast<std::size_t>(i), area, press);
            // The clipper counts on the row's height.
            ImGui::SetCursorScreenPos({origin.x, top + height});
        }
    }
}

enum class Weight { plain, strong };
/// `key` presses it too, and is only told.
bool button(const PanelLook& look, const char* id, const ImRect& area, std::string_view label,
            Weight weight = Weight::plain, std::string_view key = {});
bool icon_button(const PanelLook& look, const char* id, const ImRect& area, Icon icon);

/// A number within its range.
struct NumberField {
    double least = 0, greatest = 1;
    int decimals = 2;
    bool whole = false;
    double initial = 0;  ///< the theme's, marked on the track
    bool track = true;   ///< a line that shows where in its range the number is
};
/// How many decimals a number of such a range is shown with.
int decimals_for(double least, double greatest);
std::string number_text(double value, int decimals);

struct Edit {
    bool changed = false, active = false;
};
/// Dragging moves it, Shift ten times as far, Alt a tenth; Ctrl+click, a double click or Enter types.
Edit number_field(const PanelLook& look, const char* id, const ImRect& area, const NumberField& field, double& value);

/// Which of a few words is chosen; -1 where it stays.
int segments(const PanelLook& look, const char* id, const ImRect& area, std::span<const std::string_view> words,
             int chosen);
float segments_width(const PanelLook& look, std::span<const std::string_view> words);

/// The chosen word, the others on pressing; true while the list is open, and end_list() must follow.
bool begin_list(const PanelLook& look, const char* id, const ImRect& area, std::string_view shown);
bool list_item(const PanelLook& look, const char* id, std::string_view label, bool chosen);
void end_list();

/// A line of text to type in; `hint` shows while it is empty.
Edit text_field(const PanelLook& look, const char* id, const ImRect& area, const char* hint, std::string& text);

}  // namespace foyer::panel
