// The page as it moves: a still layer with the live commands over it.
#pragma once

#include "render/still_layers.h"

namespace foyer {

class MovingPage {
public:
    /// The page's layer, brought up to now: the still layer itself where nothing moves. `redrawn` is what of the still
    /// layer is new, and then what of the page is.
    const Layer& show(Surfaces& surfaces, const DisplayList& list, const Pictures& pictures, const Still& still,
                      Region& redrawn);

    /// Whether it last showed this layer.
    bool is_of(const Still* still) const { return m_still == still; }

    void forget() { m_valid = false; }
    std::size_t bytes() const { return m_layer.bytes(); }

private:
    const Still* m_still = nullptr;  // compared only
    Layer m_layer;
    bool m_valid = false;
    Drawn m_drawn;
    PixelRect m_bounds;
};

}  // namespace foyer
