// The console between two frames, and what draws each of its parts. For the console's own files.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "panel/canvas.h"
#include "panel/console.h"
#include "panel/widgets.h"

namespace foyer {
namespace panel {

inline ImRect inner(const ImRect& area, float by) {
    return {{area.Min.x + by, area.Min.y + by}, {area.Max.x - by, area.Max.y - by}};
}

inline PixelRect pixels(const ImRect& area) {
    const int left = static_cast<int>(std::lround(area.Min.x)), top = static_cast<int>(std::lround(area.Min.y));
    return {left, top, static_cast<int>(std::lround(area.Max.x)) - left,
            static_cast<int>(std::lround(area.Max.y)) - top};
}

/// The largest area of a shape inside another, at its top left.
inline ImRect fitted(const ImRect& room, double aspect) {
    const double width = std::max(1.0, std::min<double>(room.GetWidth(), room.GetHeight() * aspect));
    return {room.Min,
            {room.Min.x + static_cast<float>(std::floor(width)),
             room.Min.y + static_cast<float>(std::floor(width / aspect))}};
}

}  // namespace panel

struct Console::State : panel::Canvas {
    State() : Canvas(2) {}

    int scrolled_to = -1;  ///< the beat that the overview has brought into sight

    const ConsoleView* view = nullptr;
    ConsoleFrame* frame = nullptr;

    const Show& show() const { return *view->model.show; }
    double aspect() const { return static_cast<double>(show().screen.width) / std::max(1, show().screen.height); }
    float px(double length) const { return look.px(length); }
    /// Of the head: neither wide nor high enough for large figures.
    bool is_small(const ImRect& area) const { return area.GetWidth() < px(620) || area.GetHeight() < px(46); }
    ImDrawList& canvas() const { return *ImGui::GetWindowDrawList(); }

    void inset(ConsoleInset::What what, int beat, const ImRect& area, ImU32 edge, float weight) {
        frame->insets.push_back({what, beat, panel::pixels(area)});
        const ImRect around{{area.Min.x - weight, area.Min.y - weight}, {area.Max.x + weight, area.Max.y + weight}};
        canvas().AddRect(around.Min, around.Max, edge, 0, 0, weight);
    }
    void step(ShowAction action) { frame->steps.push_back(std::move(action)); }

    void draw_head(const ImRect& area);
    float draw_time(const ImRect& area, float right, ImU32 colour, const char* name, const std::string& figure);
    void draw_states(const ImRect& area);
    void draw_now(const ImRect& area);
    void draw_next(const ImRect& area);
    void draw_notes(const ImRect& area);
    void draw_acts(const ImRect& area);
    void draw_act_pace(const ImRect& area, const ActPace& part);
    void draw_buttons(const ImRect& area);
    void draw_overview(const ImRect& area);
    void draw_help(const ImRect& area);
    void draw_prompt(const ImRect& area);
    void draw();
};

}  // namespace foyer
