#include "render/coverage.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

using namespace foyer;

namespace {

using Outline = std::vector<PixelPoint>;

PixelPoint at(double x, double y) { return {Px(x), Px(y)}; }

double area(const CoverageMap& map) { return std::accumulate(map.pixels.begin(), map.pixels.end(), 0.0) / 255; }

Outline star(int points, int step, double radius) {
    Outline outline;
    for (int i = 0; i < points; ++i) {
        const double angle = 2 * std::numbers::pi * i * step / points;
        outline.push_back(at(50 + radius * std::sin(angle), 50 - radius * std::cos(angle)));
    }
    return outline;
}

TEST_SUITE("render") {
    TEST_CASE("a rectangle of whole pixels is covered wholly, one of fractions by its share") {
        const Outline whole{at(1, 1), at(4, 1), at(4, 3), at(1, 3)};
        const CoverageMap map = polygon_coverage(whole, {0, 0, 5, 4});
        CHECK(map.pixels ==
              std::vector<std::uint8_t>{0, 0, 0, 0, 0, 0, 255, 255, 255, 0, 0, 255, 255, 255, 0, 0, 0, 0, 0, 0});
        const Outline part{at(0.5, 0.25), at(2.25, 0.25), at(2.25, 1), at(0.5, 1)};
        const CoverageMap shares = polygon_coverage(part, {0, 0, 3, 1});
        CHECK(shares.pixels == std::vector<std::uint8_t>{96, 191, 48});
    }

    TEST_CASE("the area of a turned square is right at any angle and both ways round") {
        for (int degrees = 0; degrees < 90; degrees += 7) {
            Outline outline;
            for (int corner = 0; corner < 4; ++corner) {
                const double angle = (degrees + 90.0 * corner) * std::numbers::pi / 180;
                outline.push_back(at(20.3 + 12 * std::cos(angle), 19.7 + 12 * std::sin(angle)));
            }
            CHECK(area(polygon_coverage(outline, pixel_bounds(outline))) == doctest::Approx(288).epsilon(0.005));
            CHECK(area(polygon_coverage(Outline(outline.rbegin(), outline.rend()), {0, 0, 40, 40})) ==
                  doctest::Approx(288).epsilon(0.005));
        }
    }

    TEST_CASE("a slope's pixels are covered by what lies under it") {
        const Outline triangle{at(0, 2), at(4, 0), at(4, 2)};
        const CoverageMap map = polygon_coverage(triangle, {0, 0, 4, 2});
        CHECK(map.pixels == std::vector<std::uint8_t>{0, 0, 64, 191, 64, 191, 255, 255});
    }

    TEST_CASE("a pentagram's heart is filled: the nonzero rule") {
        const CoverageMap map = polygon_coverage(star(5, 2, 40), {0, 0, 100, 100});
        CHECK(map.pixels[50 * 100 + 50] == 255);
        CHECK(map.pixels[15 * 100 + 50] == 255);
        CHECK(map.pixels[20 * 100 + 20] == 0);
    }

    TEST_CASE("a window shows just what the whole shows there") {
        const Outline outline = star(7, 3, 47.3);
        const CoverageMap whole = polygon_coverage(outline, {0, 0, 100, 100});
        const PixelRect window{37, 22, 31, 43};
        const CoverageMap part = polygon_coverage(outline, window);
        int greatest = 0;
        for (int y = 0; y < window.height; ++y)
            for (int x = 0; x < window.width; ++x)
                greatest = std::max(greatest, std::abs(whole.pixels[static_cast<std::size_t>((22 + y) * 100 + 37 + x)] -
                                                       part.pixels[static_cast<std::size_t>(y * window.width + x)]));
        CHECK(greatest <= 1);
    }

    TEST_CASE("outlines without an area cover nothing") {
        CHECK(area(polygon_coverage(Outline{}, {0, 0, 4, 4})) == 0);
        CHECK(area(polygon_coverage(Outline{at(1, 1)}, {0, 0, 4, 4})) == 0);
        CHECK(area(polygon_coverage(Outline{at(0, 0), at(4, 4)}, {0, 0, 4, 4})) == doctest::Approx(0));
        CHECK(polygon_coverage(Outline{at(0, 0), at(4, 4), at(0, 4)}, {}).pixels.empty());
        CHECK(pixel_bounds(Outline{}).empty());
    }
}

}  // namespace
