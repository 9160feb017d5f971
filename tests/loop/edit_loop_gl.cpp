// The frame loop on an offscreen window: what events, clock, workers and files make of the page.
#include <SDL2/SDL.h>
#include <doctest/doctest.h>

#include <functional>

#include "shell/edit_loop.h"
#include "support/bundled.h"
#include "support/faulty_files.h"
#include "support/inline_workers.h"
#include "support/manual_clock.h"
#include "support/scratch_folder.h"
#include "support/scripted_decoder.h"
#include "support/scripted_events.h"
#include "type/rasteriser.h"

using namespace foyer;
using namespace foyer::test;
using namespace foyer::testing;
using namespace std::chrono_literals;

namespace {

constexpr PixelSize size{640, 360};

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

Event key(Key which) {
    KeyEvent event;
    event.key = which;
    return event;
}
Event character(char32_t which) {
    KeyEvent event;
    event.key = Key::character;
    event.character = which;
    return event;
}
Event control(char32_t which) {
    KeyEvent event;
    event.key = Key::character;
    event.character = which;
    event.modifiers.control = true;
    return event;
}

/// Lays out for all the tests here: what it keeps shows nowhere, and the page is laid out once.
Pipeline& pipeline() {
    static Pipeline kept(font_book());
    return kept;
}

Model bundled_model(const char* liveliness = "0") {
    Model model;
    model.review_path = data_folder().bundled_review().string();
    model.review = bundled_review();
    model.theme = bundled_theme();
    model.style = with(bundled_theme()->style, "timeline.liveliness", liveliness);
    return model;
}

std::filesystem::path hero_path() {
    return std::filesystem::weakly_canonical(data_folder().bundled_review().parent_path() / bundled_review()->hero->image);
}

/// A picture of the hero's shape, all of one colour.
Bitmap plain_hero() {
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
        auto made = Rasteriser::create(font_book());
        REQUIRE(made.ok());
        rasteriser = std::make_unique<Rasteriser>(std::move(*made));
        make_renderer();
        decoder.put(hero_path(), plain_hero());
    }

    void make_renderer() {
        renderer.reset();
        auto made = Renderer::create(shader_loader(data_folder(), files), *rasteriser);
        REQUIRE(made.ok());
        renderer = std::make_unique<Renderer>(std::move(*made));
    }

