// The window beside the page: where the page stands, its surround, and the overlay's triangles over all.
#include "render/fixtures.h"

using namespace foyer;
using namespace foyer::test;

namespace {

constexpr PixelSize window{320, 180};
const Damage kept{false, 1};
constexpr std::uint32_t green = 0xff00ff00, half_red = 0x800000ff;

/// Quads of the overlay, each of four vertices of its own.
void add_quad(Overlay& overlay, PixelRect at, std::uint32_t rgba, std::array<float, 4> place = {0, 0, 1, 1}) {
    const auto base = static_cast<std::uint16_t>(overlay.vertices.size() - overlay.parts.back().first_vertex);
    for (int corner = 0; corner < 4; ++corner)
        overlay.vertices.push_back({static_cast<float>(at.x + corner % 2 * at.width),
                                    static_cast<float>(at.y + corner / 2 * at.height), place[corner % 2 ? 2 : 0],
                                    place[corner / 2 ? 3 : 1], rgba});
    for (const int corner : {0, 1, 2, 2, 1, 3}) overlay.indices.push_back(static_cast<std::uint16_t>(base + corner));
    overlay.parts.back().index_count += 6;
}

void begin_part(Overlay& overlay, PixelRect clip) {
    overlay.parts.push_back({clip, static_cast<std::uint32_t>(overlay.indices.size()), 0,
                             static_cast<std::uint32_t>(overlay.vertices.size())});
}

Overlay panel(std::uint32_t rgba = green) {
    Overlay overlay;
    begin_part(overlay, {240, 0, 80, 180});
    add_quad(overlay, {240, 0, 80, 180}, 0xff202020);
    add_quad(overlay, {250, 20, 40, 10}, rgba);
    return overlay;
}

DisplayList red_page() {
    DisplayList list = page_of(240, 135);
    list.ground = red;
    list.still.push_back(FillCommand{{0_pt, 0_pt, 10_pt, 10_pt}, black});
    return list;
}

TEST_SUITE("render") {
    TEST_CASE("the page stands in its part of the window, the surround around it") {
        for (const Api api : {Api::gl, Api::gles}) {
            Stage stage(api, window);
            for (const Output output : {Output{}, Output{1, 0.5}}) {
                const WindowFrame frame{
                    .window = window, .page = {20, 30, 240, 135}, .surround = {0, 0, 1}, .output = output};
                stage.renderer->draw_window(red_page(), {}, frame, kept);
                const Bitmap shown = stage.context.read(window);
                const int light = output == Output{} ? 255 : 128;
                CHECK(pixel(shown, 19, 30) == Pixel{0, 0, 255, 255});
                CHECK(pixel(shown, 20, 29) == Pixel{0, 0, 255, 255});
                CHECK(pixel(shown, 20, 30) == Pixel{0, 0, 0, 255});
                CHECK(pixel(shown, 30, 40)[0] == doctest::Approx(light).epsilon(0.01));
                CHECK(pixel(shown, 259, 164)[0] == doctest::Approx(light).epsilon(0.01));
                CHECK(pixel(shown, 260, 164) == Pixel{0, 0, 255, 255});
                CHECK(pixel(shown, 259, 165) == Pixel{0, 0, 255, 255});
                CHECK(stage.renderer->draw_window(red_page(), {}, frame, kept).empty());
            }
        }
    }

    TEST_CASE("a page that reaches beyond the window is cut") {
        Stage stage(Api::gl, window);
        const WindowFrame frame{.window = window, .page = {-10, 100, 480, 270}, .surround = {0, 0, 1}};
        CHECK(stage.renderer->draw_window(red_page(), {}, frame, kept) == PixelRect{0, 0, 320, 180});
        const Bitmap shown = stage.context.read(window);
        CHECK(pixel(shown, 0, 99) == Pixel{0, 0, 255, 255});
        CHECK(pixel(shown, 9, 100) == Pixel{0, 0, 0, 255});
        CHECK(pixel(shown, 10, 100) == Pixel{255, 0, 0, 255});
        CHECK(pixel(shown, 319, 179) == Pixel{255, 0, 0, 255});
    }

    TEST_CASE("the page's scale is its own, not the window's") {
        Stage stage(Api::gl, window);
        stage.renderer->draw_window(busy_page(), busy_pictures(), {.window = window, .page = {16, 9, 240, 135}}, kept);
        const Bitmap wanted =
            stage.renderer->draw_bitmap(busy_page(), busy_pictures(), {{240, 135}, {0, 0, 240, 135}}, {});
        CHECK(difference(cut(stage.context.read(window), {16, 9, 240, 135}), wanted).greatest <= 2);
    }

    TEST_CASE("the overlay is blended over everything, cut at its clips") {
        for (const Api api : {Api::gl, Api::gles}) {
            Stage stage(api, window);
            Overlay overlay;
            begin_part(overlay, {10, 10, 50, 50});
            add_quad(overlay, {0, 0, 40, 40}, green);
            begin_part(overlay, {100, 100, 200, 60});  // its indices count from its own first vertex
            add_quad(overlay, {100, 100, 20, 20}, half_red);
            const WindowFrame frame{.window = window,
                                    .page = {0, 0, 240, 135},
                                    .surround = {0, 0, 1},
                                    .overlay = &overlay,
                                    .output = {1, 0.5}};
            stage.renderer->draw_window(red_page(), {}, frame, kept);
            const Bitmap shown = stage.context.read(window);
            CHECK(pixel(shown, 9, 20)[1] == 0);
            CHECK(pixel(shown, 20, 9)[1] == 0);
            CHECK(pixel(shown, 10, 10) == Pixel{0, 255, 0, 255});
            CHECK(pixel(shown, 39, 39) == Pixel{0, 255, 0, 255});
            CHECK(pixel(shown, 40, 39)[1] == 0);
            CHECK(pixel(shown, 110, 110)[0] == doctest::Approx(128 + 64).epsilon(0.01));
            CHECK(pixel(shown, 110, 110)[1] == 0);
            CHECK(pixel(shown, 121, 110)[0] == doctest::Approx(128).epsilon(0.01));
        }
    }

    TEST_CASE("the overlay's colours go through its glyphs' coverage") {
        Stage stage(Api::gl, window);
        Overlay overlay;
        overlay.glyphs = std::make_shared<const CoverageMap>(CoverageMap{{2, 1}, {255, 51}});
        begin_part(overlay, {0, 0, 320, 180});
        add_quad(overlay, {0, 0, 10, 10}, 0xffffffff, {0.25F, 0.5F, 0.25F, 0.5F});
        add_quad(overlay, {20, 0, 10, 10}, 0xffffffff, {0.75F, 0.5F, 0.75F, 0.5F});
        DisplayList list = page_of(320, 180);
        list.ground = black;
        stage.renderer->draw_window(list, {}, {.window = window, .overlay = &overlay}, kept);
        const Bitmap shown = stage.context.read(window);
        CHECK(pixel(shown, 5, 5) == Pixel{255, 255, 255, 255});
        CHECK(pixel(shown, 25, 5)[0] == doctest::Approx(51).epsilon(0.03));
    }

    TEST_CASE("an overlay of more indices and vertices than sixteen bits count is drawn whole") {
        for (const Api api : {Api::gl, Api::gles}) {
            Stage stage(api, window);
            Overlay overlay;
            int drawn = 0;
            for (int part = 0; part < 4; ++part) {
                begin_part(overlay, {0, 0, 320, 180});
                for (int i = 0; i < 12000; ++i, ++drawn) {
                    // Each one pixel; only the last 320 × 135 stay in sight.
                    const int at = drawn % (320 * 135);
                    add_quad(overlay, {at % 320, at / 320, 1, 1}, 0xff000000U + static_cast<std::uint32_t>(drawn));
                }
            }
            CHECK(overlay.indices.size() > 65536);
            CHECK(overlay.vertices.size() > 65536);
            stage.renderer->draw_window(red_page(), {}, {.window = window, .overlay = &overlay}, kept);
            const Bitmap shown = stage.context.read(window);
            int wrong = 0;
            for (int at = 0; at < 320 * 135; ++at) {
                const int last = at + 320 * 135 < drawn ? at + 320 * 135 : at;
                wrong += pixel(shown, at % 320, at / 320) != Pixel{last & 255, last >> 8 & 255, last >> 16, 255};
            }
            CHECK(wrong == 0);
        }
    }

    TEST_CASE("an overlay that stays the same draws nothing; one that changes, its triangles alone") {
        Stage stage(Api::gl, window);
        const DisplayList list = red_page();
        Overlay overlay = panel();
        WindowFrame frame{.window = window, .page = {0, 0, 240, 135}, .overlay = &overlay};
        CHECK(stage.renderer->draw_window(list, {}, frame, kept) == PixelRect{0, 0, 320, 180});
        const Overlay same = overlay;
        frame.overlay = &same;
        CHECK(stage.renderer->draw_window(list, {}, frame, kept).empty());
        CHECK(stage.renderer->counts().draw_calls == 0);
        overlay = panel(half_red);
        frame.overlay = &overlay;
        stage.context.scribble(0, 0, 1);
        CHECK(stage.renderer->draw_window(list, {}, frame, kept) == PixelRect{250, 20, 40, 10});
        CHECK(stage.renderer->counts().stills_drawn == 1);
        const Bitmap shown = stage.context.read(window);
        CHECK(pixel(shown, 249, 25) == Pixel{0, 0, 255, 255});
        CHECK(pixel(shown, 255, 25)[0] > 128);
        frame.overlay = nullptr;
        CHECK(stage.renderer->draw_window(list, {}, frame, kept) == PixelRect{240, 0, 80, 180});
        CHECK(pixel(stage.context.read(window), 255, 25) == Pixel{0, 0, 0, 255});
    }

    TEST_CASE("what an overlay uncovers is the page again, in an older back buffer too") {
        Stage stage(Api::gl, window);
        const DisplayList list = red_page();
        Overlay overlay;
        begin_part(overlay, {0, 0, 320, 180});
        add_quad(overlay, {50, 50, 20, 20}, green);
        const auto draw = [&](const Overlay* one, int age) {
            return stage.renderer->draw_window(list, {}, {.window = window, .overlay = one}, {false, age});
        };
        draw(nullptr, 0);
        CHECK(draw(&overlay, 1) == PixelRect{50, 50, 20, 20});
        CHECK(pixel(stage.context.read(window), 60, 60) == Pixel{0, 255, 0, 255});
        CHECK(draw(nullptr, 1) == PixelRect{50, 50, 20, 20});
        CHECK(pixel(stage.context.read(window), 60, 60) == Pixel{255, 0, 0, 255});
        Overlay other = overlay;
        for (OverlayVertex& vertex : other.vertices) vertex.x += 150;
        CHECK(draw(&other, 2) == PixelRect{50, 50, 170, 20});
    }

    TEST_CASE("parts that reach beyond what there is are left out") {
        Stage stage(Api::gl, window);
        Overlay overlay = panel();
        overlay.parts.push_back({{0, 0, 100, 100}, 0, 600, 0});
        overlay.parts.push_back({{0, 0, 100, 100}, 0, 6, 6});
        stage.renderer->draw_window(red_page(), {}, {.window = window, .overlay = &overlay}, kept);
        CHECK(pixel(stage.context.read(window), 260, 25) == Pixel{0, 255, 0, 255});
        CHECK(pixel(stage.context.read(window), 60, 60) == Pixel{255, 0, 0, 255});
    }
}

}  // namespace
