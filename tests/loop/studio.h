// A loop on an offscreen window, with clock, workers, decoder and watcher in the test's hands.
#pragma once

#include <SDL2/SDL.h>
#include <doctest/doctest.h>

#include <functional>

#include "panel/panel.h"
#include "shell/edit_loop.h"
#include "support/bundled.h"
#include "support/faulty_files.h"
#include "support/inline_workers.h"
#include "support/manual_clock.h"
#include "support/scratch_folder.h"
#include "support/scripted_decoder.h"
#include "support/scripted_events.h"
#include "support/scripted_watcher.h"

namespace foyer::loop_test {

using namespace foyer::test;
using namespace foyer::testing;
using namespace std::chrono_literals;

inline constexpr PixelSize size{640, 360};

using Pixels = std::vector<std::uint8_t>;  // of the whole window

/// Each wait() is a step of the script: a frame was drawn or was not, the test looks, changes what it likes and answers
/// with an event or none. At its end: Quit. Waiting never sleeps.
class Steps final : public Events {
public:
    using Step = std::function<std::optional<Event>()>;

    void then(Step step) { m_steps.push_back(std::move(step)); }
    void then(Event event) {
        then([event] { return std::optional(event); });
    }
    std::size_t left() const { return m_steps.size() - m_next; }
    const std::vector<std::optional<std::chrono::milliseconds>>& waits() const { return m_waits; }

    std::optional<Event> wait(std::optional<std::chrono::milliseconds> timeout) override {
        m_waits.push_back(timeout);
        if (m_next == m_steps.size()) return Quit{};
        return m_steps[m_next++]();
    }
    std::optional<Event> poll() override { return std::nullopt; }
    void wake() override {}

private:
    std::vector<Step> m_steps;
    std::vector<std::optional<std::chrono::milliseconds>> m_waits;
    std::size_t m_next = 0;
};

inline Event key(Key which) {
    KeyEvent event;
    event.key = which;
    return event;
}
inline Event character(char32_t which) {
    KeyEvent event;
    event.key = Key::character;
    event.character = which;
    return event;
}
inline Event control(char32_t which) {
    KeyEvent event;
    event.key = Key::character;
    event.character = which;
    event.modifiers.control = true;
    return event;
}

/// Lays out for all the tests here: what it keeps shows nowhere, and the page is laid out once.
inline Pipeline& pipeline() {
    static Pipeline kept(font_book());
    return kept;
}

/// Belongs to nobody: what it points at outlives every test.
template <class T>
std::shared_ptr<T> lent(T& value) {
    return std::shared_ptr<T>(std::shared_ptr<void>(), &value);
}

inline Model bundled_model(const char* liveliness = "0") {
    Model model;
    model.review_path = data_folder().bundled_review().string();
    // One picture is enough here: what is read of several the tests of sources see.
    Review review = *bundled_review();
    review.hero->cutout.reset();
    model.review = std::make_shared<const Review>(std::move(review));
    model.theme = bundled_theme();
    model.style = with(bundled_theme()->style, "timeline.liveliness", liveliness);
    return model;
}

inline std::filesystem::path hero_path() {
    return std::filesystem::weakly_canonical(data_folder().bundled_review().parent_path() / bundled_review()->hero->image);
}

/// A picture of the hero's shape, all of one colour.
inline PixelSize size_of_hero(const Model& model) {
    const auto known = model.pictures.find(model.review->hero->image);
    return known == model.pictures.end() ? PixelSize{} : known->second.size;
}

inline Bitmap plain_hero() {
    Bitmap bitmap{{240, 160}, {}};
    for (int i = 0; i < 240 * 160; ++i) bitmap.pixels.insert(bitmap.pixels.end(), {255, 240, 120, 255});
    return bitmap;
}

struct Studio {
    explicit Studio(Model first) : model(std::move(first)) {
        auto video = VideoSystem::create(VideoOutput::offscreen);
        REQUIRE(video.ok());
        WindowOptions options;
        options.size = size;
        auto opened = Window::create(*video, options);
        REQUIRE_MESSAGE(opened.ok(), opened.error().message);
        window = std::make_unique<Window>(std::move(*opened));
        REQUIRE(window->pixel_size() == size);
        make_press();
        decoder.put(hero_path(), plain_hero());
    }

    void make_press() {
        press = {};
        auto made = foyer::make_press(lent(font_book()), shaders(), lent(pipeline()));
        REQUIRE(made.ok());
        press = std::move(*made);
    }
    Renderer& renderer() { return *press.renderer; }
    ShaderLoader shaders() { return shader_loader(data_folder(), files); }

    /// To be called once the script is complete; the loop is there from now on.
    void run(Events& events, int frames = 0) {
        Files& through = watched_files ? *watched_files : files;
        sources = std::make_unique<Sources>(SourceServices{workers, through, decoder, data_folder(), &watcher, style_folders, style_file, panel_file});
        loop = std::make_unique<EditLoop>(EditServices{events, clock, press, shaders(), *sources, workers, through, panel.get()}, model);
        loop->add_window(*window);
        if (hero_comes_first) workers.run_all();
        loop->run(frames);
    }
    void run() {
        run(steps);
        CHECK(steps.left() == 0);
        CHECK(!loop->model().running);
    }

    /// What the window shows.
    Pixels shown() const {
        REQUIRE(window->make_current().ok());
        const auto bind = reinterpret_cast<void (*)(unsigned, unsigned)>(SDL_GL_GetProcAddress("glBindFramebuffer"));
        const auto read = reinterpret_cast<void (*)(int, int, int, int, unsigned, unsigned, void*)>(SDL_GL_GetProcAddress("glReadPixels"));
        constexpr unsigned framebuffer = 0x8D40, rgba = 0x1908, unsigned_byte = 0x1401;
        bind(framebuffer, 0);
        Pixels pixels(static_cast<std::size_t>(size.width) * size.height * 4);
        read(0, 0, size.width, size.height, rgba, unsigned_byte, pixels.data());
        return pixels;
    }

    Model model;
    SystemFiles files;
    Files* watched_files = nullptr;
    std::unique_ptr<Window> window;
    Press press;
    std::unique_ptr<Panel> panel;  ///< none unless a test makes one
    StyleFolders style_folders{Error{"no settings in this test"}, {}};
    std::filesystem::path style_file, panel_file;
    InlineWorkers workers;
    ManualClock clock;
    ScriptedDecoder decoder;
    ScriptedWatcher watcher;
    Steps steps;
    bool hero_comes_first = true;
    std::unique_ptr<Sources> sources;
    std::unique_ptr<EditLoop> loop;
};

/// The share of pixels that differ.
inline double share_apart(const Pixels& a, const Pixels& b) {
    REQUIRE(a.size() == b.size());
    std::size_t apart = 0;
    for (std::size_t i = 0; i < a.size(); i += 4) apart += std::equal(&a[i], &a[i] + 3, &b[i]) ? 0 : 1;
    return static_cast<double>(apart) * 4 / static_cast<double>(a.size());
}

}  // namespace foyer::loop_test
