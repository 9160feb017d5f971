#include "shell/present_loop.h"

#include <algorithm>

#include "shell/commands.h"

namespace foyer {
namespace {

using namespace std::chrono_literals;

constexpr auto tick = 41ms;           // the film's own rate: the noise needs no more
constexpr auto console_pause = 100ms; // its small picture of a move need not be as smooth
constexpr auto longest_wait_for_hero = 200ms;
constexpr PixelSize least_screen{320, 180};

}  // namespace

PresentLoop::PresentLoop(const PresentServices& services, Model model, Window& main, const std::string& audience)
    : m_services(services),
      m_press(services.press),
      m_model(std::move(model)),
      m_main(main),
      m_started(services.clock.now()) {
    if (!services.displays_file.empty()) {
        const auto facts = services.files.facts(services.displays_file);
        const auto text = facts && facts->exists() ? services.files.read(services.displays_file, 256'000)
                                                   : Result<std::string>(std::string());
        if (text) m_kept = read_displays(*text);
    }
    if (!audience.empty()) m_kept.audience = audience;
    apply(ResizeWindow{m_main.pixel_size(), m_main.scale()});
    for (const PictureSource& source : pictures_of(*m_model.review)) carry_out(LoadPicture{source.name});
    // The show needs a page to begin with: the one the main window would show.
    m_book.open(*m_press.pipeline, scene());
    apply(StartShow{std::make_shared<const BeatList>(m_book.beats(*m_press.pipeline)), m_book.scene().screen,
                    m_kept.book, now()});
    arrange_displays();
    if (!show().apart) step(ToggleConsole{});  // one display alone belongs to the audience
}

PresentLoop::~PresentLoop() = default;

double PresentLoop::now() const { return seconds_of(m_services.clock.now() - m_started); }

void PresentLoop::apply(const Action& action) {
    Updated updated = update(std::move(m_model), action);
    m_model = std::move(updated.model);
    m_changed = m_console_due = m_panel_due = true;
    for (const Effect& effect : updated.effects) carry_out(effect);
}

void PresentLoop::step(const ShowAction& action) { apply(Present{action, now()}); }

void PresentLoop::carry_out(const Effect& effect) {
    if (const auto* keep = std::get_if<KeepPicture>(&effect)) {
        if (!m_main.make_current()) return;
        const double seen = keep->now + seconds_of(frame_time);
        const ShowFrame frame =
            show_frame(keep->show, m_book, *m_press.pipeline, seen, Viewer::audience, keep->show.screen);
        m_press.renderer->keep_show(frame, m_services.sources.pictures());
    } else if (std::holds_alternative<WriteDisplays>(effect)) {
        write_display_file();
    } else if (std::holds_alternative<ArrangeDisplays>(effect)) {
        swap_displays();
    } else if (const auto* screen = std::get_if<SetFullScreen>(&effect)) {
        // On a part of a desktop it fills that already: the window system's full screen would cover the audience's
        // part.
        if (!m_plugged.empty() && m_plugged.front().part) return;
        const Status done = m_main.set_fullscreen(screen->on);
        if (!done) say({{Severity::warning, "", {}, done.error().message, ""}});
    } else if (std::holds_alternative<MoveFocus>(effect)) {
        if (m_services.panel.focused()) m_services.panel.unfocus();
        else m_services.panel.focus();
    } else if (std::holds_alternative<FindTarget>(effect) || std::holds_alternative<BeginExport>(effect) ||
               std::holds_alternative<CancelExport>(effect)) {
        // Pages are pressed and saved in the editor.
    } else {
        for (const Action& answer : m_services.sources.carry_out(effect, m_model)) apply(answer);
    }
}

void PresentLoop::take_results() {
    Sources& sources = m_services.sources;
    for (const Action& action : sources.take(m_model)) apply(action);
    if (auto fonts = sources.take_fonts()) make_press_again(std::move(fonts));
    if (sources.take_shaders_changed() && m_main.make_current()) {
        m_press.renderer->reload_shaders();
        m_changed = true;
    }
    if (sources.take_pictures_changed() && m_main.make_current()) {
        m_press.renderer->forget_still();
        m_changed = true;
    }
}

void PresentLoop::make_press_again(std::shared_ptr<const FontBook> fonts) {
    if (!m_main.make_current()) return;
    auto press = make_press(fonts, m_services.shaders);
    if (!press) return say({{Severity::error, "", {}, press.error().message, "the fonts from before stay"}});
    m_press = std::move(*press);
    m_book = {};
    m_desk_pipeline.reset();
    m_test_card.reset();
    m_measured = -1;
    // What was kept went with the old press: the page as it is now takes its place.
    if (show().frozen || show().in_private) step(TakePage{true});
    apply(NamesRead{m_model.theme_names, face_names(*m_press.fonts)});
    m_main_lost = m_audience_lost = true;
}

// A frame

PixelSize PresentLoop::wanted_screen() const {
    PixelSize size = m_audience && m_audience_shown ? m_audience->pixel_size() : m_model.window;
    if (m_model.show && m_audience && !m_audience_shown && !audience_in_main())
        size = show().screen;  // as it was, until the display is back
    else if (m_model.show && display_of(show()).quarter_turns % 2 != 0) std::swap(size.width, size.height);
    return {std::max(size.width, least_screen.width), std::max(size.height, least_screen.height)};
}

Scene PresentLoop::scene() const {
    Scene scene;
    scene.review = m_model.review;
    scene.theme = m_model.theme;
    scene.style = m_model.style;
    scene.screen = wanted_screen();
    scene.pictures = m_model.pictures;
    if (prefers_reduced_motion(m_model)) static_cast<void>(scene.style.set("timeline.liveliness", "0"));
    return scene;
}

/// The page beside the panel: the sheet that is on.
Scene PresentLoop::desk_scene() const {
    Scene desk = scene();
    const PixelRect page = desk_of(m_model).page;
    desk.screen = {page.width, page.height};
    desk.beat = beat_of(show()).sheet.spread;
    desk.card = beat_of(show()).sheet.card;
    if (desk.card && !has_card(*desk.review, *desk.card)) desk.card.reset();
    return desk;
}

void PresentLoop::lay_out() {
    // In private the audience's page is a picture; what is worked at stands beside the panel.
    if (show().in_private && panel_shown()) return;
    if (!m_book.open(*m_press.pipeline, scene())) return;
    auto list = std::make_shared<const BeatList>(m_book.beats(*m_press.pipeline));
    const int count = static_cast<int>(m_press.pipeline->layout(m_book.scene()).spreads.size());
    if (count != m_model.beat_count) apply(BeatsCounted{count});
    step(BeatsMade{std::move(list), m_book.scene().screen});
}

bool PresentLoop::picture_moves() const { return is_moving(show(), now()); }

void PresentLoop::show_cursor() {
    // Seen only where it is known to be the presenter's: a pointer that was left on the projector shows nothing there.
    const bool setting = m_pointer == Pointer::on_picture && show().test_card;
    const CursorShape wanted = m_pointer == Pointer::on_console ? m_inner_cursor
                               : setting                        ? CursorShape::arrow
                                                                : CursorShape::hidden;
    if (wanted == m_cursor) return;
    m_main.set_cursor(wanted);
    m_cursor = wanted;
}

void PresentLoop::say_what_is_new() {
    if (m_model.dragging) return;
    Diagnostics all = diagnostics_of(m_model);
    for (const Diagnostics& more : {in_file(m_press.pipeline->layout(m_book.scene()).diagnostics, m_model.review_path),
                                    in_file(show().list->diagnostics, m_model.review_path)}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    if (all == m_said) return;
    for (const Diagnostic& diagnostic : all) {
        if (std::find(m_said.begin(), m_said.end(), diagnostic) == m_said.end()) say({diagnostic});
    }
    m_said = std::move(all);
}

bool PresentLoop::draw(bool everything) {
    const auto begun = m_services.clock.now();
    // What is asked stands beside the page, and never where the audience looks.
    if (m_model.question != Question::none && audience_in_main()) step(ToggleConsole{});
    if (m_model.question != Question::none && !m_model.panel.shown) apply(TogglePanel{});
    lay_out();
    if (show().passing && now() >= show().passing->begun + show().passing->duration) step(Tick{});
    if (const auto due = autoplay_due(show(), now()); due && *due <= 0) step(Tick{});
    const bool moving = picture_moves();
    const bool picture_due =
        m_changed || moving || m_was_moving || everything || (m_live && begun - m_last_frame >= tick);
    const bool own_window = m_audience && m_audience_shown;
    bool drawn = false;
    // The audience first: the console's pictures may wait.
    if (own_window && (picture_due || m_audience_lost)) drawn = draw_audience(*m_audience);
    // The last frame of a move, where the camera has come to rest, is the console's too.
    const bool console_moves = moving ? begun - m_last_console >= console_pause : m_was_moving;
    const bool console_due = m_console_due || m_changed || console_moves || begun - m_last_console >= 1s;
    if (!audience_in_main()) {
        if (panel_shown()) {
            run_panel();
        } else if (console_due || m_main_lost) {
            m_console_due = true;
            run_console();
        }
    }
    const bool main_due = audience_in_main() ? picture_due || m_main_lost
                          : panel_shown()    ? m_changed || m_main_lost
                                             : console_due || m_main_lost || m_changed;
    // A step that came out of the console or the panel shows in the next turn's audience.
    const bool changed_meanwhile = m_changed && !picture_due;
    if (main_due || everything) {
        draw_main();
        drawn = true;
    }
    if (m_main.make_current()) say(m_press.renderer->take_diagnostics());
    say_what_is_new();
    show_cursor();
    m_changed = changed_meanwhile;
    m_main_lost = m_audience_lost = false;
    m_was_moving = moving;
    if (picture_due) m_last_frame = begun;
    if (!drawn) return false;
    if (m_stats.frames == 0) m_stats.first_frame_ms = static_cast<double>(process_age().count());
    ++m_stats.frames;
    m_stats.frame_ms.add(std::chrono::duration<double, std::milli>(m_services.clock.now() - begun).count());
    return true;
}

/// While nothing moves: what the next press will need.
bool PresentLoop::prepare() {
    if (show().in_private || !m_main.make_current()) return false;
    for (const int beat : {show().beat + 1, show().beat - 1}) {
        if (beat < 0 || beat >= static_cast<int>(show().list->beats.size())) continue;
        if (m_press.renderer->prepare_show(look_ahead(show(), beat, m_book, *m_press.pipeline),
                                           m_services.sources.pictures(), show().screen))
            return true;
    }
    return false;
}

std::optional<std::chrono::milliseconds> PresentLoop::time_to_wait() const {
    const auto gone = [&](std::chrono::nanoseconds since) {
        return std::chrono::duration_cast<std::chrono::milliseconds>(m_services.clock.now() - since);
    };
    const auto rest = [](std::chrono::milliseconds all, std::chrono::milliseconds spent) {
        return std::clamp<std::chrono::milliseconds>(all - spent, 0ms, all);
    };
    if (m_changed || (panel_shown() ? m_panel_due : m_console_due && !audience_in_main())) return 0ms;
    if (picture_moves() || m_was_moving) return rest(frame_time, gone(m_last_frame));
    std::optional<std::chrono::milliseconds> wait;
    const auto at_most = [&](std::chrono::milliseconds time) { wait = wait ? std::min(*wait, time) : time; };
    if (m_live) at_most(rest(tick, gone(m_last_frame)));
    if (!audience_in_main() && !panel_shown()) at_most(rest(1000ms, gone(m_last_console)));  // its clock goes
    if (const auto due = autoplay_due(show(), now()))
        at_most(std::chrono::milliseconds(std::clamp(static_cast<int>(*due * 1000) + 1, 0, 60'000)));
    return wait;
}

void PresentLoop::run(int frames) {
    turn(frames);
    m_services.sources.finish(m_model);
}

void PresentLoop::turn(int frames) {
    const auto until = m_services.clock.now() + longest_wait_for_hero;
    while (m_model.running && m_services.sources.decoding() && m_services.clock.now() < until) {
        take_results();
        if (m_services.sources.decoding()) {
            if (const auto event = m_services.events.wait(10ms)) take(*event);
        }
    }
    auto asked = m_services.clock.now();
    while (m_model.running) {
        take_results();
        if (m_services.displays.changes_silently() && m_services.clock.now() - asked >= 500ms) {
            asked = m_services.clock.now();
            if (const auto list = plugged(); list && *list != m_plugged) arrange_displays();
        }
        draw(frames > 0);
        if (frames > 0 && m_stats.frames >= frames) return;
        if (frames == 0) {
            auto wait = time_to_wait();
            // A drawing ahead costs some frames' time: never between two frames of a move.
            if ((!wait || *wait > frame_time) && prepare()) wait = 0ms;
            if (const auto event = m_services.events.wait(wait)) take(*event);
        }
        while (const auto event = m_services.events.poll()) take(*event);
    }
}

}  // namespace foyer
