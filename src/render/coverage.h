// Polygons to coverage on the processor, by exact area: the GPU then draws them like glyphs, smooth at any size.
#pragma once

#include <span>

#include "core/bitmap.h"
#include "core/geometry.h"

namespace foyer {

using PixelPoint = PointOf<Px>;

/// The smallest rectangle of whole pixels that holds the points; empty for none.
PixelRect pixel_bounds(std::span<const PixelPoint> outline);

/// How much of each pixel of `window` the closed outline covers. Signed areas are summed along each row and their
/// magnitude taken (the accumulation of R. Levien's font-rs, 2015): the nonzero rule for outlines whose overlapping
/// parts turn the same way round.
CoverageMap polygon_coverage(std::span<const PixelPoint> outline, PixelRect window);

}  // namespace foyer
