// SDL's events as ours. A header of its own for the tests' sake.
#pragma once

#include <optional>

#include "platform/events.h"

namespace foyer {

/// Device pixels for one of the window's own units, by which SDL counts the pointer's place.
struct PixelScale {
    double x = 1, y = 1;
};

/// Nothing for what the program has no use for. Wake-ups are not known here.
std::optional<Event> translate(const SDL_Event& event, PixelScale scale);

/// The window an event of the pointer is in; 0 for other events.
WindowId pointer_window(const SDL_Event& event);

}  // namespace foyer
