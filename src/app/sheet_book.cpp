#include "app/sheet_book.h"

#include <algorithm>

namespace foyer {
namespace {

bool same(const Scene& a, const Scene& b) {
    return a.review == b.review && a.theme == b.theme && a.screen == b.screen && a.pictures == b.pictures && a.style == b.style;
}

}  // namespace

bool SheetBook::open(Pipeline& pipeline, const Scene& scene) {
    if (m_opened && same(m_scene, scene)) return false;
    m_scene = scene;
    m_scene.beat = 0;
    m_scene.card.reset();
    m_scene.pointed.reset();
    m_entries.clear();
    m_opened = true;
    pipeline.layout(m_scene);
    return true;
}

Scene SheetBook::scene_of(const SheetId& sheet) const {
    Scene scene = m_scene;
    scene.beat = sheet.spread;
    scene.card = sheet.card;
    return scene;
}

BeatList SheetBook::beats(Pipeline& pipeline, Closing closing) const {
    const Layout& layout = pipeline.layout(m_scene);
    return make_beats({*m_scene.review, m_scene.style, layout, m_scene.screen,
                       [&](CardSubject subject) { return pipeline.card_layout(scene_of({0, subject})); }, closing});
}

SheetBook::Entry& SheetBook::entry(Pipeline& pipeline, SheetId sheet) {
    if (sheet.card && !has_card(*m_scene.review, *sheet.card)) sheet = {};
    const auto known =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& one) { return one.id == sheet; });
    if (known != m_entries.end()) return *known;
    const Scene scene = scene_of(sheet);
    Entry& made = m_entries.emplace_back();
    made.id = sheet;
    const Pipeline::Shown shown = pipeline.shown(scene);
    made.spread = *shown.spread;
    made.page = shown.layout->page;
    made.scale = shown.layout->scale;
    made.list = std::make_shared<const DisplayList>(pipeline.paint_scene(scene, 0));
    return made;
}

std::shared_ptr<const DisplayList> SheetBook::page(Pipeline& pipeline, const SheetId& sheet) {
    return entry(pipeline, sheet).list;
}

const DisplayList& SheetBook::moment(Pipeline& pipeline, const SheetId& sheet, double seconds) {
    Entry& one = entry(pipeline, sheet);
    if (one.list->live.empty()) return *one.list;
    if (one.seconds == seconds) return one.moment;
    DisplayList moving;
    moving.page = one.page;
    repaint_live(moving, one.spread, m_scene.style, seconds);
    one.moment = centred(std::move(moving), one.list->page, one.list->ground, one.scale);
    one.seconds = seconds;
    return one.moment;
}

}  // namespace foyer
