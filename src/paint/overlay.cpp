#include "paint/overlay.h"

#include <algorithm>
#include <cmath>

#include "core/projection.h"

namespace foyer {
namespace {

struct Triangle {
    PixelRect clip;
    OverlayVertex corners[3];
    bool operator==(const Triangle&) const = default;

    PixelRect bounds() const {
        const auto [left, right] = std::minmax({corners[0].x, corners[1].x, corners[2].x});
        const auto [top, foot] = std::minmax({corners[0].y, corners[1].y, corners[2].y});
        // Cut before it is made whole: a stray corner may lie further off than an int can say.
        const auto cut = [](float value, int least, int greatest) {
            return std::clamp(value, static_cast<float>(least), static_cast<float>(greatest));
        };
        const int x = static_cast<int>(std::floor(cut(left, clip.x, clip.x + clip.width)));
        const int y = static_cast<int>(std::floor(cut(top, clip.y, clip.y + clip.height)));
        return {x, y, static_cast<int>(std::ceil(cut(right, clip.x, clip.x + clip.width))) - x,
                static_cast<int>(std::ceil(cut(foot, clip.y, clip.y + clip.height))) - y};
    }
};

std::vector<Triangle> triangles_of(const Overlay& overlay) {
    std::vector<Triangle> triangles;
    triangles.reserve(overlay.indices.size() / 3);
    for (const OverlayPart& part : overlay.parts) {
        const std::size_t end =
            std::min<std::size_t>(overlay.indices.size(), std::size_t{part.first_index} + part.index_count);
        for (std::size_t i = part.first_index; i + 3 <= end; i += 3) {
            Triangle triangle{part.clip, {}};
            bool whole = true;
            for (std::size_t corner = 0; corner < 3; ++corner) {
                const std::size_t vertex = std::size_t{part.first_vertex} + overlay.indices[i + corner];
                whole = whole && vertex < overlay.vertices.size();
                if (whole) triangle.corners[corner] = overlay.vertices[vertex];
            }
            if (whole) triangles.push_back(triangle);
        }
    }
    return triangles;
}

}  // namespace

PixelRect Overlay::bounds() const {
    PixelRect all;
    for (const OverlayPart& part : parts)
        if (part.index_count > 0) all = united(all, part.clip);
    return all;
}

Overlay turned(Overlay overlay, PixelSize window, int quarters) {
    if (quarters == 0) return overlay;
    const auto width = static_cast<float>(window.width), height = static_cast<float>(window.height);
    for (OverlayVertex& corner : overlay.vertices) {
        const float x = corner.x, y = corner.y;
        corner.x = quarters == 1 ? height - y : quarters == 2 ? width - x : y;
        corner.y = quarters == 1 ? x : quarters == 2 ? height - y : width - x;
    }
    for (OverlayPart& part : overlay.parts) part.clip = turned(part.clip, window, quarters);
    return overlay;
}

PixelRect changed_area(const Overlay& before, const Overlay& after) {
    if (before == after) return {};
    if (before.glyphs != after.glyphs) return united(before.bounds(), after.bounds());
    const std::vector<Triangle> old = triangles_of(before), now = triangles_of(after);
    // What differs mostly lies together, a button or a number: what comes before and behind it is the same.
    const auto [old_first, now_first] = std::mismatch(old.begin(), old.end(), now.begin(), now.end());
    const auto old_rest = std::make_reverse_iterator(old_first), now_rest = std::make_reverse_iterator(now_first);
    const auto [old_last, now_last] = std::mismatch(old.rbegin(), old_rest, now.rbegin(), now_rest);
    PixelRect area;
    for (auto triangle = old_first; triangle != old_last.base(); ++triangle) area = united(area, triangle->bounds());
    for (auto triangle = now_first; triangle != now_last.base(); ++triangle) area = united(area, triangle->bounds());
    return area;
}

}  // namespace foyer
