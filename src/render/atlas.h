// The glyph atlas on the processor: coverage of glyphs and polygons packed into sheets, kept from frame to frame.
// Sheets become textures in atlas_textures.h; nothing here knows GL.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
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

/// A raster that can be drawn scaled in place of another that is not there.
struct Likeness {
    Slot slot;
    double across = 1, down = 1;  ///< to be drawn larger by
    int quarter = 0;              ///< quarter pixels its outline stands right of its origin
};

/// Slots stay valid until `make_room`.
class Atlas {
public:
    /// `source` must outlive the atlas. `sheet_limit` sheets are filled before old rasters are dropped.
    Atlas(GlyphSource& source, PixelSize sheet_size, int sheet_limit);

    /// A drawing begins: what neither it nor the one before uses may be dropped.
    void begin_page() { ++m_page; }

    /// The slot of a glyph, rastered on first use; nothing when there is no room for it.
    std::optional<Slot> glyph(const GlyphKey& key);

    bool has(const GlyphKey& key) const { return m_glyphs.contains(key); }

    /// The nearest raster of the same glyph, at most a quarter larger or smaller; nothing where there is none.
    std::optional<Likeness> likeness(const GlyphKey& key);

    /// The slot of a polygon's coverage inside `window`, both in px. `left` and `top` count from the page's origin.
    std::optional<Slot> polygon(std::span<const PixelPoint> outline, PixelRect window);

    /// Called when something found no room, before drawing is begun anew: another sheet, or the same without what the
    /// last two pages did not use.
    void make_room();

    /// Drops what no page used since the last call, where that is a good part of all.
    void drop_unused();

    /// The middle of a block that is covered wholly, for fills; any packed sheet has one.
    static constexpr double solid_texel = 2.5;

    std::span<Sheet> sheets() { return m_sheets; }
    int glyphs_rastered() const { return m_glyphs_rastered; }  ///< since the atlas was made
    int clearings() const { return m_clearings; }              ///< how often old rasters were dropped

private:
    struct KeyHash {
        std::size_t operator()(const GlyphKey& key) const;
    };

    struct Kept {
        Slot slot;
        int page = 0;  // that used it last
    };

    std::optional<Slot> store(const CoverageMap& from, PixelRect box);
    void add_sheet();
    void drop_before(int page);

    GlyphSource& m_source;
    PixelSize m_sheet_size;
    int m_sheet_limit;
    std::vector<Sheet> m_sheets;
    int m_sheets_allowed = 1, m_page = 0, m_dropped_at = -1;
    int m_next_page = 0;  ///< at the last drop_unused()
    std::unordered_map<GlyphKey, Kept, KeyHash> m_glyphs;
    std::unordered_map<GlyphKey, std::vector<GlyphKey>, KeyHash> m_rasters;  // of a glyph, by its key without the rest
    std::optional<std::pair<GlyphKey, GlyphImage>> m_waiting;                // the raster that found no room
    std::map<std::vector<std::int64_t>, Kept> m_polygons;  // by outline and window, from the window's corner
    int m_glyphs_rastered = 0, m_clearings = 0;
};

}  // namespace foyer
