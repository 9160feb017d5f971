#include "render/batch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace foyer {
namespace {

// Above this size quarter pixels no longer show, and each raster is dear.
constexpr double quarter_pixel_limit = 48;
// A turned glyph is drawn from a raster of twice its size, so that sampling it between pixels does not soften it.
constexpr double turned_raster = 2;
constexpr double units_a_pixel = 72;  // of GlyphKey::size
constexpr std::array<std::uint8_t, 4> opaque_white{255, 255, 255, 255};
constexpr std::array<float, 4> no_edges{-1e9F, -1e9F, 1e9F, 1e9F};

std::array<std::uint8_t, 4> bytes(Colour colour) {
    const auto byte = [](float v) { return static_cast<std::uint8_t>(std::lround(std::clamp(v, 0.0F, 1.0F) * 255)); };
    return {byte(colour.red), byte(colour.green), byte(colour.blue), byte(colour.alpha)};
}

struct Turner {
    double cosine, sine, x, y;

    Turner(const Turn& turn, double scale)
        : cosine(std::cos(turn.degrees * std::numbers::pi / 180)),
          sine(std::sin(turn.degrees * std::numbers::pi / 180)),
          x(turn.about.x.value * scale),
          y(turn.about.y.value * scale) {}

    PixelPoint operator()(double px, double py) const {
        const double dx = px - x, dy = py - y;
        return {Px(x + dx * cosine - dy * sine), Px(y + dx * sine + dy * cosine)};
    }
};

/// Appends commands to a batch; `full` is set when the atlas refused one.
class Builder {
public:
    Builder(const Frame& frame, Atlas& atlas, Atlas::WhenFull when_full)
        : m_frame(frame), m_atlas(atlas), m_when_full(when_full) {}

    void operator()(const FillCommand& fill) { add_rect(fill.bounds, bytes(fill.colour)); }

    void operator()(const BarsCommand& bars) {
        const auto colour = bytes(bars.colour);
        for (const Rect& bar : bars.bars) add_rect(bar, colour);
    }

    void operator()(const PaperCommand& paper) {
        begin(Surface::paper, -1, nullptr);
        add_edged(paper.bounds, static_cast<float>(paper.grain), 0, bytes(paper.colour));
    }

    void operator()(const PictureCommand& command) {
        const Pt reach = tear_reach(command.treatment);
        Rect bounds = command.bounds;
        bounds.width += reach;
        const PixelRect cover = to_pixels(bounds, m_frame.scale);
        PixelRect body = cover, strip = cover;
        if (reach > Pt(0)) {
            const double left_of_tear = (command.bounds.right() - reach - Pt(2)).value * m_frame.scale;
            body.width = std::clamp(static_cast<int>(left_of_tear) - cover.x, 0, cover.width);
            strip.x += body.width;
            strip.width -= body.width;
        }
        begin(Surface::picture, -1, &command);
        add_cut(body, bounds, 0, 0, opaque_white);
        if (reach > Pt(0)) {
            begin(Surface::torn_picture, -1, &command);
            add_cut(strip, bounds, 0, 0, opaque_white);
        }
    }

    void operator()(const PolygonCommand& polygon) {
        const Turner turn(polygon.turn, m_frame.scale);
        std::vector<PixelPoint> outline;
        outline.reserve(polygon.outline.size());
        for (const Point& point : polygon.outline)
            outline.push_back(turn(point.x.value * m_frame.scale, point.y.value * m_frame.scale));
        const PixelRect window = common(pixel_bounds(outline), m_frame.tile);
        if (window.empty()) return;
        if (const auto slot = m_atlas.polygon(outline, window, m_when_full))
            add_upright(*slot, slot->left, slot->top, bytes(polygon.colour));
        else
            full = true;
    }

    void operator()(const GlyphRunCommand& command) {
        if (command.turn.degrees == 0) return add_upright_run(command);
        add_turned_run(command);
    }

