#include "platform/event_translation.h"

#include <SDL.h>

#include <utility>

namespace foyer {
namespace {

Modifiers modifiers_from(int state) {
    return {(state & KMOD_SHIFT) != 0, (state & KMOD_CTRL) != 0, (state & KMOD_ALT) != 0};
}

/// With Num Lock off, the keypad's digits are the keys printed below them.
SDL_Keycode without_number_lock(SDL_Keycode code) {
    switch (code) {
        case SDLK_KP_0: return SDLK_INSERT;
        case SDLK_KP_1: return SDLK_END;
        case SDLK_KP_2: return SDLK_DOWN;
        case SDLK_KP_3: return SDLK_PAGEDOWN;
        case SDLK_KP_4: return SDLK_LEFT;
        case SDLK_KP_6: return SDLK_RIGHT;
        case SDLK_KP_7: return SDLK_HOME;
        case SDLK_KP_8: return SDLK_UP;
        case SDLK_KP_9: return SDLK_PAGEUP;
        case SDLK_KP_PERIOD: return SDLK_DELETE;
        default: return code;
    }
}

char32_t keypad_character(SDL_Keycode code) {
    if (code >= SDLK_KP_1 && code <= SDLK_KP_9) return U'1' + static_cast<char32_t>(code - SDLK_KP_1);
    switch (code) {
        case SDLK_KP_0: return U'0';
        case SDLK_KP_PERIOD: return U'.';
        case SDLK_KP_COMMA: return U',';
        case SDLK_KP_PLUS: return U'+';
        case SDLK_KP_MINUS: return U'-';
        case SDLK_KP_MULTIPLY: return U'*';
        case SDLK_KP_DIVIDE: return U'/';
        default: return 0;
    }
}

std::pair<Key, char32_t> key_from(const SDL_Keysym& symbol) {
    const SDL_Keycode code = (symbol.mod & KMOD_NUM) != 0 ? symbol.sym : without_number_lock(symbol.sym);
    switch (code) {
        case SDLK_LEFT: return {Key::left, 0};
        case SDLK_RIGHT: return {Key::right, 0};
        case SDLK_UP: return {Key::up, 0};
        case SDLK_DOWN: return {Key::down, 0};
        case SDLK_PAGEUP: return {Key::page_up, 0};
        case SDLK_PAGEDOWN: return {Key::page_down, 0};
        case SDLK_HOME: return {Key::home, 0};
        case SDLK_END: return {Key::end, 0};
        case SDLK_RETURN:
        case SDLK_RETURN2:
        case SDLK_KP_ENTER: return {Key::enter, 0};
        case SDLK_ESCAPE: return {Key::escape, 0};
        case SDLK_SPACE: return {Key::space, 0};
        case SDLK_TAB: return {Key::tab, 0};
        case SDLK_BACKSPACE: return {Key::backspace, 0};
        case SDLK_DELETE: return {Key::remove, 0};
        case SDLK_INSERT: return {Key::insert, 0};
        case SDLK_APPLICATION:
        case SDLK_MENU: return {Key::menu, 0};
        default: break;
    }
    if (code >= SDLK_F1 && code <= SDLK_F12) {
        return {static_cast<Key>(static_cast<int>(Key::f1) + (code - SDLK_F1)), 0};
    }
    if (const char32_t character = keypad_character(code)) return {Key::character, character};
    // On a Greek or Cyrillic keyboard the commands stay where the Latin letters are printed.
    const bool letter_key = symbol.scancode >= SDL_SCANCODE_A && symbol.scancode <= SDL_SCANCODE_Z;
    if (code > 0x2FF && letter_key && (code & SDLK_SCANCODE_MASK) == 0) {
        return {Key::character, U'a' + static_cast<char32_t>(symbol.scancode - SDL_SCANCODE_A)};
    }
    // SDL's codes for keys that write are the characters themselves; the others have bit 30 set.
    const bool writes = code > SDLK_SPACE && (code & SDLK_SCANCODE_MASK) == 0;
    return writes ? std::pair{Key::character, static_cast<char32_t>(code)} : std::pair{Key::other, char32_t{0}};
}

bool is_modifier(SDL_Keycode code) {
    switch (code) {
        case SDLK_LSHIFT:
        case SDLK_RSHIFT:
        case SDLK_LCTRL:
        case SDLK_RCTRL:
        case SDLK_LALT:
        case SDLK_RALT: return true;
        default: return false;
    }
}

/// SDL has the change in `mod` already when it tells of the key.
std::optional<Event> translate_key(const SDL_KeyboardEvent& event) {
    const Modifiers modifiers = modifiers_from(event.keysym.mod);
    const bool repeat = event.repeat != 0;
    if (is_modifier(event.keysym.sym)) {
        return repeat ? std::nullopt : std::optional<Event>(ModifiersChanged{event.windowID, modifiers});
    }
    const auto [key, character] = key_from(event.keysym);
    if (event.type == SDL_KEYUP) return KeyReleased{event.windowID, key, character, modifiers};
    return KeyEvent{event.windowID, key, character, modifiers, repeat};
}

PointerButton button_from(int button) {
    switch (button) {
        case SDL_BUTTON_LEFT: return PointerButton::left;
        case SDL_BUTTON_MIDDLE: return PointerButton::middle;
        case SDL_BUTTON_RIGHT: return PointerButton::right;
        default: return PointerButton::other;
    }
}

/// Pixel sizes come from the window itself: SDL's event counts in the desktop's units.
PixelSize size_of(const SDL_WindowEvent& event) {
    PixelSize size{event.data1, event.data2};
    if (SDL_Window* window = SDL_GetWindowFromID(event.windowID)) {
        SDL_GL_GetDrawableSize(window, &size.width, &size.height);
    }
    return size;
}

std::optional<Event> translate_window(const SDL_WindowEvent& event) {
    switch (event.event) {
        case SDL_WINDOWEVENT_SIZE_CHANGED: return Resized{event.windowID, size_of(event)};
        case SDL_WINDOWEVENT_SHOWN:
        case SDL_WINDOWEVENT_RESTORED:
        case SDL_WINDOWEVENT_EXPOSED: return Exposed{event.windowID};
        case SDL_WINDOWEVENT_CLOSE: return CloseRequested{event.windowID};
        case SDL_WINDOWEVENT_LEAVE: return PointerLeft{event.windowID};
        case SDL_WINDOWEVENT_FOCUS_GAINED: return FocusChanged{event.windowID, true};
        case SDL_WINDOWEVENT_FOCUS_LOST: return FocusChanged{event.windowID, false};
        default: return std::nullopt;
    }
}

/// SDL tells a finger's place as a share of the window.
Event translate_finger(const SDL_TouchFingerEvent& event) {
    PixelSize size{1, 1};
    if (SDL_Window* window = SDL_GetWindowFromID(event.windowID)) SDL_GL_GetDrawableSize(window, &size.width, &size.height);
    const auto phase = event.type == SDL_FINGERDOWN ? FingerEvent::Phase::down : event.type == SDL_FINGERUP ? FingerEvent::Phase::up : FingerEvent::Phase::moved;
    return FingerEvent{event.windowID, event.fingerId, phase, static_cast<double>(event.x) * size.width, static_cast<double>(event.y) * size.height};
}

Event translate_wheel(const SDL_MouseWheelEvent& event) {
    const double sign = event.direction == SDL_MOUSEWHEEL_FLIPPED ? -1 : 1;
    return Wheel{event.windowID, sign * static_cast<double>(event.preciseX), sign * static_cast<double>(event.preciseY),
                 modifiers_from(SDL_GetModState())};
}

}  // namespace

WindowId pointer_window(const SDL_Event& event) {
    switch (event.type) {
        case SDL_MOUSEMOTION: return event.motion.windowID;
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP: return event.button.windowID;
        default: return 0;
    }
}

std::optional<Event> translate(const SDL_Event& event, PixelScale scale) {
    switch (event.type) {
        case SDL_KEYDOWN:
        case SDL_KEYUP: return translate_key(event.key);
        case SDL_TEXTINPUT: return TextEvent{event.text.windowID, event.text.text};
        case SDL_MOUSEMOTION:
            return PointerMoved{event.motion.windowID, event.motion.x * scale.x, event.motion.y * scale.y,
                                modifiers_from(SDL_GetModState())};
        case SDL_MOUSEBUTTONDOWN:
            return PointerPressed{event.button.windowID,    event.button.x * scale.x,
                                  event.button.y * scale.y, button_from(event.button.button),
                                  event.button.clicks,      modifiers_from(SDL_GetModState()),
                                  event.button.which == SDL_TOUCH_MOUSEID};
        case SDL_MOUSEBUTTONUP:
            return PointerReleased{event.button.windowID, event.button.x * scale.x, event.button.y * scale.y,
                                   button_from(event.button.button), modifiers_from(SDL_GetModState()),
                                   event.button.which == SDL_TOUCH_MOUSEID};
        case SDL_FINGERDOWN:
        case SDL_FINGERMOTION:
        case SDL_FINGERUP: return translate_finger(event.tfinger);
        case SDL_MOUSEWHEEL: return translate_wheel(event.wheel);
        case SDL_WINDOWEVENT: return translate_window(event.window);
        case SDL_DISPLAYEVENT: return DisplaysChanged{};
        case SDL_QUIT: return Quit{};
        default: return std::nullopt;
    }
}

}  // namespace foyer
