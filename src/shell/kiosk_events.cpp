// What happens to an unattended screen: fingers, a mouse, keys; and what its lobby asks for. Nothing here leads out.
#include "shell/kiosk_loop.h"
#include "shell/show_picture.h"

namespace foyer {
namespace {

constexpr std::int64_t mouse = -1;  // among the fingers

PressLobbyKey key_for(const KeyEvent& event) {
    using What = PressLobbyKey::What;
    switch (event.key) {
        case Key::right:
        case Key::down:
        case Key::page_down:
        case Key::space: return {event.modifiers.shift ? What::previous : What::next};
        case Key::left:
        case Key::up:
        case Key::page_up: return {What::previous};
        case Key::home: return {What::home};
        case Key::end: return {What::last};
        case Key::enter: return {What::enter};
        case Key::escape: return {What::leave};
        case Key::backspace:
        case Key::remove: return {What::erase};
        case Key::character:
            if (event.character >= U'0' && event.character <= U'9')
                return {What::digit, static_cast<int>(event.character - U'0')};
            return {};
        default: return {};
    }
}

}  // namespace

void KioskLoop::take(const Event& event) {
    if (std::holds_alternative<Quit>(event)) return apply(QuitProgram{true});  // the system ends it; no key does
    if (std::holds_alternative<Resized>(event)) return fit_screen();
    if (take_for_panel(event)) return;
    if (std::holds_alternative<Exposed>(event)) {
        m_changed = true;
    } else if (const auto* focus = std::get_if<FocusChanged>(&event)) {
        if (Window* window = m_services.screen.window(); window && !focus->focused) window->lock_in();
        m_changed = true;
    } else if (std::holds_alternative<DisplaysChanged>(event)) {
        if (m_services.screen.window() && !m_services.screen.is_there())
            lose_screen("the display is gone");
        else
            fit_screen();
    } else if (const auto* finger = std::get_if<FingerEvent>(&event)) {
        const auto phase = finger->phase == FingerEvent::Phase::down ? Touch::Phase::down
                           : finger->phase == FingerEvent::Phase::up ? Touch::Phase::up
                                                                     : Touch::Phase::moved;
        m_by_finger = true;
        touch(phase, finger->finger, finger->x, finger->y);
    } else if (const auto* key = std::get_if<KeyEvent>(&event)) {
        take_key(*key);
    } else if (const auto* text = std::get_if<TextEvent>(&event)) {
        take_text(*text);
    } else {
        take_pointer(event);
    }
}

void KioskLoop::touch(Touch::Phase phase, std::int64_t finger, double x, double y) {
    attend(TouchLobby{{phase, finger, m_map.to_picture({x, y})}});
}

/// A mouse is one finger; the pointer that follows a finger is none.
void KioskLoop::take_pointer(const Event& event) {
    if (const auto* pressed = std::get_if<PointerPressed>(&event)) {
        if (pressed->touch || pressed->button != PointerButton::left) return;
        m_pressed = true;
        m_by_finger = false;
        touch(Touch::Phase::down, mouse, pressed->x, pressed->y);
    } else if (const auto* released = std::get_if<PointerReleased>(&event)) {
        if (released->touch || released->button != PointerButton::left || !m_pressed) return;
        m_pressed = false;
        touch(Touch::Phase::up, mouse, released->x, released->y);
    } else if (const auto* moved = std::get_if<PointerMoved>(&event)) {
        m_pointer = {moved->x, moved->y};
        if (m_pressed) touch(Touch::Phase::moved, mouse, moved->x, moved->y);
    } else if (const auto* wheel = std::get_if<Wheel>(&event)) {
        attend(TurnWheel{m_map.to_picture(m_pointer), wheel->y});
    }
}

void KioskLoop::take_key(const KeyEvent& event) {
    m_digit_told = 0;
    const PressLobbyKey key = key_for(event);
    // A key that is held, or one of the window system's, takes no page.
    if (event.repeat || event.modifiers.alt || event.modifiers.control) return;
    if (key.what == PressLobbyKey::What::digit) m_digit_told = event.character;
    attend(key);
}

/// Where digits stand above the letters only with Shift, it is the text that tells of them.
void KioskLoop::take_text(const TextEvent& event) {
    if (event.text.size() != 1 || event.text.front() < '0' || event.text.front() > '9') return;
    const auto told = std::exchange(m_digit_told, 0);
    if (told == static_cast<char32_t>(event.text.front())) return;
    if (lobby().pad) attend(PressLobbyKey{PressLobbyKey::What::digit, event.text.front() - '0'});
}

void KioskLoop::carry_out(const Effect& effect) {
    if (const auto* keep = std::get_if<KeepPicture>(&effect)) {
        Window* window = m_services.screen.window();
        if (!is_sampled() && !is_next_sampled()) return;
        if (!m_press.renderer || !window || !window->make_current() || m_on->house) return;
        m_press.renderer->keep_show(
            show_frame(keep->show, m_on->book, *m_on->pipeline, keep->now, Viewer::audience, m_on->wishes.screen),
            m_on->edition->pictures);
    } else if (const auto* ask = std::get_if<AskLobby>(&effect)) {
        if (const auto* check = std::get_if<CheckCode>(&ask->request)) check_code(check->digits);
        if (std::holds_alternative<OpenPanel>(ask->request)) open_panel();
        if (std::holds_alternative<AskService>(ask->request)) attend(ServiceTold{service_lines()});
        if (std::holds_alternative<LeaveKiosk>(ask->request)) {
            say(Severity::note, "left, with the code");
            apply(QuitProgram{true});
        }
    }
}

void KioskLoop::check_code(const std::string& digits) {
    const Time time = m_services.clock.now();
    const CodeAnswer answer = m_services.code.attempt(digits, time);
    const double wait = std::chrono::duration<double>(m_services.code.wait(time)).count();
    attend(CodeChecked{answer == CodeAnswer::right, answer == CodeAnswer::no_code,
                       answer == CodeAnswer::right ? 0 : wait, has_panel()});
}

}  // namespace foyer
