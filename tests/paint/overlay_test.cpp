// The overlay as a value: its bounds, and what changes from one to the next.
#include "paint/overlay.h"

#include <doctest/doctest.h>

#include <limits>

using namespace foyer;

namespace {

void add_quad(Overlay& overlay, PixelRect at, std::uint32_t rgba) {
    const auto first = static_cast<std::uint16_t>(overlay.vertices.size());
    for (int corner = 0; corner < 4; ++corner)
        overlay.vertices.push_back({static_cast<float>(at.x + corner % 2 * at.width),
                                    static_cast<float>(at.y + corner / 2 * at.height), 0, 0, rgba});
    for (const int corner : {0, 1, 2, 2, 1, 3}) overlay.indices.push_back(static_cast<std::uint16_t>(first + corner));
}

Overlay three_quads() {
    Overlay overlay;
    for (const int x : {0, 100, 200}) add_quad(overlay, {x, 10, 50, 20}, 0xff00ff00);
    overlay.parts.push_back({{0, 0, 240, 100}, 0, 18, 0});
    return overlay;
}

TEST_SUITE("paint") {
    TEST_CASE("an overlay's bounds are its parts' clips") {
        Overlay overlay = three_quads();
        CHECK(overlay.bounds() == PixelRect{0, 0, 240, 100});
        overlay.parts.push_back({{300, 50, 10, 100}, 0, 6, 0});
        overlay.parts.push_back({{900, 900, 10, 100}, 0, 0, 0});
        CHECK(overlay.bounds() == PixelRect{0, 0, 310, 150});
        CHECK(Overlay{}.bounds().empty());
    }

    TEST_CASE("what changes is where the differing triangles lie") {
        const Overlay before = three_quads();
        CHECK(changed_area(before, before).empty());
        Overlay after = before;
        for (std::size_t i = 4; i < 8; ++i) after.vertices[i].rgba = 0xff0000ff;
        CHECK(changed_area(before, after) == PixelRect{100, 10, 50, 20});
        Overlay more = before;
        add_quad(more, {20, 60, 10, 10}, 1);
        more.parts[0].index_count = 24;
        CHECK(changed_area(before, more) == PixelRect{20, 60, 10, 10});
        CHECK(changed_area(more, before) == PixelRect{20, 60, 10, 10});
        CHECK(changed_area(Overlay{}, before) == PixelRect{0, 10, 240, 20});
        Overlay clipped = before;
        clipped.parts[0].clip.width = 120;
        CHECK(changed_area(before, clipped) == PixelRect{0, 10, 240, 20});
        Overlay other_glyphs = before;
        other_glyphs.glyphs = std::make_shared<const CoverageMap>();
        CHECK(changed_area(before, other_glyphs) == PixelRect{0, 0, 240, 100});
    }

    TEST_CASE("indices and corners out of range are passed over") {
        Overlay broken = three_quads();
        broken.parts[0].index_count = 0xffffffff;
        CHECK(changed_area(broken, three_quads()).empty());
        broken.parts[0].first_vertex = 6;
        CHECK(changed_area(broken, Overlay{}) == PixelRect{100, 10, 140, 20});
        broken = three_quads();
        broken.vertices[0].x = std::numeric_limits<float>::max();
        CHECK(changed_area(broken, Overlay{}).width <= 240);
    }
}

}  // namespace
