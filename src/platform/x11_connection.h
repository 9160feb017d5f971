// The connection that X11's events come by, for whoever sleeps on it.
#pragma once

struct SDL_Window;

namespace foyer {

/// Its file descriptor, SDL's as long as video runs; -1 where the window is not on X11.
int x11_connection(SDL_Window* window);

}  // namespace foyer
