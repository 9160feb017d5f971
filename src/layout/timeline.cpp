#include "layout/timeline.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace foyer {
namespace {

constexpr double blend_part = 0.14;      // of an act, on either side of a border
constexpr double quiet_intensity = 0.3;  // of a film that tells of no acts

/// An even number from 0 to 1 for a place on the line; always the same (Wellons, a hash for 32 bits, 2018).
double noise_at(std::uint32_t place, std::uint32_t seed) {
    std::uint32_t x = place * 0x9E3779B9u + seed * 0x85EBCA6Bu;
    x ^= x >> 16;
    x *= 0x7FEB352Du;
    x ^= x >> 15;
    x *= 0x846CA68Bu;
    x ^= x >> 16;
    return static_cast<double>(x) / 4294967295.0;
}

double smooth(double t) { return t * t * (3 - 2 * t); }

/// Value noise: even numbers at whole places, blended between.
double smooth_noise(double place, std::uint32_t seed) {
    const double whole = std::floor(place);
    const auto index = static_cast<std::uint32_t>(static_cast<std::int64_t>(whole));
    return std::lerp(noise_at(index, seed), noise_at(index + 1, seed), smooth(place - whole));
}

/// The raw noise at a place, in bars of the timeline, as bar `bar` draws it: bursts some dozen bars long that swell and die down to a murmur, louder and softer by turns,
/// and rough from bar to bar. No silence.
double swell(double place, int bar) {
    const double bursts = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * (place / 11.5 + 1.1 * smooth_noise(place / 17.0, 3)));
    const double turns = 0.45 + 0.55 * smooth_noise(place / 13.0, 11);
    const double rough = 0.66 + 0.34 * noise_at(static_cast<std::uint32_t>(bar), 23);
    return (0.22 + 0.78 * std::pow(bursts, 0.8) * turns) * rough;
}

/// `swell` where a bar stands at its own place, as on every whole line: always the same.
double swell_of_bar(int bar) {
    static const std::vector<double> known = [] {
        std::vector<double> swells(512);  // a wide screen's
        for (int i = 0; i < static_cast<int>(swells.size()); ++i) swells[static_cast<std::size_t>(i)] = swell(i, i);
        return swells;
    }();
    return static_cast<std::size_t>(bar) < known.size() ? known[static_cast<std::size_t>(bar)] : swell(bar, bar);
}

double percentile(std::vector<double> values, double part) {
    if (values.empty()) return 1;
    const auto place = static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + place, values.end());
    return values[place];
}

int bar_count(const WaveRequest& request) {
    const Pt width = request.right - request.left;
    return std::clamp(static_cast<int>((width + request.pitch - request.bar) / request.pitch), 0, 10000);
}

}  // namespace

std::vector<double> act_borders(const std::vector<Act>& acts) {
    std::vector<double> borders = {0};
    double known = 0;
    int given = 0;
    for (const Act& act : acts) {
        known += act.minutes;
        given += act.minutes > 0 ? 1 : 0;
    }
    const double usual = given > 0 ? known / given : 1;  // an act of unknown length is taken as a usual one
    double total = 0;
    for (const Act& act : acts) total += act.minutes > 0 ? act.minutes : usual;
    double sum = 0;
    for (const Act& act : acts) {
        sum += act.minutes > 0 ? act.minutes : usual;
        borders.push_back(sum / total);
    }
    if (acts.empty()) borders.push_back(1);
    borders.back() = 1;
    return borders;
}

Wave make_wave(const std::vector<Act>& acts, const WaveRequest& request) {
    Wave wave;
    wave.centre = request.centre;
    wave.standing = request.standing;
    wave.left = request.left;
    wave.right = request.right;
    const Pt width = request.right - request.left;
    const int count = bar_count(request);
    const auto borders = act_borders(acts);
    const int act_count = static_cast<int>(borders.size()) - 1;
    const auto loudness_of = [&](int act) {
        return std::pow(acts.empty() ? quiet_intensity : acts[act].intensity, request.contrast);
    };

    std::vector<double> raw(count);
    std::vector<std::vector<double>> by_act(act_count);
    std::vector<int> act_of(count);
    for (int i = 0; i < count; ++i) {
        const double place = (i + 0.5) / count;
        int act = 0;
        while (act + 1 < act_count && place >= borders[act + 1]) ++act;
        act_of[i] = act;
        raw[i] = swell_of_bar(i);
        by_act[act].push_back(raw[i]);
    }
    std::vector<double> scale(act_count);
    for (int act = 0; act < act_count; ++act) scale[act] = loudness_of(act) / percentile(by_act[act], 0.95);

    for (int i = 0; i < count; ++i) {
        const double place = (i + 0.5) / count;
        const int act = act_of[i];
        const double length = borders[act + 1] - borders[act];
        double loudness = scale[act];
        const double into = (place - borders[act]) / length, before_end = (borders[act + 1] - place) / length;
        if (into < blend_part && act > 0) {
            loudness = std::lerp(scale[act - 1], scale[act], smooth(0.5 + into / blend_part / 2));
        } else if (before_end < blend_part && act + 1 < act_count) {
            loudness = std::lerp(scale[act], scale[act + 1], smooth(0.5 - before_end / blend_part / 2));
        }
        const double level = std::min(1.0, raw[i] * loudness);
        wave.bars.push_back({request.left + request.pitch * static_cast<double>(i),
                             max(request.least, request.half_height * level), act});
    }
    for (int act = 1; act < act_count; ++act) wave.ticks.push_back(request.left + width * borders[act]);
    return wave;
}

Wave make_steps(const std::vector<Act>& acts, const WaveRequest& request) {
    Wave wave;
    wave.centre = request.centre;
    wave.standing = request.standing;
    wave.steps = true;
    wave.left = request.left;
    wave.right = request.right;
    const auto borders = act_borders(acts);
    const Pt width = request.right - request.left;
    for (std::size_t act = 0; act + 1 < borders.size(); ++act) {
        const double intensity = acts.empty() ? quiet_intensity : acts[act].intensity;
        const Pt x = request.left + width * borders[act];
        wave.bars.push_back({x, max(request.least * 2.0, request.half_height * std::pow(intensity, request.contrast)), static_cast<int>(act),
                             request.left + width * borders[act + 1] - x});
        if (act > 0) wave.ticks.push_back(x);
    }
    return wave;
}

Wave make_act_wave(const std::vector<Act>& acts, int act, int line_bars, Pt most, const WaveRequest& request) {
    Wave wave;
    wave.centre = request.centre;
    wave.standing = request.standing;
    if (act < 0 || act >= static_cast<int>(acts.size())) return wave;
    const auto borders = act_borders(acts);
    const int count = bar_count(request);
    // A short act is stretched no further than its swells can bear: a few of them at least stand on its card.
    constexpr double fewest_swells = 2.5, bars_a_swell = 11.5;
    const double length = std::max((borders[act + 1] - borders[act]) * line_bars, fewest_swells * bars_a_swell);
    std::vector<double> raw(count);
    for (int i = 0; i < count; ++i) raw[i] = swell(borders[act] * line_bars + length * (i + 0.5) / count, i);
    // Its last bar ends where its room does.
    const Pt pitch = count > 1 ? (request.right - request.left - request.bar) / (count - 1.0) : request.pitch;
    const Pt peak = min(most, request.half_height * std::pow(acts[act].intensity, request.contrast)) / percentile(raw, 0.95);
    for (int i = 0; i < count; ++i) {
        wave.bars.push_back({request.left + pitch * static_cast<double>(i), max(request.least, min(most, peak * raw[i])), act});
    }
    return wave;
}

}  // namespace foyer
