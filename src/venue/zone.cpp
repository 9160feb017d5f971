#include "venue/zone.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <exception>

namespace foyer {
namespace {

const date::time_zone* zone_of(const void* zone) { return static_cast<const date::time_zone*>(zone); }

}  // namespace

std::string to_string(WallTime time) {
    const std::chrono::year_month_day date(time.day);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.minute() / 60,
                       time.minute() % 60);
}

std::string utc_text(UtcTime moment) {
    constexpr UtcTime first = std::chrono::sys_days(std::chrono::year(0) / 1 / 1),
                      last = std::chrono::sys_days(std::chrono::year(9999) / 12 / 31) + std::chrono::seconds(86399);
    moment = std::clamp(moment, first, last);
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date(day);
    const auto second = (moment - day).count();
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), second / 3600,
                       second / 60 % 60, second % 60);
}

// The library tells of a missing zone, and of missing zone files, by exceptions; they stay in here.
Result<Zone> Zone::find(const std::string& name) {
    try {
        Zone zone;
        zone.m_zone = date::locate_zone(name);
        // Its file is read when it is first asked, and may be broken.
        zone.at(UtcTime{});
        return zone;
    } catch (const std::exception&) { return Error{fmt::format("there is no time zone `{}` on this machine", name)}; }
}

Zone Zone::of_machine() {
    try {
        Zone zone;
        zone.m_zone = date::current_zone();
        zone.at(UtcTime{});
        return zone;
    } catch (const std::exception&) { return {}; }
}

WallTime Zone::at(UtcTime moment) const {
    std::chrono::seconds local = moment.time_since_epoch();
    if (m_zone != nullptr) local += zone_of(m_zone)->get_info(date::sys_seconds(local)).offset;
    const auto day = std::chrono::floor<std::chrono::days>(local);
    return {std::chrono::local_days(day), local - day};
}

std::string Zone::name() const { return m_zone == nullptr ? "UTC" : zone_of(m_zone)->name(); }

}  // namespace foyer
