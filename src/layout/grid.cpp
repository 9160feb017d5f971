#include "layout/grid.h"

#include <algorithm>
#include <cmath>

namespace foyer {

Pt Grid::across(const AcrossPlace& place, bool right_edge) const {
    switch (place.edge) {
        case AcrossPlace::Edge::bleed: return (right_edge ? page.width : Pt(0)) + place.by;
        case AcrossPlace::Edge::module_start: return margin + (module + gutter) * (place.module - 1.0) + place.by;
        case AcrossPlace::Edge::module_end: return margin + (module + gutter) * (place.module - 1.0) + module + place.by;
    }
    return Pt(0);
}

Pt Grid::down(const DownPlace& place, bool foot) const {
    switch (place.edge) {
        case DownPlace::Edge::bleed: return foot ? page.height : Pt(0);
        case DownPlace::Edge::band: return band + baseline * place.lines;
        default: return line(place.lines);
    }
}

PixelSize page_on_screen(const Template& design, PixelSize screen) {
    screen.width = std::max(screen.width, 64);
    screen.height = std::max(screen.height, 64);
    const double aspect = static_cast<double>(screen.width) / screen.height;
    if (aspect < design.least_aspect) {
        return {screen.width, std::max(1, static_cast<int>(std::lround(screen.width / design.least_aspect)))};
    }
    if (aspect > design.greatest_aspect) {
        return {std::max(1, static_cast<int>(std::lround(screen.height * design.greatest_aspect))), screen.height};
    }
    return screen;
}

Grid make_grid(const Style& style, PixelSize page) {
    Grid grid;
    const double shorter = std::min(page.width, page.height);
    grid.scale = shorter / 1080.0;
    grid.page = {Pt(page.width / grid.scale), Pt(page.height / grid.scale)};
    const double pixels = std::max(1.0, std::round(style.number("grid.baseline") * grid.scale));
    grid.baseline = Pt(pixels / grid.scale);
    grid.margin = style.points("grid.margin");
    grid.gutter = style.points("grid.gutter");
    grid.modules = style.integer("grid.modules");
    grid.module = (grid.page.width - grid.margin * 2 - grid.gutter * (grid.modules - 1.0)) / static_cast<double>(grid.modules);
    // The timeline keeps room for its bars and names, however coarse the grid.
    constexpr Pt least_foot = 150_pt;
    // `grid.foot` counts on a page 1080 points high; a taller one keeps the depth below the text.
    const Pt depth = 1080_pt - grid.baseline * style.number("grid.foot");
    grid.band = grid.page.height > 1080.5_pt ? grid.line(std::floor((grid.page.height - depth) / grid.baseline + 1e-6))
                                              : grid.line(style.number("grid.foot"));
    while (grid.band > grid.page.height - least_foot) grid.band -= grid.baseline;
    return grid;
}

}  // namespace foyer
