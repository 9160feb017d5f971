// Fingers become gestures, and nothing they do, or fail to tell, gets stuck.
#include "app/gestures.h"

#include <doctest/doctest.h>

#include <random>
#include <utility>

using namespace foyer;
using Phase = Touch::Phase;

namespace {

const GestureSizes sizes{10, 60, 2};

struct Hand {
    Gestures state;
    double now = 0;
    std::vector<Gesture> all;

    Hand& does(Phase phase, double x, double y, std::int64_t finger = 1) {
        GestureStep step = touched(std::move(state), {phase, finger, {x, y}}, sizes, now);
        return keep(std::move(step));
    }
    Hand& waits(double seconds) {
        now += seconds;
        return keep(held(std::move(state), sizes, now));
    }
    Hand& keep(GestureStep step) {
        state = std::move(step.state);
        all.insert(all.end(), step.gestures.begin(), step.gestures.end());
        return *this;
    }
    template <class Kind>
    int count() const {
        int found = 0;
        for (const Gesture& gesture : all) found += std::holds_alternative<Kind>(gesture) ? 1 : 0;
        return found;
    }
};

}  // namespace

TEST_SUITE("app") {
    TEST_CASE("a finger put down and lifted is a tap where it came down, a trembling one too") {
        Hand hand;
        hand.does(Phase::down, 100, 100).does(Phase::moved, 104, 103).waits(0.5).does(Phase::up, 104, 103);
        REQUIRE(hand.all.size() == 1);
        CHECK(std::get<Tap>(hand.all.front()).at == ScreenPoint{100, 100});
        CHECK(hand.state == Gestures{});
    }

    TEST_CASE("a finger held still is a long press, once, and no tap") {
        Hand hand;
        hand.does(Phase::down, 5, 5).waits(1.9);
        CHECK(hand.all.empty());
        CHECK(long_press_due(hand.state, sizes, hand.now) == doctest::Approx(0.1));
        hand.waits(0.2).waits(3).does(Phase::up, 5, 5);
        CHECK(hand.all.size() == 1);
        CHECK(hand.count<LongPress>() == 1);
        CHECK(long_press_due(hand.state, sizes, hand.now) < 0);
    }

    TEST_CASE("a finger that moves drags by all it moved, and swipes once") {
        Hand hand;
        hand.does(Phase::down, 500, 300);
        for (int x = 490; x >= 300; x -= 10) hand.does(Phase::moved, x, 301);
        hand.does(Phase::up, 300, 301);
        ScreenPoint sum;
        for (const Gesture& gesture : hand.all) {
            if (const auto* drag = std::get_if<Drag>(&gesture)) sum = {sum.x + drag->by.x, sum.y + drag->by.y};
        }
        CHECK(sum == ScreenPoint{-200, 1});
        CHECK(hand.count<Swipe>() == 1);
        CHECK(hand.count<Released>() == 1);
        CHECK(hand.count<Tap>() == 0);
        CHECK(hand.count<LongPress>() == 0);
    }

    TEST_CASE("a slanting drag is no swipe") {
        Hand hand;
        hand.does(Phase::down, 100, 100);
        for (int i = 1; i < 20; ++i) hand.does(Phase::moved, 100 + 10 * i, 100 + 9 * i);
        CHECK(hand.count<Swipe>() == 0);
        CHECK(hand.count<Drag>() == 19);
    }

    TEST_CASE(
        "two fingers pinch: the factors make up how far they parted, the middle moves with them; no tap, no swipe") {
        Hand hand;
        hand.does(Phase::down, 400, 300, 1).does(Phase::down, 500, 300, 2);
        for (int i = 1; i <= 10; ++i)
            hand.does(Phase::moved, 400 - 10 * i, 300, 1).does(Phase::moved, 500 + 20 * i, 300, 2);
        double factor = 1;
        ScreenPoint by;
        for (const Gesture& gesture : hand.all) {
            const auto& pinch = std::get<Pinch>(gesture);
            factor *= pinch.factor;
            by = {by.x + pinch.by.x, by.y + pinch.by.y};
        }
        CHECK(factor == doctest::Approx(4));
        CHECK(by.x == doctest::Approx(50));
        // One finger lifted: the other goes on dragging, and swipes nothing away.
        hand.does(Phase::up, 300, 300, 1);
        CHECK(hand.count<Released>() == 0);
        for (int i = 1; i <= 10; ++i) hand.does(Phase::moved, 700 - 30 * i, 300, 2);
        hand.does(Phase::up, 400, 300, 2);
        CHECK(hand.count<Released>() == 1);
        CHECK(hand.count<Swipe>() == 0);
        CHECK(hand.count<Tap>() == 0);
    }

    TEST_CASE("a finger that was never lifted is forgotten, and taps come again") {
        Hand hand;
        hand.does(Phase::down, 10, 10, 1);
        hand.now += 60;
        hand.does(Phase::down, 200, 200, 2).does(Phase::up, 200, 200, 2);
        CHECK(hand.count<Tap>() == 1);
        CHECK(hand.state.fingers.empty());
    }

    TEST_CASE("100,000 random touches: few fingers are kept, numbers stay numbers, and lifting all ends all") {
        std::mt19937 random(8);
        Hand hand;
        for (int i = 0; i < 100'000; ++i) {
            hand.now += 0.01 * static_cast<double>(random() % 30);
            hand.does(static_cast<Phase>(random() % 3), static_cast<double>(random() % 2000) - 20,
                      static_cast<double>(random() % 1100), random() % 14);
            if (random() % 8 == 0) hand.waits(0.1);
            REQUIRE(hand.state.fingers.size() <= 10);
            for (const Gesture& gesture : std::exchange(hand.all, {})) {
                if (const auto* pinch = std::get_if<Pinch>(&gesture))
                    REQUIRE((pinch->factor > 0 && pinch->factor < 1000));
            }
        }
        for (int finger = 0; finger < 14; ++finger) hand.does(Phase::up, 0, 0, finger);
        CHECK(hand.state.fingers.empty());
    }
}
