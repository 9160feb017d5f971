// The renderer on a real context: exact pixels, tiles, layers, damage, both kinds of GL.
#include "render/fixtures.h"

using namespace foyer;
using namespace foyer::test;

namespace {

constexpr PixelSize window{320, 180};
const Damage kept{false, 1};  // a back buffer that still shows the last frame

TEST_SUITE("render") {
    TEST_CASE("a fill's edges between pixels are drawn with their coverage") {
        Stage stage;
        DisplayList list = page_of(20, 20);
        list.still.push_back(FillCommand{{Pt(2.5), Pt(3.25), Pt(5), Pt(6)}, black});
        const Bitmap bitmap = stage.bitmap(list);
        CHECK(pixel(bitmap, 4, 5) == Pixel{0, 0, 0, 255});
        CHECK(pixel(bitmap, 1, 5) == Pixel{255, 255, 255, 255});
        CHECK(pixel(bitmap, 2, 5)[0] == doctest::Approx(127.5).epsilon(0.01));
        CHECK(pixel(bitmap, 7, 5)[0] == doctest::Approx(127.5).epsilon(0.01));
        CHECK(pixel(bitmap, 4, 3)[0] == doctest::Approx(63.75).epsilon(0.02));
        CHECK(pixel(bitmap, 4, 9)[0] == doctest::Approx(191.25).epsilon(0.01));
        CHECK(pixel(bitmap, 2, 3)[0] == doctest::Approx(255 * (1 - 0.375)).epsilon(0.01));
    }

    TEST_CASE("a fill thinner than a pixel is drawn by its share") {
        Stage stage;
        DisplayList list = page_of(20, 20);
        list.still.push_back(FillCommand{{Pt(4.4), Pt(0), Pt(0.2), Pt(20)}, black});
        const Bitmap bitmap = stage.bitmap(list);
        CHECK(pixel(bitmap, 4, 9)[0] == doctest::Approx(204).epsilon(0.01));
        CHECK(pixel(bitmap, 5, 9)[0] == 255);
    }

    TEST_CASE("glyphs land on exact pixels with their exact coverage") {
        for (const Api api : {Api::gl, Api::gles}) {
            Stage stage(api);
            DisplayList list = page_of(40, 40);
            list.still.push_back(run_of({{200, Pt(0.25), 0_pt}, {100, Pt(12), 0_pt}}, {Pt(10), Pt(20.3)}));
            const Bitmap bitmap = stage.bitmap(list);
            for (int y = 0; y < 40; ++y)
                for (int x = 0; x < 40; ++x) {
                    const bool row = y >= 12 && y < 20;
                    const int coverage = row && x >= 11 && x < 17 ? 200 : row && x >= 23 && x < 29 ? 100 : 0;
                    CHECK(pixel(bitmap, x, y)[1] == 255 - coverage);
                }
        }
    }

    TEST_CASE("colours are blended over the ground; the bitmap is opaque") {
        Stage stage;
        DisplayList list = page_of(10, 10);
        list.still.push_back(FillCommand{{0_pt, 0_pt, 10_pt, 10_pt}, red.with_alpha(0.5F)});
        const Bitmap bitmap = stage.bitmap(list);
        const Pixel middle = pixel(bitmap, 5, 5);
        CHECK(middle[0] == 255);
        CHECK(middle[1] == doctest::Approx(127).epsilon(0.02));
        CHECK(middle[3] == 255);
    }

    TEST_CASE("GL and GLES draw the same picture") {
        Bitmap drawn[2];
        for (const Api api : {Api::gl, Api::gles}) {
            Stage stage(api);
            drawn[api == Api::gles] = stage.bitmap(busy_page(), busy_pictures());
            CHECK(stage.renderer->take_diagnostics().empty());
            CHECK(stage.renderer->device().starts_with(api == Api::gles ? "OpenGL ES 3" : "OpenGL "));
        }
        const Difference apart = difference(drawn[0], drawn[1]);
        CHECK(apart.mean < 0.1);
        CHECK(apart.greatest <= 8);
    }

    TEST_CASE("tiles meet without a seam at any scale") {
        Stage stage;
        const DisplayList list = busy_page();
        for (const PixelSize page : {PixelSize{320, 180}, PixelSize{480, 270}}) {
            const Bitmap whole =
                stage.renderer->draw_bitmap(list, busy_pictures(), {page, {0, 0, page.width, page.height}}, {});
            for (const PixelRect tile :
                 {PixelRect{0, 0, 131, 90}, {131, 0, 189, 90}, {0, 90, 131, 90}, {131, 90, 189, 90}}) {
                const Bitmap part = stage.renderer->draw_bitmap(list, busy_pictures(), {page, tile}, {});
                const Difference apart = difference(part, cut(whole, tile));
                CHECK(apart.mean < 0.01);
                CHECK(apart.greatest <= 2);
            }
        }
    }

    TEST_CASE("a bitmap larger than a texture's piece is put together") {
        Stage stage;
        DisplayList list = page_of(320, 180);
        list.still.push_back(PaperCommand{{0_pt, 0_pt, 320_pt, 180_pt}, white, 1});
        list.still.push_back(FillCommand{{100_pt, 0_pt, 110_pt, 180_pt}, black});
        const PixelSize page{3200, 1800};
        const Bitmap strip = stage.renderer->draw_bitmap(list, {}, {page, {0, 700, 3200, 8}}, {});
        CHECK(strip.size == PixelSize{3200, 8});
        CHECK(pixel(strip, 999, 4)[0] > 200);
        CHECK(pixel(strip, 1000, 4) == Pixel{0, 0, 0, 255});
        CHECK(pixel(strip, 2099, 4) == Pixel{0, 0, 0, 255});
        CHECK(pixel(strip, 2100, 4)[0] > 200);
        const Bitmap across = stage.renderer->draw_bitmap(list, {}, {page, {2000, 703, 200, 1}}, {});
        CHECK(difference(across, cut(strip, {2000, 3, 200, 1})).greatest == 0);
    }

    TEST_CASE("an empty tile or page gives an empty bitmap") {
        Stage stage;
        CHECK(stage.renderer->draw_bitmap(busy_page(), {}, {{320, 180}, {}}, {}).pixels.empty());
        CHECK(stage.renderer->draw_bitmap(busy_page(), {}, {{}, {0, 0, 4, 4}}, {}).pixels.empty());
        CHECK(pixel(stage.bitmap(page_of(4, 4)), 2, 2) == Pixel{255, 255, 255, 255});
    }

    TEST_CASE("the window shows what a bitmap shows, the right way up") {
        for (const Api api : {Api::gl, Api::gles}) {
            Stage stage(api, window);
            for (const Output output : {Output{}, Output{1.3, 0.7}}) {
                const Bitmap wanted = stage.bitmap(busy_page(), busy_pictures(), output);
                stage.renderer->draw_window(busy_page(), busy_pictures(), {.window = window, .output = output}, {});
                const Difference apart = difference(stage.context.read(window), wanted);
                CHECK(apart.mean < 0.01);
                CHECK(apart.greatest <= 2);
            }
        }
    }

    TEST_CASE("gamma and brightness change the page as they say") {
        Stage stage;
        DisplayList list = page_of(10, 10);
        list.ground = {0.5F, 0.25F, 1};
        const Pixel dimmed = pixel(stage.bitmap(list, {}, {1, 0.5}), 5, 5);
        CHECK(dimmed[0] == doctest::Approx(64).epsilon(0.02));
        CHECK(dimmed[2] == doctest::Approx(128).epsilon(0.02));
        const Pixel lifted = pixel(stage.bitmap(list, {}, {2, 1}), 5, 5);
        CHECK(lifted[0] == doctest::Approx(180).epsilon(0.02));
        CHECK(lifted[2] == 255);
        CHECK(pixel(stage.bitmap(list, {}, {1, 0}), 5, 5) == Pixel{0, 0, 0, 255});
    }

    TEST_CASE("nothing changed: nothing is drawn") {
        Stage stage;
        DisplayList list = busy_page();
        const Pictures pictures = busy_pictures();
        CHECK(stage.renderer->draw_window(list, pictures, {.window = window}, kept) == PixelRect{0, 0, 320, 180});
        CHECK(stage.renderer->draw_window(list, pictures, {.window = window}, kept).empty());
        CHECK(stage.renderer->counts().draw_calls == 0);
        CHECK(stage.renderer->counts().stills_drawn == 1);
        CHECK(stage.renderer->counts().redrawn.empty());
    }

    TEST_CASE("when only the live layer moved, only its strip is touched") {
        Stage stage;
        DisplayList list = busy_page();
        const Pictures pictures = busy_pictures();
        stage.renderer->draw_window(list, pictures, {.window = window}, kept);
        stage.context.scribble(0, 1, 0);
        std::get<BarsCommand>(list.live[0]).bars[3].height = 14_pt;
        const PixelRect strip{0, 145, 320, 30};
        CHECK(stage.renderer->draw_window(list, pictures, {.window = window}, kept) == strip);
        CHECK(stage.renderer->counts().stills_drawn == 1);
        CHECK(stage.renderer->counts().redrawn == strip);
        const Bitmap shown = stage.context.read(window), wanted = stage.bitmap(list, pictures);
        CHECK(difference(cut(shown, strip), cut(wanted, strip)).greatest <= 1);
        for (const int y : {0, 80, 144, 175, 179}) CHECK(pixel(shown, 160, y) == Pixel{0, 255, 0, 255});
    }

    TEST_CASE("a live layer that comes, moves and goes leaves no trace") {
        Stage stage;
        DisplayList list = busy_page();
        const Pictures pictures = busy_pictures();
        const auto live = list.live;
        const auto check = [&] {
            stage.renderer->draw_window(list, pictures, {.window = window}, kept);
            CHECK(difference(stage.context.read(window), stage.bitmap(list, pictures)).greatest <= 1);
        };
        list.live.clear();
        check();
        list.live = live;
        check();
        list.live_bounds = {0_pt, 150_pt, 100_pt, 30_pt};
        check();
        list.live.clear();
        list.live_bounds = {};
        check();
        CHECK(stage.renderer->counts().stills_drawn == 1);
        CHECK(stage.renderer->draw_window(list, pictures, {.window = window}, kept).empty());
    }

    TEST_CASE("an older back buffer gets what it missed; an unknown one gets all") {
        Stage stage;
        DisplayList list = busy_page();
        const Pictures pictures = busy_pictures();
        auto& bars = std::get<BarsCommand>(list.live[0]).bars;
        stage.renderer->draw_window(list, pictures, {.window = window}, {false, 0});
        list.live_bounds = {0_pt, 145_pt, 100_pt, 30_pt};
        stage.renderer->draw_window(list, pictures, {.window = window}, {false, 1});
        bars[1].height = 13_pt;
        CHECK(stage.renderer->draw_window(list, pictures, {.window = window}, {false, 1}) == PixelRect{0, 145, 100, 30});
        bars[1].height = 14_pt;
        CHECK(stage.renderer->draw_window(list, pictures, {.window = window}, {false, 2}) == PixelRect{0, 145, 100, 30});
        bars[1].height = 15_pt;
        CHECK(stage.renderer->draw_window(list, pictures, {.window = window}, {false, 4}) == PixelRect{0, 145, 320, 30});
        bars[1].height = 16_pt;
        CHECK(stage.renderer->draw_window(list, pictures, {.window = window}, {false, 9}) == PixelRect{0, 0, 320, 180});
        bars[1].height = 17_pt;
        CHECK(stage.renderer->draw_window(list, pictures, {.window = window}, {false, 0}) == PixelRect{0, 0, 320, 180});
    }

    TEST_CASE("a change of ground, output or size redraws all; one of a command or a picture, its place") {
        Stage stage;
        DisplayList list = busy_page();
        Pictures pictures = busy_pictures();
        const PixelRect all{0, 0, 320, 180};
        int stills = 0;
        const auto redrawn = [&](Output output = {}) {
            const PixelRect part = stage.renderer->draw_window(list, pictures, {.window = window, .output = output}, kept);
            CHECK(difference(stage.context.read(window), stage.bitmap(list, pictures, output)).greatest <= 1);
            stills = stage.renderer->counts().stills_drawn;
            return part;
        };
        CHECK(redrawn() == all);
        list.still.push_back(FillCommand{{1_pt, 1_pt, 1_pt, 1_pt}, red});
        CHECK(redrawn() == PixelRect{1, 1, 1, 1});
        CHECK(stills == 1);
        list.ground = black;
        CHECK(redrawn() == all);
        CHECK(stills == 2);
        const PixelRect picture{0, 0, 193, 140};
        pictures["ramp"] = ramp({40, 30});
        CHECK(redrawn() == picture);
        pictures.clear();
        CHECK(redrawn() == picture);
        CHECK(stills == 2);
        CHECK(redrawn({1, 0.5}) == all);
        CHECK(stills == 2);
        CHECK(redrawn({1, 0.5}).empty());
        stage.renderer->forget_still();
        CHECK(redrawn({1, 0.5}) == all);
        CHECK(stills == 3);
        CHECK(stage.renderer->draw_window(list, pictures, {.window = {200, 100}}, kept) == PixelRect{0, 0, 200, 100});
    }

    TEST_CASE("drawing a bitmap leaves the window's layers as they are") {
        Stage stage;
        const DisplayList list = busy_page();
        const Pictures pictures = busy_pictures();
        stage.renderer->draw_window(list, pictures, {.window = window}, kept);
        const Bitmap before = stage.context.read(window);
        stage.renderer->draw_bitmap(page_of(50, 50), {}, {{500, 500}, {0, 0, 500, 500}}, {1, 0.5});
        CHECK(stage.renderer->draw_window(list, pictures, {.window = window}, kept).empty());
        stage.renderer->draw_window(list, pictures, {.window = window}, {true, 1});
        CHECK(stage.context.read(window) == before);
    }

    TEST_CASE("more glyphs than the atlas holds are still each drawn in their place") {
        Stage stage;
        stage.glyphs.block = {600, 700};
        for (int round = 0; round < 3; ++round) {
            DisplayList list = page_of(1300, 1500);
            for (int i = 0; i < 4; ++i) {
                const auto glyph = static_cast<std::uint32_t>(20 + 40 * round + 10 * i);
                list.still.push_back(
                    run_of({{glyph, 0_pt, 0_pt}}, {Pt(i % 2 * 650 - 1), Pt(i / 2 * 750 + 700)}, Pt(60 + round)));
            }
            for (int i = 0; i < 60; ++i)  // fills the sheets: as many rasters again, drawn behind a page's edge
                list.still.push_back(run_of({{static_cast<std::uint32_t>(10 + i), 0_pt, 0_pt}}, {Pt(1290), Pt(800)},
                                            Pt(200 + 60 * round + i)));
            const Bitmap bitmap = stage.renderer->draw_bitmap(list, {}, {{1300, 1500}, {0, 0, 1300, 1500}}, {});
            for (int i = 0; i < 4; ++i)
                CHECK(pixel(bitmap, i % 2 * 650 + 300, i / 2 * 750 + 350)[0] == 255 - (20 + 40 * round + 10 * i));
        }
        CHECK(stage.renderer->counts().atlas_clearings >= 1);
    }

    TEST_CASE("a glyph larger than a sheet is drawn from a texture of its own") {
        Stage stage;
        stage.glyphs.block = {2200, 2300};
        DisplayList list = page_of(2400, 2400);
        list.still.push_back(run_of({{128, 0_pt, 0_pt}}, {100_pt, 2350_pt}, 2000_pt));
        list.still.push_back(FillCommand{{10_pt, 10_pt, 10_pt, 10_pt}, red});
        const Bitmap bitmap = stage.bitmap(list);
        CHECK(pixel(bitmap, 101, 50)[0] == 127);
        CHECK(pixel(bitmap, 2300, 2349)[0] == 127);
        CHECK(pixel(bitmap, 2301, 2349)[0] == 255);
        CHECK(pixel(bitmap, 15, 15) == Pixel{255, 0, 0, 255});
        CHECK(stage.renderer->counts().atlas_sheets == 2);
    }

    TEST_CASE("a turned run and a polygon are smooth and where they belong") {
        Stage stage;
        DisplayList list = page_of(100, 100);
        stage.glyphs.block = {40, 40};  // drawn at half size
        list.still.push_back(run_of({{255, Pt(-1), 0_pt}}, {50_pt, 50_pt}, 10_pt, {45, {50_pt, 50_pt}}));
        list.still.push_back(PolygonCommand{
            {{70_pt, 60_pt}, {90_pt, 60_pt}, {90_pt, 80_pt}, {70_pt, 80_pt}}, red, {45, {80_pt, 70_pt}}});
        const Bitmap bitmap = stage.bitmap(list);
        CHECK(pixel(bitmap, 64, 50)[0] == 0);  // right of the turning point: a corner of the diamond reaches there
        CHECK(pixel(bitmap, 80, 70) == Pixel{255, 0, 0, 255});
        CHECK(pixel(bitmap, 80, 58)[1] < 20);
        CHECK(pixel(bitmap, 71, 61)[1] == 255);
        double area = 0;
        for (int y = 0; y < 100; ++y)
            for (int x = 0; x < 100; ++x)
                if (pixel(bitmap, x, y)[0] == 255) area += 1 - pixel(bitmap, x, y)[1] / 255.0;
        CHECK(area == doctest::Approx(400).epsilon(0.01));
    }

    TEST_CASE("a renderer can be thrown away and made anew, and leaves nothing behind") {
        const int before = live_gl_objects();
        {
            Stage stage;
            const Bitmap first = stage.bitmap(busy_page(), busy_pictures());
            stage.renderer->draw_window(busy_page(), busy_pictures(), {.window = window}, {});
            CHECK(live_gl_objects() > before);
            stage.renderer.reset();
            CHECK(live_gl_objects() == before);
            Result<Renderer> again = Renderer::create(shader_text, stage.glyphs);
            REQUIRE(again.ok());
            stage.renderer.emplace(std::move(again).value());
            CHECK(stage.bitmap(busy_page(), busy_pictures()) == first);
        }
        CHECK(live_gl_objects() == before);
    }

    TEST_CASE("textures do not pile up over many pictures and frames") {
        Stage stage;
        DisplayList list = busy_page();
        std::size_t bytes = 0;
        int objects = 0;
        for (int round = 0; round < 12; ++round) {
            const Pictures pictures{{"ramp" + std::to_string(round), ramp({200, 100})}};
            std::get<PictureCommand>(list.still[1]).picture = "ramp" + std::to_string(round);
            stage.renderer->draw_window(list, pictures, {.window = window}, {});
            if (round == 3) bytes = stage.renderer->counts().texture_bytes, objects = live_gl_objects();
        }
        CHECK(stage.renderer->counts().texture_bytes == bytes);
        CHECK(live_gl_objects() == objects);
    }

    TEST_CASE("programs of treatments that are no longer seen are let go of, and made again") {
        Stage stage;
        const auto page = [](double grain) {
            DisplayList list = page_of(40, 40);
            PictureCommand picture;
            picture.picture = "ramp";
            picture.bounds = {0_pt, 0_pt, 40_pt, 40_pt};
            picture.treatment.grain = grain;
            list.still.emplace_back(picture);
            return list;
        };
        const Pictures pictures{{"ramp", ramp({40, 40})}};
        const Bitmap plain = stage.bitmap(page(0), pictures);
        const int objects = live_gl_objects();
        const Bitmap grained = stage.bitmap(page(0.5), pictures);
        CHECK(live_gl_objects() == objects + 1);
        stage.renderer->forget_unused();
        CHECK(live_gl_objects() == objects + 1);
        CHECK(stage.bitmap(page(0), pictures) == plain);
        stage.renderer->forget_unused();
        CHECK(live_gl_objects() == objects);
        CHECK(stage.bitmap(page(0.5), pictures) == grained);
        CHECK(stage.bitmap(page(0), pictures) == plain);
    }

    TEST_CASE("without a context there is a Result that says so") {
        BlockGlyphs glyphs;
        const Result<Renderer> made = Renderer::create(shader_text, glyphs);
        REQUIRE_FALSE(made.ok());
        CHECK(made.error().message.find("context") != std::string::npos);
    }
}

}  // namespace
