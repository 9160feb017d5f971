#include "shell/edit_loop.h"

#include <fmt/format.h>

#include <algorithm>

#include "shell/commands.h"

namespace foyer {
namespace {

using namespace std::chrono_literals;

constexpr auto tick = 41ms;           // the film's own rate: the noise needs no more
constexpr auto step = 16ms;           // of a passage, or of something that settles
// The hero is usually decoded before the first frame is ready; a slow one is not waited for.
constexpr auto longest_wait_for_hero = 200ms;
// A share of a frame: an export must not be felt.
constexpr auto export_slice = 8ms;

/// The window in which the pointer did something.
std::optional<WindowId> pointed_in(const Event& event) {
    return std::visit(
        [](const auto& e) -> std::optional<WindowId> {
            using E = std::decay_t<decltype(e)>;
            if constexpr (std::is_same_v<E, PointerMoved> || std::is_same_v<E, PointerPressed>) return e.window;
            else return std::nullopt;
        },
        event);
}

}  // namespace

EditLoop::EditLoop(const EditServices& services, Model model)
    : m_services(services),
      m_press(services.press),
      m_bench({services.clock, services.panel, [this](const Effect& effect) { carry_out(effect); }}, m_press.pipeline,
              std::move(model)),
      m_started(services.clock.now()) {
    for (const PictureSource& source : pictures_of(*this->model().review)) carry_out(LoadPicture{source.name});
}

EditLoop::~EditLoop() = default;

void EditLoop::add_window(Window& window) {
    if (m_views.empty()) apply(ResizeWindow{window.pixel_size(), window.scale()});
    m_views.push_back({&window, true});
}

EditLoop::View* EditLoop::view_of(WindowId id) {
    const auto found = std::find_if(m_views.begin(), m_views.end(), [id](const View& view) { return view.window->id() == id; });
    return found == m_views.end() ? nullptr : &*found;
}

double EditLoop::seconds() const { return std::chrono::duration<double>(m_services.clock.now() - m_started).count(); }

void EditLoop::carry_out(const Effect& effect) {
    if (const auto* screen = std::get_if<SetFullScreen>(&effect)) {
        if (m_views.empty()) return;
        const Status done = m_views.front().window->set_fullscreen(screen->on);
        if (!done) say({{Severity::warning, "", {}, done.error().message, ""}});
    } else if (const auto* begin = std::get_if<BeginExport>(&effect)) {
        begin_export(begin->request);
    } else if (std::holds_alternative<CancelExport>(effect)) {
        m_export.reset();
        apply(ExportEnded{"Saving of pictures stopped; nothing was left half-written"});
    } else {
        for (const Action& answer : m_services.sources.carry_out(effect, model())) apply(answer);
    }
}

// Events

void EditLoop::take(const Event& event) {
    // The pointer is the first window's.
    if (const auto window = pointed_in(event); window && !is_first(*window)) return;
    m_bench.take(event);
    if (const auto* resized = std::get_if<Resized>(&event)) {
        if (View* view = view_of(resized->window)) view->lost = true;
        if (is_first(resized->window)) apply(ResizeWindow{resized->size, m_views.front().window->scale()});
    } else if (const auto* exposed = std::get_if<Exposed>(&event)) {
        if (View* view = view_of(exposed->window)) view->lost = true;
    } else if (const auto* closed = std::get_if<CloseRequested>(&event)) {
        if (m_views.size() <= 1 || is_first(closed->window)) apply(QuitProgram{});
        else std::erase_if(m_views, [&](const View& view) { return view.window->id() == closed->window; });
    } else if (std::holds_alternative<Quit>(event)) {
        // The first asks; whoever asks again means it.
        apply(QuitProgram{model().question != Question::none || !m_services.panel});
    }
}

void EditLoop::take_results() {
    Sources& sources = m_services.sources;
    for (const Action& action : sources.take(model())) apply(action);
    if (auto fonts = sources.take_fonts()) make_press_again(std::move(fonts));
    if (sources.take_shaders_changed() && !m_views.empty() && m_views.front().window->make_current()) {
        m_press.renderer->reload_shaders();
        m_press.renderer->forget_still();
        m_bench.set_changed();
    }
    if (sources.take_pictures_changed()) m_bench.set_changed();
}

/// New fonts: everything that was set with the old ones is set again. Where that fails the old press goes on.
void EditLoop::make_press_again(std::shared_ptr<const FontBook> fonts) {
    if (m_views.empty() || !m_views.front().window->make_current()) return;
    auto press = make_press(fonts, m_services.shaders);
    if (!press) return say({{Severity::error, "", {}, press.error().message, "the fonts from before stay"}});
    m_export.reset();
    m_press = std::move(*press);
    m_bench.use(m_press.pipeline);
    m_passage.end();
    apply(NamesRead{model().theme_names, face_names(*m_press.fonts)});
    if (model().exporting.running) apply(ExportEnded{"The fonts changed: save the pictures again"});
    for (View& view : m_views) view.lost = true;
}

// Saving pictures

void EditLoop::begin_export(const ExportRequest& request) {
    Scene first = m_bench.scene();
    first.screen = request.size;
    first.pointed.reset();
    if (!request.spread) first.card.reset();
    auto job = ExportJob::create({m_services.workers, m_services.files, m_press.fonts, m_services.shaders}, first,
                                 m_services.sources.pictures(), request);
    if (job) m_export = std::move(*job);
    else apply(ExportEnded{job.error().message});
}

void EditLoop::advance_export() {
    if (!m_export || m_views.empty() || !m_views.front().window->make_current()) return;
    const auto until = m_services.clock.now() + export_slice;
    ExportJob::State state;
    do {
        state = m_export->advance();
    } while (state == ExportJob::State::drawing && m_services.clock.now() < until);
    if (state == ExportJob::State::ended) {
        const std::string notice = m_export->notice();
        m_export.reset();
        apply(ExportEnded{notice});
    } else {
        apply(ExportAdvanced{m_export->progress()});
    }
}

// A frame

/// A card that comes or goes takes its time.
void EditLoop::follow_card(const Scene& now) {
    if (m_last && m_last->card != now.card && m_last->screen == now.screen) {
        const Manner manner = manner_of(now.style, prefers_reduced_motion(model()));
        m_passage.begin(m_press.pipeline->paint_scene(*m_last, seconds()), manner, m_services.clock.now());
    }
    m_last = now;
}

void EditLoop::say_what_is_new(const Layout& layout) {
    if (model().dragging) return;  // the panel shows it; the log need not follow every step
    Diagnostics all = diagnostics_of(model());
    const Diagnostics more = in_file(layout.diagnostics, model().review_path);
    all.insert(all.end(), more.begin(), more.end());
    if (all == m_said) return;
    for (const Diagnostic& diagnostic : all) {
        if (std::find(m_said.begin(), m_said.end(), diagnostic) == m_said.end()) say({diagnostic});
    }
    m_said = std::move(all);
}

void EditLoop::name_window() {
    if (m_views.empty()) return;
    std::string title = "Foyer";
    if (!model().review->film.title.empty()) title += " – " + model().review->film.title;
    if (has_unsaved_changes(model())) title += " •";
    if (title == m_title) return;
    m_views.front().window->set_title(title);
    m_title = std::move(title);
}

void EditLoop::show_cursor() {
    if (m_views.empty()) return;
    const CursorShape wanted = m_bench.cursor();
    if (wanted == m_cursor) return;
    m_views.front().window->set_cursor(wanted);
    m_cursor = wanted;
}

bool EditLoop::draw(bool everything) {
    const auto begun = m_services.clock.now();
    m_bench.run_panel();
    const Layout& layout = m_bench.lay_out();
    const Scene now = m_bench.scene();
    follow_card(now);
    const DisplayList& list = m_bench.list_of(now, seconds());
    m_moving = !list.live.empty();
    say_what_is_new(layout);
    name_window();
    show_cursor();

    bool presented = false;
    const Desk desk = desk_of(model());
    for (View& view : m_views) {
        if (!view.window->make_current()) continue;
        const bool first = &view == &m_views.front();
        WindowFrame frame;
        frame.window = view.window->pixel_size();
        if (first) {
            frame.page = desk.page;
            frame.overlay = m_bench.overlay().get();
        }
        frame.surround = panel_surround;
        frame.transition = m_passage.at(begun);
        frame.detail = model().dragging ? Detail::moving : Detail::settled;
        const PixelRect written = m_press.renderer->draw_window(list, m_services.sources.pictures(), frame,
                                                                {.everything = view.lost || everything, .buffer_age = {}});
        say(m_press.renderer->take_diagnostics());
        view.lost = false;
        if (written.empty()) continue;
        view.window->swap();
        presented = true;
    }
    m_bench.drawn();
    m_last_frame = begun;
    if (m_passage.begun() && !m_passage.on(begun)) m_passage.end();
    if (presented) {
        Stats& stats = m_bench.stats();
        if (stats.frames == 0) stats.first_frame_ms = static_cast<double>(process_age().count());
        ++stats.frames;
        stats.frame_ms.add(std::chrono::duration<double, std::milli>(m_services.clock.now() - begun).count());
    }
    return presented;
}

std::optional<std::chrono::milliseconds> EditLoop::time_to_wait() const {
    if (m_export && m_export->state() == ExportJob::State::drawing) return 0ms;
    if (m_bench.panel_due()) return 0ms;
    const auto gone = std::chrono::duration_cast<std::chrono::milliseconds>(m_services.clock.now() - m_last_frame);
    if (m_passage.begun() || m_press.renderer->unsettled()) return std::clamp<std::chrono::milliseconds>(step - gone, 0ms, step);
    if (m_moving) return std::clamp<std::chrono::milliseconds>(tick - gone, 0ms, tick);
    return std::nullopt;
}

void EditLoop::run(int frames) {
    turn(frames);
    m_services.sources.finish(model());
}

void EditLoop::turn(int frames) {
    // The first frame shows the hero where that takes no longer than a blink.
    const auto until = m_services.clock.now() + longest_wait_for_hero;
    m_bench.lay_out();
    while (model().running && m_services.sources.decoding() && m_services.clock.now() < until) {
        take_results();
        if (m_services.sources.decoding()) {
            if (const auto event = m_services.events.wait(10ms)) take(*event);
        }
    }
    while (model().running && !m_views.empty()) {
        take_results();
        advance_export();
        const bool lost = std::any_of(m_views.begin(), m_views.end(), [](const View& view) { return view.lost; });
        const auto gone = m_services.clock.now() - m_last_frame;
        const bool due = (m_moving && gone >= tick) || ((m_passage.begun() || m_press.renderer->unsettled()) && gone >= step);
        if (m_bench.changed() || lost || due || m_bench.panel_due() || frames > 0) draw(frames > 0);
        if (frames > 0 && stats().frames >= frames) return;
        // Behind the frame, a layout at a time: what the drag did not wait for.
        m_bench.improve();
        if (frames == 0 && !m_bench.changed()) {
            if (const auto event = m_services.events.wait(time_to_wait())) take(*event);
        }
        while (const auto event = m_services.events.poll()) take(*event);
    }
}

}  // namespace foyer
