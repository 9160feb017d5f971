// The page answers the pointer and the keys: acts, quotes and the picture light up, open, step and close.
#include "loop/studio.h"

using namespace foyer;
using namespace foyer::loop_test;

namespace {

/// The middle of what opens a card on the page that is shown, in px of the window.
std::pair<double, double> place_of(CardSubject subject, int beat = 0) {
    Scene scene = plain_scene(size);
    scene.style = bundled_model().style;
    scene.pictures = hero_book(plain_hero().size);
    scene.beat = beat;
    const Pipeline::Shown shown = pipeline().shown(scene);
    for (const TargetPlace& place : targets(*shown.layout, *shown.spread, *scene.review, scene.style)) {
        if (place.subject != subject) continue;
        const double scale = shown.layout->scale;
        return {(place.bounds.x + place.bounds.width / 2).value * scale, (place.bounds.y + place.bounds.height / 2).value * scale};
    }
    FAIL("there is no such target");
    return {};
}

Event move_to(const Studio& studio, std::pair<double, double> place) {
    return PointerMoved{studio.window->id(), place.first, place.second, {}};
}
Event press_at(const Studio& studio, std::pair<double, double> place) {
    return PointerPressed{studio.window->id(), place.first, place.second, PointerButton::left, 1, {}};
}

const CardSubject third_act{CardKind::act, 2}, plate{CardKind::plate, 0};

}  // namespace

