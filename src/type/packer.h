// Packs rectangles into a page of a glyph atlas (stb_rect_pack's skyline).
#pragma once

#include <memory>
#include <optional>

#include "core/geometry.h"

namespace foyer {

/// One page; places stay where they are until it is cleared.
class AtlasPacker {
public:
    explicit AtlasPacker(PixelSize page);
    ~AtlasPacker();
    AtlasPacker(AtlasPacker&&) noexcept;
    AtlasPacker& operator=(AtlasPacker&&) noexcept;

    /// Room for a rectangle of this size, or nothing when the page is too full for it.
    std::optional<PixelRect> place(PixelSize size);
    void clear();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace foyer
