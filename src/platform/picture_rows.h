// Decoded rows into a Bitmap: as they are, or made smaller.
#pragma once

#include <cstdint>

#include "core/bitmap.h"

namespace foyer {

/// Rows somebody else owns: R, G, B or R, G, B, A bytes, sRGB, alpha not premultiplied.
struct PictureRows {
    const std::uint8_t* pixels = nullptr;
    int pitch = 0;            ///< bytes from one row to the next
    int bytes_per_pixel = 4;  ///< 3 or 4
    PixelSize size;
};

Bitmap copied(const PictureRows& rows);

/// Each pixel the mean of the area it covers, transparent parts counting for nothing in its colour; `size` is not
/// greater than the picture either way. The mean is of sRGB values: on photographs the difference from the mean of
/// light does not show, and costs thrice the time.
Bitmap reduced(const PictureRows& rows, PixelSize size);

/// Turned and mirrored as EXIF's orientation, 1 to 8, asks.
Bitmap upright(Bitmap bitmap, int orientation);

}  // namespace foyer
