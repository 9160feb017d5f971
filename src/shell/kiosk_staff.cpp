// Staff at an unattended screen: the panel comes with the code and goes again, and what was changed with it stays.
#include <algorithm>
#include <cmath>

#include "shell/kiosk_loop.h"
#include "shell/kiosk_times.h"

namespace foyer {

bool KioskLoop::has_panel() const { return m_services.panel && m_on->edition; }

void KioskLoop::open_panel() {
    if (!has_panel()) return attend(PanelClosed{});
    const EditionPtr& edition = m_on->edition;
    auto panel = KioskPanel::create(
        {*m_services.panel, m_services.clock, m_services.files, m_services.workers, m_services.fonts},
        {edition, m_services.stager.place_of(edition->name), m_on->wishes, beat_of(lobby().show).sheet,
         m_model.desktop_calm, m_by_finger},
        m_map.screen, m_map.quarter_turns);
    if (!panel) {
        say(Severity::warning, "the panel cannot be opened: " + panel.error().message);
        return attend(PanelClosed{});
    }
    m_panel = std::move(*panel);
    say(Severity::note, "the panel was opened, with the code");
}

/// All that somebody does at the screen is the panel's; false: this is nothing of that.
bool KioskLoop::take_for_panel(const Event& event) {
    const bool comes_from_outside =
        std::holds_alternative<Quit>(event) || std::holds_alternative<Resized>(event) ||
        std::holds_alternative<Exposed>(event) || std::holds_alternative<CloseRequested>(event) ||
        std::holds_alternative<DisplaysChanged>(event) || std::holds_alternative<WakeUp>(event);
    if (!m_panel || comes_from_outside) return false;
    m_panel->take(event);
    if (std::holds_alternative<FocusChanged>(event)) return false;
    attend(PanelUsed{});
    return true;
}

std::optional<double> KioskLoop::panel_closes_in() const {
    const auto left = panel_left(lobby(), now());
    return left && *left < notice_before ? left : std::nullopt;
}

void KioskLoop::tend_panel() {
    if (const auto due = lobby_due(lobby(), manner(), now()); due && *due <= 0) attend(TickLobby{});
    if (lobby().attendance != Attendance::staff || m_panel->closed()) close_panel();
}

void KioskLoop::keep_look() {
    if (!m_panel) return;
    if (const Status saved = m_panel->save(); !saved)
        say(Severity::warning, "the look of " + m_on->name() + " is not kept over a restart: " + saved.error().message);
}

/// The loop resumes with the same review, in the look it has now.
void KioskLoop::close_panel() {
    keep_look();
    if (m_panel->changed()) {
        const Model& made = m_panel->model();
        if (EditionPtr edition = m_services.stager.dress(m_on->name(), made.theme, made.style))
            show_exhibit(make_exhibit(edition, wishes_for(*edition), m_services.fonts), true, "");
    }
    m_panel.reset();
    attend(PanelClosed{});
    Window* window = m_services.screen.window();
    if (m_press.renderer && window && window->make_current()) m_press.renderer->forget_still();
    show_cursor();
    say(Severity::note, "the panel was closed");
}

void KioskLoop::show_cursor() {
    Window* window = m_services.screen.window();
    const CursorShape wanted = m_panel ? m_panel->cursor() : CursorShape::hidden;
    if (!window || wanted == m_cursor) return;
    window->set_cursor(wanted);
    m_cursor = wanted;
}

void KioskLoop::draw_panel() {
    const auto left = panel_closes_in();
    const auto seconds = left ? std::optional(std::max(0, static_cast<int>(std::ceil(*left)))) : std::nullopt;
    m_panel->draw(*m_press.renderer, {m_map.screen, m_brightness, seconds});
    show_cursor();
}

}  // namespace foyer
