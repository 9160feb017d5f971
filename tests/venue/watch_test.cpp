#include "venue/watch.h"

#include <doctest/doctest.h>

#include <random>

using namespace foyer;
using namespace std::chrono_literals;

namespace {

/// A loop that does what it is told, on a clock of its own; what it meets is the test's.
struct Loop {
    Watch watch;
    std::chrono::nanoseconds now = 0s;
    int drawn = 0, looked = 0, notified = 0, rebuilt = 0;
    bool blank = false, lost = false, ended = false, display = true;

    void tell(WatchEvent event) { watch = after(watch, event, now); }
    void step() {
        const WatchOrders todo = orders(watch, now);
        ended = ended || todo.end;
        if (todo.rebuild) {
            ++rebuilt;
            tell(display ? WatchEvent::rebuilt : WatchEvent::rebuild_failed);
            return;
        }
        if (todo.draw) {
            ++drawn;
            if (todo.read_back) {
                ++looked;
                tell(blank ? WatchEvent::blank : WatchEvent::seen);
            }
            tell(WatchEvent::presented);
        }
        if (orders(watch, now).notify) {
            ++notified;
            tell(WatchEvent::notified);
        }
    }
    void run(std::chrono::nanoseconds span, std::chrono::nanoseconds by = 100ms) {
        for (const auto end = now + span; now < end && !ended; now += by) step();
    }
};

}  // namespace

TEST_CASE("a still page is drawn and read back every ten seconds, and the supervisor told as often") {
    Loop loop;
    loop.run(1h);
    CHECK(loop.drawn == 360);
    CHECK(loop.looked == 360);
    CHECK(loop.notified == 360);
    CHECK(loop.rebuilt == 0);
    loop.step();
    CHECK(orders(loop.watch, loop.now).next == loop.now + 10s);
}

TEST_CASE("the supervisor is told only after a frame was presented, and one lately seen") {
    Loop loop;
    CHECK_FALSE(orders(loop.watch, 0s).notify);
    loop.tell(WatchEvent::presented);
    CHECK_FALSE(orders(loop.watch, 0s).notify);  // nobody has looked at it
    loop.tell(WatchEvent::seen);
    CHECK(orders(loop.watch, 0s).notify);
    loop.tell(WatchEvent::notified);
    CHECK_FALSE(orders(loop.watch, 0s).notify);
    loop.now = 30s;  // frames come, but none is looked at
    loop.tell(WatchEvent::presented);
    CHECK_FALSE(orders(loop.watch, loop.now).notify);
    loop.tell(WatchEvent::seen);
    CHECK(orders(loop.watch, loop.now).notify);
    loop.tell(WatchEvent::blank);
    CHECK_FALSE(orders(loop.watch, loop.now).notify);
}

TEST_CASE("without frames nothing is told, however long it takes") {
    Watch watch = after(after({}, WatchEvent::seen, 0s), WatchEvent::presented, 0s);
    watch = after(watch, WatchEvent::notified, 0s);
    for (auto now = 1s; now < 600s; ++now) CHECK_FALSE(orders(watch, now).notify);
}

TEST_CASE("blank frames lead to a new context, and contexts that show nothing to the end") {
    Loop loop;
    loop.run(60s);
    const int told = loop.notified;
    loop.blank = true;
    loop.run(5min);
    CHECK(loop.ended);
    CHECK(loop.rebuilt == 3);
    CHECK(loop.notified <= told + 1);  // what was seen before it went blank
    CHECK(loop.now < 60s + 30s);       // … and it does not take long
}

TEST_CASE("one blank frame is looked at again within a second, and forgotten") {
    Loop loop;
    loop.run(15s);
    loop.blank = true;
    const int looked = loop.looked;
    while (loop.looked == looked) loop.run(100ms);
    loop.blank = false;
    loop.run(1200ms);
    CHECK(loop.looked == looked + 2);
    loop.run(1min);
    CHECK(loop.rebuilt == 0);
    CHECK(loop.watch.blanks == 0);
}

TEST_CASE("a context that was lost is made anew at once, and the page seen again") {
    Loop loop;
    loop.run(20s);
    for (int i = 0; i < 60; ++i) {
        loop.tell(WatchEvent::context_lost);
        loop.run(1s);
        CHECK_FALSE(loop.watch.lost);
        CHECK(loop.watch.presented.has_value());
        CHECK(loop.watch.rebuilds == 0);
    }
    CHECK(loop.rebuilt == 60);
    CHECK_FALSE(loop.ended);
}

TEST_CASE("without a display it goes on trying once a second, tells nobody, and never ends") {
    Loop loop;
    loop.run(20s);
    const int told = loop.notified;
    loop.display = false;
    loop.tell(WatchEvent::context_lost);
    loop.run(1h);
    CHECK(loop.rebuilt == 3600);
    CHECK(loop.notified == told);
    CHECK_FALSE(loop.ended);
    loop.display = true;
    loop.run(2s);
    CHECK_FALSE(loop.watch.lost);
    CHECK(loop.notified > told);
}

TEST_CASE("whatever happens, the watch says when to be asked again, and never vouches for what is blank") {
    std::mt19937 chance(8);
    Watch watch;
    auto now = 0ns;
    for (int i = 0; i < 20'000; ++i) {
        watch = after(watch, static_cast<WatchEvent>(chance() % 7), now);
        now += std::chrono::milliseconds(chance() % 4000);
        const WatchOrders todo = orders(watch, now);
        CHECK(todo.next >= now);
        CHECK(todo.next <= now + 10s);
        if (todo.notify) {
            CHECK_FALSE(watch.lost);
            CHECK(watch.blanks == 0);
        }
        CHECK_FALSE((todo.rebuild && todo.end));
    }
}

TEST_CASE("a frame of one colour is blank, a dim page is not") {
    Bitmap frame{{64, 64}, std::vector<std::uint8_t>(64 * 64 * 4, 0)};
    CHECK(is_blank(frame));
    CHECK(is_blank(Bitmap{}));
    for (std::size_t i = 3; i < frame.pixels.size(); i += 4)
        frame.pixels[i] = static_cast<std::uint8_t>(i);  // alpha is not seen
    CHECK(is_blank(frame));
    frame.pixels[500 * 4 + 1] = 1;
    CHECK(is_blank(frame));
    frame.pixels[500 * 4 + 1] = 2;
    CHECK_FALSE(is_blank(frame));
}
