#include "platform/events.h"

#include <SDL2/SDL.h>
#include <doctest/doctest.h>

#include "platform/event_translation.h"
#include "support/scripted_displays.h"
#include "support/scripted_events.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

SDL_Event key_event(Uint32 type, SDL_Keycode code, int modifiers, SDL_Scancode scancode = SDL_SCANCODE_UNKNOWN) {
    SDL_Event event{};
    event.type = type;
    event.key.windowID = 1;
    event.key.keysym.sym = code;
    event.key.keysym.scancode = scancode;
    event.key.keysym.mod = static_cast<Uint16>(modifiers);
    return event;
}

std::string key(SDL_Keycode code, int modifiers = 0, SDL_Scancode scancode = SDL_SCANCODE_UNKNOWN) {
    return dump(translate(key_event(SDL_KEYDOWN, code, modifiers, scancode), {}).value());
}

std::string key_up(SDL_Keycode code, int modifiers = 0) {
    return dump(translate(key_event(SDL_KEYUP, code, modifiers), {}).value());
}

std::string window(Uint8 kind, int a = 0, int b = 0) {
    SDL_Event event{};
    event.type = SDL_WINDOWEVENT;
    event.window.windowID = 4;
    event.window.event = kind;
    event.window.data1 = a;
    event.window.data2 = b;
    const auto translated = translate(event, {});
    return translated ? dump(*translated) : "nothing";
}

}  // namespace

