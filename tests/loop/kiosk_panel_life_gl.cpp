// What the panel over an unattended page lives through: content that changes, contexts that go, twenty rounds, a
// monkey.
#include <limits>
#include <random>

#include "loop/kiosk_staff.h"
#include "support/memory.h"

using namespace foyer;
using namespace foyer::loop_test;

TEST_SUITE("loop") {
    TEST_CASE("content that changes while it is open waits until it is closed, and keeps the look that was given") {
        Staff venue;
        venue.begin();
        venue.open_panel();
        venue.content.put("a.md", short_review("Changed Meanwhile"));
        venue.watcher.change(venue.content / "a.md");
        venue.drag("grid.margin", 40);
        const double dragged = venue.number("grid.margin");
        venue.run(10s);
        REQUIRE(venue.loop->panel() != nullptr);
        CHECK(plain_text(venue.model().review->headline) == "Under the Panel");
        venue.click("lock again");
        venue.run(5s);
        CHECK(plain_text(venue.loop->model().review->headline) == "Changed Meanwhile");
        CHECK(venue.loop->exhibit().style.number("grid.margin") == doctest::Approx(dragged).epsilon(0.01));
    }

    TEST_CASE("a review that is taken away while it is open stays under it, and gives way when it is closed") {
        Staff venue;
        venue.content.put("b.md", short_review("Other"));
        venue.begin();
        venue.open_panel();
        std::filesystem::remove(venue.content / "a.md");
        venue.watcher.change(venue.content / "a.md");
        venue.run(30s);
        REQUIRE(venue.loop->panel() != nullptr);
        CHECK(venue.loop->exhibit().name() == "a.md");
        venue.click("lock again");
        venue.run(5s);
        CHECK(venue.loop->exhibit().name() == "b.md");
        CHECK(venue.loop->figures().blank_frames == 0);
    }

    TEST_CASE("contexts that are lost and displays that go leave it open, as it was; its cursor is back too") {
        Staff venue;
        venue.begin();
        venue.open_panel();
        venue.drag("grid.margin", 40);
        const double dragged = venue.number("grid.margin");
        venue.run(1s);
        const Bitmap before = venue.shown();
        for (int i = 0; i < 4; ++i) {
            REQUIRE(venue.screen.window() != nullptr);
            SDL_GL_DeleteContext(static_cast<SDL_GLContext>(venue.screen.window()->native_context()));
            venue.screen.push(Exposed{});
            venue.run(1s);
        }
        venue.screen.plug(false);
        venue.screen.push(DisplaysChanged{});
        venue.run(5s);
        venue.screen.plug(true);
        venue.run(10s);
        REQUIRE(venue.loop->panel() != nullptr);
        CHECK(venue.number("grid.margin") == dragged);
        CHECK(share_apart(before, venue.shown()) < 0.001);
        CHECK(SDL_ShowCursor(SDL_QUERY) == SDL_ENABLE);
        venue.click("lock again");
        CHECK(SDL_ShowCursor(SDL_QUERY) == SDL_DISABLE);
        CHECK(venue.loop->running());
    }

    TEST_CASE("opened and closed twenty times: no memory, no GL object and no cursor is left") {
        Staff venue({640, 360});
        venue.begin();
        std::int64_t early = std::numeric_limits<std::int64_t>::max(), late = early;
        int objects = 0;
        for (int round = 0; round < 20; ++round) {
            CHECK(SDL_ShowCursor(SDL_QUERY) == SDL_DISABLE);
            venue.open_panel();
            venue.screen.push(PointerPressed{1, 5, 5, PointerButton::middle, 1, {}, false});
            venue.run(100ms);
            CHECK(SDL_ShowCursor(SDL_QUERY) == SDL_ENABLE);
            venue.key(Key::escape);
            REQUIRE(venue.loop->panel() == nullptr);
            venue.run(1s);
            // What the first rounds keep for good, as programs that were compiled, is kept once.
            if (round == 2) objects = live_gl_objects();
            std::int64_t& least = round < 10 ? early : late;
            if (round >= 2) least = std::min(least, allocated());
        }
        CHECK(live_gl_objects() == objects);
        MESSAGE("memory grew by " << (late - early) / 1024 << " KiB in ten rounds");
        // Three pictures: the driver gives them back when it likes. A panel left behind is half a megabyte, each.
        CHECK(late - early < 3'000'000);
    }

    TEST_CASE("a monkey at the open panel: no way out of the program, no file but the look's, and never blank") {
        Staff venue({640, 360});
        venue.begin();
        venue.open_panel();
        std::mt19937 random(5);
        int opened = 0;
        for (int i = 0; i < 2500; ++i) {
            switch (random() % 6) {
                case 0:
                    venue.screen.push(random() % 3 == 0 ? Event(CloseRequested{1})
                                      : random() % 2 == 0
                                          ? Event(Wheel{1, 0, 1, {}})
                                          : Event(FingerEvent{1, 1, FingerEvent::Phase::down, 300, 200}));
                    break;
                default: venue.screen.push(key_or_pointer(random, {640, 360})); break;
            }
            if (i % 40 != 0) continue;
            venue.loop->step();
            venue.workers.run_all();
            venue.clock.advance(20ms);
            REQUIRE(venue.loop->running());
            if (venue.loop->panel()) continue;
            ++opened;
            venue.finger(FingerEvent::Phase::up, {300, 200});
            venue.run(50s);
            venue.open_panel();
        }
        MESSAGE("opened " << opened << " times");
        CHECK(venue.loop->figures().blank_frames == 0);
        for (const auto& entry : std::filesystem::directory_iterator(venue.content.path())) {
            const std::string name = entry.path().filename().string();
            CHECK((name == "a.md" || name == "a.style.yaml"));
        }
    }
}
