#include "app/wear.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace foyer {
namespace {

float light_at(const Bitmap& picture, int x, int y) {
    const std::size_t at =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.size.width) + static_cast<std::size_t>(x)) * 4;
    const auto& p = picture.pixels;
    return (0.2126F * static_cast<float>(p[at]) + 0.7152F * static_cast<float>(p[at + 1]) +
            0.0722F * static_cast<float>(p[at + 2])) /
           255;
}

}  // namespace

PixelShift shift_at(std::int64_t step, int reach) {
    if (reach <= 0) return {};
    const std::int64_t side = 2 * static_cast<std::int64_t>(reach) + 1, places = side * side;
    // There and back: the two ends would come twice running, and so twice as often, unless each is passed once a turn.
    const std::int64_t around = 2 * places - 2, along = std::max<std::int64_t>(0, step) % around;
    const std::int64_t place = along < places ? along : around - along;
    const std::int64_t row = place / side, column = place % side;
    const std::int64_t across = row % 2 == 0 ? column : side - 1 - column;
    return {static_cast<int>(across) - reach, static_cast<int>(row) - reach};
}

std::vector<float> edges_of(const Bitmap& picture) {
    const auto [width, height] = picture.size;
    std::vector<float> edges(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const float here = light_at(picture, x, y);
            const float right = x + 1 < width ? std::abs(light_at(picture, x + 1, y) - here) : 0;
            const float below = y + 1 < height ? std::abs(light_at(picture, x, y + 1) - here) : 0;
            edges[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] =
                std::max(right, below);
        }
    }
    return edges;
}

WearMap::WearMap(PixelSize screen)
    : m_screen(screen), m_hours(static_cast<std::size_t>(screen.width) * static_cast<std::size_t>(screen.height)) {}

void WearMap::stand(const std::vector<float>& edges, PixelSize picture, PixelShift at, double hours) {
    const int left = std::max(0, at.x), right = std::min(m_screen.width, at.x + picture.width);
    const int top = std::max(0, at.y), foot = std::min(m_screen.height, at.y + picture.height);
    for (int y = top; y < foot; ++y) {
        const std::size_t from = static_cast<std::size_t>(y - at.y) * static_cast<std::size_t>(picture.width);
        const std::size_t to = static_cast<std::size_t>(y) * static_cast<std::size_t>(m_screen.width);
        for (int x = left; x < right; ++x) {
            m_hours[to + static_cast<std::size_t>(x)] +=
                static_cast<double>(edges[from + static_cast<std::size_t>(x - at.x)]) * hours;
        }
    }
}

double WearMap::worst() const { return m_hours.empty() ? 0 : *std::max_element(m_hours.begin(), m_hours.end()); }

}  // namespace foyer
