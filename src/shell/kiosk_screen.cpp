#include "shell/kiosk_screen.h"

#include <algorithm>

#include "shell/display_book.h"

namespace foyer {

SystemKioskScreen::~SystemKioskScreen() { close(); }

Result<std::vector<Display>> SystemKioskScreen::displays() const {
    auto found =
        m_wishes.listed.empty() ? SystemDisplays(*m_video).list() : ListedDisplays(m_wishes.listed, m_files).list();
    return found ? Result<std::vector<Display>>(told_apart(std::move(*found))) : found.error();
}

Status SystemKioskScreen::open() {
    close();
    const auto give_up = [this](Error error) -> Status {
        close();
        return error;
    };
    auto video = VideoSystem::create(VideoOutput::screen);
    if (!video) return video.error();
    m_video = std::move(*video);
    m_video->set_screen_saver(VideoSystem::ScreenSaver::held_off);
    auto events = SystemEvents::create(*m_video);
    if (!events) return give_up(events.error());
    const auto plugged = displays();
    if (!plugged) return give_up(plugged.error());
    const auto named = std::find_if(plugged->begin(), plugged->end(),
                                    [this](const Display& display) { return display.name == m_wishes.display; });
    const Display& on = named != plugged->end() ? *named : plugged->front();

    WindowOptions options;
    options.title = "Foyer";
    options.display = on.index;
    options.size = m_wishes.size.value_or(PixelSize{on.bounds.width, on.bounds.height});
    options.fullscreen = !m_wishes.size && !on.part;
    options.resizable = false;
    options.preferred = m_wishes.preferred;
    // Without a window manager, as under a bare server, a borderless window at its place is the full screen.
    if (!m_wishes.size && on.part) options.place = on.bounds;
    auto window = Window::create(*m_video, options);
    if (!window) return give_up(window.error());
    m_window = std::move(*window);
    m_window->set_cursor(CursorShape::hidden);
    m_window->lock_in();
    m_on = on;
    const std::scoped_lock lock(m_mutex);
    m_events = std::move(*events);
    return success();
}

void SystemKioskScreen::close() {
    m_window.reset();
    {
        const std::scoped_lock lock(m_mutex);
        m_events.reset();
    }
    m_on.reset();
    m_video.reset();
}

bool SystemKioskScreen::is_there() {
    if (!m_window || !m_on) return false;
    const auto plugged = displays();
    if (!plugged) return false;
    return std::any_of(plugged->begin(), plugged->end(), [this](const Display& display) {
        return display.name == m_on->name && display.bounds == m_on->bounds;
    });
}

std::optional<Event> SystemKioskScreen::wait(std::optional<std::chrono::milliseconds> timeout) {
    if (m_events) return m_events->wait(timeout);
    std::unique_lock lock(m_mutex);
    const auto wakened = [this] { return m_wakened; };
    if (timeout)
        m_changed.wait_for(lock, *timeout, wakened);
    else
        m_changed.wait(lock, wakened);
    if (!std::exchange(m_wakened, false)) return std::nullopt;
    return WakeUp{};
}

std::optional<Event> SystemKioskScreen::poll() { return m_events ? m_events->poll() : std::nullopt; }

void SystemKioskScreen::wake() {
    {
        const std::scoped_lock lock(m_mutex);
        if (m_events) return m_events->wake();
        m_wakened = true;
    }
    m_changed.notify_one();
}

Status OffscreenKioskScreen::open() {
    m_window.reset();
    if (!m_plugged) return Error{"there is no display"};
    auto video = VideoSystem::create(VideoOutput::offscreen);
    if (!video) return video.error();
    WindowOptions options;
    options.title = "Foyer";
    options.size = m_size;
    options.preferred = m_preferred;
    auto window = Window::create(*video, options);
    if (!window) return window.error();
    m_window = std::move(*window);
    m_window->set_cursor(CursorShape::hidden);
    ++m_opened;
    return success();
}

std::optional<Event> OffscreenKioskScreen::poll() {
    if (m_queue.empty()) return std::nullopt;
    Event event = std::move(m_queue.front());
    m_queue.pop_front();
    return event;
}

}  // namespace foyer
