#include "render/moving_page.h"

namespace foyer {

const Layer& MovingPage::show(Surfaces& surfaces, const DisplayList& list, const Pictures& pictures, const Still& still,
                              Region& redrawn) {
    const Layer& under = still.layer;
    const PixelRect all{0, 0, under.size.width, under.size.height};
    const double scale = scale_of(list, under.size);
    if (!is_of(&still)) m_valid = false;
    m_still = &still;
    // A list that forgets to say where it moves may move anywhere.
    const PixelRect bounds = list.live.empty()          ? PixelRect{}
                             : list.live_bounds.empty() ? all
                                                        : common(to_pixels(list.live_bounds, scale), all);
    if (bounds != m_bounds || !m_drawn.still_good(list.live, pictures)) {
        redrawn.add(bounds);
        redrawn.add(m_bounds);
    }
    m_bounds = bounds;
    if (list.live.empty()) {
        m_drawn = {};
        m_valid = false;
        return under;
    }
    if (m_layer.fit(under.size)) m_valid = false;
    const Region part = m_valid ? redrawn : Region(all);
    for (const PixelRect& rect : part.rects()) {
        surfaces.copy(under, m_layer, rect);
        surfaces.draw(m_layer, list.live, pictures, scale, all, common(bounds, rect));
    }
    if (!part.empty()) m_drawn.remember(list.live, pictures);
    m_valid = true;
    return m_layer;
}

}  // namespace foyer
