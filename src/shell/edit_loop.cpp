#include "shell/edit_loop.h"

#include <fmt/format.h>

#include <algorithm>

#include "panel/panel.h"
#include "shell/cards.h"
#include "shell/commands.h"
#include "shell/keys.h"

namespace foyer {
namespace {

using namespace std::chrono_literals;

constexpr auto tick = 41ms;           // the film's own rate: the noise needs no more
constexpr auto step = 16ms;           // of a passage, or of something that settles
// The hero is usually decoded before the first frame is ready; a slow one is not waited for.
constexpr auto longest_wait_for_hero = 200ms;
// A share of a frame: an export must not be felt.
constexpr auto export_slice = 8ms;
constexpr std::size_t plotted = 240;  // values of the panel's plots

std::span<const float> latest(const Samples& samples) {
    const auto& values = samples.values();
    return std::span(values).last(std::min(values.size(), plotted));
}

}  // namespace

EditLoop::EditLoop(const EditServices& services, Model model)
    : m_services(services), m_press(services.press), m_model(std::move(model)), m_started(services.clock.now()) {
    for (const PictureSource& source : pictures_of(*m_model.review)) carry_out(LoadPicture{source.name});
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

void EditLoop::apply(const Action& action) {
    Updated updated = update(std::move(m_model), action);
    m_model = std::move(updated.model);
    m_changed = m_panel_due = true;
    for (const Effect& effect : updated.effects) carry_out(effect);
}

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
    } else if (std::holds_alternative<MoveFocus>(effect)) {
        if (!m_services.panel) return;
        if (m_services.panel->focused()) m_services.panel->unfocus();
        else m_services.panel->focus();
    } else if (const auto* find = std::get_if<FindTarget>(&effect)) {
        const Pipeline::Shown shown = m_press.pipeline->shown(scene());
        const auto all = targets(*shown.layout, *shown.spread, *m_model.review, m_model.style);
        apply(PointAt{next_target(all, m_model.pointed, find->by)});
    } else {
        for (const Action& answer : m_services.sources.carry_out(effect, m_model)) apply(answer);
    }
}

// Events

void EditLoop::take(const Event& event) {
    if (m_services.panel) {
        m_services.panel->take(event);
        m_panel_due = true;
    }
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
        apply(QuitProgram{m_model.question != Question::none || !m_services.panel});
    } else {
        take_key(event);
        take_pointer(event);
    }
}

void EditLoop::take_key(const Event& event) {
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
    if (action) apply(*action);
}

std::optional<CardSubject> EditLoop::subject_at(double x, double y) {
    const Desk desk = desk_of(m_model);
    const Scene now = scene();
    const Pipeline::Shown shown = m_press.pipeline->shown(now);
    const Point point = point_on_page(*shown.layout, now.screen, x - desk.page.x, y - desk.page.y);
    return target_at(*shown.layout, *shown.spread, *m_model.review, m_model.style, point);
}

void EditLoop::take_pointer(const Event& event) {
    const auto* moved = std::get_if<PointerMoved>(&event);
    const auto* pressed = std::get_if<PointerPressed>(&event);
    const auto* left = std::get_if<PointerLeft>(&event);
    if ((moved && !is_first(moved->window)) || (pressed && !is_first(pressed->window)) || (!moved && !pressed && !left)) return;
    // The system tells of a resting pointer too, as when a window gets the focus: what keys point at stays.
    if (moved && m_pointer == std::pair(moved->x, moved->y)) return;
    if (moved) m_pointer = {moved->x, moved->y};
    if (left) m_pointer.reset();
    const bool on_page = m_pointer && !(m_services.panel && m_services.panel->keeps_pointer());
    if (!pressed) {
        const auto subject = on_page ? subject_at(m_pointer->first, m_pointer->second) : std::nullopt;
        if (subject != m_model.pointed) apply(PointAt{subject});
        return;
    }
    if (pressed->button != PointerButton::left || (m_services.panel && m_services.panel->keeps_pointer())) return;
    if (m_services.panel) m_services.panel->unfocus();
    if (const auto subject = subject_at(pressed->x, pressed->y)) apply(ShowCard{*subject});
    else if (m_model.card) apply(Leave{});
}

void EditLoop::take_results() {
    Sources& sources = m_services.sources;
    for (const Action& action : sources.take(m_model)) apply(action);
    if (auto fonts = sources.take_fonts()) make_press_again(std::move(fonts));
    if (sources.take_shaders_changed() && !m_views.empty() && m_views.front().window->make_current()) {
        m_press.renderer->reload_shaders();
        m_press.renderer->forget_still();
        m_changed = true;
    }
    if (sources.take_pictures_changed()) m_changed = true;
}

