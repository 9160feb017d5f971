#include "paint/shapes.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace foyer {

std::vector<Point> star_outline(Point centre, Pt radius) {
    // The inner corners of a regular star lie on the lines between its points.
    constexpr double inner = 0.3819660112501051;
    std::vector<Point> outline;
    for (int i = 0; i < 10; ++i) {
        const double angle = -std::numbers::pi / 2 + i * std::numbers::pi / 5;
        const Pt reach = i % 2 == 0 ? radius : radius * inner;
        outline.push_back({centre.x + reach * std::cos(angle), centre.y + reach * std::sin(angle)});
    }
    return outline;
}

std::vector<Point> left_of(const std::vector<Point>& outline, Pt x) {
    std::vector<Point> kept;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Point a = outline[i], b = outline[(i + 1) % outline.size()];
        const bool a_in = !(x < a.x), b_in = !(x < b.x);
        if (a_in) kept.push_back(a);
        if (a_in != b_in) {
            const double t = (x - a.x) / (b.x - a.x);
            kept.push_back({x, a.y + (b.y - a.y) * t});
        }
    }
    return kept;
}

std::vector<Point> tape_outline(Rect bounds) {
    // Teeth as a dispenser's blade leaves them: about six points wide, none quite like the next.
    constexpr double depths[] = {0.0, 5.5, 0.8, 6.4, 0.3, 5.0, 1.2, 6.0, 0.0};
    constexpr int teeth = std::size(depths) - 1;
    std::vector<Point> outline;
    for (int i = 0; i <= teeth; ++i) {
        outline.push_back({bounds.left() + Pt(depths[i]), bounds.top() + bounds.height * (static_cast<double>(i) / teeth)});
    }
    for (int i = teeth; i >= 0; --i) {
        outline.push_back({bounds.right() - Pt(depths[(i + 3) % teeth]), bounds.top() + bounds.height * (static_cast<double>(i) / teeth)});
    }
    return outline;
}

std::vector<Point> grown_outline(const std::vector<Point>& outline, Pt by) {
    const std::size_t count = outline.size();
    double twice_area = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Point a = outline[i], b = outline[(i + 1) % count];
        twice_area += a.x.value * b.y.value - b.x.value * a.y.value;
    }
    const double outward = twice_area > 0 ? 1 : -1;
    const auto normal = [&](std::size_t side) {
        const Point a = outline[side % count], b = outline[(side + 1) % count];
        const double x = b.y.value - a.y.value, y = a.x.value - b.x.value, length = std::max(1e-6, std::hypot(x, y));
        return std::pair(x / length * outward, y / length * outward);
    };
    std::vector<Point> grown;
    for (std::size_t i = 0; i < count; ++i) {
        const auto [ax, ay] = normal(i + count - 1);
        const auto [bx, by_y] = normal(i);
        // Along the middle of both sides' normals; a sharp corner is cut off, as scissors would.
        const double x = ax + bx, y = ay + by_y, dot = 1 + ax * bx + ay * by_y;
        const double reach = std::min(1 / std::max(dot, 1e-6), 1.0);
        grown.push_back({outline[i].x + by * (x * reach), outline[i].y + by * (y * reach)});
    }
    return grown;
}

}  // namespace foyer
