// Shapes that text flows round: what they leave of each line of the columns beside them.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "layout/column_flow.h"
#include "layout/grid.h"

namespace foyer {

/// A closed line of points of the page, a picture's outline or a box.
using ShapeOutline = std::vector<Point>;

ShapeOutline box_outline(Rect box);
/// An outline in fractions of a picture that is shown whole in `bounds`.
ShapeOutline placed_outline(const Outline& outline, Rect bounds);
Rect bounds_of(const ShapeOutline& outline);

/// How far a shape reaches to the left and to the right between two heights; nothing where it is not there.
std::optional<std::pair<Pt, Pt>> reach_between(const ShapeOutline& outline, Pt top, Pt foot);

/// What lines of text keep of a shape and need for themselves, in points.
struct StandOff {
    Pt beside, above;   ///< from a shape to the text at its side, and above or below it
    Pt narrowest;       ///< a line narrower than this is not set
    Pt ascent, descent; ///< of a line's ink, from its baseline
    bool both_sides = true;  ///< else text passes a shape on one side only, the wider one
};

/// Narrows the lines of columns beside a shape: each keeps the wider of what is left at either side, or is blocked where that is
/// too little. Runs of lines too short to hold a paragraph's end are blocked as well. Only the columns of `spread`.
void keep_off(std::vector<ColumnRoom>& rooms, int spread, const ShapeOutline& outline, const StandOff& stand_off, const Grid& grid);

}  // namespace foyer
