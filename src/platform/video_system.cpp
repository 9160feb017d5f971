#include "platform/video_system.h"

#include <SDL.h>
#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <string_view>

namespace foyer {

struct VideoSystem::State {
    VideoOutput output = VideoOutput::screen;
    std::array<SDL_Cursor*, 7> cursors{};  ///< by CursorShape; null until asked for

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        for (SDL_Cursor* cursor : cursors) {
            if (cursor) SDL_FreeCursor(cursor);
        }
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }
};

namespace {

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value && *value;
}

constexpr std::array<SDL_SystemCursor, 7> system_cursors = {
    SDL_SYSTEM_CURSOR_ARROW,  SDL_SYSTEM_CURSOR_HAND,    SDL_SYSTEM_CURSOR_IBEAM, SDL_SYSTEM_CURSOR_SIZEWE,
    SDL_SYSTEM_CURSOR_SIZENS, SDL_SYSTEM_CURSOR_SIZEALL, SDL_SYSTEM_CURSOR_NO};
static_assert(system_cursors.size() == static_cast<std::size_t>(CursorShape::no) + 1);

/// Which drivers SDL may try. A user's own SDL_VIDEODRIVER goes before ours on a screen, never offscreen.
void choose_driver(VideoOutput output) {
    SDL_ResetHint(SDL_HINT_VIDEODRIVER);
    if (output == VideoOutput::offscreen) {
        SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, "offscreen", SDL_HINT_OVERRIDE);
    } else if (!is_set("SDL_VIDEODRIVER")) {
        // Left alone, SDL falls back to drawing where nobody sees it, and asks Wayland even where that cannot be,
        // which then complains on standard error.
        const bool may_be_wayland = is_set("WAYLAND_DISPLAY") || is_set("XDG_RUNTIME_DIR");
        SDL_SetHint(SDL_HINT_VIDEODRIVER, may_be_wayland ? "x11,wayland,KMSDRM" : "x11,KMSDRM");
    }
}

void set_hints() {
    // A projector's window stays up when the console takes the keyboard.
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    // SDL would switch the desktop's compositor off for any window, an edit window too.
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_APP_NAME, "Foyer");
}

}  // namespace

Result<VideoSystem> VideoSystem::create(VideoOutput output) {
    static std::weak_ptr<State> living;
    if (std::shared_ptr<State> state = living.lock()) {
        if (state->output == output) return VideoSystem(std::move(state));
        return Error{"video is in use already, and cannot be on a screen and offscreen at once"};
    }
    choose_driver(output);
    set_hints();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        if (output == VideoOutput::offscreen) {
            return Error{fmt::format("SDL cannot draw offscreen here: {}", SDL_GetError())};
        }
        return Error{
            fmt::format("there is no display to open a window on (SDL: {}); foyer export needs none", SDL_GetError())};
    }
    auto state = std::make_shared<State>();
    state->output = output;
    living = state;
    return VideoSystem(std::move(state));
}

VideoOutput VideoSystem::output() const { return m_state->output; }

std::string VideoSystem::driver() const {
    const char* name = SDL_GetCurrentVideoDriver();
    return name ? name : "";
}

void VideoSystem::set_screen_saver(ScreenSaver state) {
    if (state == ScreenSaver::allowed)
        SDL_EnableScreenSaver();
    else
        SDL_DisableScreenSaver();
}

void VideoSystem::set_cursor(CursorShape shape) {
    SDL_ShowCursor(shape == CursorShape::hidden ? SDL_DISABLE : SDL_ENABLE);
    if (shape == CursorShape::hidden) return;
    const auto index = static_cast<std::size_t>(shape);
    SDL_Cursor*& cursor = m_state->cursors[index];
    if (!cursor) cursor = SDL_CreateSystemCursor(system_cursors[index]);
    // SDL is asked what it shows, for others may have changed it; setting the same again would draw it anew.
    if (cursor && SDL_GetCursor() != cursor) SDL_SetCursor(cursor);
}

}  // namespace foyer
