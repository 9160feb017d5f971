// Where the buttons of a lobby stand: in the page's outer margins, where no words are, and on the code's pad.
#include <algorithm>

#include "app/lobby.h"

namespace foyer {
namespace {

constexpr double margin = 0.5;       // of a button: from the picture's edge to its middle at the least
constexpr Pt gap{20};
constexpr double key = 1.5;          // of a target: the pad's keys are wide, for who types them stands and is watched

struct Placer {
    const Lobby& lobby;
    Size picture;
    Pt target;
    std::vector<LobbyButton> buttons{};

    void add(LobbyButton::Kind kind, Point middle, Pt size, int digit = 0) {
        buttons.push_back({kind, digit, {middle.x - size / 2, middle.y - size / 2, size, size}});
    }

    /// The way home where a hand finds it, and where it hides nothing: low in the right margin, over the timeline.
    void page_buttons() {
        const Pt side = target * margin + 6_pt, left = side, right = picture.width - side;
        const Pt middle = picture.height * 0.5;
        const int count = lobby.pages->page_count;
        const bool card = beat_of(lobby.show).sheet.card.has_value(), zoomed = is_zoomed(lobby);
        const bool several = card || count > 1;
        if (several) {
            add(LobbyButton::Kind::previous, {left, middle}, target);
            add(LobbyButton::Kind::next, {right, middle}, target);
        }
        add(LobbyButton::Kind::home, {right, middle + (target + gap) * 2.0}, target);
        if (card || zoomed) add(LobbyButton::Kind::close, {right, middle - (target + gap) * 2.0}, target);
    }

    void pad_keys(const Rect& pad) {
        const Pt size = target * key, pitch = size + gap;
        const Pt left = pad.x + gap + size / 2, foot = pad.bottom() - gap - size / 2;
        if (lobby.pad->open) {
            add(LobbyButton::Kind::leave, {left, foot}, size);
            add(LobbyButton::Kind::service, {left + pitch, foot}, size);
            add(LobbyButton::Kind::cancel, {left + pitch * 2.0, foot}, size);
            return;
        }
        for (int digit = 1; digit <= 9; ++digit) {
            const int row = (digit - 1) / 3, column = (digit - 1) % 3;
            add(LobbyButton::Kind::digit, {left + pitch * column, foot - pitch * (4.0 - row)}, size, digit);
        }
        add(LobbyButton::Kind::erase, {left, foot - pitch}, size);
        add(LobbyButton::Kind::digit, {left + pitch, foot - pitch}, size, 0);
        add(LobbyButton::Kind::accept, {left + pitch * 2.0, foot - pitch}, size);
        add(LobbyButton::Kind::cancel, {left + pitch, foot}, size);
    }
};

Pt target_of(const Lobby& lobby, const LobbyManner& manner) {
    return Pt(manner.target * lobby.show.list->picture.width.value / lobby.show.screen.width);
}

}  // namespace

Rect pad_of(const Lobby& lobby, const LobbyManner& manner) {
    if (!lobby.pages || !lobby.pad) return {};
    const Size picture = lobby.show.list->picture;
    const Pt size = target_of(lobby, manner) * key;
    const Pt width = size * 3.0 + gap * 4.0, head = 150_pt;
    const Pt height = head + (size + gap) * 5.0 + gap;
    return {(picture.width - width) / 2, (picture.height - height) / 2, width, height};
}

std::vector<LobbyButton> buttons_of(const Lobby& lobby, const LobbyManner& manner) {
    if (!lobby.pages) return {};
    Placer placer{lobby, lobby.show.list->picture, target_of(lobby, manner)};
    if (lobby.pad) placer.pad_keys(pad_of(lobby, manner));
    else if (lobby.attendance == Attendance::hands) placer.page_buttons();
    return std::move(placer.buttons);
}

}  // namespace foyer
