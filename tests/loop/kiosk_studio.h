// An unattended screen offscreen: real content in a folder of the test's, a clock wound by hand, workers that work when
// they are told.
#pragma once

#include <SDL2/SDL.h>
#include <doctest/doctest.h>

#include <random>

#include "shell/kiosk_craft.h"
#include "shell/kiosk_loop.h"
#include "support/bundled.h"
#include "support/inline_workers.h"
#include "support/manual_clock.h"
#include "support/scratch_folder.h"
#include "support/scripted_watcher.h"

namespace foyer::loop_test {

using namespace foyer::test;
using namespace foyer::testing;
using namespace std::chrono_literals;

struct Told final : Notifier {
    void notify(std::string_view state) override { all.emplace_back(state); }
    int count(std::string_view word) const {
        return static_cast<int>(std::count_if(
            all.begin(), all.end(), [word](const std::string& one) { return one.find(word) != std::string::npos; }));
    }
    std::vector<std::string> all;
};

/// A short review: two acts, a quote, some words.
inline std::string short_review(const std::string& headline, const std::string& more = "") {
    std::string text = "---\nheadline: " + headline + "\n" + more +
                       "acts:\n  - { title: Before, intensity: 0.2 }\n  - { title: After, intensity: 0.9 }\n---\n\n";
    for (int i = 0; i < 3; ++i)
        text +=
            "The room is quiet, and then it is not, and what was said stays said. Nobody leaves; the song begins again "
            "from the top.\n\n";
    return text + "> A line worth *setting large.*\n";
}

struct Lobbyist {
    explicit Lobbyist(PixelSize size = {640, 360}, GraphicsApi api = GraphicsApi::any) : screen(size, api) {}
    ~Lobbyist() { loop.reset(); }

    void open(KioskSettings settings = {}) {
        loop.reset();
        stager.reset();
        trials.emplace(state.path(), "this run", files);
        code.emplace(config.path(), state.path(), files, clock.now());
        status.emplace(state / "status.json", files, workers);
        Options options;
        stager.emplace(content.path(),
                       StagerServices{workers,
                                      files,
                                      decoder,
                                      watcher,
                                      *trials,
                                      craft(options),
                                      {},
                                      state.path(),
                                      {}});
        if (settings.place_file.empty()) settings.place_file = state / "place";
        loop.emplace(KioskServices{screen,
                                   clock,
                                   [this] { return UtcTime(calendar); },
                                   fonts,
                                   shader_loader(data_folder(), files),
                                   files,
                                   workers,
                                   *stager,
                                   *trials,
                                   *code,
                                   told,
                                   *status,
                                   [this](Severity severity, const std::string& message) {
                                       if (severity != Severity::note) said.push_back(message);
                                   },
                                   {},
                                   [this](PixelSize size) { picture = size; },
                                   panel ? &*panel : nullptr},
                     settings);
    }

    Craft craft(const Options& options) {
        Craft made = make_craft(options, data_folder(), files, fonts, [this] { return picture; });
        made.kept_style = [this](const auto& review) {
            return style_among_settings(review, {config.path(), state.path()});
        };
        return made;
    }

