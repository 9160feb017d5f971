// The desk: where page and panel stand in the window. The page is always seen whole.
#pragma once

#include <set>
#include <string>

#include "core/geometry.h"
#include "style/style.h"

namespace foyer {

/// What is remembered of the panel from one start to the next.
struct PanelLayout {
    bool shown = false;
    double width = 380;          ///< of the column beside the page, at scale 1
    std::set<std::string> open;  ///< groups of parameters that stand open
    bool operator==(const PanelLayout&) const = default;
};

/// Device pixels from the window's top left.
struct Desk {
    PixelRect page;
    PixelRect panel;  ///< the column of parameters, right of the page; empty where the panel is hidden
    PixelRect foot;   ///< diagnostics and figures, under the page; empty where the panel is hidden
    bool operator==(const Desk&) const = default;
};

/// `scale` is device pixels per pixel of an ordinary display. The page has the shape `screen.shape` asks for.
Desk arrange_desk(PixelSize window, double scale, const PanelLayout& panel, const Style& style);

/// The widths the column may be given, at scale 1.
inline constexpr double least_panel_width = 300, greatest_panel_width = 720;

}  // namespace foyer
