// The editor in a real window, on a display of the test's own.
#include "shell/display.h"

using namespace foyer::testing;
namespace fs = std::filesystem;

TEST_SUITE("shell") {
TEST_CASE("a window shows the review, turns its pages and quits") {
    if (!can_run("a window shows the review, turns its pages and quits")) return;
    const Display display;
    Child foyer({FOYER_PROGRAM, "edit", "--size", "1280x720", "--set", "timeline.liveliness=0"}, display.environment());
    REQUIRE_MESSAGE(comes_true([&] { return foyer.ended() || shows_something(display.picture()); }), foyer.err());
    REQUIRE_MESSAGE(!foyer.ended(), foyer.err());
    // Without the panel, whose plot of frame times tells of every frame.
    const Picture with_panel = settled(display);
    CHECK(pressed_until(display, "F1", [&] { return difference(with_panel, display.picture()) > 0.1; }));
    const Picture opening = settled(display);
    CHECK(shows_something(opening));

    CHECK(pressed_until(display, "Right", [&] { return difference(opening, display.picture()) > 0.1; }));
    CHECK(shows_something(settled(display)));
    // The page stands still: turned back, it is the same to the pixel.
    CHECK(pressed_until(display, "Home", [&] { return display.picture() == opening; }));

    CHECK(pressed_until(display, "ctrl+q", [&] { return foyer.ended().has_value(); }));
    CHECK(foyer.status() == 0);
    CHECK(foyer.complaints() == "");
}

TEST_CASE("a window draws the frames it is asked for and writes its figures") {
    if (!can_run("a window draws the frames it is asked for and writes its figures")) return;
    const Display display;
    const ScratchFolder folder;
    const Outcome outcome =
        run_foyer({"edit", "--size", "1280x720", "--frames", "5", "--stats", folder / "stats.json"}, display.environment());
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "");
    CHECK(contains(folder.bytes_of("stats.json"), "\"frames\": 5,"));
    CHECK(contains(folder.bytes_of("stats.json"), "\"first_frame_ms\": "));

    const std::string place = folder.put("file", "").string() + "/stats.json";
    const Outcome unwritten = run_foyer({"edit", "--size", "1280x720", "--frames", "1", "--stats", place}, display.environment());
    CHECK(unwritten.status == 2);
    CHECK(lines_of(unwritten.err).size() == 1);
    CHECK(contains(unwritten.err, place));
}

TEST_CASE("a window without a review says so, and shows the review once it is there") {
    if (!can_run("a window without a review says so, and shows the review once it is there")) return;
    const Display display;
    const ScratchFolder folder;
    const fs::path review = folder / "late.md";
    Child foyer({FOYER_PROGRAM, "edit", review, "--size", "1280x720", "--set", "timeline.liveliness=0"}, display.environment());
    REQUIRE_MESSAGE(comes_true([&] { return foyer.ended() || shows_something(display.picture()); }), foyer.err());
    REQUIRE_MESSAGE(!foyer.ended(), foyer.err());
    const Picture notice = settled(display);
    CHECK(comes_true([&] { return contains(foyer.err(), review.string()); }));
    CHECK(lines_of(foyer.err()).size() == 1);

    folder.put("late.md", "---\nheadline: Here *At Last*\n---\n\nThe text has come, and the window shows it.\n");
    CHECK(comes_true([&] { return difference(notice, display.picture()) > 0.01; }));
    CHECK(shows_something(settled(display)));

    CHECK(pressed_until(display, "ctrl+q", [&] { return foyer.ended().has_value(); }));
    CHECK(foyer.status() == 0);
}
}
