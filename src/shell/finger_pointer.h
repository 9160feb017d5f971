// A finger as a pointer, for what knows no fingers: it presses where it came down, pulls what it moves across, and
// scrolls where it moves up and down.
#pragma once

#include <optional>
#include <vector>

#include "platform/events.h"

namespace foyer {

class FingerPointer {
public:
    /// What the finger means; one finger at a time, others are passed over. `slop`: px within which it is held still;
    /// `notch`: px that a notch of the wheel scrolls.
    std::vector<Event> take(const FingerEvent& event, double slop, double notch);

private:
    enum class Means { nothing_yet, pressing, scrolling };
    struct Finger {
        std::int64_t id = 0;
        double x = 0, y = 0;     ///< where it came down
        double scrolled_to = 0;  ///< as far as the wheel followed it
        Means means = Means::nothing_yet;
    };
    std::vector<Event> move(const FingerEvent& event, double slop, double notch);
    std::vector<Event> lift(const FingerEvent& event);

    std::optional<Finger> m_finger;
};

}  // namespace foyer
