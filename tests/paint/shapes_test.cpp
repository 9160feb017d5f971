// The page's furniture as outlines.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "paint/shapes.h"

using namespace foyer;

namespace {

/// By the shoelace formula.
double area(const std::vector<Point>& outline) {
    double twice = 0;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Point a = outline[i], b = outline[(i + 1) % outline.size()];
        twice += a.x.value * b.y.value - b.x.value * a.y.value;
    }
    return std::abs(twice) / 2;
}

const std::vector<Point> box = {{0_pt, 0_pt}, {10_pt, 0_pt}, {10_pt, 4_pt}, {0_pt, 4_pt}};

}  // namespace

TEST_SUITE("paint") {
    TEST_CASE("a star has ten corners, one point up, and a regular star's area") {
        const auto star = star_outline({50_pt, 60_pt}, 20_pt);
        REQUIRE(star.size() == 10);
        CHECK(star[0].x.value == doctest::Approx(50));
        CHECK(star[0].y.value == doctest::Approx(40));
        for (std::size_t i = 0; i < star.size(); ++i) {
            const double reach = std::hypot(star[i].x.value - 50, star[i].y.value - 60);
            CHECK(reach == doctest::Approx(i % 2 == 0 ? 20 : 20 * 0.381966).epsilon(1e-6));
        }
        // A pentagram of radius 1 covers 1.12257.
        CHECK(area(star) == doctest::Approx(1.12257 * 400).epsilon(1e-5));
    }

    TEST_CASE("a star's arms are straight: points and inner corners lie on one line") {
        const auto star = star_outline({0_pt, 0_pt}, 1_pt);
        for (std::size_t i = 0; i < 10; i += 2) {
            const Point a = star[i], b = star[(i + 1) % 10], c = star[(i + 4) % 10];
            const double cross = (b.x - a.x).value * (c.y - a.y).value - (b.y - a.y).value * (c.x - a.x).value;
            CHECK(std::abs(cross) < 1e-9);
        }
    }

    TEST_CASE("left of a line: all, nothing, or the share that lies there") {
        CHECK(left_of(box, 10_pt) == box);
        CHECK(left_of(box, 12_pt) == box);
        CHECK(left_of(box, Pt(-1)).empty());
        CHECK(area(left_of(box, 2.5_pt)) == doctest::Approx(10));
        CHECK(left_of({}, 3_pt).empty());
    }

    TEST_CASE("half of a star is half its area, and the parts make the whole") {
        const Point centre{50_pt, 60_pt};
        const auto star = star_outline(centre, 20_pt);
        const double whole = area(star);
        CHECK(area(left_of(star, centre.x)) == doctest::Approx(whole / 2));
        double before = 0;
        for (int x = 30; x <= 70; ++x) {
            const auto left = left_of(star, Pt(x));
            for (const Point& point : left) CHECK(point.x.value <= x + 1e-9);
            CHECK(area(left) >= before - 1e-9);
            before = area(left);
            // The same from the right, mirrored.
            std::vector<Point> mirrored;
            for (const Point& point : star) mirrored.push_back({Pt(-point.x.value), point.y});
            CHECK(area(left) + area(left_of(mirrored, Pt(-x))) == doctest::Approx(whole));
        }
    }

    TEST_CASE("an outline grows outwards by as much on all sides, whichever way round it goes, and its corners stay near") {
        for (const bool turned : {false, true}) {
            std::vector<Point> outline = box;
            if (turned) std::reverse(outline.begin(), outline.end());
            const auto grown = grown_outline(outline, 2_pt);
            CHECK(area(grown) == doctest::Approx(14.0 * 8.0));
            for (const Point& point : grown) {
                CHECK((point.x.value == doctest::Approx(-2) || point.x.value == doctest::Approx(12)));
                CHECK((point.y.value == doctest::Approx(-2) || point.y.value == doctest::Approx(6)));
            }
        }
        // A spike does not shoot out.
        const std::vector<Point> spike = {{0_pt, 0_pt}, {100_pt, 1_pt}, {0_pt, 2_pt}};
        for (const Point& point : grown_outline(spike, 5_pt)) CHECK(point.x < 111_pt);
    }

    TEST_CASE("tape keeps inside its bounds, fills most of them, and is always the same") {
        for (const Rect bounds : {Rect{100_pt, 50_pt, 300_pt, 40_pt}, Rect{Pt(-20), 0_pt, 80_pt, 12_pt}}) {
            const auto tape = tape_outline(bounds);
            for (const Point& point : tape) {
                CHECK(point.x >= bounds.left());
                CHECK(point.x <= bounds.right());
                CHECK(point.y >= bounds.top());
                CHECK(point.y.value <= bounds.bottom().value + 1e-9);
            }
            CHECK(area(tape) < bounds.width.value * bounds.height.value);
            CHECK(area(tape) > 0.85 * bounds.width.value * bounds.height.value);
            CHECK(tape == tape_outline(bounds));
        }
    }
}
