// A presentation in two real windows: a clicker through the show, what only the audience sees, the corners, a display that
// goes and returns.
#include <cmath>
#include <fstream>
#include <functional>

#include "shell/display.h"

using namespace foyer::testing;

namespace {

/// Parts of one wide desktop: a console at the left, a projector at the right.
constexpr std::size_t part_width = 640, part_height = 360, projector_left = 640, projector_top = 180;
constexpr const char* both = "0 0 640 720 laptop\n640 180 640 360 projector\n";
constexpr const char* alone = "0 0 640 720 laptop\n";

Picture part_of(const Picture& picture, std::size_t left, std::size_t top, std::size_t width, std::size_t height) {
    Picture part;
    for (std::size_t y = top; y < top + height && !picture.empty(); ++y) {
        const auto row = picture.begin() + static_cast<std::ptrdiff_t>(y * display_width + left);
        part.insert(part.end(), row, row + static_cast<std::ptrdiff_t>(width));
    }
    return part;
}

/// But for the server's own pointer, where no window is.
bool is_black(const Picture& picture) {
    const auto black = std::count(picture.begin(), picture.end(), 0U);
    return !picture.empty() && static_cast<double>(black) > 0.995 * static_cast<double>(picture.size());
}

struct Running {
    Running() {
        std::filesystem::copy(std::filesystem::path(FOYER_SOURCE_DIR) / "assets/her-smell", folder / "review", std::filesystem::copy_options::recursive);
        folder.put("displays", both);
        Words environment = display.environment();
        environment.push_back("FOYER_DISPLAYS=" + (folder / "displays").string());
        environment.push_back("FOYER_HOME=" + (folder / "home").string());
        environment.push_back("FOYER_REDUCED_MOTION=1");
        foyer.emplace(Words{FOYER_PROGRAM, "present", (folder / "review/her-smell.md").string(), "--set", "timeline.liveliness=0"}, environment);
        REQUIRE_MESSAGE(comes_true([this] { return foyer->ended() || (shows_something(audience()) && shows_something(console())); }), foyer->err());
        REQUIRE_MESSAGE(!foyer->ended(), foyer->err());
    }
    Picture audience() const { return part_of(display.picture(), projector_left, projector_top, part_width, part_height); }
    Picture console() const { return part_of(display.picture(), 0, 0, part_width, 720); }

    /// The audience's picture once it stands still.
    Picture settled_audience() const {
        Picture last;
        comes_true([&] {
            Picture now = audience();
            const bool same = !now.empty() && now == last;
            last = std::move(now);
            if (!same) std::this_thread::sleep_for(std::chrono::milliseconds(150));
            return same;
        });
        return last;
    }
    /// Presses until the audience's picture is another one, and gives that.
    Picture pressed_to_another(const std::string& key) {
        const Picture before = settled_audience();
        CHECK(pressed_until(display, key, [&] { return difference(before, audience()) > 0.02; }));
        return settled_audience();
    }

    Display display;
    ScratchFolder folder;
    std::optional<Child> foyer;
};

}  // namespace

TEST_SUITE("shell") {
    TEST_CASE("a clicker goes through the show and back; black and freeze are the audience's alone") {
        if (!can_run("a clicker goes through the show and back; black and freeze are the audience's alone")) return;
        Running running;
        const Picture opening = running.settled_audience();
        const Picture hero = running.pressed_to_another("Next");
        running.pressed_to_another("Next");
        CHECK(pressed_until(running.display, "Home", [&] { return running.audience() == opening; }));
        CHECK(pressed_until(running.display, "Next", [&] { return running.audience() == hero; }));
        // A clicker's start and stop buttons leave the picture where it is.
        running.display.press("F5");
        running.display.press("Escape");
        CHECK(running.settled_audience() == hero);

        CHECK(pressed_until(running.display, "period", [&] { return is_black(running.audience()); }));
        CHECK(shows_something(running.console()));
        CHECK(pressed_until(running.display, "Next", [&] { return running.audience() == hero; }));

        const Picture console = running.console();
        running.display.press("shift+F");
        running.display.press("Next");
        CHECK(comes_true([&] { return difference(console, running.console()) > 0.1; }));
        CHECK(running.settled_audience() == hero);
        CHECK(pressed_until(running.display, "ctrl+q", [&] { return running.foyer->ended().has_value(); }));
        CHECK(running.foyer->status() == 0);
        CHECK(running.foyer->err() == "");
    }

    TEST_CASE("the picture's corners go where the keys send them, and are there at the next start") {
        if (!can_run("the picture's corners go where the keys send them, and are there at the next start")) return;
        Running running;
        const Picture opening = running.settled_audience();
        CHECK(pressed_until(running.display, "ctrl+t", [&] { return difference(opening, running.audience()) > 0.5; }));
        const Picture card = running.settled_audience();
        // The white frame of the card reaches every edge: how much light each row's first pixels have tells where it begins.
        const auto left_edge = [](const Picture& picture, std::size_t row) {
            for (std::size_t x = 0; x < part_width; ++x) {
                const double light = static_cast<double>(picture[row * part_width + x] & 0xff) / 255;
                if (light > 0.05) return static_cast<double>(x) + 1 - std::min(1.0, light / 0.9);
            }
            return -1.0;
        };
        CHECK(left_edge(card, 2) < 0.5);
        running.display.press("Tab");
        for (int i = 0; i < 3; ++i) {
            const Picture before = running.settled_audience();
            running.display.press("shift+Right");
            CHECK(comes_true([&] { return difference(before, running.audience()) > 0.001; }));
        }
        const Picture warped = running.settled_audience();
        // The left edge runs from 30 px at the head to 0 at the foot.
        CHECK(std::abs(left_edge(warped, 60) - 30.0 * (1 - 60.5 / part_height)) <= 0.6);
        // Below the arrow, which shows while corners can be dragged.
        CHECK(std::abs(left_edge(warped, 280) - 30.0 * (1 - 280.5 / part_height)) <= 0.6);
        CHECK(comes_true([&] { return contains(running.folder.bytes_of("home/displays.txt"), "display 0.046875 0 1 0 0 1 1 1 0 1 1 0 projector 640x360"); }));
    }

    TEST_CASE("a display that goes takes the audience's picture along, and brings it back") {
        if (!can_run("a display that goes takes the audience's picture along, and brings it back")) return;
        Running running;
        const Picture hero = running.pressed_to_another("Next");
        running.folder.put("displays", alone);
        CHECK(comes_true([&] { return is_black(running.audience()); }));
        CHECK(shows_something(running.console()));
        running.folder.put("displays", both);
        CHECK(comes_true([&] { return running.audience() == hero; }));
        CHECK(pressed_until(running.display, "ctrl+q", [&] { return running.foyer->ended().has_value(); }));
        // The window library may still speak to a window that the server has let go already, while the program leaves.
        const std::string err = running.foyer->err();
        CHECK_MESSAGE((err.empty() || contains(err, "(X_SendEvent)")), err);
    }
}
