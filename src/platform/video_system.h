// SDL's video, started once and ended with the last that uses it. Main thread only, like all that rests on it.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "core/result.h"

namespace foyer {

/// What the pointer looks like; `resize_across` has arrows to the left and right, `resize_down` up and down; `hidden` is none.
enum class CursorShape { arrow, hand, text, resize_across, resize_down, resize_all, no, hidden };

/// `offscreen` needs no display: export and tests draw there.
enum class VideoOutput { screen, offscreen };

/// A share in SDL's video; copies are cheap, and the last to go ends it.
class VideoSystem {
public:
    /// A second call while one lives gives a share in the same; asking then for the other output is an error, for SDL
    /// has one video driver at a time.
    static Result<VideoSystem> create(VideoOutput output);

    VideoOutput output() const;
    std::string driver() const;  ///< SDL's name for it: `x11`, `wayland`, `offscreen` …

    /// Keeps the screen from blanking while showing; off at the start.
    enum class ScreenSaver { allowed, held_off };
    void set_screen_saver(ScreenSaver state);

    /// The desktop's own cursors, each made when first asked for; where it has none of that shape nothing changes.
    void set_cursor(CursorShape shape);

private:
    struct State;
    explicit VideoSystem(std::shared_ptr<State> state) : m_state(std::move(state)) {}
    std::shared_ptr<State> m_state;
};

}  // namespace foyer
