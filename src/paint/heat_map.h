// Word spaces made visible: a tool for who sets the page, not a part of it.
#pragma once

#include "core/colour.h"
#include "layout/spread.h"
#include "paint/display_list.h"

namespace foyer {

/// The colour laid over a line whose word spaces are `space` times their natural width: clear at 1, red as they grow,
/// fullest from twice their width; blue as they shrink, fullest from two thirds.
Colour heat_of(double space);

/// Lays it over every justified line of running text. `baseline` is the distance of two lines, in points.
void paint_heat_map(const Spread& spread, Pt baseline, std::vector<DrawCommand>& commands);

}  // namespace foyer
