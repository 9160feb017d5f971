// Outlines: the line round what a picture shows, so that text can follow it. Traced from an alpha channel, or given as points.
#pragma once

#include <vector>

#include "core/bitmap.h"

namespace foyer {

/// A closed line of at least three points, as fractions of a picture's width and height; empty: the whole picture.
using Outline = std::vector<Fraction2>;

struct TracedOutline {
    Outline outline;         ///< empty where the picture fills its rectangle, or is `scattered`
    bool scattered = false;  ///< no figure: its visible pixels are strewn about
    bool operator==(const TracedOutline&) const = default;
};

/// The outline of what a picture's alpha channel leaves visible: at every height its leftmost and rightmost place, which is what
/// a line of text beside it asks for, in at most some 120 points. Every visible pixel lies inside.
TracedOutline trace_outline(const Bitmap& bitmap);

/// Whether two sides of the closed line cross.
bool crosses_itself(const Outline& outline);

/// The picture with nothing outside the outline. Its edge is a pixel soft; a line that winds round a place twice holds it.
Bitmap cut_out(Bitmap bitmap, const Outline& outline);

/// Gives transparent pixels the colour of the next visible one in their row, so that a picture made smaller has no rim of a
/// colour that was never to be seen.
void bleed_colours(Bitmap& bitmap);

}  // namespace foyer