    Batch batch;
    bool full = false;

private:
    void add_upright_run(const GlyphRunCommand& command) {
        const double size = command.run.size.value * m_frame.scale;
        const double reach = 3 * size;  // a glyph may leave its em, an accent or a swash, but not this far
        const double baseline = command.origin.y.value * m_frame.scale;
        if (baseline + reach < m_frame.tile.y || baseline - reach > m_frame.tile.y + m_frame.tile.height) return;
        GlyphKey key = raster_key(command.run, size);
        for (const PlacedGlyph& placed : command.run.glyphs) {
            const double x = (command.origin.x + placed.x).value * m_frame.scale;
            if (x + reach < m_frame.tile.x || x - reach > m_frame.tile.x + m_frame.tile.width) continue;
            const double steps = size <= quarter_pixel_limit ? 4 : 1;
            const double snapped = std::floor(x * steps + 0.5) / steps;
            const int whole = static_cast<int>(std::floor(snapped));
            key.glyph = placed.glyph;
            key.quarter = static_cast<std::uint8_t>((snapped - whole) * 4);
            const std::optional<Slot> slot = m_atlas.glyph(key, m_when_full);
            if (!slot) {
                full = true;
                return;
            }
            const int y = static_cast<int>(std::lround((command.origin.y + placed.y).value * m_frame.scale));
            add_upright(*slot, whole + slot->left, y + slot->top, bytes(command.colour));
        }
    }

    void add_turned_run(const GlyphRunCommand& command) {
        const Turner turn(command.turn, m_frame.scale);
        GlyphKey key = raster_key(command.run, command.run.size.value * m_frame.scale * turned_raster);
        for (const PlacedGlyph& placed : command.run.glyphs) {
            key.glyph = placed.glyph;
            const std::optional<Slot> slot = m_atlas.glyph(key, m_when_full);
            if (!slot) {
                full = true;
                return;
            }
            if (slot->box.empty()) continue;
            // One texel of the empty border on each side carries the smooth edge.
            const double x = (command.origin.x + placed.x).value * m_frame.scale + (slot->left - 1) / turned_raster;
            const double y = (command.origin.y + placed.y).value * m_frame.scale + (slot->top - 1) / turned_raster;
            const double width = (slot->box.width + 2) / turned_raster, height = (slot->box.height + 2) / turned_raster;
            const PixelRect box{slot->box.x - 1, slot->box.y - 1, slot->box.width + 2, slot->box.height + 2};
            add_textured({turn(x, y), turn(x + width, y), turn(x, y + height), turn(x + width, y + height)},
                         slot->sheet, box, bytes(command.colour));
        }
    }

    static GlyphKey raster_key(const GlyphRun& run, double pixels) {
        GlyphKey key;
        key.face = run.face;
        key.size = static_cast<std::uint32_t>(std::max(1.0, std::round(pixels * units_a_pixel)));
        key.width_step = static_cast<std::int8_t>(std::clamp(std::round((run.width - 1) * 100), -100.0, 100.0));
        return key;
    }

    void add_upright(const Slot& slot, int x, int y, std::array<std::uint8_t, 4> colour) {
        if (common({x, y, slot.box.width, slot.box.height}, m_frame.tile).empty()) return;
        const Px left(x), top(y), right(x + slot.box.width), foot(y + slot.box.height);
        add_textured({PixelPoint{left, top}, {right, top}, {left, foot}, {right, foot}}, slot.sheet, slot.box, colour);
    }

    void add_textured(const std::array<PixelPoint, 4>& corners, int sheet, PixelRect box,
                      std::array<std::uint8_t, 4> colour) {
        begin(Surface::ink, sheet, nullptr);
        const PixelSize size = m_atlas.sheets()[static_cast<std::size_t>(sheet)].coverage.size;
        for (int corner = 0; corner < 4; ++corner) {
            const PixelPoint& at = corners[static_cast<std::size_t>(corner)];
            const double u = box.x + (corner % 2) * box.width, v = box.y + (corner / 2) * box.height;
            batch.vertices.push_back({static_cast<float>(at.x.value), static_cast<float>(at.y.value),
                                      static_cast<float>(u / size.width), static_cast<float>(v / size.height), no_edges,
                                      colour});
        }
        ++batch.calls.back().quads;
    }

