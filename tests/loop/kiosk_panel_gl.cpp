// The panel over an unattended page, offscreen: behind the code alone, live, saved, and gone again.
#include "loop/kiosk_staff.h"

using namespace foyer;
using namespace foyer::loop_test;
using Kind = LobbyButton::Kind;

TEST_SUITE("loop") {
    TEST_CASE("the panel opens with the code, not without it and not with a wrong one; the status tells of it") {
        Staff venue;
        venue.begin();
        const Bitmap page = venue.shown();
        venue.hold_corner();
        venue.type("1234");
        REQUIRE(venue.loop->lobby().pad.has_value());
        CHECK(!venue.loop->lobby().pad->open);
        for (const LobbyButton& button :
             buttons_of(venue.loop->lobby(), lobby_manner(venue.loop->model().style, false, {960, 600})))
            CHECK(button.kind != Kind::panel);
        CHECK(venue.loop->panel() == nullptr);
        venue.type(staff_code);
        venue.press(Kind::panel);
        REQUIRE(venue.loop->panel() != nullptr);
        venue.run(1s);
        CHECK(venue.loop->lobby().attendance == Attendance::staff);
        CHECK(contains(venue.state.bytes_of("status.json"), "\"panel\": true"));
        CHECK(share_apart(page, venue.shown()) > 0.5);
        CHECK(!is_blank(venue.shown()));
        // What leads out of the page is not there.
        CHECK(!venue.loop->panel()->place_of("export"));
        CHECK(venue.loop->panel()->place_of("lock again"));
        venue.click("lock again");
        CHECK(venue.loop->panel() == nullptr);
        venue.run(1s);
        CHECK(contains(venue.state.bytes_of("status.json"), "\"panel\": false"));
        CHECK(share_apart(page, venue.shown()) < 0.02);
        CHECK(venue.said == std::vector<std::string>{});
        CHECK(venue.loop->figures().blank_frames == 0);
    }

    TEST_CASE("a row that is dragged re-lays the page, is undone and done again, and saved when it is locked") {
        for (const int turns : {0, 1}) {
            CAPTURE(turns);
            Staff venue(turns == 0 ? PixelSize{960, 600} : PixelSize{700, 960});
            venue.begin(turns);
            const Bitmap page = venue.shown();
            venue.open_panel();
            const double before = venue.number("grid.margin");
            const Bitmap opened = venue.shown();
            venue.drag("grid.margin", 40);
            const double dragged = venue.number("grid.margin");
            CHECK(dragged > before);
            CHECK(share_apart(opened, venue.shown()) > 0.02);
            venue.control(U'z');
            CHECK(venue.number("grid.margin") == before);
            venue.control(U'y');
            CHECK(venue.number("grid.margin") == dragged);
            CHECK(venue.style_beside().empty());
            venue.click("lock again");
            REQUIRE(venue.loop->panel() == nullptr);
            CHECK(contains(venue.style_beside(), "grid.margin: "));
            CHECK(venue.loop->lobby().attendance == Attendance::attract);
            CHECK(venue.loop->exhibit().name() == "a.md");
            CHECK(venue.beat() == "opening");
            // It stays so at once, and when the style was read anew.
            CHECK(venue.loop->exhibit().style.number("grid.margin") == dragged);
            const std::string digest = venue.loop->exhibit().edition->digest;
            venue.watcher.change(venue.content / "a.style.yaml");
            venue.run(5s);
            CHECK(venue.loop->exhibit().edition->digest != digest);
            CHECK(venue.loop->exhibit().style.number("grid.margin") == doctest::Approx(dragged).epsilon(0.01));
            CHECK(share_apart(page, venue.shown()) > 0.02);
            CHECK(venue.said == std::vector<std::string>{});
        }
    }

    TEST_CASE("what cannot be written beside the review is kept among the settings, and is there after a restart") {
        Staff venue;
        venue.tools(venue.content.path());
        venue.begin();
        venue.open_panel();
        venue.drag("grid.margin", 40);
        const double dragged = venue.number("grid.margin");
        venue.click("save");
        CHECK(contains(venue.model().notice, (venue.config / "styles").string()));
        venue.click("lock again");
        CHECK(venue.style_beside().empty());
        CHECK(!std::filesystem::is_empty(venue.config / "styles"));
        venue.begin();
        CHECK(venue.loop->exhibit().style.number("grid.margin") == doctest::Approx(dragged).epsilon(0.01));
        CHECK(std::ranges::none_of(venue.said, [](const std::string& line) { return contains(line, "a.md"); }));
    }

    TEST_CASE("what cannot be kept anywhere is told in one line, and stays for as long as the program runs") {
        Staff venue;
        venue.panel->style_folders = {Error{"there is no home folder"}, venue.content.path()};
        venue.begin();
        venue.open_panel();
        venue.drag("grid.margin", 40);
        const double dragged = venue.number("grid.margin");
        venue.click("lock again");
        REQUIRE(venue.said.size() == 1);
        CHECK(contains(venue.said.front(), "the look of a.md is not kept over a restart: there is no home folder"));
        venue.run(20s);
        CHECK(venue.loop->exhibit().style.number("grid.margin") == dragged);
        CHECK(venue.said.size() == 1);
    }

    TEST_CASE("left alone for two minutes it says so and goes, keeping what was done; the loop resumes at its beat") {
        Staff venue;
        venue.begin();
        venue.open_panel();
        venue.drag("grid.margin", 40);
        venue.run(100s);
        venue.point({300, 200});
        venue.run(105s);
        REQUIRE(venue.loop->panel() != nullptr);
        const Bitmap before = venue.shown();
        venue.run(9s);
        REQUIRE(venue.loop->panel() != nullptr);
        CHECK(share_apart(before, venue.shown()) > 0);
        venue.run(7s);
        CHECK(venue.loop->panel() == nullptr);
        CHECK(contains(venue.style_beside(), "grid.margin: "));
        CHECK(venue.loop->lobby().attendance == Attendance::attract);
        CHECK(venue.beat() == "opening");
        CHECK(venue.told.count("WATCHDOG=1") > 18);
    }

    TEST_CASE("Esc leaves a card that is open, and then the panel; Ctrl+Q leaves it too, and never the program") {
        Staff venue;
        venue.begin();
        venue.open_panel();
        KeyEvent point;
        point.key = Key::character;
        point.character = U'i';
        venue.screen.push(point);
        venue.key(Key::enter);
        CHECK(venue.model().card.has_value());
        venue.key(Key::escape);
        REQUIRE(venue.loop->panel() != nullptr);
        CHECK(!venue.model().card);
        venue.key(Key::escape);
        CHECK(venue.loop->panel() == nullptr);
        venue.run(1s);
        venue.open_panel();
        venue.control(U'q');
        CHECK(venue.loop->panel() == nullptr);
        CHECK(venue.loop->running());
    }

    TEST_CASE("with a finger a row is pulled and the rows are scrolled, upright and turned") {
        for (const int turns : {0, 3}) {
            CAPTURE(turns);
            Staff venue(turns == 0 ? PixelSize{960, 600} : PixelSize{600, 960});
            venue.begin(turns);
            venue.open_panel();
            CHECK(venue.loop->panel()->cursor() == CursorShape::hidden);
            const double before = venue.number("grid.gutter");
            const ScreenPoint from = venue.place("grid.gutter");
            venue.finger(FingerEvent::Phase::down, from);
            venue.run(100ms);
            for (const double by : {15.0, 30.0}) {
                venue.finger(FingerEvent::Phase::moved, venue.beside(from, by));
                venue.run(100ms);
            }
            venue.finger(FingerEvent::Phase::up, venue.beside(from, 30));
            venue.run(100ms);
            CHECK(venue.number("grid.gutter") > before);
            const ScreenPoint row = venue.place("grid.gutter");
            // Up, in the picture.
            const ScreenPoint up = turns == 0 ? ScreenPoint{row.x, row.y - 60} : ScreenPoint{row.x - 60, row.y};
            venue.finger(FingerEvent::Phase::down, row);
            venue.run(100ms);
            venue.finger(FingerEvent::Phase::moved, up);
            venue.run(100ms);
            venue.finger(FingerEvent::Phase::up, up);
            venue.run(100ms);
            const auto now = venue.loop->panel()->place_of("grid.gutter");
            if (now) CHECK((turns == 0 ? now->y : now->x) < (turns == 0 ? row.y : row.x) - 30);
            venue.point({300, 200});
            venue.screen.push(PointerPressed{1, 300, 200, PointerButton::left, 1, {}, false});
            venue.run(100ms);
            CHECK(venue.loop->panel()->cursor() != CursorShape::hidden);
        }
    }
}
