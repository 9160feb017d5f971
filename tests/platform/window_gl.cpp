// Windows, contexts and waiting for events, on SDL's offscreen driver: no display is needed.
#include <SDL2/SDL.h>
#include <doctest/doctest.h>

#include <cstring>
#include <string>
#include <thread>

#include "platform/clipboard.h"
#include "platform/displays.h"
#include "platform/events.h"
#include "platform/window.h"

using namespace foyer;

namespace {

constexpr unsigned gl_version = 0x1F02, gl_colour_buffer_bit = 0x4000, gl_rgba = 0x1908, gl_unsigned_byte = 0x1401;

template <class Function>
Function gl_function(const char* name) {
    void* address = SDL_GL_GetProcAddress(name);
    REQUIRE(address != nullptr);
    Function function;
    std::memcpy(&function, &address, sizeof function);
    return function;
}

std::string version() {
    const auto* text = gl_function<const unsigned char* (*)(unsigned)>("glGetString")(gl_version);
    REQUIRE(text != nullptr);
    return reinterpret_cast<const char*>(text);
}

/// Clears to red and reads a pixel back: 0xRRGGBB.
unsigned drawn_colour() {
    gl_function<void (*)(float, float, float, float)>("glClearColor")(1, 0, 0, 1);
    gl_function<void (*)(unsigned)>("glClear")(gl_colour_buffer_bit);
    unsigned char pixel[4] = {};
    gl_function<void (*)(int, int, int, int, unsigned, unsigned, void*)>("glReadPixels")(0, 0, 1, 1, gl_rgba,
                                                                                         gl_unsigned_byte, pixel);
    return static_cast<unsigned>(pixel[0] << 16 | pixel[1] << 8 | pixel[2]);
}

Window headless(GraphicsApi api) {
    Result<Window> window = create_headless(api);
    if (!window) FAIL(window.error().message);
    return std::move(*window);
}

}  // namespace

