// A window with a GL context, or a context alone where there is no display. What is drawn in it is render/'s affair.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/geometry.h"
#include "core/result.h"
#include "platform/video_system.h"

struct SDL_Window;

namespace foyer {

/// As a wish, `any` is GL 3.3 core and, where that is not to be had, GLES 3.0. As an answer it is never `any`.
enum class GraphicsApi { any, gl33, gles30 };
std::string_view to_string(GraphicsApi api);

/// With two windows, one waits for the display and the other does not: two waits would halve the frame rate.
enum class VerticalSync { on, off };

struct WindowOptions {
    std::string title;
    PixelSize size{1280, 720};  ///< as the desktop counts: where it scales, pixel_size() is greater
    bool fullscreen = false;
    bool resizable = true;
    bool hidden = false;  ///< until show()
    int display = 0;      ///< index, as Displays lists them; one that is not there is the first
    PixelRect place{};    ///< of the desktop that it fills, without borders; empty: where the system puts it
    GraphicsApi preferred = GraphicsApi::any;
    VerticalSync vertical_sync = VerticalSync::on;  ///< never waits offscreen
};

/// SDL's number for a window; never used twice while SDL's video runs.
using WindowId = std::uint32_t;

/// Owns the window, and shares the context with windows made by create_sharing(). Everything made in the context must
/// be gone before its last window. Main thread only.
class Window {
public:
    /// No multisampling, no alpha, no depth: the page is drawn in layers. The context is current afterwards. The error
    /// says what was asked for and what SDL answered.
    static Result<Window> create(const VideoSystem& video, const WindowOptions& options);

    /// A second window that `first`'s context draws in too (call make_current() on the one to draw in). `preferred` is
    /// passed over. `first` stays current.
    static Result<Window> create_sharing(Window& first, const WindowOptions& options);

    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;
    ~Window();

    WindowId id() const;
    GraphicsApi api() const;
    PixelSize pixel_size() const;  ///< of what is drawn to, in device pixels
    bool is_fullscreen() const;

    /// Device pixels for 1/96 inch, as interface_scale() finds it for the display the window stands on now; FOYER_SCALE
    /// in the environment goes before. Asks the system: once when the window opens, moves or is resized will do.
    double scale() const;

    Status make_current();
    void swap();
    void show();
    void hide();
    void set_title(const std::string& title);

    /// What the pointer looks like from now on, in every window of the program.
    void set_cursor(CursorShape shape);

    /// The whole of the display it stands on, at the desktop's own resolution. An error leaves it as it was.
    Status set_fullscreen(bool fullscreen);
    void move_to_display(int display);
    /// Fills a part of the desktop, without borders.
    void fill(PixelRect place);

    /// As far as the window system lets it, no key and no pointer gets out of the window, and none of its own keys (Alt+F4,
    /// Alt+Tab) are acted on; it stands over all others. Again whenever the keyboard was lost.
    void lock_in();

    /// For the libraries that draw the panel; they live as long as the window.
    SDL_Window* native_window() const;
    void* native_context() const;

private:
    struct State;
    explicit Window(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// What a desktop says of a window and its display.
struct ScaleFacts {
    double pixels_per_unit = 1;  ///< device pixels for one unit of the desktop; above 1 the desktop scales by itself
    double dots_per_inch = 0;    ///< of the display; 0 where unknown
    int display_width = 0;       ///< device pixels
};

/// Device pixels for 1/96 inch, 1 to 4. `wish` (a number, as FOYER_SCALE holds it) goes before all, and is passed over
/// where it is none. Then what the desktop scales by; then the display's density, rounded down to a quarter. A display
/// that claims to be under eight inches wide, or a density no screen has, is not believed: projectors tell such things.
double interface_scale(const ScaleFacts& facts, std::string_view wish);

/// A context and a hidden one-pixel window offscreen: for export, and for tests.
Result<Window> create_headless(GraphicsApi preferred = GraphicsApi::any);

}  // namespace foyer
