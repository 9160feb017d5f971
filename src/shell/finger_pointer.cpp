#include "shell/finger_pointer.h"

#include <cmath>

namespace foyer {
namespace {

Event moved_to(WindowId window, double x, double y) { return PointerMoved{window, x, y, {}}; }
Event pressed_at(WindowId window, double x, double y) {
    return PointerPressed{window, x, y, PointerButton::left, 1, {}, true};
}
Event let_go_at(WindowId window, double x, double y) {
    return PointerReleased{window, x, y, PointerButton::left, {}, true};
}

}  // namespace

std::vector<Event> FingerPointer::take(const FingerEvent& event, double slop, double notch) {
    if (event.phase == FingerEvent::Phase::down) {
        if (m_finger) return {};
        m_finger = Finger{event.finger, event.x, event.y, event.y, Means::nothing_yet};
        return {moved_to(event.window, event.x, event.y)};
    }
    if (!m_finger || m_finger->id != event.finger) return {};
    return event.phase == FingerEvent::Phase::up ? lift(event) : move(event, slop, notch);
}

std::vector<Event> FingerPointer::move(const FingerEvent& event, double slop, double notch) {
    Finger& finger = *m_finger;
    std::vector<Event> events;
    if (finger.means == Means::nothing_yet) {
        const double across = event.x - finger.x, down = event.y - finger.y;
        if (std::hypot(across, down) <= slop) return {};
        finger.means = std::abs(down) > std::abs(across) ? Means::scrolling : Means::pressing;
        if (finger.means == Means::pressing) events.push_back(pressed_at(event.window, finger.x, finger.y));
    }
    if (finger.means == Means::pressing) {
        events.push_back(moved_to(event.window, event.x, event.y));
    } else {
        events.push_back(Wheel{event.window, 0, (event.y - finger.scrolled_to) / notch, {}});
        finger.scrolled_to = event.y;
    }
    return events;
}

std::vector<Event> FingerPointer::lift(const FingerEvent& event) {
    const Finger finger = *std::exchange(m_finger, std::nullopt);
    std::vector<Event> events;
    if (finger.means == Means::nothing_yet) events.push_back(pressed_at(event.window, finger.x, finger.y));
    if (finger.means == Means::nothing_yet) events.push_back(let_go_at(event.window, finger.x, finger.y));
    if (finger.means == Means::pressing) events.push_back(let_go_at(event.window, event.x, event.y));
    events.emplace_back(PointerLeft{event.window});
    return events;
}

}  // namespace foyer
