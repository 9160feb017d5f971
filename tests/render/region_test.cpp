// Regions: rectangles joined where that is cheaper, and never overlapping.
#include "render/region.h"

#include <doctest/doctest.h>

#include <random>

using namespace foyer;

namespace {

bool holds(const Region& region, int x, int y) {
    for (const PixelRect& rect : region.rects())
        if (x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height) return true;
    return false;
}

TEST_SUITE("render") {
    TEST_CASE("a region keeps far rectangles apart and joins near ones") {
        Region region;
        region.add(PixelRect{});
        CHECK(region.empty());
        region.add(PixelRect{0, 0, 100, 20});
        region.add(PixelRect{0, 900, 100, 20});
        CHECK(region.rects().size() == 2);
        CHECK(region.area() == 4000);
        CHECK(region.bounds() == PixelRect{0, 0, 100, 920});
        region.add(PixelRect{10, 22, 80, 10});
        CHECK(region.rects().size() == 2);
        CHECK(holds(region, 50, 21));
        CHECK(region.inside({0, 500, 1000, 1000}).rects() == std::vector<PixelRect>{{0, 900, 100, 20}});
        CHECK(region.moved(5, -3).bounds() == PixelRect{5, -3, 100, 920});
    }

    TEST_CASE("whatever is added is held, in few rectangles that do not overlap") {
        std::mt19937 random(7);
        const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
        for (int round = 0; round < 50; ++round) {
            Region region;
            std::vector<PixelRect> added;
            for (int i = 0; i < 30; ++i) {
                added.push_back({below(1800), below(1000), 1 + below(120), 1 + below(80)});
                region.add(added.back());
            }
            CHECK(region.rects().size() <= 8);
            for (const PixelRect& rect : added) {
                CHECK(holds(region, rect.x, rect.y));
                CHECK(holds(region, rect.x + rect.width - 1, rect.y + rect.height - 1));
            }
            for (std::size_t i = 0; i < region.rects().size(); ++i)
                for (std::size_t k = i + 1; k < region.rects().size(); ++k)
                    CHECK(common(region.rects()[i], region.rects()[k]).empty());
        }
    }
}

}  // namespace
