// What is told of a picture's light: flat, chequered, lit on one side, tiny and transparent ones.
#include <doctest/doctest.h>

#include <algorithm>

#include "support/hero_pictures.h"

using namespace foyer;
using namespace foyer::test;

namespace {

PictureMap map_of(PixelSize size, std::array<std::uint8_t, 4> pixel) {
    Bitmap bitmap{size, {}};
    for (int i = 0; i < size.width * size.height; ++i) bitmap.pixels.insert(bitmap.pixels.end(), pixel.begin(), pixel.end());
    return map_picture(bitmap);
}

}  // namespace

TEST_SUITE("core") {
    TEST_CASE("a flat picture is as light everywhere, and nowhere busy") {
        const PictureMap map = map_of({300, 200}, {200, 100, 50, 255});
        for (const PictureMap::Cell& cell : map.cells) {
            CHECK(cell == map.cells.front());
            CHECK(cell.busy == 0);
            CHECK(cell.darkest == cell.lightest);
        }
        CHECK(map.cells.front().red == 200);
        CHECK(map.cells.front().mean == doctest::Approx(0.2126 * 200 + 0.7152 * 100 + 0.0722 * 50).epsilon(0.02));
    }

    TEST_CASE("what lies between a cell's extremes is told, and how often it changes") {
        const PictureMap& noise = *hard_pictures()[2].light;
        const PictureMap& chequer = *hard_pictures()[3].light;
        for (const PictureMap::Cell& cell : noise.cells) {
            CHECK(cell.darkest < 20);
            CHECK(cell.lightest > 235);
            CHECK(cell.busy > 60);
        }
        const auto mixed = std::count_if(chequer.cells.begin(), chequer.cells.end(), [](const auto& cell) { return cell.darkest == 0 && cell.lightest == 255; });
        CHECK(mixed > 300);
        CHECK(chequer.at(0, 0).busy < 20);
    }

    TEST_CASE("a picture of one pixel fills every cell, and what is transparent is white") {
        CHECK(map_of({1, 1}, {10, 10, 10, 255}).at(47, 31).mean == 10);
        CHECK(map_of({3, 5000}, {10, 10, 10, 255}).at(47, 31).mean == 10);
        CHECK(map_of({64, 64}, {0, 0, 0, 0}).at(5, 5).mean == 255);
        CHECK(map_picture(Bitmap{}).at(0, 0) == PictureMap::Cell{});
    }

    TEST_CASE("a cell's colour at some light is its own colour, burnt out to white") {
        const PictureMap::Cell cell = map_of({48, 32}, {200, 100, 50, 255}).at(0, 0);
        const Colour same = cell_colour(cell, cell.mean / 255.0);
        CHECK(same.red == doctest::Approx(200 / 255.0).epsilon(0.01));
        CHECK(same.blue == doctest::Approx(50 / 255.0).epsilon(0.02));
        const Colour white = cell_colour(cell, 1);
        CHECK(white.red == 1);
        CHECK(white.blue > 0.5);
        CHECK(cell_colour(cell, 0) == Colour{0, 0, 0, 1});
    }

    TEST_CASE("the cells of a part are those it touches") {
        const CellRange all = cells_of({0, 0, 1, 1});
        CHECK(all.left == 0);
        CHECK(all.right == PictureMap::columns - 1);
        CHECK(all.bottom == PictureMap::rows - 1);
        const CellRange corner = cells_of({0.999, 0.999, 0.0005, 0.0005});
        CHECK(corner.left == corner.right);
        CHECK(corner.top == PictureMap::rows - 1);
    }
}
