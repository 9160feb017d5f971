#include "render/batch.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <tuple>
#include <unordered_map>

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

/// Whole pixels that hold a quad.
PixelRect bounds_of(const Vertex* quad) {
    const auto [left, right] = std::minmax({quad[0].x, quad[1].x, quad[2].x, quad[3].x});
    const auto [top, foot] = std::minmax({quad[0].y, quad[1].y, quad[2].y, quad[3].y});
    const int x = static_cast<int>(std::floor(left)), y = static_cast<int>(std::floor(top));
    return {x, y, static_cast<int>(std::ceil(right)) - x, static_cast<int>(std::ceil(foot)) - y};
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
    Builder(const Portion& portion, Atlas& atlas, const Shortcuts& shortcuts)
        : m_portion(portion), m_atlas(atlas), m_shortcuts(shortcuts) {}

    void add(const DrawCommand& command) {
        batch.items.push_back({seed, {}});
        std::visit(*this, command);
        PixelRect& bounds = batch.items.back().bounds;
        bounds = common(bounds, m_portion.tile);
    }

    void finish() {
        const auto larger = [](const GlyphKey& a, const GlyphKey& b) {
            return std::tie(b.size, a.face, a.glyph, a.width_step, a.quarter) <
                   std::tie(a.size, b.face, b.glyph, b.width_step, b.quarter);
        };
        std::sort(batch.missing.begin(), batch.missing.end(), larger);
        batch.missing.erase(std::unique(batch.missing.begin(), batch.missing.end()), batch.missing.end());
    }

    void operator()(const FillCommand& fill) { add_rect(fill.bounds, bytes(fill.colour)); }

    void operator()(const BarsCommand& bars) {
        const auto colour = bytes(bars.colour);
        for (const Rect& bar : bars.bars) add_rect(bar, colour);
    }

    void operator()(const PaperCommand& paper) {
        if (add_ready()) return;
        begin(Surface::paper, -1, nullptr);
        add_edged(paper.bounds, static_cast<float>(paper.grain), 0, bytes(paper.colour));
    }

    void operator()(const PictureCommand& command) {
        if (add_ready()) return;
        const Pt reach = tear_reach(command.treatment);
        const Rect bounds = with_tear(command);
        const PixelRect cover = to_pixels(bounds, m_portion.scale);
        PixelRect body = cover, strip = cover;
        if (reach > Pt(0) && command.treatment.torn_foot) {
            const double above_tear = (command.bounds.bottom() - reach - Pt(2)).value * m_portion.scale;
            body.height = std::clamp(static_cast<int>(above_tear) - cover.y, 0, cover.height);
            strip.y += body.height;
            strip.height -= body.height;
        } else if (reach > Pt(0)) {
            const double left_of_tear = (command.bounds.right() - reach - Pt(2)).value * m_portion.scale;
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
        const Turner turn(polygon.turn, m_portion.scale);
        std::vector<PixelPoint> outline;
        outline.reserve(polygon.outline.size());
        for (const Point& point : polygon.outline)
            outline.push_back(turn(point.x.value * m_portion.scale, point.y.value * m_portion.scale));
        const PixelRect window = common(pixel_bounds(outline), m_portion.tile);
        if (window.empty()) return;
        if (const auto slot = m_atlas.polygon(outline, window))
            add_upright(*slot, slot->left, slot->top, bytes(polygon.colour));
        else
            full = true;
    }

    void operator()(const GlyphRunCommand& command) {
        if (!command.clip.empty()) m_edges = edges_of(command.clip);
        if (command.turn.degrees == 0) add_upright_run(command);
        else add_turned_run(command);
        m_edges = no_edges;
    }

    Batch batch;
    bool full = false;

private:
    void add_upright_run(const GlyphRunCommand& command) {
        const double size = command.run.size.value * m_portion.scale;
        const double reach = 3 * size;  // a glyph may leave its em, an accent or a swash, but not this far
        const double baseline = command.origin.y.value * m_portion.scale;
        if (baseline + reach < m_portion.tile.y || baseline - reach > m_portion.tile.y + m_portion.tile.height) return;
        GlyphKey key = raster_key(command.run, size);
        for (const PlacedGlyph& placed : command.run.glyphs) {
            const double x = (command.origin.x + placed.x).value * m_portion.scale;
            if (x + reach < m_portion.tile.x || x - reach > m_portion.tile.x + m_portion.tile.width) continue;
            const double steps = size <= quarter_pixel_limit ? 4 : 1;
            const double snapped = std::floor(x * steps + 0.5) / steps;
            const int whole = static_cast<int>(std::floor(snapped));
            key.glyph = placed.glyph;
            key.quarter = static_cast<std::uint8_t>((snapped - whole) * 4);
            if (const auto like = likeness(key)) {
                // From where the outline's origin stands in the raster, in its own px.
                const double left = like->slot.left - like->quarter / 4.0;
                add_scaled(*like, command, x, std::round((command.origin.y + placed.y).value * m_portion.scale), left,
                           1, nullptr);
                continue;
            }
            const std::optional<Slot> slot = m_atlas.glyph(key);
            if (!slot) {
                full = true;
                return;
            }
            const int y = static_cast<int>(std::lround((command.origin.y + placed.y).value * m_portion.scale));
            add_upright(*slot, whole + slot->left, y + slot->top, bytes(command.colour));
        }
    }

    void add_turned_run(const GlyphRunCommand& command) {
        const Turner turn(command.turn, m_portion.scale);
        GlyphKey key = raster_key(command.run, command.run.size.value * m_portion.scale * turned_raster);
        for (const PlacedGlyph& placed : command.run.glyphs) {
            key.glyph = placed.glyph;
            std::optional<Likeness> like = likeness(key);
            if (!like) {
                const std::optional<Slot> slot = m_atlas.glyph(key);
                if (!slot) {
                    full = true;
                    return;
                }
                like = Likeness{*slot, 1, 1, 0};
            }
            add_scaled(*like, command, (command.origin.x + placed.x).value * m_portion.scale,
                       (command.origin.y + placed.y).value * m_portion.scale, like->slot.left - like->quarter / 4.0,
                       turned_raster, &turn);
        }
    }

    /// What stands in for a raster that is not there; nothing where it is, or must be made.
    std::optional<Likeness> likeness(const GlyphKey& key) {
        if (m_shortcuts.glyphs == Glyphs::exact || m_atlas.has(key)) return std::nullopt;
        const std::optional<Likeness> like = m_atlas.likeness(key);
        if (like) batch.missing.push_back(key);
        return like;
    }

    /// A glyph between pixels, its origin at x, y; `left` is its box's from there in the raster's px, of which `finer`
    /// are a pixel of the page. One texel of the empty border on each side carries the smooth edge.
    void add_scaled(const Likeness& like, const GlyphRunCommand& command, double x, double y, double left, double finer,
                    const Turner* turn) {
        const Slot& slot = like.slot;
        if (slot.box.empty()) return;
        const double across = like.across / finer, down = like.down / finer;
        x += (left - 1) * across;
        y += (slot.top - 1) * down;
        const double right = x + (slot.box.width + 2) * across, foot = y + (slot.box.height + 2) * down;
        const PixelRect box{slot.box.x - 1, slot.box.y - 1, slot.box.width + 2, slot.box.height + 2};
        std::array<PixelPoint, 4> corners{
            PixelPoint{Px(x), Px(y)}, {Px(right), Px(y)}, {Px(x), Px(foot)}, {Px(right), Px(foot)}};
        if (turn != nullptr)
            for (PixelPoint& corner : corners) corner = (*turn)(corner.x.value, corner.y.value);
        add_textured(corners, slot.sheet, box, bytes(command.colour));
    }

    /// The paper or picture now drawn, where it stands ready.
    bool add_ready() {
        const std::size_t index = m_ready++;
        if (index >= m_shortcuts.ready.size() || m_shortcuts.ready[index].number < 0) return false;
        const ReadyPlace& ready = m_shortcuts.ready[index];
        if (common(ready.place, m_portion.tile).empty()) return true;
        begin(Surface::ready, ready.number, nullptr);
        mix(ready.version);
        for (int corner = 0; corner < 4; ++corner)
            batch.vertices.push_back({static_cast<float>(ready.place.x + corner % 2 * ready.place.width),
                                      static_cast<float>(ready.place.y + corner / 2 * ready.place.height),
                                      corner % 2 ? ready.right : 0,
                                      corner / 2 ? ready.foot : 0,
                                      no_edges,
                                      {},
                                      opaque_white});
        count_quad();
        return true;
    }

    static GlyphKey raster_key(const GlyphRun& run, double pixels) {
        GlyphKey key;
        key.face = run.face;
        key.size = static_cast<std::uint32_t>(std::max(1.0, std::round(pixels * units_a_pixel)));
        key.width_step = static_cast<std::int8_t>(std::clamp(std::round((run.width - 1) * 100), -100.0, 100.0));
        return key;
    }

    void add_upright(const Slot& slot, int x, int y, std::array<std::uint8_t, 4> colour) {
        if (common({x, y, slot.box.width, slot.box.height}, m_portion.tile).empty()) return;
        const Px left(x), top(y), right(x + slot.box.width), foot(y + slot.box.height);
        add_textured({PixelPoint{left, top}, {right, top}, {left, foot}, {right, foot}}, slot.sheet, slot.box, colour);
    }

    void add_textured(const std::array<PixelPoint, 4>& corners, int sheet, PixelRect box,
                      std::array<std::uint8_t, 4> colour) {
        begin(Surface::ink, sheet, nullptr);
        for (int corner = 0; corner < 4; ++corner) {
            const PixelPoint& at = corners[static_cast<std::size_t>(corner)];
            batch.vertices.push_back({static_cast<float>(at.x.value),
                                      static_cast<float>(at.y.value),
                                      static_cast<float>(corner % 2 * box.width),
                                      static_cast<float>(corner / 2 * box.height),
                                      m_edges,
                                      {static_cast<float>(box.x), static_cast<float>(box.y)},
                                      colour});
        }
        count_quad();
    }

    /// A rectangle of ink: the atlas's solid texel, cut at the edges.
    void add_rect(const Rect& rect, std::array<std::uint8_t, 4> colour) {
        const int sheet = solid_sheet();
        begin(Surface::ink, sheet, nullptr);
        add_edged(rect, static_cast<float>(Atlas::solid_texel), static_cast<float>(Atlas::solid_texel), colour);
    }

    /// The sheet in use if it has a solid texel, so that a fill between glyphs costs no draw call of its own.
    int solid_sheet() const {
        if (batch.calls.empty() || batch.calls.back().surface != Surface::ink) return 0;
        const int sheet = batch.calls.back().texture;
        return m_atlas.sheets()[static_cast<std::size_t>(sheet)].packer ? sheet : 0;
    }

    void add_edged(const Rect& rect, float u, float v, std::array<std::uint8_t, 4> colour) {
        add_cut(to_pixels(rect, m_portion.scale), rect, u, v, colour);
    }

    /// The pixels of `cover`, cut at the rectangle's edges.
    void add_cut(PixelRect cover, const Rect& rect, float u, float v, std::array<std::uint8_t, 4> colour) {
        if (common(cover, m_portion.tile).empty()) return end_if_empty();
        const std::array<float, 4> edges = edges_of(rect);
        for (int corner = 0; corner < 4; ++corner)
            batch.vertices.push_back({static_cast<float>(cover.x + (corner % 2) * cover.width),
                                      static_cast<float>(cover.y + (corner / 2) * cover.height),
                                      u,
                                      v,
                                      edges,
                                      {},
                                      colour});
        count_quad();
    }

    std::array<float, 4> edges_of(const Rect& rect) const {
        return {static_cast<float>(rect.left().value * m_portion.scale), static_cast<float>(rect.top().value * m_portion.scale),
                static_cast<float>(rect.right().value * m_portion.scale), static_cast<float>(rect.bottom().value * m_portion.scale)};
    }

    /// The quad just added belongs to the last draw call and the last item.
    void count_quad() {
        DrawCall& call = batch.calls.back();
        ++call.quads;
        mix(static_cast<std::uint64_t>(call.surface) << 32 | static_cast<std::uint32_t>(call.texture));
        const Vertex* quad = &batch.vertices[batch.vertices.size() - 4];
        std::uint64_t words[4 * sizeof(Vertex) / sizeof(std::uint64_t)];
        static_assert(sizeof words == 4 * sizeof(Vertex));
        std::memcpy(words, quad, sizeof words);
        for (const std::uint64_t word : words) mix(word);
        PixelRect& bounds = batch.items.back().bounds;
        bounds = united(bounds, bounds_of(quad));
    }

    void mix(std::uint64_t word) {
        std::uint64_t& hash = batch.items.back().hash;
        hash = (hash ^ word) * 0x9e3779b97f4a7c15U;
        hash ^= hash >> 29;
    }

    /// Opens a draw call, or goes on with the last one where that serves.
    void begin(Surface surface, int texture, const PictureCommand* picture) {
        if (!batch.calls.empty()) {
            const DrawCall& last = batch.calls.back();
            if (last.surface == surface && last.texture == texture && last.picture == picture) return;
        }
        batch.calls.push_back({surface, texture, picture, batch.vertices.size() / 4, 0});
    }

    void end_if_empty() {
        if (!batch.calls.empty() && batch.calls.back().quads == 0) batch.calls.pop_back();
    }

    static constexpr std::uint64_t seed = 0xcbf29ce484222325U;

    Portion m_portion;
    Atlas& m_atlas;
    Shortcuts m_shortcuts;
    std::array<float, 4> m_edges = no_edges;  // of the glyphs now drawn
    std::size_t m_ready = 0;  // papers and pictures met so far
};

}  // namespace

