// Fingers on the page become gestures: a tap, a long press, one finger that drags, two that pinch, a swipe. A value and
// pure functions; a mouse is one finger.
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "app/screen_map.h"

namespace foyer {

/// A finger touches the page, moves or is lifted. `at` in px of the picture.
struct Touch {
    enum class Phase { down, moved, up };
    Phase phase = Phase::down;
    std::int64_t finger = 0;  ///< the same from down to up
    ScreenPoint at;
    bool operator==(const Touch&) const = default;
};

struct Tap {
    ScreenPoint at;
    bool operator==(const Tap&) const = default;
};
/// Comes while the finger is still down; nothing comes of its being lifted.
struct LongPress {
    ScreenPoint at;
    bool operator==(const LongPress&) const = default;
};
/// One finger, since the last of these.
struct Drag {
    ScreenPoint at, by;
    bool operator==(const Drag&) const = default;
};
/// Two fingers, since the last of these: their middle and how far it moved, and by what their distance grew.
struct Pinch {
    ScreenPoint middle, by;
    double factor = 1;
    bool operator==(const Pinch&) const = default;
};
/// One finger across or along the page, once in a touch, as soon as it is plain.
struct Swipe {
    enum class Way { left, right, up, down } way = Way::left;
    bool operator==(const Swipe&) const = default;
};
/// The last finger of a drag or a pinch was lifted.
struct Released {
    bool operator==(const Released&) const = default;
};
using Gesture = std::variant<Tap, LongPress, Drag, Pinch, Swipe, Released>;

/// By what a touch is told to be one or the other.
struct GestureSizes {
    double slop = 12;       ///< px: a finger that stays within is held still
    double swipe = 60;      ///< px
    double long_press = 2;  ///< seconds
    bool operator==(const GestureSizes&) const = default;
};

struct Finger {
    std::int64_t id = 0;
    ScreenPoint began, at;
    double since = 0, seen = 0;  ///< seconds
    bool operator==(const Finger&) const = default;
};

/// Fingers on the page now, and what has come of them so far.
struct Gestures {
    std::vector<Finger> fingers;  ///< in the order they came; the first two count
    bool moved = false;           ///< no tap comes of this touch any more
    bool pressed_long = false, swiped = false, pinched = false;
    bool operator==(const Gestures&) const = default;
};

struct GestureStep {
    Gestures state;
    std::vector<Gesture> gestures;
};

/// Pure. A finger that is told of twice is taken as one; one that was never lifted, as sensors forget to tell, is
/// dropped when others come.
GestureStep touched(Gestures state, const Touch& touch, const GestureSizes& sizes, double now);
/// Time passed: a long press may be due.
GestureStep held(Gestures state, const GestureSizes& sizes, double now);
/// Seconds until `held` has something to say; below 0 where it will not.
double long_press_due(const Gestures& state, const GestureSizes& sizes, double now);

}  // namespace foyer
