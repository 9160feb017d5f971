// The overlay turned with its window: each part and corner where the one matrix takes it.
#include <doctest/doctest.h>

#include "app/screen_map.h"
#include "paint/overlay.h"

using namespace foyer;

TEST_SUITE("paint") {
    TEST_CASE("turned by quarters, parts and corners lie where the map of picture and touch has them") {
        for (int turns = 0; turns < 4; ++turns) {
            CAPTURE(turns);
            ScreenMap map{{640, 360}, turns, 0, {}};
            const PixelSize picture = map.picture();
            const PixelRect part{20, 30, 50, 10};
            Overlay overlay;
            overlay.vertices = {{20, 30, 0.25F, 0.5F, 1}, {70, 30, 0, 0, 2}, {70, 40, 0, 0, 3}};
            overlay.indices = {0, 1, 2};
            overlay.parts = {{part, 0, 3, 0}};
            const Overlay lying = turned(overlay, picture, turns);
            const ScreenPoint a = map.to_screen({20, 30}), b = map.to_screen({70, 40});
            const PixelRect where = turned(part, picture, turns);
            CHECK(where.x == doctest::Approx(std::min(a.x, b.x)));
            CHECK(where.y == doctest::Approx(std::min(a.y, b.y)));
            CHECK(where.width == doctest::Approx(std::abs(a.x - b.x)));
            CHECK(where.height == doctest::Approx(std::abs(a.y - b.y)));
            CHECK(lying.parts.front().clip == where);
            for (std::size_t i = 0; i < overlay.vertices.size(); ++i) {
                const ScreenPoint at = map.to_screen({overlay.vertices[i].x, overlay.vertices[i].y});
                CHECK(lying.vertices[i].x == doctest::Approx(at.x));
                CHECK(lying.vertices[i].y == doctest::Approx(at.y));
                CHECK(lying.vertices[i].u == overlay.vertices[i].u);
                CHECK(lying.vertices[i].rgba == overlay.vertices[i].rgba);
            }
            CHECK(lying.indices == overlay.indices);
        }
    }
}