/// New fonts: everything that was set with the old ones is set again. Where that fails the old press goes on.
void EditLoop::make_press_again(std::shared_ptr<const FontBook> fonts) {
    if (m_views.empty() || !m_views.front().window->make_current()) return;
    auto press = make_press(fonts, m_services.shaders);
    if (!press) return say({{Severity::error, "", {}, press.error().message, "the fonts from before stay"}});
    m_export.reset();
    m_press = std::move(*press);
    m_passage.end();
    apply(NamesRead{m_model.theme_names, face_names(*m_press.fonts)});
    if (m_model.exporting.running) apply(ExportEnded{"The fonts changed: save the pictures again"});
    for (View& view : m_views) view.lost = true;
}

// Saving pictures

void EditLoop::begin_export(const ExportRequest& request) {
    Scene first = scene();
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

Scene EditLoop::scene() const {
    Scene scene;
    scene.review = m_model.review;
    scene.theme = m_model.theme;
    scene.style = m_model.style;
    const Desk desk = desk_of(m_model);
    scene.screen = {desk.page.width, desk.page.height};
    scene.pictures = m_model.pictures;
    scene.beat = m_model.beat;
    scene.card = m_model.card;
    scene.pointed = m_model.pointed;
    if (prefers_reduced_motion(m_model)) static_cast<void>(scene.style.set("timeline.liveliness", "0"));
    return scene;
}

const Layout& EditLoop::lay_out_now() {
    const auto begun = m_services.clock.now();
    Pipeline& pipeline = *m_press.pipeline;
    const int before = pipeline.runs().layouts;
    pipeline.set_effort(m_model.dragging ? Pipeline::Effort::first_layout : Pipeline::Effort::settled);
    const Layout& layout = pipeline.layout(scene());
    if (pipeline.runs().layouts != before) {
        m_stats.layout_ms.add(std::chrono::duration<double, std::milli>(m_services.clock.now() - begun).count());
    }
    if (m_services.panel && pipeline.runs().layouts != m_measured) {
        m_quality = measure_quality(layout);
        m_measured = pipeline.runs().layouts;
    }
    // Asked even where nothing ran: the pipeline may have been handed over with this page laid out.
    const int count = static_cast<int>(layout.spreads.size());
    if (count != m_model.beat_count) apply(BeatsCounted{count});
    return layout;
}

/// The panel shows the model and answers with actions; the page is laid out after them, so that both agree.
void EditLoop::run_panel() {
    if (!m_services.panel || !m_panel_due) return;
    const auto now = m_services.clock.now();
    const double gone = std::chrono::duration<double>(now - m_last_panel).count();
    m_last_panel = now;
    const Layout& layout = lay_out_now();
    PanelFrame made = m_services.panel->frame({m_model, layout, m_quality, latest(m_stats.layout_ms), latest(m_stats.frame_ms)}, gone);
    for (const Action& action : made.actions) apply(action);
    m_panel_due = made.again || !made.actions.empty();
    if (made.overlay != m_overlay) m_changed = true;
    m_overlay = std::move(made.overlay);
    m_panel_cursor = made.cursor;
}

/// A card that comes or goes takes its time.
void EditLoop::follow_card(const Scene& now) {
    if (m_last && m_last->card != now.card && m_last->screen == now.screen) {
        const Manner manner = manner_of(now.style, prefers_reduced_motion(m_model));
        m_passage.begin(m_press.pipeline->paint_scene(*m_last, seconds()), manner, m_services.clock.now());
    }
    m_last = now;
}

const DisplayList& EditLoop::list_of(const Scene& now) {
    Pipeline& pipeline = *m_press.pipeline;
    const DisplayList& page = pipeline.paint_scene(now, seconds());
    if (!m_model.help && !m_model.prompt) return page;
    m_covered = page;
    paint_card(m_covered,
               m_model.help ? help_card(m_model.style, pipeline.typesetter())
                            : prompt_card(*m_model.prompt, m_model.beat_count, m_model.style, pipeline.typesetter()),
               m_model.style);
    return m_covered;
}

void EditLoop::say_what_is_new(const Layout& layout) {
    if (m_model.dragging) return;  // the panel shows it; the log need not follow every step
    Diagnostics all = diagnostics_of(m_model);
    const Diagnostics more = in_file(layout.diagnostics, m_model.review_path);
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
    if (!m_model.review->film.title.empty()) title += " – " + m_model.review->film.title;
    if (has_unsaved_changes(m_model)) title += " •";
    if (title == m_title) return;
    m_views.front().window->set_title(title);
    m_title = std::move(title);
}

void EditLoop::show_cursor() {
    if (m_views.empty()) return;
    const bool on_panel = m_services.panel && m_services.panel->keeps_pointer();
    const CursorShape wanted = on_panel ? m_panel_cursor : m_model.pointed && m_pointer ? CursorShape::hand : CursorShape::arrow;
    if (wanted == m_cursor) return;
    m_views.front().window->set_cursor(wanted);
    m_cursor = wanted;
}

bool EditLoop::draw(bool everything) {
    const auto begun = m_services.clock.now();
    run_panel();
    const Layout& layout = lay_out_now();
    const Scene now = scene();
    follow_card(now);
    const DisplayList& list = list_of(now);
    m_moving = !list.live.empty();
    say_what_is_new(layout);
    name_window();
    show_cursor();

    bool presented = false;
    const Desk desk = desk_of(m_model);
    for (View& view : m_views) {
        if (!view.window->make_current()) continue;
        const bool first = &view == &m_views.front();
        WindowFrame frame;
        frame.window = view.window->pixel_size();
        if (first) {
            frame.page = desk.page;
            frame.overlay = m_overlay.get();
        }
        frame.surround = panel_surround;
        frame.transition = m_passage.at(begun);
        frame.detail = m_model.dragging ? Detail::moving : Detail::settled;
        const PixelRect written = m_press.renderer->draw_window(list, m_services.sources.pictures(), frame,
                                                                {.everything = view.lost || everything, .buffer_age = {}});
        say(m_press.renderer->take_diagnostics());
        view.lost = false;
        if (written.empty()) continue;
        view.window->swap();
        presented = true;
    }
    m_changed = false;
    m_last_frame = begun;
    if (m_passage.begun() && !m_passage.on(begun)) m_passage.end();
    if (presented) {
        if (m_stats.frames == 0) m_stats.first_frame_ms = static_cast<double>(process_age().count());
        ++m_stats.frames;
        m_stats.frame_ms.add(std::chrono::duration<double, std::milli>(m_services.clock.now() - begun).count());
    }
    return presented;
}

std::optional<std::chrono::milliseconds> EditLoop::time_to_wait() const {
    if (m_export && m_export->state() == ExportJob::State::drawing) return 0ms;
    if (m_panel_due && m_services.panel) return 0ms;
    const auto gone = std::chrono::duration_cast<std::chrono::milliseconds>(m_services.clock.now() - m_last_frame);
    if (m_passage.begun() || m_press.renderer->unsettled()) return std::clamp<std::chrono::milliseconds>(step - gone, 0ms, step);
    if (m_moving) return std::clamp<std::chrono::milliseconds>(tick - gone, 0ms, tick);
    return std::nullopt;
}

void EditLoop::run(int frames) {
    turn(frames);
    m_services.sources.finish(m_model);
}

void EditLoop::turn(int frames) {
    // The first frame shows the hero where that takes no longer than a blink.
    const auto until = m_services.clock.now() + longest_wait_for_hero;
    lay_out_now();
    while (m_model.running && m_services.sources.decoding() && m_services.clock.now() < until) {
        take_results();
        if (m_services.sources.decoding()) {
            if (const auto event = m_services.events.wait(10ms)) take(*event);
        }
    }
    while (m_model.running && !m_views.empty()) {
        take_results();
        advance_export();
        const bool lost = std::any_of(m_views.begin(), m_views.end(), [](const View& view) { return view.lost; });
        const auto gone = m_services.clock.now() - m_last_frame;
        const bool due = (m_moving && gone >= tick) || ((m_passage.begun() || m_press.renderer->unsettled()) && gone >= step);
        const bool panel_due = m_services.panel && m_panel_due;
        if (m_changed || lost || due || panel_due || frames > 0) draw(frames > 0);
        if (frames > 0 && m_stats.frames >= frames) return;
        // Behind the frame, a layout at a time: what the drag did not wait for.
        if (m_press.pipeline->improve()) {
            m_changed = true;
            m_measured = -1;
        }
        if (frames == 0 && !m_changed) {
            if (const auto event = m_services.events.wait(time_to_wait())) take(*event);
        }
        while (const auto event = m_services.events.poll()) take(*event);
    }
}

}  // namespace foyer
