#include "render/batch.h"

#include <set>

#include "render/fixtures.h"

using namespace foyer;
using namespace foyer::test;

namespace {

constexpr Portion page{1, {0, 0, 320, 180}};

std::array<float, 4> box(const Batch& batch, std::size_t quad) {
    const Vertex &first = batch.vertices[quad * 4], &last = batch.vertices[quad * 4 + 3];
    return {first.x, first.y, last.x, last.y};
}

/// The coverage a quad's middle would show.
int shown(const Batch& batch, const DrawCall& call, std::size_t quad, Atlas& atlas) {
    const Sheet& sheet = atlas.sheets()[static_cast<std::size_t>(call.texture)];
    const Vertex &a = batch.vertices[quad * 4], &b = batch.vertices[quad * 4 + 3];
    const int x = static_cast<int>(a.slot[0] + (a.u + b.u) / 2);
    const int y = static_cast<int>(a.slot[1] + (a.v + b.v) / 2);
    return sheet.coverage.pixels[static_cast<std::size_t>(y * sheet.coverage.size.width + x)];
}

std::vector<DrawCommand> lines_of(int lines, int glyphs_a_line) {
    std::vector<DrawCommand> commands;
    for (int line = 0; line < lines; ++line) {
        std::vector<PlacedGlyph> glyphs;
        for (int i = 0; i < glyphs_a_line; ++i)
            glyphs.push_back({static_cast<std::uint32_t>(1 + (line * glyphs_a_line + i) % 250), Pt(i * 9), 0_pt});
        commands.push_back(run_of(glyphs, {10_pt, Pt(20 + 10 * line)}));
    }
    return commands;
}

TEST_SUITE("render") {
    TEST_CASE("text, fills, bars and polygons are one draw call; a picture or paper parts them") {
        BlockGlyphs glyphs;
        Atlas atlas(glyphs, {256, 256}, 2);
        std::vector<DrawCommand> commands = lines_of(3, 10);
        commands.push_back(FillCommand{{0_pt, 0_pt, 10_pt, 10_pt}, red});
        commands.push_back(BarsCommand{{{0_pt, 20_pt, 2_pt, 9_pt}, {4_pt, 20_pt, 2_pt, 9_pt}}, red});
        commands.push_back(PolygonCommand{{{5_pt, 5_pt}, {9_pt, 5_pt}, {7_pt, 9_pt}}, red, {}});
        const Batch ink = build_batch(commands, page, atlas);
        REQUIRE(ink.calls.size() == 1);
        CHECK(ink.calls[0].quads == 34);
        CHECK(ink.vertices.size() == 34 * 4);

        commands.insert(commands.begin() + 1, PaperCommand{{0_pt, 0_pt, 20_pt, 20_pt}, white, 1});
        commands.insert(commands.begin() + 1, PictureCommand{"hero", {0_pt, 0_pt, 20_pt, 20_pt}, {}, {}});
        const Batch parted = build_batch(commands, page, atlas);
        REQUIRE(parted.calls.size() == 4);
        CHECK(parted.calls[1].surface == Surface::picture);
        CHECK(parted.calls[2].surface == Surface::paper);
        CHECK(parted.calls[3].first_quad == 12);
    }

    TEST_CASE("glyphs stand at whole pixels, moved by quarters inside their raster") {
        BlockGlyphs glyphs;
        Atlas atlas(glyphs, {256, 256}, 1);
        const std::vector<DrawCommand> commands{run_of({{5, Pt(0.6), 0_pt}, {6, Pt(10.9), 0_pt}}, {Pt(10), Pt(20.4)})};
        const Batch batch = build_batch(commands, page, atlas);
        REQUIRE(glyphs.asked.size() == 2);
        CHECK(glyphs.asked[0].quarter == 2);
        CHECK(glyphs.asked[0].size == 720);
        CHECK(glyphs.asked[1].quarter == 0);
        CHECK(box(batch, 0) == std::array<float, 4>{11, 12, 17, 20});
        CHECK(box(batch, 1) == std::array<float, 4>{22, 12, 28, 20});
    }

    TEST_CASE("points become pixels by the frame's scale, left of the page's edge too") {
        BlockGlyphs glyphs;
        Atlas atlas(glyphs, {256, 256}, 1);
        const std::vector<DrawCommand> commands{run_of({{5, Pt(-5.125), 0_pt}}, {Pt(0), Pt(20)}, Pt(10))};
        const Batch batch = build_batch(commands, {2, {-40, 0, 320, 180}}, atlas);
        CHECK(glyphs.asked[0].size == 1440);
        CHECK(glyphs.asked[0].quarter == 3);  // -10.25 is -11 and three quarters
        CHECK(box(batch, 0)[0] == -10);
        CHECK(box(batch, 0)[3] == 40);
    }

    TEST_CASE("large glyphs take no quarters; a flexed run asks for its width; a turned one for twice the size") {
        BlockGlyphs glyphs;
        Atlas atlas(glyphs, {256, 256}, 1);
        GlyphRunCommand flexed = run_of({{5, 0_pt, 0_pt}}, {10_pt, 20_pt});
        flexed.run.width = 0.98;
        build_batch(std::vector<DrawCommand>{run_of({{5, Pt(0.6), 0_pt}}, {10_pt, 100_pt}, 80_pt), flexed,
                                             run_of({{5, 0_pt, 0_pt}}, {10_pt, 20_pt}, 10_pt, {3, {10_pt, 20_pt}})},
                    page, atlas);
        REQUIRE(glyphs.asked.size() == 3);
        CHECK(glyphs.asked[0].quarter == 0);
        CHECK(glyphs.asked[1].width_step == -2);
        CHECK(glyphs.asked[2].size == 1440);
    }

    TEST_CASE("a turned glyph's corners lie where turning puts them") {
        BlockGlyphs glyphs;
        Atlas atlas(glyphs, {256, 256}, 1);
        const std::vector<DrawCommand> commands{
            run_of({{5, 0_pt, 0_pt}}, {100_pt, 100_pt}, 10_pt, {90, {100_pt, 100_pt}})};
        const Batch batch = build_batch(commands, page, atlas);
        REQUIRE(batch.vertices.size() == 4);
        // The raster is a block of 6 by 8 at (1, -8) with a texel around it, at half size; right becomes down.
        CHECK(batch.vertices[0].x == doctest::Approx(104.5));
        CHECK(batch.vertices[0].y == doctest::Approx(100));
        CHECK(batch.vertices[3].x == doctest::Approx(99.5));
        CHECK(batch.vertices[3].y == doctest::Approx(104));
    }

    TEST_CASE("glyphs are rastered once, and what lies outside the tile not at all") {
        BlockGlyphs glyphs;
        Atlas atlas(glyphs, {256, 256}, 1);
        const std::vector<DrawCommand> commands = lines_of(2, 10);
        build_batch(commands, page, atlas);
        build_batch(commands, page, atlas);
        CHECK(glyphs.asked.size() == 20);
        CHECK(build_batch(commands, {1, {0, 120, 320, 60}}, atlas).vertices.empty());
        CHECK(build_batch(lines_of(15, 10), {1, {0, 120, 320, 60}}, atlas).vertices.size() < 15 * 10 * 4);
    }

    TEST_CASE("a full atlas is begun anew and no quad shows another glyph's place") {
        BlockGlyphs glyphs;
        Atlas atlas(glyphs, {64, 64}, 1);
        const std::vector<DrawCommand> few = lines_of(3, 9), others = [] {
            auto commands = lines_of(6, 9);
            commands.erase(commands.begin(), commands.begin() + 3);
            return commands;
        }();
        const std::vector<DrawCommand> many = lines_of(12, 18);
        for (const auto* commands : {&few, &others, &few, &many, &others}) {
            const Batch batch = build_batch(*commands, page, atlas);
            std::size_t quad = 0;
            for (const DrawCommand& command : *commands)
                for (const PlacedGlyph& placed : std::get<GlyphRunCommand>(command).run.glyphs) {
                    const auto call = std::find_if(batch.calls.begin(), batch.calls.end(), [&](const DrawCall& c) {
                        return quad >= c.first_quad && quad < c.first_quad + c.quads;
                    });
                    REQUIRE(call != batch.calls.end());
                    CHECK(shown(batch, *call, quad, atlas) == static_cast<int>(placed.glyph));
                    ++quad;
                }
            CHECK(quad * 4 == batch.vertices.size());
        }
        CHECK(atlas.clearings() >= 2);
    }

    TEST_CASE("a glyph larger than a sheet has one of its own, and fills go on without a solid texel there") {
        BlockGlyphs glyphs;
        glyphs.block = {90, 100};
        Atlas atlas(glyphs, {64, 64}, 3);
        const std::vector<DrawCommand> commands{run_of({{200, 0_pt, 0_pt}}, {10_pt, 120_pt}),
                                                FillCommand{{0_pt, 0_pt, 9_pt, 9_pt}, red}};
        const Batch batch = build_batch(commands, page, atlas);
        REQUIRE(batch.calls.size() == 2);
        CHECK(atlas.sheets()[1].coverage.size == PixelSize{92, 102});
        CHECK(shown(batch, batch.calls[0], 0, atlas) == 200);
        CHECK(shown(batch, batch.calls[1], 1, atlas) == 255);
    }

    TEST_CASE("equal polygons share their coverage, wherever on the page they stand") {
        BlockGlyphs glyphs;
        Atlas atlas(glyphs, {64, 64}, 1);
        const std::vector<PixelPoint> here{{Px(1.5), Px(2)}, {Px(9), Px(2)}, {Px(4), Px(8)}};
        std::vector<PixelPoint> there = here;
        for (PixelPoint& point : there) point.x += Px(20);
        const auto first = atlas.polygon(here, pixel_bounds(here));
        const auto second = atlas.polygon(there, pixel_bounds(there));
        REQUIRE(first.has_value());
        REQUIRE(second.has_value());
        CHECK(first->box == second->box);
        CHECK(second->left == first->left + 20);
    }

    TEST_CASE("blank glyphs, empty rectangles and empty lists make no quads") {
        BlockGlyphs glyphs;
        Atlas atlas(glyphs, {64, 64}, 1);
        const std::vector<DrawCommand> commands{run_of({{0, 0_pt, 0_pt}}, {10_pt, 20_pt}),
                                                FillCommand{},
                                                FillCommand{{5_pt, 5_pt, Pt(-3), 2_pt}, red},
                                                PolygonCommand{},
                                                BarsCommand{},
                                                PaperCommand{},
                                                PictureCommand{}};
        const Batch batch = build_batch(commands, page, atlas);
        CHECK(batch.vertices.empty());
        CHECK(batch.calls.empty());
    }

    TEST_CASE("a torn picture is drawn in two parts that meet at a whole pixel") {
        BlockGlyphs glyphs;
        Atlas atlas(glyphs, {64, 64}, 1);
        PictureCommand picture{"hero", {0_pt, 0_pt, Pt(100.5), 50_pt}, {}, {}};
        picture.treatment.torn_edge = 1;
        const std::vector<DrawCommand> commands{picture};
        const Batch batch = build_batch(commands, page, atlas);
        REQUIRE(batch.calls.size() == 2);
        CHECK(batch.calls[1].surface == Surface::torn_picture);
        CHECK(box(batch, 0)[2] == box(batch, 1)[0]);
        CHECK(box(batch, 1)[2] == 113);
    }

    TEST_CASE("likenesses stand in for glyphs of near sizes and are told as missing, the largest first") {
        BlockGlyphs glyphs;
        Atlas atlas(glyphs, {256, 256}, 2);
        const std::vector<DrawCommand> ten{run_of({{7, 0_pt, 0_pt}}, {100_pt, 100_pt}, 10_pt)};
        build_batch(ten, page, atlas);
        const std::vector<DrawCommand> others{run_of({{7, 0_pt, 0_pt}}, {100_pt, 100_pt}, 12_pt),
                                              run_of({{7, 0_pt, 0_pt}}, {200_pt, 100_pt}, 9_pt),
                                              run_of({{7, 0_pt, 0_pt}}, {50_pt, 100_pt}, 12_pt)};
        const Batch batch = build_batch(others, page, atlas, {Glyphs::likenesses, {}});
        CHECK(glyphs.asked.size() == 1);
        REQUIRE(batch.missing.size() == 2);
        CHECK(batch.missing[0].size == 12 * 72);
        CHECK(batch.missing[1].size == 9 * 72);
        // The block of 6 by 8 at (1, -8) with a texel around it, a fifth larger.
        CHECK(box(batch, 0)[0] == doctest::Approx(100));
        CHECK(box(batch, 0)[1] == doctest::Approx(100 - 9 * 1.2));
        CHECK(box(batch, 0)[2] == doctest::Approx(100 + 8 * 1.2));
        CHECK(box(batch, 0)[3] == doctest::Approx(100 + 1 * 1.2));
        // Too far from any size there is, or exact: rastered.
        build_batch(std::vector<DrawCommand>{run_of({{7, 0_pt, 0_pt}}, {100_pt, 100_pt}, 13_pt)}, page, atlas, {Glyphs::likenesses, {}});
        CHECK(glyphs.asked.size() == 2);
        CHECK(build_batch(others, page, atlas).missing.empty());
        CHECK(glyphs.asked.size() == 4);
    }

    TEST_CASE("an atlas that drops old rasters keeps those of the last page, without rastering them again") {
        BlockGlyphs glyphs;
        Atlas atlas(glyphs, {64, 64}, 2);
        const auto line = [](std::uint32_t first) {
            std::vector<PlacedGlyph> placed;
            for (std::uint32_t i = 0; i < 12; ++i) placed.push_back({first + i, Pt(i * 9.0), 0_pt});
            return std::vector<DrawCommand>{run_of(placed, {10_pt, 50_pt})};
        };
        for (std::uint32_t page_number = 0; page_number < 20; ++page_number) build_batch(line(1 + page_number * 12), page, atlas);
        CHECK(glyphs.asked.size() == 240);
        CHECK(atlas.clearings() >= 2);
        CHECK(atlas.sheets().size() <= 2);
        const Batch batch = build_batch(line(1 + 19 * 12), page, atlas);
        CHECK(glyphs.asked.size() == 240);
        CHECK(shown(batch, batch.calls[0], 3, atlas) == 1 + 19 * 12 + 3);
    }

    TEST_CASE("an atlas drops what was not used between two calls, once that is a good part of all") {
        BlockGlyphs glyphs;
        Atlas atlas(glyphs, {64, 64}, 4);
        const auto line = [](std::uint32_t first, std::uint32_t count) {
            std::vector<PlacedGlyph> placed;
            for (std::uint32_t i = 0; i < count; ++i) placed.push_back({first + i, Pt(i * 9.0), 0_pt});
            return std::vector<DrawCommand>{run_of(placed, {10_pt, 50_pt})};
        };
        build_batch(line(1, 12), page, atlas);
        build_batch(line(50, 3), page, atlas);
        atlas.drop_unused();  // nothing was ever asked of it before
        CHECK(atlas.clearings() == 0);
        build_batch(line(1, 12), page, atlas);
        atlas.drop_unused();  // three of fifteen are not worth it
        CHECK(atlas.clearings() == 0);
        build_batch(line(50, 3), page, atlas);
        atlas.drop_unused();
        CHECK(atlas.clearings() == 1);
        CHECK(atlas.sheets().size() == 1);
        CHECK(glyphs.asked.size() == 15);
        build_batch(line(50, 3), page, atlas);
        CHECK(glyphs.asked.size() == 15);
        build_batch(line(1, 12), page, atlas);
        CHECK(glyphs.asked.size() == 27);
    }

    TEST_CASE("what differs between two drawings is where items came, went or changed places") {
        const Item a{1, {0, 0, 10, 10}}, b{2, {300, 0, 10, 10}}, c{3, {0, 300, 10, 10}}, d{4, {300, 300, 10, 10}};
        const auto area = [](std::vector<Item> before, std::vector<Item> after) { return changed_area(before, after).bounds(); };
        CHECK(area({a, b, c}, {a, b, c}).empty());
        CHECK(area({a, b, c}, {a, d, b, c}) == d.bounds);
        CHECK(area({a, b, c}, {a, c}) == b.bounds);
        CHECK(area({a, b, c}, {a, d, c}) == PixelRect{300, 0, 10, 310});
        CHECK(area({}, {a}) == a.bounds);
        CHECK_FALSE(area({a, b}, {b, a}).empty());
        CHECK(area({a, a}, {a}) == a.bounds);
    }
}

}  // namespace
