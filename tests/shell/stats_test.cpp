#include "shell/stats.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>

using namespace foyer;

namespace {

/// The number behind a key of JSON, searched from a place on.
double number_behind(const std::string& json, const std::string& key, std::size_t from = 0) {
    const std::string quoted = "\"" + key + "\": ";
    const std::size_t at = json.find(quoted, from);
    REQUIRE(at != std::string::npos);
    return std::stod(json.substr(at + quoted.size()));
}
double median(const std::string& json, const std::string& of) { return number_behind(json, "median", json.find("\"" + of + "\"")); }
void fill(Samples& samples, std::initializer_list<double> values) {
    samples = {};
    for (const double value : values) samples.add(value);
}
double greatest(const std::string& json, const std::string& of) { return number_behind(json, "greatest", json.find("\"" + of + "\"")); }

}  // namespace

TEST_SUITE("shell") {
TEST_CASE("figures of a run are told as JSON") {
    Stats stats;
    stats.first_frame_ms = 123.4;
    stats.frames = 7;
    fill(stats.layout_ms, {2.5});
    fill(stats.frame_ms, {9, 1, 5});
    const std::string json = to_json(stats);
    CHECK(json.front() == '{');
    CHECK(json.substr(json.size() - 2) == "}\n");
    CHECK(number_behind(json, "first_frame_ms") == doctest::Approx(123.4));
    CHECK(number_behind(json, "frames") == 7);
    CHECK(median(json, "layout_ms") == doctest::Approx(2.5));
    CHECK(greatest(json, "layout_ms") == doctest::Approx(2.5));
    CHECK(median(json, "frame_ms") == doctest::Approx(5));
    CHECK(greatest(json, "frame_ms") == doctest::Approx(9));
    CHECK(number_behind(json, "peak_memory_mb") > 0);
}

TEST_CASE("the median lies between the middle figures, whatever their order") {
    Stats stats;
    fill(stats.frame_ms, {40, 10, 30, 20});
    const double middle = median(to_json(stats), "frame_ms");
    CHECK(middle >= 20);
    CHECK(middle <= 30);
    // One slow frame does not move it.
    fill(stats.frame_ms, {16, 16, 9000, 16, 16});
    CHECK(median(to_json(stats), "frame_ms") == doctest::Approx(16));
    CHECK(greatest(to_json(stats), "frame_ms") == doctest::Approx(9000));
}

TEST_CASE("a run without frames has figures all the same") {
    const std::string json = to_json({});
    CHECK(number_behind(json, "frames") == 0);
    CHECK(median(json, "layout_ms") == 0);
    CHECK(greatest(json, "frame_ms") == 0);
}

TEST_CASE("peak memory grows with what is held") {
    const double before = peak_memory_mb();
    CHECK(before > 0);
    std::string held(static_cast<std::size_t>((before + 64) * 1024 * 1024), 'x');
    for (std::size_t at = 0; at < held.size(); at += 4096) held[at] = 'y';
    CHECK(held[4096] == 'y');
    CHECK(peak_memory_mb() > before + 32);
}
}
