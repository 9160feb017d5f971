// The finished page, what surrounds it and the overlay into the window: no more of it than the back buffer lacks.
#pragma once

#include <deque>
#include <optional>

#include "render/region.h"
#include "render/renderer.h"
#include "render/surfaces.h"

namespace foyer {

/// Remembers what was presented: a back buffer lacks the damage of the frames since it was shown.
class Presenter {
public:
    /// The part of the window to write, in its px; empty where nothing changed. `redrawn` counts from the page's
    /// corner, which is at that of `place`; `overlaid` is where the overlay changed.
    Region part_to_present(const WindowFrame& frame, PixelRect place, const Region& redrawn, PixelRect overlaid,
                           const Damage& damage);

    /// The next frame is presented whole.
    void forget() { m_damages.clear(); }

private:
    std::deque<Region> m_damages;  // newest first
    PixelRect m_place;
    PixelSize m_window;
    Colour m_surround;
    Output m_output;
};

/// Writes that part of the default framebuffer.
void present(Surfaces& surfaces, const Layer& page, const WindowFrame& frame, PixelRect place, const Region& part,
             const Fade& fade);

}  // namespace foyer
