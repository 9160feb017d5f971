// A lobby in a room where time passes as it does in a loop, with a hand on its screen and its keys.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "app/some_lobby.h"

namespace foyer::testing {

struct Room {
    LobbyManner manner = lobby_manner(Style(), false, lobby_screen);
    Lobby lobby;
    double now = 0;
    std::vector<LobbyRequest> asked;

    Room() { does(EditionOn{"a.md", some_pages(), "", false}); }

    Room& does(const LobbyAction& action) {
        lobby = update_lobby(std::move(lobby), action, manner, now);
        for (const LobbyRequest& request : std::exchange(lobby.requests, {})) asked.push_back(request);
        return *this;
    }
    /// Time passes as it does in a loop that sleeps until something is due.
    Room& waits(double seconds) {
        const double until = now + seconds;
        for (int i = 0; i < 1000 && now < until; ++i) {
            const auto due = lobby_due(lobby, manner, now);
            now = due ? std::min(until, now + std::max(0.01, *due)) : until;
            does(TickLobby{});
        }
        return *this;
    }
    Room& touches(Touch::Phase phase, double x, double y, std::int64_t finger = 1) {
        return does(TouchLobby{{phase, finger, {x, y}}});
    }
    Room& taps(double x, double y) {
        touches(Touch::Phase::down, x, y);
        now += 0.1;
        touches(Touch::Phase::up, x, y);
        return waits(2);
    }
    Room& swipes(double by) {
        touches(Touch::Phase::down, 960, 500);
        for (int i = 1; i <= 10; ++i) touches(Touch::Phase::moved, 960 + by * i / 10, 500);
        touches(Touch::Phase::up, 960 + by, 500);
        return waits(2);
    }
    Room& pinches(double factor, double x = 960, double y = 540) {
        touches(Touch::Phase::down, x - 100, y, 1).touches(Touch::Phase::down, x + 100, y, 2);
        for (int i = 1; i <= 10; ++i) {
            const double apart = 100 * (1 + (factor - 1) * i / 10);
            touches(Touch::Phase::moved, x - apart, y, 1).touches(Touch::Phase::moved, x + apart, y, 2);
        }
        touches(Touch::Phase::up, x - 100 * factor, y, 1).touches(Touch::Phase::up, x + 100 * factor, y, 2);
        return waits(2);
    }
    Room& presses(LobbyButton::Kind kind, int digit = 0) {
        for (const LobbyButton& button : buttons_of(lobby, manner)) {
            if (button.kind == kind && button.digit == digit)
                return taps((button.bounds.x + button.bounds.width / 2).value,
                            (button.bounds.y + button.bounds.height / 2).value);
        }
        FAIL("there is no such button");
        return *this;
    }
    Room& holds_corner(double x = 5, double y = 5) {
        touches(Touch::Phase::down, x, y).waits(2.5);
        return touches(Touch::Phase::up, x, y);
    }
    Room& hits(PressLobbyKey::What what, int digit = 0) { return does(PressLobbyKey{what, digit}); }

    std::string beat() const { return beat_of(lobby.show).id; }
    bool hands() const { return lobby.attendance == Attendance::hands; }
    bool has(LobbyButton::Kind kind) const {
        for (const LobbyButton& button : buttons_of(lobby, manner)) {
            if (button.kind == kind) return true;
        }
        return false;
    }
};

}  // namespace foyer::testing