    /// Steps, and the time between them, as a loop that sleeps does it.
    void run(std::chrono::nanoseconds time) {
        const auto until = clock.now() + time;
        while (clock.now() < until && loop->running()) {
            const auto wait = loop->step();
            workers.run_all();
            const auto by = std::max<std::chrono::nanoseconds>(1ms, wait);
            clock.advance(std::min<std::chrono::nanoseconds>(by, until - clock.now()));
            calendar = std::chrono::sys_seconds(std::chrono::seconds(1'780'000'000) +
                                                std::chrono::duration_cast<std::chrono::seconds>(clock.now()));
        }
        if (loop->running()) loop->step();
    }
    /// Until an edition is on; false where none comes.
    bool comes_on(const std::string& name, std::chrono::seconds within = 60s) {
        const auto until = clock.now() + within;
        while (clock.now() < until && loop->exhibit().name() != name) run(200ms);
        return loop->exhibit().name() == name;
    }

    ScreenPoint on_screen(double x, double y) const { return loop->map().to_screen({x, y}); }
    void finger(FingerEvent::Phase phase, ScreenPoint at, std::int64_t which = 1) {
        screen.push(FingerEvent{1, which, phase, at.x, at.y});
    }
    /// At a place of the picture, px.
    void tap(double x, double y) {
        finger(FingerEvent::Phase::down, on_screen(x, y));
        run(100ms);
        finger(FingerEvent::Phase::up, on_screen(x, y));
        run(2s);
    }
    void press(LobbyButton::Kind kind) {
        const Lobby& lobby = loop->lobby();
        const double scale = lobby.show.screen.width / lobby.show.list->picture.width.value;
        for (const LobbyButton& button :
             buttons_of(lobby, lobby_manner(loop->model().style, false, lobby.show.screen))) {
            if (button.kind != kind) continue;
            return tap((button.bounds.x + button.bounds.width / 2).value * scale,
                       (button.bounds.y + button.bounds.height / 2).value * scale);
        }
        FAIL("there is no such button");
    }
    std::string beat() const { return beat_of(loop->lobby().show).id; }

    /// What the window shows.
    Bitmap shown() {
        Window* window = screen.window();
        REQUIRE(window != nullptr);
        REQUIRE(window->make_current().ok());
        Bitmap bitmap;
        const_cast<Renderer*>(loop->renderer())->read_window(window->pixel_size(), bitmap);
        return bitmap;
    }

    ScratchFolder content, state, config;
    SystemFiles files;
    SystemDecoder decoder{files};
    OffscreenKioskScreen screen;
    InlineWorkers workers{256};
    ManualClock clock;
    UtcTime calendar{std::chrono::seconds(1'780'000'000)};
    ScriptedWatcher watcher;
    Told told;
    std::vector<std::string> said;
    PixelSize picture{640, 360};
    std::shared_ptr<const FontBook> fonts{std::shared_ptr<void>(), &font_book()};
    std::optional<Trials> trials;
    std::optional<CodeLock> code;
    std::optional<StatusFile> status;
    std::optional<Stager> stager;
    std::optional<KioskPanelTools> panel;  ///< none: the code opens no panel
    std::optional<KioskLoop> loop;
};

inline double share_apart(const Bitmap& a, const Bitmap& b) {
    REQUIRE(a.pixels.size() == b.pixels.size());
    std::size_t apart = 0;
    for (std::size_t i = 0; i < a.pixels.size(); i += 4)
        apart += std::equal(&a.pixels[i], &a.pixels[i] + 3, &b.pixels[i]) ? 0 : 1;
    return static_cast<double>(apart) * 4 / static_cast<double>(a.pixels.size());
}

/// A key, a text, or something of a pointer's, by chance, within a screen of this size.
inline Event key_or_pointer(std::mt19937& random, PixelSize screen) {
    const auto across = [&] { return static_cast<double>(random() % static_cast<unsigned>(screen.width)); };
    const auto down = [&] { return static_cast<double>(random() % static_cast<unsigned>(screen.height)); };
    switch (random() % 5) {
        case 0: {
            KeyEvent key;
            key.key = static_cast<Key>(random() % (static_cast<unsigned>(Key::f12) + 1));
            if (key.key == Key::character) key.character = static_cast<char32_t>(U' ' + random() % 90);
            key.modifiers = {random() % 4 == 0, random() % 4 == 0, random() % 4 == 0};
            return key;
        }
        case 1: return TextEvent{1, std::string(1, static_cast<char>(' ' + random() % 90))};
        case 2: return PointerPressed{1, across(), down(), static_cast<PointerButton>(random() % 4), 1, {}, false};
        case 3: return PointerReleased{1, across(), down(), PointerButton::left, {}, false};
        default: return PointerMoved{1, across(), down(), {}};
    }
}

}  // namespace foyer::loop_test
