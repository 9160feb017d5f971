// Picture and touch by one map: what is drawn somewhere is hit there, however the picture is turned.
#include "app/screen_map.h"

#include <doctest/doctest.h>

#include <cmath>

#include "app/wear.h"

using namespace foyer;

namespace {

bool near(ScreenPoint a, ScreenPoint b) { return std::abs(a.x - b.x) < 1e-9 && std::abs(a.y - b.y) < 1e-9; }

}  // namespace

TEST_SUITE("app") {
    TEST_CASE("a tap on a place of the screen is a tap on what the picture has there, under every turn and shift") {
        for (int turns = 0; turns < 4; ++turns) {
            for (const PixelShift shift : {PixelShift{0, 0}, PixelShift{-8, 3}, PixelShift{8, 8}}) {
                const ScreenMap map{{1920, 1080}, turns, 8, shift};
                CAPTURE(turns);
                const PixelSize picture = map.picture();
                CHECK(picture.width == (turns % 2 == 0 ? 1936 : 1096));
                for (const ScreenPoint place : {ScreenPoint{0, 0}, ScreenPoint{100, 40}, ScreenPoint{900, 777},
                                               ScreenPoint{1.0 * picture.width, 1.0 * picture.height}}) {
                    CHECK(near(map.to_picture(map.to_screen(place)), place));
                }
            }
        }
    }

    TEST_CASE("turned clockwise, the picture's head is at the screen's right, its foot, its left") {
        const auto head = [](int turns) {
            const ScreenMap map{{1000, 500}, turns, 0, {}};
            const PixelSize picture = map.picture();
            return map.to_screen({picture.width / 2.0, 0});
        };
        CHECK(near(head(0), {500, 0}));
        CHECK(near(head(1), {1000, 250}));
        CHECK(near(head(2), {500, 500}));
        CHECK(near(head(3), {0, 250}));
        // Left of the head, as one who stands before the turned screen sees it, is the picture's left.
        const ScreenMap quarter{{1000, 500}, 1, 0, {}};
        CHECK(near(quarter.to_screen({0, 0}), {1000, 0}));
        CHECK(near(quarter.to_screen({0, 1000}), {0, 0}));
    }

    TEST_CASE("the picture covers the whole screen wherever it has moved to, by whole pixels") {
        for (int x = -20; x <= 20; x += 5) {
            const ScreenMap map{{640, 360}, 0, 8, {x, -x}};
            const PixelRect place = map.place();
            CHECK(place.x <= 0);
            CHECK(place.y <= 0);
            CHECK(place.x + place.width >= 640);
            CHECK(place.y + place.height >= 360);
        }
    }
}
