#include "layout/grid.h"

#include <doctest/doctest.h>

#include <cmath>

#include "support/project.h"

using namespace foyer;
using namespace foyer::testing;

TEST_SUITE("layout") {
    TEST_CASE("the leading is a whole number of pixels on every screen, near the one asked for") {
        for (const PixelSize page : {PixelSize{1280, 720}, {1920, 1080}, {2560, 1440}, {3840, 2160}, {1366, 768}, {1600, 900},
                                     {1001, 563}, {333, 320}, {997, 613}, {5120, 2880}}) {
            CAPTURE(page.width);
            const Grid grid = make_grid(fanzine()->style, page);
            const double pixels = grid.baseline.value * grid.scale;
            CHECK(std::abs(pixels - std::round(pixels)) < 1e-9);
            CHECK(pixels >= 1);
            CHECK(grid.baseline.value == doctest::Approx(27).epsilon(0.06));
            CHECK(grid.scale == doctest::Approx(std::min(page.width, page.height) / 1080.0));
            CHECK(std::min(grid.page.width, grid.page.height).value == doctest::Approx(1080));
            for (const double line : {1.0, 14.0, 33.0}) {
                const double y = grid.line(line).value * grid.scale;
                CHECK(std::abs(y - std::round(y)) < 1e-6);
            }
        }
    }

    TEST_CASE("the sheet of the art direction: ten modules of 150, columns of 330, the band at 891") {
        const Grid grid = make_grid(fanzine()->style, {1920, 1080});
        CHECK(grid.baseline == 27_pt);
        CHECK(grid.module.value == doctest::Approx(150));
        CHECK(grid.band == 891_pt);
        using Edge = AcrossPlace::Edge;
        const Pt left = grid.across({Edge::module_start, 3, 0_pt}, false), right = grid.across({Edge::module_end, 4, 0_pt}, true);
        CHECK(left.value == doctest::Approx(435));
        CHECK((right - left).value == doctest::Approx(330));
        CHECK(grid.across({Edge::bleed, 1, 0_pt}, false) == 0_pt);
        CHECK(grid.across({Edge::bleed, 1, 0_pt}, true) == 1920_pt);
        CHECK(grid.across({Edge::module_start, 7, Pt(-38)}, true).value == doctest::Approx(1117));
        CHECK(grid.down({DownPlace::Edge::line, 14}, false) == 378_pt);
        CHECK(grid.down({DownPlace::Edge::band, 0}, true) == 891_pt);
        CHECK(grid.down({DownPlace::Edge::bleed, 0}, true) == 1080_pt);
        CHECK(grid.down({DownPlace::Edge::bleed, 0}, false) == 0_pt);
    }

    TEST_CASE("the timeline keeps its room however coarse the grid") {
        for (const char* baseline : {"18", "27", "36", "48"}) {
            const Grid grid = make_grid(styled({{"grid.baseline", baseline}, {"grid.foot", "38"}}), {1920, 1080});
            CHECK(grid.page.height - grid.band >= 150_pt);
        }
    }

    TEST_CASE("a page keeps a shape its template can bear, as large as fits") {
        const Template& design = template_for(*fanzine(), {1920, 1080});
        CHECK(page_on_screen(design, {1920, 1080}) == PixelSize{1920, 1080});
        for (const PixelSize screen : {PixelSize{1000, 1000}, {1080, 1920}, {2560, 1080}, {3840, 1080}, {200, 4000}, {1, 1}, {1920, 1200}}) {
            CAPTURE(screen.width);
            CAPTURE(screen.height);
            const PixelSize page = page_on_screen(design, screen);
            const double aspect = static_cast<double>(page.width) / page.height;
            CHECK(aspect >= design.least_aspect * 0.99);
            CHECK(aspect <= design.greatest_aspect * 1.01);
            const PixelSize given{std::max(64, screen.width), std::max(64, screen.height)};
            CHECK(page.width <= given.width);
            CHECK(page.height <= given.height);
            CHECK((page.width == given.width || page.height == given.height));
        }
    }
}
