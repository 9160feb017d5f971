#include "app/screen_map.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace foyer {
namespace {

/// The corners of a rectangle always make a map.
Homography map_of(const ScreenMap& map) { return foyer::to_screen(map.corners()).value_or(Homography{}); }

}  // namespace

int overscan_for(PixelSize screen, double wanted) {
    return std::clamp(static_cast<int>(std::lround(wanted)), 0, std::min(screen.width, screen.height) / 100);
}

PixelSize ScreenMap::picture() const {
    PixelSize size{screen.width + 2 * overscan, screen.height + 2 * overscan};
    if (quarter_turns % 2 != 0) std::swap(size.width, size.height);
    return size;
}

PixelRect ScreenMap::place() const {
    const auto within = [this](int by) { return std::clamp(by, -overscan, overscan) - overscan; };
    return {within(shift.x), within(shift.y), screen.width + 2 * overscan, screen.height + 2 * overscan};
}

ScreenPoint ScreenMap::to_screen(ScreenPoint of_picture) const {
    const PixelSize size = picture();
    const PixelRect at = place();
    const Fraction2 there = map_of(*this)({of_picture.x / size.width, of_picture.y / size.height});
    return {at.x + there.x * at.width, at.y + there.y * at.height};
}

ScreenPoint ScreenMap::to_picture(ScreenPoint of_screen) const {
    const PixelSize size = picture();
    const PixelRect at = place();
    const Fraction2 there = inverse(map_of(*this))({(of_screen.x - at.x) / at.width, (of_screen.y - at.y) / at.height});
    return {there.x * size.width, there.y * size.height};
}

}  // namespace foyer
