#include "venue/programme.h"

#include <doctest/doctest.h>

#include "support/scratch_folder.h"

using namespace foyer;
using namespace std::chrono;
using foyer::testing::ScratchFolder;

namespace {

WallTime at(local_days day, int hour, int minute = 0) { return {day, hours(hour) + minutes(minute)}; }
constexpr local_days wednesday{2026y / November / 25};

ReadProgramme parsed(const std::string& text) { return parse_programme(text, "programme.yaml", "/venue"); }
Programme good(const std::string& text) {
    const ReadProgramme read = parsed(text);
    for (const Diagnostic& diagnostic : read.diagnostics) FAIL_CHECK(to_string(diagnostic));
    CHECK(read.usable);
    return read.programme;
}
std::vector<std::string> said(const std::string& text) {
    std::vector<std::string> lines;
    for (const Diagnostic& diagnostic : parsed(text).diagnostics) lines.push_back(to_string(diagnostic));
    return lines;
}
std::vector<std::string> paths(const Programme& programme) {
    std::vector<std::string> found;
    for (const ProgrammeEntry& entry : programme.entries) found.push_back(entry.path);
    return found;
}
using Lines = std::vector<std::string>;
using Indices = std::vector<std::size_t>;

}  // namespace

TEST_CASE("a programme.yaml orders reviews, with dates, days, hours and seconds") {
    const Programme programme = good(
        "zone: Europe/Berlin\n"
        "seconds: 20\n"
        "idle: 30\n"
        "play:\n"
        "  - her-smell\n"
        "  - loose.md\n"
        "  - { review: late/show.md, from: 2026-11-01, until: 2026-12-24, days: [fri, sat-sun], hours: [18:00-02:00, "
        "10-12], seconds: 7.5 }\n"
        "dim:\n"
        "  - { hours: 23:00-06:00, to: 30% }\n"
        "  - { to: 0.8 }\n");
    CHECK(paths(programme) == Lines{"her-smell/review.md", "loose.md", "late/show.md"});
    CHECK(programme.clock.name() == "Europe/Berlin");
    CHECK(programme.seconds == 20.0);
    CHECK(programme.idle == 30.0);
    const Occasion& late = programme.entries[2].occasion;
    CHECK(programme.entries[2].seconds == 7.5);
    CHECK(programme.entries[2].place == SourcePlace{7, 15});
    CHECK(late.first == local_days(2026y / November / 1));
    CHECK(late.last == local_days(2026y / December / 24));
    CHECK(late.weekdays == std::array{false, false, false, false, true, true, true});
    CHECK(late.hours == std::vector{Hours{18 * 60, 120}, Hours{600, 720}});
    CHECK(programme.entries[0].occasion.always());
    CHECK(brightness_at(programme, at(wednesday, 23, 30)) == doctest::Approx(0.3));
    CHECK(brightness_at(programme, at(wednesday, 5, 59)) == doctest::Approx(0.3));
    CHECK(brightness_at(programme, at(wednesday, 6)) == doctest::Approx(0.8));
}

