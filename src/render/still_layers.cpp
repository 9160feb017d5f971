#include "render/still_layers.h"

#include <algorithm>

namespace foyer {
namespace {

constexpr std::size_t most_stills = 3;

// What settling may cost in a frame, in microseconds of a small computer: a third of a sixtieth of a second is left
// over for the rest of the frame. Counted by what a raster and a picture's pixel cost there, not by a clock, so that
// every run draws the same frames.
constexpr double settling_a_frame = 8000;
constexpr double cost_of_picture_pixel = 0.022;

double cost_of_raster(const GlyphKey& key) {
    const double size = key.size / 72.0;
    const bool drawn_wide = size <= 48;  // four times, for its quarter pixels
    return 25 + (drawn_wide ? 0.048 : 0.018) * size * size;
}

PixelRect whole(PixelSize size) { return {0, 0, size.width, size.height}; }

std::shared_ptr<const Bitmap> find(const std::string& name, const Pictures& given) {
    const auto found = given.find(name);
    return found == given.end() ? nullptr : found->second;
}

bool is_of(const Still& still, const DisplayList& list, const Pictures& pictures, PixelSize page) {
    return still.valid && still.layer.size == page && list.page == still.list_page && list.ground == still.ground &&
           still.drawn.still_good(list.still, pictures);
}

/// Whether most of a page is as it was: then it is the same page with a change.
bool much_alike(const std::vector<DrawCommand>& before, const std::vector<DrawCommand>& after) {
    const auto [first, other] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const auto rest = std::make_reverse_iterator(first), other_rest = std::make_reverse_iterator(other);
    const auto [last, other_last] = std::mismatch(before.rbegin(), rest, after.rbegin(), other_rest);
    const auto same = (first - before.begin()) + (last - before.rbegin());
    return static_cast<std::size_t>(same) * 2 >= std::max(before.size(), after.size());
}

}  // namespace

double scale_of(const DisplayList& list, PixelSize page) {
    return list.page.width.value > 0 ? page.width / list.page.width.value : 1;
}

void Drawn::remember(const std::vector<DrawCommand>& drawn, const Pictures& given) {
    commands = drawn;
    pictures.clear();
    for (const DrawCommand& command : drawn)
        if (const auto* picture = std::get_if<PictureCommand>(&command))
            pictures.push_back(find(picture->picture, given));
}

bool Drawn::still_good(const std::vector<DrawCommand>& wanted, const Pictures& given) const {
    if (wanted != commands) return false;
    std::size_t index = 0;
    for (const DrawCommand& command : wanted) {
        const auto* picture = std::get_if<PictureCommand>(&command);
        if (picture == nullptr) continue;
        const std::weak_ptr<const Bitmap>& known = pictures[index++];
        const std::shared_ptr<const Bitmap> now = find(picture->picture, given);
        // Owners are compared, not pointers: a new bitmap may lie where an old one was.
        if (known.owner_before(now) || now.owner_before(known)) return false;
    }
    return true;
}

StillLayers::Shown StillLayers::show(Surfaces& surfaces, const DisplayList& list, const Pictures& pictures,
                                     PixelSize page, Detail detail, const Still* in_use) {
    std::erase_if(m_stills, [&](const auto& still) { return still->layer.size != page && still.get() != in_use; });
    const auto is_last = [this](const auto& still) { return still.get() == m_last; };
    if (std::none_of(m_stills.begin(), m_stills.end(), is_last)) m_last = nullptr;
    Still& still = choose(list, pictures, page, detail, in_use);
    m_last = &still;
    still.last_used = ++m_uses;
    Shown shown{&still, {}};

    const bool same = is_of(still, list, pictures, page);
    if (same && still.settled) return shown;
    surfaces.pictures().drop_expired();
    const double scale = scale_of(list, page);
    const bool begun = still.valid && !still.settled, moving = detail == Detail::moving && !same;
    const bool exact = !moving && !begun;
    m_ready.prepare(surfaces, list.still, pictures, scale, page,
                    exact ? ReadySurfaces::Haste::none : ReadySurfaces::Haste::halves);
    const bool finer = !moving && begun && settle_some(surfaces, still, pictures);
    if (!same || finer) {
        if (still.list_page != list.page || still.ground != list.ground) still.valid = false;
        shown.redrawn.add(draw(surfaces, still, list, scale, page, exact ? Glyphs::exact : Glyphs::likenesses));
        still.drawn.remember(list.still, pictures);
    }
    still.settled = still.missing.empty() && m_ready.whole();
    return shown;
}

/// The layer that shows this list, or the one that is to show it now.
Still& StillLayers::choose(const DisplayList& list, const Pictures& pictures, PixelSize page, Detail detail,
                           const Still* in_use) {
    for (const auto& still : m_stills)
        if (is_of(*still, list, pictures, page)) return *still;
    const bool goes_on = m_last != nullptr && m_last != in_use &&
                         (detail == Detail::moving || !m_last->valid || much_alike(m_last->drawn.commands, list.still));
    if (goes_on) return *m_last;
    if (m_stills.size() < most_stills) return *m_stills.emplace_back(std::make_unique<Still>());
    Still* oldest = nullptr;
    for (const auto& still : m_stills)
        if (still.get() != in_use && (oldest == nullptr || still->last_used < oldest->last_used)) oldest = still.get();
    oldest->valid = false;
    oldest->settled = true;
    return *oldest;
}

/// Makes some of what is missing, the largest glyphs first; says whether it can be seen.
bool StillLayers::settle_some(Surfaces& surfaces, Still& still, const Pictures& pictures) {
    double cost = 0;
    bool finer = false;
    for (const GlyphKey& key : still.missing) {
        if (surfaces.atlas().has(key)) continue;
        cost += cost_of_raster(key);
        if (finer && cost > settling_a_frame) break;
        while (!surfaces.atlas().glyph(key)) surfaces.atlas().make_room();
        finer = true;
    }
    if (cost >= settling_a_frame) return finer;
    return m_ready.go_on(surfaces, pictures, static_cast<long>((settling_a_frame - cost) / cost_of_picture_pixel)) ||
           finer;
}

Region StillLayers::draw(Surfaces& surfaces, Still& still, const DisplayList& list, double scale, PixelSize page,
                         Glyphs glyphs) {
    if (still.layer.fit(page)) still.valid = false;
    const std::vector<ReadyPlace> places = m_ready.places();
    Batch batch = build_batch(list.still, {scale, whole(page)}, surfaces.atlas(), {glyphs, places});
    const Region changed = still.valid ? changed_area(still.items, batch.items) : Region(whole(page));
    for (const PixelRect& rect : changed.rects()) surfaces.clear(still.layer, rect, list.ground.with_alpha(1));
    surfaces.draw_ready(still.layer, batch, m_ready.textures(), scale, changed);
    if (!still.valid) ++m_drawn_whole;
    still.items = std::move(batch.items);
    still.missing = std::move(batch.missing);
    still.list_page = list.page;
    still.ground = list.ground;
    still.valid = true;
    return changed;
}

void StillLayers::forget() {
    for (const auto& still : m_stills) still->valid = false;
    m_ready = {};
}

std::size_t StillLayers::bytes() const {
    std::size_t sum = m_ready.bytes();
    for (const auto& still : m_stills) sum += still->layer.bytes();
    return sum;
}

}  // namespace foyer
