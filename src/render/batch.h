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
struct Portion {
    double scale = 1;  ///< pixels a point
    PixelRect tile;    ///< what can be seen, in px of the whole page; what lies outside is left out
    bool operator==(const Portion&) const = default;
};

/// A corner of a quad, laid out as the vertex shader takes it.
struct Vertex {
    float x = 0, y = 0;  ///< px of the whole page
    float u = 0, v = 0;  ///< ink: texels from `slot`; what is ready: texture coordinates; paper: grain and nothing
    std::array<float, 4> edges{};  ///< left, top, right, bottom in px: coverage is what lies between
    std::array<float, 2> slot{};   ///< ink: the coverage's corner in its sheet, kept apart so that where it lies there
                                   ///< changes no rounding
    std::array<std::uint8_t, 4> colour{};
};

/// A picture with a torn edge is drawn in two parts, so that only the strip at the edge pays for the tear. `ready` is
/// one that was drawn before into a texture of its own.
enum class Surface { ink, paper, picture, torn_picture, ready };

struct DrawCall {
    Surface surface = Surface::ink;
    int texture = 0;                          ///< of ink: the atlas's sheet; of what is ready: its number
    const PictureCommand* picture = nullptr;  ///< as long-lived as the commands
    std::size_t first_quad = 0, quads = 0;
};

/// A command as drawn: the same hash, the same pixels (of one batch's frame and pictures).
struct Item {
    std::uint64_t hash = 0;
    PixelRect bounds;  ///< inside the tile; all it may change
    bool operator==(const Item&) const = default;
};

struct Batch {
    std::vector<Vertex> vertices;   ///< four a quad: top left, top right, bottom left, bottom right
    std::vector<DrawCall> calls;    ///< in drawing order
    std::vector<Item> items;        ///< one a command
    std::vector<GlyphKey> missing;  ///< rasters that likenesses stand in for, each once, the largest first
};

/// A paper or picture that stands ready in a texture.
struct ReadyPlace {
    int number = -1;            ///< none: it is drawn from its command
    PixelRect place;            ///< px of the page; a pixel of it is a texel, or half a one
    float right = 1, foot = 1;  ///< texture coordinates of the place's end
    std::uint64_t version = 0;  ///< another one shows other pixels
};

enum class Glyphs { exact, likenesses };

/// What may stand in for drawing a command exactly, now.
struct Shortcuts {
    Glyphs glyphs = Glyphs::exact;      ///< likenesses: no glyph is rastered that another raster can stand in for
    std::span<const ReadyPlace> ready;  ///< one a paper or picture, in order; none: all are drawn from their commands
};

/// When the atlas fills up midway it makes room and the batch is begun anew, so no quad ever shows another glyph's
/// place.
Batch build_batch(std::span<const DrawCommand> commands, const Portion& portion, Atlas& atlas,
                  const Shortcuts& shortcuts = {});

/// The quads of a batch that meet a rectangle.
void append_part(Batch& into, const Batch& batch, PixelRect rect);

/// Where two drawings differ: the bounds of the items that only one has, or that stand in another order.
Region changed_area(std::span<const Item> before, std::span<const Item> after);

/// Whole pixels that hold a rectangle of the page.
PixelRect to_pixels(const Rect& rect, double scale);

/// How far the torn edge of a picture reaches out of its bounds; as far into them, and a point more.
Pt tear_reach(const Treatment& treatment);
/// A picture's bounds and what its torn edge reaches out of them.
Rect with_tear(const PictureCommand& picture);

}  // namespace foyer
