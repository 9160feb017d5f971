#include "app/lobby.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace foyer {
namespace {

constexpr double tap_zoom = 2.2;      // where no card opens, a tap brings the words to reading size
constexpr double settle_time = 0.25;  // seconds, behind a hand that let go
constexpr double wheel_zoom = 1.15;   // a notch
constexpr double calm_dissolve = 0.12;
constexpr int far = 1 << 20;

struct Updater {
    Lobby& lobby;
    const LobbyManner& manner;
    double now;

    Show& show() { return lobby.show; }
    const Beat& beat() const { return beat_of(lobby.show); }
    bool on_card() const { return beat().sheet.card.has_value(); }
    Pose whole() const { return pose_of(beat(), lobby.show.screen); }

    // Going from list to list, and along one

    /// The same show on another list of beats: on the same sheet the camera moves, else one dissolves into the other.
    void change_list(std::shared_ptr<const BeatList> list, int to) {
        const SheetId from = beat().sheet;
        const Pose pose = pose_at(show().camera, now);
        const bool under_way = show().passing && now < show().passing->begun + show().passing->duration;
        show().list = std::move(list);
        show().beat = std::clamp(to, 0, static_cast<int>(show().list->beats.size()) - 1);
        show().arrived = now;
        show().zoom.reset();
        const Pose wanted = whole();
        if (beat().sheet == from && !manner.show.calm) {
            show().camera = moved(show().camera, wanted, now, manner.show.camera);
            return;
        }
        show().camera = resting_at(wanted);
        if (beat().sheet == from && pose == wanted) return;
        const double duration = manner.show.calm ? std::min(manner.show.duration, calm_dissolve) : manner.show.duration;
        if (duration > 0)
            show().passing = Passing{.before = from,
                                     .pose = pose,
                                     .kept = under_way,
                                     .begun = now,
                                     .duration = duration,
                                     .passage = BeatPassage::dissolve};
    }

    void step(const ShowAction& action) { lobby.show = update_show(std::move(lobby.show), action, manner.show, now); }

    void take_hands() {
        lobby.touched = now;
        if (lobby.attendance == Attendance::hands) return;
        lobby.attendance = Attendance::hands;
        lobby.due = false;
        lobby.left_at = show().beat;
        lobby.page = page_before();
        change_list(lobby.pages->hands, hands_beat_of(*lobby.pages, beat().sheet));
    }

    /// The page that the loop showed last: a card that is on was come to from there.
    int page_before() {
        for (int at = show().beat; at >= 0; --at) {
            const SheetId& sheet = show().list->beats[static_cast<std::size_t>(at)].sheet;
            if (!sheet.card) return sheet.spread;
        }
        return 0;
    }

    void resume() {
        lobby.attendance = Attendance::attract;
        lobby.gestures = {};
        lobby.hand_moved.reset();
        change_list(lobby.pages->loop, lobby.left_at);
    }

    // Hands on the page

    void show_sheet(int to) {
        step(GoToBeat{to});
        lobby.hand_moved.reset();
        if (!on_card()) lobby.page = show().beat;
    }

    /// So many places on among the pages, or among the cards of one kind.
    void turn(int by) {
        const auto [first, last] = reach_of(lobby);
        const int to = std::clamp(show().beat + by, first, last);
        if (to == show().beat)
            make_whole();
        else
            show_sheet(to);
    }

    void close_card() { show_sheet(std::clamp(lobby.page, 0, lobby.pages->page_count - 1)); }
    void open(const CardSubject& subject) { show_sheet(hands_beat_of(*lobby.pages, {0, subject})); }
    void make_whole() { settle_at(whole()); }

    void settle_at(const Pose& pose) {
        lobby.hand_moved.reset();
        if (pose == show().camera.to) return;
        if (manner.show.calm)
            show().camera = resting_at(pose);
        else
            show().camera = moved(show().camera, pose, now, settle_time);
    }

