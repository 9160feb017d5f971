// The show: what each key does to it, how the camera goes, and what of it is seen at a moment.
#include "app/show.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "app/action.h"

using namespace foyer;
using To = StepBeat::To;

namespace {

constexpr PixelSize screen{1920, 1080};
const ShowManner manner;

/// Two pages with a walk on the second, and a card.
std::shared_ptr<const BeatList> some_beats() {
    BeatList list;
    list.picture = {1920_pt, 1080_pt};
    const auto add = [&](const char* id, SheetId sheet, Rect view, double seconds) {
        Beat beat;
        beat.id = id;
        beat.sheet = sheet;
        beat.view = view;
        beat.seconds = seconds;
        list.beats.push_back(beat);
    };
    const Rect whole{0_pt, 0_pt, 1920_pt, 1080_pt};
    add("opening", {0, {}}, whole, 10);
    add("spread-2", {1, {}}, whole, 10);
    add("read-2-1", {1, {}}, {100_pt, 100_pt, 800_pt, 450_pt}, 20);
    add("read-2-2", {1, {}}, {900_pt, 100_pt, 800_pt, 450_pt}, 20);
    add("act-1", {0, CardSubject{CardKind::act, 0}}, whole, 5);
    list.beats.back().intensity = 0.9;
    return std::make_shared<const BeatList>(list);
}

struct Hand {
    Show show = first_show(some_beats(), screen, 0);
    double now = 1;

    Hand& does(const ShowAction& action) {
        show = update_show(show, action, manner, now);
        return *this;
    }
    Hand& waits(double seconds) {
        now += seconds;
        return does(Tick{});
    }
    Hand& goes(To to) { return waits(5).does(StepBeat{to}); }
    int beat() const { return show.beat; }
};

}  // namespace

