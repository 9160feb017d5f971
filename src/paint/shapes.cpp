#include "paint/shapes.h"

#include <cmath>
#include <numbers>

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

}  // namespace foyer
