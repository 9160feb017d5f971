#include "shell/edit_loop.h"

#include <fmt/format.h>

#include <algorithm>

#include "shell/cards.h"
#include "shell/commands.h"
#include "shell/keys.h"

namespace foyer {
namespace {

using namespace std::chrono_literals;

constexpr auto tick = 41ms;           // the film's own rate: the noise needs no more
constexpr auto look_again = 1000ms;   // for a review that is not there yet
// The hero is usually decoded before the first frame is ready; a slow one is not waited for.
constexpr auto longest_wait_for_hero = 200ms;

}  // namespace

EditLoop::EditLoop(const EditServices& services, Model model)
    : m_services(services), m_model(std::move(model)), m_started(services.clock.now()) {
    if (m_model.review->hero) carry_out(LoadPicture{m_model.review->hero->image});
}

void EditLoop::add_window(Window& window) {
    if (m_views.empty()) apply(ResizeWindow{window.pixel_size()});
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
    m_changed = true;
    for (const Effect& effect : updated.effects) carry_out(effect);
}

void EditLoop::carry_out(const Effect& effect) {
    if (const auto* screen = std::get_if<SetFullScreen>(&effect)) {
        if (m_views.empty()) return;
        const Status done = m_views.front().window->set_fullscreen(screen->on);
        if (!done) say({{Severity::warning, "", {}, done.error().message, ""}});
        return;
    }
    const std::string name = std::get<LoadPicture>(effect).name;
    const auto path = picture_path(m_model.review_path, name);
    if (!path) {
        apply(PictureRead{std::nullopt, {picture_diagnostic(m_model.review_path, *m_model.review, path.error())}});
        return;
    }
    // Its size is known at once, so that the page is laid out once and for all; its pixels come later.
    const auto facts = m_services.decoder.measure(*path);
    if (!facts) {
        apply(PictureRead{std::nullopt, {picture_diagnostic(m_model.review_path, *m_model.review, facts.error())}});
        return;
    }
    apply(PictureRead{facts->size, {}});
    const Job decode = [mailbox = m_decoded, &decoder = m_services.decoder, path = *path, name] {
        mailbox->post({name, decoder.decode(path, {})});
    };
    ++m_decoding;
    if (!m_services.workers.submit(decode)) decode();
}

void EditLoop::take_results() {
    for (Decoded& decoded : m_decoded->take()) {
        m_decoding = std::max(0, m_decoding - 1);
        if (decoded.bitmap) {
            m_pictures.clear();  // one review, one hero
            m_pictures.insert_or_assign(decoded.name, std::make_shared<const Bitmap>(std::move(*decoded.bitmap)));
            m_changed = true;
        } else if (m_model.review->hero && m_model.review->hero->image == decoded.name) {
            apply(PictureRead{std::nullopt, {picture_diagnostic(m_model.review_path, *m_model.review, decoded.bitmap.error())}});
        }
    }
}

void EditLoop::take(const Event& event) {
    if (const auto* key = std::get_if<KeyEvent>(&event)) {
        if (const auto action = action_for(*key)) apply(*action);
    } else if (const auto* text = std::get_if<TextEvent>(&event)) {
        if (const auto action = action_for(*text)) apply(*action);
    } else if (const auto* resized = std::get_if<Resized>(&event)) {
        if (View* view = view_of(resized->window)) view->lost = true;
        if (!m_views.empty() && m_views.front().window->id() == resized->window) apply(ResizeWindow{resized->size, m_model.scale});
    } else if (const auto* exposed = std::get_if<Exposed>(&event)) {
        if (View* view = view_of(exposed->window)) view->lost = true;
    } else if (const auto* closed = std::get_if<CloseRequested>(&event)) {
        if (m_views.size() <= 1 || m_views.front().window->id() == closed->window) apply(QuitProgram{});
        else std::erase_if(m_views, [&](const View& view) { return view.window->id() == closed->window; });
    } else if (std::holds_alternative<Quit>(event)) {
        apply(QuitProgram{});
    }
}

/// A review that could not be shown is looked for again: it may be on its way.
void EditLoop::watch_review() {
    if (!m_model.review_missing || m_services.clock.now() - m_last_look < look_again) return;
    m_last_look = m_services.clock.now();
    const auto facts = m_services.files.facts(m_model.review_path);
    const bool same = facts && m_seen && facts->modified == m_seen->modified && facts->size == m_seen->size && facts->inode == m_seen->inode;
    if (!facts || !facts->exists() || same) return;
    auto read = read_review(m_model.review_path, m_services.files);
    if (!read) return;
    m_seen = *facts;
    apply(ReviewRead{std::make_shared<const Review>(shown_review(*read)), read->diagnostics, nothing_to_show(*read)});
}

Scene EditLoop::scene() const {
    Scene scene;
    scene.review = m_model.review;
    scene.theme = m_model.theme;
    scene.style = m_model.style;
    const Desk desk = desk_of(m_model);
    scene.screen = {desk.page.width, desk.page.height};
    scene.hero = m_model.hero;
    scene.beat = m_model.beat;
    return scene;
}

const Layout& EditLoop::lay_out_now() {
    const auto begun = m_services.clock.now();
    Pipeline& pipeline = m_services.pipeline;
    const int before = pipeline.runs().layouts;
    const Layout& layout = pipeline.layout(scene());
    if (pipeline.runs().layouts != before) {
        m_stats.layout_ms.push_back(std::chrono::duration<double, std::milli>(m_services.clock.now() - begun).count());
    }
    // Asked even where nothing ran: the pipeline may have been handed over with this page laid out.
    const int count = static_cast<int>(layout.spreads.size());
    if (count != m_model.beat_count) apply(BeatsCounted{count});
    return layout;
}

bool EditLoop::draw(bool everything) {
    const auto begun = m_services.clock.now();
    Pipeline& pipeline = m_services.pipeline;
    const Layout& layout = lay_out_now();
    const DisplayList* list = &pipeline.paint_scene(scene(), seconds());
    DisplayList covered;
    if (m_model.help || m_model.prompt) {
        covered = *list;
        paint_card(covered,
                   m_model.help ? help_card(m_model.style, pipeline.typesetter())
                                : prompt_card(*m_model.prompt, m_model.beat_count, m_model.style, pipeline.typesetter()),
                   m_model.style);
        list = &covered;
    }
    m_moving = !list->live.empty();

    Diagnostics all = diagnostics_of(m_model);
    const Diagnostics more = in_file(layout.diagnostics, m_model.review_path);
    all.insert(all.end(), more.begin(), more.end());
    if (all != m_said) {
        for (const Diagnostic& diagnostic : all) {
            if (std::find(m_said.begin(), m_said.end(), diagnostic) == m_said.end()) say({diagnostic});
        }
        m_said = std::move(all);
    }

    bool presented = false;
    for (View& view : m_views) {
        if (!view.window->make_current()) continue;
        const PixelRect written = m_services.renderer.draw_window(*list, m_pictures, {.window = view.window->pixel_size()},
                                                                  {.everything = view.lost || everything, .overdrawn = {}, .buffer_age = {}});
        say(m_services.renderer.take_diagnostics());
        view.lost = false;
        if (written.empty()) continue;
        view.window->swap();
        presented = true;
    }
    m_changed = false;
    m_last_frame = begun;
    if (presented) {
        if (m_stats.frames == 0) m_stats.first_frame_ms = static_cast<double>(process_age().count());
        ++m_stats.frames;
        m_stats.frame_ms.push_back(std::chrono::duration<double, std::milli>(m_services.clock.now() - begun).count());
    }
    return presented;
}

std::optional<std::chrono::milliseconds> EditLoop::time_to_wait() const {
    std::optional<std::chrono::milliseconds> wait;
    if (m_model.review_missing) wait = look_again;
    if (m_moving) {
        const auto gone = std::chrono::duration_cast<std::chrono::milliseconds>(m_services.clock.now() - m_last_frame);
        wait = std::clamp<std::chrono::milliseconds>(tick - gone, 0ms, tick);
    }
    return wait;
}

void EditLoop::run(int frames) {
    // The first frame shows the hero where that takes no longer than a blink.
    const auto until = m_services.clock.now() + longest_wait_for_hero;
    lay_out_now();
    while (m_model.running && m_decoding > 0 && m_services.clock.now() < until) {
        take_results();
        if (m_decoding > 0) {
            if (const auto event = m_services.events.wait(10ms)) take(*event);
        }
    }
    while (m_model.running && !m_views.empty()) {
        take_results();
        watch_review();
        const bool lost = std::any_of(m_views.begin(), m_views.end(), [](const View& view) { return view.lost; });
        const bool due = m_moving && m_services.clock.now() - m_last_frame >= tick;
        if (m_changed || lost || due || frames > 0) draw(frames > 0);
        if (frames > 0 && m_stats.frames >= frames) return;
        if (frames == 0 && !m_changed) {
            if (const auto event = m_services.events.wait(time_to_wait())) take(*event);
        }
        while (const auto event = m_services.events.poll()) take(*event);
    }
}

}  // namespace foyer
