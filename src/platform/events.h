// What happens outside: keys, text, pointer and windows as plain values, and the one place that waits for them.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "core/geometry.h"
#include "core/result.h"
#include "platform/descriptor.h"
#include "platform/video_system.h"
#include "platform/window.h"

union SDL_Event;

namespace foyer {

enum class Key {
    other,      ///< one the program has no use for
    character,  ///< KeyEvent::character says which; the keypad's digits too
    left,
    right,
    up,
    down,
    page_up,
    page_down,
    home,
    end,
    enter,
    escape,
    space,
    tab,
    backspace,
    remove,
    insert,
    menu,  ///< the key that opens a menu where the pointer is
    f1,
    f2,
    f3,
    f4,
    f5,
    f6,
    f7,
    f8,
    f9,
    f10,
    f11,
    f12,
};

struct Modifiers {
    bool shift = false, control = false, alt = false;
    constexpr bool operator==(const Modifiers&) const = default;
};

/// A key going down. `character` is what the key writes without modifiers in the user's layout, small letters for
/// letters: Shift+F is {'f', shift}, in layouts without Latin letters too. Signs that need Shift (`?`) stand elsewhere
/// in every layout: take them from TextEvent.
struct KeyEvent {
    WindowId window = 0;
    Key key = Key::other;
    char32_t character = 0;  ///< 0 unless key is `character`
    Modifiers modifiers;
    bool repeat = false;  ///< held down
    bool operator==(const KeyEvent&) const = default;
};

/// A key going up. Keys still down when the window loses the keyboard are let go of there and then.
struct KeyReleased {
    WindowId window = 0;
    Key key = Key::other;
    char32_t character = 0;  ///< as in KeyEvent
    Modifiers modifiers;
    bool operator==(const KeyReleased&) const = default;
};

/// Shift, Control or Alt went down or up; stands in the place of the KeyEvent or KeyReleased of that key.
struct ModifiersChanged {
    WindowId window = 0;
    Modifiers modifiers;  ///< as they are from now on
    bool operator==(const ModifiersChanged&) const = default;
};

/// What was written, UTF-8; follows the KeyEvent of the key that wrote it.
struct TextEvent {
    WindowId window = 0;
    std::string text;
    bool operator==(const TextEvent&) const = default;
};

enum class PointerButton { left, middle, right, other };

/// Places are in device pixels from the drawn area's top left.
struct PointerMoved {
    WindowId window = 0;
    double x = 0, y = 0;
    Modifiers modifiers;
    bool operator==(const PointerMoved&) const = default;
};
/// The pointer is in the window no longer.
struct PointerLeft {
    WindowId window = 0;
    bool operator==(const PointerLeft&) const = default;
};
struct PointerPressed {
    WindowId window = 0;
    double x = 0, y = 0;
    PointerButton button = PointerButton::left;
    int clicks = 1;  ///< 2 at the second of a double click
    Modifiers modifiers;
    bool touch = false;  ///< a finger, not a mouse
    bool operator==(const PointerPressed&) const = default;
};
struct PointerReleased {
    WindowId window = 0;
    double x = 0, y = 0;
    PointerButton button = PointerButton::left;
    Modifiers modifiers;
    bool touch = false;
    bool operator==(const PointerReleased&) const = default;
};
/// A finger on a touch screen, told of beside the pointer that follows it (`touch` in the events above): whoever takes
/// fingers passes those over. Places are in device pixels from the drawn area's top left.
struct FingerEvent {
    enum class Phase { down, moved, up };
    WindowId window = 0;
    std::int64_t finger = 0;  ///< the same from down to up
    Phase phase = Phase::down;
    double x = 0, y = 0;
    bool operator==(const FingerEvent&) const = default;
};
/// In notches, fractions on fine wheels: x to the right, y away from the user.
struct Wheel {
    WindowId window = 0;
    double x = 0, y = 0;
    Modifiers modifiers;
    bool operator==(const Wheel&) const = default;
};

struct Resized {
    WindowId window = 0;
    PixelSize size;  ///< device pixels
    bool operator==(const Resized&) const = default;
};
/// What the window showed is lost and must be drawn again.
struct Exposed {
    WindowId window = 0;
    bool operator==(const Exposed&) const = default;
};
struct CloseRequested {
    WindowId window = 0;
    bool operator==(const CloseRequested&) const = default;
};
struct FocusChanged {
    WindowId window = 0;
    bool focused = false;
    bool operator==(const FocusChanged&) const = default;
};
/// One plugged in, pulled out or turned: list them again.
struct DisplaysChanged {
    bool operator==(const DisplaysChanged&) const = default;
};
/// The system or the user's Ctrl+C in the terminal asks the program to end.
struct Quit {
    bool operator==(const Quit&) const = default;
};
/// Somebody called Events::wake(): results may lie in mailboxes.
struct WakeUp {
    bool operator==(const WakeUp&) const = default;
};

using Event =
    std::variant<KeyEvent, KeyReleased, ModifiersChanged, TextEvent, PointerMoved, PointerLeft, PointerPressed,
                 PointerReleased, FingerEvent, Wheel, Resized, Exposed, CloseRequested, FocusChanged, DisplaysChanged, Quit, WakeUp>;

/// One line, for logs and tests: `key f shift window 1`.
std::string dump(const Event& event);

class Events {
public:
    virtual ~Events() = default;

    /// The next event; sleeps until there is one, or the time is up (nothing). No time given: sleeps on.
    virtual std::optional<Event> wait(std::optional<std::chrono::milliseconds> timeout) = 0;

    /// The next event if one is there already.
    virtual std::optional<Event> poll() = 0;

    /// Ends a wait() with a WakeUp; many calls before it is taken make one. From any thread.
    virtual void wake() = 0;
};

/// Sees every event of SDL's before it is translated, those that have no translation too: for the panel's library.
using RawEventTap = std::function<void(const SDL_Event&)>;

/// Must outlive whatever calls wake(). Main thread only, but for wake().
class SystemEvents final : public Events {
public:
    /// Fails where SDL has no event number left to give.
    static Result<std::unique_ptr<SystemEvents>> create(VideoSystem video, RawEventTap tap = {});

    std::optional<Event> wait(std::optional<std::chrono::milliseconds> timeout) override;
    std::optional<Event> poll() override;
    void wake() override;

private:
    SystemEvents(VideoSystem video, RawEventTap tap, std::uint32_t wake_type, Descriptor bell);
    std::optional<Event> taken(const SDL_Event& event);
    std::optional<Event> owed_wake();
    bool wait_for(SDL_Event& event, std::optional<std::chrono::milliseconds> timeout);
    bool wait_on_connection(SDL_Event& event, std::chrono::steady_clock::time_point until);

    VideoSystem m_video;
    RawEventTap m_tap;
    const std::uint32_t m_wake_type;
    const Descriptor m_bell;  ///< rung by wake(); none where the system has no more to give
    int m_connection = -1;    ///< X11's, once a window has spoken
    const bool m_sdl_sleeps;  ///< SDL's driver can wait without looking again and again
    std::atomic<bool> m_wake_waits{false};
    std::atomic<bool> m_wake_owed{false};  ///< SDL's queue was full when somebody called wake()
    std::mutex m_mutex;
    std::condition_variable m_woken;
};

}  // namespace foyer
