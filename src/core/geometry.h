// Points, sizes and rectangles on a page. Origin top left, y downwards.
#pragma once

#include "core/units.h"

namespace foyer {

template <class Length>
struct PointOf {
    Length x{}, y{};
    constexpr bool operator==(const PointOf&) const = default;
    friend constexpr PointOf operator+(PointOf a, PointOf b) { return {a.x + b.x, a.y + b.y}; }
    friend constexpr PointOf operator-(PointOf a, PointOf b) { return {a.x - b.x, a.y - b.y}; }
};

template <class Length>
struct SizeOf {
    Length width{}, height{};
    constexpr bool operator==(const SizeOf&) const = default;
};

template <class Length>
struct RectOf {
    Length x{}, y{}, width{}, height{};
    constexpr bool operator==(const RectOf&) const = default;

    constexpr Length left() const { return x; }
    constexpr Length top() const { return y; }
    constexpr Length right() const { return x + width; }
    constexpr Length bottom() const { return y + height; }
    constexpr bool empty() const { return !(Length{} < width) || !(Length{} < height); }
    constexpr bool contains(PointOf<Length> p) const {
        return !(p.x < x) && p.x < right() && !(p.y < y) && p.y < bottom();
    }
    constexpr bool intersects(const RectOf& o) const {
        return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
    }
    constexpr RectOf inset(Length by) const { return {x + by, y + by, width - by - by, height - by - by}; }
};

using Point = PointOf<Pt>;
using Size = SizeOf<Pt>;
using Rect = RectOf<Pt>;

/// Whole device pixels: windows, bitmaps, scissors.
struct PixelSize {
    int width = 0, height = 0;
    constexpr bool operator==(const PixelSize&) const = default;
    constexpr bool empty() const { return width <= 0 || height <= 0; }
};

struct PixelRect {
    int x = 0, y = 0, width = 0, height = 0;
    constexpr bool operator==(const PixelRect&) const = default;
    constexpr bool empty() const { return width <= 0 || height <= 0; }
};

/// The smallest rectangle that holds both; an empty one holds nothing.
constexpr PixelRect united(PixelRect a, PixelRect b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    const int left = a.x < b.x ? a.x : b.x, top = a.y < b.y ? a.y : b.y;
    const int right = a.x + a.width > b.x + b.width ? a.x + a.width : b.x + b.width;
    const int bottom = a.y + a.height > b.y + b.height ? a.y + a.height : b.y + b.height;
    return {left, top, right - left, bottom - top};
}

/// A place in a picture or a window as fractions of width and height, 0 to 1 from the top left.
struct Fraction2 {
    double x = 0.5, y = 0.5;
    constexpr bool operator==(const Fraction2&) const = default;
};

/// A turn about a point of the page; clockwise degrees, as y runs downwards.
struct Turn {
    double degrees = 0;
    Point about;
    constexpr bool operator==(const Turn&) const = default;
};

/// A part of a picture, as fractions of its width and height.
struct Crop {
    double x = 0, y = 0, width = 1, height = 1;
    constexpr bool operator==(const Crop&) const = default;
};

}  // namespace foyer