TEST_SUITE("platform") {
    TEST_CASE("both kinds of context are to be had, one after the other, in any order") {
        for (const GraphicsApi api : {GraphicsApi::gl33, GraphicsApi::gles30, GraphicsApi::gl33, GraphicsApi::any}) {
            const Window window = headless(api);
            CHECK(window.api() == (api == GraphicsApi::any ? GraphicsApi::gl33 : api));
            CHECK((version().find("OpenGL ES") != std::string::npos) == (api == GraphicsApi::gles30));
            CHECK(drawn_colour() == 0xFF0000);
        }
    }

    TEST_CASE("two kinds of context at once") {
        Window first = headless(GraphicsApi::gl33);
        {
            const Window second = headless(GraphicsApi::gles30);
            CHECK(version().starts_with("OpenGL ES"));
        }
        Window moved = std::move(first);
        CHECK(moved.make_current().ok());
        CHECK_FALSE(version().starts_with("OpenGL ES"));
    }

    TEST_CASE("two windows draw with one context, and either may go first") {
        const VideoSystem video = VideoSystem::create(VideoOutput::offscreen).value();
        WindowOptions options;
        options.title = "Projector";
        options.size = {320, 180};
        auto first = std::make_unique<Window>(Window::create(video, options).value());
        options.title = "Console";
        options.size = {64, 64};
        Window second = Window::create_sharing(*first, options).value();
        CHECK(first->id() != second.id());
        CHECK(first->native_context() == second.native_context());
        CHECK(first->pixel_size() == PixelSize{320, 180});
        CHECK(second.pixel_size() == PixelSize{64, 64});
        for (Window* window : {&second, first.get()}) {
            REQUIRE(window->make_current().ok());
            CHECK(drawn_colour() == 0xFF0000);
            window->swap();
        }
        first.reset();
        REQUIRE(second.make_current().ok());
        CHECK(drawn_colour() == 0xFF0000);
    }

    TEST_CASE("video is one thing at a time, and starts again") {
        {
            const Window window = headless(GraphicsApi::any);
            CHECK(VideoSystem::create(VideoOutput::offscreen).value().driver() == "offscreen");
            CHECK(VideoSystem::create(VideoOutput::screen).error().message ==
                  "video is in use already, and cannot be on a screen and offscreen at once");
        }
        CHECK(SDL_WasInit(SDL_INIT_VIDEO) == 0);
        CHECK(VideoSystem::create(VideoOutput::offscreen).ok());
    }

    TEST_CASE("the offscreen display is listed") {
        const SystemDisplays displays(VideoSystem::create(VideoOutput::offscreen).value());
        const auto listed = displays.list().value();
        REQUIRE(listed.size() == 1);
        CHECK_FALSE(listed[0].bounds.empty());
        CHECK(listed[0].scale > 0);
    }

    TEST_CASE("pixels for 1/96 inch, as far as displays can be believed") {
        const auto scale = [](double ratio, double density, int width, const char* wish = "") {
            return interface_scale({ratio, density, width}, wish);
        };
        CHECK(scale(1, 0, 1920) == 1);
        CHECK(scale(1, 92, 1920) == 1);
        CHECK(scale(1, 163, 3840) == 1.5);
        CHECK(scale(1, 192, 2560) == 2);
        CHECK(scale(1, 500, 7680) == 4);
        CHECK(scale(1, 305, 1920) == 1);  // a projector that says it is 16 cm wide
        CHECK(scale(1, 4000, 99999) == 1);
        CHECK(scale(1, 28, 1920) == 1);   // a wall
        CHECK(scale(2, 220, 2560) == 2);  // the desktop scales already
        CHECK(scale(1.5, 0, 0) == 1.5);
        CHECK(scale(1, 92, 1920, "1.25") == 1.25);
        CHECK(scale(2, 92, 1920, "1") == 1);
        CHECK(scale(1, 92, 1920, "9") == 4);
        for (const char* wish : {"0", "-2", "large", "2x", "nan"}) CHECK(scale(1, 192, 2560, wish) == 2);
    }

    TEST_CASE("cursors, scale and clipboard, where there is no desktop") {
        Window window = headless(GraphicsApi::any);
        for (const CursorShape shape : {CursorShape::arrow, CursorShape::hand, CursorShape::no, CursorShape::hand}) {
            window.set_cursor(shape);
        }
        CHECK(window.scale() >= 1);
        CHECK(window.scale() <= 4);
        CHECK(clipboard_text().empty());
        set_clipboard_text("Ein Käfer – 🎬");
        CHECK(clipboard_text() == "Ein Käfer – 🎬");
        set_clipboard_text("a\xFF");
        CHECK(clipboard_text() == "a\uFFFD");
    }

    TEST_CASE("a full queue loses no wake-up") {
        const auto events = SystemEvents::create(VideoSystem::create(VideoOutput::offscreen).value()).value();
        while (events->poll()) {}
        SDL_Event event{};
        event.type = SDL_USEREVENT + 1000;  // none of ours
        while (SDL_PushEvent(&event) == 1) {}
        events->wake();
        events->wake();
        CHECK(events->wait(std::nullopt) == Event(WakeUp{}));
        CHECK(events->poll() == std::nullopt);
        events->wake();
        CHECK(events->poll() == Event(WakeUp{}));
    }

    TEST_CASE("a worker wakes the one who waits, once for many calls") {
        const VideoSystem video = VideoSystem::create(VideoOutput::offscreen).value();
        int seen_raw = 0;
        const auto events = SystemEvents::create(video, [&](const SDL_Event&) { ++seen_raw; }).value();
        while (events->poll()) {}
        seen_raw = 0;
        std::thread worker([&] {
            events->wake();
            events->wake();
        });
        CHECK(events->wait(std::nullopt) == Event(WakeUp{}));
        worker.join();
        events->poll();  // the second call, where it came after the first was taken
        CHECK(events->poll() == std::nullopt);
        CHECK(events->wait(std::chrono::milliseconds(0)) == std::nullopt);
        events->wake();
        CHECK(events->poll() == Event(WakeUp{}));
        CHECK(seen_raw == 0);
    }

    TEST_CASE("events of windows arrive, and the tap sees them first") {
        const Window window = headless(GraphicsApi::any);
        int seen_raw = 0;
        const auto events =
            SystemEvents::create(VideoSystem::create(VideoOutput::offscreen).value(), [&](const SDL_Event&) {
                ++seen_raw;
            }).value();
        while (events->poll()) {}
        seen_raw = 0;
        SDL_Event event{};
        event.type = SDL_MOUSEMOTION;
        event.motion.windowID = window.id();
        event.motion.x = 7;
        SDL_PushEvent(&event);
        CHECK(events->wait(std::nullopt) == Event(PointerMoved{window.id(), 7, 0, {}}));
        CHECK(seen_raw == 1);
    }
}
