// The frame loop on an offscreen window: what events, clock and workers make of the page.
#include "loop/studio.h"

using namespace foyer;
using namespace foyer::loop_test;

TEST_SUITE("shell") {
    TEST_CASE("keys turn the spreads, and each shows another page") {
        Studio studio(bundled_model());
        std::vector<int> beats;
        std::vector<Pixels> pages;
        const auto look = [&](Event next) {
            studio.steps.then([&, next] {
                beats.push_back(studio.loop->model().beat);
                pages.push_back(studio.shown());
                return std::optional(next);
            });
        };
        look(key(Key::right));
        look(key(Key::end));
        look(key(Key::right));
        look(key(Key::home));
        look(key(Key::left));
        look(character(U'2'));
        look(key(Key::enter));
        look(WakeUp{});
        studio.run();
        const int last = studio.loop->model().beat_count - 1;
        REQUIRE(last >= 2);
        CHECK(beats == std::vector<int>{0, 1, last, last, 0, 0, 0, 1});
        CHECK(share_apart(pages[0], pages[1]) > 0.2);
        CHECK(share_apart(pages[1], pages[2]) > 0.2);
        CHECK(pages[3] == pages[2]);
        CHECK(pages[4] == pages[0]);
        CHECK(share_apart(pages[6], pages[5]) > 0.2);  // the prompt's card
        CHECK(pages[7] == pages[1]);
    }

    TEST_CASE("a pipeline that has laid out the first page already: its spreads are counted all the same") {
        Studio studio(bundled_model());
        Scene scene = plain_scene(size);
        scene.style = studio.model.style;
        scene.pictures = hero_book(plain_hero().size);
        pipeline().layout(scene);
        const int layouts = pipeline().runs().layouts;
        studio.steps.then(key(Key::right));
        studio.run();
        CHECK(pipeline().runs().layouts <= layouts + 1);  // once more at most, when the picture's light is known
        CHECK(studio.loop->model().beat_count > 1);
        CHECK(studio.loop->model().beat == 1);
    }

    TEST_CASE("events that come at once are taken at once, before one frame") {
        Studio studio(bundled_model());
        ScriptedEvents events;
        for (const Key one : {Key::end, Key::left, Key::home, Key::right}) events.push(key(one));
        studio.run(events);
        CHECK(studio.loop->model().beat == 1);
        CHECK(studio.loop->stats().frames == 2);  // the first page, and the one that was turned to
        REQUIRE(events.waits().size() == 2);
        CHECK(!events.waits()[0]);
        CHECK(!events.waits()[1]);
    }

    TEST_CASE("? lays a card over the page and Esc takes it away") {
        Studio studio(bundled_model());
        Pixels page, card, again;
        studio.steps.then([&] {
            page = studio.shown();
            return std::optional<Event>(TextEvent{0, "?"});
        });
        studio.steps.then([&] {
            card = studio.shown();
            CHECK(studio.loop->model().help);
            return std::optional(key(Key::escape));
        });
        studio.steps.then([&] {
            again = studio.shown();
            CHECK(!studio.loop->model().help);
            return std::nullopt;
        });
        studio.run();
        CHECK(share_apart(page, card) > 0.5);
        CHECK(again == page);
    }

    TEST_CASE("nothing is drawn while nothing changes, whatever the clock says") {
        Studio studio(bundled_model());
        int frames = 0, stills = 0;
        studio.steps.then([&] {
            frames = studio.loop->stats().frames;
            stills = studio.renderer().counts().stills_drawn;
            return std::nullopt;
        });
        for (int i = 0; i < 20; ++i) {
            studio.steps.then([&] {
                studio.clock.advance(1s);
                return std::optional<Event>();
            });
        }
        studio.run();
        CHECK(frames == 1);
        CHECK(studio.loop->stats().frames == frames);
        CHECK(studio.renderer().counts().stills_drawn == stills);
        for (const auto& wait : studio.steps.waits()) CHECK(!wait);
    }

    TEST_CASE("keys that change nothing draw nothing") {
        Studio studio(bundled_model());
        for (const Key none : {Key::home, Key::left, Key::escape, Key::f3}) studio.steps.then(key(none));
        studio.steps.then(control(U'z'));
        studio.run();
        CHECK(studio.loop->stats().frames == 1);
        CHECK(studio.renderer().counts().stills_drawn == 1);
    }

    TEST_CASE("a page that breathes draws its strip alone, once a tick") {
        Studio studio(bundled_model("1"));
        Pixels first, second;
        int frames = 0;
        Counts counts;
        studio.steps.then([&] {
            first = studio.shown();
            frames = studio.loop->stats().frames;
            studio.clock.advance(10ms);
            return std::nullopt;
        });
        studio.steps.then([&] {
            CHECK(studio.loop->stats().frames == frames);  // not a tick yet
            studio.clock.advance(31ms);
            return std::nullopt;
        });
        studio.steps.then([&] {
            CHECK(studio.loop->stats().frames == frames + 1);
            counts = studio.renderer().counts();
            second = studio.shown();
            return std::nullopt;
        });
        studio.run();
        CHECK(first != second);
        CHECK(share_apart(first, second) < 0.1);
        CHECK(counts.stills_drawn == 1);
        CHECK(counts.redrawn.height > 0);
        CHECK(counts.redrawn.height < size.height / 5);
        CHECK(counts.redrawn.y > size.height * 3 / 4);
        // Where the driver tells how old its buffer is, nothing else goes to the screen; else all of it must.
        const bool whole = counts.presented == PixelRect{0, 0, size.width, size.height};
        CHECK((whole || counts.presented == counts.redrawn));
        REQUIRE(studio.steps.waits().size() == 4);
        CHECK(studio.steps.waits()[0] == 41ms);
        CHECK(studio.steps.waits()[1] == 31ms);
        CHECK(studio.steps.waits()[2] == 41ms);
    }

    TEST_CASE("the hero comes later through the workers, and then it shows") {
        Studio studio(bundled_model());
        studio.hero_comes_first = false;
        Pixels without, with_hero;
        // The first frame waits for it a moment, but not for ever.
        int waited = 0;
        for (; waited < 20; ++waited) {
            studio.steps.then([&] {
                CHECK(studio.loop->stats().frames == 0);
                studio.clock.advance(10ms);
                return std::nullopt;
            });
        }
        studio.steps.then([&] {
            CHECK(studio.loop->stats().frames == 1);
            CHECK(size_of_hero(studio.loop->model()) == plain_hero().size);  // measured, so that the page will not move
            CHECK(studio.workers.waiting() == 1);
            without = studio.shown();
            studio.workers.run_all();
            return std::optional<Event>(WakeUp{});
        });
        const int layouts = pipeline().runs().layouts;
        studio.steps.then([&] {
            with_hero = studio.shown();
            return std::nullopt;
        });
        studio.run();
        CHECK(studio.loop->stats().frames == 2);
        CHECK(share_apart(without, with_hero) > 0.1);
        CHECK(pipeline().runs().layouts <= layouts + 2);  // with its size, and with its light
        CHECK(studio.loop->model().findings.pictures.empty());
    }

    TEST_CASE("a hero that cannot be decoded leaves a page and a diagnostic") {
        for (const int failing : {1, 2}) {  // measuring it, decoding it
            Studio studio(bundled_model());
            studio.decoder.fault().strike_at(failing);
            Pixels page;
            studio.steps.then([&] {
                page = studio.shown();
                return std::nullopt;
            });
            studio.run();
            const Model& model = studio.loop->model();
            CHECK(model.pictures.empty());
            REQUIRE(model.findings.pictures.size() == 1);
            const Diagnostics& said = model.findings.pictures.begin()->second;
            REQUIRE(said.size() == 1);
            CHECK(said[0].severity == Severity::error);
            CHECK(said[0].message.find("the test's fault") != std::string::npos);
            CHECK(said[0].place == model.review->hero->place);
            CHECK(studio.loop->stats().frames == 1);
            CHECK(share_apart(page, Pixels(page.size(), 0)) > 0.5);
        }
    }

    TEST_CASE("a full queue of workers costs the picture, not the page") {
        Studio studio(bundled_model());
        studio.workers.fault().strike_at(1);
        studio.run();
        CHECK(studio.loop->stats().frames == 1);
        CHECK(size_of_hero(studio.loop->model()) == plain_hero().size);
    }

    TEST_CASE("a decoding that fails after its review has gone is no concern of the next one") {
        Studio studio(bundled_model());
        studio.hero_comes_first = false;
        Review next = *review_of_one_picture();
        next.hero->image = "./" + next.hero->image;
        studio.decoder.fault().strike_at(3);  // 1 and 2 measure, 3 decodes the first hero
        studio.steps.then([&] {
            studio.loop->apply(ReviewRead{std::make_shared<const Review>(next), {}, false});
            studio.workers.run_all();
            studio.clock.advance(1s);
            return std::optional<Event>(WakeUp{});
        });
        studio.run();
        CHECK(size_of_hero(studio.loop->model()) == plain_hero().size);
        CHECK(studio.loop->model().findings.pictures.empty());
    }

    TEST_CASE("Quit, Ctrl+Q and the window's own button stop the loop") {
        for (int way = 0; way < 3; ++way) {
            Studio studio(bundled_model());
            ScriptedEvents events;
            if (way == 0) events.push(Quit{});
            if (way == 1) events.push(control(U'q'));
            if (way == 2) events.push(CloseRequested{studio.window->id()});
            events.push(key(Key::right));
            studio.run(events);
            CHECK(!studio.loop->model().running);
            CHECK(events.waits().size() == 1);  // it asked once, and went
        }
    }

    TEST_CASE("Quit is obeyed while the first frame waits for the hero") {
        Studio studio(bundled_model());
        studio.hero_comes_first = false;
        int asked = 0;
        studio.steps.then(Quit{});
        for (int i = 0; i < 30; ++i) {
            studio.steps.then([&] {
                ++asked;
                studio.clock.advance(10ms);
                return std::nullopt;
            });
        }
        studio.run(studio.steps);
        CHECK(!studio.loop->model().running);
        CHECK(asked == 0);
        CHECK(studio.loop->stats().frames == 0);
    }

    TEST_CASE("a number of frames is drawn one behind another, though nothing changes") {
        Studio studio(bundled_model());
        studio.run(studio.steps, 5);
        CHECK(studio.loop->stats().frames == 5);
        CHECK(studio.loop->stats().frame_ms.values().size() == 5);
        CHECK(studio.renderer().counts().stills_drawn == 1);
        CHECK(studio.steps.waits().empty());
        CHECK(studio.loop->model().running);
    }

    TEST_CASE("what was exposed is drawn again; what was resized is laid out again") {
        Studio studio(bundled_model());
        const WindowId id = studio.window->id();
        studio.steps.then(Exposed{id});
        studio.steps.then([&] {
            CHECK(studio.loop->stats().frames == 2);
            return std::optional<Event>(Exposed{id + 7});
        });
        studio.steps.then([&] {
            CHECK(studio.loop->stats().frames == 2);
            return std::optional<Event>(Resized{id + 7, {300, 200}});
        });
        studio.steps.then([&] {
            CHECK(studio.loop->model().window == size);
            return std::optional<Event>(Resized{id, {1000, 600}});
        });
        studio.steps.then([&] {
            CHECK(studio.loop->model().window == PixelSize{1000, 600});
            CHECK(studio.loop->stats().frames == 3);
            return std::nullopt;
        });
        const int layouts = pipeline().runs().layouts;
        studio.run();
        CHECK(pipeline().runs().layouts > layouts);
        CHECK(studio.renderer().counts().stills_drawn == 2);
    }

    TEST_CASE("a renderer made anew draws the same picture") {
        Studio studio(bundled_model());
        Scene scene = plain_scene(size);
        scene.beat = 1;
        const Pictures pictures{{scene.review->hero->image, std::make_shared<const Bitmap>(plain_hero())}};
        const DisplayList list = pipeline().paint_scene(scene, 2.5);
        const View view{size, {0, 0, size.width, size.height}};
        const Bitmap before = studio.renderer().draw_bitmap(list, pictures, view, {});
        studio.make_press();
        CHECK(studio.renderer().counts().stills_drawn == 0);
        const Bitmap after = studio.renderer().draw_bitmap(list, pictures, view, {});
        CHECK(before == after);
        CHECK(before.pixels.size() == static_cast<std::size_t>(size.width) * size.height * 4);
        CHECK(share_apart(before.pixels, Pixels(before.pixels.size(), 0)) > 0.9);
    }
}
