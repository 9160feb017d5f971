#include "venue/log_file.h"

#include <doctest/doctest.h>

#include "core/text.h"
#include "support/faulty_files.h"
#include "support/scratch_folder.h"

using namespace foyer;
using namespace std::chrono_literals;
using foyer::testing::FaultyFiles;
using foyer::testing::ScratchFolder;
using Lines = std::vector<std::string>;

namespace {

struct Desk {
    ScratchFolder folder;
    SystemFiles system;
    FaultyFiles files{system};
    std::chrono::nanoseconds now = 0s;
    UtcTime calendar = std::chrono::sys_days(std::chrono::year(2026) / 11 / 25) + 14h;
    LogFileOptions options{folder / "kiosk.log", 4096, false};

    LogFile open() {
        return LogFile(
            options, files, [this] { return now; }, [this] { return calendar; });
    }
    Lines lines(const char* name = "kiosk.log") const {
        const std::string text = folder.bytes_of(name);
        Lines found;
        for (const std::string_view line : split_lines(text)) found.emplace_back(line);
        return found;
    }
};

}  // namespace

TEST_CASE("lines that repeat are told once, and their number when an hour is over") {
    Collapse collapse;
    CHECK(collapse.add("a", 0s) == Lines{"a"});
    CHECK(collapse.add("b", 1s) == Lines{"b"});
    for (int i = 0; i < 1000; ++i) CHECK(collapse.add("a", 2s).empty());
    CHECK(collapse.due(3599s).empty());
    CHECK(collapse.due(3600s) == Lines{"a (again, 1000 times)"});
    CHECK(collapse.add("a", 3601s).empty());
    CHECK(collapse.add("b", 3602s) == Lines{"b"});  // it was not said for an hour
    CHECK(collapse.finish() == Lines{"a (again, 1 times)"});
    CHECK(collapse.finish().empty());
}

TEST_CASE("a flood of different lines is remembered only so far") {
    Collapse collapse;
    CHECK(collapse.add("first", 0s).size() == 1);
    CHECK(collapse.add("first", 0s).empty());
    std::size_t told = 0;
    for (int i = 0; i < 1000; ++i) told += collapse.add(std::to_string(i), 1s).size();
    CHECK(told == 1001);  // and the count of the first, as it was forgotten
    CHECK(collapse.add("first", 2s) == Lines{"first"});
}

TEST_CASE("a log's lines are dated, and of one line whatever they say") {
    Desk desk;
    LogFile log = desk.open();
    log.say(Severity::warning, "a file named\nfoyer: error: \x1b[31mnonsense");
    desk.calendar += 61s;
    log.say(Severity::note, std::string(5000, 'x'));
    const Lines lines = desk.lines();
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == "2026-11-25T14:00:00Z warning: a file named foyer: error:  [31mnonsense");
    CHECK(lines[1].starts_with("2026-11-25T14:01:01Z note: xxx"));
    CHECK(lines[1].size() < 2100);
}

TEST_CASE("a log is capped and rotated once, whatever comes") {
    Desk desk;
    {
        LogFile log = desk.open();
        for (int i = 0; i < 2000; ++i) log.say(Severity::note, "line " + std::to_string(i));
    }
    LogFile again = desk.open();
    for (int i = 2000; i < 4000; ++i) again.say(Severity::note, "line " + std::to_string(i));
    CHECK(desk.folder.count() == 2);
    CHECK(desk.folder.bytes_of("kiosk.log").size() <= 4096);
    CHECK(desk.folder.bytes_of("kiosk.log.1").size() <= 4096);
    CHECK(desk.lines().back() == "2026-11-25T14:00:00Z note: line 3999");
    const Lines older = desk.lines("kiosk.log.1"), newer = desk.lines();
    CHECK(std::stoi(older.back().substr(older.back().rfind(' '))) + 1 ==
          std::stoi(newer.front().substr(newer.front().rfind(' '))));
}

TEST_CASE("a disk that is full costs lines of the log, and nothing else") {
    Desk desk;
    LogFile log = desk.open();
    log.say(Severity::note, "one");
    desk.files.fault().strike_from(1);
    for (int i = 0; i < 300; ++i) log.say(Severity::note, "lost " + std::to_string(i));
    desk.files.fault().strike_at(0);
    log.say(Severity::note, "two");
    CHECK(desk.lines() == Lines{"2026-11-25T14:00:00Z note: one", "2026-11-25T14:00:00Z note: two"});
}

TEST_CASE("a log that cannot be rotated does not grow") {
    Desk desk;
    std::filesystem::create_directories(desk.folder / "kiosk.log.1" / "in the way");
    LogFile log = desk.open();
    for (int i = 0; i < 1000; ++i) log.say(Severity::note, "line " + std::to_string(i));
    CHECK(desk.folder.bytes_of("kiosk.log").size() <= 4096);
}

TEST_CASE("no clock brings the log down") {
    Desk desk;
    LogFile log = desk.open();
    for (const std::int64_t seconds :
         {std::int64_t{0}, std::int64_t{-1'000'000'000'000}, std::int64_t{9'000'000'000'000'000'000}}) {
        desk.calendar = UtcTime(std::chrono::seconds(seconds));
        desk.now += 2h;
        log.say(Severity::note, "when?");
    }
    CHECK(desk.lines().size() == 3);
}
