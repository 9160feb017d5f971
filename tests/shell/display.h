// A display of the test's own, and a hand on its keys and pointer. What a window shows is read from its memory.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <set>
#include <string>

#include "shell/child.h"

namespace foyer::testing {

inline constexpr std::size_t display_width = 1280, display_height = 720;

/// What stands on a display: one number a pixel, the top row first; empty where it cannot be read.
using Picture = std::vector<std::uint32_t>;

struct Area {
    std::size_t left = 0, top = 0, width = 0, height = 0;
};

/// A part of an X window dump: a header of numbers, the greatest byte first, a table of colours, rows. Empty unless the
/// whole is of a size.
inline Picture read_dump(const std::string& bytes, std::size_t width, std::size_t height, const Area& part) {
    const auto number = [&bytes](std::size_t field) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[field * 4 + i]);
        return static_cast<std::size_t>(value);
    };
    if (bytes.size() < 100) return {};
    const std::size_t deep = number(11) / 8, stride = number(12), start = number(0) + number(19) * 12;
    const bool is_whole = number(4) == width && number(5) == height && bytes.size() >= start + stride * height;
    if (!is_whole || (deep != 3 && deep != 4)) return {};
    Picture picture(part.width * part.height);
    std::uint32_t* to = picture.data();
    for (std::size_t y = part.top; y < part.top + part.height; ++y) {
        const auto* from = reinterpret_cast<const unsigned char*>(bytes.data()) + start + y * stride + part.left * deep;
        for (std::size_t x = 0; x < part.width; ++x, from += deep) {
            *to++ = std::uint32_t{from[0]} << 16 | std::uint32_t{from[1]} << 8 | from[2];
        }
    }
    return picture;
}

/// A hand on a display's keys and pointer.
class Hand {
public:
    Words environment() const { return {m_name, "SDL_VIDEODRIVER=x11"}; }

    /// Presses a key in the program's window; done again by whoever waits for what comes of it.
    void press(const std::string& key) const {
        run({"xdotool", "search", "--name", "Foyer", "windowfocus"}, environment());
        run({"xdotool", "key", key}, environment());
    }

    /// The pointer, pressed at one place and let go at another, by way of some between.
    void drag(double x, double y, double to_x, int steps = 6) const {
        Words words = {"xdotool", "mousemove", at(x), at(y), "mousedown", "1"};
        for (int step = 1; step <= steps; ++step) {
            const Words more = {"mousemove", at(x + (to_x - x) * step / steps), at(y), "sleep", "0.05"};
            words.insert(words.end(), more.begin(), more.end());
        }
        words.insert(words.end(), {"mouseup", "1"});
        run(words, environment());
    }
    void hold(double x, double y) const {
        run({"xdotool", "mousemove", at(x), at(y), "mousedown", "1"}, environment());
    }
    void move(double x, double y) const { run({"xdotool", "mousemove", at(x), at(y)}, environment()); }
    void let_go() const { run({"xdotool", "mouseup", "1"}, environment()); }
    void click(double x, double y) const { run({"xdotool", "mousemove", at(x), at(y), "click", "1"}, environment()); }

protected:
    /// The display that a server says it has opened.
    void take_name(const std::string& said) { m_name = "DISPLAY=:" + lines_of(said).front(); }

private:
    static std::string at(double place) { return std::to_string(static_cast<int>(place)); }

    std::string m_name;
};

class Display : public Hand {
public:
    Display()
        : m_server({"Xvfb", "-displayfd", "1", "-screen", "0", "1280x720x24", "-fbdir", m_folder.path(), "-nolisten",
                    "tcp", "-noreset"}) {
        REQUIRE_MESSAGE(comes_true([this] { return m_server.ended() || contains(m_server.out(), "\n"); }),
                        m_server.err());
        REQUIRE_MESSAGE(!m_server.ended(), m_server.err());
        take_name(m_server.out());
    }

    Picture picture() const { return part({0, 0, display_width, display_height}); }
    Picture part(const Area& area) const {
        return read_dump(m_folder.bytes_of("Xvfb_screen0"), display_width, display_height, area);
    }

private:
    ScratchFolder m_folder;
    Child m_server;
};

/// Something is drawn: many colours, and not most of it black.
inline bool shows_something(const Picture& picture) {
    std::size_t black = 0;
    std::set<std::uint32_t> colours;
    for (const std::uint32_t pixel : picture) {
        black += pixel == 0 ? 1 : 0;
        if (colours.size() < 100) colours.insert(pixel);
    }
    return !picture.empty() && black < picture.size() / 2 && colours.size() >= 20;
}

/// But for the server's own pointer, where no window is.
inline bool is_black(const Picture& picture) {
    const auto black = std::count(picture.begin(), picture.end(), 0U);
    return !picture.empty() && static_cast<double>(black) > 0.995 * static_cast<double>(picture.size());
}

/// The share of pixels in which two pictures differ.
inline double difference(const Picture& a, const Picture& b) {
    if (a.size() != b.size() || a.empty()) return 0;
    std::size_t different = 0;
    for (std::size_t i = 0; i < a.size(); ++i) different += a[i] != b[i] ? 1 : 0;
    return static_cast<double>(different) / static_cast<double>(a.size());
}

/// Presses a key until something comes of it: a window may not have the focus yet.
template <class Condition>
bool pressed_until(const Hand& display, const std::string& key, Condition&& condition) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
        display.press(key);
        if (comes_true(condition, std::chrono::seconds(5))) return true;
    }
    return false;
}

/// What the display shows once nothing moves on it any more.
inline Picture settled(const Display& display) {
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
inline bool can_run(const char* test) {
    for (const char* program : {"Xvfb", "xdotool"}) {
        if (is_installed(program)) continue;
        std::printf("skipped: %s: %s is not installed\n", test, program);
        return false;
    }
    return true;
}

}  // namespace foyer::testing
