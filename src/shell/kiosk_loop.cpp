#include "shell/kiosk_loop.h"

#include <algorithm>

#include "shell/kiosk_times.h"
#include "venue/memory.h"

namespace foyer {

using namespace std::chrono_literals;

KioskLoop::KioskLoop(const KioskServices& services, const KioskSettings& settings)
    : m_services(services), m_settings(settings), m_started(services.clock.now()) {
    m_watch = after(m_watch, WatchEvent::context_lost, m_started, m_settings.times);
    m_map.quarter_turns = ((settings.quarter_turns % 4) + 4) % 4;
    m_model.desktop_calm = settings.calm;
    if (!settings.place_file.empty()) {
        read_place();
        m_place_file.emplace(settings.place_file, services.files, services.workers);
    }
    m_on = make_house({m_map.picture(), {}, {}}, services.fonts);
    apply(ShowEdition{nullptr, nullptr, m_on->style, {"", m_on->pages, "", false}, now()});
}

KioskLoop::~KioskLoop() {
    let_go();
    // Without any context it stays until the process ends, which is now.
    if (!m_orphans.empty()) static_cast<void>(new std::vector<Press>(std::move(m_orphans)));
}

double KioskLoop::now() const { return std::chrono::duration<double>(m_services.clock.now() - m_started).count(); }

LobbyManner KioskLoop::manner() const {
    return lobby_manner(m_model.style, prefers_reduced_motion(m_model), lobby().show.screen);
}

bool KioskLoop::breathes() const { return m_model.style.number("timeline.liveliness") > 0; }

void KioskLoop::say(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) {
        // The log says how grave a line is; once will do.
        std::string line = to_string(diagnostic);
        const std::string grave = std::string(to_string(diagnostic.severity)) + ": ";
        if (const auto at = line.find(grave); at != std::string::npos) line.erase(at, grave.size());
        say(diagnostic.severity, line);
    }
}

void KioskLoop::apply(const Action& action) {
    Updated updated = update(std::move(m_model), action);
    m_model = std::move(updated.model);
    m_changed = true;
    for (const Effect& effect : updated.effects) carry_out(effect);
}

std::chrono::milliseconds KioskLoop::step() {
    if (m_services.alive) m_services.alive();
    while (const auto event = m_services.screen.poll()) take(*event);
    const WatchOrders first = orders(m_watch, m_services.clock.now(), m_settings.times);
    if (first.end) {
        say(Severity::error, "the screen stays blank: the program ends, to be started again");
        m_exit_status = try_again;
        apply(QuitProgram{true});
    }
    if (!m_model.running) return 0ms;
    tend_screen(first);
    take_content();
    tend_care();
    advance();
    const WatchOrders now_wanted = orders(m_watch, m_services.clock.now(), m_settings.times);
    if (draw_is_due(now_wanted)) draw(now_wanted.read_back);
    report();
    const auto sleep = time_to_sleep();
    if (sleep <= frame_time) return sleep;
    // While nothing moves there is time for what the next beat needs.
    tend_memory();
    return prepare_programs() || prepare_ahead() ? 0ms : sleep;
}

/// Made before a visitor's first touch asks for them, and as many on the first day as on the last.
bool KioskLoop::prepare_programs() {
    const Time time = m_services.clock.now();
    if (m_prepared.context != m_figures.contexts) m_prepared = {m_figures.contexts, time + programs_after, false};
    Window* window = m_services.screen.window();
    if (m_prepared.all || time < m_prepared.from || !m_press.renderer || !window->make_current()) return false;
    Projection projection;
    projection.quarter_turns = m_map.quarter_turns;
    m_prepared.all = !m_press.renderer->prepare_programs(projection);
    return !m_prepared.all;
}

void KioskLoop::tend_memory() {
    const Time time = m_services.clock.now();
    if (time - m_last_tidied < tidy_every) return;
    m_last_tidied = time;
    Window* window = m_services.screen.window();
    if (m_press.renderer && window->make_current()) m_press.renderer->forget_unused();
    give_memory_back();
}

std::chrono::milliseconds KioskLoop::time_to_sleep() const {
    if (!m_model.running || m_changed) return 0ms;
    const Time time = m_services.clock.now();
    std::chrono::milliseconds wait = longest_sleep;
    // Rounded up: who wakes too early does nothing, and has to be awake once more.
    const auto until = [&](Time moment) {
        wait = std::clamp(std::chrono::ceil<std::chrono::milliseconds>(moment - time), 0ms, wait);
    };
    until(orders(m_watch, time, m_settings.times).next);
    until(m_services.stager.next_look());
    if (const auto due = lobby_due(lobby(), manner(), now())) {
        // A loop that is over waits for what comes next to be laid out; the mailbox wakes it.
        until(time + std::chrono::duration_cast<Time>(std::chrono::duration<double>(std::clamp(*due, 0.0, 3600.0))));
    }
    if (m_press.renderer) {
        if (m_panel && m_panel->due()) return 0ms;
        if (panel_closes_in()) until(m_last_frame + notice_step);
        if (is_moving(lobby(), now()) || m_was_moving) until(m_last_frame + frame_time);
        if (breathes()) until(m_last_frame + breath);
        if (m_over && lobby().pad && lobby().pad->until) until(m_last_frame + 1s);
        if (const auto left = idle_left(lobby(), manner(), now()); left && *left < notice_before)
            until(m_last_frame + notice_step);
        else if (left)
            until(time + std::chrono::duration_cast<Time>(std::chrono::duration<double>(*left - notice_before)));
        if (m_brightness != m_brightness_wanted) until(m_last_brightness + brightness_step);
    }
    return wait;
}

int KioskLoop::run(int frames) {
    while (running()) {
        if (frames > 0) m_changed = true;
        const auto wait = step();
        if (frames > 0 && m_figures.frames >= static_cast<std::uint64_t>(frames)) apply(QuitProgram{true});
        if (!running()) break;
        if (const auto event = m_services.screen.wait(wait)) take(*event);
    }
    keep_look();
    if (m_exit_status == 0) static_cast<void>(m_services.trials.leave());
    if (m_place_file) static_cast<void>(m_place_file->finish());
    m_services.notifier.notify("STOPPING=1");
    return m_exit_status;
}

}  // namespace foyer
