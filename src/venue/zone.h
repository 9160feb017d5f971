// The venue's time: what its clocks on the wall show at a moment of universal time.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "core/result.h"

namespace foyer {

/// Seconds since 1970, universal time: what the system's calendar clock tells.
using UtcTime = std::chrono::sys_seconds;

/// Days from Monday, 0, to Sunday, 6.
struct WallTime {
    std::chrono::local_days day;  ///< the date
    std::chrono::seconds time{};  ///< since the clocks showed midnight
    constexpr bool operator==(const WallTime&) const = default;

    constexpr int minute() const { return static_cast<int>(time.count() / 60); }
    constexpr int weekday() const { return static_cast<int>(std::chrono::weekday(day).iso_encoding()) - 1; }
};

/// `2026-11-25 14:58`, for the log.
std::string to_string(WallTime time);

/// `2026-11-25T14:58:01Z`; what no calendar holds comes out as its ends, the years 0 and 9999.
std::string utc_text(UtcTime moment);

/// A time zone, from the system's zone files. A value that is cheap to copy and lives as long as the program.
class Zone {
public:
    /// Universal time.
    Zone() = default;
    /// By its name, `Europe/Berlin`. Fails where there is no such zone, or the system has no zone files.
    static Result<Zone> find(const std::string& name);
    /// The machine's own; universal time where it does not say.
    static Zone of_machine();

    /// Where clocks are put forward, the hour that is left out is never told; where they are put back, one is told
    /// twice.
    WallTime at(UtcTime moment) const;
    std::string name() const;

private:
    const void* m_zone = nullptr;  ///< one of the library's, which it keeps for ever; null for universal time
};

}  // namespace foyer
