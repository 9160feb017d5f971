// The one place that waits for events holds nothing of those that have passed.
#include <SDL2/SDL.h>
#include <doctest/doctest.h>

#include <cstdint>

#include "platform/events.h"
#include "platform/window.h"
#include "support/memory.h"

using namespace foyer;
using foyer::testing::allocated;

namespace {

SDL_Event scripted(int number, WindowId window) {
    SDL_Event event{};
    switch (number % 5) {
        case 0:
            event.type = SDL_MOUSEMOTION;
            event.motion.windowID = window;
            event.motion.x = number % 300;
            break;
        case 1:
            event.type = number % 2 == 0 ? SDL_KEYDOWN : SDL_KEYUP;
            event.key.windowID = window;
            event.key.keysym.sym = SDLK_a;
            break;
        case 2:
            event.type = SDL_TEXTINPUT;
            event.text.windowID = window;
            SDL_strlcpy(event.text.text, "a text that is no short one at all", sizeof event.text.text);
            break;
        case 3:
            event.type = SDL_WINDOWEVENT;
            event.window.windowID = window;
            event.window.event = SDL_WINDOWEVENT_EXPOSED;
            break;
        default: event.type = SDL_FINGERMOTION;
    }
    return event;
}

}  // namespace

TEST_SUITE("platform") {
    TEST_CASE("a hundred thousand events leave nothing behind") {
        const Result<Window> window = create_headless();
        REQUIRE(window.ok());
        const auto events = SystemEvents::create(VideoSystem::create(VideoOutput::offscreen).value()).value();
        int seen = 0;
        const auto run = [&](int count) {
            for (int i = 0; i < count; i += 100) {
                for (int j = i; j < i + 100; ++j) {
                    SDL_Event event = scripted(j, window->id());
                    SDL_PushEvent(&event);
                }
                events->wake();
                while (events->poll()) ++seen;
            }
        };
        run(1'000);  // SDL's queue has its size
        const std::int64_t before = allocated();
        seen = 0;
        run(100'000);
        CHECK(seen == 100'000 + 1'000);
        CHECK(allocated() - before < 64 * 1024);  // less than a byte an event
    }
}
