// One page giving way to another: the ends are the pages themselves, and between them both are seen.
#include "render/fixtures.h"

using namespace foyer;
using namespace foyer::test;

namespace {

constexpr PixelSize window{320, 180};
const Damage kept{false, 1};

DisplayList plain(Colour colour) {
    DisplayList list = page_of(320, 180);
    list.ground = colour;
    list.still.push_back(FillCommand{{0_pt, 0_pt, 320_pt, 100_pt}, colour});
    return list;
}

WindowFrame at(double progress, const DisplayList& from, TransitionKind kind, PixelRect page = {}) {
    return {.window = window, .page = page, .transition = {.from = &from, .progress = progress, .kind = kind}};
}

TEST_SUITE("render") {
    TEST_CASE("a transition begins as the page before and ends as the new one, live layers and all") {
        for (const Api api : {Api::gl, Api::gles})
            for (const TransitionKind kind : {TransitionKind::dissolve, TransitionKind::rise}) {
                Stage stage(api, window);
                const Pictures pictures = busy_pictures();
                const DisplayList from = busy_page();
                DisplayList to = busy_page();
                to.still.erase(to.still.begin() + 1, to.still.begin() + 3);
                std::get<BarsCommand>(to.live[0]).bars.resize(7);
                stage.renderer->draw_window(from, pictures, {.window = window}, kept);
                const Bitmap before = stage.context.read(window);
                for (const double progress : {0.0, 0.5}) {
                    stage.renderer->draw_window(to, pictures, at(progress, from, kind), kept);
                    CHECK((stage.context.read(window) == before) == (progress == 0.0));
                }
                const WindowFrame end = at(1, from, kind);
                CHECK(stage.renderer->draw_window(to, pictures, end, kept) == PixelRect{0, 0, 320, 180});
                CHECK(difference(stage.context.read(window), stage.bitmap(to, pictures)).greatest <= 1);
                CHECK(stage.renderer->draw_window(to, pictures, {.window = window}, kept).empty());
                CHECK(stage.renderer->counts().stills_drawn == 2);
                // And back: both pages are still there.
                stage.renderer->draw_window(from, pictures, at(0.5, to, kind), kept);
                stage.renderer->draw_window(from, pictures, {.window = window}, kept);
                CHECK(stage.context.read(window) == before);
                CHECK(stage.renderer->counts().stills_drawn == 2);
            }
    }

    TEST_CASE("a dissolve mixes both pages by its progress, in its part of the window, dimmed like any page") {
        Stage stage(Api::gl, window);
        const DisplayList from = plain(red), to = plain({0, 0, 1});
        WindowFrame frame = at(0.25, from, TransitionKind::dissolve, {40, 0, 240, 180});
        stage.renderer->draw_window(to, {}, frame, kept);
        Pixel middle = pixel(stage.context.read(window), 160, 90);
        CHECK(middle[0] == doctest::Approx(191).epsilon(0.01));
        CHECK(middle[2] == doctest::Approx(64).epsilon(0.02));
        CHECK(pixel(stage.context.read(window), 39, 90) == Pixel{0, 0, 0, 255});
        frame.output = {1, 0.5};
        stage.renderer->draw_window(to, {}, frame, kept);
        middle = pixel(stage.context.read(window), 160, 90);
        CHECK(middle[0] == doctest::Approx(96).epsilon(0.02));
    }

    TEST_CASE("a rising page comes from below") {
        Stage stage(Api::gl, window);
        const DisplayList from = plain(red);
        DisplayList to = plain({0, 0, 1});
        to.still.push_back(FillCommand{{0_pt, 90_pt, 320_pt, 90_pt}, black});
        stage.renderer->draw_window(to, {}, at(0.5, from, TransitionKind::rise), kept);
        const Bitmap shown = stage.context.read(window);
        CHECK(pixel(shown, 160, 0) == Pixel{255, 0, 0, 255});  // not there yet
        CHECK(pixel(shown, 160, 3) == Pixel{255, 0, 0, 255});
        CHECK(pixel(shown, 160, 5)[2] == doctest::Approx(128).epsilon(0.01));
        CHECK(pixel(shown, 160, 92)[2] == doctest::Approx(128).epsilon(0.01));  // 4 px lower than it will be
        CHECK(pixel(shown, 160, 95)[2] == 0);
    }

    TEST_CASE("the same moment of a transition draws nothing; a cut shows the new page") {
        Stage stage(Api::gl, window);
        const DisplayList from = plain(red), to = plain({0, 0, 1});
        CHECK_FALSE(stage.renderer->draw_window(to, {}, at(0.5, from, TransitionKind::dissolve), kept).empty());
        CHECK(stage.renderer->draw_window(to, {}, at(0.5, from, TransitionKind::dissolve), kept).empty());
        CHECK(stage.renderer->draw_window(to, {}, at(0.6, from, TransitionKind::dissolve), kept) ==
              PixelRect{0, 0, 320, 180});
        CHECK(stage.renderer->counts().stills_drawn == 2);
        stage.renderer->draw_window(to, {}, at(0.2, from, TransitionKind::cut), kept);
        CHECK(pixel(stage.context.read(window), 160, 90) == Pixel{0, 0, 255, 255});
    }

    TEST_CASE("a transition between pages never seen draws both, and a live layer goes on meanwhile") {
        Stage stage(Api::gl, window);
        const Pictures pictures = busy_pictures();
        DisplayList from = busy_page(), to = busy_page();
        to.ground = black;
        to.still.resize(3);
        stage.renderer->draw_window(to, pictures, at(0.5, from, TransitionKind::dissolve), kept);
        std::get<BarsCommand>(to.live[0]).bars[3].height = 14_pt;
        CHECK_FALSE(stage.renderer->draw_window(to, pictures, at(0.5, from, TransitionKind::dissolve), kept).empty());
        const Bitmap shown = stage.context.read(window), one = stage.bitmap(from, pictures),
                     other = stage.bitmap(to, pictures);
        int apart = 0;
        for (std::size_t i = 0; i < shown.pixels.size(); ++i)
            apart = std::max(apart, std::abs(shown.pixels[i] - (one.pixels[i] + other.pixels[i]) / 2));
        CHECK(apart <= 2);
    }
}

}  // namespace
