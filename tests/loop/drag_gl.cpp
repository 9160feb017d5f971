// A slider dragged from the event to the finished frame: value and page agree, a drag is one step, and nothing grows.
#include <sys/resource.h>

#include <cstdlib>

#include "loop/studio.h"
#include "panel/desk.h"
#include "support/memory.h"

using namespace foyer;
using namespace foyer::loop_test;

namespace {

Studio studio_with_panel() {
    Model model = bundled_model();
    model.panel.shown = true;
    model.panel.open = {"Grid"};
    model.saved = {model.theme, model.style};
    return Studio(model);
}

void add_panel(Studio& studio) {
    auto made = Panel::create(panel_fonts(), 1, {});
    REQUIRE(made.ok());
    studio.panel = std::move(*made);
}

PixelRect place(const Studio& studio, const char* row) {
    const auto found = studio.panel->place_of(row);
    REQUIRE_MESSAGE(found, row);
    return *found;
}

}  // namespace

TEST_SUITE("shell") {
    TEST_CASE("a value and the page agree within the frame, and a drag is one step") {
        Studio studio = studio_with_panel();
        add_panel(studio);
        PixelRect row;
        Pixels before;
        const auto at = [&](double by) { return Event(PointerMoved{studio.window->id(), row.x + row.width / 2.0 + by, row.y + row.height / 2.0, {}}); };
        studio.steps.then([&] {
            before = studio.shown();
            row = place(studio, "grid.margin");
            return std::optional(at(0));
        });
        studio.steps.then([&] {
            return std::optional<Event>(PointerPressed{studio.window->id(), row.x + row.width / 2.0, row.y + row.height / 2.0, PointerButton::left, 1, {}});
        });
        int frames = 0;
        studio.steps.then([&] {
            frames = studio.loop->stats().frames;
            return std::optional(at(20));
        });
        double margin = 0;
        studio.steps.then([&] {
            // The first frame behind the event shows it.
            margin = studio.loop->model().style.number("grid.margin");
            CHECK(margin != 75);
            CHECK(studio.loop->model().dragging);
            CHECK(studio.loop->stats().frames >= frames + 1);
            const Layout& layout = pipeline().layout([&] {
                Scene scene = plain_scene({});
                const Desk desk = desk_of(studio.loop->model());
                scene.screen = {desk.page.width, desk.page.height};
                scene.review = studio.loop->model().review;
                scene.theme = studio.loop->model().theme;
                scene.style = studio.loop->model().style;
                scene.pictures = studio.loop->model().pictures;
                return scene;
            }());
            bool stands_there = false;
            for (const Frame& frame : layout.spreads[1].frames) stands_there = stands_there || frame.bounds.left().value == doctest::Approx(margin).epsilon(0.02);
            CHECK(stands_there);
            return std::optional(at(40));
        });
        studio.steps.then([&] {
            return std::optional<Event>(PointerReleased{studio.window->id(), row.x + row.width / 2.0 + 40, row.y + row.height / 2.0, PointerButton::left, {}});
        });
        for (int i = 0; i < 12; ++i) studio.steps.then(WakeUp{});
        studio.steps.then([&] {
            CHECK(!studio.loop->model().dragging);
            CHECK(studio.loop->model().history.done() == 1);
            CHECK(studio.loop->model().style.number("grid.margin") > margin);
            CHECK(share_apart(before, studio.shown()) > 0.01);
            return std::optional(control(U'z'));
        });
        studio.steps.then([&] {
            CHECK(studio.loop->model().style.number("grid.margin") == 75);
            CHECK(!has_unsaved_changes(studio.loop->model()));
            return std::nullopt;
        });
        studio.run();
    }

    TEST_CASE("a drag that goes on and on takes no more memory, neither here nor on the graphics card") {
        // A hundred thousand events by `tools/soak drag`.
        const char* const asked = std::getenv("FOYER_SOAK_EVENTS");
        const int events = asked ? std::atoi(asked) : 600, warm = events / 2;
        Studio studio = studio_with_panel();
        add_panel(studio);
        PixelRect row;
        std::int64_t kept = 0;
        std::size_t textures = 0;
        studio.steps.then([&] {
            row = place(studio, "grid.margin");
            return std::optional<Event>(PointerMoved{studio.window->id(), row.x + row.width / 2.0, row.y + row.height / 2.0, {}});
        });
        studio.steps.then([&] {
            return std::optional<Event>(PointerPressed{studio.window->id(), row.x + row.width / 2.0, row.y + row.height / 2.0, PointerButton::left, 1, {}});
        });
        for (int i = 0; i < events; ++i) {
            studio.steps.then([&, i] {
                if (i == warm) {
                    kept = resident();
                    textures = studio.renderer().counts().texture_bytes;
                }
                const double by = i % 80 < 40 ? i % 40 : 40 - i % 40;
                return std::optional<Event>(PointerMoved{studio.window->id(), row.x + row.width / 2.0 + by, row.y + row.height / 2.0, {}});
            });
        }
        studio.run();
        CHECK(studio.loop->model().history.done() <= 1);  // none where it ends where it began
        CHECK(studio.loop->stats().frames >= events);
        CHECK(studio.renderer().counts().texture_bytes <= textures + textures / 10);
#if !defined(__SANITIZE_ADDRESS__)
        CHECK(resident() - kept < 8 * 1024 * 1024);
#endif
    }
}
