// The screen of a kiosk: a display that may not be there yet, its window, and what comes from it. Passed in.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "platform/displays.h"
#include "platform/events.h"
#include "platform/video_system.h"
#include "platform/window.h"

namespace foyer {

class KioskScreen : public Events {
public:
    /// A window that fills the display, locked in and without a cursor, its context current. Fails as long as there is no display; may be
    /// asked again at any time.
    virtual Status open() = 0;
    /// Gives window and display back.
    virtual void close() = 0;
    /// None while it is closed.
    virtual Window* window() = 0;
    /// The display the window stands on is still there; else it is to be closed.
    virtual bool is_there() = 0;
};

struct ScreenWishes {
    std::string display;            ///< by name; the first where there is none of that name
    std::optional<PixelSize> size;  ///< a window of this size, not the whole display: for tests
    GraphicsApi preferred = GraphicsApi::any;
    std::filesystem::path listed;  ///< a file of displays, as FOYER_DISPLAYS names it
};

/// Starts SDL's video when there is a display, and ends it with that.
class SystemKioskScreen final : public KioskScreen {
public:
    /// `files` outlives it.
    SystemKioskScreen(ScreenWishes wishes, const Files& files) : m_wishes(std::move(wishes)), m_files(files) {}
    ~SystemKioskScreen() override;

    Status open() override;
    void close() override;
    Window* window() override { return m_window ? &*m_window : nullptr; }
    bool is_there() override;

    /// Sleeps without a display too.
    std::optional<Event> wait(std::optional<std::chrono::milliseconds> timeout) override;
    std::optional<Event> poll() override;
    void wake() override;

private:
    Result<std::vector<Display>> displays() const;

    const ScreenWishes m_wishes;
    const Files& m_files;
    std::mutex m_mutex;  ///< over `m_events` and `m_wakened`, for wake() comes from anywhere
    std::condition_variable m_changed;
    bool m_wakened = false;
    std::optional<VideoSystem> m_video;
    std::shared_ptr<SystemEvents> m_events;
    std::optional<Window> m_window;
    std::optional<Display> m_on;
};

/// A screen that nobody sees, and what comes from it out of a queue: for simulated time, and tests. Waiting never
/// sleeps.
class OffscreenKioskScreen final : public KioskScreen {
public:
    explicit OffscreenKioskScreen(PixelSize size, GraphicsApi preferred = GraphicsApi::any)
        : m_size(size), m_preferred(preferred) {}

    void push(Event event) { m_queue.push_back(std::move(event)); }
    /// As if the display were pulled out, or plugged in again.
    void plug(bool in) { m_plugged = in; }
    int opened() const { return m_opened; }  ///< how often

    Status open() override;
    void close() override { m_window.reset(); }
    Window* window() override { return m_window ? &*m_window : nullptr; }
    bool is_there() override { return m_plugged; }
    std::optional<Event> wait(std::optional<std::chrono::milliseconds>) override { return poll(); }
    std::optional<Event> poll() override;
    void wake() override {}

private:
    const PixelSize m_size;
    const GraphicsApi m_preferred;
    bool m_plugged = true;
    int m_opened = 0;
    std::deque<Event> m_queue;
    std::optional<Window> m_window;
};

}  // namespace foyer
