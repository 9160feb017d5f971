// Where the buttons of a lobby stand: in the page's outer margins, where no words are, and on the code's pad.
#include <algorithm>

#include "app/lobby.h"

namespace foyer {
namespace {

constexpr Pt gap{20}, pad_head{150};
constexpr double key = 1.5;  // of a target: the pad's keys are wide, for who types them stands and is watched

Pt in_points(const Lobby& lobby, double pixels) {
    return Pt(pixels * lobby.show.list->picture.width.value / lobby.show.screen.width);
}

/// Wide, and yet so that five rows of them stand on the screen.
Pt key_size(Pt target, Size picture) {
    return max(target, min(target * key, (picture.height - pad_head - gap * 8.0) / 5));
}

struct Placer {
    const Lobby& lobby;
    Size picture;
    Pt target, hidden;
    std::vector<LobbyButton> buttons{};

    void add(LobbyButton::Kind kind, Point middle, Pt size, int digit = 0) {
        buttons.push_back({kind, digit, {middle.x - size / 2, middle.y - size / 2, size, size}});
    }

    /// The way home where a hand finds it, and where it hides nothing: low in the right margin, over the timeline.
    void page_buttons() {
        const Pt side = hidden + target / 2, left = side, right = picture.width - side;
        const Pt middle = picture.height * 0.5;
        const bool card = beat_of(lobby.show).sheet.card.has_value(), zoomed = is_zoomed(lobby);
        const auto [first, last] = reach_of(lobby);
        if (lobby.show.beat > first) add(LobbyButton::Kind::previous, {left, middle}, target);
        if (lobby.show.beat < last) add(LobbyButton::Kind::next, {right, middle}, target);
        add(LobbyButton::Kind::home, {right, middle + (target + gap) * 2.0}, target);
        if (card || zoomed) add(LobbyButton::Kind::close, {right, middle - (target + gap) * 2.0}, target);
    }

    void pad_keys(const Rect& pad) {
        const Pt size = key_size(target, picture), pitch = size + gap;
        const Pt left = pad.x + pad.width / 2 - pitch, foot = pad.bottom() - gap - size / 2;
        if (lobby.pad->open) {
            using Kind = LobbyButton::Kind;
            std::vector<Kind> choices{Kind::leave, Kind::panel, Kind::service, Kind::back};
            if (!lobby.pad->panel) std::erase(choices, Kind::panel);
            const Pt first = pad.x + pad.width / 2 - pitch * (static_cast<double>(choices.size() - 1) / 2);
            for (std::size_t i = 0; i < choices.size(); ++i)
                add(choices[i], {first + pitch * static_cast<double>(i), foot}, size);
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

}  // namespace

Rect pad_of(const Lobby& lobby, const LobbyManner& manner) {
    if (!lobby.pages || !lobby.pad) return {};
    const Size picture = lobby.show.list->picture;
    const Pt size = key_size(in_points(lobby, manner.target), picture);
    const Pt width = size * 3.0 + gap * 4.0;
    if (lobby.pad->open) {
        // What staff read wants longer lines than keys do; where it comes, the keys stay under the finger.
        const Pt told{340}, room = lobby.pad->told.empty() ? Pt(0) : told;
        const Size open{min(picture.width * 0.9, max(width, 860_pt)), pad_head + room + size + gap};
        const Pt foot = (picture.height + pad_head + told + size + gap) / 2;
        return {(picture.width - open.width) / 2, foot - open.height, open.width, open.height};
    }
    const Pt height = pad_head + (size + gap) * 5.0 + gap;
    return {(picture.width - width) / 2, (picture.height - height) / 2, width, height};
}

std::vector<LobbyButton> buttons_of(const Lobby& lobby, const LobbyManner& manner) {
    if (!lobby.pages) return {};
    Placer placer{lobby, lobby.show.list->picture, in_points(lobby, manner.target), in_points(lobby, manner.hidden)};
    if (lobby.pad)
        placer.pad_keys(pad_of(lobby, manner));
    else if (lobby.attendance == Attendance::hands)
        placer.page_buttons();
    return std::move(placer.buttons);
}

}  // namespace foyer