    Fraction2 fraction(ScreenPoint at) const {
        return {at.x / lobby.show.screen.width, at.y / lobby.show.screen.height};
    }

    void move_by_hand(ScreenPoint middle, ScreenPoint by, double factor) {
        show().camera = resting_at(moved_by_hand(pose_at(show().camera, now), middle, by, factor, hand_room(lobby)));
        lobby.hand_moved = now;
    }

    void let_go() { settle_at(at_rest(show().camera.to, hand_room(lobby))); }

    void tap_page(ScreenPoint at) {
        const Pose pose = pose_at(show().camera, now);
        // The finger is as wide as ever where the page is nearer.
        const Pt finger = Pt(manner.target * pose.width.value / show().screen.width);
        const Point point = page_point(pose, fraction(at), show().screen);
        const auto subject = touched_target(lobby.pages->targets[static_cast<std::size_t>(show().beat)], point, finger);
        if (subject) return open(*subject);
        if (is_zoomed(lobby)) return make_whole();
        if (on_card()) return close_card();
        settle_at(at_rest(zoomed(pose, fraction(at), tap_zoom, show().list->picture, show().screen), hand_room(lobby)));
    }

    void press(const LobbyButton& button) {
        switch (button.kind) {
            case LobbyButton::Kind::home: return go_home();
            case LobbyButton::Kind::previous: return turn(-1);
            case LobbyButton::Kind::next: return turn(1);
            case LobbyButton::Kind::close: return leave_state();
            case LobbyButton::Kind::digit: return type(button.digit);
            case LobbyButton::Kind::erase: return erase();
            case LobbyButton::Kind::accept: return give_in();
            case LobbyButton::Kind::cancel: return close_pad();
            case LobbyButton::Kind::leave: lobby.requests.push_back(LeaveKiosk{}); return close_pad();
            case LobbyButton::Kind::panel: return open_panel();
            case LobbyButton::Kind::service: lobby.requests.push_back(AskService{}); return;
            case LobbyButton::Kind::back: return close_pad();
        }
    }

    void go_home() { show().beat == 0 ? make_whole() : show_sheet(0); }

    void leave_state() {
        if (is_zoomed(lobby))
            make_whole();
        else if (on_card())
            close_card();
        else
            go_home();
    }

    // The code

    void open_pad() {
        lobby.pad = CodePad{};
        lobby.pad->touched = now;
        lobby.touched = now;
    }
    void close_pad() { lobby.pad.reset(); }

    bool pad_takes() {
        return lobby.pad && !lobby.pad->open && !lobby.pad->asking && !(lobby.pad->until && now < *lobby.pad->until);
    }

    void type(int digit) {
        if (!pad_takes()) return;
        lobby.pad->wrong = false;
        if (lobby.pad->digits.size() < most_code_digits)
            lobby.pad->digits += static_cast<char>('0' + std::clamp(digit, 0, 9));
    }
    void erase() {
        if (pad_takes() && !lobby.pad->digits.empty()) lobby.pad->digits.pop_back();
    }
    void give_in() {
        if (!pad_takes() || lobby.pad->digits.empty()) return;
        lobby.requests.push_back(CheckCode{std::exchange(lobby.pad->digits, {})});
        lobby.pad->asking = true;
    }

    // The panel

    void open_panel() {
        close_pad();
        if (lobby.attendance == Attendance::attract) lobby.left_at = show().beat;
        lobby.attendance = Attendance::staff;
        lobby.due = false;
        lobby.touched = now;
        lobby.requests.push_back(OpenPanel{});
    }
    void operator()(const PanelUsed&) {
        if (lobby.attendance == Attendance::staff) lobby.touched = now;
    }
    void operator()(const PanelClosed&) {
        if (lobby.attendance == Attendance::staff) resume();
    }

