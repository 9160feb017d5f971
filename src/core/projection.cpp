#include "core/projection.h"

#include <cmath>

namespace foyer {
namespace {

/// Twice the area of the triangle, positive where it turns clockwise on a screen.
double turn(Fraction2 a, Fraction2 b, Fraction2 c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

}  // namespace

Fraction2 Homography::operator()(Fraction2 p) const {
    const double w = rows[6] * p.x + rows[7] * p.y + rows[8];
    return {(rows[0] * p.x + rows[1] * p.y + rows[2]) / w, (rows[3] * p.x + rows[4] * p.y + rows[5]) / w};
}

std::optional<Homography> to_screen(const Corners& corners) {
    constexpr double least_area = 1e-3;  // a corner nearly on a line makes a picture of no use
    const auto& [a, b, d, c] = corners.at;  // around: top left, top right, bottom right (c), bottom left (d)
    for (const double area : {turn(a, b, c), turn(b, c, d), turn(c, d, a), turn(d, a, b)}) {
        if (!(area > least_area)) return std::nullopt;
    }
    const double sx = a.x - b.x + c.x - d.x, sy = a.y - b.y + c.y - d.y;
    const double dx1 = b.x - c.x, dy1 = b.y - c.y, dx2 = d.x - c.x, dy2 = d.y - c.y;
    const double whole = dx1 * dy2 - dx2 * dy1;
    const double g = (sx * dy2 - dx2 * sy) / whole, h = (dx1 * sy - sx * dy1) / whole;
    return Homography{{b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y, g, h, 1}};
}

Homography inverse(const Homography& map) {
    const auto& m = map.rows;
    Homography out{{m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
                    m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
                    m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]}};
    const double scale = out.rows[8] != 0 ? out.rows[8] : 1;
    for (double& value : out.rows) value /= scale;
    return out;
}

Corners turned(Corners corners, int quarter_turns) {
    for (int turn = 0; turn < (quarter_turns % 4 + 4) % 4; ++turn) {
        const auto [a, b, d, c] = corners.at;
        corners.at = {b, c, a, d};
    }
    return corners;
}

PixelRect turned(PixelRect part, PixelSize picture, int quarter_turns) {
    const int from_right = picture.width - part.x - part.width, from_foot = picture.height - part.y - part.height;
    switch (quarter_turns) {
        case 1: return {from_foot, part.x, part.height, part.width};
        case 2: return {from_right, from_foot, part.width, part.height};
        case 3: return {part.y, from_right, part.height, part.width};
        default: return part;
    }
}

}  // namespace foyer
