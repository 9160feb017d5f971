#include "render/atlas.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace foyer {
namespace {

constexpr int border = 1;       // empty pixels around each slot, so that linear sampling meets no neighbour
constexpr int solid_block = 3;  // a pixel to sample and its neighbours

void copy_rows(const CoverageMap& from, PixelRect box, CoverageMap& into, int x, int y) {
    const auto from_stride = static_cast<std::size_t>(from.size.width),
               stride = static_cast<std::size_t>(into.size.width);
    for (int row = 0; row < box.height; ++row)
        std::copy_n(&from.pixels[static_cast<std::size_t>(box.y + row) * from_stride + static_cast<std::size_t>(box.x)],
                    static_cast<std::size_t>(box.width),
                    &into.pixels[static_cast<std::size_t>(y + row) * stride + static_cast<std::size_t>(x)]);
}

PixelRect whole(PixelSize size) { return {0, 0, size.width, size.height}; }

/// A glyph whatever its size, width and place.
GlyphKey outline_of(const GlyphKey& key) { return {key.face, key.glyph, 0, 0, 0}; }

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

std::optional<Slot> Atlas::glyph(const GlyphKey& key) {
    if (const auto known = m_glyphs.find(key); known != m_glyphs.end()) {
        known->second.page = m_page;
        return known->second.slot;
    }
    if (!m_waiting || m_waiting->first != key) {
        m_waiting.emplace(key, m_source.raster(key));
        ++m_glyphs_rastered;
    }
    const GlyphImage& image = m_waiting->second;
    std::optional<Slot> slot = store(image.coverage, whole(image.coverage.size));
    if (!slot) return std::nullopt;
    slot->left = image.left;
    slot->top = image.top;
    m_waiting.reset();
    m_glyphs.emplace(key, Kept{*slot, m_page});
    m_rasters[outline_of(key)].push_back(key);
    return slot;
}

std::optional<Likeness> Atlas::likeness(const GlyphKey& key) {
    const auto rasters = m_rasters.find(outline_of(key));
    if (rasters == m_rasters.end()) return std::nullopt;
    constexpr double furthest = 0.2231435;  // the logarithm of 5/4
    const GlyphKey* nearest = nullptr;
    double least = 0;
    for (const GlyphKey& one : rasters->second) {
        const double size = std::abs(std::log(static_cast<double>(key.size) / one.size));
        if (size > furthest) continue;
        // A quarter pixel is the least of evils: it decides among equals.
        const double apart =
            size + std::abs(key.width_step - one.width_step) * 0.01 + (key.quarter != one.quarter ? 1e-4 : 0);
        if (nearest == nullptr || apart < least) nearest = &one, least = apart;
    }
    if (nearest == nullptr) return std::nullopt;
    Kept& kept = m_glyphs.at(*nearest);
    kept.page = m_page;
    const double down = static_cast<double>(key.size) / nearest->size;
    return Likeness{kept.slot, down * (100 + key.width_step) / std::max(1, 100 + nearest->width_step), down,
                    nearest->quarter};
}

std::optional<Slot> Atlas::polygon(std::span<const PixelPoint> outline, PixelRect window) {
    std::vector<std::int64_t> key{window.width, window.height};
    for (const PixelPoint& point : outline) {
        // A 4096th of a pixel is far below what coverage can tell.
        key.push_back(std::llround((point.x.value - window.x) * 4096));
        key.push_back(std::llround((point.y.value - window.y) * 4096));
    }
    const auto known = m_polygons.find(key);
    std::optional<Slot> slot;
    if (known != m_polygons.end()) {
        known->second.page = m_page;
        slot = known->second.slot;
    } else {
        const CoverageMap coverage = polygon_coverage(outline, window);
        slot = store(coverage, whole(coverage.size));
        if (!slot) return std::nullopt;
        m_polygons.emplace(std::move(key), Kept{*slot, m_page});
    }
    slot->left = window.x;
    slot->top = window.y;
    return slot;
}

std::optional<Slot> Atlas::store(const CoverageMap& from, PixelRect box) {
    if (box.empty()) return Slot{};
    const PixelSize room{box.width + 2 * border, box.height + 2 * border};
    const int solid_room = solid_block + 2 * border;
    const auto full = [&] { return static_cast<int>(m_sheets.size()) >= m_sheets_allowed; };
    if (room.width > m_sheet_size.width || room.height > m_sheet_size.height - solid_room) {
        if (full()) return std::nullopt;
        m_sheets.push_back({blank(room), whole(room), std::nullopt});
        copy_rows(from, box, m_sheets.back().coverage, border, border);
        return Slot{static_cast<int>(m_sheets.size()) - 1, {border, border, box.width, box.height}, 0, 0};
    }
    for (;;) {
        for (std::size_t i = 0; i < m_sheets.size(); ++i) {
            Sheet& sheet = m_sheets[i];
            if (!sheet.packer) continue;
            const std::optional<PixelRect> place = sheet.packer->place(room);
            if (!place) continue;
            copy_rows(from, box, sheet.coverage, place->x + border, place->y + border);
            sheet.dirty = united(sheet.dirty, *place);
            return Slot{static_cast<int>(i), {place->x + border, place->y + border, box.width, box.height}, 0, 0};
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
    copy_rows(solid, whole(solid.size), sheet.coverage, place.x + border, place.y + border);
    sheet.dirty = place;
}

void Atlas::make_room() {
    // Dropping twice for one page gains nothing: then that page is larger than the atlas, which grows with it.
    if (m_sheets_allowed < m_sheet_limit || m_dropped_at == m_page) {
        ++m_sheets_allowed;
        return;
    }
    m_dropped_at = m_page;
    drop_before(m_page - 1);
}

void Atlas::drop_unused() {
    const int first = std::exchange(m_next_page, m_page + 1);
    const auto unused = [first](const auto& entry) { return entry.second.page < first; };
    const auto count = std::ranges::count_if(m_glyphs, unused) + std::ranges::count_if(m_polygons, unused);
    if (static_cast<std::size_t>(count) * 4 >= m_glyphs.size() + m_polygons.size()) drop_before(first);
}

/// Coverage in use moves over to new sheets: no glyph is rastered again.
void Atlas::drop_before(int page) {
    const std::vector<Sheet> old = std::exchange(m_sheets, {});
    add_sheet();
    m_sheets_allowed = std::numeric_limits<int>::max();
    const auto is_old = [page](const auto& entry) { return entry.second.page < page; };
    std::erase_if(m_glyphs, is_old);
    std::erase_if(m_polygons, is_old);
    std::vector<Slot*> slots;
    for (auto& entry : m_glyphs) slots.push_back(&entry.second.slot);
    for (auto& entry : m_polygons) slots.push_back(&entry.second.slot);
    // Tall ones first pack best; the rest of the order is their old place, the same at every run.
    std::sort(slots.begin(), slots.end(), [](const Slot* a, const Slot* b) {
        return std::tie(b->box.height, a->sheet, a->box.y, a->box.x) <
               std::tie(a->box.height, b->sheet, b->box.y, b->box.x);
    });
    for (Slot* slot : slots) {
        if (slot->box.empty()) continue;
        const Slot moved = store(old[static_cast<std::size_t>(slot->sheet)].coverage, slot->box).value_or(Slot{});
        slot->sheet = moved.sheet;
        slot->box = moved.box;
    }
    m_rasters.clear();
    for (const auto& entry : m_glyphs) m_rasters[outline_of(entry.first)].push_back(entry.first);
    for (auto& entry : m_rasters) std::sort(entry.second.begin(), entry.second.end());
    m_sheets_allowed = std::max(m_sheet_limit, static_cast<int>(m_sheets.size()));
    ++m_clearings;
}

}  // namespace foyer
