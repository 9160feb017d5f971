// What layout and painter know of a picture's pixels: how light and how busy each part of it is. A pure value, made once
// when the picture is decoded.
#pragma once

#include <array>
#include <cstdint>

#include "core/bitmap.h"
#include "core/colour.h"

namespace foyer {

/// A picture in coarse cells, the same number for any size. Lights are sRGB's luma, 0 to 255: what the treatments see.
struct PictureMap {
    static constexpr int columns = 48, rows = 32;

    struct Cell {
        std::uint8_t darkest = 0, mean = 0, lightest = 0;  ///< all but four in a hundred pixels lie between the outer two
        std::uint8_t busy = 0;                             ///< mean step of light from a pixel to its neighbours
        std::uint8_t red = 0, green = 0, blue = 0;         ///< of all pixels together
        bool operator==(const Cell&) const = default;
    };
    std::array<Cell, columns * rows> cells{};

    const Cell& at(int column, int row) const { return cells[static_cast<std::size_t>(row * columns + column)]; }
    bool operator==(const PictureMap&) const = default;
};

/// Looks at no more than some million pixels, however large the picture is. What is transparent counts as white: paper will
/// show through it.
PictureMap map_picture(const Bitmap& bitmap);

/// A colour of a cell that is as light as `light`, 0 to 1.
Colour cell_colour(const PictureMap::Cell& cell, double light);

/// The cells that a part of a picture touches; at least one.
struct CellRange {
    int left = 0, top = 0, right = 0, bottom = 0;  ///< the last ones included
};
CellRange cells_of(const Crop& part);

}  // namespace foyer
