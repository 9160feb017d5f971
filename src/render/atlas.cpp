#include "render/atlas.h"

#include <algorithm>
#include <cmath>

namespace foyer {
namespace {

constexpr int border = 1;       // empty pixels around each slot, so that linear sampling meets no neighbour
constexpr int solid_block = 3;  // a pixel to sample and its neighbours

void copy_rows(const CoverageMap& from, CoverageMap& into, int x, int y) {
    const auto width = static_cast<std::size_t>(from.size.width), stride = static_cast<std::size_t>(into.size.width);
    for (int row = 0; row < from.size.height; ++row)
        std::copy_n(&from.pixels[static_cast<std::size_t>(row) * width], width,
                    &into.pixels[static_cast<std::size_t>(y + row) * stride + static_cast<std::size_t>(x)]);
}

CoverageMap blank(PixelSize size) {
    const auto count = static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
    return {size, std::vector<std::uint8_t>(count)};
}

}  // namespace

std::size_t Atlas::KeyHash::operator()(const GlyphKey& key) const {
    std::uint64_t hash = key.glyph;
    hash = hash * 0x9e3779b97f4a7c15U + key.face.index;
    hash = hash * 0x9e3779b97f4a7c15U + key.size;
    hash = hash * 0x9e3779b97f4a7c15U + static_cast<std::uint8_t>(key.width_step);
    hash = hash * 0x9e3779b97f4a7c15U + key.quarter;
    return static_cast<std::size_t>(hash ^ (hash >> 29));
}

Atlas::Atlas(GlyphSource& source, PixelSize sheet_size, int sheet_limit)
    : m_source(source), m_sheet_size(sheet_size), m_sheet_limit(sheet_limit) {
    add_sheet();
}

std::optional<Slot> Atlas::glyph(const GlyphKey& key, WhenFull when_full) {
    if (const auto known = m_glyphs.find(key); known != m_glyphs.end()) return known->second;
    const GlyphImage image = m_source.raster(key);
    ++m_glyphs_rastered;
    std::optional<Slot> slot = store(image.coverage, when_full);
    if (!slot) return std::nullopt;
    slot->left = image.left;
    slot->top = image.top;
    m_glyphs.emplace(key, *slot);
    return slot;
}

std::optional<Slot> Atlas::polygon(std::span<const PixelPoint> outline, PixelRect window, WhenFull when_full) {
    std::vector<std::int64_t> key{window.width, window.height};
    for (const PixelPoint& point : outline) {
        // A 4096th of a pixel is far below what coverage can tell.
        key.push_back(std::llround((point.x.value - window.x) * 4096));
        key.push_back(std::llround((point.y.value - window.y) * 4096));
    }
    const auto known = m_polygons.find(key);
    std::optional<Slot> slot;
    if (known != m_polygons.end()) {
        slot = known->second;
    } else {
        slot = store(polygon_coverage(outline, window), when_full);
        if (!slot) return std::nullopt;
        m_polygons.emplace(std::move(key), *slot);
    }
    slot->left = window.x;
    slot->top = window.y;
    return slot;
}

std::optional<Slot> Atlas::store(const CoverageMap& coverage, WhenFull when_full) {
    if (coverage.size.empty()) return Slot{};
    const PixelSize room{coverage.size.width + 2 * border, coverage.size.height + 2 * border};
    const int solid_room = solid_block + 2 * border;
    const auto full = [&] {
        return when_full == WhenFull::refuse && static_cast<int>(m_sheets.size()) >= m_sheet_limit;
    };
    if (room.width > m_sheet_size.width || room.height > m_sheet_size.height - solid_room) {
        if (full()) return std::nullopt;
        m_sheets.push_back({blank(room), {0, 0, room.width, room.height}, std::nullopt});
        copy_rows(coverage, m_sheets.back().coverage, border, border);
        return Slot{
            static_cast<int>(m_sheets.size()) - 1, {border, border, coverage.size.width, coverage.size.height}, 0, 0};
    }
    for (;;) {
        for (std::size_t i = 0; i < m_sheets.size(); ++i) {
            Sheet& sheet = m_sheets[i];
            if (!sheet.packer) continue;
            const std::optional<PixelRect> place = sheet.packer->place(room);
            if (!place) continue;
            copy_rows(coverage, sheet.coverage, place->x + border, place->y + border);
            sheet.dirty = united(sheet.dirty, *place);
            return Slot{static_cast<int>(i),
                        {place->x + border, place->y + border, coverage.size.width, coverage.size.height},
                        0,
                        0};
        }
        if (full()) return std::nullopt;
        add_sheet();
    }
}

void Atlas::add_sheet() {
    m_sheets.push_back({blank(m_sheet_size), {}, AtlasPacker(m_sheet_size)});
    Sheet& sheet = m_sheets.back();
    const int room = solid_block + 2 * border;
    const PixelRect place = sheet.packer->place({room, room}).value_or(PixelRect{0, 0, room, room});
    const CoverageMap solid{{solid_block, solid_block}, std::vector<std::uint8_t>(solid_block * solid_block, 255)};
    copy_rows(solid, sheet.coverage, place.x + border, place.y + border);
    sheet.dirty = place;
}

void Atlas::clear() {
    m_sheets.clear();
    m_glyphs.clear();
    m_polygons.clear();
    add_sheet();
    ++m_clearings;
}

}  // namespace foyer
