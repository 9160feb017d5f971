// A presentation in two offscreen windows, with clock, displays, keys and pointer in the test's hands.
#pragma once

#include "loop/studio.h"
#include "shell/present_loop.h"
#include "shell/start.h"
#include "support/scripted_displays.h"

namespace foyer::loop_test {

inline Display display(int index, const char* name) {
    return {index, name, {index * size.width, 0, size.width, size.height}, 1, 60, false};
}

struct Theatre : Studio {
    explicit Theatre(std::vector<Display> plugged = {display(0, "laptop"), display(1, "projector")})
        : Studio(bundled_model()) {
        displays.plug(std::move(plugged));
        auto fonts = read_panel_fonts(data_folder(), files);
        REQUIRE(fonts.ok());
        panel = std::move(Panel::create(*fonts, 1, {}).value());
        console = std::move(Console::create(std::move(*fonts), 1).value());
        sources = std::make_unique<Sources>(
            SourceServices{workers, files, decoder, data_folder(), &watcher, style_folders, {}, {}});
    }
    ~Theatre() { show.reset(); }

    PresentLoop& open(Events& events, std::filesystem::path displays_file = {}) {
        const auto open_audience = [this](const Display&) {
            ++opened;
            WindowOptions options;
            options.size = size;
            return Window::create_sharing(*window, options);
        };
        show = std::make_unique<PresentLoop>(
            PresentServices{events, clock, displays, press, shaders(), *sources, files, *panel, *console,
                            std::move(displays_file), open_audience, [] { return std::string("20:30"); }},
            model, *window, "");
        workers.run_all();
        return *show;
    }
    /// The script's steps, one a wait; the clock goes on meanwhile.
    void play() {
        show->run(0);
        CHECK(steps.left() == 0);
    }
    void press_key(Event event, std::chrono::milliseconds after = 3000ms) {
        steps.then([this, event, after]() -> std::optional<Event> {
            clock.advance(after);
            return event;
        });
    }
    /// A moment later, once all is drawn.
    void look(std::function<void()> at, std::chrono::milliseconds after = 3000ms) {
        steps.then([this, after]() -> std::optional<Event> {
            clock.advance(after);
            return std::nullopt;
        });
        for (int i = 0; i < 60; ++i) steps.then([]() -> std::optional<Event> { return std::nullopt; });
        steps.then([at]() -> std::optional<Event> {
            at();
            return std::nullopt;
        });
    }
    Pixels shown_in(const Window& of) {
        REQUIRE(const_cast<Window&>(of).make_current().ok());
        const auto bind = reinterpret_cast<void (*)(unsigned, unsigned)>(SDL_GL_GetProcAddress("glBindFramebuffer"));
        const auto read = reinterpret_cast<void (*)(int, int, int, int, unsigned, unsigned, void*)>(
            SDL_GL_GetProcAddress("glReadPixels"));
        bind(0x8D40, 0);
        Pixels pixels(static_cast<std::size_t>(size.width) * size.height * 4);
        read(0, 0, size.width, size.height, 0x1908, 0x1401, pixels.data());
        return pixels;
    }
    Pixels audience() {
        REQUIRE(show->audience());
        return shown_in(*show->audience());
    }
    Pixels on_console() { return shown_in(*window); }

    ScriptedDisplays displays;
    std::unique_ptr<Console> console;
    std::unique_ptr<PresentLoop> show;
    int opened = 0;
};

}  // namespace foyer::loop_test
