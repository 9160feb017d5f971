// What an unattended screen shows: editions laid out off to the side, which comes next, where it goes on after a
// restart, and the care of the screen.
#include <algorithm>

#include "app/wear.h"
#include "shell/kiosk_loop.h"
#include "shell/kiosk_times.h"
#include "shell/show_picture.h"

namespace foyer {

using namespace std::chrono_literals;

// What there is

/// What the programme plays now and can be shown; all that can where it plays nothing of that.
std::vector<EditionPtr> KioskLoop::playing() const {
    const auto all = m_services.stager.on();
    std::vector<EditionPtr> due;
    for (const EditionPtr& edition : *all) {
        if (std::find(m_playing.begin(), m_playing.end(), edition->name) != m_playing.end()) due.push_back(edition);
    }
    return due.empty() ? *all : due;
}

/// The one behind what is on, and around.
EditionPtr KioskLoop::next_edition() const {
    const auto all = m_services.stager.on();
    const auto due = playing();
    if (due.empty()) return nullptr;
    const auto place_of = [&](const std::string& name) {
        return std::find_if(all->begin(), all->end(),
                            [&](const EditionPtr& edition) { return edition->name == name; }) -
               all->begin();
    };
    const auto here = place_of(m_on->name());
    for (const EditionPtr& edition : due) {
        if (place_of(edition->name) > here) return edition;
    }
    return due.front();
}

/// The one that was on before the restart; until it is sure that it is not coming, none.
EditionPtr KioskLoop::first_edition() const {
    const auto all = m_services.stager.on();
    for (const EditionPtr& edition : *all) {
        if (edition->name == m_place_kept.edition) return edition;
    }
    if (!m_place_kept.edition.empty() && !m_services.stager.settled() && now() < wait_for_place) return nullptr;
    const auto due = playing();
    return due.empty() ? nullptr : due.front();
}

ExhibitWishes KioskLoop::wishes_for(const Edition& edition) const {
    const auto programme = m_services.stager.programme();
    ExhibitWishes wishes{m_map.picture(), programme->seconds, programme->idle};
    for (const ProgrammeEntry& entry : programme->entries) {
        if (entry.path == edition.name && entry.seconds) wishes.seconds = entry.seconds;
    }
    return wishes;
}

KioskLoop::Wanted KioskLoop::wanted() const {
    const auto all = m_services.stager.on();
    if (all->empty()) return {};
    if (!m_on->edition) return {first_edition(), true, false};
    const auto same = std::find_if(all->begin(), all->end(),
                                   [&](const EditionPtr& edition) { return edition->name == m_on->name(); });
    // Gone: in a visitor's hands or not, it may be shown no longer.
    if (same == all->end()) return {next_edition(), true, false};
    const bool fits = wishes_for(**same) == m_on->wishes;
    if (*same != m_on->edition || !fits) {
        const bool screen_changed = m_map.picture() != m_on->wishes.screen;
        return {*same, screen_changed || lobby().attendance == Attendance::attract, true};
    }
    if (lobby().attendance != Attendance::attract) return {};
    EditionPtr next = next_edition();
    return {next == m_on->edition ? nullptr : next, false, false};
}

// Laid out off to the side

bool KioskLoop::is_ready(const EditionPtr& edition) const {
    return m_ready && m_ready->edition == edition && m_ready->wishes == wishes_for(*edition);
}

void KioskLoop::make(const EditionPtr& edition) {
    const Making making{edition, wishes_for(*edition)};
    if (m_making || is_ready(edition)) return;
    const bool taken = m_services.workers.submit([made = m_made, making, fonts = m_services.fonts] {
        struct Post {
            Mailbox<std::shared_ptr<Exhibit>>& box;
            std::shared_ptr<Exhibit> exhibit{};
            ~Post() { box.post(exhibit); }  // also where laying out threw: somebody waits for it
        } post{*made};
        post.exhibit = make_exhibit(making.edition, making.wishes, fonts);
    });
    if (taken) m_making = making;
}

void KioskLoop::take_exhibits() {
    for (auto& exhibit : m_made->take()) {
        m_making.reset();
        if (exhibit) m_ready = std::move(exhibit);
    }
}

void KioskLoop::take_content() {
    const StagerNews news = m_services.stager.take(m_services.clock.now());
    say(news.said);
    if (news.programme_changed || news.editions_changed) m_minute.reset();
    const auto programme = m_services.stager.programme();
    const WallTime wall = programme->clock.at(m_services.calendar());
    if (!m_minute || m_minute->day != wall.day || m_minute->minute() != wall.minute()) {
        m_minute = wall;
        m_playing.clear();
        for (const std::size_t entry : playing_at(*programme, wall).entries)
            m_playing.push_back(programme->entries[entry].path);
        m_brightness_wanted = brightness_at(*programme, wall);
        if (m_figures.frames == 0) m_brightness = m_brightness_wanted;
    }
    take_exhibits();
    if (m_on->house && m_on->wishes.screen != m_map.picture()) {
        show_exhibit(make_house({m_map.picture(), {}, {}}, m_services.fonts), true, "");
    }
}

/// Beats go by, and editions at their boundaries.
void KioskLoop::advance() {
    // What changed meanwhile comes when it is closed.
    if (m_panel) return tend_panel();
    const Wanted next = wanted();
    if (next.edition && !is_ready(next.edition)) make(next.edition);
    const bool ready = next.edition && is_ready(next.edition);
    if (ready && next.at_once)
        return show_exhibit(std::exchange(m_ready, nullptr), next.changed, m_on->edition ? "" : m_place_kept.beat);
    const auto due = lobby_due(lobby(), manner(), now());
    if (due && *due <= 0) {
        const bool attract = lobby().attendance == Attendance::attract && m_on->edition;
        const bool beat_over = attract && now() >= lobby().show.arrived + beat_of(lobby().show).seconds;
        const bool out_of_hours =
            attract && std::find(m_playing.begin(), m_playing.end(), m_on->name()) == m_playing.end();
        if (beat_over && out_of_hours && ready) return show_exhibit(std::exchange(m_ready, nullptr), next.changed, "");
        attend(TickLobby{});
    }
    if (lobby().due) {
        if (!m_passed && m_on->edition) {
            m_passed = true;
            m_services.stager.stood(*m_on->edition);
        }
        if (ready) return show_exhibit(std::exchange(m_ready, nullptr), next.changed, "");
        // What is not laid out yet comes after another round.
        attend(PlayAgain{});
    }
    count_beats();
    keep_place();
}

void KioskLoop::show_exhibit(std::shared_ptr<Exhibit> exhibit, bool changed, const std::string& beat) {
    Window* window = m_services.screen.window();
    const bool seen = is_sampled() || is_next_sampled();
    if (seen && m_press.renderer && window && window->make_current()) {
        m_press.renderer->keep_show(frame(), m_on->edition ? m_on->edition->pictures : Pictures{});
        m_press.renderer->forget_still();
    }
    if (exhibit->edition) {
        m_passed = false;
        m_services.stager.shows(*exhibit->edition);
        say(exhibit->diagnostics);
        ++m_figures.editions;
    }
    const std::shared_ptr<Exhibit> before = std::exchange(m_on, std::move(exhibit));
    const std::shared_ptr<const Review> review = m_on->edition ? m_on->edition->review : nullptr;
    apply(ShowEdition{review,
                      m_on->edition ? m_on->edition->theme : nullptr,
                      m_on->style,
                      {m_on->name(), m_on->pages, beat, changed},
                      now()});
    count_beats();
    keep_place();
}

// Where it goes on after a restart

void KioskLoop::count_beats() {
    if (!m_on->edition) return;
    const std::string here = m_on->name() + "\n" + beat_of(lobby().show).id;
    if (here == m_beat_counted) return;
    m_beat_counted = here;
    ++m_figures.beats;
}

void KioskLoop::keep_place() {
    if (!m_on->edition) return;
    const auto& beats = m_on->pages->loop->beats;
    const bool attract = lobby().attendance == Attendance::attract;
    const int at = std::clamp(attract ? lobby().show.beat : lobby().left_at, 0, static_cast<int>(beats.size()) - 1);
    const Place place{m_on->name(), beats[static_cast<std::size_t>(at)].id};
    if (place == m_place) return;
    m_place = place;
    if (m_place_file) m_place_file->put(place.edition + "\n" + place.beat + "\n");
}

void KioskLoop::read_place() {
    constexpr std::uint64_t longest = 4096;
    const auto facts = m_services.files.facts(m_settings.place_file);
    if (!facts || !facts->exists()) return;
    const auto text = m_services.files.read(m_settings.place_file, longest);
    if (!text) return say(Severity::warning, text.error().message);
    const auto end = text->find('\n');
    if (end == std::string::npos) return;
    m_place_kept = {text->substr(0, end), text->substr(end + 1, text->find('\n', end + 1) - end - 1)};
}

// Care of the screen

void KioskLoop::tend_care() {
    const Style& style = m_model.style;
    const auto every = std::chrono::duration<double>(style.number("kiosk.shift_every"));
    const std::int64_t step =
        static_cast<std::int64_t>(std::chrono::duration<double>(m_services.clock.now() - m_started) / every);
    const PixelShift shift = shift_at(step, m_map.overscan);
    // Not under a finger.
    if (shift != m_map.shift && lobby().gestures.fingers.empty()) {
        m_map.shift = shift;
        m_changed = true;
    }
    if (m_brightness == m_brightness_wanted || m_services.clock.now() - m_last_brightness < brightness_step) return;
    m_last_brightness = m_services.clock.now();
    m_brightness += std::clamp(m_brightness_wanted - m_brightness, -brightness_by, brightness_by);
    m_changed = true;
}

}  // namespace foyer
