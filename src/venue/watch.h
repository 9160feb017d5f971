// The watch over the screen: when a frame must be drawn though nothing changed, when one is read back, when the
// supervisor may be told that all is well, and what to do where it is not. A pure value; the loop carries it out.
#pragma once

#include <chrono>
#include <optional>

#include "core/bitmap.h"

namespace foyer {

struct WatchTimes {
    std::chrono::nanoseconds heartbeat = std::chrono::seconds(10);  ///< a still page is drawn again after that
    std::chrono::nanoseconds read_back = std::chrono::seconds(10);  ///< a frame is read back as often
    std::chrono::nanoseconds retry = std::chrono::seconds(1);       ///< after a blank frame, or a context that failed
    std::chrono::nanoseconds notify = std::chrono::seconds(5);      ///< the supervisor is told no more often
    int blanks = 2;                                                 ///< so many blank frames on end: a new context
    int rebuilds = 3;                                               ///< so many contexts that showed nothing: the end
};

/// As of the last event; times are those of the injected clock.
struct Watch {
    std::optional<std::chrono::nanoseconds> presented;  ///< the last frame that was really presented
    std::optional<std::chrono::nanoseconds> looked;     ///< the last that was read back
    std::optional<std::chrono::nanoseconds> seen;       ///< … and was not blank
    std::optional<std::chrono::nanoseconds> notified;   ///< the supervisor, last
    std::optional<std::chrono::nanoseconds> tried;      ///< the last attempt at a context since it was lost
    bool lost = false;                                  ///< there is no context to draw in
    int blanks = 0;                                     ///< on end
    int rebuilds = 0;                                   ///< since a frame was last seen
    constexpr bool operator==(const Watch&) const = default;
};

enum class WatchEvent {
    presented,     ///< a frame was drawn and swapped, without an error
    seen,          ///< what was presented was read back, and shows something
    blank,         ///< … and shows nothing
    context_lost,  ///< or the window, or the display
    rebuilt,       ///< there is a new context
    rebuild_failed,
    notified
};
Watch after(Watch watch, WatchEvent event, std::chrono::nanoseconds now, const WatchTimes& times = {});

struct WatchOrders {
    bool draw = false;                ///< a whole frame, whether or not anything changed
    bool read_back = false;           ///< the next frame that is drawn
    bool notify = false;              ///< `WATCHDOG=1`: a frame was presented since the last, and one was lately seen
    bool rebuild = false;             ///< the context, with all that is made in it
    bool end = false;                 ///< with a status that makes the supervisor start it again
    std::chrono::nanoseconds next{};  ///< when to ask again
    constexpr bool operator==(const WatchOrders&) const = default;
};
/// Without a display (`lost`), it goes on trying for ever: only contexts that show nothing end the program.
WatchOrders orders(const Watch& watch, std::chrono::nanoseconds now, const WatchTimes& times = {});

/// Whether a frame shows nothing: all of its pixels are alike, to what no eye can tell apart.
bool is_blank(const Bitmap& frame);

}  // namespace foyer
