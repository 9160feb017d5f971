#include "platform/window.h"

#include <SDL.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace foyer {
namespace {

struct DestroyWindow {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};
using WindowHandle = std::unique_ptr<SDL_Window, DestroyWindow>;

/// The context, and a hold on the GL library: SDL unloads that with the last window, and a context is not always gone
/// by then.
struct Context {
    SDL_GLContext handle = nullptr;
    GraphicsApi api = GraphicsApi::gl33;

    explicit Context(GraphicsApi made_api) : api(made_api) {}
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() {
        if (!handle) return;
        SDL_GL_DeleteContext(handle);
        SDL_GL_UnloadLibrary();
    }
};

void ask_for(GraphicsApi api) {
    const bool embedded = api == GraphicsApi::gles30;
    SDL_GL_ResetAttributes();
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK,
                        embedded ? SDL_GL_CONTEXT_PROFILE_ES : SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, embedded ? 0 : 3);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    for (const SDL_GLattr unused : {SDL_GL_ALPHA_SIZE, SDL_GL_DEPTH_SIZE, SDL_GL_STENCIL_SIZE,
                                    SDL_GL_MULTISAMPLEBUFFERS, SDL_GL_MULTISAMPLESAMPLES}) {
        SDL_GL_SetAttribute(unused, 0);
    }
}

WindowHandle open_window(const WindowOptions& options) {
    Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI;
    if (options.hidden) flags |= SDL_WINDOW_HIDDEN;
    if (options.resizable) flags |= SDL_WINDOW_RESIZABLE;
    if (options.fullscreen) flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    if (const PixelRect& place = options.place; !place.empty()) {
        return WindowHandle(SDL_CreateWindow(options.title.c_str(), place.x, place.y, place.width, place.height, flags | SDL_WINDOW_BORDERLESS));
    }
    const int displays = SDL_GetNumVideoDisplays();
    const unsigned display =
        options.display > 0 && options.display < displays ? static_cast<unsigned>(options.display) : 0;
    const auto centred = static_cast<int>(SDL_WINDOWPOS_CENTERED_DISPLAY(display));
    return WindowHandle(
        SDL_CreateWindow(options.title.c_str(), centred, centred, options.size.width, options.size.height, flags));
}

/// Acts on the current window. Late frames shown at once (-1) beat waiting for the next refresh, where it can be had.
void set_swap_interval(VideoOutput output, VerticalSync sync) {
    if (output == VideoOutput::offscreen || sync == VerticalSync::off)
        SDL_GL_SetSwapInterval(0);
    else if (SDL_GL_SetSwapInterval(-1) != 0 && SDL_GL_SetSwapInterval(1) != 0)
        SDL_GL_SetSwapInterval(0);
}

}  // namespace

/// Members go in reverse: the window (SDL lets go of the context first), the context, the video.
struct Window::State {
    VideoSystem video;
    std::shared_ptr<Context> context;
    WindowHandle window;
};

