// A presentation in two real windows: a clicker through the show, what only the audience sees, the corners, a display
// that goes and returns.
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <functional>

#include "shell/display.h"

using namespace foyer::testing;

namespace {

/// Parts of one wide desktop: a console at the left, a projector at the right.
constexpr std::size_t part_width = 640, part_height = 360, projector_left = 640, projector_top = 180;
constexpr const char* both = "0 0 640 720 laptop\n640 180 640 360 projector\n";
constexpr const char* alone = "0 0 640 720 laptop\n";

struct Place {
    double x = 0, y = 0;
};

/// A straight line through points, by least squares: x = at + slope * y, or the same with both changed over.
struct Edge {
    double at = 0, slope = 0;
};
Edge line_through(const std::vector<Place>& points) {
    double x = 0, y = 0, xy = 0, yy = 0;
    for (const Place& p : points) x += p.x, y += p.y, xy += p.x * p.y, yy += p.y * p.y;
    const double n = static_cast<double>(points.size()), slope = (n * xy - x * y) / (n * yy - y * y);
    return {(x - slope * y) / n, slope};
}

/// Where the corners of the test card are: top left, top right, bottom left, bottom right. Its white frame reaches its
/// edges, and how much light an edge's pixels have tells where in them the edge runs.
std::array<Place, 4> corners_of(const Picture& card) {
    if (card.empty()) return {};
    const auto light = [&](int x, int y) {
        return static_cast<double>(card[static_cast<std::size_t>(y) * part_width + static_cast<std::size_t>(x)] &
                                   0xff) /
               255;
    };
    constexpr int width = part_width, height = part_height;
    /// From an edge of the screen inwards: how far to the card.
    const auto until_light = [](int length, const auto& at) {
        for (int i = 0; i < length; ++i) {
            if (at(i) > 0.04) return i + 1 - std::min(1.0, at(i));
        }
        return -1.0;
    };
    std::vector<Place> left, right, top, foot;  // of the upright ones x and y, of the others both changed over
    for (int y = height / 5; y < height * 4 / 5; ++y) {
        left.push_back({until_light(width, [&](int i) { return light(i, y); }), y + 0.5});
        right.push_back({width - until_light(width, [&](int i) { return light(width - 1 - i, y); }), y + 0.5});
    }
    for (int x = width / 5; x < width * 4 / 5; ++x) {
        top.push_back({until_light(height, [&](int i) { return light(x, i); }), x + 0.5});
        foot.push_back({height - until_light(height, [&](int i) { return light(x, height - 1 - i); }), x + 0.5});
    }
    const auto meet = [](const Edge& upright, const Edge& level) {
        const double x = (upright.at + upright.slope * level.at) / (1 - upright.slope * level.slope);
        return Place{x, level.at + level.slope * x};
    };
    const Edge l = line_through(left), r = line_through(right), t = line_through(top), f = line_through(foot);
    return {meet(l, t), meet(r, t), meet(l, f), meet(r, f)};
}

struct Running {
    Running() {
        std::filesystem::copy(std::filesystem::path(FOYER_SOURCE_DIR) / "assets/her-smell", folder / "review",
                              std::filesystem::copy_options::recursive);
        folder.put("displays", both);
        start();
    }
    void start() {
        Words environment = display.environment();
        environment.push_back("FOYER_DISPLAYS=" + (folder / "displays").string());
        environment.push_back("FOYER_HOME=" + (folder / "home").string());
        environment.push_back("FOYER_REDUCED_MOTION=1");
        Words words{FOYER_PROGRAM, "present", review()};
        // Nothing moves by itself, and what a key brings is there at once.
        for (const char* const still : {"timeline.liveliness=0", "show.transition=cut", "show.camera=0"})
            words.insert(words.end(), {"--set", still});
        foyer.emplace(words, environment);
        REQUIRE_MESSAGE(comes_true([this] {
                            return foyer->ended() || (shows_something(audience()) && shows_something(console()));
                        }),
                        foyer->err());
        REQUIRE_MESSAGE(!foyer->ended(), foyer->err());
    }
    /// By its key, without a word.
    void leave() {
        CHECK(pressed_until(display, "ctrl+q", [&] { return foyer->ended().has_value(); }));
        CHECK(foyer->status() == 0);
        CHECK(foyer->complaints() == "");
    }
    /// As `export` counts them.
    int beats() const {
        const std::string said =
            run_foyer({"export", review(), "--size", "640x360", "--beat", "none", "-o", (folder / "x.png").string()})
                .err;
        const std::size_t at = said.find("this show has ");
        return at == std::string::npos ? 0 : std::atoi(said.c_str() + at + 14);
    }
    std::string review() const { return (folder / "review/her-smell.md").string(); }
    Picture audience() const { return display.part({projector_left, projector_top, part_width, part_height}); }
    Picture console() const { return display.part({0, 0, part_width, display_height}); }

