// A finger as a pointer: taps, pulls and scrolls.
#include "shell/finger_pointer.h"

#include <doctest/doctest.h>

using namespace foyer;
using Phase = FingerEvent::Phase;

namespace {

struct Hand {
    FingerPointer pointer;
    std::vector<Event> events;
    void at(Phase phase, double x, double y, std::int64_t finger = 7) {
        for (const Event& event : pointer.take(FingerEvent{1, finger, phase, x, y}, 8, 75)) events.push_back(event);
    }
    template <class One>
    int count() const {
        return static_cast<int>(
            std::count_if(events.begin(), events.end(), [](const Event& e) { return std::holds_alternative<One>(e); }));
    }
};

}  // namespace

TEST_SUITE("shell") {
    TEST_CASE("a tap presses where the finger came down, and leaves no pointer behind") {
        Hand hand;
        hand.at(Phase::down, 100, 50);
        CHECK(hand.count<PointerPressed>() == 0);
        hand.at(Phase::moved, 104, 53);
        hand.at(Phase::up, 104, 53);
        REQUIRE(hand.count<PointerPressed>() == 1);
        CHECK(hand.events == std::vector<Event>{PointerMoved{1, 100, 50, {}},
                                                PointerPressed{1, 100, 50, PointerButton::left, 1, {}, true},
                                                PointerReleased{1, 100, 50, PointerButton::left, {}, true},
                                                PointerLeft{1}});
    }

    TEST_CASE("across it pulls what lies where it came down") {
        Hand hand;
        hand.at(Phase::down, 100, 50);
        hand.at(Phase::moved, 130, 55);
        hand.at(Phase::moved, 160, 90);
        hand.at(Phase::up, 170, 95);
        CHECK(hand.events == std::vector<Event>{PointerMoved{1, 100, 50, {}},
                                                PointerPressed{1, 100, 50, PointerButton::left, 1, {}, true},
                                                PointerMoved{1, 130, 55, {}}, PointerMoved{1, 160, 90, {}},
                                                PointerReleased{1, 170, 95, PointerButton::left, {}, true},
                                                PointerLeft{1}});
    }

    TEST_CASE("up and down it scrolls, as far as it moves, and presses nothing; a second finger is passed over") {
        Hand hand;
        hand.at(Phase::down, 100, 500);
        hand.at(Phase::down, 300, 500, 8);
        hand.at(Phase::moved, 102, 400);
        hand.at(Phase::moved, 300, 300, 8);
        hand.at(Phase::moved, 240, 350);
        hand.at(Phase::up, 300, 300, 8);
        hand.at(Phase::up, 240, 350);
        CHECK(hand.count<PointerPressed>() == 0);
        double notches = 0;
        for (const Event& event : hand.events) {
            if (const auto* wheel = std::get_if<Wheel>(&event)) notches += wheel->y;
        }
        CHECK(notches == doctest::Approx(-2));
        hand.at(Phase::down, 10, 10, 9);
        hand.at(Phase::up, 10, 10, 9);
        CHECK(hand.count<PointerPressed>() == 1);
    }
}
