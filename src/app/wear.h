// Care of the screen: a picture that stands for months burns in where its edges are. The page walks about by single
// pixels, and this tells where it stands at a time, and what each pixel has borne.
#pragma once

#include <cstdint>
#include <vector>

#include "app/screen_map.h"
#include "core/bitmap.h"

namespace foyer {

/// The place of a walk that visits each place within `reach` px of the middle, one pixel a step and all of them equally
/// often, to the end and back. Any number of steps; none below 0.
PixelShift shift_at(std::int64_t step, int reach);

/// How sharply each pixel of a picture differs from its neighbours to the right and below: 0 to 1, row by row.
std::vector<float> edges_of(const Bitmap& picture);

/// What the pixels of a screen have borne: edges times hours. Edges wear a screen where they stand: two neighbours aged
/// apart are what is seen afterwards.
class WearMap {
public:
    explicit WearMap(PixelSize screen);

    /// A picture with these edges stood so long at a place of the screen, its top left corner there.
    void stand(const std::vector<float>& edges, PixelSize picture, PixelShift at, double hours);

    /// Of the pixel that has borne most.
    double worst() const;
    double at(int x, int y) const {
        return m_hours[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_screen.width) +
                       static_cast<std::size_t>(x)];
    }

private:
    PixelSize m_screen;
    std::vector<double> m_hours;
};

}  // namespace foyer
