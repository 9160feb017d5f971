// What is known of a lobby at a moment: what moves, what is due, and by what a touch is judged.
#include <algorithm>
#include <cmath>

#include "app/lobby.h"

namespace foyer {

LobbyManner lobby_manner(const Style& style, bool reduced_motion, PixelSize picture) {
    constexpr double finger = 9, held_still = 3, swept = 14;  // mm; a narrower target is missed too often
    constexpr double least = 54.0 / 1080;                     // of the shorter side: what a page's margin holds
    LobbyManner manner;
    manner.show = show_manner(style, reduced_motion);
    manner.idle = style.number("kiosk.idle");
    const double millimetre = std::hypot(picture.width, picture.height) / (style.number("kiosk.diagonal") * 25.4);
    manner.target = std::max(least * std::min(picture.width, picture.height), finger * millimetre);
    manner.hidden = 2.0 * overscan_for(picture, style.number("kiosk.shift"));
    manner.sizes.slop = held_still * millimetre;
    manner.sizes.swipe = swept * millimetre;
    return manner;
}

LobbyReach reach_of(const Lobby& lobby) {
    const auto& beats = lobby.show.list->beats;
    const Beat& here = beat_of(lobby.show);
    if (!here.sheet.card) return {0, lobby.pages->page_count - 1};
    const auto alike = [&](int at) {
        return beats[static_cast<std::size_t>(at)].kind == here.kind && beats[static_cast<std::size_t>(at)].sheet.card;
    };
    LobbyReach reach{lobby.show.beat, lobby.show.beat};
    while (reach.first > 0 && alike(reach.first - 1)) --reach.first;
    while (reach.last + 1 < static_cast<int>(beats.size()) && alike(reach.last + 1)) ++reach.last;
    return reach;
}

HandRoom hand_room(const Lobby& lobby) { return {pose_of(beat_of(lobby.show), lobby.show.screen), lobby.show.screen}; }

bool is_zoomed(const Lobby& lobby) {
    return lobby.pages && lobby.attendance == Attendance::hands && is_near(lobby.show.camera.to, hand_room(lobby));
}

bool is_held(const Lobby& lobby, double now) { return lobby.hand_moved && now - *lobby.hand_moved < hold_time; }

bool is_moving(const Lobby& lobby, double now) {
    return lobby.pages && (is_moving(lobby.show, now) || is_held(lobby, now));
}

std::optional<double> idle_left(const Lobby& lobby, const LobbyManner& manner, double now) {
    if (!lobby.pages || lobby.attendance != Attendance::hands) return std::nullopt;
    // A card that plays is not idle until it has played.
    const double played = lobby.show.arrived + beat_of(lobby.show).seconds;
    const double fingers = lobby.gestures.fingers.empty() ? 0 : lobby.gestures.fingers.back().seen;
    return std::max({lobby.touched, played, fingers, lobby.pad ? lobby.pad->touched : 0.0}) + manner.idle - now;
}

std::optional<double> panel_left(const Lobby& lobby, double now) {
    if (!lobby.pages || lobby.attendance != Attendance::staff) return std::nullopt;
    return lobby.touched + panel_time - now;
}

std::optional<double> lobby_due(const Lobby& lobby, const LobbyManner& manner, double now) {
    if (!lobby.pages) return std::nullopt;
    std::optional<double> due;
    const auto at_most = [&](double seconds) { due = due ? std::min(*due, seconds) : seconds; };
    if (const double press = long_press_due(lobby.gestures, manner.sizes, now); press >= 0) at_most(press);
    if (lobby.show.passing) at_most(lobby.show.passing->begun + lobby.show.passing->duration - now);
    if (lobby.hand_moved) at_most(*lobby.hand_moved + hold_time - now);
    if (lobby.pad) {
        at_most(lobby.pad->touched + pad_time - now);
        if (lobby.pad->until) at_most(*lobby.pad->until - now);
    }
    if (const auto panel = panel_left(lobby, now))
        at_most(*panel);
    else if (const auto idle = idle_left(lobby, manner, now))
        at_most(*idle);
    else if (!lobby.due && !lobby.pad)
        at_most(lobby.show.arrived + beat_of(lobby.show).seconds - now);
    return due;
}

}  // namespace foyer