TEST_SUITE("platform") {
    TEST_CASE("keys as hands and clickers send them") {
        CHECK(key(SDLK_PAGEDOWN) == "key page down window 1");
        CHECK(key(SDLK_F5) == "key f5 window 1");
        CHECK(key(SDLK_F12) == "key f12 window 1");
        CHECK(key(SDLK_ESCAPE) == "key escape window 1");
        CHECK(key(SDLK_SPACE, KMOD_LSHIFT) == "key space shift window 1");
        CHECK(key(SDLK_z, KMOD_RCTRL | KMOD_LSHIFT) == "key z control shift window 1");
        CHECK(key(SDLK_PERIOD) == "key . window 1");
        CHECK(key(SDLK_f, KMOD_CAPS) == "key f window 1");
        CHECK(key(0xE9) == "key é window 1");
        CHECK(key(SDLK_DELETE) == "key delete window 1");
        CHECK(key(SDLK_INSERT) == "key insert window 1");
        CHECK(key(SDLK_APPLICATION) == "key menu window 1");
        CHECK(key(SDLK_CAPSLOCK, KMOD_CAPS) == "key other window 1");
        CHECK(key(SDLK_UNKNOWN) == "key other window 1");
        CHECK(key(SDLK_F13) == "key other window 1");
    }

    TEST_CASE("keys are let go of") {
        CHECK(key_up(SDLK_SPACE) == "key up space window 1");
        CHECK(key_up(SDLK_f, KMOD_LSHIFT) == "key up f shift window 1");
        CHECK(translate(key_event(SDL_KEYUP, SDLK_z, KMOD_LCTRL), {}) ==
              Event(KeyReleased{1, Key::character, U'z', {.shift = false, .control = true, .alt = false}}));
    }

    TEST_CASE("modifiers are told of when they change, once however long they are held") {
        CHECK(key(SDLK_LCTRL, KMOD_LCTRL) == "modifiers control window 1");
        CHECK(key(SDLK_RSHIFT, KMOD_RSHIFT | KMOD_LALT) == "modifiers alt shift window 1");
        CHECK(key_up(SDLK_RALT, KMOD_LSHIFT) == "modifiers shift window 1");
        CHECK(key_up(SDLK_LSHIFT) == "modifiers none window 1");
        SDL_Event held = key_event(SDL_KEYDOWN, SDLK_LSHIFT, KMOD_LSHIFT);
        held.key.repeat = 1;
        CHECK(translate(held, {}) == std::nullopt);
    }

    TEST_CASE("a keyboard without Latin letters keeps the commands in their places") {
        CHECK(key(0x430, 0, SDL_SCANCODE_F) == "key f window 1");
        CHECK(key(0x44E, 0, SDL_SCANCODE_PERIOD) == "key ю window 1");
    }

    TEST_CASE("the keypad writes, or moves with Num Lock off") {
        CHECK(key(SDLK_KP_0, KMOD_NUM) == "key 0 window 1");
        CHECK(key(SDLK_KP_1, KMOD_NUM) == "key 1 window 1");
        CHECK(key(SDLK_KP_9, KMOD_NUM) == "key 9 window 1");
        CHECK(key(SDLK_KP_9) == "key page up window 1");
        CHECK(key(SDLK_KP_0) == "key insert window 1");
        CHECK(key(SDLK_KP_ENTER) == "key enter window 1");
    }

    TEST_CASE("the pointer comes in device pixels") {
        SDL_Event event{};
        event.type = SDL_MOUSEMOTION;
        event.motion.windowID = 2;
        event.motion.x = 10;
        event.motion.y = 30;
        CHECK(pointer_window(event) == 2);
        CHECK(translate(event, {2, 1.5}).value() == Event(PointerMoved{2, 20, 45, {}}));
        SDL_SetModState(static_cast<SDL_Keymod>(KMOD_LALT | KMOD_NUM));
        CHECK(dump(translate(event, {1, 1}).value()) == "moved 10,30 alt window 2");
        SDL_SetModState(KMOD_NONE);
        event = {};
        event.type = SDL_MOUSEBUTTONDOWN;
        event.button.windowID = 2;
        event.button.button = SDL_BUTTON_RIGHT;
        event.button.clicks = 2;
        event.button.x = 5;
        CHECK(dump(translate(event, {2, 2}).value()) == "pressed right 10,0 clicks 2 window 2");
        event.type = SDL_MOUSEBUTTONUP;
        event.button.button = SDL_BUTTON_X1;
        CHECK(dump(translate(event, {2, 2}).value()) == "released other 10,0 window 2");
        event = {};
        event.type = SDL_MOUSEWHEEL;
        event.wheel.windowID = 2;
        event.wheel.preciseY = 0.5f;
        CHECK(dump(translate(event, {2, 2}).value()) == "wheel 0,0.5 window 2");
        event.wheel.direction = SDL_MOUSEWHEEL_FLIPPED;
        CHECK(translate(event, {2, 2}).value() == Event(Wheel{2, -0.0, -0.5, {}}));
    }

    TEST_CASE("fingers are told of one by one, from down to up") {
        const auto finger = [](Uint32 type, SDL_FingerID id, float x, float y) {
            SDL_Event event{};
            event.type = type;
            event.tfinger.fingerId = id;
            event.tfinger.x = x;
            event.tfinger.y = y;
            return dump(translate(event, {}).value());
        };
        // Without a window a place stays the share of it that SDL tells.
        CHECK(finger(SDL_FINGERDOWN, 7, 0.25F, 0.5F) == "finger 7 down 0.25,0.5 window 0");
        CHECK(finger(SDL_FINGERMOTION, 7, 0.5F, 0.5F) == "finger 7 moved 0.5,0.5 window 0");
        CHECK(finger(SDL_FINGERUP, 8, 1, 0) == "finger 8 up 1,0 window 0");
    }

    TEST_CASE("windows, text and the end") {
        CHECK(window(SDL_WINDOWEVENT_SIZE_CHANGED, 640, 480) == "resized 640x480 window 4");
        CHECK(window(SDL_WINDOWEVENT_EXPOSED) == "exposed window 4");
        CHECK(window(SDL_WINDOWEVENT_CLOSE) == "close window 4");
        CHECK(window(SDL_WINDOWEVENT_FOCUS_GAINED) == "focus gained window 4");
        CHECK(window(SDL_WINDOWEVENT_FOCUS_LOST) == "focus lost window 4");
        CHECK(window(SDL_WINDOWEVENT_LEAVE) == "left window 4");
        CHECK(window(SDL_WINDOWEVENT_MOVED, 1, 1) == "nothing");
        SDL_Event event{};
        event.type = SDL_TEXTINPUT;
        event.text.windowID = 3;
        SDL_strlcpy(event.text.text, "?", sizeof event.text.text);
        CHECK(dump(translate(event, {}).value()) == "text ? window 3");
        event = {};
        event.type = SDL_QUIT;
        CHECK(dump(translate(event, {}).value()) == "quit");
        event.type = SDL_DISPLAYEVENT;
        CHECK(dump(translate(event, {}).value()) == "displays changed");
        event.type = SDL_JOYAXISMOTION;
        CHECK_FALSE(translate(event, {}).has_value());
        CHECK(dump(WakeUp{}) == "wake up");
    }

    TEST_CASE("a script of events comes to its end") {
        ScriptedEvents events;
        events.push(KeyEvent{1, Key::f5, 0, {}, false});
        events.wake();
        CHECK(events.wait(std::nullopt) == Event(KeyEvent{1, Key::f5, 0, {}, false}));
        CHECK(events.poll() == Event(WakeUp{}));
        CHECK(events.poll() == std::nullopt);
        CHECK(events.wait(std::chrono::milliseconds(5)) == std::nullopt);
        CHECK(events.wait(std::nullopt) == Event(Quit{}));
        CHECK(events.waits().size() == 3);
    }

    TEST_CASE("displays of a test's own") {
        ScriptedDisplays displays;
        CHECK_FALSE(displays.list().ok());
        displays.plug(
            {Display{0, "laptop", {0, 0, 1920, 1080}, 1, 60}, Display{1, "projector", {1920, 0, 1280, 720}, 1, 60}});
        displays.fault().strike_at(2);
        CHECK(displays.list().value().size() == 2);
        CHECK_FALSE(displays.list().ok());
    }
}
