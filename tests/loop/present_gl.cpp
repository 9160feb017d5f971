// A presentation: what keys and displays do to the audience's picture and to the console.
#include "loop/theatre.h"

using namespace foyer;
using namespace foyer::loop_test;

namespace {

double black_share(const Pixels& pixels) {
    std::size_t black = 0;
    for (std::size_t i = 0; i < pixels.size(); i += 4) black += pixels[i] + pixels[i + 1] + pixels[i + 2] == 0 ? 1 : 0;
    return static_cast<double>(black) * 4 / static_cast<double>(pixels.size());
}

}  // namespace

TEST_SUITE("loop") {
    TEST_CASE(
        "two windows: the audience sees the beat, the console what is on and what is next; black is the audience's "
        "alone") {
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

    TEST_CASE("a press is seen in the very next frame: by each kind of passage, by the camera, by the curtain") {
        for (const char* const transition : {"as the beat", "dissolve", "push", "page turn", "noise", "rise", "cut"}) {
            Theatre theatre;
            theatre.model.style = with(theatre.model.style, "show.transition", transition);
            theatre.open(theatre.steps);
            Pixels before;
            int frames = 0;
            const auto seen_at_once = [&](const Event& event, const char* what) {
                theatre.look([&] {
                    before = theatre.audience();
                    frames = theatre.show->stats().frames;
                });
                theatre.press_key(event, 0ms);
                theatre.steps.then([&, what]() -> std::optional<Event> {
                    CHECK_MESSAGE(theatre.show->stats().frames == frames + 1, std::string(what));
                    CHECK_MESSAGE(share_apart(before, theatre.audience()) > 0.001, std::string(transition) << ", " << std::string(what));
                    return std::nullopt;
                });
            };
            seen_at_once(key(Key::page_down), "another sheet");
            seen_at_once(key(Key::page_down), "and another");
            seen_at_once(key(Key::page_down), "a stop on the sheet");
            seen_at_once(key(Key::page_up), "back");
            seen_at_once(character(U'b'), "black");
            seen_at_once(character(U'b'), "and back");
            theatre.press_key(control(U'q'));
            theatre.play();
        }
    }

    TEST_CASE("a move is interrupted by the next press, in the very next frame, from where the picture is") {
        Theatre theatre;
        theatre.open(theatre.steps);
        const auto& beats = theatre.show->model().show->list->beats;
        std::size_t stop = 0;
        while (stop + 2 < beats.size() && !(beats[stop].for_reading && beats[stop].sheet == beats[stop + 1].sheet)) ++stop;
        for (const char digit : std::to_string(stop + 1)) theatre.press_key(character(static_cast<char32_t>(digit)));
        theatre.press_key(key(Key::enter));
        theatre.look([&, stop] { CHECK(theatre.show->model().show->beat == static_cast<int>(stop)); });
        theatre.press_key(key(Key::page_down), 0ms);  // from stop to stop
        Pixels amid;
        theatre.press_key(WakeUp{}, 300ms);
        theatre.steps.then([&]() -> std::optional<Event> {
            amid = theatre.audience();
            return key(Key::page_up);
        });
        theatre.steps.then([&]() -> std::optional<Event> {
            // Where it was a moment ago, not at either end.
            CHECK(share_apart(amid, theatre.audience()) < 0.35);
            CHECK(theatre.show->model().show->camera.duration > 0);
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

    TEST_CASE("fingers step too: a tap in the outer thirds, a swipe anywhere; a tap in the middle does nothing") {
        Theatre theatre({display(0, "laptop")});
        theatre.open(theatre.steps);
        const auto finger = [&](double from, double to, int beat) {
            const double y = size.height / 2.0;
            theatre.press_key(PointerPressed{theatre.window->id(), from * size.width, y, PointerButton::left, 1, {}, true});
            theatre.press_key(PointerReleased{theatre.window->id(), to * size.width, y, PointerButton::left, {}, true},
                              100ms);
            theatre.look([&theatre, beat] { CHECK(theatre.show->model().show->beat == beat); });
        };
        finger(0.9, 0.9, 1);
        finger(0.7, 0.71, 2);
        finger(0.5, 0.5, 2);
        finger(0.3, 0.3, 1);
        finger(0.3, 0.6, 0);
        finger(0.1, 0.1, 0);
        finger(0.6, 0.4, 1);
        theatre.press_key(control(U'q'));
        theatre.play();
    }

    TEST_CASE(
        "with one display overview and keys come by their own keys, and the show stands there again once they are "
        "left") {
        Theatre theatre({display(0, "laptop")});
        theatre.open(theatre.steps);
        Pixels opening;
        theatre.look([&] { opening = theatre.on_console(); });
        theatre.press_key(character(U'o'));
        theatre.look([&] { CHECK(share_apart(opening, theatre.on_console()) > 0.3); });
        theatre.press_key(key(Key::right));
        theatre.press_key(key(Key::enter));
        Pixels hero;
        theatre.look([&] {
            hero = theatre.on_console();
            CHECK(theatre.show->model().show->beat == 1);
            CHECK(share_apart(opening, hero) > 0.3);
        });
        theatre.press_key(TextEvent{0, "?"});
        theatre.look([&] { CHECK(share_apart(hero, theatre.on_console()) > 0.3); });
        theatre.press_key(key(Key::escape));
        theatre.look([&] { CHECK(share_apart(hero, theatre.on_console()) < 0.001); });
        theatre.press_key(control(U'q'));
        theatre.play();
    }

    TEST_CASE(
        "the picture stands inside the safe area that is asked for, the rest of the screen black, and it is kept") {
        Theatre theatre;
        const ScratchFolder folder;
        theatre.open(theatre.steps, folder / "displays.txt");
        theatre.press_key(control(U't'));
        theatre.press_key(character(U's'));
        theatre.look([&] {
            const Pixels card = theatre.audience();
            const auto light = [&](int x, int y) {
                return int(
                    card[(static_cast<std::size_t>(size.height - 1 - y) * size.width + static_cast<std::size_t>(x)) *
                         4]);
            };
            // 3.5 % of 640 by 360 are 22.4 by 12.6 px.
            CHECK(light(20, 180) == 0);
            CHECK(light(24, 180) > 100);
            CHECK(light(320, 11) == 0);
            CHECK(light(320, 14) > 60);
        });
        theatre.press_key(control(U'q'));
        theatre.play();
        CHECK(folder.bytes_of("displays.txt").find("[1] projector 640x360") != std::string::npos);
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
            const auto bright = [&](int x, int y) {
                return card[(static_cast<std::size_t>(size.height - 1 - y) * size.width + static_cast<std::size_t>(x)) *
                            4] > 100;
            };
            CHECK(!bright(10, 0));
            CHECK(bright(33, 1));
            CHECK(bright(size.width - 2, 1));
            CHECK(bright(2, size.height - 2));
        });
        theatre.press_key(control(U'q'));
        theatre.play();
        CHECK(folder.bytes_of("displays.txt").find("projector 640x360") != std::string::npos);
    }
}
