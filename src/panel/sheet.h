// What every section of the panel is given: the model to show, and where what a person does is noted.
#pragma once

#include <imgui.h>
#include <imgui_internal.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "panel/look.h"
#include "panel/panel.h"

namespace foyer::panel {

/// What the panel itself remembers from frame to frame; the rest is the model's.
struct Memory {
    std::string search;
    bool go_to_search = false;
    bool go_to_rows = false;               ///< the keyboard comes into the column
    std::optional<std::size_t> go_to_row;  ///< to be scrolled to
    std::optional<std::size_t> lit;        ///< where a diagnostic led; until something else is pressed
    std::optional<std::size_t> hinted;     ///< the row whose help is shown: pointed at, or with the keyboard in it
    std::optional<std::size_t> held;       ///< the row being dragged or typed into: one step of the history
    bool still_held = false;
    std::optional<Diagnostic> diagnostic;  ///< whose cause is shown
    /// What cannot be read, and the page and style it was found on.
    struct Contrast {
        Layout layout;
        Style style;
        Diagnostics found;
    };
    std::optional<Contrast> contrast;
    std::size_t history_seen = 0;
    std::string hexadecimal;               ///< of the colour being typed
    std::optional<ExportRequest> request;  ///< being set up
    bool shape_locked = true;
    std::optional<double> grip;  ///< the column's width while it is dragged, less the pointer's way
};

/// Where things stand, by name, in px of the window.
class Places {
public:
    void clear() { m_places.clear(); }
    void note(std::string_view what, const ImRect& area);
    std::optional<PixelRect> find(std::string_view what) const;

private:
    std::vector<std::pair<std::string, PixelRect>> m_places;
};

struct Sheet {
    const PanelView& view;
    const PanelLook& look;
    Memory& memory;
    Places& places;
    std::vector<Action>& actions;

    const Model& model() const { return view.model; }
    const Value& value(std::size_t row) const { return view.model.style.value(row); }
    /// Whether a row differs from the theme's.
    bool changed(std::size_t row) const;
    /// A new value of a row, if it is one.
    void set(std::size_t row, Value value);
    /// A row is being dragged or typed into: what is set until that ends is one step.
    void hold(std::size_t row);
    /// Where a row's widget stands, and the area of the row: its help is shown while pointer or keyboard is in it.
    void note(std::size_t row, const ImRect& widget, const ImRect& area);
    /// The dot that marks a changed row, and presses it back to the theme's value.
    void draw_reset(std::size_t row, ImVec2 place, const ImRect& area);
    void do_action(Action action) { actions.push_back(std::move(action)); }
};

/// The sections. Each draws inside an area of the window.
void draw_column(Sheet& sheet, const ImRect& area);
void draw_head(Sheet& sheet, ImRect area);
void draw_groups(Sheet& sheet);
void draw_row(Sheet& sheet, std::size_t row, ImVec2 place, float width);
float row_height(const PanelLook& look, std::size_t row);
void draw_face_list(Sheet& sheet, std::size_t row, const ImRect& area);
void draw_foot(Sheet& sheet, const ImRect& area);
void draw_diagnostics(Sheet& sheet, ImRect area);
void draw_figures(Sheet& sheet, ImRect area);
void draw_plots(Sheet& sheet, ImRect area);
void draw_history(Sheet& sheet, ImRect area);
void draw_dialogs(Sheet& sheet);
bool can_export(const ExportRequest& request);

/// A choice among the named inks, as dots in their colours.
void draw_inks(Sheet& sheet, std::size_t row, const ImRect& area);

/// The rows of a kind of type; one that is always one line has no leading.
struct TypeRows {
    std::size_t face, size;
    std::optional<std::size_t> leading;
    std::size_t tracking, letters, colour;
    std::string name;  ///< what is set in it: `running text`
};
/// The kind of type whose rows begin at `row`.
std::optional<TypeRows> type_rows_at(std::size_t row);
void draw_type_block(Sheet& sheet, const TypeRows& rows, ImVec2 place, float width);
float type_block_height(const PanelLook& look);

/// Whether the pointer, or the keyboard where it is in the panel, is in an area of the current window.
bool is_lively(const ImRect& area);

/// What a row is called in its group: `Old style figures`.
std::string name_of_row(std::size_t row);

/// A child window that the keyboard goes through as if it were none; EndChild() must follow.
void begin_area(const char* name, const ImRect& area, ImU32 ground, ImGuiWindowFlags flags = 0);

}  // namespace foyer::panel
