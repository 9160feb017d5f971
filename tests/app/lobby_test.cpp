// The lobby: what it plays, what a visitor's hands do, and that no way leads out but the code's.
#include "app/lobby.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <utility>

#include "app/action.h"
#include "app/lobby_room.h"

using namespace foyer;
using namespace foyer::testing;
using Phase = Touch::Phase;
using What = PressLobbyKey::What;
using Kind = LobbyButton::Kind;

TEST_SUITE("app") {
    TEST_CASE("beats play by themselves, each for its time, and at the end the loop is due") {
        Room room;
        CHECK(room.beat() == "opening");
        room.waits(9.9);
        CHECK(room.beat() == "opening");
        room.waits(0.2);
        CHECK(room.beat() == "read-2-1");
        room.waits(20).waits(12).waits(20);
        CHECK(room.beat() == "quote-1");
        CHECK(!room.lobby.due);
        room.waits(8.5);
        CHECK(room.lobby.due);
        CHECK(room.beat() == "quote-1");
        room.does(PlayAgain{});
        CHECK(room.beat() == "opening");
        CHECK(!room.lobby.due);
    }

    TEST_CASE(
        "a touch, a click or a key hands the page over; left alone for the idle time, the loop resumes where it was "
        "left") {
        for (int way = 0; way < 3; ++way) {
            Room room;
            room.waits(15);
            CHECK(room.beat() == "read-2-1");
            if (way == 0)
                room.taps(960, 400);
            else if (way == 1)
                room.hits(What::other);
            else
                room.does(TurnWheel{{960, 540}, 1});
            CHECK(room.hands());
            CHECK(room.beat() == "page-2");
            room.waits(40);
            CHECK(room.hands());
            room.waits(6);
            CHECK(!room.hands());
            CHECK(room.beat() == "read-2-1");
            CHECK(buttons_of(room.lobby, room.manner).empty());
        }
    }

    TEST_CASE("each touch begins the idle time anew, and a card that plays is not idle") {
        Room room;
        room.taps(960, 400);
        for (int i = 0; i < 5; ++i) {
            room.waits(40).swipes(-400);
            CHECK(room.hands());
        }
        // Act 2 plays for 90 seconds.
        room.taps(1400, 1000);
        CHECK(room.beat() == "act-2");
        room.waits(100);
        CHECK(room.hands());
        room.waits(40);
        CHECK(!room.hands());
    }

    TEST_CASE("on a page seen whole the first tap opens what it touches; on columns gone near to, it takes the page") {
        Room near, whole;
        whole.waits(1).taps(500, 1000);
        CHECK(whole.beat() == "act-1");
        near.waits(15).taps(500, 1000);
        CHECK(near.beat() == "page-2");
    }

    TEST_CASE("swipes turn the pages, and stop at both ends") {
        Room room;
        room.taps(960, 400);
        CHECK(room.beat() == "page-1");
        room.swipes(-400);
        CHECK(room.beat() == "page-2");
        room.swipes(-400).swipes(-400).swipes(-400);
        CHECK(room.beat() == "page-3");
        room.swipes(400);
        CHECK(room.beat() == "page-2");
        room.presses(Kind::previous);
        CHECK(room.beat() == "page-1");
        CHECK(!room.has(Kind::previous));
        room.presses(Kind::next);
        CHECK(room.beat() == "page-2");
    }

    TEST_CASE(
        "acts and quotes open their cards; swipes go among cards of a kind; the way back leads to the page they were "
        "opened on") {
        Room room;
        room.taps(960, 400).swipes(-400);
        room.taps(600, 300);
        CHECK(room.beat() == "quote-1");
        room.presses(Kind::close);
        CHECK(room.beat() == "page-2");
        room.taps(500, 1000);
        CHECK(room.beat() == "act-1");
        room.swipes(-400);
        CHECK(room.beat() == "act-2");
        room.swipes(-400);
        CHECK(room.beat() == "act-2");
        room.taps(500, 1000);  // another act, on the card's own timeline
        CHECK(room.beat() == "act-1");
        room.taps(960, 400);
        CHECK(room.beat() == "page-2");
        room.taps(500, 1000).presses(Kind::home);
        CHECK(room.beat() == "page-1");
    }

    TEST_CASE(
        "a pinch brings the page near, what lay under the fingers stays there, a finger drags it, and it never leaves "
        "the screen") {
        Room room;
        room.taps(960, 400);
        const Point before = page_point(room.lobby.show.camera.to, {600.0 / 1920, 400.0 / 1080}, lobby_screen);
        room.pinches(3, 600, 400);
        CHECK(is_zoomed(room.lobby));
        const Pose near = room.lobby.show.camera.to;
        CHECK(near.width.value == doctest::Approx(640).epsilon(0.02));
        const Point after = page_point(near, {600.0 / 1920, 400.0 / 1080}, lobby_screen);
        CHECK(after.x.value == doctest::Approx(before.x.value).epsilon(0.01));
        CHECK(after.y.value == doctest::Approx(before.y.value).epsilon(0.01));
        // A drag by 300 px is 100 points of the page.
        room.touches(Phase::down, 1000, 600);
        for (int i = 1; i <= 30; ++i) room.touches(Phase::moved, 1000 - 10 * i, 600);
        room.touches(Phase::up, 700, 600).waits(2);
        CHECK(room.lobby.show.camera.to.centre.x.value == doctest::Approx(near.centre.x.value + 100).epsilon(0.01));
        CHECK(room.beat() == "page-1");  // that was no swipe
        for (int i = 0; i < 20; ++i) {
            room.touches(Phase::down, 1800, 1000);
            for (int step = 1; step <= 10; ++step) room.touches(Phase::moved, 1800 - 170 * step, 1000 - 90 * step);
            room.touches(Phase::up, 100, 100).waits(1);
        }
        const Rect view = view_of(room.lobby.show.camera.to, lobby_screen);
        CHECK(view.right().value == doctest::Approx(1920).epsilon(0.002));
        CHECK(view.bottom().value == doctest::Approx(1080).epsilon(0.002));
        CHECK(room.has(Kind::close));
        room.presses(Kind::close);
        CHECK(!is_zoomed(room.lobby));
        CHECK(room.lobby.show.camera.to == hand_room(room.lobby).whole);
        // Never further than whole, nor nearer than a word.
        room.pinches(0.1);
        CHECK(room.lobby.show.camera.to == hand_room(room.lobby).whole);
        room.pinches(8).pinches(8);
        CHECK(room.lobby.show.camera.to.width.value >= 1920 / greatest_zoom - 1);
    }

    TEST_CASE("on bare paper a tap brings the words near, and another the page back") {
        Room room;
        room.taps(960, 400).taps(960, 400);
        CHECK(is_zoomed(room.lobby));
        room.taps(960, 400);
        CHECK(!is_zoomed(room.lobby));
    }

    TEST_CASE(
        "what is to be pressed is 9 mm wide and more on displays of 7 to 100 inches, inside the picture, and nothing "
        "covers anything") {
        for (const char* inches : {"7", "10", "24", "55", "100"}) {
            for (const PixelSize screen :
                 {PixelSize{1920, 1080}, {1080, 1920}, {1280, 800}, {3840, 2160}, {1000, 1000}}) {
                CAPTURE(inches);
                CAPTURE(screen.width);
                Style style;
                REQUIRE(style.set("kiosk.diagonal", inches).ok());
                auto pages = std::make_shared<LobbyPages>(*some_pages());
                auto hands = std::make_shared<BeatList>(*pages->hands);
                const double points = std::min(screen.width, screen.height) / 1080.0;
                hands->picture = {Pt(screen.width / points), Pt(screen.height / points)};
                for (Beat& beat : hands->beats) beat.view = {Pt(0), Pt(0), hands->picture.width, hands->picture.height};
                pages->hands = pages->loop = hands;
                pages->screen = screen;
                Room room;
                room.manner = lobby_manner(style, false, screen);
                room.does(EditionOn{"b.md", pages, "", false}).hits(What::other).hits(What::next);
                const double millimetre = std::hypot(screen.width, screen.height) / (std::stod(inches) * 25.4);
                const auto check = [&] {
                    const auto buttons = buttons_of(room.lobby, room.manner);
                    REQUIRE(!buttons.empty());
                    for (std::size_t i = 0; i < buttons.size(); ++i) {
                        const Rect& bounds = buttons[i].bounds;
                        CHECK(bounds.width.value * points >= 9 * millimetre * 0.999);
                        CHECK(bounds.x.value >= 0);
                        CHECK(bounds.y.value >= 0);
                        CHECK(bounds.right().value <= hands->picture.width.value);
                        CHECK(bounds.bottom().value <= hands->picture.height.value);
                        for (std::size_t j = 0; j < i; ++j) CHECK(!bounds.intersects(buttons[j].bounds));
                    }
                };
                check();
                CHECK(room.has(Kind::home));
                room.holds_corner();
                REQUIRE(room.lobby.pad.has_value());
                check();
            }
        }
    }

    TEST_CASE("an act as narrow as a thread is touched by a finger beside it") {
        const std::vector<TargetPlace> places = {{{CardKind::act, 0}, {Pt(0), Pt(900), Pt(1000), Pt(180)}},
                                                 {{CardKind::act, 1}, {Pt(1000), Pt(900), Pt(6), Pt(180)}},
                                                 {{CardKind::act, 2}, {Pt(1006), Pt(900), Pt(900), Pt(180)}}};
        CHECK(touched_target(places, {Pt(980), Pt(1000)}, Pt(64)) == CardSubject{CardKind::act, 1});
        CHECK(touched_target(places, {Pt(900), Pt(1000)}, Pt(64)) == CardSubject{CardKind::act, 0});
        CHECK(touched_target(places, {Pt(1100), Pt(1000)}, Pt(64)) == CardSubject{CardKind::act, 2});
        CHECK(!touched_target(places, {Pt(900), Pt(500)}, Pt(64)));
    }

    TEST_CASE("the pad comes after a long press in a corner alone, and takes a code by fingers and by keys") {
        Room room;
        room.touches(Phase::down, 960, 500).waits(4).touches(Phase::up, 960, 500);
        CHECK(!room.lobby.pad);
        for (const auto& [x, y] : {std::pair{5.0, 5.0}, {1915.0, 5.0}, {5.0, 1075.0}, {1915.0, 1075.0}}) {
            room.holds_corner(x, y);
            REQUIRE(room.lobby.pad.has_value());
            room.presses(Kind::cancel);
            CHECK(!room.lobby.pad);
        }
        room.holds_corner()
            .presses(Kind::digit, 1)
            .presses(Kind::digit, 2)
            .presses(Kind::digit, 2)
            .presses(Kind::erase);
        room.hits(What::digit, 3).hits(What::digit, 4);
        CHECK(room.asked.empty());
        room.presses(Kind::accept);
        REQUIRE(room.asked.size() == 1);
        CHECK(std::get<CheckCode>(room.asked.front()).digits == "1234");
        CHECK(!room.has(Kind::leave));
        room.does(CodeChecked{false, false, 0});
        CHECK(room.lobby.pad->wrong);
        CHECK(!room.has(Kind::leave));
        room.hits(What::digit, 7).hits(What::enter).does(CodeChecked{true, false, 0});
        CHECK(room.has(Kind::leave));
        room.presses(Kind::leave);
        CHECK(std::holds_alternative<LeaveKiosk>(room.asked.back()));
    }

    TEST_CASE("while a wait runs no code is taken, and an open pad that nobody touches is closed") {
        Room room;
        room.holds_corner().hits(What::digit, 1).hits(What::enter).does(CodeChecked{false, false, 20});
        room.hits(What::digit, 2).hits(What::enter);
        CHECK(room.asked.size() == 1);
        CHECK(room.lobby.pad->digits.empty());
        room.waits(21).hits(What::digit, 2).hits(What::enter);
        CHECK(room.asked.size() == 2);
        room.does(CodeChecked{true, false, 0}).waits(31);
        CHECK(!room.lobby.pad);
        CHECK(!room.has(Kind::leave));
    }

    TEST_CASE("a changed edition keeps beat and hands; another begins at the beat it is told, from what was kept") {
        Room room;
        room.waits(15).does(EditionOn{"a.md", some_pages(), "", true});
        CHECK(room.beat() == "read-2-1");
        CHECK(room.lobby.show.passing->kept);
        room.waits(16);
        CHECK(room.beat() == "act-1");  // its time ran on
        room.taps(960, 400).swipes(-400).does(EditionOn{"a.md", some_pages(), "", true});
        CHECK(room.hands());
        room.does(EditionOn{"b.md", some_pages(), "quote-1", false});
        CHECK(!room.hands());
        CHECK(room.beat() == "quote-1");
        room.does(EditionOn{"c.md", some_pages(), "no such beat", false});
        CHECK(room.beat() == "opening");
    }

    TEST_CASE("20,000 random keys, clicks and touches: no way out is asked for, and the page comes back to itself") {
        std::mt19937 random(20);
        Room room;
        const auto place = [&](double size) { return static_cast<double>(random() % static_cast<unsigned>(size)); };
        for (int i = 0; i < 20'000; ++i) {
            room.now += 0.02 * static_cast<double>(random() % 20);
            switch (random() % 6) {
                case 0:
                    room.does(PressLobbyKey{static_cast<What>(random() % 9), static_cast<int>(random() % 10)});
                    break;
                case 1: room.does(TurnWheel{{place(1920), place(1080)}, static_cast<double>(random() % 7) - 3}); break;
                case 2: room.does(TickLobby{}); break;
                default: room.touches(static_cast<Phase>(random() % 3), place(1920), place(1080), random() % 3); break;
            }
            // A guess is answered as a wrong one is.
            for (const LobbyRequest& request : std::exchange(room.asked, {})) {
                REQUIRE(std::holds_alternative<CheckCode>(request));
                room.does(CodeChecked{false, false, 1});
            }
            REQUIRE(!room.has(Kind::leave));
            const Rect view = view_of(pose_at(room.lobby.show.camera, room.now), lobby_screen);
            // A move that is thrown back swings a little.
            REQUIRE(view.x.value > -40);
            REQUIRE(view.right().value < 1920 + 40);
        }
        for (int finger = 0; finger < 3; ++finger) room.touches(Phase::up, 1, 1, finger);
        room.waits(200);
        CHECK(!room.hands());
        CHECK(!room.lobby.pad);
    }

    TEST_CASE("through the Model: an edition comes, a touch takes it, what is asked for becomes an effect") {
        Model model;
        Updated updated =
            update(std::move(model), ShowEdition{nullptr, nullptr, Style(), {"a.md", some_pages(), "", false}, 0});
        REQUIRE(updated.model.lobby.has_value());
        CHECK(updated.model.lobby->edition == "a.md");
        updated = update(std::move(updated.model), Attend{TouchLobby{{Phase::down, 1, {5, 5}}}, 1});
        updated = update(std::move(updated.model), Attend{TickLobby{}, 4});
        REQUIRE(updated.model.lobby->pad.has_value());
        updated = update(std::move(updated.model), Attend{PressLobbyKey{What::digit, 1}, 5});
        updated = update(std::move(updated.model), Attend{PressLobbyKey{What::enter}, 5});
        REQUIRE(updated.effects.size() == 1);
        CHECK(updated.effects.front() == Effect(AskLobby{CheckCode{"1"}}));
        CHECK(updated.model.lobby->requests.empty());
    }
}
