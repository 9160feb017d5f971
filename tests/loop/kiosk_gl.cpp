// An unattended screen offscreen, in both forms of OpenGL: what it plays, what hands do, and that it never goes blank.
#include <random>

#include "app/wear.h"
#include "loop/kiosk_studio.h"

using namespace foyer;
using namespace foyer::loop_test;
using Kind = LobbyButton::Kind;

TEST_SUITE("loop") {
    TEST_CASE(
        "a folder of reviews plays in a loop, each beat for its time, in both forms of OpenGL, and is never blank") {
        for (const GraphicsApi api : {GraphicsApi::gl33, GraphicsApi::gles30}) {
            Lobbyist venue({640, 360}, api);
            venue.content.put("a.md", short_review("The First"));
            venue.content.put("b/review.md", short_review("The Second"));
            venue.open();
            venue.run(100ms);
            CHECK(venue.loop->exhibit().house);
            CHECK(!is_blank(venue.shown()));
            REQUIRE(venue.comes_on("a.md"));
            venue.run(3s);
            const Bitmap opening = venue.shown();
            CHECK(!is_blank(opening));
            REQUIRE(venue.comes_on("b/review.md", 600s));
            venue.run(3s);
            CHECK(share_apart(opening, venue.shown()) > 0.02);
            REQUIRE(venue.comes_on("a.md", 600s));
            CHECK(venue.loop->figures().beats > 6);
            CHECK(venue.loop->figures().blank_frames == 0);
            CHECK(venue.loop->figures().contexts == 1);
            CHECK(venue.told.count("READY=1") == 1);
            CHECK(venue.told.count("WATCHDOG=1") > 5);
            CHECK(venue.said == std::vector<std::string>{});
        }
        CHECK(live_gl_objects() == 0);
    }

    TEST_CASE("a still beat costs a frame every ten seconds, and sleeps between") {
        Lobbyist venue;
        venue.content.put("a.md", short_review("Still", "beats: [{ beat: opening, seconds: 600 }]\n"));
        venue.open();
        REQUIRE(venue.comes_on("a.md"));
        venue.run(5s);
        const auto frames = venue.loop->figures().frames;
        int steps = 0;
        const auto until = venue.clock.now() + 3s;
        while (venue.clock.now() < until) {
            const auto wait = venue.loop->step();
            venue.workers.run_all();
            CHECK(wait >= 1ms);
            venue.clock.advance(wait);
            ++steps;
        }
        CHECK(steps <= 6);
        CHECK(venue.loop->figures().frames - frames <= 2);
    }

    TEST_CASE(
        "a touch takes the page under every rotation: an act opens where it is drawn, home leads home, and the loop "
        "resumes") {
        for (int turns = 0; turns < 4; ++turns) {
            CAPTURE(turns);
            Lobbyist venue(turns % 2 == 0 ? PixelSize{640, 360} : PixelSize{720, 480});
            venue.content.put("a.md", short_review("Turned"));
            KioskSettings settings;
            settings.quarter_turns = turns;
            venue.open(settings);
            REQUIRE(venue.comes_on("a.md"));
            venue.run(2s);
            const PixelSize picture = venue.loop->lobby().show.screen;
            CHECK(picture == venue.loop->map().picture());
            CHECK((picture.width > picture.height) == (turns % 2 == 0));
            venue.tap(picture.width / 2.0, picture.height * 0.3);
            CHECK(venue.loop->lobby().attendance == Attendance::hands);
            if (is_zoomed(venue.loop->lobby())) venue.press(Kind::close);
            const auto& places = venue.loop->lobby().pages->targets.front();
            const auto act = std::find_if(places.begin(), places.end(), [](const TargetPlace& place) {
                return place.subject == CardSubject{CardKind::act, 1};
            });
            REQUIRE(act != places.end());
            const double scale = picture.width / venue.loop->lobby().show.list->picture.width.value;
            venue.tap((act->bounds.x + act->bounds.width * 0.6).value * scale,
                      (act->bounds.y + act->bounds.height / 2).value * scale);
            CHECK(venue.beat() == "act-2");
            venue.press(Kind::home);
            CHECK(venue.beat() == "page-1");
            venue.run(50s);
            CHECK(venue.loop->lobby().attendance == Attendance::attract);
        }
    }

    TEST_CASE("turned by 180 degrees the picture is the same picture upside down, to the pixel") {
        Bitmap upright, over;
        for (const int turns : {0, 2}) {
            Lobbyist venue;
            venue.content.put("a.md", short_review("Either way up"));
            KioskSettings settings;
            settings.quarter_turns = turns;
            venue.open(settings);
            REQUIRE(venue.comes_on("a.md"));
            venue.run(3s);
            (turns == 0 ? upright : over) = venue.shown();
        }
        // The page walks about on the screen, not in the picture: brought to one place first.
        const PixelShift shift = shift_at(0, 3);
        std::size_t alike = 0, all = 0;
        for (int y = 10; y < 350; ++y) {
            for (int x = 10; x < 630; ++x) {
                const int other_x = 639 - x + 2 * shift.x, other_y = 359 - y + 2 * shift.y;
                const auto* a = &upright.pixels[static_cast<std::size_t>(y * 640 + x) * 4];
                const auto* b = &over.pixels[static_cast<std::size_t>(other_y * 640 + other_x) * 4];
                alike += std::equal(a, a + 3, b) ? 1 : 0;
                ++all;
            }
        }
        CHECK(static_cast<double>(alike) / static_cast<double>(all) > 0.999);
    }

    TEST_CASE(
        "a changed review is there within five seconds, at its beat; a broken one leaves the last good; one that goes "
        "gives way") {
        Lobbyist venue;
        venue.content.put("a.md", short_review("Before"));
        venue.content.put("b.md", short_review("Other"));
        venue.open();
        REQUIRE(venue.comes_on("a.md"));
        venue.run(12s);
        const std::string beat = venue.beat();
        const std::string digest = venue.loop->exhibit().edition->digest;
        venue.content.put("a.md", short_review("After"));
        venue.watcher.change(venue.content / "a.md");
        venue.run(5s);
        CHECK(venue.loop->exhibit().edition->digest != digest);
        CHECK(venue.beat() == beat);
        CHECK(plain_text(venue.loop->model().review->headline) == "After");
        venue.content.put("a.md", std::string("\0\0\0", 3));
        venue.run(6s);
        CHECK(plain_text(venue.loop->model().review->headline) == "After");
        std::filesystem::remove(venue.content / "a.md");
        venue.run(12s);
        CHECK(venue.loop->exhibit().name() == "b.md");
        CHECK(venue.loop->figures().blank_frames == 0);
    }

    TEST_CASE("a visitor is not interrupted by a changed review, and sees it when the loop resumes") {
        Lobbyist venue;
        venue.content.put("a.md", short_review("Before"));
        venue.open();
        REQUIRE(venue.comes_on("a.md"));
        venue.run(2s);
        venue.tap(320, 60);
        venue.content.put("a.md", short_review("After"));
        venue.run(20s);
        CHECK(venue.loop->lobby().attendance == Attendance::hands);
        CHECK(plain_text(venue.loop->model().review->headline) == "Before");
        venue.run(40s);
        CHECK(venue.loop->lobby().attendance == Attendance::attract);
        CHECK(plain_text(venue.loop->model().review->headline) == "After");
    }

    TEST_CASE("started again it goes on at the same beat of the same review") {
        Lobbyist venue;
        venue.content.put("a.md", short_review("One"));
        venue.content.put("b.md", short_review("Two"));
        venue.open();
        REQUIRE(venue.comes_on("b.md", 600s));
        venue.run(15s);
        const std::string beat = venue.beat();
        CHECK(beat != "opening");
        venue.open();
        REQUIRE(venue.comes_on("b.md", 9s));
        CHECK(venue.beat() == beat);
    }

    TEST_CASE("no display yet, one that goes, one that comes back: shown within ten seconds, at the same beat") {
        Lobbyist venue;
        venue.screen.plug(false);
        venue.content.put("a.md", short_review("Patience"));
        venue.open();
        venue.run(30s);
        CHECK(venue.loop->renderer() == nullptr);
        CHECK(venue.told.all.empty());
        venue.screen.plug(true);
        venue.run(10s);
        CHECK(venue.loop->renderer() != nullptr);
        CHECK(!is_blank(venue.shown()));
        venue.run(1s);
        const std::string beat = venue.beat();
        venue.screen.plug(false);
        venue.screen.push(DisplaysChanged{});
        venue.run(1s);
        CHECK(venue.screen.window() == nullptr);
        CHECK(live_gl_objects() == 0);
        venue.screen.plug(true);
        venue.run(2s);
        CHECK(venue.screen.opened() == 2);
        CHECK(!is_blank(venue.shown()));
        CHECK(venue.beat() == beat);
        CHECK(venue.loop->figures().contexts == 2);
    }

    TEST_CASE(
        "the context is destroyed each second: each time another shows the same beat, and nothing of the old ones is "
        "left") {
        Lobbyist venue({320, 320});
        venue.content.put("a.md", short_review("Again and again", "beats: [{ beat: opening, seconds: 600 }]\n"));
        venue.open();
        REQUIRE(venue.comes_on("a.md"));
        venue.run(2s);
        const Bitmap before = venue.shown();
        const int objects = live_gl_objects();
        for (int i = 0; i < 12; ++i) {
            venue.screen.plug(false);
            venue.screen.push(DisplaysChanged{});
            venue.loop->step();
            CHECK(live_gl_objects() == 0);
            venue.screen.plug(true);
            venue.run(1s);
            CHECK(venue.beat() == "opening");
            CHECK(live_gl_objects() <= objects);
        }
        CHECK(share_apart(before, venue.shown()) < 0.02);
        CHECK(venue.loop->figures().contexts == 13);
        CHECK(venue.loop->figures().blank_frames == 0);
        CHECK(venue.loop->running());
    }

    TEST_CASE("the programme's seconds and idle time are kept") {
        Lobbyist venue;
        venue.content.put("a.md", short_review("Hours"));
        venue.content.put("programme.yaml", "zone: UTC\nseconds: 7\nidle: 20\nplay: [a.md]\n");
        venue.open();
        REQUIRE(venue.comes_on("a.md"));
        CHECK(venue.said == std::vector<std::string>{});
        for (const Beat& beat : venue.loop->lobby().pages->loop->beats) CHECK(beat.seconds == 7);
        venue.run(1s);
        venue.tap(320, 30);
        CHECK(venue.beat() == "page-1");
        venue.run(16s);
        CHECK(venue.loop->lobby().attendance == Attendance::hands);
        venue.run(4s);
        CHECK(venue.loop->lobby().attendance == Attendance::attract);
    }

    TEST_CASE("the programme's hours dim the screen, slowly") {
        Lobbyist venue;
        venue.content.put("a.md", short_review("Hours", "beats: [{ beat: opening, seconds: 600 }]\n"));
        venue.open();
        REQUIRE(venue.comes_on("a.md"));
        venue.run(2s);
        const auto light = [&] {
            const Bitmap picture = venue.shown();
            double sum = 0;
            for (std::size_t i = 0; i < picture.pixels.size(); i += 4) sum += picture.pixels[i + 1];
            return sum;
        };
        const double bright = light();
        venue.content.put("programme.yaml", "zone: UTC\ndim: [{ hours: 00:00-24:00, to: 50% }]\nplay: [a.md]\n");
        venue.run(8s);
        const double between = light();
        venue.run(30s);
        CHECK(light() / bright == doctest::Approx(0.5).epsilon(0.03));
        CHECK(between > light() * 1.05);
        CHECK(between < bright);
    }

    TEST_CASE("a right code leaves; wrong ones are counted and slowed; closing, Esc and Ctrl+Q do nothing") {
        Lobbyist venue;
        REQUIRE(CodeLock::set("4711", venue.config.path(), venue.files).ok());
        venue.content.put("a.md", short_review("Locked"));
        venue.open();
        REQUIRE(venue.comes_on("a.md"));
        KeyEvent quit;
        quit.key = Key::character;
        quit.character = U'q';
        quit.modifiers.control = true;
        KeyEvent close;
        close.key = Key::f4;
        close.modifiers.alt = true;
        KeyEvent escape;
        escape.key = Key::escape;
        for (const Event& event : {Event(quit), Event(close), Event(escape), Event(CloseRequested{1})}) {
            venue.screen.push(event);
            venue.run(100ms);
            CHECK(venue.loop->running());
        }
        const auto type = [&](const std::string& code) {
            for (const char digit : code) {
                KeyEvent key;
                key.key = Key::character;
                key.character = static_cast<char32_t>(digit);
                venue.screen.push(key);
                venue.screen.push(TextEvent{1, std::string(1, digit)});
            }
            KeyEvent enter;
            enter.key = Key::enter;
            venue.screen.push(enter);
            venue.run(200ms);
        };
        venue.finger(FingerEvent::Phase::down, {2, 2});
        venue.run(3s);
        venue.finger(FingerEvent::Phase::up, {2, 2});
        venue.run(100ms);
        REQUIRE(venue.loop->lobby().pad.has_value());
        for (int i = 0; i < 6; ++i) type("0000");
        CHECK(venue.loop->running());
        REQUIRE(venue.loop->lobby().pad.has_value());
        CHECK(venue.loop->lobby().pad->until.has_value());
        type("4711");  // too early
        CHECK(!venue.loop->lobby().pad->open);
        venue.run(100s);
        CHECK(!venue.loop->lobby().pad);
        venue.finger(FingerEvent::Phase::down, {2, 2});
        venue.run(3s);
        venue.finger(FingerEvent::Phase::up, {2, 2});
        type("4711");
        REQUIRE(venue.loop->lobby().pad.has_value());
        CHECK(venue.loop->lobby().pad->open);
        venue.press(Kind::leave);
        CHECK(!venue.loop->running());
        CHECK(venue.loop->exit_status() == 0);
    }

    TEST_CASE("20,000 random keys, clicks and touches, the window system's among them: no way out, and never blank") {
        Lobbyist venue({320, 320});
        REQUIRE(CodeLock::set("471147114711", venue.config.path(), venue.files).ok());
        venue.content.put("a.md", short_review("Monkeys"));
        venue.open();
        REQUIRE(venue.comes_on("a.md"));
        std::mt19937 random(3);
        const auto place = [&] { return static_cast<double>(random() % 320); };
        for (int i = 0; i < 20'000; ++i) {
            switch (random() % 7) {
                case 0:
                    venue.screen.push(FingerEvent{1, static_cast<std::int64_t>(random() % 4),
                                                  static_cast<FingerEvent::Phase>(random() % 3), place(), place()});
                    break;
                case 1:
                    venue.screen.push(random() % 2 == 0   ? Event(CloseRequested{1})
                                      : random() % 2 == 0 ? Event(Wheel{1, 0, 1, {}})
                                                          : Event(FocusChanged{1, false}));
                    break;
                default: venue.screen.push(key_or_pointer(random, {320, 320})); break;
            }
            if (i % 40 != 0) continue;
            venue.loop->step();
            venue.workers.run_all();
            venue.clock.advance(std::chrono::milliseconds(random() % 3000));
            REQUIRE(venue.loop->running());
        }
        CHECK(venue.loop->figures().blank_frames == 0);
        CHECK(venue.loop->figures().contexts == 1);
        CHECK(venue.loop->model().notice.empty());
        CHECK(!venue.loop->model().panel.shown);
    }
}
