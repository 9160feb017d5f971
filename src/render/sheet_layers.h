// Drawings of a show's pages, at the scales at which they are looked at, kept between frames: of the whole page, and of
// the parts where the camera rests.
#pragma once

#include <memory>
#include <vector>

#include "render/show_frame.h"
#include "render/still_layers.h"

namespace foyer {

class SheetLayers {
public:
    /// A part of a page at a scale (px a point); `part` in px of the page at that scale, from its corner.
    struct Drawing {
        std::shared_ptr<const DisplayList> page;
        double scale = 1;
        PixelRect part;
        Layer still, moving;
        Drawn live;              ///< what of the moving layer is drawn
        bool has_live = false;
        std::uint64_t used = 0;

        /// The layer that shows it now.
        const Layer& layer() const { return has_live ? moving : still; }
    };

    /// One that holds this part; drawn where there is none.
    Drawing& show(Surfaces& surfaces, const ShowSheet& sheet, const Pictures& pictures, double scale, PixelRect part);
    /// One that is there already, of a page, that holds most of a view (points) and is no coarser than a scale; none
    /// where there is no such drawing but `other`.
    Drawing* nearest(Surfaces& surfaces, const ShowSheet& sheet, const Pictures& pictures, double scale,
                     const Rect& view, const Drawing* other);
    bool has(const ShowSheet& sheet, double scale, PixelRect part) const;

    /// What is not in use now goes, the longest unused first, until the rest takes no more than so many bytes.
    void trim(std::size_t bytes);
    void begin_frame() { ++m_frame; }
    void forget() { m_drawings.clear(); }
    std::size_t bytes() const;
    int drawn() const { return m_drawn; }  ///< since creation

private:
    Drawing* find(const ShowSheet& sheet, double scale, PixelRect part) const;
    void bring_up_to(Surfaces& surfaces, Drawing& drawing, const ShowSheet& sheet, const Pictures& pictures);

    std::vector<std::unique_ptr<Drawing>> m_drawings;
    std::uint64_t m_frame = 0;
    int m_drawn = 0;
};

}  // namespace foyer
