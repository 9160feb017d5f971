// What happens outside a presentation: displays that come and go, keys, pointer and touch, as steps of the show.
#include <algorithm>
#include <cmath>

#include "shell/commands.h"
#include "shell/present_loop.h"
#include "shell/show_keys.h"

namespace foyer {
namespace {

constexpr double swipe = 0.08;  // of the window's width: less is a tap

void put(Window& window, const Display& on) {
    if (on.part) window.fill(on.bounds);
    else window.move_to_display(on.index);
}

}  // namespace

// Displays

Result<std::vector<Display>> PresentLoop::plugged() const {
    auto displays = m_services.displays.list();
    return displays ? Result<std::vector<Display>>(told_apart(std::move(*displays))) : displays.error();
}

void PresentLoop::arrange_displays() {
    const auto displays = plugged();
    if (displays) m_plugged = *displays;
    const auto wanted = displays ? audience_display(*displays, m_kept.audience) : std::nullopt;
    // On the display where the presenter sits alone no window of the audience's opens by itself.
    const bool apart = wanted && displays->size() > 1;
    if (apart) {
        if (!m_audience) {
            auto opened = m_services.open_audience(*wanted);
            if (opened) m_audience.emplace(std::move(*opened));
            else say({{Severity::error, "", {}, opened.error().message, "the show is on the console's window alone"}});
            m_audience_shown = m_audience.has_value();
        } else if (!m_on || *m_on != *wanted || !m_audience_shown) {
            put(*m_audience, *wanted);
            m_audience->show();
            m_audience_shown = true;
        }
        m_audience_lost = true;
        m_on = wanted;
        if (m_kept.audience != wanted->name) {
            m_kept.audience = wanted->name;
            write_display_file();
        }
    } else {
        if (m_audience && m_audience_shown) m_audience->hide();
        m_audience_shown = false;
        m_on.reset();
    }
    const bool shown = m_audience && m_audience_shown;
    std::string name;
    if (shown) name = display_key(*m_on);
    else if (displays && !displays->empty()) name = display_key(displays->front());
    step(DisplayFound{name, shown});
    m_changed = m_main_lost = true;
}

void PresentLoop::swap_displays() {
    const auto displays = plugged();
    if (!displays || displays->size() < 2 || !m_on) return;
    const auto other = std::find_if(displays->begin(), displays->end(),
                                    [&](const Display& display) { return display.name != m_on->name; });
    if (other == displays->end()) return;
    const Display before = *m_on;
    m_kept.audience = other->name;
    // The console goes first: at no moment does it stand where the audience looks.
    if (m_audience) m_audience->hide();
    m_audience_shown = false;
    put(m_main, before);
    arrange_displays();
    write_display_file();
}

void PresentLoop::write_display_file() {
    if (m_model.show) m_kept.book = m_model.show->displays;
    const auto& path = m_services.displays_file;
    if (path.empty() || !m_services.files.make_folders(path.parent_path())) return;
    const Status written = m_services.files.write_atomic(path, write_displays(m_kept));
    if (!written)
        say({{Severity::warning, "", {}, written.error().message, "the display's settings last until the show ends"}});
}

// Events

/// On the only display the show gives way to the console, and to what of it was asked for by its own key.
bool PresentLoop::audience_in_main() const {
    return m_model.show && !show().apart && !show().console && !show().overview && !show().help;
}

void PresentLoop::take(const Event& event) {
    const auto window_of = [](const auto& e) { return e.window; };
    if (const auto* resized = std::get_if<Resized>(&event)) {
        if (window_of(*resized) == m_main.id()) {
            m_main_lost = true;
            apply(ResizeWindow{resized->size, m_main.scale()});
        } else {
            m_audience_lost = m_changed = true;
        }
    } else if (const auto* exposed = std::get_if<Exposed>(&event)) {
        (exposed->window == m_main.id() ? m_main_lost : m_audience_lost) = true;
    } else if (std::holds_alternative<DisplaysChanged>(event)) {
        arrange_displays();
    } else if (const auto* closed = std::get_if<CloseRequested>(&event)) {
        if (closed->window == m_main.id()) apply(QuitProgram{});
    } else if (std::holds_alternative<Quit>(event)) {
        apply(QuitProgram{m_model.question != Question::none || !m_model.panel.shown});
    } else {
        const bool from_audience = m_audience && std::visit([&](const auto& e) {
            if constexpr (requires { e.window; }) return e.window == m_audience->id();
            else return false;
        }, event);
        const bool on_picture = from_audience || audience_in_main();
        const bool pointer =
            std::holds_alternative<PointerMoved>(event) || std::holds_alternative<PointerPressed>(event) ||
            std::holds_alternative<PointerReleased>(event) || std::holds_alternative<PointerLeft>(event);
        if (pointer) {
            m_pointer = std::holds_alternative<PointerLeft>(event) ? Pointer::nowhere
                        : on_picture                               ? Pointer::on_picture
                                                                   : Pointer::on_console;
        }
        if (on_picture && pointer)
            return take_picture_pointer(event, from_audience ? m_audience->pixel_size() : m_main.pixel_size());
        if (panel_shown()) {
            m_services.panel.take(event);
            m_panel_due = true;
        } else if (pointer || std::holds_alternative<Wheel>(event)) {
            m_services.console.take(event);
            m_console_due = true;
        }
        take_key(event);
    }
}

void PresentLoop::take_key(const Event& event) {
    const auto* key = std::get_if<KeyEvent>(&event);
    const auto* text = std::get_if<TextEvent>(&event);
    if (panel_shown()) {
        const Panel& panel = m_services.panel;
        const bool everywhere = key && (key->modifiers.control || (key->key >= Key::f1 && key->key <= Key::f12));
        if (panel.takes_text() || (panel.keeps_keyboard() && !everywhere)) return;
    }
    if (m_model.question != Question::none && key && key->key == Key::escape) return apply(Leave{});
    std::optional<ShowKey> wanted;
    if (key) wanted = show_key_for(*key, show());
    else if (text) wanted = show_key_for(*text, show());
    if (!wanted) return;
    if (const auto* action = std::get_if<ShowAction>(&*wanted)) step(*action);
    else apply(std::get<Action>(*wanted));
}

Fraction2 PresentLoop::place_in_picture(double x, double y, PixelSize window) const {
    const DisplaySettings& settings = display_of(show());
    const auto map = to_screen(turned(picture_corners(settings), settings.quarter_turns));
    const Fraction2 place{x / std::max(1, window.width), y / std::max(1, window.height)};
    return map ? inverse(*map)(place) : place;
}

/// Over the audience's picture: clicks and taps step, the pointer is the spotlight's, and corners are dragged.
void PresentLoop::take_picture_pointer(const Event& event, PixelSize window) {
    if (const auto* moved = std::get_if<PointerMoved>(&event)) {
        if (m_dragged_at && show().corner) {
            step(MoveCorner{moved->x - m_dragged_at->first, moved->y - m_dragged_at->second});
            m_dragged_at = {moved->x, moved->y};
        } else {
            const Fraction2 place = place_in_picture(moved->x, moved->y, window);
            if (show().spotlight) step(PointAtPicture{place});
            else m_model.show->pointer = place;  // nothing shows it
        }
    } else if (const auto* pressed = std::get_if<PointerPressed>(&event)) {
        if (show().test_card) {
            int nearest = 0;
            double least = 1e9;
            for (int i = 0; i < 4; ++i) {
                const Fraction2 corner = display_of(show()).corners.at[static_cast<std::size_t>(i)];
                const double away =
                    std::hypot(corner.x * window.width - pressed->x, corner.y * window.height - pressed->y);
                if (away < least) least = away, nearest = i;
            }
            step(ChooseCorner{nearest});
            m_dragged_at = {pressed->x, pressed->y};
        } else if (pressed->touch) {
            m_pressed_at = {pressed->x, pressed->y};
        } else if (pressed->button == PointerButton::left) {
            step(StepBeat{StepBeat::To::next});
        } else if (pressed->button == PointerButton::right) {
            step(StepBeat{StepBeat::To::previous});
        }
    } else if (const auto* released = std::get_if<PointerReleased>(&event)) {
        m_dragged_at.reset();
        if (!m_pressed_at) return;
        const double width = std::max(1, window.width), across = (released->x - m_pressed_at->first) / width,
                     at = released->x / width;
        m_pressed_at.reset();
        if (std::abs(across) > swipe) step(StepBeat{across < 0 ? StepBeat::To::next : StepBeat::To::previous});
        else if (at > 2.0 / 3) step(StepBeat{StepBeat::To::next});
        else if (at < 1.0 / 3) step(StepBeat{StepBeat::To::previous});
    }
}

}  // namespace foyer
