// Four corners and the map between picture and screen.
#include "core/projection.h"

#include <doctest/doctest.h>

#include <random>

using namespace foyer;

TEST_SUITE("core") {
    TEST_CASE("a homography takes the picture's corners to theirs, and its inverse brings them back") {
        std::mt19937 chance(3);
        std::uniform_real_distribution<double> off(-0.2, 0.2);
        int tried = 0;
        for (int i = 0; i < 300; ++i) {
            Corners corners;
            for (Fraction2& corner : corners.at) corner = {corner.x + off(chance), corner.y + off(chance)};
            const auto map = to_screen(corners);
            if (!map) continue;
            ++tried;
            const Homography back = inverse(*map);
            for (std::size_t c = 0; c < 4; ++c) {
                const Fraction2 picture = Corners{}.at[c], there = (*map)(picture), here = back(there);
                CHECK(there.x == doctest::Approx(corners.at[c].x).epsilon(1e-9));
                CHECK(there.y == doctest::Approx(corners.at[c].y).epsilon(1e-9));
                CHECK(std::abs(here.x - picture.x) < 1e-9);
                CHECK(std::abs(here.y - picture.y) < 1e-9);
            }
            const Fraction2 inside{0.3, 0.7}, again = back((*map)(inside));
            CHECK(again.x == doctest::Approx(0.3));
            CHECK(again.y == doctest::Approx(0.7));
        }
        CHECK(tried > 250);
    }

    TEST_CASE("corners as they are change nothing, and those that make no picture have no map") {
        CHECK(to_screen({})->rows == Homography{}.rows);
        CHECK(!to_screen({{{{0, 0}, {0, 0}, {0, 1}, {1, 1}}}}));
        CHECK(!to_screen({{{{1, 0}, {0, 0}, {1, 1}, {0, 1}}}}));       // seen from behind
        CHECK(!to_screen({{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}}}));       // crossed
        CHECK(!to_screen({{{{0.9, 0.9}, {1, 0}, {0, 1}, {1, 1}}}}));   // bent in
    }
}
