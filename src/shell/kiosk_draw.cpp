// The picture of an unattended screen: a window that may go, frames that are watched, and what is told of them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/lobby_chrome.h"
#include "shell/kiosk_loop.h"
#include "shell/kiosk_times.h"
#include "shell/show_picture.h"
#include "venue/memory.h"

namespace foyer {

using namespace std::chrono_literals;

// The window

/// What was made in the context goes while that is current. Where it is gone already, no GL may be called until there
/// is another: then the names mean nothing, and giving them back there does no harm.
void KioskLoop::let_go() {
    Window* window = m_services.screen.window();
    const bool current = window && window->make_current().ok();
    Press press = std::exchange(m_press, {});
    if (current)
        m_orphans.clear();
    else if (press.renderer)
        m_orphans.push_back(std::move(press));
}

void KioskLoop::lose_screen(const std::string& why) {
    say(Severity::warning, why);
    let_go();
    m_over.reset();
    m_services.screen.close();
    give_memory_back();  // what the next context asks for and never writes to costs nothing then
    m_watch = after(m_watch, WatchEvent::context_lost, m_services.clock.now(), m_settings.times);
}

void KioskLoop::tend_screen(const WatchOrders& wanted) {
    const Time time = m_services.clock.now();
    if (m_services.screen.window() && time - m_last_look_at_displays >= look_at_displays) {
        m_last_look_at_displays = time;
        if (!m_services.screen.is_there()) lose_screen("the display is gone");
    }
    if (wanted.rebuild) rebuild();
}

void KioskLoop::rebuild() {
    if (m_services.screen.window()) lose_screen("the context is made anew");
    const auto failed = [this](const std::string& why) {
        if (m_screen_said != why) say(Severity::warning, why + "; it goes on trying");
        m_screen_said = why;
        let_go();
        m_services.screen.close();
        m_watch = after(m_watch, WatchEvent::rebuild_failed, m_services.clock.now(), m_settings.times);
    };
    if (const Status opened = m_services.screen.open(); !opened) return failed(opened.error().message);
    m_orphans.clear();
    auto press = make_press(m_services.fonts, m_services.shaders);
    if (!press) return failed(press.error().message);
    m_press = std::move(*press);
    m_screen_said.clear();
    m_cursor = CursorShape::hidden;  // as a window begins
    ++m_figures.contexts;
    m_watch = after(m_watch, WatchEvent::rebuilt, m_services.clock.now(), m_settings.times);
    fit_screen();
}

void KioskLoop::fit_screen() {
    Window* window = m_services.screen.window();
    if (!window) return;
    const PixelSize size = window->pixel_size();
    m_changed = true;
    if (size.empty()) return;
    apply(ResizeWindow{size, 1});
    m_map.screen = size;
    m_map.overscan = overscan_for(size, m_model.style.number("kiosk.shift"));
    if (m_panel) m_panel->fit(size);
    if (m_services.fitted) m_services.fitted(m_map.picture());
}

// A frame

ShowFrame KioskLoop::frame() const {
    ShowFrame frame;
    if (m_panel) {
        frame = m_panel->page_frame(m_on->wishes.screen);
    } else if (m_on->house) {
        frame.picture = m_on->wishes.screen;
        frame.now.sheet = {m_on->house, nullptr};
        frame.now.pose = frame.now.from = frame.now.to = hand_room(lobby()).whole;
    } else {
        frame = show_frame(lobby().show, m_on->book, *m_on->pipeline, now(), Viewer::audience, m_on->wishes.screen);
    }
    return frame;
}

bool KioskLoop::draw_is_due(const WatchOrders& wanted) const {
    if (!m_press.renderer) return false;  // and with it goes the window
    if (m_changed || wanted.draw || (m_panel && m_panel->due())) return true;
    const Time gone = m_services.clock.now() - m_last_frame;
    if ((is_moving(lobby(), now()) || m_was_moving) && gone >= frame_time) return true;
    if (breathes() && gone >= breath) return true;
    if (panel_closes_in() && gone >= notice_step) return true;
    if (lobby().pad && lobby().pad->until && gone >= 1s) return true;
    const auto left = idle_left(lobby(), manner(), now());
    return left && *left < notice_before && gone >= notice_step;
}

bool KioskLoop::is_sampled() const { return m_figures.beats % static_cast<std::uint64_t>(m_settings.sample) == 0; }
bool KioskLoop::is_next_sampled() const {
    return (m_figures.beats + 1) % static_cast<std::uint64_t>(m_settings.sample) == 0;
}

void KioskLoop::presented() {
    m_last_frame = m_services.clock.now();
    ++m_figures.frames;
    m_watch = after(m_watch, WatchEvent::presented, m_last_frame, m_settings.times);
    m_was_moving = is_moving(lobby(), now());
    m_changed = false;
}

void KioskLoop::draw(bool read_back) {
    Window* window = m_services.screen.window();
    if (!window) return;
    if (!is_sampled()) {
        presented();
        if (read_back) m_watch = after(m_watch, WatchEvent::seen, m_last_frame, m_settings.times);
        return;
    }
    read_back = read_back || m_settings.sample > 1;
    if (const Status current = window->make_current(); !current) return lose_screen(current.error().message);
    if (m_panel)
        draw_panel();
    else
        draw_page();
    say(m_press.renderer->take_diagnostics());
    if (!m_press.renderer->answers()) return lose_screen("the context is lost");
    if (read_back) m_press.renderer->read_window(m_map.screen, m_look);
    window->swap();
    ++m_figures.drawn;
    presented();
    if (read_back) look_at_frame();
}

void KioskLoop::draw_page() {
    const double time = now();
    auto over = lobby_chrome(lobby(), manner(), m_model.style, m_press.pipeline->typesetter(), time);
    if (!over || !m_over || *over != *m_over) m_over = std::move(over);
    ShowFrame shown = frame();
    shown.over = m_over;
    if (is_held(lobby(), time)) shown.now.moving = shown.now.held = true;
    shown.projection.quarter_turns = m_map.quarter_turns;
    shown.projection.brightness = m_brightness;
    static const Pictures none;
    m_press.renderer->draw_show(shown, m_on->edition ? m_on->edition->pictures : none, m_map.screen, m_map.place());
}

void KioskLoop::look_at_frame() {
    const bool blank = is_blank(m_look);
    if (blank) {
        ++m_figures.blank_frames;
        say(Severity::error, "a frame came out blank");
    }
    m_figures.frame_hash = frame_hash(m_look);
    m_watch = after(m_watch, blank ? WatchEvent::blank : WatchEvent::seen, m_services.clock.now(), m_settings.times);
}

bool KioskLoop::prepare_ahead() {
    if (m_panel) return m_panel->improve();
    if (!m_press.renderer || m_on->house || !is_next_sampled()) return false;
    Window* window = m_services.screen.window();
    const int next = lobby().show.beat + 1;
    if (next >= static_cast<int>(lobby().show.list->beats.size()) || !window->make_current()) return false;
    return m_press.renderer->prepare_show(look_ahead(lobby().show, next, m_on->book, *m_on->pipeline),
                                          m_on->edition->pictures, m_on->wishes.screen);
}

// What is told

void KioskLoop::report() {
    const Time time = m_services.clock.now();
    const WatchOrders wanted = orders(m_watch, time, m_settings.times);
    if (wanted.notify) {
        m_services.notifier.notify(std::exchange(m_told_ready, true) ? "WATCHDOG=1" : "READY=1\nWATCHDOG=1");
        m_watch = after(m_watch, WatchEvent::notified, time, m_settings.times);
    }
    if (m_place_file) {
        if (const auto error = m_place_file->take()) say(Severity::warning, error->message);
    }
    KioskStatus told = status();
    if (m_services.status.wants(told, time)) {
        told.memory = memory_held(m_services.files);
        m_services.status.put(told, time);
    }
    if (const auto error = m_services.status.take()) say(Severity::warning, error->message);
}

KioskStatus KioskLoop::status() const {
    const Time time = m_services.clock.now();
    KioskStatus told;
    told.edition = m_on->name();
    told.beat = beat_of(lobby().show).id;
    told.visitor = lobby().attendance == Attendance::hands;
    told.panel = lobby().attendance == Attendance::staff;
    for (const EditionPtr& edition : *m_services.stager.on()) told.good.push_back({edition->name, edition->digest});
    told.diagnostics = m_services.stager.diagnostics();
    told.brightness = m_brightness_wanted;
    told.contexts = m_figures.contexts;
    told.displayed = m_press.renderer != nullptr;
    told.frames = m_figures.frames;
    told.swaps = m_figures.drawn;
    told.blank_frames = m_figures.blank_frames;
    told.frame_hash = m_figures.frame_hash;
    told.gl_objects = static_cast<std::uint64_t>(live_gl_objects());
    told.running = std::chrono::duration_cast<std::chrono::seconds>(time - m_started);
    told.written = m_services.calendar();
    if (m_watch.presented) told.frame_age = std::chrono::duration_cast<std::chrono::seconds>(time - *m_watch.presented);
    return told;
}

/// What staff want to know who stand before the screen.
std::vector<std::string> KioskLoop::service_lines() const {
    constexpr std::size_t most_faults = 4;
    const KioskStatus told = status();
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(told.running).count();
    std::vector<std::string> lines;
    lines.push_back(told.edition.empty() ? "nothing to show yet" : told.edition + ", " + told.beat);
    lines.push_back(fmt::format("{} of {} may be shown", told.good.size(),
                                std::max(told.good.size(), m_services.stager.programme()->entries.size())));
    lines.push_back(
        fmt::format("on for {} d {} h, {} beats, {} contexts", hours / 24, hours % 24, m_figures.beats, told.contexts));
    lines.push_back(
        fmt::format("{} MB, brightness {:.0f} %", memory_held(m_services.files) / 1'000'000, told.brightness * 100));
    for (const Diagnostic& fault : told.diagnostics) {
        if (fault.severity != Severity::note && lines.size() < 4 + most_faults) lines.push_back(to_string(fault));
    }
    return lines;
}

}  // namespace foyer
