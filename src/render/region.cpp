#include "render/region.h"

#include <algorithm>

namespace foyer {
namespace {

constexpr std::size_t most_rects = 8;
// Drawing two rectangles in one costs this many pixels less than drawing them one after another.
constexpr long cost_of_one = 8000;

long area_of(PixelRect rect) { return static_cast<long>(rect.width) * rect.height; }

/// Pixels drawn for nothing when two rectangles are made one.
long waste(PixelRect a, PixelRect b) { return area_of(united(a, b)) - area_of(a) - area_of(b); }

}  // namespace

PixelRect common(PixelRect a, PixelRect b) {
    const int left = std::max(a.x, b.x), top = std::max(a.y, b.y);
    const int right = std::min(a.x + a.width, b.x + b.width), foot = std::min(a.y + a.height, b.y + b.height);
    return right > left && foot > top ? PixelRect{left, top, right - left, foot - top} : PixelRect{};
}

void Region::add(PixelRect rect) {
    if (rect.empty()) return;
    for (std::size_t i = 0; i < m_rects.size();) {
        if (common(m_rects[i], rect).empty() && waste(m_rects[i], rect) > cost_of_one) {
            ++i;
            continue;
        }
        rect = united(rect, m_rects[i]);
        m_rects.erase(m_rects.begin() + static_cast<std::ptrdiff_t>(i));
        i = 0;  // the larger one may meet those passed already
    }
    m_rects.push_back(rect);
    if (m_rects.size() <= most_rects) return;
    std::size_t one = 0, other = 1;
    for (std::size_t i = 0; i < m_rects.size(); ++i)
        for (std::size_t k = i + 1; k < m_rects.size(); ++k)
            if (waste(m_rects[i], m_rects[k]) < waste(m_rects[one], m_rects[other])) one = i, other = k;
    const PixelRect joined = united(m_rects[one], m_rects[other]);
    m_rects.erase(m_rects.begin() + static_cast<std::ptrdiff_t>(other));
    m_rects.erase(m_rects.begin() + static_cast<std::ptrdiff_t>(one));
    add(joined);
}

void Region::add(const Region& other) {
    for (const PixelRect& rect : std::vector<PixelRect>(other.m_rects)) add(rect);
}

PixelRect Region::bounds() const {
    PixelRect all;
    for (const PixelRect& rect : m_rects) all = united(all, rect);
    return all;
}

long Region::area() const {
    long sum = 0;
    for (const PixelRect& rect : m_rects) sum += area_of(rect);
    return sum;
}

Region Region::inside(PixelRect rect) const {
    Region result;
    for (const PixelRect& one : m_rects) result.add(common(one, rect));
    return result;
}

Region Region::moved(int x, int y) const {
    Region result = *this;
    for (PixelRect& rect : result.m_rects) {
        rect.x += x;
        rect.y += y;
    }
    return result;
}

}  // namespace foyer
