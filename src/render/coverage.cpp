#include "render/coverage.h"

#include <algorithm>
#include <cmath>

namespace foyer {
namespace {

/// Sums of signed area: a pixel's coverage is the sum of its row up to and with it.
struct Accumulator {
    PixelSize size;
    std::vector<float> sums;  // a row holds width + 1, the last for what lies right of the window

    explicit Accumulator(PixelSize s)
        : size(s), sums(static_cast<std::size_t>(s.width + 1) * static_cast<std::size_t>(s.height)) {}

    /// A piece of edge inside one pixel: `rise` is its signed height, `x` the mean of its ends.
    void add(int column, int row, double rise, double x) {
        const double right = x - column;  // what of the pixel lies left of the edge
        float* cell = &sums[static_cast<std::size_t>(row) * static_cast<std::size_t>(size.width + 1) +
                            static_cast<std::size_t>(column)];
        cell[0] += static_cast<float>(rise * (1 - right));
        if (column < size.width) cell[1] += static_cast<float>(rise * right);
    }
};

/// The part of an edge inside one row: cut at each pixel's side. What lies left of the window covers whole rows, what
/// lies right of it nothing.
void add_row(Accumulator& area, int row, double x0, double x1, double rise) {
    const double width = area.size.width;
    if (x0 > x1) std::swap(x0, x1);
    if (x1 <= 0) return area.add(0, row, rise, 0);
    if (x0 >= width) return;
    const double slope = x1 > x0 ? rise / (x1 - x0) : 0;
    if (x0 < 0) {
        area.add(0, row, slope * (0 - x0), 0);
        rise -= slope * (0 - x0);
        x0 = 0;
    }
    if (x1 > width) {
        rise -= slope * (x1 - width);
        x1 = width;
    }
    int column = std::min(static_cast<int>(x0), area.size.width - 1);
    if (x1 <= column + 1) return area.add(column, row, rise, (x0 + x1) / 2);
    for (double x = x0; x < x1; ++column) {
        const double next = std::min<double>(x1, column + 1);
        area.add(column, row, slope * (next - x), (x + next) / 2);
        x = next;
    }
}

void add_edge(Accumulator& area, double x0, double y0, double x1, double y1) {
    if (y0 == y1) return;
    const double sign = y0 < y1 ? 1 : -1;
    if (y0 > y1) {
        std::swap(x0, x1);
        std::swap(y0, y1);
    }
    const double slope = (x1 - x0) / (y1 - y0);
    const double top = std::max(y0, 0.0), foot = std::min<double>(y1, area.size.height);
    for (double y = top; y < foot;) {
        const int row = static_cast<int>(y);
        const double next = std::min<double>(foot, row + 1);
        add_row(area, row, x0 + (y - y0) * slope, x0 + (next - y0) * slope, sign * (next - y));
        y = next;
    }
}

}  // namespace

PixelRect pixel_bounds(std::span<const PixelPoint> outline) {
    if (outline.empty()) return {};
    PixelPoint low = outline[0], high = outline[0];
    for (const PixelPoint& point : outline) {
        low = {min(low.x, point.x), min(low.y, point.y)};
        high = {max(high.x, point.x), max(high.y, point.y)};
    }
    const int left = static_cast<int>(std::floor(low.x.value)), top = static_cast<int>(std::floor(low.y.value));
    return {left, top, static_cast<int>(std::ceil(high.x.value)) - left,
            static_cast<int>(std::ceil(high.y.value)) - top};
}

CoverageMap polygon_coverage(std::span<const PixelPoint> outline, PixelRect window) {
    CoverageMap map;
    if (window.empty()) return map;
    map.size = {window.width, window.height};
    Accumulator area(map.size);
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const PixelPoint a = outline[i], b = outline[(i + 1) % outline.size()];
        add_edge(area, a.x.value - window.x, a.y.value - window.y, b.x.value - window.x, b.y.value - window.y);
    }
    map.pixels.reserve(static_cast<std::size_t>(window.width) * static_cast<std::size_t>(window.height));
    for (int row = 0; row < window.height; ++row) {
        const float* cell = &area.sums[static_cast<std::size_t>(row) * static_cast<std::size_t>(window.width + 1)];
        float sum = 0;
        for (int column = 0; column < window.width; ++column) {
            sum += cell[column];
            map.pixels.push_back(static_cast<std::uint8_t>(std::lround(255 * std::min(1.0F, std::abs(sum)))));
        }
    }
    return map;
}

}  // namespace foyer
