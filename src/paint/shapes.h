// Outlines of the page's furniture: stars, tape, marks.
#pragma once

#include <vector>

#include "core/geometry.h"

namespace foyer {

/// A five-pointed star, one point up; `radius` to its points.
std::vector<Point> star_outline(Point centre, Pt radius);

/// The part of an outline left of `x` (Sutherland and Hodgman, 1974, against one edge).
std::vector<Point> left_of(const std::vector<Point>& outline, Pt x);

/// A strip of tape with torn ends; the same for the same bounds.
std::vector<Point> tape_outline(Rect bounds);

/// A closed outline, moved outwards by `by`; its sharp corners are cut.
std::vector<Point> grown_outline(const std::vector<Point>& outline, Pt by);

}  // namespace foyer
