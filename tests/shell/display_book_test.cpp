// What is kept of displays, and which is the audience's.
#include "shell/display_book.h"

#include <doctest/doctest.h>

using namespace foyer;

namespace {

Display display(int index, const char* name) { return {index, name, {index * 1920, 0, 1920, 1080}, 1, 60, false}; }

}  // namespace

TEST_SUITE("shell") {
    TEST_CASE("the audience's display is the named one, else the second; one that is gone is not replaced") {
        const std::vector both = {display(0, "laptop"), display(1, "projector")}, alone = {display(0, "laptop")};
        CHECK(audience_display(both, "")->name == "projector");
        CHECK(audience_display(both, "projector")->index == 1);
        CHECK(audience_display(both, "laptop")->index == 0);
        CHECK(!audience_display(alone, ""));
        CHECK(!audience_display(alone, "projector"));
        CHECK(!audience_display({display(0, "laptop"), display(1, "television")}, "projector"));
        CHECK(!audience_display({}, ""));
    }

    TEST_CASE("displays of one name are told apart, and each mode is one of its own") {
        const auto told = told_apart({display(0, "screen"), display(1, "screen"), display(2, "other"), display(3, "screen")});
        CHECK(told[0].name == "screen");
        CHECK(told[1].name == "screen (2)");
        CHECK(told[2].name == "other");
        CHECK(told[3].name == "screen (3)");
        CHECK(display_key(told[1]) == "screen (2) 1920x1080");
    }

    TEST_CASE("what is kept of displays is read as it was written") {
        KeptDisplays kept;
        kept.audience = "Projector of the small room";
        DisplaySettings settings;
        settings.corners.at[0] = {0.01, 0.02};
        settings.quarter_turns = 3;
        settings.gamma = 1.2;
        settings.brightness = 0.8;
        settings.black = 0.02;
        settings.safe = SafeArea::title;
        kept.book["Projector of the small room 1920x1080"] = settings;
        CHECK(read_displays(write_displays(kept)) == kept);
    }

    TEST_CASE("lines that do not read are passed over") {
        CHECK(read_displays("") == KeptDisplays{});
        const auto kept = read_displays("nonsense\ndisplay 1 2 3\ndisplay 0 0 1 0 0 1 1 1 0 1 1 0\ndisplay 0 0 0 0 0 1 1 1 0 1 1 0 folded\n"
                                        "display 0 0 1 0 0 1 1 1 9 1 1 0 turned too far\ndisplay 0 0 1 0 0 1 1 1 1 nan 1 0 x\naudience beamer\n"
                                        "display 0 0 1 0 0 1 1 1 1 1 1 0 good one\ndisplay 0 0 1 0 0 1 1 1 1 1 1 0 [7] no such area\n");
        CHECK(kept.audience == "beamer");
        CHECK(kept.book.size() == 1);
        CHECK(kept.book.begin()->first == "good one");
    }
}