TEST_SUITE("shell") {
    TEST_CASE("an act lights under the pointer, opens when pressed, steps with the arrows, and Esc returns") {
        Model model = bundled_model();
        model.style = with(model.style, "motion.transition", "cut");
        Studio studio(model);
        Pixels page, lit, card, next, again;
        studio.steps.then([&] {
            page = studio.shown();
            return std::optional(move_to(studio, place_of(third_act)));
        });
        studio.steps.then([&] {
            lit = studio.shown();
            CHECK(studio.loop->model().pointed == third_act);
            return std::optional(press_at(studio, place_of(third_act)));
        });
        studio.steps.then([&] {
            card = studio.shown();
            CHECK(studio.loop->model().card == third_act);
            return std::optional(key(Key::right));
        });
        studio.steps.then([&] {
            next = studio.shown();
            CHECK(studio.loop->model().card->index == 3);
            return std::optional(key(Key::escape));
        });
        studio.steps.then([&] {
            again = studio.shown();
            CHECK(!studio.loop->model().card);
            return std::nullopt;
        });
        studio.run();
        CHECK(share_apart(page, lit) > 0.001);
        CHECK(share_apart(page, lit) < 0.15);
        CHECK(share_apart(page, card) > 0.3);
        CHECK(share_apart(card, next) > 0.1);
        CHECK(again == page);
    }

    TEST_CASE("a card comes over the page in a few frames, and then everything rests") {
        Model model = bundled_model();
        model.style = with(with(model.style, "motion.transition", "rise"), "motion.duration", "0.3");
        Studio studio(model);
        std::vector<Pixels> frames;
        studio.steps.then([&] {
            frames.push_back(studio.shown());
            return std::optional(press_at(studio, place_of(third_act)));
        });
        for (int i = 0; i < 8; ++i) {
            studio.steps.then([&] {
                frames.push_back(studio.shown());
                studio.clock.advance(50ms);
                return std::optional<Event>();
            });
        }
        studio.run();
        REQUIRE(frames.size() == 9);
        CHECK(frames[1] != frames[2]);
        CHECK(frames[2] != frames[3]);
        CHECK(frames[7] == frames[8]);
        CHECK(share_apart(frames[0], frames[8]) > 0.3);
        CHECK(!studio.steps.waits().back());  // no clock runs any more

        // The same as without any motion.
        Model still = bundled_model();
        still.style = with(still.style, "motion.transition", "cut");
        Studio other(still);
        Pixels rest;
        other.steps.then([&] { return std::optional(press_at(other, place_of(third_act))); });
        other.steps.then([&] {
            rest = other.shown();
            return std::nullopt;
        });
        other.run();
        CHECK(rest == frames[8]);
    }

    TEST_CASE("by keyboard: every thing on the page in turn, and Enter opens it") {
        Model model = bundled_model();
        model.style = with(model.style, "motion.transition", "cut");
        Studio studio(model);
        std::vector<CardSubject> seen;
        for (int i = 0; i < 12; ++i) {
            studio.steps.then([&] {
                if (studio.loop->model().pointed) seen.push_back(*studio.loop->model().pointed);
                return std::optional(character(U'i'));
            });
        }
        studio.steps.then(key(Key::home));
        studio.steps.then([&] {
            CHECK(!studio.loop->model().pointed);
            KeyEvent back;
            back.key = Key::character;
            back.character = U'i';
            back.modifiers.shift = true;
            return std::optional<Event>(back);
        });
        studio.steps.then([&] {
            CHECK(studio.loop->model().pointed == CardSubject{CardKind::act, 4});
            return std::optional(key(Key::enter));
        });
        studio.steps.then([&] {
            CHECK(studio.loop->model().card == CardSubject{CardKind::act, 4});
            return std::nullopt;
        });
        studio.run();
        REQUIRE(seen.size() == 11);
        CHECK(seen.front() == plate);
        CHECK(std::count(seen.begin(), seen.end(), third_act) >= 1);
        CHECK(seen[6] == plate);  // six things on the opening, then around
    }

    TEST_CASE("a pointer that rests takes nothing from the keys, though the system tells of it again") {
        Studio studio(bundled_model());
        const std::pair<double, double> corner{size.width - 3, 3};
        studio.steps.then([&] { return std::optional(move_to(studio, corner)); });
        studio.steps.then(character(U'i'));
        studio.steps.then([&] {
            CHECK(studio.loop->model().pointed == plate);
            return std::optional(move_to(studio, corner));
        });
        studio.steps.then([&] {
            CHECK(studio.loop->model().pointed == plate);
            return std::optional(move_to(studio, {corner.first - 1, corner.second}));
        });
        studio.steps.then([&] {
            CHECK(!studio.loop->model().pointed);
            return std::nullopt;
        });
        studio.run();
    }

    TEST_CASE("the picture opens alone; a press beside everything closes it") {
        Model model = bundled_model();
        model.style = with(model.style, "motion.transition", "cut");
        Studio studio(model);
        studio.steps.then([&] { return std::optional(press_at(studio, place_of(plate))); });
        studio.steps.then([&] {
            CHECK(studio.loop->model().card == plate);
            return std::optional(press_at(studio, {size.width - 4, 4}));
        });
        studio.steps.then([&] {
            CHECK(!studio.loop->model().card);
            return std::nullopt;
        });
        studio.run();
    }

    TEST_CASE("a pointer that leaves, or rests on paper, lights nothing") {
        Studio studio(bundled_model());
        studio.steps.then([&] { return std::optional(move_to(studio, place_of(third_act))); });
        studio.steps.then([&] {
            CHECK(studio.loop->model().pointed);
            return std::optional<Event>(PointerLeft{studio.window->id()});
        });
        studio.steps.then([&] {
            CHECK(!studio.loop->model().pointed);
            return std::optional(move_to(studio, {size.width - 3, 3}));
        });
        studio.steps.then([&] {
            CHECK(!studio.loop->model().pointed);
            return std::nullopt;
        });
        studio.run();
    }

    TEST_CASE("reduced motion: the timeline is still and a card comes at once, or nearly") {
        Model model = bundled_model("1");
        model.style = with(model.style, "motion.reduced", "yes");
        Studio studio(model);
        studio.steps.then([&] {
            CHECK(!studio.steps.waits().back());
            return std::nullopt;
        });
        studio.run();
        CHECK(manner_of(model.style, true).kind == TransitionKind::dissolve);
        CHECK(manner_of(model.style, true).duration <= 120ms);
    }

    TEST_CASE("pictures are saved between frames, with progress, and can be stopped") {
        const ScratchFolder folder;
        const ExportRequest request{(folder / "p.png").string(), {640, 360}, std::nullopt};
        Studio studio(bundled_model());
        studio.steps.then([&] {
            studio.loop->apply(StartExport{request});
            return std::optional<Event>(WakeUp{});
        });
        double progress = 0;
        for (int i = 0; i < 40; ++i) {
            studio.steps.then([&] {
                studio.workers.run_all();
                CHECK(studio.loop->model().exporting.progress >= progress);
                progress = studio.loop->model().exporting.progress;
                return std::optional<Event>(WakeUp{});
            });
        }
        studio.run();
        CHECK(!studio.loop->model().exporting.running);
        CHECK(studio.loop->model().notice.find("Saved 3 pictures") == 0);
        for (const char* name : {"p-1.png", "p-2.png", "p-3.png"}) CHECK(std::filesystem::exists(folder / name));
        const auto facts = SystemDecoder(studio.files).measure(folder / "p-2.png");
        REQUIRE(facts.ok());
        CHECK(facts->size == PixelSize{640, 360});

        Studio stopped(bundled_model());
        const ScratchFolder none;
        stopped.steps.then([&] {
            stopped.loop->apply(StartExport{{(none / "q.png").string(), {4000, 4000}, 0}});
            return std::optional<Event>(WakeUp{});
        });
        stopped.steps.then([&] {
            CHECK(stopped.loop->model().exporting.running);
            stopped.loop->apply(StopExport{});
            stopped.workers.run_all();
            CHECK(!stopped.loop->model().exporting.running);
            return std::nullopt;
        });
        stopped.run();
        CHECK(std::filesystem::is_empty(none.path()));

        Studio refused(bundled_model());
        refused.steps.then([&] {
            refused.loop->apply(StartExport{{(none / "no/such/folder.png").string(), {640, 360}, 0}});
            return std::nullopt;
        });
        refused.run();
        CHECK(!refused.loop->model().exporting.running);
        CHECK(!refused.loop->model().notice.empty());
    }
}