    /// A rectangle of ink: the atlas's solid texel, cut at the edges.
    void add_rect(const Rect& rect, std::array<std::uint8_t, 4> colour) {
        const int sheet = solid_sheet();
        begin(Surface::ink, sheet, nullptr);
        const PixelSize size = m_atlas.sheets()[static_cast<std::size_t>(sheet)].coverage.size;
        add_edged(rect, static_cast<float>(Atlas::solid_texel / size.width),
                  static_cast<float>(Atlas::solid_texel / size.height), colour);
    }

    /// The sheet in use if it has a solid texel, so that a fill between glyphs costs no draw call of its own.
    int solid_sheet() const {
        if (batch.calls.empty() || batch.calls.back().surface != Surface::ink) return 0;
        const int sheet = batch.calls.back().sheet;
        return m_atlas.sheets()[static_cast<std::size_t>(sheet)].packer ? sheet : 0;
    }

    void add_edged(const Rect& rect, float u, float v, std::array<std::uint8_t, 4> colour) {
        add_cut(to_pixels(rect, m_frame.scale), rect, u, v, colour);
    }

    /// The pixels of `cover`, cut at the rectangle's edges.
    void add_cut(PixelRect cover, const Rect& rect, float u, float v, std::array<std::uint8_t, 4> colour) {
        if (common(cover, m_frame.tile).empty()) return end_if_empty();
        const std::array<float, 4> edges{static_cast<float>(rect.left().value * m_frame.scale),
                                         static_cast<float>(rect.top().value * m_frame.scale),
                                         static_cast<float>(rect.right().value * m_frame.scale),
                                         static_cast<float>(rect.bottom().value * m_frame.scale)};
        for (int corner = 0; corner < 4; ++corner)
            batch.vertices.push_back({static_cast<float>(cover.x + (corner % 2) * cover.width),
                                      static_cast<float>(cover.y + (corner / 2) * cover.height), u, v, edges, colour});
        ++batch.calls.back().quads;
    }

    /// Opens a draw call, or goes on with the last one where that serves.
    void begin(Surface surface, int sheet, const PictureCommand* picture) {
        if (!batch.calls.empty()) {
            const DrawCall& last = batch.calls.back();
            if (last.surface == surface && last.sheet == sheet && last.picture == picture) return;
        }
        batch.calls.push_back({surface, sheet, picture, batch.vertices.size() / 4, 0});
    }

    void end_if_empty() {
        if (!batch.calls.empty() && batch.calls.back().quads == 0) batch.calls.pop_back();
    }

    Frame m_frame;
    Atlas& m_atlas;
    Atlas::WhenFull m_when_full;
};

Builder built(std::span<const DrawCommand> commands, const Frame& frame, Atlas& atlas, Atlas::WhenFull when_full) {
    Builder builder(frame, atlas, when_full);
    for (const DrawCommand& command : commands) {
        std::visit(builder, command);
        if (builder.full) break;
    }
    return builder;
}

}  // namespace

Batch build_batch(std::span<const DrawCommand> commands, const Frame& frame, Atlas& atlas) {
    Builder builder = built(commands, frame, atlas, Atlas::WhenFull::refuse);
    if (!builder.full) return std::move(builder.batch);
    atlas.clear();
    return built(commands, frame, atlas, Atlas::WhenFull::add_sheets).batch;
}

PixelRect to_pixels(const Rect& rect, double scale) {
    if (rect.empty()) return {};
    // Edges that are whole pixels but for rounding stay there.
    constexpr double slack = 1e-6;
    const int left = static_cast<int>(std::floor(rect.left().value * scale + slack));
    const int top = static_cast<int>(std::floor(rect.top().value * scale + slack));
    return {left, top, static_cast<int>(std::ceil(rect.right().value * scale - slack)) - left,
            static_cast<int>(std::ceil(rect.bottom().value * scale - slack)) - top};
}

Pt tear_reach(const Treatment& treatment) {
    constexpr Pt full_depth(24);
    return full_depth * std::clamp(treatment.torn_edge, 0.0, 1.0) / 2;
}

}  // namespace foyer
