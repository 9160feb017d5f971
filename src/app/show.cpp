#include "app/show.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace foyer {
namespace {

constexpr double bounce = 0.15;         // seconds: faster than a thumb, slower than a worn contact
constexpr double calm_dissolve = 0.12;  // a change without a move
constexpr double curtain_time = 0.25;
constexpr double take_time = 0.4;
constexpr double zoom_by = 2.2;
constexpr std::size_t most_digits = 4;

struct Updater {
    Show& show;
    const ShowManner& manner;
    double now;

    int count() const { return static_cast<int>(show.list->beats.size()); }

    Pose wanted_pose() const {
        const Pose pose = pose_of(beat_of(show), show.screen);
        return show.zoom ? zoomed(pose, *show.zoom, zoom_by, show.list->picture, show.screen) : pose;
    }

    void pass(Passing passing) {
        passing.begun = now;
        if (manner.calm && passing.passage != BeatPassage::cut) {
            passing.passage = BeatPassage::dissolve;
            passing.duration = std::min(passing.duration, calm_dissolve);
        }
        if (passing.passage == BeatPassage::cut || !(passing.duration > 0)) show.passing.reset();
        else show.passing = passing;
    }

    /// The camera to where the beat wants it, on the same sheet.
    void move_camera() {
        const Pose to = wanted_pose();
        if (manner.calm) {
            const Pose from = pose_at(show.camera, now);
            show.camera = resting_at(to);
            if (from != to)
                pass({.before = beat_of(show).sheet,
                      .pose = from,
                      .duration = calm_dissolve,
                      .passage = BeatPassage::dissolve});
        } else {
            show.camera = moved(show.camera, to, now, manner.camera);
        }
    }

    static BeatPassage usual(const Beat& from, const Beat& to) {
        const bool card = to.sheet.card.has_value();
        if (!card && !from.sheet.card) return BeatPassage::page_turn;
        if (card && to.sheet.card->kind == CardKind::act) return BeatPassage::noise;
        if (card && to.sheet.card->kind == CardKind::quote) return BeatPassage::push;
        return BeatPassage::dissolve;
    }

    void go(int wanted) {
        show.prompt.reset();
        const int to = std::clamp(wanted, 0, count() - 1);
        if (to == show.beat) {
            if (show.zoom) leave_zoom();
            return;
        }
        const Beat from = beat_of(show);
        const bool backwards = to < show.beat;
        note_time();
        show.beat = show.overview_at = to;
        show.arrived = now;
        show.zoom.reset();
        const Beat& beat = beat_of(show);
        if (beat.sheet == from.sheet) return move_camera();
        Passing passing{.before = from.sheet,
                        .pose = pose_at(show.camera, now),
                        .duration = manner.duration,
                        .backwards = backwards};
        // What is under way is not what any sheet looks like: the picture as it is goes.
        passing.kept = show.passing && now < show.passing->begun + show.passing->duration;
        const auto asked = backwards ? from.passage : beat.passage;
        passing.passage = manner.passage.value_or(asked.value_or(backwards ? usual(beat, from) : usual(from, beat)));
        passing.intensity = (backwards ? from : beat).intensity;
        show.camera = resting_at(pose_of(beat, show.screen));
        pass(passing);
    }

    /// What the beat that is left has taken is noted.
    void note_time() {
        const double counted = elapsed(show.timer, now);
        show.spent[beat_of(show).id] += std::max(0.0, counted - show.counted);
        show.counted = counted;
    }

    void leave_zoom() {
        show.zoom.reset();
        move_camera();
    }

    void draw_curtain(Curtain curtain) {
        const Curtain to = show.curtain == curtain ? Curtain::none : curtain;
        show.curtain_before = show.curtain;
        show.curtain = to;
        show.curtain_moved = now;
    }

    /// The same button again within a moment is a worn contact, or one that is held.
    bool bounces() {
        const double gone = now - std::exchange(show.last_step, now);
        return gone >= 0 && gone < bounce;
    }

    DisplaySettings& settings() { return show.displays[show.display]; }
    void settings_changed() { show.displays_changed = true; }

