#include "venue/watch.h"

#include <algorithm>
#include <cstddef>

namespace foyer {
namespace {

using Nanoseconds = std::chrono::nanoseconds;

bool is_due(const std::optional<Nanoseconds>& last, Nanoseconds every, Nanoseconds now) {
    return !last || now - *last >= every;
}
Nanoseconds due_at(const std::optional<Nanoseconds>& last, Nanoseconds every, Nanoseconds now) {
    return last ? *last + every : now;
}

}  // namespace

Watch after(Watch watch, WatchEvent event, Nanoseconds now, const WatchTimes& times) {
    switch (event) {
        case WatchEvent::presented: watch.presented = now; break;
        case WatchEvent::seen:
            watch.looked = watch.seen = now;
            watch.blanks = watch.rebuilds = 0;
            break;
        case WatchEvent::blank:
            watch.looked = now;
            watch.blanks = std::min(watch.blanks + 1, times.blanks);
            break;
        case WatchEvent::context_lost:
            if (!watch.lost) watch.tried.reset();
            watch.lost = true;
            watch.blanks = 0;
            break;
        case WatchEvent::rebuilt:
            watch.lost = false;
            watch.blanks = 0;
            watch.rebuilds = std::min(watch.rebuilds + 1, times.rebuilds);
            watch.presented.reset();  // nothing was shown by the new one
            watch.looked.reset();
            break;
        case WatchEvent::rebuild_failed:
            watch.lost = true;
            watch.tried = now;
            break;
        case WatchEvent::notified: watch.notified = now; break;
    }
    return watch;
}

WatchOrders orders(const Watch& watch, Nanoseconds now, const WatchTimes& times) {
    WatchOrders orders;
    if (watch.lost) {
        orders.rebuild = is_due(watch.tried, times.retry, now);
        orders.next = std::max(now, due_at(watch.tried, times.retry, now));
        return orders;
    }
    if (watch.blanks >= times.blanks) {
        orders.end = watch.rebuilds >= times.rebuilds;
        orders.rebuild = !orders.end;
        orders.next = now;
        return orders;
    }
    const Nanoseconds look_again = watch.blanks > 0 ? times.retry : times.read_back;
    orders.read_back = is_due(watch.looked, look_again, now);
    orders.draw = orders.read_back || is_due(watch.presented, times.heartbeat, now);
    const bool news = watch.presented && (!watch.notified || *watch.presented > *watch.notified);
    const bool seen_lately =
        watch.seen && watch.looked && watch.blanks == 0 && now - *watch.seen <= 2 * times.read_back;
    orders.notify = news && seen_lately && is_due(watch.notified, times.notify, now);
    orders.next =
        std::max(now, std::min(due_at(watch.looked, look_again, now), due_at(watch.presented, times.heartbeat, now)));
    return orders;
}

bool is_blank(const Bitmap& frame) {
    // A page dimmed to a twentieth keeps differences of more than that, a surface that was lost has none.
    constexpr int alike = 1;
    std::uint8_t least[3] = {255, 255, 255}, greatest[3] = {0, 0, 0};
    for (std::size_t i = 0; i + 3 < frame.pixels.size(); i += 4) {
        for (std::size_t c = 0; c < 3; ++c) {
            least[c] = std::min(least[c], frame.pixels[i + c]);
            greatest[c] = std::max(greatest[c], frame.pixels[i + c]);
            if (greatest[c] - least[c] > alike) return false;
        }
    }
    return true;
}

}  // namespace foyer
