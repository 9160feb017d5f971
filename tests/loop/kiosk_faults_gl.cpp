// What an unattended screen goes through: contexts that are destroyed under it, a display that flickers, a disk that is
// full.
#include <sys/resource.h>

#include <csignal>
#include <set>

#include "loop/kiosk_studio.h"

using namespace foyer;
using namespace foyer::loop_test;

namespace {

double brightness(const Bitmap& frame) {
    double sum = 0;
    for (std::size_t i = 0; i < frame.pixels.size(); ++i) sum += i % 4 == 3 ? 0 : frame.pixels[i];
    return sum / static_cast<double>(frame.pixels.size());
}

}  // namespace

TEST_SUITE("loop") {
    TEST_CASE(
        "a GL context destroyed every second for a minute: the page is back each time, at the same beat, and nothing "
        "is left behind") {
        Lobbyist venue({320, 180});
        venue.content.put("a/review.md", short_review("Lost and Found"));
        venue.content.put("programme.yaml", "seconds: 300\nplay: [a]\n");
        venue.open();
        REQUIRE(venue.comes_on("a/review.md"));
        venue.run(3s);
        const Bitmap before = venue.shown();
        const std::string beat = venue.beat();
        const auto destroy = [&venue] {
            REQUIRE(venue.screen.window() != nullptr);
            SDL_GL_DeleteContext(static_cast<SDL_GLContext>(venue.screen.window()->native_context()));
            venue.screen.push(Exposed{});
        };
        // What the first context kept of pages before is not made again.
        destroy();
        venue.run(10s);
        const int objects = live_gl_objects();
        for (int second = 0; second < 60; ++second) {
            destroy();
            venue.run(1s);
        }
        venue.run(10s);
        REQUIRE(venue.loop->renderer() != nullptr);
        CHECK(venue.loop->figures().contexts >= 60);
        CHECK(venue.loop->figures().blank_frames == 0);
        CHECK(venue.beat() == beat);
        // The page walks about by a pixel: as bright it stays.
        CHECK(brightness(venue.shown()) == doctest::Approx(brightness(before)).epsilon(0.02));
        CHECK(live_gl_objects() == objects);
        CHECK(venue.loop->running());
    }

    TEST_CASE("a full disk leaves an unattended screen as it is, with a line for each thing that is not kept") {
        Lobbyist venue({320, 180});
        venue.content.put("a.md", short_review("One"));
        venue.content.put("b.md", short_review("Two"));
        venue.open();
        REQUIRE(venue.comes_on("a.md"));
        rlimit old{};
        ::getrlimit(RLIMIT_FSIZE, &old);
        const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit none{0, old.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
        venue.run(400s);
        ::setrlimit(RLIMIT_FSIZE, &old);
        std::signal(SIGXFSZ, old_handler);
        CHECK(venue.loop->figures().editions > 2);
        CHECK(venue.loop->figures().blank_frames == 0);
        CHECK(!is_blank(venue.shown()));
        std::set<std::string> different(venue.said.begin(), venue.said.end());
        CHECK(different.size() == venue.said.size());
        CHECK(venue.said.size() <= 4);
        CHECK(!venue.said.empty());
    }
}