    void operator()(const StepBeat& step) {
        const bool by_one = step.to == StepBeat::To::next || step.to == StepBeat::To::previous;
        if (by_one && bounces()) return;
        if (show.curtain != Curtain::none) return draw_curtain(show.curtain);
        show.overview = false;
        switch (step.to) {
            case StepBeat::To::next: return go(show.beat + 1);
            case StepBeat::To::previous: return go(show.beat - 1);
            case StepBeat::To::first: return go(0);
            case StepBeat::To::last: return go(count() - 1);
        }
    }
    void operator()(const GoToBeat& to) {
        show.overview = false;
        go(to.beat);
    }
    void operator()(const DrawCurtain& drawn) { draw_curtain(drawn.curtain); }
    void operator()(const ToggleFreeze&) {
        show.frozen = !show.frozen;
        if (!show.frozen) take(BeatPassage::dissolve);
    }
    void operator()(const GoPrivate&) { show.in_private = true; }
    void operator()(const TakePage& take_it) {
        if (!show.in_private && !show.frozen) return;
        show.in_private = show.frozen = false;
        take(take_it.cut ? BeatPassage::cut : BeatPassage::dissolve);
    }
    void take(BeatPassage passage) {
        if (show.in_private) return;
        Passing passing{.before = beat_of(show).sheet,
                        .pose = show.camera.to,
                        .kept = true,
                        .duration = take_time,
                        .passage = passage};
        pass(passing);
    }
    void operator()(const ToggleSpotlight&) { show.spotlight = !show.spotlight; }
    void operator()(const PointAtPicture& point) {
        show.pointer = {std::clamp(point.at.x, 0.0, 1.0), std::clamp(point.at.y, 0.0, 1.0)};
    }
    void operator()(const ToggleZoom&) {
        if (show.zoom) return leave_zoom();
        show.zoom = show.pointer;
        move_camera();
    }
    void operator()(const PauseTimer&) {
        show.timer.counted = elapsed(show.timer, now);
        show.timer.since = now;
        show.timer.running = !show.timer.running;
    }
    void operator()(const ResetTimer&) {
        show.timer = {show.timer.running, 0, now};
        show.spent.clear();
        show.counted = 0;
    }
    void operator()(const ToggleOverview&) {
        show.overview = !show.overview;
        show.overview_at = show.beat;
    }
    void operator()(const ToggleAutoplay&) {
        show.autoplay = !show.autoplay;
        show.arrived = now;  // the beat that is on gets its whole time
    }
    void operator()(const SwapDisplays&) { show.swapped = !show.swapped; }
    void operator()(const ToggleConsole&) { show.console = !show.console; }
    void operator()(const ToggleShowHelp&) { show.help = !show.help; }
    void operator()(const ToggleTestCard&) {
        show.test_card = !show.test_card;
        if (!show.test_card) show.corner.reset();
    }
    void operator()(const ChooseCorner& choose) {
        if (choose.corner) show.corner = std::clamp(*choose.corner, 0, 3);
        else if (!show.corner) show.corner = 0;
        else if (*show.corner < 3) ++*show.corner;
        else show.corner.reset();
    }
    void operator()(const MoveCorner& by) {
        if (!show.corner) return;
        DisplaySettings moved = settings();
        const bool turned = moved.quarter_turns % 2 != 0;
        const double width = turned ? show.screen.height : show.screen.width,
                     height = turned ? show.screen.width : show.screen.height;
        Fraction2& corner = moved.corners.at[static_cast<std::size_t>(*show.corner)];
        corner = {std::clamp(corner.x + by.x / width, -0.5, 1.5), std::clamp(corner.y + by.y / height, -0.5, 1.5)};
        if (!to_screen(moved.corners)) return;
        settings() = moved;
        settings_changed();
    }
    void operator()(const ResetDisplay&) {
        settings() = {};
        settings_changed();
    }
    void operator()(const SetDisplay& set) {
        DisplaySettings to = set.settings;
        to.quarter_turns = ((to.quarter_turns % 4) + 4) % 4;
        to.gamma = std::clamp(to.gamma, least_gamma, greatest_gamma);
        to.brightness = std::clamp(to.brightness, least_brightness, 1.0);
        to.black = std::clamp(to.black, 0.0, greatest_black);
        if (!to_screen(to.corners)) to.corners = settings().corners;
        settings() = to;
        settings_changed();
    }
    void operator()(const TypeDigit& typed) {
        if (!show.prompt) show.prompt = "";
        if (typed.digit && show.prompt->size() < most_digits)
            *show.prompt += static_cast<char>('0' + std::clamp(*typed.digit, 0, 9));
    }
    void operator()(const EnterKey&) {
        if (show.prompt && !show.prompt->empty()) {
            show.overview = false;
            return go(std::stoi(*show.prompt) - 1);
        }
        show.prompt.reset();
        if (show.overview) {
            show.overview = false;
            return go(show.overview_at);
        }
        (*this)(StepBeat{StepBeat::To::next});
    }
    void operator()(const BackspaceKey&) {
        if (!show.prompt) return (*this)(StepBeat{StepBeat::To::previous});
        if (show.prompt->empty()) show.prompt.reset();
        else show.prompt->pop_back();
    }
    /// One state at a time, and never the show.
    void operator()(const EscapeKey&) {
        if (show.help) show.help = false;
        else if (show.prompt) show.prompt.reset();
        else if (show.corner) show.corner.reset();
        else if (show.overview) show.overview = false;
        else if (show.curtain != Curtain::none) draw_curtain(show.curtain);
        else if (show.test_card) show.test_card = false;
        else if (show.zoom) leave_zoom();
        else if (show.spotlight) show.spotlight = false;
        else if (show.autoplay) show.autoplay = false;
    }
    void operator()(const ArrowKey& arrow) {
        if (show.corner)
            return (*this)(MoveCorner{arrow.across * (arrow.far ? 10.0 : 1.0), arrow.down * (arrow.far ? 10.0 : 1.0)});
        if (show.overview) {
            constexpr int row = 6;  // as the console lays them out, whatever its width
            show.overview_at = std::clamp(show.overview_at + arrow.across + row * arrow.down, 0, count() - 1);
            return;
        }
        (*this)(StepBeat{arrow.across + arrow.down > 0 ? StepBeat::To::next : StepBeat::To::previous});
    }
    void operator()(const Tick&) {
        if (show.passing && now >= show.passing->begun + show.passing->duration) show.passing.reset();
        const auto due = autoplay_due(show, now);
        if (!due || *due > 0) return;
        if (show.beat + 1 < count()) go(show.beat + 1);
        else show.autoplay = false;
    }
    void operator()(const BeatsMade& made) {
        if (!made.list || made.list->beats.empty() || made.screen.empty()) return;
        const bool same_screen = made.screen == show.screen && made.list->picture == show.list->picture;
        const Beat old = beat_of(show);
        note_time();
        show.list = made.list;
        show.screen = made.screen;
        const auto& beats = show.list->beats;
        const auto found =
            std::find_if(beats.begin(), beats.end(), [&](const Beat& beat) { return beat.id == old.id; });
        show.beat =
            found != beats.end() ? static_cast<int>(found - beats.begin()) : std::clamp(show.beat, 0, count() - 1);
        show.overview_at = std::clamp(show.overview_at, 0, count() - 1);
        const bool same_sheet = beat_of(show).sheet == old.sheet;
        if (same_screen && same_sheet && wanted_pose() == show.camera.to) return;
        show.camera = resting_at(wanted_pose());
        show.passing.reset();
    }
    void operator()(const DisplayFound& found) {
        show.display = found.name;
        show.apart = found.apart;
    }
};

}  // namespace

