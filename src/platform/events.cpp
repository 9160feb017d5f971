#include "platform/events.h"

#include <SDL.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <array>

#include "core/text.h"
#include "platform/event_translation.h"
#include "platform/x11_connection.h"

namespace foyer {
namespace {

PixelScale scale_of(WindowId id) {
    SDL_Window* window = SDL_GetWindowFromID(id);
    if (!window) return {};
    PixelSize units, pixels;
    SDL_GetWindowSize(window, &units.width, &units.height);
    SDL_GL_GetDrawableSize(window, &pixels.width, &pixels.height);
    if (units.empty() || pixels.empty()) return {};
    return {static_cast<double>(pixels.width) / units.width, static_cast<double>(pixels.height) / units.height};
}

constexpr std::array<const char*, 30> key_names = {
    "other", "character", "left",  "right", "up",        "down",   "page up", "page down", "home", "end",
    "enter", "escape",    "space", "tab",   "backspace", "delete", "insert",  "menu",      "f1",   "f2",
    "f3",    "f4",        "f5",    "f6",    "f7",        "f8",     "f9",      "f10",       "f11",  "f12"};
static_assert(key_names.size() == static_cast<std::size_t>(Key::f12) + 1);

constexpr std::array<const char*, 4> button_names = {"left", "middle", "right", "other"};

/// SDL_PollEvent() would do, but for a mark it leaves in its queue: it may say that there is nothing where there is.
bool take_next(SDL_Event& event) {
    const auto take = [&event] { return SDL_PeepEvents(&event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1; };
    if (take()) return true;
    SDL_PumpEvents();
    return take();
}

std::string words(Modifiers modifiers) {
    return fmt::format("{}{}{}", modifiers.control ? " control" : "", modifiers.alt ? " alt" : "",
                       modifiers.shift ? " shift" : "");
}

std::string name_of(Key key, char32_t character) {
    std::string name;
    if (key != Key::character)
        name = key_names[static_cast<std::size_t>(key)];
    else
        append_utf8(name, character);
    return name;
}

struct Dump {
    std::string operator()(const KeyEvent& e) const {
        return fmt::format("key {}{}{} window {}", name_of(e.key, e.character), words(e.modifiers),
                           e.repeat ? " repeat" : "", e.window);
    }
    std::string operator()(const KeyReleased& e) const {
        return fmt::format("key up {}{} window {}", name_of(e.key, e.character), words(e.modifiers), e.window);
    }
    std::string operator()(const ModifiersChanged& e) const {
        return fmt::format("modifiers{} window {}", e.modifiers == Modifiers{} ? " none" : words(e.modifiers),
                           e.window);
    }
    std::string operator()(const TextEvent& e) const { return fmt::format("text {} window {}", e.text, e.window); }
    std::string operator()(const PointerMoved& e) const {
        return fmt::format("moved {:g},{:g}{} window {}", e.x, e.y, words(e.modifiers), e.window);
    }
    std::string operator()(const PointerLeft& e) const { return fmt::format("left window {}", e.window); }
    std::string operator()(const PointerPressed& e) const {
        return fmt::format("pressed {} {:g},{:g} clicks {}{} window {}",
                           button_names[static_cast<std::size_t>(e.button)], e.x, e.y, e.clicks, words(e.modifiers),
                           e.window);
    }
    std::string operator()(const PointerReleased& e) const {
        return fmt::format("released {} {:g},{:g}{} window {}", button_names[static_cast<std::size_t>(e.button)], e.x,
                           e.y, words(e.modifiers), e.window);
    }
    std::string operator()(const FingerEvent& e) const {
        constexpr std::array<const char*, 3> phases = {"down", "moved", "up"};
        return fmt::format("finger {} {} {:g},{:g} window {}", e.finger, phases[static_cast<std::size_t>(e.phase)], e.x, e.y, e.window);
    }
    std::string operator()(const Wheel& e) const {
        return fmt::format("wheel {:g},{:g}{} window {}", e.x, e.y, words(e.modifiers), e.window);
    }
    std::string operator()(const Resized& e) const {
        return fmt::format("resized {}x{} window {}", e.size.width, e.size.height, e.window);
    }
    std::string operator()(const Exposed& e) const { return fmt::format("exposed window {}", e.window); }
    std::string operator()(const CloseRequested& e) const { return fmt::format("close window {}", e.window); }
    std::string operator()(const FocusChanged& e) const {
        return fmt::format("focus {} window {}", e.focused ? "gained" : "lost", e.window);
    }
    std::string operator()(const DisplaysChanged&) const { return "displays changed"; }
    std::string operator()(const Quit&) const { return "quit"; }
    std::string operator()(const WakeUp&) const { return "wake up"; }
};

}  // namespace

std::string dump(const Event& event) { return std::visit(Dump{}, event); }

Result<std::unique_ptr<SystemEvents>> SystemEvents::create(VideoSystem video, RawEventTap tap) {
    // SDL gives numbers out and never takes one back: the process asks once.
    static const std::uint32_t wake_type = SDL_RegisterEvents(1);
    if (wake_type == static_cast<std::uint32_t>(-1)) return Error{"SDL has no event number left for wake-ups"};
    Descriptor bell(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    return std::unique_ptr<SystemEvents>(new SystemEvents(std::move(video), std::move(tap), wake_type, std::move(bell)));
}

SystemEvents::SystemEvents(VideoSystem video, RawEventTap tap, std::uint32_t wake_type, Descriptor bell)
    : m_video(std::move(video)),
      m_tap(std::move(tap)),
      m_wake_type(wake_type),
      m_bell(std::move(bell)),
      m_sdl_sleeps(m_video.driver() != "offscreen" && m_video.driver() != "dummy") {}

std::optional<Event> SystemEvents::taken(const SDL_Event& event) {
    if (event.type == m_wake_type) {
        m_wake_waits = false;
        return WakeUp{};
    }
    if (m_tap) m_tap(event);
    if (event.type == SDL_WINDOWEVENT && m_connection < 0 && m_bell.ok()) {
        m_connection = x11_connection(SDL_GetWindowFromID(event.window.windowID));
    }
    const WindowId window = pointer_window(event);
    return translate(event, window ? scale_of(window) : PixelScale{});
}

std::optional<Event> SystemEvents::owed_wake() {
    if (!m_wake_owed.exchange(false)) return std::nullopt;
    m_wake_waits = false;
    return WakeUp{};
}

std::optional<Event> SystemEvents::poll() {
    SDL_Event event;
    while (take_next(event)) {
        if (auto translated = taken(event)) return translated;
    }
    return owed_wake();
}

/// On X11 we sleep by ourselves. SDL's own sleep is ended by a message that it sends to one of its windows, by a connection
/// of its own: where the window is gone before the server comes to that message, the server ends the program for it.
bool SystemEvents::wait_on_connection(SDL_Event& event, std::chrono::steady_clock::time_point until) {
    using std::chrono::steady_clock;
    for (;;) {
        // Looking takes all there is off the connection, so that nothing waits behind a poll.
        if (take_next(event)) return true;
        const auto now = steady_clock::now();
        if (now >= until) return false;
        constexpr std::chrono::hours longest(1);
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(std::min<steady_clock::duration>(until - now, longest));
        std::array<pollfd, 2> on = {{{m_connection, POLLIN, 0}, {m_bell.number(), POLLIN, 0}}};
        const int ready = ::poll(on.data(), on.size(), static_cast<int>(left.count()));
        if (ready > 0 && (on[1].revents & POLLIN) != 0) {
            eventfd_t rung = 0;
            ::eventfd_read(m_bell.number(), &rung);
        }
        // A server that is gone is SDL's to notice.
        if (ready > 0 && (on[0].revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) m_connection = -1;
        if (m_connection < 0) return take_next(event);
    }
}

/// Sleeps until SDL has an event, or the time is up (false).
bool SystemEvents::wait_for(SDL_Event& event, std::optional<std::chrono::milliseconds> timeout) {
    using std::chrono::steady_clock;
    const auto until = timeout ? steady_clock::now() + *timeout : steady_clock::time_point::max();
    if (m_connection >= 0) return wait_on_connection(event, until);
    if (m_sdl_sleeps) {
        if (!timeout) return SDL_WaitEvent(&event) != 0;
        return SDL_WaitEventTimeout(&event, static_cast<int>(std::clamp<long long>(timeout->count(), 0, 1 << 30))) != 0;
    }
    // Where there is no display SDL cannot sleep, and looks a thousand times a second (2.26: 2.4 % of a core). What
    // comes there is our own wake-ups, and signals, which may take a moment.
    constexpr std::chrono::milliseconds moment(50);
    for (;;) {
        if (take_next(event)) return true;
        const auto now = steady_clock::now();
        if (now >= until) return false;
        std::unique_lock lock(m_mutex);
        m_woken.wait_until(lock, std::min(until, now + moment), [this] { return m_wake_waits.load(); });
    }
}

std::optional<Event> SystemEvents::wait(std::optional<std::chrono::milliseconds> timeout) {
    using std::chrono::steady_clock;
    const auto until = timeout ? steady_clock::now() + *timeout : steady_clock::time_point::max();
    SDL_Event event;
    for (;;) {
        if (auto wake_up = owed_wake()) return wake_up;
        // Rounded up: a wait that ends just short of its time would be called again at once, and turn.
        const auto left = timeout
                              ? std::optional(std::chrono::ceil<std::chrono::milliseconds>(until - steady_clock::now()))
                              : std::nullopt;
        if (!wait_for(event, left)) return std::nullopt;
        if (auto translated = taken(event)) return translated;
    }
}

void SystemEvents::wake() {
    if (m_wake_waits.exchange(true)) return;
    SDL_Event event{};
    event.type = m_wake_type;
    if (SDL_PushEvent(&event) < 0) {
        // The queue is full. The main thread has much to take, and is told when it comes by; unless it took all of it
        // just now, and then there is room.
        m_wake_owed = true;
        SDL_PushEvent(&event);
    }
    { const std::scoped_lock lock(m_mutex); }  // whoever looked before the event stood there is asleep by now
    m_woken.notify_one();
    if (m_bell.ok()) ::eventfd_write(m_bell.number(), 1);
}

}  // namespace foyer
