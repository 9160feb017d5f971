#include "app/gestures.h"

#include <algorithm>
#include <cmath>

namespace foyer {
namespace {

constexpr double forgotten = 30;  // seconds without a word of a finger: it was lifted and nobody told
constexpr std::size_t most_fingers = 10;
constexpr double least_spread = 8;  // px: fingers closer than this would make a pinch jump

double distance(ScreenPoint a, ScreenPoint b) { return std::hypot(a.x - b.x, a.y - b.y); }
ScreenPoint middle(ScreenPoint a, ScreenPoint b) { return {(a.x + b.x) / 2, (a.y + b.y) / 2}; }
ScreenPoint minus(ScreenPoint a, ScreenPoint b) { return {a.x - b.x, a.y - b.y}; }

struct Recogniser {
    Gestures& state;
    const GestureSizes& sizes;
    double now;
    std::vector<Gesture> found{};

    Finger* find(std::int64_t id) {
        const auto known = std::find_if(state.fingers.begin(), state.fingers.end(),
                                        [id](const Finger& finger) { return finger.id == id; });
        return known == state.fingers.end() ? nullptr : &*known;
    }

    void down(const Touch& touch) {
        std::erase_if(state.fingers,
                      [&](const Finger& finger) { return finger.id == touch.finger || now - finger.seen > forgotten; });
        if (state.fingers.size() >= most_fingers) return;
        if (state.fingers.empty()) state = {};
        state.fingers.push_back({touch.finger, touch.at, touch.at, now, now});
        if (state.fingers.size() > 1) state.moved = true;  // with a second finger it is no tap
    }

    void moved(const Touch& touch) {
        Finger* finger = find(touch.finger);
        if (!finger) return;
        finger->seen = now;
        const ScreenPoint before = finger->at;
        if (before == touch.at) return;
        const std::size_t which = static_cast<std::size_t>(finger - state.fingers.data());
        if (state.fingers.size() > 1) {
            finger->at = touch.at;
            if (which < 2) pinch(state.fingers[1 - which].at, before, touch.at);
            return;
        }
        if (!state.moved && distance(finger->began, touch.at) > sizes.slop) state.moved = true;
        // Until it is plain that it moves the page stays; then it catches up.
        if (!state.moved) return;
        finger->at = touch.at;
        if (state.pressed_long) return;
        found.push_back(Drag{touch.at, minus(touch.at, before)});
        swipe(*finger);
    }

    void pinch(ScreenPoint other, ScreenPoint from, ScreenPoint to) {
        state.pinched = true;
        const double was = std::max(least_spread, distance(other, from)),
                     is = std::max(least_spread, distance(other, to));
        found.push_back(Pinch{middle(other, to), minus(middle(other, to), middle(other, from)), is / was});
    }

    void swipe(const Finger& finger) {
        if (state.swiped || state.pinched) return;
        const ScreenPoint by = minus(finger.at, finger.began);
        const double across = std::abs(by.x), along = std::abs(by.y);
        if (std::max(across, along) < sizes.swipe || std::min(across, along) > 0.6 * std::max(across, along)) return;
        state.swiped = true;
        if (across > along)
            found.push_back(Swipe{by.x < 0 ? Swipe::Way::left : Swipe::Way::right});
        else
            found.push_back(Swipe{by.y < 0 ? Swipe::Way::up : Swipe::Way::down});
    }

    void up(const Touch& touch) {
        Finger* finger = find(touch.finger);
        if (!finger) return;
        const Finger lifted = *finger;
        const bool alone = state.fingers.size() == 1;
        state.fingers.erase(state.fingers.begin() + (finger - state.fingers.data()));
        if (!alone) return;
        if (state.moved || state.pinched)
            found.push_back(Released{});
        else if (!state.pressed_long)
            found.push_back(Tap{lifted.began});
        state = {};
    }
};

}  // namespace

GestureStep touched(Gestures state, const Touch& touch, const GestureSizes& sizes, double now) {
    Recogniser recogniser{state, sizes, now};
    switch (touch.phase) {
        case Touch::Phase::down: recogniser.down(touch); break;
        case Touch::Phase::moved: recogniser.moved(touch); break;
        case Touch::Phase::up: recogniser.up(touch); break;
    }
    return {std::move(state), std::move(recogniser.found)};
}

double long_press_due(const Gestures& state, const GestureSizes& sizes, double now) {
    if (state.fingers.size() != 1 || state.moved || state.pressed_long) return -1;
    return std::max(0.0, state.fingers.front().since + sizes.long_press - now);
}

GestureStep held(Gestures state, const GestureSizes& sizes, double now) {
    GestureStep step;
    if (long_press_due(state, sizes, now) == 0) {
        state.pressed_long = true;
        step.gestures.push_back(LongPress{state.fingers.front().began});
    }
    step.state = std::move(state);
    return step;
}

}  // namespace foyer
