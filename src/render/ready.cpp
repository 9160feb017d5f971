#include "render/ready.h"

#include <algorithm>

namespace foyer {
namespace {

// Those of three pages, as many as there are still layers.
constexpr std::size_t most_kept = 6;

std::shared_ptr<const Bitmap> bitmap_of(const DrawCommand& command, const Pictures& pictures) {
    const auto* picture = std::get_if<PictureCommand>(&command);
    if (picture == nullptr) return nullptr;
    const auto found = pictures.find(picture->picture);
    return found == pictures.end() ? nullptr : found->second;
}

/// Where a paper or picture may leave a mark; empty for other commands.
PixelRect place_of(const DrawCommand& command, double scale, PixelSize page) {
    Rect bounds;
    if (const auto* paper = std::get_if<PaperCommand>(&command)) bounds = paper->bounds;
    if (const auto* picture = std::get_if<PictureCommand>(&command)) {
        bounds = with_tear(*picture);
    }
    PixelRect place = common(to_pixels(bounds, scale), {0, 0, page.width, page.height});
    if (place.empty()) return {};
    const int odd_x = place.x % 2, odd_y = place.y % 2;
    return {place.x - odd_x, place.y - odd_y, place.width + odd_x, place.height + odd_y};
}

PixelRect half_of(PixelRect place) { return {place.x / 2, place.y / 2, (place.width + 1) / 2, (place.height + 1) / 2}; }

bool is_ready_kind(const DrawCommand& command) {
    return std::holds_alternative<PaperCommand>(command) || std::holds_alternative<PictureCommand>(command);
}

}  // namespace

void ReadySurfaces::prepare(Surfaces& surfaces, std::span<const DrawCommand> commands, const Pictures& pictures,
                            double scale, PixelSize page, Haste haste) {
    std::erase_if(m_entries, [](const auto& entry) { return entry->has_bitmap && entry->bitmap.expired(); });
    m_page.clear();
    for (const DrawCommand& command : commands) {
        if (!is_ready_kind(command)) continue;
        Entry wanted;
        wanted.command = command;
        wanted.scale = scale;
        wanted.place = place_of(command, scale, page);
        const std::shared_ptr<const Bitmap> bitmap = bitmap_of(command, pictures);
        wanted.has_bitmap = bitmap != nullptr;
        wanted.bitmap = bitmap;
        Entry* entry = find(wanted);
        if (entry == nullptr) {
            make_room();
            if (!m_entries.empty() && !m_entries.front()->done() &&
                std::find(m_page.begin(), m_page.end(), m_entries.front().get()) == m_page.end()) {
                // One that will not be shown again gives its textures up.
                wanted.full = std::move(m_entries.front()->full);
                wanted.half = std::move(m_entries.front()->half);
                m_entries.erase(m_entries.begin());
            }
            m_entries.push_back(std::make_unique<Entry>(std::move(wanted)));
            entry = m_entries.back().get();
        }
        m_page.push_back(entry);
        if (entry->place.empty() || entry->done()) continue;
        const PixelRect place = entry->place;
        if (haste == Haste::halves && std::holds_alternative<PictureCommand>(command)) {
            if (entry->version != 0) continue;
            const PixelRect half = half_of(place);
            if (entry->half.fit({half.width, half.height})) sample_between(entry->half);
            draw(surfaces, *entry, pictures, entry->half, scale / 2, half, half);
        } else {
            entry->full.fit({place.width, place.height});
            draw(surfaces, *entry, pictures, entry->full, scale, place, place);
            entry->rows = place.height;
            entry->half = {};
        }
        entry->version = ++m_versions;
    }
}

ReadySurfaces::Entry* ReadySurfaces::find(const Entry& wanted) {
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        const Entry& one = **entry;
        // Owners are compared, not pointers: a new bitmap may lie where an old one was.
        const bool same_bitmap = one.has_bitmap == wanted.has_bitmap && !one.bitmap.owner_before(wanted.bitmap) &&
                                 !wanted.bitmap.owner_before(one.bitmap);
        if (!same_bitmap || one.scale != wanted.scale || one.place != wanted.place || !(one.command == wanted.command))
            continue;
        std::rotate(entry, entry + 1, m_entries.end());
        return m_entries.back().get();
    }
    return nullptr;
}

/// The first to go are those half drawn, then the longest unused; never one of this page.
void ReadySurfaces::make_room() {
    const auto unused = [this](const auto& entry) {
        return std::find(m_page.begin(), m_page.end(), entry.get()) == m_page.end();
    };
    std::stable_partition(m_entries.begin(), m_entries.end(),
                          [&](const auto& entry) { return !entry->done() && unused(entry); });
    while (m_entries.size() >= most_kept && m_entries.front()->done() && unused(m_entries.front()))
        m_entries.erase(m_entries.begin());
}

bool ReadySurfaces::go_on(Surfaces& surfaces, const Pictures& pictures, long pixels) {
    bool finished = false;
    for (Entry* entry : m_page) {
        if (entry->done() || pixels <= 0) continue;
        entry->full.fit({entry->place.width, entry->place.height});
        const int rows =
            static_cast<int>(std::clamp<long>(pixels / entry->place.width, 1, entry->place.height - entry->rows));
        PixelRect part = entry->place;
        part.y += entry->rows;
        part.height = rows;
        draw(surfaces, *entry, pictures, entry->full, entry->scale, entry->place, part);
        entry->rows += rows;
        pixels -= static_cast<long>(rows) * entry->place.width;
        if (!entry->done()) continue;
        entry->half = {};
        entry->version = ++m_versions;
        finished = true;
    }
    return finished;
}

void ReadySurfaces::draw(Surfaces& surfaces, Entry& entry, const Pictures& pictures, const Layer& into, double scale,
                         PixelRect shown, PixelRect part) {
    surfaces.clear(into, {part.x - shown.x, part.y - shown.y, part.width, part.height}, Colour{0, 0, 0, 0});
    surfaces.draw(into, {&entry.command, 1}, pictures, scale, shown, part);
}

std::vector<ReadyPlace> ReadySurfaces::places() const {
    std::vector<ReadyPlace> places;
    for (const Entry* entry : m_page) {
        ReadyPlace place{static_cast<int>(places.size()), entry->place, 1, 1, entry->version};
        if (!entry->done() && !entry->place.empty()) {
            place.right = static_cast<float>(entry->place.width) / 2 / static_cast<float>(entry->half.size.width);
            place.foot = static_cast<float>(entry->place.height) / 2 / static_cast<float>(entry->half.size.height);
        }
        places.push_back(place);
    }
    return places;
}

std::vector<GLuint> ReadySurfaces::textures() const {
    std::vector<GLuint> textures;
    for (const Entry* entry : m_page) textures.push_back((entry->done() ? entry->full : entry->half).texture.name());
    return textures;
}

bool ReadySurfaces::whole() const {
    return std::all_of(m_page.begin(), m_page.end(), [](const Entry* entry) { return entry->done(); });
}

std::size_t ReadySurfaces::bytes() const {
    std::size_t sum = 0;
    for (const auto& entry : m_entries) sum += entry->full.bytes() + entry->half.bytes();
    return sum;
}

}  // namespace foyer
