// What a show's camera sees of a sheet: the kept drawings that serve it, and how they are put together.
#pragma once

#include "render/sheet_layers.h"
#include "render/show_pass.h"

namespace foyer {

class ShowViews {
public:
    /// A GL context is current.
    ShowViews();

    /// Drawn as far as it is not there yet. `fineness`: how much finer than shown a rest is drawn.
    ShowView look_at(Surfaces& surfaces, const SheetLook& look, const Pictures& pictures, PixelSize picture,
                     double fineness);

    /// Draws what looks like this will need, a part at a time; false: there was nothing left to draw.
    bool prepare(Surfaces& surfaces, const SheetLook& look, const Pictures& pictures, PixelSize picture);

    void begin_frame() { m_layers.begin_frame(); }
    /// As SheetLayers::trim.
    void trim(std::size_t bytes) { m_layers.trim(bytes); }
    void forget() { m_layers.forget(); }
    std::size_t bytes() const { return m_layers.bytes(); }
    int drawn() const { return m_layers.drawn(); }

private:
    ShowSource exact(Surfaces& surfaces, const ShowSheet& sheet, const Pictures& pictures, const Pose& pose,
                     PixelSize picture, double fineness);
    ShowSource of(const Layer& layer, double scale, PixelRect part, const Pose& pose, PixelSize picture) const;
    PixelRect corridor(const SheetLook& look, PixelSize picture) const;

    SheetLayers m_layers;
    int m_largest = 4096;
};

/// A page at an angle is drawn finer than it is shown: bilinear sampling alone is soft.
inline constexpr double turned_fineness = 1.5;

}  // namespace foyer
