// A show's frames in pixels: at rest exact, in motion steady, passages from one sheet to the other, the projector's
// corners.
#include "render/fixtures.h"
#include "render/gl.h"

namespace foyer {
namespace {

using namespace test;

constexpr PixelSize screen{320, 180};

std::shared_ptr<const DisplayList> sheet_of(Colour ground, std::vector<DrawCommand> commands = {}) {
    DisplayList list;
    list.page = {Pt(320), Pt(180)};
    list.ground = ground;
    list.still = std::move(commands);
    return std::make_shared<const DisplayList>(std::move(list));
}

/// Fine lines, points apart, and some words.
std::shared_ptr<const DisplayList> lined() {
    std::vector<DrawCommand> commands;
    for (int i = 0; i < 32; ++i)
        commands.push_back(FillCommand{{Pt(i * 10), 0_pt, 3_pt, 180_pt}, i % 2 == 0 ? black : pink});
    for (int i = 0; i < 10; ++i)
        commands.push_back(run_of({{200, Pt(0), Pt(0)}, {90, 13_pt, 0_pt}}, {Pt(20 + i * 30), Pt(40 + i * 9)}));
    return sheet_of(white, std::move(commands));
}

const Pose whole_page{{160_pt, 90_pt}, 320_pt, 0};

ShowFrame at_rest(std::shared_ptr<const DisplayList> page, Pose pose = whole_page) {
    ShowFrame frame;
    frame.picture = screen;
    frame.now.sheet = {std::move(page), nullptr};
    frame.now.pose = frame.now.from = frame.now.to = pose;
    return frame;
}

ShowFrame passing(PassageKind kind, double progress, bool backwards = false) {
    ShowFrame frame = at_rest(sheet_of({0, 0, 1}));
    ShowPassing out;
    out.sheet = {sheet_of(red), nullptr};
    out.pose = whole_page;
    out.kind = kind;
    out.progress = progress;
    out.backwards = backwards;
    out.intensity = 1;
    out.paper = white;
    out.accent = pink;
    frame.passing = out;
    return frame;
}

Bitmap drawn(Stage& stage, const ShowFrame& frame, PixelSize size = screen) {
    return stage.renderer->draw_show_bitmap(frame, {}, size);
}

double share(const Bitmap& bitmap, const auto& wanted) {
    int count = 0;
    for (int y = 0; y < bitmap.size.height; ++y)
        for (int x = 0; x < bitmap.size.width; ++x) count += wanted(pixel(bitmap, x, y)) ? 1 : 0;
    return static_cast<double>(count) / (bitmap.size.width * bitmap.size.height);
}

bool is_red(Pixel p) { return p[0] > 60 && p[1] < 40 && p[2] < 60; }
bool is_blue(Pixel p) { return p[2] > 60 && p[0] < 60 && p[1] < 40; }

}  // namespace

TEST_SUITE("render") {
    TEST_CASE("a camera at rest shows the very pixels of a page drawn at that scale") {
        for (const Api api : {Api::gl, Api::gles}) {
            Stage stage(api);
            const auto page = lined();
            CHECK(drawn(stage, at_rest(page)).pixels == stage.bitmap(*page).pixels);
            // Twice as near, about a place on whole pixels: the part of a page twice as large.
            const Bitmap near = drawn(stage, at_rest(page, {{100_pt, 80_pt}, 160_pt, 0}));
            const Bitmap large = stage.renderer->draw_bitmap(*page, {}, {{640, 360}, {40, 70, 320, 180}}, {});
            CHECK(near.pixels == large.pixels);
        }
    }

    TEST_CASE("programs that were made ahead are all that a show dimmed and turned asks for") {
        Stage stage;
        const auto show = [&stage](double brightness, int turns) {
            for (int kind = 0; kind <= static_cast<int>(PassageKind::noise); ++kind) {
                ShowFrame frame = passing(static_cast<PassageKind>(kind), 0.5);
                frame.projection.brightness = brightness;
                frame.projection.quarter_turns = turns;
                drawn(stage, frame);
                frame.now.moving = true;
                frame.now.to = {{100_pt, 80_pt}, 160_pt, 0};
                frame.passing.reset();
                drawn(stage, frame);
                frame.now.to = {{100_pt, 80_pt}, 120_pt, 0};
                drawn(stage, frame);
            }
            stage.renderer->forget_still();
        };
        show(1, 0);
        Projection turned;
        turned.quarter_turns = 1;
        const int before = live_gl_objects();
        int made = 0;
        while (stage.renderer->prepare_programs(turned)) ++made;
        CHECK(live_gl_objects() == before + made);
        CHECK(made > 10);
        show(0.5, 1);
        show(1, 1);
        CHECK(live_gl_objects() == before + made);
    }

    TEST_CASE("a window of the picture's size shows the same pixels, dimmed ones with a curtain") {
        Stage stage;
        ShowFrame frame = at_rest(lined());
        stage.renderer->draw_show(frame, {}, screen);
        CHECK(stage.context.read(screen).pixels == drawn(stage, frame).pixels);
        frame.curtain = black;
        frame.curtain_level = 1;
        CHECK(share(drawn(stage, frame), [](Pixel p) { return p[0] + p[1] + p[2] == 0; }) == 1.0);
        frame.curtain = white;
        frame.curtain_level = 0.5;
        CHECK(pixel(drawn(stage, frame), 0, 0)[0] == doctest::Approx(128).epsilon(0.02));
    }

    TEST_CASE("a move ends in the pixels of its rest, and begins in those of the rest before") {
        Stage stage;
        const auto page = lined();
        const Pose from{{80_pt, 45_pt}, 160_pt, 0}, to{{180_pt, 60_pt}, 160_pt, 0};
        const Bitmap before = drawn(stage, at_rest(page, from)), after = drawn(stage, at_rest(page, to));
        ShowFrame move = at_rest(page, from);
        move.now.moving = true;
        move.now.from = from;
        move.now.to = to;
        CHECK(difference(drawn(stage, move), before).greatest <= 1);
        move.now.pose = to;
        CHECK(difference(drawn(stage, move), after).greatest <= 1);
        // Half a pixel on, every pixel is the mean of two: nothing jumps to a grid of its own.
        move.now.pose = {{Pt(80.25), 45_pt}, 160_pt, 0};
        const Bitmap between = drawn(stage, move);
        for (int x = 5; x < 300; x += 7) {
            const int mean = (pixel(before, x, 20)[1] + pixel(before, x + 1, 20)[1]) / 2;
            CHECK(std::abs(pixel(between, x, 20)[1] - mean) <= 2);
        }
    }

    TEST_CASE("from far to near the finer drawing takes over without a jump, and the end is exact") {
        Stage stage;
        const auto page = lined();
        const Pose near{{99_pt, 81_pt}, 120_pt, 0};  // its picture begins at a whole pixel, as beats' do
        drawn(stage, at_rest(page));
        ShowFrame move = at_rest(page);
        move.now.moving = true;
        move.now.to = near;
        Bitmap last = drawn(stage, move);
        for (int step = 1; step <= 200; ++step) {
            const double s = step / 200.0;
            move.now.pose = {{Pt(160 - 61 * s), Pt(90 - 9 * s)}, Pt(320 - 200 * s), 0};
            Bitmap now = drawn(stage, move);
            CHECK(difference(now, last).mean < 12);
            last = std::move(now);
        }
        CHECK(difference(last, drawn(stage, at_rest(page, near))).greatest <= 1);
    }

    TEST_CASE("a turned page shows its ground beyond its edges and keeps its middle") {
        Stage stage;
        const Bitmap turned =
            drawn(stage, at_rest(sheet_of(red, {FillCommand{{0_pt, 0_pt, 320_pt, 180_pt}, {0, 0, 1}}}),
                                 {{160_pt, 90_pt}, 320_pt, 20}));
        CHECK(is_blue(pixel(turned, 160, 90)));
        CHECK(is_red(pixel(turned, 2, 178)));
        CHECK(is_red(pixel(turned, 317, 2)));
    }

    TEST_CASE("every passage begins with the sheet before and ends with the new one, both ways") {
        for (const Api api : {Api::gl, Api::gles}) {
            Stage stage(api);
            for (const PassageKind kind : {PassageKind::dissolve, PassageKind::push, PassageKind::page_turn,
                                           PassageKind::noise, PassageKind::rise}) {
                for (const bool backwards : {false, true}) {
                    INFO(static_cast<int>(kind), backwards);
                    CHECK(share(drawn(stage, passing(kind, 0, backwards)), is_red) > 0.985);
                    CHECK(share(drawn(stage, passing(kind, 0.9999, backwards)), is_blue) > 0.985);
                    const Bitmap middle = drawn(stage, passing(kind, 0.5, backwards));
                    CHECK(share(middle, is_red) < 0.95);
                    CHECK(share(middle, is_blue) < 0.95);
                    CHECK(middle.pixels == drawn(stage, passing(kind, 0.5, backwards)).pixels);
                }
            }
            CHECK(share(drawn(stage, passing(PassageKind::cut, 0.2)), is_blue) == 1.0);
        }
    }

    TEST_CASE(
        "a push moves both sheets as one; a page turn shows the paper's back in its shade; noise is louder for loud "
        "acts") {
        Stage stage;
        const Bitmap push = drawn(stage, passing(PassageKind::push, 0.25));
        CHECK(is_red(pixel(push, 100, 90)));
        CHECK(is_blue(pixel(push, 300, 90)));
        CHECK(is_red(pixel(drawn(stage, passing(PassageKind::push, 0.25, true)), 300, 90)));
        const Bitmap turn = drawn(stage, passing(PassageKind::page_turn, 0.5));
        CHECK(share(turn, [](Pixel p) { return p[0] > 90 && p[1] > 60 && p[2] > 60; }) > 0.1);
        ShowFrame quiet = passing(PassageKind::noise, 0.1), loud = quiet;
        quiet.passing->intensity = 0;
        loud.passing->intensity = 1;
        const auto torn = [](Pixel p) { return !is_red(p); };
        CHECK(share(drawn(stage, loud), torn) > share(drawn(stage, quiet), torn));
    }

    TEST_CASE("what was kept stays, whatever the show does, and gives way by a passage") {
        Stage stage;
        stage.renderer->keep_show(at_rest(sheet_of(red)), {});
        ShowFrame frame = at_rest(sheet_of({0, 0, 1}));
        frame.kept = true;
        CHECK(share(drawn(stage, frame), is_red) == 1.0);
        stage.renderer->keep_show(frame, {});  // keeping what is kept keeps it
        CHECK(share(drawn(stage, frame), is_red) == 1.0);
        frame.kept = false;
        frame.passing = passing(PassageKind::dissolve, 0.5).passing;
        frame.passing->kept = true;
        frame.passing->sheet = {};
        CHECK(pixel(drawn(stage, frame), 100, 100)[0] == doctest::Approx(128).epsilon(0.02));
        frame.passing->progress = 1;
        CHECK(share(drawn(stage, frame), is_blue) == 1.0);
    }

    TEST_CASE("four corners stand where they are put, to half a pixel") {
        for (const Api api : {Api::gl, Api::gles}) {
            Stage stage(api);
            ShowFrame frame = at_rest(sheet_of(white));
            const double x[4] = {20.25, 300.5, 10, 310}, y[4] = {12.5, 5, 170.25, 160};
            for (std::size_t i = 0; i < 4; ++i) frame.projection.corners.at[i] = {x[i] / 320, y[i] / 180};
            const Bitmap shown = drawn(stage, frame);
            // Coverage along a row, summed, is the distance of the edges: an edge is found far finer than a pixel.
            for (const int row : {30, 90, 150}) {
                const double v = row + 0.5;
                const double left = x[0] + (x[2] - x[0]) * (v - y[0]) / (y[2] - y[0]),
                             right = x[1] + (x[3] - x[1]) * (v - y[1]) / (y[3] - y[1]);
                double sum = 0;
                int first = -1;
                for (int column = 0; column < 320; ++column) {
                    const double light = pixel(shown, column, row)[0] / 255.0;
                    sum += light;
                    if (first < 0 && light > 0.5) first = column;
                }
                CHECK(std::abs(sum - (right - left)) < 0.5);
                CHECK(std::abs(first - left) <= 0.75);
            }
            CHECK(pixel(shown, 2, 90) == Pixel{0, 0, 0, 255});
            CHECK(pixel(shown, 160, 90) == Pixel{255, 255, 255, 255});
        }
    }

    TEST_CASE("a warped picture keeps its fine lines apart") {
        Stage stage;
        std::vector<DrawCommand> commands;
        for (int i = 0; i < 80; ++i) commands.push_back(FillCommand{{Pt(i * 4), 0_pt, 2_pt, 180_pt}, black});
        ShowFrame frame = at_rest(sheet_of(white, std::move(commands)));
        frame.projection.corners.at = {{{0.02, 0.03}, {0.97, 0.01}, {0.01, 0.98}, {0.99, 0.97}}};
        const Bitmap shown = drawn(stage, frame);
        int contrast = 0;
        for (int x = 100; x < 200; ++x) contrast += std::abs(pixel(shown, x, 90)[0] - pixel(shown, x + 1, 90)[0]);
        CHECK(contrast > 100 * 255 / 4);  // half of what two pixels on, two off can have
    }

    TEST_CASE("a picture is turned by quarters") {
        Stage stage;
        ShowFrame frame = at_rest(sheet_of(white, {FillCommand{{0_pt, 0_pt, 160_pt, 180_pt}, red}}));
        const auto left_half_is_at = [&](int turns, int x, int y) {
            frame.projection.quarter_turns = turns;
            return is_red(pixel(drawn(stage, frame), x, y));
        };
        CHECK(left_half_is_at(0, 80, 90));
        CHECK(left_half_is_at(1, 160, 40));   // clockwise: the left is up
        CHECK(left_half_is_at(2, 240, 90));
        CHECK(left_half_is_at(3, 160, 140));
    }

    TEST_CASE("gamma, brightness and black level act on the finished picture") {
        Stage stage;
        ShowFrame frame = at_rest(sheet_of({0.5F, 0.5F, 0.5F}));
        frame.projection.brightness = 0.5;
        CHECK(pixel(drawn(stage, frame), 9, 9)[0] == doctest::Approx(64).epsilon(0.03));
        frame.projection = {};
        frame.projection.gamma = 2;
        CHECK(pixel(drawn(stage, frame), 9, 9)[0] == doctest::Approx(180).epsilon(0.02));
        frame.projection = {};
        frame.projection.black = 0.2;
        CHECK(pixel(drawn(stage, frame), 9, 9)[0] == doctest::Approx(153).epsilon(0.02));
    }

    TEST_CASE("a spotlight leaves its circle as it is and darkens the rest") {
        Stage stage;
        ShowFrame frame = at_rest(sheet_of(white));
        frame.spotlight = Fraction2{0.25, 0.5};
        frame.spotlight_radius = 0.2;
        const Bitmap lit = drawn(stage, frame);
        CHECK(pixel(lit, 80, 90)[0] == 255);
        CHECK(pixel(lit, 110, 90)[0] == 255);
        CHECK(pixel(lit, 125, 90)[0] < 90);
        CHECK(pixel(lit, 300, 90)[0] < 90);
    }

    TEST_CASE("live bars go on at rest and under way; a page without them is drawn once") {
        Stage stage;
        DisplayList moving = *lined();
        moving.live = {BarsCommand{{{10_pt, 100_pt, 5_pt, 40_pt}}, red}};
        moving.live_bounds = {0_pt, 90_pt, 320_pt, 60_pt};
        const auto page = std::make_shared<const DisplayList>(moving);
        ShowFrame frame = at_rest(page);
        CHECK(is_red(pixel(drawn(stage, frame), 12, 120)));
        DisplayList later = moving;
        std::get<BarsCommand>(later.live[0]).bars[0].x = 60_pt;
        frame.now.sheet.moment = &later;
        const Bitmap shown = drawn(stage, frame);
        CHECK(is_red(pixel(shown, 62, 120)));
        CHECK_FALSE(is_red(pixel(shown, 12, 120)));
        CHECK(shown.pixels == stage.bitmap(later).pixels);
    }

    TEST_CASE("what is prepared need not be drawn when it is shown, and what is forgotten is drawn again") {
        Stage stage;
        const auto page = lined();
        SheetLook look;
        look.sheet = {page, nullptr};
        look.from = whole_page;
        look.pose = look.to = {{100_pt, 80_pt}, 160_pt, 0};
        look.moving = true;
        int drawings = 0;
        while (stage.renderer->prepare_show(look, {}, screen)) ++drawings;
        CHECK(drawings == 2);
        CHECK_FALSE(stage.renderer->prepare_show(look, {}, screen));
        stage.renderer->forget_still();
        CHECK(stage.renderer->prepare_show(look, {}, screen));
    }

    TEST_CASE("however many ways there are to look at a show, few programs are kept for them") {
        Stage stage;
        int after_one_round = 0;
        for (int round = 0; round < 2; ++round) {
            for (int way = 0; way < 96; ++way) {
                ShowFrame frame = passing(static_cast<PassageKind>(way % 6), 0.5);
                if (way / 6 % 2 == 1) frame.projection.gamma = 1.2;
                if (way / 12 % 2 == 1) frame.projection.corners.at[0] = {0.1, 0.1};
                if (way / 24 % 2 == 1) frame.spotlight = Fraction2{0.5, 0.5};
                if (way / 48 % 2 == 1) frame.curtain_level = 0.5;
                drawn(stage, frame);
            }
            if (round == 0) after_one_round = gl::live_objects();
        }
        CHECK(gl::live_objects() <= after_one_round + 4);
        CHECK(after_one_round < 110);  // one for each way would be more
    }

    TEST_CASE("a broken shader is told of, and the show goes on plainly") {
        Stage stage(Api::gl, screen, [](std::string_view name) -> Result<std::string> {
            if (name == "show.frag") return std::string("this is no shader");
            return shader_text(name);
        });
        const Bitmap shown = drawn(stage, passing(PassageKind::dissolve, 1));
        CHECK(share(shown, is_blue) == 1.0);
        ShowFrame frame = at_rest(sheet_of(red));
        frame.spotlight = Fraction2{};
        CHECK(share(drawn(stage, frame), is_red) == 1.0);
        const Diagnostics said = stage.renderer->take_diagnostics();
        REQUIRE_FALSE(said.empty());
        CHECK(said[0].file == "shaders/show.frag");
    }
}

}  // namespace foyer
