// Drawing commands to quads of pixels: the one place where points become pixels. Runs of commands that one program and
// one texture can draw become one draw call. Nothing here knows GL.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "paint/display_list.h"
#include "render/atlas.h"
#include "render/region.h"

namespace foyer {

/// Which part of which page is drawn.
struct Frame {
    double scale = 1;  ///< pixels a point
    PixelRect tile;    ///< what can be seen, in px of the whole page; what lies outside is left out
    bool operator==(const Frame&) const = default;
};

/// A corner of a quad, laid out as the vertex shader takes it.
struct Vertex {
    float x = 0, y = 0;            ///< px of the whole page
    float u = 0, v = 0;            ///< ink: texture coordinates; paper: grain and nothing
    std::array<float, 4> edges{};  ///< left, top, right, bottom in px: coverage is what lies between
    std::array<std::uint8_t, 4> colour{};
};

/// A picture with a torn edge is drawn in two parts, so that only the strip at the edge pays for the tear.
enum class Surface { ink, paper, picture, torn_picture };

struct DrawCall {
    Surface surface = Surface::ink;
    int sheet = 0;                            ///< of the atlas; ink only
    const PictureCommand* picture = nullptr;  ///< as long-lived as the commands
    std::size_t first_quad = 0, quads = 0;
};

struct Batch {
    std::vector<Vertex> vertices;  ///< four a quad: top left, top right, bottom left, bottom right
    std::vector<DrawCall> calls;   ///< in drawing order
};

/// When the atlas fills up midway it is cleared and the batch begun anew, so no quad ever shows another glyph's place;
/// a batch too large for the empty atlas makes it grow.
Batch build_batch(std::span<const DrawCommand> commands, const Frame& frame, Atlas& atlas);

/// Whole pixels that hold a rectangle of the page.
PixelRect to_pixels(const Rect& rect, double scale);

/// How far the torn edge of a picture reaches to the right of its bounds; as far to the left, and a point more.
Pt tear_reach(const Treatment& treatment);

}  // namespace foyer
