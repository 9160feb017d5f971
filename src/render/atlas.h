// The glyph atlas on the processor: coverage of glyphs and polygons packed into sheets, kept from frame to frame.
// Sheets become textures in atlas_textures.h; nothing here knows GL.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/bitmap.h"
#include "render/coverage.h"
#include "type/glyph.h"
#include "type/packer.h"

namespace foyer {

/// Where some coverage lies: which sheet and which pixels of it, and where its top left stands from the origin. A blank
/// glyph has an empty box.
struct Slot {
    int sheet = 0;
    PixelRect box;
    int left = 0, top = 0;
};

/// A page of the atlas; one made for a single large glyph or polygon has no packer.
struct Sheet {
    CoverageMap coverage;
    PixelRect dirty;  ///< what changed since it was last made into a texture
    std::optional<AtlasPacker> packer;
};

/// Slots stay valid until `clear`.
class Atlas {
public:
    enum class WhenFull { refuse, add_sheets };

    /// `source` must outlive the atlas. `sheet_limit` pages are filled before the atlas is full.
    Atlas(GlyphSource& source, PixelSize sheet_size, int sheet_limit);

    /// The slot of a glyph, rastered on first use; nothing when the atlas is full and may not grow.
    std::optional<Slot> glyph(const GlyphKey& key, WhenFull when_full);

    /// The slot of a polygon's coverage inside `window`, both in px. `left` and `top` count from the page's origin.
    std::optional<Slot> polygon(std::span<const PixelPoint> outline, PixelRect window, WhenFull when_full);

    /// The middle of a block that is covered wholly, for fills; any packed sheet has one.
    static constexpr double solid_texel = 2.5;

    /// Forgets all. Called between frames only, or before a frame's first slot.
    void clear();

    std::span<Sheet> sheets() { return m_sheets; }
    int glyphs_rastered() const { return m_glyphs_rastered; }  ///< since the atlas was made
    int clearings() const { return m_clearings; }

private:
    struct KeyHash {
        std::size_t operator()(const GlyphKey& key) const;
    };

    std::optional<Slot> store(const CoverageMap& coverage, WhenFull when_full);
    void add_sheet();

    GlyphSource& m_source;
    PixelSize m_sheet_size;
    int m_sheet_limit;
    std::vector<Sheet> m_sheets;
    std::unordered_map<GlyphKey, Slot, KeyHash> m_glyphs;
    std::map<std::vector<std::int64_t>, Slot> m_polygons;  // by outline and window, from the window's corner
    int m_glyphs_rastered = 0, m_clearings = 0;
};

}  // namespace foyer