ShowManner show_manner(const Style& style, bool reduced_motion) {
    ShowManner manner;
    manner.camera = style.number("show.camera");
    manner.duration = style.number("show.duration");
    manner.calm = reduced_motion;
    // `as the beat`, then the passages in their order.
    if (const int chosen = style.choice<int>("show.transition"); chosen > 0)
        manner.passage = static_cast<BeatPassage>(chosen - 1);
    return manner;
}

Show update_show(Show show, const ShowAction& action, const ShowManner& manner, double now) {
    std::visit(Updater{show, manner, now}, action);
    return show;
}

Show first_show(std::shared_ptr<const BeatList> list, PixelSize screen, double now) {
    Show show;
    show.list = std::move(list);
    show.screen = screen;
    show.arrived = now;
    show.timer.since = now;
    show.pointer = {0.5, 0.5};  // until it is seen
    show.camera = resting_at(pose_of(beat_of(show), screen));
    return show;
}

const Beat& beat_of(const Show& show) { return show.list->beats[static_cast<std::size_t>(show.beat)]; }

const DisplaySettings& display_of(const Show& show) {
    static const DisplaySettings usual;
    const auto found = show.displays.find(show.display);
    return found == show.displays.end() ? usual : found->second;
}

CurtainLevel curtain_at(const Show& show, double now) {
    const double moved = std::clamp((now - show.curtain_moved) / curtain_time, 0.0, 1.0);
    if (show.curtain == Curtain::none)
        return {show.curtain_before, show.curtain_before == Curtain::none ? 0 : 1 - moved};
    // From one curtain to the other there is no picture between.
    return {show.curtain, show.curtain_before == Curtain::none ? moved : 1};
}

double share_of(SafeArea area) {
    constexpr double action = 0.93, title = 0.90;
    return area == SafeArea::action ? action : area == SafeArea::title ? title : 1;
}

Corners picture_corners(const DisplaySettings& settings) {
    const auto map = to_screen(settings.corners);
    if (settings.safe == SafeArea::whole || !map) return settings.corners;
    const double near = (1 - share_of(settings.safe)) / 2, far = 1 - near;
    return {{{(*map)({near, near}), (*map)({far, near}), (*map)({near, far}), (*map)({far, far})}}};
}

double progress_of(const Passing& passing, double now) {
    const double t = passing.duration > 0 ? std::clamp((now - passing.begun) / passing.duration, 0.0, 1.0) : 1;
    return t * (1 + t * (1 - t));  // at once, so that the next frame shows it, and to rest
}

bool is_moving(const Show& show, double now) {
    return is_moving(show.camera, now) || (show.passing && now < show.passing->begun + show.passing->duration) ||
           now < show.curtain_moved + curtain_time;
}

std::optional<double> autoplay_due(const Show& show, double now) {
    if (!show.autoplay || show.curtain != Curtain::none) return std::nullopt;
    return show.arrived + beat_of(show).seconds - now;
}

}  // namespace foyer