    void operator()(const CodeChecked& checked) {
        if (!lobby.pad || !lobby.pad->asking) return;
        lobby.pad->asking = false;
        lobby.pad->touched = now;
        lobby.pad->unset = checked.unset;
        lobby.pad->wrong = !checked.right && !checked.unset;
        lobby.pad->open = checked.right;
        lobby.pad->panel = checked.right && checked.panel;
        lobby.pad->until = checked.wait > 0 ? std::optional(now + checked.wait) : std::nullopt;
    }

    void operator()(const ServiceTold& told) {
        if (lobby.pad && lobby.pad->open) lobby.pad->told = told.lines;
    }

    // What comes from outside

    void operator()(const EditionOn& on) {
        if (!on.pages) return;
        const bool stays = on.changed && lobby.pages && on.edition == lobby.edition;
        if (!stays) lobby.attendance = Attendance::attract;
        const bool hands = lobby.attendance == Attendance::hands;
        const std::string wanted = stays ? beat().id : on.beat;
        const auto was = lobby.pages;
        const std::optional<Show> before = was ? std::optional(show()) : std::nullopt;
        lobby.edition = on.edition;
        lobby.pages = on.pages;
        lobby.due = false;
        lobby.hand_moved.reset();
        const auto list = hands ? on.pages->hands : on.pages->loop;
        const double arrived = show().arrived;
        lobby.show = first_show(list, on.pages->screen, now);
        const auto found =
            std::find_if(list->beats.begin(), list->beats.end(), [&](const Beat& one) { return one.id == wanted; });
        if (found != list->beats.end())
            show().beat = static_cast<int>(found - list->beats.begin());
        else if (stays)
            show().beat = std::clamp(before->beat, 0, static_cast<int>(list->beats.size()) - 1);
        if (stays) show().arrived = arrived;
        lobby.page = std::clamp(lobby.page, 0, on.pages->page_count - 1);
        lobby.left_at = same_beat(*on.pages->loop, stays ? *was->loop : BeatList{}, lobby.left_at);
        show().camera = resting_at(whole());
        // Where a page was, it is what was kept of it that goes.
        if (before && manner.show.duration > 0) {
            show().passing = Passing{.before = beat().sheet,
                                     .pose = show().camera.to,
                                     .kept = true,
                                     .begun = now,
                                     .duration = manner.show.duration,
                                     .passage = BeatPassage::dissolve};
        }
    }

    void operator()(const PlayAgain&) {
        if (!lobby.pages || lobby.attendance != Attendance::attract) return;
        lobby.due = false;
        if (show().beat == 0)
            show().arrived = now;
        else
            step(GoToBeat{0});
    }

    void operator()(const TouchLobby& touch) {
        take(foyer::touched(std::move(lobby.gestures), touch.touch, manner.sizes, now));
    }

    void take(GestureStep taken) {
        lobby.gestures = std::move(taken.state);
        if (!lobby.pages) return;
        if (lobby.attendance == Attendance::hands) lobby.touched = now;
        if (lobby.pad) lobby.pad->touched = now;
        for (const Gesture& gesture : taken.gestures) std::visit(*this, gesture);
    }

