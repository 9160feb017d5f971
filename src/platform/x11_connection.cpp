#include "platform/x11_connection.h"

#include <SDL.h>
#include <SDL_syswm.h>

namespace foyer {

int x11_connection([[maybe_unused]] SDL_Window* window) {
#ifdef SDL_VIDEO_DRIVER_X11
    SDL_SysWMinfo about{};
    SDL_VERSION(&about.version);
    if (window == nullptr || SDL_GetWindowWMInfo(window, &about) != SDL_TRUE || about.subsystem != SDL_SYSWM_X11)
        return -1;
    return ConnectionNumber(about.info.x11.display);
#else
    return -1;
#endif
}

}  // namespace foyer
