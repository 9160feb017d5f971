// A few rectangles of pixels that together hold what must be drawn anew.
#pragma once

#include <vector>

#include "core/geometry.h"

namespace foyer {

/// What two rectangles share; empty where they do not meet.
PixelRect common(PixelRect a, PixelRect b);

/// Rectangles that do not overlap. Near ones are joined, so that there are never many: each is drawn on its own.
class Region {
public:
    Region() = default;
    explicit Region(PixelRect rect) { add(rect); }

    void add(PixelRect rect);
    void add(const Region& other);

    const std::vector<PixelRect>& rects() const { return m_rects; }
    bool empty() const { return m_rects.empty(); }
    PixelRect bounds() const;
    long area() const;

    /// What of it lies inside, moved by whole pixels afterwards.
    Region inside(PixelRect rect) const;
    Region moved(int x, int y) const;

    bool operator==(const Region&) const = default;

private:
    std::vector<PixelRect> m_rects;
};

}  // namespace foyer
