#include "shell/workbench.h"

#include <algorithm>

#include "app/targets.h"
#include "shell/cards.h"
#include "shell/keys.h"

namespace foyer {

Workbench::Workbench(WorkbenchServices services, std::shared_ptr<Pipeline> pipeline, Model model)
    : m_services(std::move(services)), m_pipeline(std::move(pipeline)), m_model(std::move(model)) {}

void Workbench::apply(const Action& action) {
    Updated updated = update(std::move(m_model), action);
    m_model = std::move(updated.model);
    m_changed = m_panel_due = true;
    for (const Effect& effect : updated.effects) {
        if (!carry_out(effect)) m_services.carry_out(effect);
    }
}

/// What somebody wants to be done, as far as it may be here.
void Workbench::intend(const Action& action) {
    if (!m_services.admit) return apply(action);
    if (const auto admitted = m_services.admit(action)) apply(*admitted);
}

bool Workbench::carry_out(const Effect& effect) {
    if (std::holds_alternative<MoveFocus>(effect)) {
        if (!m_services.panel) return true;
        if (m_services.panel->focused())
            m_services.panel->unfocus();
        else
            m_services.panel->focus();
    } else if (const auto* find = std::get_if<FindTarget>(&effect)) {
        const Pipeline::Shown shown = m_pipeline->shown(scene());
        const auto all = targets(*shown.layout, *shown.spread, *m_model.review, m_model.style);
        apply(PointAt{next_target(all, m_model.pointed, find->by)});
    } else {
        return false;
    }
    return true;
}

void Workbench::use(std::shared_ptr<Pipeline> pipeline) {
    m_pipeline = std::move(pipeline);
    m_measured = -1;
    m_changed = true;
}

// Events

void Workbench::take(const Event& event) {
    if (m_services.panel) {
        m_services.panel->take(event);
        m_panel_due = true;
    }
    take_key(event);
    take_pointer(event);
}

void Workbench::take_key(const Event& event) {
    const Panel* panel = m_services.panel;
    if (panel && panel->takes_text()) return;
    std::optional<Action> action;
    if (const auto* key = std::get_if<KeyEvent>(&event)) {
        // Where the panel has the keyboard, what no panel uses is still the page's.
        const bool everywhere = key->modifiers.control || (key->key >= Key::f1 && key->key <= Key::f12);
        if (!panel || !panel->keeps_keyboard() || everywhere) action = action_for(*key);
    } else if (const auto* text = std::get_if<TextEvent>(&event)) {
        if (!panel || !panel->keeps_keyboard()) action = action_for(*text);
    }
    if (action) intend(*action);
}

std::optional<CardSubject> Workbench::subject_at(double x, double y) {
    const Desk desk = desk_of(m_model);
    const Scene now = scene();
    const Pipeline::Shown shown = m_pipeline->shown(now);
    const Point point = point_on_page(*shown.layout, now.screen, x - desk.page.x, y - desk.page.y);
    return target_at(*shown.layout, *shown.spread, *m_model.review, m_model.style, point);
}

void Workbench::take_pointer(const Event& event) {
    const auto* moved = std::get_if<PointerMoved>(&event);
    const auto* pressed = std::get_if<PointerPressed>(&event);
    const auto* left = std::get_if<PointerLeft>(&event);
    if (!moved && !pressed && !left) return;
    // The system tells of a resting pointer too, as when a window gets the focus: what keys point at stays.
    if (moved && m_pointer == std::pair(moved->x, moved->y)) return;
    if (moved) m_pointer = {moved->x, moved->y};
    if (left) m_pointer.reset();
    const bool on_panel = m_services.panel && m_services.panel->keeps_pointer();
    if (!pressed) {
        const auto subject = m_pointer && !on_panel ? subject_at(m_pointer->first, m_pointer->second) : std::nullopt;
        if (subject != m_model.pointed) intend(PointAt{subject});
        return;
    }
    if (pressed->button != PointerButton::left || on_panel) return;
    if (m_services.panel) m_services.panel->unfocus();
    if (const auto subject = subject_at(pressed->x, pressed->y))
        intend(ShowCard{*subject});
    else if (m_model.card)
        apply(Leave{});
}

CursorShape Workbench::cursor() const {
    if (m_services.panel && m_services.panel->keeps_pointer()) return m_panel_cursor;
    return m_model.pointed && m_pointer ? CursorShape::hand : CursorShape::arrow;
}

// A frame

Scene Workbench::scene() const {
    Scene scene;
    scene.review = m_model.review;
    scene.theme = m_model.theme;
    scene.style = m_services.worn ? m_services.worn(m_model.style) : m_model.style;
    const Desk desk = desk_of(m_model);
    scene.screen = {desk.page.width, desk.page.height};
    scene.pictures = m_model.pictures;
    scene.beat = m_model.beat;
    scene.card = m_model.card;
    scene.pointed = m_model.pointed;
    if (prefers_reduced_motion(m_model)) static_cast<void>(scene.style.set("timeline.liveliness", "0"));
    return scene;
}

const Layout& Workbench::lay_out() {
    const auto begun = m_services.clock.now();
    const int before = m_pipeline->runs().layouts;
    m_pipeline->set_effort(m_model.dragging ? Pipeline::Effort::first_layout : Pipeline::Effort::settled);
    const Layout& layout = m_pipeline->layout(scene());
    if (m_pipeline->runs().layouts != before) {
        m_stats.layout_ms.add(std::chrono::duration<double, std::milli>(m_services.clock.now() - begun).count());
    }
    if (m_services.panel && m_pipeline->runs().layouts != m_measured) {
        m_quality = measure_quality(layout);
        m_measured = m_pipeline->runs().layouts;
    }
    // Asked even where nothing ran: the pipeline may have been handed over with this page laid out.
    const int count = static_cast<int>(layout.spreads.size());
    if (count != m_model.beat_count) apply(BeatsCounted{count});
    return layout;
}

bool Workbench::improve() {
    if (!m_pipeline->improve()) return false;
    m_changed = true;
    m_measured = -1;
    return true;
}

/// The page is laid out after the panel's actions, so that both agree.
void Workbench::run_panel(std::optional<double> closes_in) {
    if (!panel_due()) return;
    const auto now = m_services.clock.now();
    const double gone = std::chrono::duration<double>(now - m_last_panel).count();
    m_last_panel = now;
    const Layout& layout = lay_out();
    const PanelView view{m_model,          layout,   m_quality, m_stats.layout_ms.latest(), m_stats.frame_ms.latest(),
                         m_services.place, closes_in};
    PanelFrame made = m_services.panel->frame(view, gone);
    for (const Action& action : made.actions) intend(action);
    m_panel_due = made.again || !made.actions.empty();
    if (made.overlay != m_overlay) m_changed = true;
    m_overlay = std::move(made.overlay);
    m_panel_cursor = made.cursor;
}

const DisplayList& Workbench::list_of(const Scene& now, double seconds) {
    const DisplayList& page = m_pipeline->paint_scene(now, seconds);
    if (!m_model.help && !m_model.prompt) return page;
    m_covered = page;
    Typesetter& typesetter = m_pipeline->typesetter();
    paint_card(m_covered,
               m_model.help ? help_card(m_model.style, typesetter)
                            : prompt_card(*m_model.prompt, m_model.beat_count, m_model.style, typesetter),
               m_model.style);
    return m_covered;
}

}  // namespace foyer