TEST_SUITE("app") {
    TEST_CASE("next and previous go from beat to beat and stop at both ends") {
        Hand hand;
        CHECK(hand.goes(To::previous).beat() == 0);
        for (const int wanted : {1, 2, 3, 4, 4}) CHECK(hand.goes(To::next).beat() == wanted);
        CHECK(hand.goes(To::previous).beat() == 3);
        CHECK(hand.goes(To::first).beat() == 0);
        CHECK(hand.goes(To::last).beat() == 4);
        CHECK(hand.does(GoToBeat{2}).beat() == 2);
        CHECK(hand.does(GoToBeat{99}).beat() == 4);
    }

    TEST_CASE("a button that bounces or is held moves one beat; two presses move two") {
        Hand hand;
        hand.does(StepBeat{To::next});
        for (int i = 0; i < 50; ++i) {
            hand.now += 0.03;  // as a held button repeats
            hand.does(StepBeat{To::next});
        }
        CHECK(hand.beat() == 1);
        hand.now += 0.2;
        CHECK(hand.does(StepBeat{To::next}).beat() == 2);
    }

    TEST_CASE("digits and Enter go to a beat; Enter alone goes on; Backspace takes back") {
        Hand hand;
        hand.waits(1).does(TypeDigit{3});
        CHECK(hand.show.prompt == "3");
        CHECK(hand.does(EnterKey{}).beat() == 2);
        CHECK(!hand.show.prompt);
        CHECK(hand.waits(1).does(EnterKey{}).beat() == 3);
        hand.does(TypeDigit{}).does(TypeDigit{1}).does(TypeDigit{0}).does(BackspaceKey{});
        CHECK(hand.show.prompt == "1");
        CHECK(hand.does(EnterKey{}).beat() == 0);
        CHECK(hand.goes(To::next).waits(1).does(BackspaceKey{}).beat() == 0);
        for (int i = 0; i < 9; ++i) hand.does(TypeDigit{9});
        CHECK(hand.does(EnterKey{}).beat() == 4);
    }

    TEST_CASE("black and white come and go by their key, by each other, by next; next then moves nothing") {
        Hand hand;
        hand.does(DrawCurtain{Curtain::black});
        CHECK(curtain_at(hand.show, hand.now).level == 0);
        CHECK(curtain_at(hand.show, hand.now + 1).level == 1);
        hand.waits(1).does(DrawCurtain{Curtain::white});
        CHECK(hand.show.curtain == Curtain::white);
        CHECK(curtain_at(hand.show, hand.now).level == 1);  // no picture between them
        hand.goes(To::next);
        CHECK(hand.show.curtain == Curtain::none);
        CHECK(hand.beat() == 0);
        CHECK(curtain_at(hand.show, hand.now + 1).level == 0);
        hand.waits(1).does(DrawCurtain{Curtain::black}).waits(1).does(DrawCurtain{Curtain::black});
        CHECK(hand.show.curtain == Curtain::none);
        CHECK(hand.goes(To::next).beat() == 1);
    }

    TEST_CASE("Esc leaves one state after another, and never the show") {
        Hand hand;
        hand.goes(To::next)
            .waits(2)
            .does(ToggleSpotlight{})
            .does(PointAtPicture{{0.7, 0.3}})
            .does(ToggleZoom{})
            .waits(3);
        hand.does(DrawCurtain{Curtain::black}).does(ToggleOverview{}).does(TypeDigit{1}).does(ToggleShowHelp{});
        hand.does(EscapeKey{});
        CHECK(!hand.show.help);
        hand.does(EscapeKey{});
        CHECK(!hand.show.prompt);
        hand.does(EscapeKey{});
        CHECK(!hand.show.overview);
        hand.does(EscapeKey{});
        CHECK(hand.show.curtain == Curtain::none);
        CHECK(hand.show.zoom);
        hand.does(EscapeKey{});
        CHECK(!hand.show.zoom);
        CHECK(hand.show.spotlight);
        hand.does(EscapeKey{});
        CHECK(!hand.show.spotlight);
        hand.does(EscapeKey{}).does(EscapeKey{});
        CHECK(hand.beat() == 1);
    }

    TEST_CASE("the camera moves on one sheet, and comes to rest exactly; another sheet passes over") {
        Hand hand;
        hand.goes(To::next);
        REQUIRE(hand.show.passing);
        CHECK(hand.show.passing->passage == BeatPassage::page_turn);
        CHECK(!is_moving(hand.show.camera, hand.now));
        hand.waits(5);
        CHECK(!hand.show.passing);
        hand.goes(To::next);
        CHECK(!hand.show.passing);
        const Pose from = pose_of(hand.show.list->beats[1], screen), to = pose_of(hand.show.list->beats[2], screen);
        CHECK(pose_at(hand.show.camera, hand.now) == from);
        CHECK(pose_at(hand.show.camera, hand.now + manner.camera) == to);
        CHECK(pose_at(hand.show.camera, hand.now + 100) == to);
        CHECK(!is_moving(hand.show, hand.now + 100));
        Pose last = from;
        for (double t = 0; t < manner.camera; t += 0.01) {
            const Pose pose = pose_at(hand.show.camera, hand.now + t);
            CHECK(pose.width.value <= last.width.value + 1e-9);  // straight in, without a turn back
            last = pose;
        }
        hand.goes(To::last);
        REQUIRE(hand.show.passing);
        CHECK(hand.show.passing->passage == BeatPassage::noise);
        CHECK(hand.show.passing->intensity == 0.9);
    }

    TEST_CASE("a move is interrupted at once: place and speed go on without a jump") {
        Hand hand;
        hand.goes(To::next).goes(To::next).goes(To::next);
        hand.now += manner.camera * 0.4;
        const double h = 1e-4;
        const Pose before = pose_at(hand.show.camera, hand.now), earlier = pose_at(hand.show.camera, hand.now - h);
        hand.does(StepBeat{To::previous});
        CHECK(hand.beat() == 2);
        const Pose after = pose_at(hand.show.camera, hand.now), later = pose_at(hand.show.camera, hand.now + h);
        CHECK(after.centre.x.value == doctest::Approx(before.centre.x.value));
        const double speed_before = (before.centre.x.value - earlier.centre.x.value) / h,
                     speed_after = (later.centre.x.value - after.centre.x.value) / h;
        CHECK(speed_before > 100);
        CHECK(speed_after == doctest::Approx(speed_before).epsilon(0.02));
        CHECK(pose_at(hand.show.camera, hand.now + manner.camera) == pose_of(hand.show.list->beats[2], screen));
    }

    TEST_CASE("poses stand on whole pixels, so that what rests is as sharp as it was laid out") {
        std::mt19937 chance(5);
        std::uniform_real_distribution<double> place(0, 1000), width(300, 1900);
        for (int i = 0; i < 200; ++i) {
            const Rect view{Pt(place(chance)), Pt(place(chance) / 2), Pt(width(chance)), Pt(0)};
            const Pose pose = pose_of(view, 0, screen);
            const Rect shown = view_of(pose, screen);
            const double scale = screen.width / pose.width.value;
            CHECK(std::abs(shown.x.value * scale - std::round(shown.x.value * scale)) < 1e-6);
            CHECK(std::abs(shown.y.value * scale - std::round(shown.y.value * scale)) < 1e-6);
        }
    }

    TEST_CASE("zoom goes to what is under the pointer, stays on the page, and back") {
        Hand hand;
        CHECK(hand.show.pointer == Fraction2{0.5, 0.5});  // not yet seen: neither spotlight nor zoom begin in a corner
        hand.does(PointAtPicture{{0.75, 0.25}}).does(ToggleZoom{}).waits(5);
        const Pose near = pose_at(hand.show.camera, hand.now);
        const Point under = page_point(near, {0.75, 0.25}, screen);
        CHECK(std::abs(under.x.value - 1440) < 1.5);
        CHECK(std::abs(under.y.value - 270) < 1.5);
        hand.does(ToggleZoom{}).waits(5);
        CHECK(pose_at(hand.show.camera, hand.now) == pose_of(hand.show.list->beats[0], screen));
        hand.does(PointAtPicture{{1, 1}}).does(ToggleZoom{}).waits(5);
        const Rect shown = view_of(pose_at(hand.show.camera, hand.now), screen);
        CHECK(shown.right().value <= 1920.001);
        CHECK(shown.bottom().value <= 1080.001);
        CHECK(hand.goes(To::next).show.zoom == std::nullopt);
    }

    TEST_CASE("reduced motion turns moves and passages into short dissolves") {
        ShowManner calm;
        calm.calm = true;
        Show show = update_show(first_show(some_beats(), screen, 0), GoToBeat{1}, calm, 5);
        REQUIRE(show.passing);
        CHECK(show.passing->passage == BeatPassage::dissolve);
        CHECK(show.passing->duration <= 0.13);
        show = update_show(show, GoToBeat{2}, calm, 10);
        REQUIRE(show.passing);
        CHECK(show.passing->passage == BeatPassage::dissolve);
        CHECK(!is_moving(show.camera, 10));
    }

    TEST_CASE("autoplay goes on when a beat's time is over, waits behind a curtain, and ends with the last") {
        Hand hand;
        hand.does(ToggleAutoplay{}).waits(9);
        CHECK(hand.beat() == 0);
        CHECK(autoplay_due(hand.show, hand.now) == doctest::Approx(1));
        CHECK(hand.waits(1.1).beat() == 1);
        hand.does(DrawCurtain{Curtain::black}).waits(60);
        CHECK(hand.beat() == 1);
        hand.does(DrawCurtain{Curtain::black}).waits(0.1);
        CHECK(hand.beat() == 2);
        hand.waits(25).waits(25).waits(25);
        CHECK(hand.beat() == 4);
        CHECK(!hand.show.autoplay);
    }

    TEST_CASE("the timer runs, pauses and is reset; the pace is told against the beats' own time") {
        Hand hand;
        hand.waits(29);
        CHECK(elapsed(hand.show.timer, hand.now) == doctest::Approx(30));
        hand.does(PauseTimer{}).waits(100);
        CHECK(elapsed(hand.show.timer, hand.now) == doctest::Approx(30));
        hand.does(PauseTimer{}).waits(5);
        CHECK(elapsed(hand.show.timer, hand.now) == doctest::Approx(35));
        CHECK(pace_of(hand.show, hand.now).pace == Pace::behind);  // 35 s on a beat of 10
        hand.does(ResetTimer{});
        CHECK(elapsed(hand.show.timer, hand.now) == 0);
        CHECK(pace_of(hand.show, hand.now).pace == Pace::on);
        hand.does(GoToBeat{4});
        CHECK(pace_of(hand.show, hand.now).pace == Pace::ahead);
        CHECK(pace_of(hand.show, hand.now).remaining == doctest::Approx(5));
        CHECK(planned(*hand.show.list) == 65);
    }

    TEST_CASE("freezing keeps the picture and the console goes on; private work is taken by a dissolve or a cut") {
        Model model;
        model.review = std::make_shared<const Review>();
        model = update(std::move(model), StartShow{some_beats(), screen, {}, 0}).model;
        Updated frozen = update(model, Present{ToggleFreeze{}, 1});
        REQUIRE(frozen.effects.size() == 1);
        CHECK(std::holds_alternative<KeepPicture>(frozen.effects[0]));
        Updated on = update(frozen.model, Present{StepBeat{To::next}, 2});
        CHECK(on.model.show->beat == 1);
        CHECK(on.effects.empty());
        Updated thawed = update(on.model, Present{ToggleFreeze{}, 8});
        CHECK(thawed.effects.empty());  // what was kept is what goes
        REQUIRE(thawed.model.show->passing);
        CHECK(thawed.model.show->passing->kept);
        Updated alone = update(thawed.model, Present{GoPrivate{}, 20});
        CHECK(alone.model.show->in_private);
        REQUIRE(alone.effects.size() == 1);
        Updated taken = update(alone.model, Present{TakePage{true}, 21});
        CHECK(!taken.model.show->in_private);
        CHECK(!taken.model.show->passing);
    }

    TEST_CASE("a passage that is broken off goes on from the picture as it was") {
        Model model;
        model.review = std::make_shared<const Review>();
        model = update(std::move(model), StartShow{some_beats(), screen, {}, 0}).model;
        model = update(model, Present{GoToBeat{1}, 1}).model;
        const Updated broken = update(model, Present{GoToBeat{4}, 1.3});
        REQUIRE(broken.effects.size() == 1);
        const auto* keep = std::get_if<KeepPicture>(&broken.effects[0]);
        REQUIRE(keep);
        CHECK(keep->show.beat == 1);
        CHECK(broken.model.show->passing->kept);
    }

    TEST_CASE("a page laid out anew keeps the show at its beat, by name") {
        Hand hand;
        hand.does(GoToBeat{3}).waits(5);
        BeatList shorter = *some_beats();
        shorter.beats.erase(shorter.beats.begin() + 1);
        hand.does(BeatsMade{std::make_shared<const BeatList>(shorter), screen});
        CHECK(beat_of(hand.show).id == "read-2-2");
        shorter.beats.resize(1);
        hand.does(BeatsMade{std::make_shared<const BeatList>(shorter), screen});
        CHECK(hand.beat() == 0);
        const Show before = hand.show;
        hand.does(BeatsMade{nullptr, screen});
        CHECK(hand.show == before);
    }

    TEST_CASE("corners are chosen and moved, by 1 and by 10, never into no picture; each display keeps its own") {
        Hand hand;
        hand.does(DisplayFound{"projector 1920x1080", true}).does(ToggleTestCard{}).does(ChooseCorner{});
        CHECK(hand.show.corner == 0);
        hand.does(ArrowKey{1, 0, false}).does(ArrowKey{0, 1, true});
        CHECK(display_of(hand.show).corners.at[0].x == doctest::Approx(1.0 / 1920));
        CHECK(display_of(hand.show).corners.at[0].y == doctest::Approx(10.0 / 1080));
        CHECK(hand.beat() == 0);
        hand.does(MoveCorner{5000, 5000});
        CHECK(to_screen(display_of(hand.show).corners));
        hand.does(DisplayFound{"another 1280x720", true});
        CHECK(display_of(hand.show) == DisplaySettings{});
        hand.does(ChooseCorner{}).does(ChooseCorner{}).does(ChooseCorner{}).does(ChooseCorner{});
        CHECK(!hand.show.corner);
        hand.does(SetDisplay{{{}, 5, 99, -1, 7}});
        CHECK(display_of(hand.show).quarter_turns == 1);
        CHECK(display_of(hand.show).gamma == greatest_gamma);
        CHECK(display_of(hand.show).brightness == least_brightness);
        CHECK(display_of(hand.show).black == greatest_black);
        hand.does(DisplayFound{"projector 1920x1080", true});
        CHECK(display_of(hand.show).corners.at[0].y == doctest::Approx(10.0 / 1080));
    }

    TEST_CASE("the picture stands inside 93 % or 90 % of the screen, inside its corners") {
        DisplaySettings settings;
        CHECK(picture_corners(settings) == Corners{});
        settings.safe = SafeArea::action;
        CHECK(picture_corners(settings).at[0].x == doctest::Approx(0.035));
        CHECK(picture_corners(settings).at[3].y == doctest::Approx(0.965));
        settings.safe = SafeArea::title;
        CHECK(picture_corners(settings).at[1].x == doctest::Approx(0.95));
        // A picture that is pulled to the right half stands in the middle of that.
        settings.corners.at = {{{0.5, 0}, {1, 0}, {0.5, 1}, {1, 1}}};
        CHECK(picture_corners(settings).at[0].x == doctest::Approx(0.525));
        CHECK(picture_corners(settings).at[1].x == doctest::Approx(0.975));
        CHECK(picture_corners(settings).at[2].y == doctest::Approx(0.95));
    }

    TEST_CASE("the overview is gone through by arrows and left by Enter") {
        Hand hand;
        hand.does(ToggleOverview{}).does(ArrowKey{1, 0, false}).does(ArrowKey{1, 0, false});
        CHECK(hand.show.overview_at == 2);
        CHECK(hand.beat() == 0);
        hand.does(ArrowKey{0, 1, false});
        CHECK(hand.show.overview_at == 4);
        hand.waits(1).does(EnterKey{});
        CHECK(hand.beat() == 4);
        CHECK(!hand.show.overview);
    }

    TEST_CASE("twenty thousand steps by chance leave the show on a beat, its camera on the page, at any speed") {
        std::mt19937 chance(11);
        const auto some = [&](int count) { return static_cast<int>(chance() % static_cast<unsigned>(count)); };
        Hand hand;
        for (int i = 0; i < 20'000; ++i) {
            hand.now += some(3) == 0 ? 0.004 * some(100) : 0.3 * some(10);
            const Curtain curtains[] = {Curtain::black, Curtain::white};
            const ShowAction actions[] = {StepBeat{static_cast<To>(some(4))},
                                          GoToBeat{some(9) - 2},
                                          DrawCurtain{curtains[some(2)]},
                                          ToggleFreeze{},
                                          GoPrivate{},
                                          TakePage{some(2) == 0},
                                          ToggleSpotlight{},
                                          PointAtPicture{{some(100) / 50.0 - 0.5, some(100) / 50.0 - 0.5}},
                                          ToggleZoom{},
                                          PauseTimer{},
                                          ResetTimer{},
                                          ToggleOverview{},
                                          ToggleAutoplay{},
                                          SwapDisplays{},
                                          ToggleConsole{},
                                          ToggleShowHelp{},
                                          ToggleTestCard{},
                                          ChooseCorner{},
                                          MoveCorner{some(400) - 200.0, some(400) - 200.0},
                                          ResetDisplay{},
                                          TypeDigit{some(10)},
                                          TypeDigit{},
                                          EnterKey{},
                                          BackspaceKey{},
                                          EscapeKey{},
                                          ArrowKey{some(3) - 1, some(3) - 1, some(2) == 0},
                                          Tick{}};
            hand.does(actions[some(static_cast<int>(std::size(actions)))]);
            REQUIRE(hand.show.beat >= 0);
            REQUIRE(hand.show.beat < 5);
            REQUIRE(to_screen(display_of(hand.show).corners));
            const Pose pose = pose_at(hand.show.camera, hand.now);
            REQUIRE(pose.width.value > 100);
            REQUIRE(pose.width.value < 4000);
            REQUIRE(std::abs(pose.centre.x.value) < 4000);
        }
        for (int i = 0; i < 12; ++i) hand.waits(3).does(EscapeKey{});
        CHECK(hand.show.curtain == Curtain::none);
        CHECK(!hand.show.overview);
    }
}
