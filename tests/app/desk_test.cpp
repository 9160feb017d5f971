// Where page and panel stand in a window.
#include <doctest/doctest.h>

#include <cmath>

#include "app/desk.h"

using namespace foyer;

namespace {

Style shaped(const char* shape) {
    Style style;
    REQUIRE(style.set("screen.shape", shape).ok());
    return style;
}

bool inside(PixelRect part, PixelSize window) {
    return part.x >= 0 && part.y >= 0 && part.x + part.width <= window.width && part.y + part.height <= window.height;
}

bool apart(PixelRect a, PixelRect b) {
    return a.empty() || b.empty() || a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
}

}  // namespace

TEST_SUITE("app") {
    TEST_CASE("without a panel the page fills the window, to the pixel") {
        for (const PixelSize window : {PixelSize{1920, 1080}, PixelSize{1001, 777}, PixelSize{320, 900}}) {
            const Desk desk = arrange_desk(window, 1, {}, Style());
            CHECK(desk.page == PixelRect{0, 0, window.width, window.height});
            CHECK(desk.panel.empty());
            CHECK(desk.foot.empty());
        }
    }

    TEST_CASE("beside the panel the page is whole, in the window's shape, and nothing overlaps") {
        for (const PixelSize window : {PixelSize{1920, 1080}, PixelSize{1280, 720}, PixelSize{3840, 2160}, PixelSize{1080, 1920}, PixelSize{640, 360}}) {
            for (const double scale : {1.0, 1.5, 2.0}) {
                for (const double width : {10.0, 380.0, 5000.0}) {
                    PanelLayout panel;
                    panel.shown = true;
                    panel.width = width;
                    const Desk desk = arrange_desk(window, scale, panel, Style());
                    CAPTURE(window.width);
                    CAPTURE(scale);
                    CHECK(inside(desk.page, window));
                    CHECK(inside(desk.panel, window));
                    CHECK(inside(desk.foot, window));
                    CHECK(apart(desk.page, desk.panel));
                    CHECK(apart(desk.page, desk.foot));
                    CHECK(apart(desk.panel, desk.foot));
                    CHECK(desk.panel.width <= window.width / 2);
                    CHECK(desk.panel.height == window.height);
                    const double shape = static_cast<double>(desk.page.width) / desk.page.height;
                    CHECK(std::abs(shape - static_cast<double>(window.width) / window.height) < 0.02 * shape);
                }
            }
        }
    }

    TEST_CASE("at 1280×720 the page keeps more than half of the window's height") {
        PanelLayout panel;
        panel.shown = true;
        const Desk desk = arrange_desk({1280, 720}, 1, panel, Style());
        CHECK(desk.page.height > 480);
        CHECK(desk.foot.height >= 116);
    }

    TEST_CASE("a shape that is asked for is kept in any window") {
        const std::pair<const char*, double> shapes[] = {{"16:9", 16.0 / 9}, {"16:10", 1.6}, {"4:3", 4.0 / 3}, {"1:1", 1},
                                                         {"21:9", 21.0 / 9}, {"9:16", 9.0 / 16}, {"3:4", 0.75}};
        for (const auto& [name, aspect] : shapes) {
            for (const bool shown : {false, true}) {
                PanelLayout panel;
                panel.shown = shown;
                const Desk desk = arrange_desk({1600, 900}, 1, panel, shaped(name));
                CAPTURE(name);
                CHECK(inside(desk.page, {1600, 900}));
                CHECK(static_cast<double>(desk.page.width) / desk.page.height == doctest::Approx(aspect).epsilon(0.005));
            }
        }
    }
}
