#include "render/sheet_layers.h"

#include <algorithm>
#include <cmath>

namespace foyer {
namespace {

bool holds(PixelRect outer, PixelRect inner) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width &&
           inner.y + inner.height <= outer.y + outer.height;
}

bool same_scale(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(a, b); }

}  // namespace

SheetLayers::Drawing* SheetLayers::find(const ShowSheet& sheet, double scale, PixelRect part) const {
    for (const auto& drawing : m_drawings) {
        if (drawing->page == sheet.page && same_scale(drawing->scale, scale) && holds(drawing->part, part))
            return drawing.get();
    }
    return nullptr;
}

bool SheetLayers::has(const ShowSheet& sheet, double scale, PixelRect part) const {
    return find(sheet, scale, part) != nullptr;
}

SheetLayers::Drawing& SheetLayers::show(Surfaces& surfaces, const ShowSheet& sheet, const Pictures& pictures,
                                        double scale, PixelRect part) {
    Drawing* drawing = find(sheet, scale, part);
    if (drawing == nullptr) {
        drawing = m_drawings.emplace_back(std::make_unique<Drawing>()).get();
        drawing->page = sheet.page;
        drawing->scale = scale;
        drawing->part = part;
        drawing->still.fit({part.width, part.height});
        sample_between(drawing->still);
        const DisplayList& list = *sheet.page;
        surfaces.clear(drawing->still, {0, 0, part.width, part.height}, list.ground.with_alpha(1));
        surfaces.draw(drawing->still, list.still, pictures, scale, part, part);
        ++m_drawn;
    }
    bring_up_to(surfaces, *drawing, sheet, pictures);
    return *drawing;
}

void SheetLayers::bring_up_to(Surfaces& surfaces, Drawing& drawing, const ShowSheet& sheet, const Pictures& pictures) {
    drawing.used = m_frame;
    const DisplayList& now = sheet.moment != nullptr ? *sheet.moment : *sheet.page;
    const PixelRect whole{0, 0, drawing.part.width, drawing.part.height};
    PixelRect area = now.live.empty()          ? PixelRect{}
                     : now.live_bounds.empty() ? drawing.part
                                               : common(to_pixels(now.live_bounds, drawing.scale), drawing.part);
    if (area.empty()) {
        drawing.has_live = false;
        return;
    }
    const bool begins = !drawing.has_live;
    drawing.has_live = true;
    if (drawing.moving.fit({whole.width, whole.height})) sample_between(drawing.moving);
    if (!begins && drawing.live.still_good(now.live, pictures)) return;
    const PixelRect here{area.x - drawing.part.x, area.y - drawing.part.y, area.width, area.height};
    surfaces.copy(drawing.still, drawing.moving, begins ? whole : here);
    surfaces.draw(drawing.moving, now.live, pictures, drawing.scale, drawing.part, area);
    drawing.live.remember(now.live, pictures);
}

SheetLayers::Drawing* SheetLayers::nearest(Surfaces& surfaces, const ShowSheet& sheet, const Pictures& pictures,
                                           double scale, const Rect& view, const Drawing* other) {
    Drawing* best = nullptr;
    double most = 0;
    for (const auto& drawing : m_drawings) {
        if (drawing->page != sheet.page || drawing.get() == other || drawing->scale < scale) continue;
        const PixelRect wanted = to_pixels(view, drawing->scale), shared = common(wanted, drawing->part);
        const double share = static_cast<double>(shared.width) * shared.height /
                             (std::max(1.0, static_cast<double>(wanted.width) * wanted.height));
        if (!shared.empty() && share > most) {
            most = share;
            best = drawing.get();
        }
    }
    if (best != nullptr) bring_up_to(surfaces, *best, sheet, pictures);
    return best;
}

void SheetLayers::trim(std::size_t bytes_at_most) {
    while (bytes() > bytes_at_most) {
        auto oldest = m_drawings.end();
        for (auto drawing = m_drawings.begin(); drawing != m_drawings.end(); ++drawing) {
            if ((*drawing)->used == m_frame) continue;
            if (oldest == m_drawings.end() || (*drawing)->used < (*oldest)->used) oldest = drawing;
        }
        if (oldest == m_drawings.end()) return;
        m_drawings.erase(oldest);
    }
}

std::size_t SheetLayers::bytes() const {
    std::size_t sum = 0;
    for (const auto& drawing : m_drawings) sum += drawing->still.bytes() + drawing->moving.bytes();
    return sum;
}

}  // namespace foyer
