#include "core/geometry.h"

#include <doctest/doctest.h>

using namespace foyer;
using namespace foyer::literals;

TEST_SUITE("core") {
    TEST_CASE("united holds both; an empty rectangle holds nothing") {
        const PixelRect a{10, 20, 30, 40}, b{-5, 50, 10, 100};
        CHECK(united(a, b) == PixelRect{-5, 20, 45, 130});
        CHECK(united(b, a) == united(a, b));
        CHECK(united(a, a) == a);
        CHECK(united(a, PixelRect{15, 25, 1, 1}) == a);
        CHECK(united(a, PixelRect{1000, 1000, 0, 5}) == a);
        CHECK(united(PixelRect{1000, 1000, 5, -1}, b) == b);
        CHECK(united(PixelRect{}, PixelRect{}).empty());
    }

    TEST_CASE("rectangles: sides, inside, overlap, inset") {
        const Rect rect{10_pt, 20_pt, 100_pt, 50_pt};
        CHECK(rect.right() == 110_pt);
        CHECK(rect.bottom() == 70_pt);
        CHECK(rect.contains({10_pt, 20_pt}));
        CHECK_FALSE(rect.contains({110_pt, 20_pt}));
        CHECK_FALSE(rect.contains({10_pt, 70_pt}));
        CHECK(rect.intersects({100_pt, 60_pt, 100_pt, 100_pt}));
        CHECK_FALSE(rect.intersects({110_pt, 20_pt, 10_pt, 10_pt}));  // they only touch
        CHECK(rect.inset(5_pt) == Rect{15_pt, 25_pt, 90_pt, 40_pt});
        CHECK(rect.inset(25_pt).empty());
        CHECK_FALSE(rect.empty());
        CHECK(Rect{}.empty());
    }

    TEST_CASE("units keep apart what is not alike, and count") {
        CHECK(10_pt + 5_pt == 15_pt);
        CHECK(10_pt / 4_pt == 2.5);
        CHECK(to_points(Em(1.5), 20_pt) == 30_pt);
        CHECK(min(3_px, 2_px) == 2_px);
        CHECK(max(3_px, 2_px) == 3_px);
        CHECK(abs(-3_pt) == 3_pt);
        CHECK(Point{1_pt, 2_pt} + Point{3_pt, 4_pt} == Point{4_pt, 6_pt});
    }
}