Window::Window(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

std::string_view to_string(GraphicsApi api) {
    switch (api) {
        case GraphicsApi::any: return "GL 3.3 or GLES 3.0";
        case GraphicsApi::gl33: return "GL 3.3";
        case GraphicsApi::gles30: return "GLES 3.0";
    }
    return "";
}

Result<Window> Window::create(const VideoSystem& video, const WindowOptions& options) {
    std::string refusals;
    for (const GraphicsApi api : {GraphicsApi::gl33, GraphicsApi::gles30}) {
        if (options.preferred != GraphicsApi::any && options.preferred != api) continue;
        ask_for(api);
        auto state = std::make_unique<State>(State{video, std::make_shared<Context>(api), open_window(options)});
        if (state->window && SDL_GL_LoadLibrary(nullptr) == 0) {
            state->context->handle = SDL_GL_CreateContext(state->window.get());
            if (state->context->handle) {
                set_swap_interval(video.output(), options.vertical_sync);
                return Window(std::move(state));
            }
            SDL_GL_UnloadLibrary();
        }
        refusals += fmt::format("{}{}: {}", refusals.empty() ? "" : "; ", to_string(api), SDL_GetError());
    }
    return Error{fmt::format("this machine gives no graphics to draw with: {} is needed (SDL on {})",
                             to_string(options.preferred), refusals)};
}

Result<Window> Window::create_sharing(Window& first, const WindowOptions& options) {
    ask_for(first.api());
    auto state = std::make_unique<State>(State{first.m_state->video, first.m_state->context, open_window(options)});
    if (!state->window) return Error{fmt::format("a second window cannot be opened (SDL: {})", SDL_GetError())};
    Window second(std::move(state));
    if (Status current = second.make_current(); !current) return current.error();
    set_swap_interval(second.m_state->video.output(), options.vertical_sync);
    if (Status current = first.make_current(); !current) return current.error();
    return second;
}

WindowId Window::id() const { return SDL_GetWindowID(m_state->window.get()); }
GraphicsApi Window::api() const { return m_state->context->api; }

PixelSize Window::pixel_size() const {
    PixelSize size;
    SDL_GL_GetDrawableSize(m_state->window.get(), &size.width, &size.height);
    return size;
}

bool Window::is_fullscreen() const { return (SDL_GetWindowFlags(m_state->window.get()) & SDL_WINDOW_FULLSCREEN) != 0; }

Status Window::make_current() {
    if (SDL_GL_MakeCurrent(m_state->window.get(), m_state->context->handle) == 0) return success();
    return Error{fmt::format("the window cannot be drawn in (SDL: {})", SDL_GetError())};
}

void Window::set_cursor(CursorShape shape) { m_state->video.set_cursor(shape); }

double Window::scale() const {
    SDL_Window* window = m_state->window.get();
    ScaleFacts facts;
    int units = 0;
    SDL_GetWindowSize(window, &units, nullptr);
    if (units > 0) facts.pixels_per_unit = static_cast<double>(pixel_size().width) / units;
    const int display = std::max(0, SDL_GetWindowDisplayIndex(window));
    float dots_per_inch = 0;
    if (SDL_GetDisplayDPI(display, &dots_per_inch, nullptr, nullptr) == 0) {
        facts.dots_per_inch = static_cast<double>(dots_per_inch);
    }
    SDL_DisplayMode mode{};
    if (SDL_GetDesktopDisplayMode(display, &mode) == 0) facts.display_width = mode.w;
    const char* wish = std::getenv("FOYER_SCALE");
    return interface_scale(facts, wish ? wish : "");
}

void Window::swap() { SDL_GL_SwapWindow(m_state->window.get()); }
void Window::show() { SDL_ShowWindow(m_state->window.get()); }
void Window::hide() { SDL_HideWindow(m_state->window.get()); }
void Window::set_title(const std::string& title) { SDL_SetWindowTitle(m_state->window.get(), title.c_str()); }

Status Window::set_fullscreen(bool fullscreen) {
    if (SDL_SetWindowFullscreen(m_state->window.get(), fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0) == 0) {
        return success();
    }
    return Error{fmt::format("the window cannot {} (SDL: {})", fullscreen ? "fill the screen" : "leave full screen",
                             SDL_GetError())};
}

void Window::move_to_display(int display) {
    // SDL moves no window that fills a screen: it leaves the one, and fills the other.
    SDL_Window* window = m_state->window.get();
    const bool fullscreen = is_fullscreen();
    if (fullscreen) SDL_SetWindowFullscreen(window, 0);
    const auto centred = static_cast<int>(SDL_WINDOWPOS_CENTERED_DISPLAY(static_cast<unsigned>(display)));
    SDL_Rect screen{};
    PixelSize size;
    SDL_GetWindowSize(window, &size.width, &size.height);
    if (SDL_GetDisplayBounds(display, &screen) == 0) {
        // Where no window manager makes it fill the screen, it does so by its size; else it stays within the screen.
        const auto within = [](int now, int all) { return std::min(now, all * 9 / 10); };
        size = fullscreen ? PixelSize{screen.w, screen.h} : PixelSize{within(size.width, screen.w), within(size.height, screen.h)};
        SDL_SetWindowSize(window, size.width, size.height);
    }
    SDL_SetWindowPosition(window, centred, centred);
    if (fullscreen) SDL_SetWindowFullscreen(window, SDL_WINDOW_FULLSCREEN_DESKTOP);
}

void Window::fill(PixelRect place) {
    SDL_Window* window = m_state->window.get();
    SDL_SetWindowBordered(window, SDL_FALSE);
    SDL_SetWindowPosition(window, place.x, place.y);
    SDL_SetWindowSize(window, place.width, place.height);
}

void Window::lock_in() {
    SDL_Window* window = m_state->window.get();
    SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
    SDL_SetHint(SDL_HINT_WINDOWS_NO_CLOSE_ON_ALT_F4, "1");
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    SDL_SetWindowAlwaysOnTop(window, SDL_TRUE);
    SDL_RaiseWindow(window);
    SDL_SetWindowKeyboardGrab(window, SDL_TRUE);
    SDL_SetWindowMouseGrab(window, SDL_TRUE);
}

SDL_Window* Window::native_window() const { return m_state->window.get(); }
void* Window::native_context() const { return m_state->context->handle; }

double interface_scale(const ScaleFacts& facts, std::string_view wish) {
    constexpr double least = 1, greatest = 4;
    double wished = 0;
    const auto [end, error] = std::from_chars(wish.data(), wish.data() + wish.size(), wished);
    if (error == std::errc() && end == wish.data() + wish.size() && wished > 0) {
        return std::clamp(wished, least, greatest);
    }
    // The user has set a scaling desktop to their liking: its density would count the same thing twice.
    if (facts.pixels_per_unit > 1.01) return std::clamp(facts.pixels_per_unit, least, greatest);
    constexpr double densest = 600, narrowest_inches = 8;
    const double density = facts.dots_per_inch;
    const bool believable = density > 0 && density <= densest && facts.display_width >= narrowest_inches * density;
    return believable ? std::clamp(std::floor(density / 96 * 4) / 4, least, greatest) : 1;
}

Result<Window> create_headless(GraphicsApi preferred) {
    const Result<VideoSystem> video = VideoSystem::create(VideoOutput::offscreen);
    if (!video) return video.error();
    WindowOptions options;
    options.size = {1, 1};
    options.resizable = false;
    options.hidden = true;
    options.preferred = preferred;
    return Window::create(*video, options);
}

}  // namespace foyer
