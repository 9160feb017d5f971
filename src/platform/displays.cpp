#include "platform/displays.h"

#include <SDL.h>
#include <fmt/format.h>

#include <sstream>

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

Result<std::vector<Display>> ListedDisplays::list() const {
    constexpr std::uint64_t largest = 64'000;
    const auto text = m_files.read(m_path, largest);
    if (!text) return text.error();
    std::vector<Display> displays;
    std::istringstream lines(*text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        Display display;
        words >> display.bounds.x >> display.bounds.y >> display.bounds.width >> display.bounds.height;
        std::getline(words >> std::ws, display.name);
        if (display.name.empty() || display.bounds.empty()) continue;
        display.index = static_cast<int>(displays.size());
        display.part = true;
        displays.push_back(std::move(display));
    }
    if (displays.empty()) return Error{fmt::format("{}: no display is listed (expected X Y WIDTH HEIGHT NAME on a line)", m_path.string())};
    return displays;
}

}  // namespace foyer
