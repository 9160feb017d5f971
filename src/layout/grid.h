// The grid of one screen: modules across, baselines down, and the template's places on it.
#pragma once

#include "core/geometry.h"
#include "style/style.h"
#include "style/template.h"

namespace foyer {

struct Grid {
    Size page;
    Pt baseline;      ///< distance of the lines; a whole number of device pixels
    Pt margin, gutter, module;
    int modules = 10;
    Pt band;          ///< top of the timeline
    double scale = 1; ///< device pixels a point

    /// y of a line of the grid; L1 is one baseline below the top.
    Pt line(double number) const { return baseline * number; }
    Pt across(const AcrossPlace& place, bool right_edge) const;
    /// Down places that need no other frame; `after` and `same` are the caller's.
    Pt down(const DownPlace& place, bool foot) const;
};

/// The page a template makes of a screen: as large as fits with an aspect the template can bear.
PixelSize page_on_screen(const Template& design, PixelSize screen);

/// One point is the page's shorter side ÷ 1080. The leading is snapped so that baselines are whole pixels.
Grid make_grid(const Style& style, PixelSize page);

}  // namespace foyer
