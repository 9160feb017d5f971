// Where a picture's corners fall on a screen, and the projective map that takes it there.
#pragma once

#include <array>
#include <optional>

#include "core/geometry.h"

namespace foyer {

/// How a page is looked at: the point of it in the picture's middle, how much of it the picture's width shows, and how
/// far it is turned there.
struct Pose {
    Point centre;
    Pt width{1};
    double turn = 0;  ///< clockwise degrees
    bool operator==(const Pose&) const = default;
};

/// Places of the picture's top left, top right, bottom left and bottom right corner, as fractions of the screen.
struct Corners {
    std::array<Fraction2, 4> at = {{{0, 0}, {1, 0}, {0, 1}, {1, 1}}};
    constexpr bool operator==(const Corners&) const = default;
};

/// Three rows of three, applied to (x, y, 1) and divided by the third.
struct Homography {
    std::array<double, 9> rows = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    Fraction2 operator()(Fraction2 place) const;
    bool operator==(const Homography&) const = default;
};

/// From the unit square (the picture) to its place on the screen, by Heckbert's formula (1989). Nothing where the
/// corners make no convex shape of some size, in their order.
std::optional<Homography> to_screen(const Corners& corners);

Homography inverse(const Homography& map);

/// Where the corners of a picture lie that is turned clockwise by quarters before it is put there: its top left corner
/// where the top right one was, and so on around.
Corners turned(Corners corners, int quarter_turns);

/// Where a part of a picture, whose size is `picture`, lies once that is turned clockwise by quarters, 0 to 3.
PixelRect turned(PixelRect part, PixelSize picture, int quarter_turns);

}  // namespace foyer
