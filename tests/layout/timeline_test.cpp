#include "layout/timeline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace foyer;
using namespace foyer::literals;

namespace {

Act act(double intensity, double minutes = 0) {
    Act made;
    made.intensity = intensity;
    made.minutes = minutes;
    return made;
}

WaveRequest request() {
    WaveRequest wave;
    wave.left = 75_pt;
    wave.right = 1845_pt;
    wave.centre = 947_pt;
    wave.half_height = 50_pt;
    wave.pitch = 6_pt;
    wave.bar = Pt(3.6);
    return wave;
}

/// The 95th percentile of an act's bars away from its borders, in parts of full height.
double loudness(const Wave& wave, int act, double margin = 0.15) {
    std::vector<double> heights;
    std::vector<Bar> bars;
    std::copy_if(wave.bars.begin(), wave.bars.end(), std::back_inserter(bars), [act](const Bar& bar) { return bar.act == act; });
    const auto skip = static_cast<std::size_t>(static_cast<double>(bars.size()) * margin);
    for (std::size_t i = skip; i + skip < bars.size(); ++i) heights.push_back(bars[i].half_height / 50_pt);
    std::sort(heights.begin(), heights.end());
    return heights.empty() ? 0 : heights[static_cast<std::size_t>(0.95 * static_cast<double>(heights.size() - 1))];
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("acts are as wide as their minutes; where none are given, even") {
        CHECK(act_borders({}) == std::vector<double>{0, 1});
        CHECK(act_borders({act(1), act(1), act(1), act(1)}) == std::vector<double>{0, 0.25, 0.5, 0.75, 1});
        CHECK(act_borders({act(1, 30), act(1, 10)}) == std::vector<double>{0, 0.75, 1});
        // An act of unknown length counts as a usual one: 30, 20, 10.
        const auto mixed = act_borders({act(1, 30), act(1), act(1, 10)});
        CHECK(mixed[1] == doctest::Approx(0.5));
        CHECK(mixed[2] == doctest::Approx(5.0 / 6));
    }

    TEST_CASE("each act's 95th percentile is its loudness: intensity to the power asked for") {
        const std::vector<Act> acts = {act(0.72), act(0.84), act(1), act(0.4), act(0.55)};
        WaveRequest wide = request();
        wide.right = 9000_pt;  // bars enough to count
        const Wave wave = make_wave(acts, wide);
        for (int a = 0; a < 5; ++a) {
            CAPTURE(a);
            CHECK(loudness(wave, a) == doctest::Approx(std::pow(acts[static_cast<std::size_t>(a)].intensity, 1.6)).epsilon(0.12));
        }
        wide.contrast = 1;
        CHECK(loudness(make_wave(acts, wide), 3) == doctest::Approx(0.4).epsilon(0.12));
    }

    TEST_CASE("bars keep their pitch, their band and their least height") {
        const Wave wave = make_wave({act(0), act(1)}, request());
        REQUIRE(wave.bars.size() == 295);
        CHECK(wave.centre == 947_pt);
        for (std::size_t i = 0; i < wave.bars.size(); ++i) {
            CHECK(wave.bars[i].x.value == doctest::Approx(75 + 6.0 * static_cast<double>(i)));
            CHECK(wave.bars[i].half_height >= 3_pt);
            CHECK(wave.bars[i].half_height <= 50_pt);
        }
        CHECK(wave.bars.back().x + Pt(3.6) <= 1845_pt);
        CHECK(wave.bars.front().half_height == 3_pt);  // silence is the least height, never nothing
        CHECK(std::is_sorted(wave.bars.begin(), wave.bars.end(), [](const Bar& a, const Bar& b) { return a.act < b.act; }));
    }

    TEST_CASE("neighbours blend over 14 % on either side of their border, and no further") {
        const std::vector<Act> loud = {act(1), act(1)}, fading = {act(1), act(0.2)};
        WaveRequest wide = request();
        wide.right = 9000_pt;
        const Wave even = make_wave(loud, wide), blended = make_wave(fading, wide);
        REQUIRE(even.bars.size() == blended.bars.size());
        const double count = static_cast<double>(even.bars.size());
        double before = 2;
        for (std::size_t i = 0; i < even.bars.size(); ++i) {
            const double place = (static_cast<double>(i) + 0.5) / count;  // 0.5 is the border
            if (even.bars[i].half_height <= 6_pt || even.bars[i].half_height >= 50_pt) continue;  // at the ends of the scale
            const double share = blended.bars[i].half_height / even.bars[i].half_height;
            if (place < 0.5 * (1 - 0.14) - 0.001) CHECK(share == doctest::Approx(1));
            if (place > 0.5 * (1 - 0.14) && place < 0.5 * (1 + 0.14) && blended.bars[i].half_height > 3_pt) {
                CHECK(share <= before + 1e-6);  // down all the way
                before = share;
            }
        }
        CHECK(before < 0.5);
        REQUIRE(blended.ticks.size() == 1);
        CHECK(blended.ticks[0].value == doctest::Approx(75 + (9000 - 75) * 0.5));
    }

    TEST_CASE("without acts the noise is even, low and not silent") {
        const Wave wave = make_wave({}, request());
        CHECK(wave.ticks.empty());
        REQUIRE(wave.bars.size() == 295);
        double first = 0, second = 0, greatest = 0;
        for (std::size_t i = 0; i < wave.bars.size(); ++i) {
            CHECK(wave.bars[i].act == 0);
            (i < wave.bars.size() / 2 ? first : second) += wave.bars[i].half_height.value;
            greatest = std::max(greatest, wave.bars[i].half_height.value);
        }
        CHECK(first == doctest::Approx(second).epsilon(0.25));
        CHECK(greatest > 6);
        CHECK(greatest < 15);
    }

    TEST_CASE("twelve acts, one act, acts of no minutes beside acts of hours, a narrow place") {
        const Wave twelve = make_wave(std::vector<Act>(12, act(0.8)), request());
        CHECK(twelve.ticks.size() == 11);
        for (int a = 0; a < 12; ++a) {
            CHECK(std::count_if(twelve.bars.begin(), twelve.bars.end(), [a](const Bar& bar) { return bar.act == a; }) >= 24);
        }
        CHECK(make_wave({act(1)}, request()).ticks.empty());
        const Wave uneven = make_wave({act(1, 1000), act(1, 1)}, request());
        for (const Bar& bar : uneven.bars) CHECK(std::isfinite(bar.half_height.value));
        WaveRequest narrow = request();
        narrow.right = narrow.left;
        CHECK(make_wave({act(1)}, narrow).bars.empty());
    }

    TEST_CASE("the same acts make the same noise") {
        const std::vector<Act> acts = {act(0.3), act(0.9)};
        CHECK(make_wave(acts, request()) == make_wave(acts, request()));
    }
}
