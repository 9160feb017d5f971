// The care of the screen: where a page walks, and what it spares the screen.
#include "app/wear.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <utility>

using namespace foyer;

namespace {

constexpr int reach = 8;

/// A page as it wears a screen: rules, a block of type, a bold headline.
Bitmap some_page(PixelSize size) {
    Bitmap page{size, std::vector<std::uint8_t>(static_cast<std::size_t>(size.width * size.height * 4), 255)};
    const auto ink = [&](int x, int y) {
        for (std::size_t i = 0; i < 3; ++i) page.pixels[static_cast<std::size_t>(y * size.width + x) * 4 + i] = 20;
    };
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const bool rule = y >= 20 && y < 24;
            const bool headline = y >= 40 && y < 90 && x > 30 && x < 200 && x % 24 < 14;
            const bool type = y >= 110 && y % 14 < 6 && x > 30 && x < 250 && (x * 7 + y / 14 * 13) % 5 < 2;
            if (rule || headline || type) ink(x, y);
        }
    }
    return page;
}

}  // namespace

TEST_SUITE("app") {
    TEST_CASE("the walk goes by single pixels, comes everywhere, and nowhere more often than elsewhere") {
        std::map<std::pair<int, int>, int> visits;
        constexpr int side = 2 * reach + 1, around = 2 * side * side - 2;
        for (int step = 0; step < around; ++step) {
            const PixelShift here = shift_at(step, reach), next = shift_at(step + 1, reach);
            CHECK(std::abs(here.x) <= reach);
            CHECK(std::abs(here.y) <= reach);
            CHECK(std::abs(here.x - next.x) + std::abs(here.y - next.y) == 1);
            ++visits[{here.x, here.y}];
        }
        CHECK(visits.size() == side * side);
        for (const auto& [place, count] : visits) CHECK(count <= 2);
        CHECK(shift_at(0, reach) == shift_at(around, reach));
        CHECK(shift_at(1'000'000'000'000, reach) == shift_at(1'000'000'000'000 % around, reach));
        CHECK(shift_at(5, 0) == PixelShift{});
    }

    TEST_CASE("over a day the worst pixel bears a small part of what it does under a page that stands still") {
        constexpr PixelSize screen{320, 200}, picture{screen.width + 2 * reach, screen.height + 2 * reach};
        const std::vector<float> edges = edges_of(some_page(picture));
        constexpr int minutes = 24 * 60;
        WearMap still(screen), walking(screen);
        still.stand(edges, picture, {-reach, -reach}, minutes / 60.0);
        for (int minute = 0; minute < minutes; ++minute) {
            const PixelShift shift = shift_at(minute, reach);
            walking.stand(edges, picture, {shift.x - reach, shift.y - reach}, 1 / 60.0);
        }
        MESSAGE("worst pixel, edge-hours a day: " << still.worst() << " standing, " << walking.worst() << " walking");
        CHECK(still.worst() > 21);
        CHECK(walking.worst() < still.worst() / 2);
        // A rule across the page: no row keeps its edge for hours on end.
        CHECK(walking.at(280, 20 - reach) < 4);
    }
}
