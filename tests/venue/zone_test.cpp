#include "venue/zone.h"

#include <doctest/doctest.h>

using namespace foyer;
using namespace std::chrono;

namespace {

Zone berlin() {
    const Result<Zone> zone = Zone::find("Europe/Berlin");
    REQUIRE(zone.ok());
    return *zone;
}
std::string shown(const Zone& zone, UtcTime moment) { return to_string(zone.at(moment)); }

}  // namespace

TEST_CASE("a zone tells what the clocks on the wall show") {
    const UtcTime moment = sys_days(2026y / November / 25) + 14h + 58min;
    CHECK(shown(Zone(), moment) == "2026-11-25 14:58");
    CHECK(shown(berlin(), moment) == "2026-11-25 15:58");
    CHECK(berlin().at(moment).weekday() == 2);
    CHECK(shown(*Zone::find("America/New_York"), sys_days(2026y / November / 25) + 2h) == "2026-11-24 21:00");
    CHECK(shown(berlin(), UtcTime{}) == "1970-01-01 01:00");
    CHECK(shown(*Zone::find("Asia/Kolkata"), sys_days(1969y / December / 31) + 20h) == "1970-01-01 01:30");
}

TEST_CASE("an hour is left out in spring and told twice in autumn") {
    const UtcTime spring = sys_days(2026y / March / 29) + 1h;  // 02:00 becomes 03:00
    CHECK(shown(berlin(), spring - 1s) == "2026-03-29 01:59");
    CHECK(shown(berlin(), spring) == "2026-03-29 03:00");
    const UtcTime autumn = sys_days(2026y / October / 25) + 1h;  // 03:00 becomes 02:00
    CHECK(shown(berlin(), autumn - 1min) == "2026-10-25 02:59");
    CHECK(shown(berlin(), autumn) == "2026-10-25 02:00");
    CHECK(shown(berlin(), autumn + 59min) == "2026-10-25 02:59");
    CHECK(shown(berlin(), autumn + 60min) == "2026-10-25 03:00");
}

TEST_CASE("a zone that there is not is an error that names it") {
    for (const char* name : {"Europe/Berlim", "", "../../etc/passwd", "/etc/passwd", "posixrules\n"}) {
        const Result<Zone> zone = Zone::find(name);
        REQUIRE_FALSE(zone.ok());
        CHECK(zone.error().message == "there is no time zone `" + std::string(name) + "` on this machine");
    }
}
