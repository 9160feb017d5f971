#include "app/pipeline.h"

#include <algorithm>

#include "app/review_edits.h"
#include "layout/grid.h"

namespace foyer {
namespace {

bool same_layout(const Scene& a, const Scene& b) {
    return a.review == b.review && a.theme == b.theme && a.screen == b.screen && a.pictures == b.pictures &&
           a.style.same_up_to(b.style, Stage::layout);
}

LayoutRequest request_of(const Scene& scene, const Review& review, const Style& style) {
    const Template& design = template_for(*scene.theme, scene.screen);
    return {review, style, design, page_on_screen(design, scene.screen), scene.pictures};
}

Layout lay_out_scene(const Scene& scene, Typesetter& typesetter) {
    const Style style = page_style(scene);
    const auto review = edited(scene.review, scene.style);
    const LayoutRequest request = request_of(scene, *review, style);
    return scene.card ? lay_out_card(request, *scene.card, typesetter) : lay_out(request, typesetter);
}

const Spread& spread_of(const Layout& layout, int beat) {
    return layout.spreads[static_cast<std::size_t>(std::clamp(beat, 0, static_cast<int>(layout.spreads.size()) - 1))];
}

DisplayList paint_on_screen(const Scene& scene, const Layout& layout, double seconds) {
    const Size screen{Pt(scene.screen.width / layout.scale), Pt(scene.screen.height / layout.scale)};
    const Style style = page_style(scene);
    return centred(paint(layout, spread_of(layout, scene.card ? 0 : scene.beat), style, seconds, scene.pointed), screen,
                   style.colour("palette.band"), layout.scale);
}

bool same_picture(const Scene& a, const Scene& b) {
    return same_layout(a, b) && a.style == b.style && a.card == b.card && a.pointed == b.pointed && (a.card || a.beat == b.beat);
}

/// The entry that was not asked for the longest.
template <class Entries>
auto& longest_unused(Entries& entries) {
    return *std::min_element(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.used < b.used; });
}

}  // namespace

Style page_style(const Scene& scene) { return style_on(*scene.theme, template_for(*scene.theme, scene.screen), scene.style); }

DisplayList frame(const Scene& scene, double seconds, Typesetter& typesetter) {
    return paint_on_screen(scene, lay_out_scene(scene, typesetter), seconds);
}

Pipeline::Pipeline(const FontBook& book) : m_typesetter(book) {}

const Layout& Pipeline::layout(const Scene& scene) {
    if (!m_page.scene || !same_layout(*m_page.scene, scene)) {
        m_search.reset();
        m_page.scene = scene;  // first: the search refers to it, and to the style
        m_page.style = page_style(scene);
        m_page.review = edited(scene.review, scene.style);
        m_search = std::make_unique<LayoutSearch>(request_of(*m_page.scene, *m_page.review, m_page.style), m_typesetter);
        // Even a page that is dragged loses no line of its text, where any layout holds it.
        while (!m_search->done() && (m_effort == Effort::settled || !m_search->holds_text())) m_search->step();
        m_page.layout = m_search->best();
        if (m_search->done()) m_search.reset();
        ++m_runs.layouts;
    }
    if (m_effort == Effort::settled) {
        while (improve()) {}
    }
    return m_page.layout;
}

bool Pipeline::improve() {
    if (!m_search) return false;
    if (m_search->step()) {
        m_page.layout = m_search->best();
        ++m_runs.layouts;
        for (Painted& kept : m_painted) {
            if (kept.scene && !kept.scene->card) kept.scene.reset();
        }
    }
    if (m_search->done()) m_search.reset();
    return true;
}

const Layout& Pipeline::card_layout(const Scene& scene) {
    for (LaidOut& kept : m_cards) {
        if (!kept.scene || kept.scene->card != scene.card || !same_layout(*kept.scene, scene)) continue;
        kept.used = ++m_clock;
        return kept.layout;
    }
    while (improve()) {}  // the typesetter may forget what a search still needs
    LaidOut& entry = longest_unused(m_cards);
    const Style style = page_style(scene);
    const auto review = edited(scene.review, scene.style);
    entry = {scene, review, style, lay_out_card(request_of(scene, *review, style), *scene.card, m_typesetter), ++m_clock};
    ++m_runs.layouts;
    return entry.layout;
}

Pipeline::Shown Pipeline::shown(const Scene& scene) {
    const Layout& laid_out = scene.card ? card_layout(scene) : layout(scene);
    return {&laid_out, &spread_of(laid_out, scene.card ? 0 : scene.beat)};
}

const DisplayList& Pipeline::paint_scene(const Scene& scene, double seconds) {
    const Shown now = shown(scene);
    const auto known = std::find_if(m_painted.begin(), m_painted.end(),
                                    [&](const Painted& kept) { return kept.scene && same_picture(*kept.scene, scene); });
    Painted& entry = known != m_painted.end() ? *known : longest_unused(m_painted);
    entry.used = ++m_clock;
    if (known == m_painted.end()) {
        entry.list = paint_on_screen(scene, *now.layout, seconds);
        entry.scene = scene;
        ++m_runs.paints;
    } else if (seconds != entry.seconds && !entry.list.live.empty()) {
        // Bars move; the sheet under them does not. Only their heights are made anew.
        DisplayList moving;
        moving.page = now.layout->page;
        repaint_live(moving, *now.spread, page_style(scene), seconds, scene.pointed);
        moving = centred(std::move(moving), entry.list.page, entry.list.ground, now.layout->scale);
        entry.list.live = std::move(moving.live);
        entry.list.live_bounds = moving.live_bounds;
        ++m_runs.live_paints;
    }
    entry.seconds = seconds;
    return entry.list;
}

}  // namespace foyer
