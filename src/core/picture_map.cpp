#include "core/picture_map.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace foyer {
namespace {

constexpr int samples = 24;  // a side of a cell, about: what lies between them is like them

/// Integer parts of sRGB's luma weights, of 1024.
int luma(const std::uint8_t* pixel) {
    const int own = (218 * pixel[0] + 732 * pixel[1] + 74 * pixel[2]) >> 10;
    return (own * pixel[3] + 255 * (255 - pixel[3])) / 255;
}

struct Sums {
    std::array<int, 256> lights{};
    long count = 0, light = 0, steps = 0, pairs = 0, red = 0, green = 0, blue = 0;
};

/// The light that `share` of the pixels lie below.
std::uint8_t quantile(const Sums& sums, double share) {
    const auto wanted = static_cast<long>(share * static_cast<double>(sums.count));
    long below = 0;
    for (int light = 0; light < 256; ++light) {
        below += sums.lights[static_cast<std::size_t>(light)];
        if (below > wanted) return static_cast<std::uint8_t>(light);
    }
    return 255;
}

PictureMap::Cell cell_of(const Sums& sums) {
    PictureMap::Cell cell;
    if (sums.count == 0) return cell;
    const auto mean = [&](long sum, long count) { return static_cast<std::uint8_t>(count == 0 ? 0 : (sum + count / 2) / count); };
    cell.darkest = quantile(sums, 0.02);
    cell.lightest = quantile(sums, 0.98);
    cell.mean = mean(sums.light, sums.count);
    cell.busy = mean(sums.steps, sums.pairs);
    cell.red = mean(sums.red, sums.count);
    cell.green = mean(sums.green, sums.count);
    cell.blue = mean(sums.blue, sums.count);
    return cell;
}

}  // namespace

PictureMap map_picture(const Bitmap& bitmap) {
    PictureMap map;
    const int width = bitmap.size.width, height = bitmap.size.height;
    if (bitmap.size.empty()) return map;
    const int step_x = std::max(1, width / (PictureMap::columns * samples)), step_y = std::max(1, height / (PictureMap::rows * samples));
    const auto pixel = [&](int x, int y) { return &bitmap.pixels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 4]; };
    for (int row = 0; row < PictureMap::rows; ++row) {
        // A picture smaller than the map lends a pixel to several cells.
        const int top = std::min(height - 1, row * height / PictureMap::rows), foot = std::max(top + 1, (row + 1) * height / PictureMap::rows);
        for (int column = 0; column < PictureMap::columns; ++column) {
            const int left = std::min(width - 1, column * width / PictureMap::columns), right = std::max(left + 1, (column + 1) * width / PictureMap::columns);
            Sums sums;
            for (int y = top; y < foot; y += step_y) {
                for (int x = left; x < right; x += step_x) {
                    const std::uint8_t* here = pixel(x, y);
                    const int light = luma(here);
                    ++sums.lights[static_cast<std::size_t>(light)];
                    ++sums.count;
                    sums.light += light;
                    const int white = 255 - here[3];
                    sums.red += here[0] * here[3] / 255 + white;
                    sums.green += here[1] * here[3] / 255 + white;
                    sums.blue += here[2] * here[3] / 255 + white;
                    if (x + 1 < width) {
                        sums.steps += std::abs(luma(pixel(x + 1, y)) - light);
                        ++sums.pairs;
                    }
                    if (y + 1 < height) {
                        sums.steps += std::abs(luma(pixel(x, y + 1)) - light);
                        ++sums.pairs;
                    }
                }
            }
            map.cells[static_cast<std::size_t>(row * PictureMap::columns + column)] = cell_of(sums);
        }
    }
    return map;
}

Colour cell_colour(const PictureMap::Cell& cell, double light) {
    const double mean = std::max(cell.mean / 255.0, 1.0 / 255);
    const double more = light / mean;
    Colour colour{static_cast<float>(cell.red / 255.0 * more), static_cast<float>(cell.green / 255.0 * more), static_cast<float>(cell.blue / 255.0 * more)};
    // What a channel cannot hold goes to the others, as film burns out to white.
    const double held = 0.2126 * std::min(colour.red, 1.0f) + 0.7152 * std::min(colour.green, 1.0f) + 0.0722 * std::min(colour.blue, 1.0f);
    const auto lost = static_cast<float>(std::max(0.0, light - held));
    colour.red = std::min(1.0f, colour.red + lost);
    colour.green = std::min(1.0f, colour.green + lost);
    colour.blue = std::min(1.0f, colour.blue + lost);
    return colour;
}

CellRange cells_of(const Crop& part) {
    const auto low = [](double at, int count) { return std::clamp(static_cast<int>(std::floor(at * count)), 0, count - 1); };
    const auto high = [](double at, int count) { return std::clamp(static_cast<int>(std::ceil(at * count)) - 1, 0, count - 1); };
    CellRange range{low(part.x, PictureMap::columns), low(part.y, PictureMap::rows), high(part.x + part.width, PictureMap::columns), high(part.y + part.height, PictureMap::rows)};
    range.right = std::max(range.left, range.right);
    range.bottom = std::max(range.top, range.bottom);
    return range;
}

}  // namespace foyer
