// The editor in a real window, on a display of the test's own. What the window shows is read from the display's memory.
#include <cstdio>
#include <filesystem>
#include <set>

#include "shell/child.h"

using namespace foyer::testing;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t width = 1280, height = 720;

/// What stands on a display: one number a pixel, the top row first; empty where it cannot be read.
using Picture = std::vector<std::uint32_t>;

class Display {
public:
    Display()
        : m_server({"Xvfb", "-displayfd", "1", "-screen", "0", "1280x720x24", "-fbdir", m_folder.path(), "-nolisten", "tcp", "-noreset"}) {
        REQUIRE_MESSAGE(comes_true([this] { return m_server.ended() || contains(m_server.out(), "\n"); }), m_server.err());
        REQUIRE_MESSAGE(!m_server.ended(), m_server.err());
        m_name = "DISPLAY=:" + lines_of(m_server.out()).front();
    }

    Words environment() const { return {m_name, "SDL_VIDEODRIVER=x11"}; }

    Picture picture() const {
        const std::string bytes = m_folder.bytes_of("Xvfb_screen0");
        // The file is an X window dump: a header of numbers, the greatest byte first, a table of colours, rows.
        const auto number = [&bytes](std::size_t field) {
            std::uint32_t value = 0;
            for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[field * 4 + i]);
            return static_cast<std::size_t>(value);
        };
        if (bytes.size() < 100) return {};
        const std::size_t stride = number(12), start = number(0) + number(19) * 12;
        if (number(4) != width || number(5) != height || number(11) != 32 || bytes.size() < start + stride * height) return {};
        Picture picture;
        for (std::size_t y = 0; y < height; ++y) {
            for (std::size_t x = 0; x < width; ++x) {
                std::uint32_t pixel = 0;
                for (std::size_t i = 0; i < 3; ++i) pixel = pixel << 8 | static_cast<unsigned char>(bytes[start + y * stride + x * 4 + i]);
                picture.push_back(pixel);
            }
        }
        return picture;
    }

    /// Presses a key in the program's window; done again by whoever waits for what comes of it.
    void press(const std::string& key) const {
        run({"xdotool", "search", "--name", "Foyer", "windowfocus"}, environment());
        run({"xdotool", "key", key}, environment());
    }

private:
    ScratchFolder m_folder;
    Child m_server;
    std::string m_name;
};

/// Something is drawn: many colours, and not most of it black.
bool shows_something(const Picture& picture) {
    std::size_t black = 0;
    std::set<std::uint32_t> colours;
    for (const std::uint32_t pixel : picture) {
        black += pixel == 0 ? 1 : 0;
        if (colours.size() < 100) colours.insert(pixel);
    }
    return !picture.empty() && black < picture.size() / 2 && colours.size() >= 20;
}

/// The share of pixels in which two pictures differ.
double difference(const Picture& a, const Picture& b) {
    if (a.size() != b.size() || a.empty()) return 0;
    std::size_t different = 0;
    for (std::size_t i = 0; i < a.size(); ++i) different += a[i] != b[i] ? 1 : 0;
    return static_cast<double>(different) / static_cast<double>(a.size());
}

/// Presses a key until something comes of it: a window may not have the focus yet.
template <class Condition>
bool pressed_until(const Display& display, const std::string& key, Condition&& condition) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
        display.press(key);
        if (comes_true(condition, std::chrono::seconds(5))) return true;
    }
    return false;
}

/// What the display shows once nothing moves on it any more.
Picture settled(const Display& display) {
    Picture last;
    comes_true([&] {
        Picture now = display.picture();
        const bool same = shows_something(now) && now == last;
        last = std::move(now);
        if (!same) std::this_thread::sleep_for(std::chrono::milliseconds(200));
        return same;
    });
    return last;
}

/// Whether this test can run here; where not it says so.
bool can_run(const char* test) {
    for (const char* program : {"Xvfb", "xdotool"}) {
        if (is_installed(program)) continue;
        std::printf("skipped: %s: %s is not installed\n", test, program);
        return false;
    }
    return true;
}

}  // namespace

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
    CHECK(foyer.err() == "");
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
