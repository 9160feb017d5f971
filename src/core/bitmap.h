// Bitmaps as values: rows of pixels, top to bottom, no padding.
#pragma once

#include <cstdint>
#include <vector>

#include "core/geometry.h"

namespace foyer {

/// Colour picture: 4 bytes a pixel (R, G, B, A), sRGB, alpha not premultiplied.
struct Bitmap {
    PixelSize size;
    std::vector<std::uint8_t> pixels;  ///< size.width * size.height * 4
    bool operator==(const Bitmap&) const = default;
};

/// Coverage: 1 byte a pixel, 0 outside to 255 inside.
struct CoverageMap {
    PixelSize size;
    std::vector<std::uint8_t> pixels;  ///< size.width * size.height
    bool operator==(const CoverageMap&) const = default;
};

/// What is known of a picture file before it is decoded.
struct ImageFacts {
    PixelSize size;
    bool has_alpha = false;
    bool operator==(const ImageFacts&) const = default;
};

}  // namespace foyer