    void operator()(const Tap& tap) {
        const double scale = show().screen.width / show().list->picture.width.value;
        for (const LobbyButton& button : buttons_of(lobby, manner)) {
            if (button.bounds.contains({Pt(tap.at.x / scale), Pt(tap.at.y / scale)})) return press(button);
        }
        if (lobby.pad) return;
        if (lobby.attendance == Attendance::hands) return tap_page(tap.at);
        // On a page seen whole a visitor means what they touch; on columns gone near to, the page first.
        const bool seen_whole = beat().view.width == show().list->picture.width && !is_moving(show(), now);
        take_hands();
        const auto& places = lobby.pages->targets[static_cast<std::size_t>(show().beat)];
        const auto subject =
            touched_target(places, page_point(whole(), fraction(tap.at), show().screen), Pt(manner.target / scale));
        if (seen_whole && subject) open(*subject);
    }
    void operator()(const LongPress& press) {
        if (in_corner(press.at, lobby.show.screen, manner.target * 2))
            open_pad();
        else if (!lobby.pad)
            take_hands();
    }
    void operator()(const Drag& drag) {
        if (lobby.pad) return;
        take_hands();
        if (is_zoomed(lobby)) move_by_hand(drag.at, drag.by, 1);
    }
    void operator()(const Pinch& pinch) {
        if (lobby.pad) return;
        take_hands();
        move_by_hand(pinch.middle, pinch.by, pinch.factor);
    }
    void operator()(const Swipe& swipe) {
        if (lobby.pad || is_zoomed(lobby)) return;
        take_hands();
        if (swipe.way == Swipe::Way::left) turn(1);
        if (swipe.way == Swipe::Way::right) turn(-1);
    }
    void operator()(const Released&) {
        if (lobby.pad || lobby.attendance != Attendance::hands || !lobby.hand_moved) return;
        let_go();
    }

    void operator()(const TurnWheel& wheel) {
        if (!lobby.pages || lobby.pad || wheel.notches == 0) return;
        take_hands();
        move_by_hand(wheel.at, {}, std::pow(wheel_zoom, std::clamp(wheel.notches, -5.0, 5.0)));
        let_go();
    }

    void operator()(const PressLobbyKey& key) {
        using What = PressLobbyKey::What;
        if (!lobby.pages) return;
        if (lobby.pad) {
            lobby.pad->touched = now;
            if (key.what == What::digit)
                type(key.digit);
            else if (key.what == What::erase)
                erase();
            else if (key.what == What::enter)
                give_in();
            else if (key.what == What::leave)
                close_pad();
            return;
        }
        // The first key takes the page, and does nothing else to it.
        const bool first = lobby.attendance == Attendance::attract;
        take_hands();
        if (first) return;
        switch (key.what) {
            case What::next:
            case What::enter: return turn(1);
            case What::previous:
            case What::erase: return turn(-1);
            case What::first: return turn(-far);
            case What::last: return turn(far);
            case What::home: return go_home();
            case What::leave: return leave_state();
            case What::digit:
            case What::other: return;
        }
    }

    void operator()(const TickLobby&) {
        if (!lobby.pages) return;
        if (long_press_due(lobby.gestures, manner.sizes, now) == 0)
            take(held(std::move(lobby.gestures), manner.sizes, now));
        if (show().passing && now >= show().passing->begun + show().passing->duration) show().passing.reset();
        if (lobby.pad) {
            if (lobby.pad->until && now >= *lobby.pad->until) lobby.pad->until.reset(), lobby.pad->wrong = false;
            if (now - lobby.pad->touched >= pad_time && !lobby.pad->asking) close_pad();
        }
        if (const auto left = panel_left(lobby, now)) return *left <= 0 ? resume() : void();
        if (lobby.hand_moved && now - *lobby.hand_moved >= hold_time && lobby.gestures.fingers.empty()) let_go();
        if (lobby.attendance == Attendance::hands) {
            if (const auto left = idle_left(lobby, manner, now); left && *left <= 0) resume();
            return;
        }
        if (lobby.due || lobby.pad || now < show().arrived + beat().seconds) return;
        if (show().beat + 1 < static_cast<int>(show().list->beats.size()))
            step(GoToBeat{show().beat + 1});
        else
            lobby.due = true;
    }
};

}  // namespace

Lobby update_lobby(Lobby lobby, const LobbyAction& action, const LobbyManner& manner, double now) {
    const bool touches = std::holds_alternative<TouchLobby>(action) || std::holds_alternative<TurnWheel>(action) ||
                         std::holds_alternative<PressLobbyKey>(action);
    if (touches && lobby.attendance == Attendance::staff) return lobby;
    std::visit(Updater{lobby, manner, now}, action);
    return lobby;
}

}  // namespace foyer
