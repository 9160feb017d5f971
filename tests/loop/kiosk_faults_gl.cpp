// What an unattended screen goes through: contexts that are destroyed under it, a display that flickers, a disk that is full.
#include <sys/resource.h>

#include <csignal>
#include <set>

#include "loop/kiosk_studio.h"

using namespace foyer;
using namespace foyer::loop_test;

TEST_SUITE("loop") {
    TEST_CASE("a GL context destroyed every second for a minute: the page is back each time, at the same beat, and nothing is left behind") {
        for (const GraphicsApi api : {GraphicsApi::gl33, GraphicsApi::gles30}) {
            Lobbyist venue({320, 180}, api);
            venue.content.put("a/review.md", short_review("Lost and Found"));
            venue.content.put("programme.yaml", "seconds: 3600\nplay: [a]\n");
            venue.open();
            REQUIRE(venue.comes_on("a/review.md"));
            venue.run(3s);
            const Bitmap before = venue.shown();
            const std::string beat = venue.beat();
            const int objects = live_gl_objects();
            for (int second = 0; second < 60; ++second) {
                REQUIRE(venue.screen.window() != nullptr);
                SDL_GL_DeleteContext(static_cast<SDL_GLContext>(venue.screen.window()->native_context()));
                venue.screen.push(Exposed{});
                venue.run(1s);
            }
            venue.run(10s);
            REQUIRE(venue.loop->renderer() != nullptr);
            CHECK(venue.loop->figures().contexts >= 60);
            CHECK(venue.loop->figures().blank_frames == 0);
            CHECK(venue.beat() == beat);
            CHECK(share_apart(before, venue.shown()) < 0.05);  // the page walks about by a pixel
            CHECK(live_gl_objects() == objects);
            CHECK(venue.loop->running());
        }
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
