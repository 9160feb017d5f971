// The presenter's console: what stands where, what pressing it does, and what it tells.
#include "panel/console.h"

#include <doctest/doctest.h>

#include "panel/desk.h"

using namespace foyer;

namespace {

std::shared_ptr<const BeatList> beats(int count) {
    BeatList list;
    list.picture = {1920_pt, 1080_pt};
    for (int i = 0; i < count; ++i) {
        Beat beat;
        beat.id = "beat-" + std::to_string(i);
        beat.title = "Beat " + std::to_string(i);
        beat.sheet = {i, {}};
        beat.view = {0_pt, 0_pt, 1920_pt, 1080_pt};
        beat.seconds = 10;
        if (i > 2) beat.act = 0;
        list.beats.push_back(beat);
    }
    list.beats[1].note = "Wait for the laugh.";
    return std::make_shared<const BeatList>(list);
}

struct Lectern {
    explicit Lectern(PixelSize window = {1280, 800}, int count = 30) {
        model = test::panel_model(window);
        model = update(std::move(model), StartShow{beats(count), {1920, 1080}, {}, 0}).model;
        auto made = Console::create(test::panel_fonts(), 1);
        REQUIRE(made.ok());
        console = std::move(*made);
        settle();
    }
    ConsoleFrame draw() { return console->frame({model, now, "20:30", "projector", keys}, 0.1); }
    /// Draws until nothing more comes, and does what was pressed.
    ConsoleFrame settle() {
        ConsoleFrame frame;
        for (int i = 0; i < 12; ++i) {
            frame = draw();
            for (const ShowAction& step : frame.steps) model = update(std::move(model), Present{step, now}).model;
        }
        CHECK(!frame.again);
        return frame;
    }
    void press(std::string_view what) {
        const auto place = console->place_of(what);
        REQUIRE_MESSAGE(place, std::string(what));
        const double x = place->x + place->width / 2.0, y = place->y + place->height / 2.0;
        console->take(PointerMoved{1, x, y, {}});
        settle();
        console->take(PointerPressed{1, x, y, PointerButton::left, 1, {}, false});
        console->take(PointerReleased{1, x, y, PointerButton::left, {}, false});
        settle();
    }
    const Show& show() const { return *model.show; }

    Model model;
    double now = 1;
    std::unique_ptr<Console> console;
    std::vector<std::pair<std::string_view, std::string_view>> keys = {{"PgDn", "next beat"}, {"B", "black"}};
};

bool has_inset(const ConsoleFrame& frame, ConsoleInset::What what, int beat) {
    return std::any_of(frame.insets.begin(), frame.insets.end(), [&](const ConsoleInset& inset) { return inset.what == what && inset.beat == beat; });
}

}  // namespace

TEST_SUITE("panel") {
    TEST_CASE("the console shows what is on and what is next, in the screen's shape, apart from each other") {
        Lectern lectern;
        const ConsoleFrame frame = lectern.settle();
        CHECK(has_inset(frame, ConsoleInset::What::now, 0));
        CHECK(has_inset(frame, ConsoleInset::What::next, 1));
        const PixelRect now = *lectern.console->place_of("now"), next = *lectern.console->place_of("next picture");
        CHECK(static_cast<double>(now.width) / now.height == doctest::Approx(16.0 / 9).epsilon(0.01));
        CHECK(static_cast<double>(next.width) / next.height == doctest::Approx(16.0 / 9).epsilon(0.02));
        CHECK(now.x + now.width <= next.x);
        CHECK(now.width > next.width);
    }

    TEST_CASE("its buttons do what their keys do") {
        Lectern lectern;
        lectern.press("next");
        CHECK(lectern.show().beat == 1);
        lectern.now += 1;
        lectern.press("previous");
        CHECK(lectern.show().beat == 0);
        lectern.press("black");
        CHECK(lectern.show().curtain == Curtain::black);
        lectern.press("white");
        CHECK(lectern.show().curtain == Curtain::white);
        lectern.press("freeze");
        CHECK(lectern.show().frozen);
        lectern.press("private");
        CHECK(lectern.show().in_private);
        lectern.press("take");
        CHECK(!lectern.show().in_private);
        lectern.press("spotlight");
        CHECK(lectern.show().spotlight);
        lectern.press("timer");
        CHECK(!lectern.show().timer.running);
        lectern.press("autoplay");
        CHECK(lectern.show().autoplay);
        lectern.press("keys");
        CHECK(lectern.show().help);
    }

    TEST_CASE("the overview jumps to any beat, and brings the chosen one into sight") {
        Lectern lectern;
        lectern.press("overview");
        REQUIRE(lectern.show().overview);
        CHECK(has_inset(lectern.settle(), ConsoleInset::What::beat, 7));
        lectern.press("beat 8");
        CHECK(lectern.show().beat == 7);
        CHECK(!lectern.show().overview);
        lectern.model.show->overview = true;
        lectern.model.show->overview_at = 29;
        lectern.console->take(Wheel{1, 0, 0, {}});
        CHECK(has_inset(lectern.settle(), ConsoleInset::What::beat, 29));
        CHECK(lectern.console->place_of("beat 30"));
    }

    TEST_CASE("pointing at the picture points in the show; the last beat has nothing behind it") {
        Lectern lectern;
        const PixelRect now = *lectern.console->place_of("now");
        lectern.console->take(PointerMoved{1, now.x + now.width * 0.25, now.y + now.height * 0.75, {}});
        lectern.settle();
        CHECK(lectern.show().pointer.x == doctest::Approx(0.25).epsilon(0.02));
        CHECK(lectern.show().pointer.y == doctest::Approx(0.75).epsilon(0.02));
        lectern.model.show->beat = 29;
        lectern.console->take(Wheel{1, 0, 0, {}});
        const ConsoleFrame last = lectern.settle();
        CHECK(std::none_of(last.insets.begin(), last.insets.end(), [](const ConsoleInset& inset) { return inset.what == ConsoleInset::What::next; }));
    }

    TEST_CASE("a console at rest looks the same; time and states change it; no size breaks it") {
        for (const PixelSize window : {PixelSize{1280, 800}, {640, 720}, {320, 320}, {3840, 2160}}) {
            Lectern lectern(window);
            const auto before = lectern.settle().overlay;
            CHECK(lectern.settle().overlay == before);
            lectern.now += 30;
            CHECK(lectern.settle().overlay != before);
            for (const bool help : {true, false}) {
                lectern.model.show->help = help;
                lectern.model.show->prompt = "12";
                lectern.model.show->overview = !help;
                lectern.settle();
            }
        }
    }

    TEST_CASE("keys are the show's alone: none presses a button of the console's") {
        Lectern lectern;
        KeyEvent space;
        space.key = Key::space;
        lectern.console->take(space);
        lectern.console->take(TextEvent{1, " "});
        CHECK(lectern.settle().steps.empty());
        CHECK(lectern.show().beat == 0);
    }
}
