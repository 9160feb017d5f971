// The overlay: plain triangles over the page, the control panel's, in pixels of the window. A value like the
// DisplayList; the renderer draws it last.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/bitmap.h"

namespace foyer {

/// A corner of a triangle: px of the window from the top left, a place in the glyphs from 0 to 1, and a colour, red in
/// its lowest byte and alpha in its highest, not premultiplied.
struct OverlayVertex {
    float x = 0, y = 0, u = 0, v = 0;
    std::uint32_t rgba = 0xffffffff;
    bool operator==(const OverlayVertex&) const = default;
};

/// Triangles drawn one after another inside `clip`; an index counts from `first_vertex`.
struct OverlayPart {
    PixelRect clip;
    std::uint32_t first_index = 0, index_count = 0, first_vertex = 0;
    bool operator==(const OverlayPart&) const = default;
};

/// Drawn part by part, later over earlier: the corners' colours, their alpha times the glyphs' coverage. Parts that
/// reach beyond the indices or vertices are left out.
struct Overlay {
    std::vector<OverlayVertex> vertices;
    std::vector<std::uint16_t> indices;  ///< three a triangle
    std::vector<OverlayPart> parts;
    std::shared_ptr<const CoverageMap> glyphs;  ///< same glyphs, same pointer; none: all is covered

    /// Where something may be drawn: the parts' clips together.
    PixelRect bounds() const;
    bool operator==(const Overlay&) const = default;
};

/// The overlay of a window of this size, upright, as it lies in one turned clockwise by quarters, 0 to 3.
Overlay turned(Overlay overlay, PixelSize window, int quarters);

/// The triangles' bounds that one of the two has and the other has not, in px; empty where both draw the same.
PixelRect changed_area(const Overlay& before, const Overlay& after);

}  // namespace foyer
