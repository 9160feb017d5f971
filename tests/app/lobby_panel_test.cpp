// The lobby while staff have the panel: opened behind the code, closed by its button or by itself, and the loop
// resumes.
#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "app/lobby_room.h"

using namespace foyer;
using namespace foyer::testing;
using Kind = LobbyButton::Kind;

namespace {

struct Counter : Room {
    void types_code(bool right, bool panel = true) {
        holds_corner(2, 2);
        for (const int digit : {4, 7, 1, 1}) hits(PressLobbyKey::What::digit, digit);
        hits(PressLobbyKey::What::enter);
        does(CodeChecked{right, false, 0, panel});
    }
    std::vector<LobbyButton> buttons() const { return buttons_of(lobby, manner); }
    bool asked_for_panel() const { return std::ranges::count(asked, LobbyRequest(OpenPanel{})) > 0; }
};

}  // namespace

TEST_SUITE("app") {
    TEST_CASE("behind the code the panel is to be had, where there is one; each choice is wide and stands apart") {
        Counter counter;
        counter.types_code(false);
        CHECK(!counter.has(Kind::panel));
        counter.types_code(true, false);
        CHECK(!counter.has(Kind::panel));
        CHECK(counter.has(Kind::leave));
        counter.presses(Kind::back);
        CHECK(!counter.lobby.pad);
        counter.types_code(true);
        const auto choices = counter.buttons();
        REQUIRE(choices.size() == 4);
        const Rect pad = pad_of(counter.lobby, counter.manner);
        for (std::size_t i = 0; i < choices.size(); ++i) {
            CHECK(choices[i].bounds.width.value >= counter.manner.target);
            CHECK(!(choices[i].bounds.x < pad.x));
            CHECK(!(pad.right() < choices[i].bounds.right()));
            if (i > 0) CHECK(choices[i - 1].bounds.right() < choices[i].bounds.x);
        }
        CHECK(!counter.asked_for_panel());
        counter.presses(Kind::panel);
        CHECK(counter.asked_for_panel());
        CHECK(counter.lobby.attendance == Attendance::staff);
        CHECK(!counter.lobby.pad);
    }

    TEST_CASE("under the panel nothing plays and nothing is touched; left alone for two minutes it goes, to the beat") {
        Counter counter;
        counter.waits(12);
        const std::string beat = counter.beat();
        CHECK(beat == "read-2-1");
        counter.types_code(true);
        counter.presses(Kind::panel);
        const Show show = counter.lobby.show;
        counter.taps(960, 500);
        counter.does(PressLobbyKey{PressLobbyKey::What::next});
        counter.does(TurnWheel{{960, 500}, 2});
        counter.waits(100);
        CHECK(counter.lobby.attendance == Attendance::staff);
        CHECK(counter.beat() == beat_of(show).id);
        CHECK(counter.buttons().empty());
        counter.does(PanelUsed{});
        CHECK(panel_left(counter.lobby, counter.now).value_or(0) == doctest::Approx(panel_time));
        counter.waits(panel_time - 1);
        CHECK(counter.lobby.attendance == Attendance::staff);
        counter.waits(2);
        CHECK(counter.lobby.attendance == Attendance::attract);
        CHECK(counter.beat() == beat);
        CHECK(!panel_left(counter.lobby, counter.now));
    }

    TEST_CASE("opened over a visitor's card it closes to the beat at which the visitor came") {
        Counter counter;
        counter.waits(12);
        counter.taps(960, 500);
        CHECK(counter.lobby.attendance == Attendance::hands);
        counter.types_code(true);
        counter.presses(Kind::panel);
        counter.does(PanelClosed{});
        CHECK(counter.lobby.attendance == Attendance::attract);
        CHECK(counter.beat() == "read-2-1");
        counter.does(PanelClosed{});
        counter.does(PanelUsed{});
        CHECK(counter.lobby.attendance == Attendance::attract);
    }

    TEST_CASE("a beat is found again by its name in a list that took the other's place") {
        const BeatList loop = *some_pages()->loop;
        BeatList shorter = loop;
        shorter.beats.erase(shorter.beats.begin());
        CHECK(same_beat(shorter, loop, 3) == 2);
        CHECK(same_beat(loop, shorter, 2) == 3);
        CHECK(same_beat(shorter, loop, 0) == 0);
        CHECK(same_beat(loop, {}, 3) == 3);
        CHECK(same_beat(loop, {}, 99) == static_cast<int>(loop.beats.size()) - 1);
    }
}
