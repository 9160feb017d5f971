// Glyphs as the later stages pass them about: which outline, where it stands, and its raster.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "core/bitmap.h"
#include "core/units.h"

namespace foyer {

/// A face of the font book, by its place there; stays valid as long as the book.
struct FaceId {
    std::uint16_t index = 0;
    constexpr auto operator<=>(const FaceId&) const = default;
};

/// One glyph of a run: its index in the face, and its origin's distance from the run's.
struct PlacedGlyph {
    std::uint32_t glyph = 0;
    Pt x, y;
    constexpr bool operator==(const PlacedGlyph&) const = default;
};

/// Glyphs of one face, size and width on one baseline. Keeps its text for PDF, search and accessibility.
struct GlyphRun {
    std::string text;
    FaceId face;
    Pt size;                          ///< type size: the em square's height
    double width = 1.0;               ///< horizontal scale of the outlines
    Pt advance;                       ///< distance from the run's origin to its end
    std::vector<PlacedGlyph> glyphs;  ///< left to right
    bool operator==(const GlyphRun&) const = default;
};

/// Which raster of a glyph. Sizes count in 1/72 px, the finest step the rasteriser knows.
struct GlyphKey {
    FaceId face;
    std::uint32_t glyph = 0;
    std::uint32_t size = 0;      ///< px × 72
    std::int8_t width_step = 0;  ///< percent added to the outline's width
    std::uint8_t quarter = 0;    ///< quarter pixels the outline is moved right by, 0 to 3
    constexpr auto operator<=>(const GlyphKey&) const = default;
};

/// A glyph's coverage and where its top left pixel lies from the (whole-pixel) origin on the baseline; y downwards, so
/// `top` is negative for a glyph above the baseline. A blank glyph has an empty map.
struct GlyphImage {
    CoverageMap coverage;
    int left = 0, top = 0;
};

/// Where the renderer gets rasters from. Calls come from one thread.
class GlyphSource {
public:
    virtual ~GlyphSource() = default;
    virtual GlyphImage raster(const GlyphKey& key) = 0;
};

}  // namespace foyer