    /// To be called once the script is complete; the loop is there from now on.
    void run(Events& events, int frames = 0) {
        loop = std::make_unique<EditLoop>(EditServices{events, workers, clock, watched_files ? *watched_files : files, decoder, pipeline(), *renderer}, model);
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
    std::unique_ptr<Rasteriser> rasteriser;
    std::unique_ptr<Renderer> renderer;
    InlineWorkers workers;
    ManualClock clock;
    ScriptedDecoder decoder;
    Steps steps;
    bool hero_comes_first = true;
    std::unique_ptr<EditLoop> loop;
};

double share_apart(const Pixels& a, const Pixels& b) {
    REQUIRE(a.size() == b.size());
    std::size_t apart = 0;
    for (std::size_t i = 0; i < a.size(); i += 4) apart += std::equal(&a[i], &a[i] + 3, &b[i]) ? 0 : 1;
    return static_cast<double>(apart) * 4 / static_cast<double>(a.size());
}

}  // namespace

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
        Scene scene = bundled_scene(size);
        scene.style = studio.model.style;
        scene.hero = plain_hero().size;
        pipeline().layout(scene);
        const int layouts = pipeline().runs().layouts;
        studio.steps.then(key(Key::right));
        studio.run();
        CHECK(pipeline().runs().layouts == layouts);
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
            stills = studio.renderer->counts().stills_drawn;
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
        CHECK(studio.renderer->counts().stills_drawn == stills);
        for (const auto& wait : studio.steps.waits()) CHECK(!wait);
    }

    TEST_CASE("keys that change nothing draw nothing") {
        Studio studio(bundled_model());
        for (const Key none : {Key::home, Key::left, Key::escape, Key::f3, Key::tab}) studio.steps.then(key(none));
        studio.steps.then(control(U'z'));
        studio.run();
        CHECK(studio.loop->stats().frames == 1);
        CHECK(studio.renderer->counts().stills_drawn == 1);
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
            counts = studio.renderer->counts();
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
            CHECK(studio.loop->model().hero == plain_hero().size);  // measured, so that the page will not move
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
        CHECK(pipeline().runs().layouts <= layouts + 1);
        CHECK(studio.loop->model().findings.picture.empty());
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
            CHECK(!model.hero);
            REQUIRE(model.findings.picture.size() == 1);
            CHECK(model.findings.picture[0].severity == Severity::error);
            CHECK(model.findings.picture[0].message.find("the test's fault") != std::string::npos);
            CHECK(model.findings.picture[0].place == model.review->hero->place);
            CHECK(studio.loop->stats().frames == 1);
            CHECK(share_apart(page, Pixels(page.size(), 0)) > 0.5);
        }
    }

    TEST_CASE("a full queue of workers costs the picture, not the page") {
        Studio studio(bundled_model());
        studio.workers.fault().strike_at(1);
        studio.run();
        CHECK(studio.loop->stats().frames == 1);
        CHECK(studio.loop->model().hero == plain_hero().size);
    }

    TEST_CASE("a decoding that fails after its review has gone is no concern of the next one") {
        Studio studio(bundled_model());
        studio.hero_comes_first = false;
        Review next = *bundled_review();
        next.hero->image = "./" + next.hero->image;
        studio.decoder.fault().strike_at(3);  // 1 and 2 measure, 3 decodes the first hero
        studio.steps.then([&] {
            studio.loop->apply(ReviewRead{std::make_shared<const Review>(next), {}, false});
            studio.workers.run_all();
            studio.clock.advance(1s);
            return std::optional<Event>(WakeUp{});
        });
        studio.run();
        CHECK(studio.loop->model().hero == plain_hero().size);
        CHECK(studio.loop->model().findings.picture.empty());
    }

    TEST_CASE("a review that was missing appears when its file is there") {
        const ScratchFolder folder;
        Model model = bundled_model();
        model.review_path = (folder / "late.md").string();
        model.review = std::make_shared<const Review>(notice_review("No review yet", "Nothing is there."));
        model.review_missing = true;
        Studio studio(model);
        FaultyFiles counting(studio.files);
        studio.watched_files = &counting;
        Pixels notice, page;
        int calls = 0;
        studio.steps.then([&] {
            notice = studio.shown();
            folder.put("late.md", "---\nheadline: It came\n---\n\nIn the end it was there, and it could be read.\n");
            calls = counting.fault().calls();
            studio.clock.advance(999ms);
            return std::nullopt;
        });
        studio.steps.then([&] {
            CHECK(counting.fault().calls() == calls);  // it is looked for once a second
            CHECK(studio.loop->model().review_missing);
            studio.clock.advance(2ms);
            return std::nullopt;
        });
        studio.steps.then([&] {
            page = studio.shown();
            calls = counting.fault().calls();
            studio.clock.advance(5s);
            return std::nullopt;
        });
        studio.run();
        CHECK(counting.fault().calls() == calls);  // and no more once it is there
        const Model& seen = studio.loop->model();
        CHECK(!seen.review_missing);
        CHECK(plain_text(seen.review->headline) == "It came");
        CHECK(share_apart(notice, page) > 0.02);
        CHECK(studio.loop->stats().frames == 2);
        REQUIRE(studio.steps.waits().size() == 4);
        CHECK(studio.steps.waits()[0] == 1000ms);
        CHECK(!studio.steps.waits()[3]);
    }

    TEST_CASE("a missing review whose file fails to be read is looked for on") {
        const ScratchFolder folder;
        Model model = bundled_model();
        model.review_path = (folder / "never.md").string();
        model.review = std::make_shared<const Review>(notice_review("No review yet", "Nothing is there."));
        model.review_missing = true;
        Studio studio(model);
        for (int i = 0; i < 3; ++i) {
            studio.steps.then([&] {
                studio.clock.advance(1001ms);
                return std::nullopt;
            });
        }
        studio.run();
        CHECK(studio.loop->model().review_missing);
        CHECK(studio.loop->stats().frames == 1);
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
        CHECK(studio.loop->stats().frame_ms.size() == 5);
        CHECK(studio.renderer->counts().stills_drawn == 1);
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
        CHECK(studio.renderer->counts().stills_drawn == 2);
    }

    TEST_CASE("a renderer made anew draws the same picture") {
        Studio studio(bundled_model());
        Scene scene = bundled_scene(size);
        scene.beat = 1;
        const Pictures pictures{{scene.review->hero->image, std::make_shared<const Bitmap>(plain_hero())}};
        const DisplayList list = pipeline().paint_scene(scene, 2.5);
        const View view{size, {0, 0, size.width, size.height}};
        const Bitmap before = studio.renderer->draw_bitmap(list, pictures, view, {});
        studio.make_renderer();
        CHECK(studio.renderer->counts().stills_drawn == 0);
        const Bitmap after = studio.renderer->draw_bitmap(list, pictures, view, {});
        CHECK(before == after);
        CHECK(before.pixels.size() == static_cast<std::size_t>(size.width) * size.height * 4);
        CHECK(share_apart(before.pixels, Pixels(before.pixels.size(), 0)) > 0.9);
    }
}
