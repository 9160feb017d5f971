// A presentation on two real outputs: the audience's is found by its name, shows nothing but the show, goes and
// returns, and is swapped with the console's.
#include "shell/outputs.h"

using namespace foyer::testing;

namespace {

/// Whether this can run here; where not it says so.
bool has_outputs(const char* test) {
    for (const char* program : {"Xorg", "xrandr", "xwd", "xdotool"}) {
        if (is_installed(program)) continue;
        std::printf("skipped: %s: %s is not installed\n", test, program);
        return false;
    }
    return true;
}

}  // namespace

TEST_SUITE("shell") {
    TEST_CASE("on two outputs the show fills the projector, by its name, alone; it goes, returns, and changes places") {
        constexpr const char* name =
            "on two outputs the show fills the projector, by its name, alone; it goes, returns, and changes places";
        if (!has_outputs(name)) return;
        const Outputs outputs;
        if (!outputs.runs()) {
            std::printf("skipped: %s: no server with two outputs can be started here\n", name);
            return;
        }
        const ScratchFolder folder;
        std::filesystem::copy(std::filesystem::path(FOYER_SOURCE_DIR) / "assets/her-smell", folder / "review",
                              std::filesystem::copy_options::recursive);
        Words environment = outputs.environment();
        environment.push_back("FOYER_HOME=" + (folder / "home").string());
        environment.push_back("FOYER_REDUCED_MOTION=1");
        Child foyer(
            {FOYER_PROGRAM, "present", (folder / "review/her-smell.md").string(), "--set", "timeline.liveliness=0"},
            environment);
        REQUIRE_MESSAGE(comes_true([&] {
                            return foyer.ended() ||
                                   (shows_something(outputs.projector()) && shows_something(outputs.laptop()));
                        }),
                        foyer.err());
        REQUIRE_MESSAGE(!foyer.ended(), foyer.err());
        CHECK(comes_true([&] { return contains(folder.bytes_of("home/displays.txt"), "audience DUMMY1\n"); }));

        const auto settled = [&](const auto& look) {
            Picture last;
            comes_true([&] {
                Picture now = look();
                const bool same = !now.empty() && now == last;
                last = std::move(now);
                if (!same) std::this_thread::sleep_for(std::chrono::milliseconds(200));
                return same;
            });
            return last;
        };
        const auto projector = [&] { return outputs.projector(); };
        const Picture opening = settled(projector);
        CHECK(pressed_until(outputs, "Next", [&] { return difference(opening, outputs.projector()) > 0.02; }));
        const Picture hero = settled(projector);

        // Black is on the projector alone.
        CHECK(pressed_until(outputs, "b", [&] { return is_black(outputs.projector()); }));
        CHECK(shows_something(outputs.laptop()));
        CHECK(pressed_until(outputs, "b", [&] { return outputs.projector() == hero; }));

        // Frozen it stays, and the console goes on.
        outputs.press("shift+F");
        outputs.press("Next");
        CHECK(settled(projector) == hero);
        outputs.press("Prior");
        outputs.press("shift+F");
        CHECK(comes_true([&] { return outputs.projector() == hero; }));

        // The projector goes, and the show with it; the desktop behind shows nothing of the audience's window.
        REQUIRE(outputs.unplug());
        CHECK(comes_true([&] { return shows_something(outputs.laptop()); }));
        REQUIRE(outputs.plug());
        CHECK(comes_true([&] { return outputs.projector() == hero; }));

        // Swapped, the laptop's display shows the show and nothing else, and the console stands on the projector's.
        outputs.press("x");
        const auto is_show = [&] {
            return shows_something(outputs.laptop()) && difference(hero, outputs.projector()) > 0.5;
        };
        CHECK(comes_true(is_show));
        CHECK(comes_true([&] { return contains(folder.bytes_of("home/displays.txt"), "audience DUMMY0\n"); }));
        const Picture large = settled([&] { return outputs.laptop(); });
        // To the very edges: no desktop beside it.
        std::size_t black_rows = 0;
        for (const std::size_t y : {std::size_t{2}, Outputs::console_height / 2, Outputs::console_height - 3}) {
            const auto row = large.begin() + static_cast<std::ptrdiff_t>(y * Outputs::console_width);
            const bool left = std::any_of(row, row + 60, [](std::uint32_t pixel) { return pixel != 0; });
            const bool right = std::any_of(row + static_cast<std::ptrdiff_t>(Outputs::console_width) - 60,
                                           row + static_cast<std::ptrdiff_t>(Outputs::console_width),
                                           [](std::uint32_t pixel) { return pixel != 0; });
            black_rows += left && right ? 0 : 1;
        }
        CHECK(black_rows == 0);
        outputs.press("x");
        CHECK(comes_true([&] { return outputs.projector() == hero; }));
        CHECK(pressed_until(outputs, "ctrl+q", [&] { return foyer.ended().has_value(); }));
        CHECK(foyer.status() == 0);
        CHECK(foyer.complaints() == "");
    }
}