Batch build_batch(std::span<const DrawCommand> commands, const Portion& portion, Atlas& atlas,
                  const Shortcuts& shortcuts) {
    // A picture alone, or the timeline's bars, are no page: they use no glyphs that would have to be kept.
    const auto is_type = [](const DrawCommand& command) { return std::holds_alternative<GlyphRunCommand>(command); };
    if (std::any_of(commands.begin(), commands.end(), is_type)) atlas.begin_page();
    for (;;) {
        Builder builder(portion, atlas, shortcuts);
        for (const DrawCommand& command : commands) {
            builder.add(command);
            if (builder.full) break;
        }
        if (!builder.full) {
            builder.finish();
            return std::move(builder.batch);
        }
        atlas.make_room();
    }
}

void append_part(Batch& into, const Batch& batch, PixelRect rect) {
    for (const DrawCall& call : batch.calls) {
        DrawCall part = call;
        part.first_quad = into.vertices.size() / 4;
        for (std::size_t quad = call.first_quad; quad < call.first_quad + call.quads; ++quad) {
            const Vertex* first = &batch.vertices[quad * 4];
            if (!common(bounds_of(first), rect).empty()) into.vertices.insert(into.vertices.end(), first, first + 4);
        }
        part.quads = into.vertices.size() / 4 - part.first_quad;
        if (part.quads > 0) into.calls.push_back(part);
    }
}

Region changed_area(std::span<const Item> before, std::span<const Item> after) {
    Region changed;
    std::unordered_multimap<std::uint64_t, std::size_t> places;
    for (std::size_t i = before.size(); i-- > 0;) places.emplace(before[i].hash, i);
    // Matched in order: two items that changed places may cover each other otherwise.
    std::size_t next = 0;
    for (const Item& item : after) {
        const auto [first, last] = places.equal_range(item.hash);
        std::size_t match = before.size();
        for (auto place = first; place != last; ++place)
            if (place->second >= next) match = std::min(match, place->second);
        if (match == before.size()) {
            changed.add(item.bounds);
            continue;
        }
        for (; next < match; ++next) changed.add(before[next].bounds);
        ++next;
    }
    for (; next < before.size(); ++next) changed.add(before[next].bounds);
    return changed;
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

Rect with_tear(const PictureCommand& picture) {
    Rect bounds = picture.bounds;
    (picture.treatment.torn_foot ? bounds.height : bounds.width) += tear_reach(picture.treatment);
    return bounds;
}

}  // namespace foyer