    /// The audience's picture once it stands still.
    Picture settled_audience() const {
        Picture last;
        comes_true([&] {
            Picture now = audience();
            const bool same = !now.empty() && now == last;
            last = std::move(now);
            if (!same) std::this_thread::sleep_for(std::chrono::milliseconds(60));
            return same;
        });
        return last;
    }
    /// Presses until the audience's picture, which was `before`, is another one, and gives that.
    Picture pressed_to_another(const std::string& key, const Picture& before) {
        CHECK(pressed_until(display, key, [&] { return difference(before, audience()) > 0.02; }));
        return settled_audience();
    }

    Display display;
    ScratchFolder folder;
    std::optional<Child> foyer;
};

}  // namespace

TEST_SUITE("shell") {
    TEST_CASE("a clicker goes through the whole show and back; black and freeze are the audience's alone") {
        if (!can_run("a clicker goes through the whole show and back; black and freeze are the audience's alone"))
            return;
        Running running;
        const int beats = running.beats();
        REQUIRE(beats > 20);
        const Picture opening = running.settled_audience();
        Picture hero, last;
        for (int beat = 1; beat < beats; ++beat) {
            last = running.pressed_to_another("Next", beat == 1 ? opening : last);
            if (beat == 1) hero = last;
        }
        // At the end the show stays where it is, whatever the clicker sends.
        for (const char* const key : {"Next", "F5", "Escape"}) running.display.press(key);
        CHECK(running.settled_audience() == last);
        running.pressed_to_another("Prior", last);
        CHECK(pressed_until(running.display, "Home", [&] { return running.audience() == opening; }));
        CHECK(pressed_until(running.display, "End", [&] { return running.audience() == last; }));
        CHECK(pressed_until(running.display, "Home", [&] { return running.audience() == opening; }));
        CHECK(pressed_until(running.display, "Next", [&] { return running.audience() == hero; }));

        CHECK(pressed_until(running.display, "period", [&] { return is_black(running.audience()); }));
        CHECK(shows_something(running.console()));
        CHECK(pressed_until(running.display, "Next", [&] { return running.audience() == hero; }));

        const Picture console = running.console();
        running.display.press("shift+F");
        running.display.press("Next");
        CHECK(comes_true([&] { return difference(console, running.console()) > 0.1; }));
        CHECK(running.settled_audience() == hero);
        running.leave();
    }

    TEST_CASE(
        "the picture's corners stand where the keys send them, to half a pixel, and are there at the next start") {
        if (!can_run("the picture's corners stand where the keys send them, to half a pixel, and are there at the next "
                     "start"))
            return;
        Running running;
        running.display.move(20,
                             700);  // the arrow, which shows while corners can be dragged, is not to lie on the picture
        const Picture opening = running.settled_audience();
        CHECK(pressed_until(running.display, "ctrl+t", [&] { return difference(opening, running.audience()) > 0.5; }));
        const auto far_from = [](const std::array<Place, 4>& found, const std::array<Place, 4>& wanted) {
            double far = 0;
            for (std::size_t i = 0; i < 4; ++i)
                far = std::max(far, std::hypot(found[i].x - wanted[i].x, found[i].y - wanted[i].y));
            return far;
        };
        constexpr double right = part_width, foot = part_height;
        CHECK(far_from(corners_of(running.settled_audience()), {{{0, 0}, {right, 0}, {0, foot}, {right, foot}}}) < 0.1);
        const auto move = [&](const char* key, int times) {
            for (int i = 0; i < times; ++i) running.display.press(key);
        };
        move("Tab", 1), move("shift+Right", 3), move("Down", 7);
        move("Tab", 1), move("shift+Left", 2), move("Down", 3);
        move("Tab", 1), move("Right", 5), move("shift+Up", 1);
        move("Tab", 1), move("Left", 1), move("shift+Up", 2);
        const std::array<Place, 4> wanted = {{{30, 7}, {right - 20, 3}, {5, foot - 10}, {right - 1, foot - 20}}};
        CHECK(comes_true([&] { return far_from(corners_of(running.settled_audience()), wanted) <= 0.5; }));
        const std::array<Place, 4> found = corners_of(running.settled_audience());
        for (std::size_t i = 0; i < 4; ++i) {
            CHECK(std::abs(found[i].x - wanted[i].x) <= 0.5);
            CHECK(std::abs(found[i].y - wanted[i].y) <= 0.5);
        }
        const Picture card = running.settled_audience();
        CHECK(pressed_until(running.display, "Escape", [&] { return card != running.audience(); }));
        const Picture warped = running.settled_audience();
        running.leave();
        running.start();
        CHECK(comes_true([&] { return running.audience() == warped; }));
        running.leave();
    }

    TEST_CASE("a display that goes takes the audience's picture along, and brings it back") {
        if (!can_run("a display that goes takes the audience's picture along, and brings it back")) return;
        Running running;
        const Picture hero = running.pressed_to_another("Next", running.settled_audience());
        running.folder.put("displays", alone);
        CHECK(comes_true([&] { return is_black(running.audience()); }));
        CHECK(shows_something(running.console()));
        running.folder.put("displays", both);
        CHECK(comes_true([&] { return running.audience() == hero; }));
        running.leave();
    }
}
