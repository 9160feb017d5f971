// What a presentation's windows show: the audience's picture, the console, the panel beside the page.
#include <fmt/format.h>

#include <algorithm>

#include "shell/commands.h"
#include "shell/present_loop.h"
#include "shell/show_keys.h"

namespace foyer {

void PresentLoop::run_console() {
    if (!m_console_due) return;
    const auto time = m_services.clock.now();
    const double gone = seconds_of(time - m_last_console);
    m_last_console = time;
    m_clock_shown = m_services.time_of_day();
    std::vector<std::pair<std::string_view, std::string_view>> keys;
    for (const KeyRow& row : show_key_rows()) keys.emplace_back(row.keys, row.does);
    m_console_frame = m_services.console.frame({m_model, now(), m_clock_shown, m_on ? m_on->name : "", keys}, gone);
    m_inner_cursor = m_console_frame.cursor;
    const auto steps = std::exchange(m_console_frame.steps, {});
    m_console_due = m_console_frame.again;
    for (const ShowAction& action : steps) step(action);
    for (const Action& action : m_console_frame.actions) apply(action);
}

void PresentLoop::run_panel() {
    if (!m_panel_due) return;
    const auto time = m_services.clock.now();
    const double gone = seconds_of(time - m_last_panel);
    m_last_panel = time;
    if (!m_desk_pipeline) m_desk_pipeline = std::make_unique<Pipeline>(*m_press.fonts);
    m_desk_pipeline->set_effort(m_model.dragging ? Pipeline::Effort::first_layout : Pipeline::Effort::settled);
    const Layout& layout = m_desk_pipeline->layout(desk_scene());
    if (m_desk_pipeline->runs().layouts != m_measured) {
        m_quality = measure_quality(layout);
        m_measured = m_desk_pipeline->runs().layouts;
    }
    PanelFrame made =
        m_services.panel.frame({m_model, layout, m_quality, m_stats.layout_ms.latest(), m_stats.frame_ms.latest()}, gone);
    m_panel_due = made.again || !made.actions.empty();
    const bool again = m_panel_due;
    for (const Action& action : made.actions) apply(action);
    m_panel_due = again;
    if (made.overlay != m_panel_overlay) m_main_lost = true;
    m_panel_overlay = std::move(made.overlay);
    m_inner_cursor = made.cursor;
}

bool PresentLoop::draw_audience(Window& window) {
    if (!window.make_current()) return false;
    // As it is when it is seen, so that the first frame after a press shows what the press began.
    const double time = now() + seconds_of(frame_time);
    const PixelSize size = window.pixel_size();
    if (show().test_card) {
        const std::string of = fmt::format("{} {}x{}", show().display, show().screen.width, show().screen.height);
        if (!m_test_card || of != m_test_card_of) {
            m_test_card = std::make_shared<const DisplayList>(
                foyer::test_card(show().screen, show().display, m_press.pipeline->typesetter(), m_model.style));
            m_test_card_of = of;
        }
        ShowFrame frame = show_frame(show(), m_book, *m_press.pipeline, time, Viewer::audience, show().screen);
        frame.passing.reset();
        frame.kept = false;
        frame.now = {};
        frame.now.sheet = {m_test_card, nullptr};
        frame.now.pose = frame.now.from =
            frame.now.to = {{m_test_card->page.width / 2, m_test_card->page.height / 2}, m_test_card->page.width, 0};
        m_press.renderer->draw_show(frame, m_services.sources.pictures(), size);
    } else {
        const ShowFrame frame = show_frame(show(), m_book, *m_press.pipeline, time, Viewer::audience, show().screen);
        m_live = !frame.kept && frame.now.sheet.page && !frame.now.sheet.page->live.empty();
        m_press.renderer->draw_show(frame, m_services.sources.pictures(), size);
    }
    window.swap();
    return true;
}

void PresentLoop::draw_console() {
    const PixelSize screen = show().screen;
    const double time = now();
    std::vector<ShowFrame> frames;
    std::vector<ShowInset> insets;
    frames.reserve(m_console_frame.insets.size());
    const bool moving = is_moving(show(), time);
    for (const ConsoleInset& inset : m_console_frame.insets) {
        const auto last = static_cast<int>(show().list->beats.size()) - 1;
        const Beat& beat = show().list->beats[static_cast<std::size_t>(std::clamp(inset.beat, 0, last))];
        const bool is_now = inset.what == ConsoleInset::What::now;
        // Under way somewhat finer than shown: the camera comes near.
        const double finer = is_now && moving ? 1.5 : 1;
        const double width = inset.place.width * finer, height = inset.place.height * finer;
        const PixelSize picture{std::max(16, static_cast<int>(width)), std::max(16, static_cast<int>(height))};
        const Fineness fineness = inset.what == ConsoleInset::What::beat ? Fineness::coarse : Fineness::exact;
        frames.push_back(is_now ? show_frame(show(), m_book, *m_press.pipeline, time, Viewer::console, picture)
                                : beat_frame(beat, m_book, *m_press.pipeline, screen, picture, fineness));
        insets.push_back({inset.place, &frames.back()});
    }
    m_press.renderer->draw_console(insets, m_services.sources.pictures(), m_main.pixel_size(), console_surround,
                                   m_console_frame.overlay.get());
    m_main.swap();
}

void PresentLoop::draw_panel() {
    if (!m_desk_pipeline) return;
    const Scene scene = desk_scene();
    const DisplayList& list = m_desk_pipeline->paint_scene(scene, 0);
    WindowFrame frame;
    frame.window = m_main.pixel_size();
    frame.page = desk_of(m_model).page;
    frame.overlay = m_panel_overlay.get();
    frame.surround = panel_surround;
    frame.detail = m_model.dragging ? Detail::moving : Detail::settled;
    const PixelRect written = m_press.renderer->draw_window(list, m_services.sources.pictures(), frame,
                                                            {.everything = true, .buffer_age = {}});
    if (!written.empty()) m_main.swap();
}

void PresentLoop::draw_main() {
    if (audience_in_main()) {
        draw_audience(m_main);
        return;
    }
    if (!m_main.make_current()) return;
    if (panel_shown()) draw_panel();
    else draw_console();
}

}  // namespace foyer