TEST_CASE("mistakes in a programme are told with line, column and cure") {
    CHECK(said("play:\n  - a\nzones: Europe/Berlin\n") ==
          Lines{"programme.yaml:3:1: warning: unknown key `zones` (did you mean `zone`?)"});
    CHECK(said("zone: Europe/Berlim\nplay: [a]\n") ==
          Lines{"programme.yaml:1:7: error: there is no time zone `Europe/Berlim` on this machine (a name such as "
                "Europe/Berlin)"});
    CHECK(said("play:\n  - { review: a, hours: 18:00 }\n") ==
          Lines{"programme.yaml:2:25: error: `18:00` are no hours (as 18:00-23:30, or past midnight 20:00-02:00)"});
    CHECK(said("play:\n  - { review: a, days: someday }\n") ==
          Lines{"programme.yaml:2:24: error: `someday` is no day of the week (as fri, or mon-thu)"});
    CHECK(said("play:\n  - { review: a, from: 2026-02-30 }\n") ==
          Lines{"programme.yaml:2:24: error: `2026-02-30` is no date (as 2026-11-25)"});
    CHECK(said("play:\n  - { review: a, from: 2026-12-01, until: 2026-11-01 }\n") ==
          Lines{"programme.yaml:2:43: error: it is over before it begins (`until` is the last day it plays, `from` the "
                "first)"});
    CHECK(said("play:\n  - a\ndim: [{ hours: 1-2, to: 0% }]\n") ==
          Lines{"programme.yaml:3:25: error: this is no brightness (as `to: 30%`, from 5% to 100%)"});
    CHECK(said("play:\n  - ../secret.md\n") == Lines{"programme.yaml:2:5: error: `../secret.md`: this leads out of the "
                                                     "programme's folder (name a .md file in that folder, "
                                                     "or a folder in it that holds a review.md)"});
    CHECK(said("play:\n  - /etc/review.md\n").size() == 1);
    CHECK(said("play:\n  - a/../../b\n").size() == 1);
    CHECK(said("seconds: 20\n") == Lines{"programme.yaml:1:1: error: no review is listed (list them under `play:`)"});
    CHECK(said("seconds: 601\nplay: [a]\n") ==
          Lines{"programme.yaml:1:10: error: `seconds` is no number of seconds (from 1 to 600)"});
    CHECK(said("idle: soon\nplay: [a]\n") ==
          Lines{"programme.yaml:1:7: error: `idle` is no number of seconds (from 5 to 3600)"});
    CHECK(said("").size() == 1);
    CHECK(said("play: [\n").size() == 1);
    CHECK(said("play:\n  - a\n  - &x b\n  - *x\n").size() >= 2);
    CHECK(said("play:\n  - a\nplay:\n  - b\n") ==
          Lines{"programme.yaml:3:1: error: `play` stands here a second time (keep one of them)"});
    CHECK(said("play:\n  - {}\n").size() == 1);
    CHECK(said("ß: 1\nplay: [{ review: ä, hours: x }]\n").back() ==
          "programme.yaml:2:28: error: `x` are no hours (as 18:00-23:30, or past midnight 20:00-02:00)");
}

TEST_CASE("what is mistaken in a programme costs its entry, and makes it unusable") {
    const ReadProgramme read = parsed("play:\n  - { review: a, hours: soon }\n  - b\n");
    CHECK_FALSE(read.usable);
    CHECK(paths(read.programme) == Lines{"b/review.md"});
}

