#include "app/pipeline.h"

#include <algorithm>

#include "layout/grid.h"
#include "layout/timeline.h"

namespace foyer {
namespace {

bool same_layout(const Scene& a, const Scene& b) {
    return a.review == b.review && a.theme == b.theme && a.screen == b.screen && a.hero == b.hero &&
           a.style.same_up_to(b.style, Stage::layout);
}

Layout lay_out_scene(const Scene& scene, Typesetter& typesetter) {
    const Template& design = template_for(*scene.theme, scene.screen);
    return lay_out({*scene.review, scene.style, design, page_on_screen(design, scene.screen), scene.hero}, typesetter);
}

const Spread& spread_of(const Layout& layout, int beat) {
    return layout.spreads[static_cast<std::size_t>(std::clamp(beat, 0, static_cast<int>(layout.spreads.size()) - 1))];
}

DisplayList paint_on_screen(const Scene& scene, const Layout& layout, double seconds) {
    const Size screen{Pt(scene.screen.width / layout.scale), Pt(scene.screen.height / layout.scale)};
    return centred(paint(layout, spread_of(layout, scene.beat), scene.style, seconds), screen, scene.style.colour("palette.band"),
                   layout.scale);
}

}  // namespace

DisplayList frame(const Scene& scene, double seconds, Typesetter& typesetter) {
    return paint_on_screen(scene, lay_out_scene(scene, typesetter), seconds);
}

Pipeline::Pipeline(const FontBook& book) : m_typesetter(book) {}

const Layout& Pipeline::layout(const Scene& scene) {
    if (!m_laid_out || !same_layout(*m_laid_out, scene)) {
        m_layout = lay_out_scene(scene, m_typesetter);
        m_laid_out = scene;
        m_painted.reset();
        ++m_runs.layouts;
    }
    return m_layout;
}

const DisplayList& Pipeline::paint_scene(const Scene& scene, double seconds) {
    const Layout& laid_out = layout(scene);
    if (!m_painted || m_painted->beat != scene.beat || m_painted->style != scene.style) {
        m_list = paint_on_screen(scene, laid_out, seconds);
        m_painted = scene;
        ++m_runs.paints;
    } else if (seconds != m_painted_at && !m_list.live.empty()) {
        // Bars move; the sheet under them does not. Only their heights are made anew.
        DisplayList moving;
        moving.page = laid_out.page;
        repaint_live(moving, spread_of(laid_out, scene.beat), scene.style, seconds);
        moving = centred(std::move(moving), m_list.page, m_list.ground, laid_out.scale);
        m_list.live = std::move(moving.live);
        m_list.live_bounds = moving.live_bounds;
        ++m_runs.live_paints;
    }
    m_painted_at = seconds;
    return m_list;
}

const Frame* frame_at(const Spread& spread, Point point) {
    for (auto frame = spread.frames.rbegin(); frame != spread.frames.rend(); ++frame) {
        if (frame->kind != FrameKind::picture && frame->bounds.contains(point)) return &*frame;
    }
    for (auto frame = spread.frames.rbegin(); frame != spread.frames.rend(); ++frame) {
        if (frame->bounds.contains(point)) return &*frame;
    }
    return nullptr;
}

std::optional<int> act_at(const Review& review, const Frame& timeline, const Style& style, Size page, Point point) {
    if (timeline.kind != FrameKind::timeline || !timeline.bounds.contains(point) || review.acts.empty()) return std::nullopt;
    const Pt margin = style.points("grid.margin");
    const double place = (point.x - margin) / (page.width - margin * 2.0);
    const auto borders = act_borders(review.acts);
    const auto behind = std::upper_bound(borders.begin() + 1, borders.end() - 1, place);
    return static_cast<int>(behind - borders.begin()) - 1;
}

}  // namespace foyer
