// The still layers: what no clock changes of a page, kept as a texture and drawn anew only where it changed. Those of
// the last few pages are kept, so that stepping back and forth draws nothing.
#pragma once

#include <memory>
#include <vector>

#include "render/ready.h"

namespace foyer {

/// Commands with the pictures they show: what must be the same for a drawing of them to be still good.
struct Drawn {
    std::vector<DrawCommand> commands;
    std::vector<std::weak_ptr<const Bitmap>> pictures;  // by place of the PictureCommands

    void remember(const std::vector<DrawCommand>& drawn, const Pictures& given);
    bool still_good(const std::vector<DrawCommand>& wanted, const Pictures& given) const;
};

/// A still layer and how it was drawn.
struct Still {
    Layer layer;
    bool valid = false;
    bool settled = true;  ///< nothing in it stands in for anything finer
    Drawn drawn;
    Size list_page;
    Colour ground;
    std::vector<Item> items;
    std::vector<GlyphKey> missing;
    std::uint64_t last_used = 0;
};

class StillLayers {
public:
    /// A page's still layer as it is now to be shown, and what of it was drawn anew, in px of the page.
    struct Shown {
        const Still* still = nullptr;
        Region redrawn;
    };

    /// `in_use` is left as it is: the other page of a transition. What was shown before may have been another layer.
    Shown show(Surfaces& surfaces, const DisplayList& list, const Pictures& pictures, PixelSize page, Detail detail,
               const Still* in_use = nullptr);

    /// The one shown last; none before the first.
    const Still* last() const { return m_last; }

    /// All are drawn anew when next shown.
    void forget();

    int drawn_whole() const { return m_drawn_whole; }  ///< since creation
    std::size_t bytes() const;

private:
    Still& choose(const DisplayList& list, const Pictures& pictures, PixelSize page, Detail detail,
                  const Still* in_use);
    bool settle_some(Surfaces& surfaces, Still& still, const Pictures& pictures);
    Region draw(Surfaces& surfaces, Still& still, const DisplayList& list, double scale, PixelSize page, Glyphs glyphs);

    std::vector<std::unique_ptr<Still>> m_stills;
    Still* m_last = nullptr;
    ReadySurfaces m_ready;
    std::uint64_t m_uses = 0;
    int m_drawn_whole = 0;
};

/// Pixels a point.
double scale_of(const DisplayList& list, PixelSize page);

}  // namespace foyer
