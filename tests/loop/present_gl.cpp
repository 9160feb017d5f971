// A presentation in two offscreen windows, with clock, displays, keys and pointer in the test's hands.
#include <cstdlib>
#include <random>

#include "core/log.h"
#include "loop/studio.h"
#include "shell/present_loop.h"
#include "shell/start.h"
#include "support/scripted_displays.h"

using namespace foyer;
using namespace foyer::loop_test;

namespace {

Display display(int index, const char* name) { return {index, name, {index * size.width, 0, size.width, size.height}, 1, 60, false}; }

struct Theatre : Studio {
    explicit Theatre(std::vector<Display> plugged = {display(0, "laptop"), display(1, "projector")}) : Studio(bundled_model()) {
        displays.plug(std::move(plugged));
        auto fonts = read_panel_fonts(data_folder(), files);
        REQUIRE(fonts.ok());
        panel = std::move(Panel::create(*fonts, 1, {}).value());
        console = std::move(Console::create(std::move(*fonts), 1).value());
        sources = std::make_unique<Sources>(SourceServices{workers, files, decoder, data_folder(), &watcher, style_folders, {}, {}});
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
            PresentServices{events, clock, displays, press, shaders(), *sources, files, *panel, *console, std::move(displays_file), open_audience, [] { return std::string("20:30"); }},
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
        const auto read = reinterpret_cast<void (*)(int, int, int, int, unsigned, unsigned, void*)>(SDL_GL_GetProcAddress("glReadPixels"));
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

double black_share(const Pixels& pixels) {
    std::size_t black = 0;
    for (std::size_t i = 0; i < pixels.size(); i += 4) black += pixels[i] + pixels[i + 1] + pixels[i + 2] == 0 ? 1 : 0;
    return static_cast<double>(black) * 4 / static_cast<double>(pixels.size());
}

}  // namespace

TEST_SUITE("loop") {
    TEST_CASE("two windows: the audience sees the beat, the console what is on and what is next; black is the audience's alone") {
        Theatre theatre;
        theatre.open(theatre.steps);
        CHECK(theatre.opened == 1);
        Pixels opening, console;
        theatre.look([&] {
            opening = theatre.audience();
            console = theatre.on_console();
        });
        theatre.press_key(key(Key::page_down));
        Pixels hero;
        theatre.look([&] {
            hero = theatre.audience();
            CHECK(share_apart(opening, hero) > 0.3);
            CHECK(share_apart(console, theatre.on_console()) > 0.05);
            console = theatre.on_console();
        });
        theatre.press_key(character(U'b'));
        theatre.look([&] {
            CHECK(black_share(theatre.audience()) == 1.0);
            CHECK(share_apart(console, theatre.on_console()) < 0.1);  // but for its clock and the word
        });
        theatre.press_key(key(Key::page_down));
        theatre.look([&] { CHECK(theatre.audience() == hero); });
        theatre.press_key(key(Key::page_up));
        theatre.look([&] { CHECK(share_apart(theatre.audience(), opening) < 0.001); });
        theatre.press_key(control(U'q'));
        theatre.play();
        CHECK(theatre.show->model().show->beat == 0);
    }

    TEST_CASE("frozen, the audience's picture stays to the pixel while the console goes on; thawed, it catches up") {
        Theatre theatre;
        theatre.open(theatre.steps);
        KeyEvent freeze;
        freeze.key = Key::character;
        freeze.character = U'f';
        freeze.modifiers.shift = true;
        Pixels opening;
        theatre.look([&] { opening = theatre.audience(); });
        theatre.press_key(freeze);
        theatre.press_key(key(Key::page_down));
        theatre.press_key(key(Key::page_down));
        theatre.look([&] {
            CHECK(theatre.audience() == opening);
            CHECK(theatre.show->model().show->beat == 2);
        });
        theatre.press_key(freeze);
        theatre.look([&] { CHECK(share_apart(theatre.audience(), opening) > 0.3); });
        theatre.press_key(control(U'q'));
        theatre.play();
    }

    TEST_CASE("a press shows in the very next frame") {
        Theatre theatre;
        theatre.open(theatre.steps);
        int frames = 0;
        theatre.look([&] { frames = theatre.show->stats().frames; });
        theatre.press_key(character(U'w'), 0ms);
        theatre.steps.then([&]() -> std::optional<Event> {
            CHECK(theatre.show->stats().frames > frames);
            return std::nullopt;
        });
        theatre.press_key(control(U'q'));
        theatre.play();
    }

    TEST_CASE("a display that goes takes the audience's window off, and on its return it is there again, as it stood") {
        Theatre theatre;
        const ScratchFolder folder;
        theatre.open(theatre.steps, folder / "config/displays.txt");
        theatre.press_key(key(Key::page_down));
        theatre.look([&] {
            CHECK(theatre.show->model().show->apart);
            theatre.displays.plug({display(0, "laptop")});
        });
        theatre.press_key(DisplaysChanged{});
        theatre.look([&] {
            CHECK(!theatre.show->model().show->apart);
            CHECK(theatre.show->model().show->beat == 1);
            theatre.displays.plug({display(0, "laptop"), display(1, "television")});
        });
        theatre.press_key(DisplaysChanged{});
        theatre.look([&] {
            CHECK(!theatre.show->model().show->apart);  // that is not the projector
            theatre.displays.plug({display(0, "laptop"), display(1, "television"), display(2, "projector")});
        });
        theatre.press_key(DisplaysChanged{});
        theatre.look([&] {
            CHECK(theatre.show->model().show->apart);
            CHECK(theatre.show->model().show->display == "projector 640x360");
            CHECK(theatre.opened == 1);
        });
        theatre.press_key(control(U'q'));
        theatre.play();
        CHECK(folder.bytes_of("config/displays.txt").find("audience projector\n") == 0);
    }

    TEST_CASE("with one display the show has it; C brings the console there and back") {
        Theatre theatre({display(0, "laptop")});
        theatre.open(theatre.steps);
        CHECK(theatre.opened == 0);
        Pixels opening, console;
        theatre.look([&] { opening = theatre.on_console(); });
        theatre.press_key(character(U'c'));
        theatre.look([&] {
            console = theatre.on_console();
            CHECK(share_apart(opening, console) > 0.3);
        });
        theatre.press_key(character(U'c'));
        theatre.look([&] { CHECK(share_apart(opening, theatre.on_console()) < 0.001); });
        theatre.press_key(control(U'q'));
        theatre.play();
    }

    TEST_CASE("the test card stands to the corners it is given, and is kept for its display") {
        Theatre theatre;
        const ScratchFolder folder;
        theatre.open(theatre.steps, folder / "displays.txt");
        theatre.press_key(control(U't'));
        theatre.press_key(key(Key::tab));
        for (int i = 0; i < 3; ++i) {
            KeyEvent far;
            far.key = Key::right;
            far.modifiers.shift = true;
            theatre.press_key(far);
        }
        theatre.look([&] {
            const Pixels card = theatre.audience();
            // The top left corner, 30 px from the edge: rows count from the foot.
            const auto bright = [&](int x, int y) { return card[(static_cast<std::size_t>(size.height - 1 - y) * size.width + static_cast<std::size_t>(x)) * 4] > 100; };
            CHECK(!bright(10, 0));
            CHECK(bright(33, 1));
            CHECK(bright(size.width - 2, 1));
            CHECK(bright(2, size.height - 2));
        });
        theatre.press_key(control(U'q'));
        theatre.play();
        CHECK(folder.bytes_of("displays.txt").find("projector 640x360") != std::string::npos);
    }

    TEST_CASE("a monkey at keys, pointer, windows and displays: the show stays on a beat, and nothing is left behind") {
        Theatre theatre;
        std::mt19937 chance(4);
        const auto some = [&](int count) { return static_cast<int>(chance() % static_cast<unsigned>(count)); };
        theatre.open(theatre.steps);
        foyer::log::Gather gather;
        const char* const asked = std::getenv("FOYER_SOAK_EVENTS");  // tools/soak's long form
        const int count = asked ? std::max(2, std::atoi(asked)) : 400;
        std::size_t bytes_early = 0;
        for (int i = 0; i < count; ++i) {
            theatre.steps.then([&, i]() -> std::optional<Event> {
                theatre.clock.advance(std::chrono::milliseconds(some(3) == 0 ? some(60) : some(2500)));
                REQUIRE(theatre.show->model().running);
                const Show& show = *theatre.show->model().show;
                REQUIRE(show.beat >= 0);
                REQUIRE(show.beat < static_cast<int>(show.list->beats.size()));
                if (i == count / 2) bytes_early = theatre.show->renderer().counts().texture_bytes;
                const WindowId id = some(2) == 0 || !theatre.show->audience() ? theatre.window->id() : theatre.show->audience()->id();
                const double x = some(size.width), y = some(size.height);
                switch (some(12)) {
                    case 0: return PointerMoved{id, x, y, {}};
                    case 1: return PointerPressed{id, x, y, static_cast<PointerButton>(some(3)), 1, {}, some(2) == 0};
                    case 2: return PointerReleased{id, x, y, PointerButton::left, {}, some(2) == 0};
                    case 3: return Exposed{id};
                    case 4: return Resized{theatre.window->id(), size};
                    case 5:
                        theatre.displays.plug(some(2) == 0 ? std::vector{display(0, "laptop")} : std::vector{display(0, "laptop"), display(1, "projector")});
                        return DisplaysChanged{};
                    case 6: case 7: {
                        const Key keys[] = {Key::page_down, Key::page_up, Key::enter, Key::escape, Key::home, Key::end, Key::left, Key::up, Key::backspace, Key::f5};
                        KeyEvent event;
                        event.key = keys[some(10)];
                        event.modifiers.shift = some(4) == 0;
                        event.repeat = some(5) == 0;
                        return event;
                    }
                    case 8: return TextEvent{id, "?"};
                    default: {
                        KeyEvent event;
                        event.key = Key::character;
                        constexpr std::u32string_view letters = U"bwnpogltzavxc.,0123456789r[]-=;'";
                        event.character = letters[static_cast<std::size_t>(some(static_cast<int>(letters.size())))];
                        event.modifiers.shift = some(6) == 0;
                        event.modifiers.control = event.character != U'q' && some(20) == 0;
                        return event;
                    }
                }
            });
        }
        theatre.press_key(Quit{});
        theatre.steps.then(Event(Quit{}));
        theatre.show->run(0);
        CHECK(!theatre.show->model().running);
        CHECK(gather.take().empty());
        // Pages are kept up to a budget, and no further.
        CHECK(theatre.show->renderer().counts().texture_bytes < bytes_early * 2 + 40'000'000);
    }
}