TEST_CASE("a programme of any depth or length is refused without harm") {
    for (const std::string& text : {std::string(200'000, '['), std::string(100'000, '-'),
                                    [] {
                                        std::string deep;
                                        for (int i = 0; i < 100'000; ++i) deep += "- ";
                                        return deep;
                                    }(),
                                    std::string(300'000, 'a')}) {
        const ReadProgramme read = parsed(text);
        CHECK_FALSE(read.usable);
        CHECK(read.programme.entries.empty());
    }
}

TEST_CASE("hours that run past midnight belong to the evening before") {
    Occasion friday_night;
    friday_night.weekdays = std::array{false, false, false, false, true, false, false};
    friday_night.hours = {{20 * 60, 2 * 60}};
    const local_days friday = wednesday + days(2);
    CHECK_FALSE(applies(friday_night, at(friday, 1)));
    CHECK_FALSE(applies(friday_night, at(friday, 19, 59)));
    CHECK(applies(friday_night, at(friday, 20)));
    CHECK(applies(friday_night, at(friday, 23, 59)));
    CHECK(applies(friday_night, at(friday + days(1), 0)));
    CHECK(applies(friday_night, at(friday + days(1), 1, 59)));
    CHECK_FALSE(applies(friday_night, at(friday + days(1), 2)));
    CHECK_FALSE(applies(friday_night, at(friday + days(1), 20)));

    Occasion last_evening;
    last_evening.last = friday;
    last_evening.hours = {{22 * 60, 60}};
    CHECK(applies(last_evening, at(friday + days(1), 0, 30)));
    CHECK_FALSE(applies(last_evening, at(friday + days(1), 22)));
    last_evening.first = friday;
    CHECK_FALSE(applies(last_evening, at(friday, 0, 30)));

    Occasion whole_day;
    whole_day.hours = {{0, 24 * 60}};
    CHECK(applies(whole_day, at(friday, 0)));
    CHECK(applies(whole_day, at(friday, 23, 59)));
}

TEST_CASE("hours follow the clocks on the wall where they are put forward and back") {
    const Programme programme = good(
        "zone: Europe/Berlin\nplay:\n  - a\n  - { review: b, hours: 02:00-03:00 }\n  - { review: c, hours: 22:00-02:30 "
        "}\n");
    const auto playing = [&](UtcTime moment) { return playing_at(programme, programme.clock.at(moment)).entries; };
    const UtcTime spring = sys_days(2026y / March / 29) + 1h;
    CHECK(playing(spring - 1s) == Indices{0, 2});
    CHECK(playing(spring) == Indices{0});  // there is no 02:00 to 03:00 on this day
    const UtcTime autumn = sys_days(2026y / October / 25);
    CHECK(playing(autumn) == Indices{0, 1, 2});
    CHECK(playing(autumn + 59min) == Indices{0, 1});
    CHECK(playing(autumn + 60min) == Indices{0, 1, 2});  // half past two comes again
    CHECK(playing(autumn + 2h) == Indices{0});
}

TEST_CASE("something always plays where there is anything") {
    const Programme with_standing = good("zone: UTC\nplay:\n  - { review: a, hours: 10-12 }\n  - b\n");
    CHECK(playing_at(with_standing, at(wednesday, 11)) == Playing{{0, 1}, PlayingBy::programme});
    CHECK(playing_at(with_standing, at(wednesday, 13)) == Playing{{1}, PlayingBy::programme});

    const Programme dated =
        good("zone: UTC\nplay:\n  - { review: a, hours: 10-12 }\n  - { review: b, from: 2026-11-01 }\n");
    CHECK(playing_at(dated, Zone().at(UtcTime{})) ==
          Playing{{0, 1}, PlayingBy::need});  // a clock that has lost its time
    CHECK(playing_at(Programme{}, at(wednesday, 13)).entries.empty());
}

TEST_CASE("a folder without a programme plays its loose reviews and its folders' review.md, by name") {
    const ScratchFolder folder;
    folder.put("b/review.md", "x");
    folder.put("a.md", "x");
    folder.put("c/other.md", "x");
    folder.put(".hidden.md", "x");
    folder.put(".git/review.md", "x");
    folder.put("d.txt", "x");
    folder.put("E.MD", "x");
    const SystemFiles files;
    ReadProgramme read = read_programme(folder.path(), files);
    CHECK(read.usable);
    CHECK(read.diagnostics.empty());
    CHECK(paths(read.programme) == Lines{"E.MD", "a.md", "b/review.md"});
    CHECK(read.programme.folder == folder.path());

    folder.put("programme.yaml", "play: [b]\n");
    read = read_programme(folder.path(), files);
    CHECK(paths(read.programme) == Lines{"b/review.md"});
    CHECK(read.text == "play: [b]\n");

    read = read_programme(folder / "a.md", files);
    CHECK(read.usable);
    CHECK(paths(read.programme) == Lines{"a.md"});
    CHECK(read.programme.folder == folder.path());
}

TEST_CASE("a programme that is not there, or holds nothing, is not usable and says why") {
    const ScratchFolder folder;
    const SystemFiles files;
    ReadProgramme read = read_programme(folder / "nothing", files);
    CHECK_FALSE(read.usable);
    REQUIRE(read.diagnostics.size() == 1);
    CHECK(read.diagnostics[0].message == "there is no such file or folder");
    read = read_programme(folder.path(), files);
    CHECK_FALSE(read.usable);
    REQUIRE(read.diagnostics.size() == 1);
    CHECK(read.diagnostics[0].message == "there is no review in it");
}
