#include "platform/displays.h"

#include <SDL.h>
#include <fmt/format.h>

namespace foyer {

Result<std::vector<Display>> SystemDisplays::list() const {
    std::vector<Display> displays;
    const int count = SDL_GetNumVideoDisplays();
    for (int index = 0; index < count; ++index) {
        SDL_Rect bounds{};
        if (SDL_GetDisplayBounds(index, &bounds) != 0) continue;  // unplugged while we look
        Display display;
        display.index = index;
        if (const char* name = SDL_GetDisplayName(index)) display.name = name;
        display.bounds = {bounds.x, bounds.y, bounds.w, bounds.h};
        float dots_an_inch = 0;
        if (SDL_GetDisplayDPI(index, &dots_an_inch, nullptr, nullptr) == 0 && dots_an_inch > 0) {
            display.scale = static_cast<double>(dots_an_inch) / 96.0;
        }
        SDL_DisplayMode mode{};
        if (SDL_GetDesktopDisplayMode(index, &mode) == 0) display.refresh_hertz = mode.refresh_rate;
        displays.push_back(std::move(display));
    }
    if (displays.empty()) return Error{fmt::format("no display is found (SDL: {})", SDL_GetError())};
    return displays;
}

}  // namespace foyer
