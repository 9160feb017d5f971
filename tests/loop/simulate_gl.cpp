// A kiosk's weeks in seconds: the short form of `foyer kiosk --simulate`.
#include <doctest/doctest.h>

#include "render/renderer.h"
#include "shell/simulate.h"
#include "support/project.h"
#include "support/scratch_folder.h"

using namespace foyer;
using namespace foyer::testing;
using namespace std::chrono_literals;

TEST_SUITE("loop") {
    TEST_CASE("hours of a kiosk go by with staff, visitors and a calendar that jumps, and no frame is blank") {
        const ScratchFolder folder;
        folder.put("a.md",
                   "---\nheadline: The venue's own\n---\n\nA text of its own, that is short, and is played with the "
                   "others.\n");
        Options options;
        options.review = folder.path().string();
        SimulationOptions simulation;
        simulation.span = 4h;
        simulation.sample = 12;
        const auto report = run_simulation(options, simulation, project_data());
        REQUIRE_MESSAGE(report.ok(), report.error().message);
        CHECK(report->blank_frames == 0);
        CHECK(report->unexpected == 0);
        CHECK(report->beats > 250);
        CHECK(report->drawn > 50);
        CHECK(report->drawn < report->frames);
        CHECK(report->editions > 10);
        CHECK(report->changes >= 1);
        CHECK(report->visits >= 1);
        CHECK(report->contexts == 1);
        CHECK(live_gl_objects() == 0);
        CHECK(to_string(*report).starts_with("4 h simulated, "));
        // The venue's own content is only read.
        CHECK(folder.count() == 1);
    }

    TEST_CASE("days of a simulation are counted at the same place, with the same GL objects") {
        const ScratchFolder folder;
        folder.put("a.md", "---\nheadline: The venue's own\n---\n\nA text of its own, that is short.\n");
        Options options;
        options.review = folder.path().string();
        SimulationOptions simulation;
        simulation.size = {160, 90};
        simulation.day = 4h;
        simulation.span = 8h;
        const auto report = run_simulation(options, simulation, project_data());
        REQUIRE_MESSAGE(report.ok(), report.error().message);
        CHECK(report->counts == 2);
        CHECK(report->changes >= 1);
        CHECK(report->contexts == 2);
        CHECK(report->first_objects > 20);
        CHECK(report->least_objects == report->first_objects);
        CHECK(report->most_objects == report->first_objects);
        CHECK(report->left_objects == 0);
        CHECK(report->blank_frames == 0);
        CHECK(report->unexpected == 0);
    }

    TEST_CASE("a simulation of nothing says so") {
        Options options;
        options.review = "/nowhere";
        const auto report = run_simulation(options, {}, project_data());
        REQUIRE_FALSE(report.ok());
        CHECK(report.error().message.find("/nowhere: error: there is no such file or folder") != std::string::npos);
    }

    TEST_CASE("a span of days or hours is read, and nothing else") {
        CHECK(parse_span("90d") == 2160h);
        CHECK(parse_span("36h") == 36h);
        for (const char* text : {"", "d", "90", "0d", "-1d", "1.5d", "90 d", "4000d", "99999999999d", "d90", "90dd"})
            CHECK_FALSE(parse_span(text));
    }

    TEST_CASE("a report is good where nothing was blank, nothing grew and nothing was left behind") {
        SimulationReport report;
        report.span = 2160h;
        report.beats = report.drawn = report.frames = 10;
        report.first_objects = report.least_objects = report.most_objects = 40;
        report.memory_growth = report.heap_growth = 1024 * 1024;
        report.crossed_tick = true;
        CHECK(is_good(report));
        CHECK(to_string(report).starts_with(
            "90 d simulated, 10 beats, 0 blank frames, memory grew by 1024 KiB after the first day"));
        for (const auto spoil :
             {+[](SimulationReport& one) { one.blank_frames = 1; },
              +[](SimulationReport& one) { one.heap_growth += 1; },
              +[](SimulationReport& one) { one.memory_growth += 1; },
              +[](SimulationReport& one) { one.most_objects = 41; },
              +[](SimulationReport& one) { one.least_objects = 39; },
              +[](SimulationReport& one) { one.unexpected = 1; },
              +[](SimulationReport& one) { one.left_objects = 1; }, +[](SimulationReport& one) { one.drawn = 0; }}) {
            SimulationReport worse = report;
            spoil(worse);
            CHECK_FALSE(is_good(worse));
        }
    }
}
