// The timeline's frame: its wave, and the acts' names on it.
#include <algorithm>
#include <cmath>

#include "layout/frames.h"
#include "layout/timeline.h"

namespace foyer {
namespace {

enum class TimelineDrawing { bars, steps };

/// How the acts' names stand on the line: beside their numerals or under them, in one line or two, or not at all.
enum class Naming { beside, under, under_in_two, beside_in_two, none };

bool is_beside(Naming naming) { return naming == Naming::beside || naming == Naming::beside_in_two; }
int lines_of(Naming naming) { return naming == Naming::under_in_two || naming == Naming::beside_in_two ? 2 : 1; }

struct ActPlace {
    Pt x, until;
};

DisplayText set_name(const Setting& setting, const TextStyle& type, const std::string& words, Pt measure, int lines) {
    DisplayRequest request{.style = type, .measure = measure, .most_lines = lines, .smallest = max(15_pt, type.size * 0.8)};
    request.keep_accent_whole = false;
    return setting.display({{words, {}}}, request);
}

/// The first way in which every name is whole; of names that are far too long one in so many may be cut.
/// Two lines stand as `in_two` says.
Naming naming_for(const Setting& setting, const std::vector<ActPlace>& places, const std::vector<Pt>& numerals, const TextStyle& type, Naming in_two) {
    const auto& acts = setting.review.acts;
    constexpr Pt least_measure = 62_pt;
    const auto too_long = [&](Naming naming) {
        int count = 0;
        for (std::size_t act = 0; act < acts.size(); ++act) {
            const Pt measure = places[act].until - places[act].x - (is_beside(naming) ? numerals[act] : Pt(0));
            // Names that all but touch the next numeral are read as one with it.
            const Pt air = naming == Naming::beside && acts.size() > 1 ? 20_pt : Pt(0);
            if (!set_name(setting, type, acts[act].title, measure - air, lines_of(naming)).fits) ++count;
        }
        return count;
    };
    for (const Naming naming : {Naming::beside, Naming::under, in_two}) {
        if (too_long(naming) == 0) return naming;
    }
    Pt narrowest{1e6};
    for (const ActPlace& place : places) narrowest = min(narrowest, place.until - place.x);
    return narrowest < least_measure ? Naming::none : in_two;
}

/// Adds the names; the height at which their numerals begin.
Pt add_act_names(const Setting& setting, Frame& frame, Pt left, Pt right, std::optional<int> current_act) {
    const Style& style = setting.style;
    const auto& acts = setting.review.acts;
    const auto borders = act_borders(acts);
    const TextStyle numeral = style.text_style("numeral"), name = style.text_style("act");
    const Ink lit = style.choice<Ink>("timeline.current");
    const Pt top = frame.bounds.top();
    // On a foot deeper than the landscape page's the names stand lower.
    const Pt depth = setting.grid.page.height - setting.grid.band;
    const bool bare = frame.wave && frame.wave->steps;  // no lines part the acts
    std::vector<ActPlace> places;
    std::vector<Line> numbers;
    std::vector<Pt> beside;
    for (std::size_t act = 0; act < acts.size(); ++act) {
        const Pt x = left + (right - left) * borders[act] + (act == 0 || bare ? 0_pt : 15_pt);
        places.push_back({x, left + (right - left) * borders[act + 1] - 12_pt});
        numbers.push_back(setting.one_line(act_numeral(setting, static_cast<int>(act)), numeral, max(numeral.size, places.back().until - x)));
        beside.push_back(numbers.back().natural + 11_pt);
    }
    // The last line keeps off the sheet's edge, and the first one off the bars.
    constexpr Pt bars_end = 124_pt, name_under = 26_pt, from_edge = 38_pt;
    const Pt pitch = name.size * 1.1, lowest = depth - from_edge;
    const Naming in_two = lowest - pitch - name_under < bars_end ? Naming::beside_in_two : Naming::under_in_two;
    const Naming naming = naming_for(setting, places, beside, name, in_two);
    const Pt under = is_beside(naming) || naming == Naming::none ? Pt(0) : name_under;
    const Pt first = top + min(135_pt, lowest - under - pitch * (lines_of(naming) - 1.0));
    for (std::size_t act = 0; act < acts.size(); ++act) {
        const auto [x, until] = places[act];
        numbers[act].origin = {x, first};
        frame.lines.push_back(numbers[act]);
        if (naming == Naming::none) continue;
        const Pt from = is_beside(naming) ? x + beside[act] : x;
        if (until - from < name.size * 2.0) continue;  // no room for a name worth reading
        DisplayText set = set_name(setting, name, acts[act].title, until - from, lines_of(naming));
        if (!set.fits) {
            set.lines = {setting.one_line(acts[act].title, name, until - from)};
        }
        Pt y = first + under;
        for (Line& label : set.lines) {
            label.origin = {from, y};
            y += pitch;
            if (current_act == static_cast<int>(act)) {
                for (SetRun& run : label.runs) run.ink = lit;
            }
            frame.lines.push_back(std::move(label));
        }
    }
    return first - to_points(setting.cap_height(numeral), numeral.size);
}

/// The wave of a timeline's frame: bars, or steps that stand on a line of their own.
Wave wave_of(const Setting& setting, const FrameSpec& spec) {
    const Grid& grid = setting.grid;
    const Style& style = setting.style;
    const Pt top = spec.top.edge == DownPlace::Edge::band ? grid.band : grid.down(spec.top, false);
    WaveRequest wave;
    wave.left = grid.across(spec.left, false);
    wave.right = grid.across(spec.right, true);
    wave.standing = spec.left.edge == AcrossPlace::Edge::bleed;
    wave.half_height = wave.standing ? style.points("timeline.height") * 0.9 : style.points("timeline.height");
    wave.centre = wave.standing ? grid.page.height : top + 56_pt;
    wave.least = wave.standing ? 6_pt : 3_pt;
    wave.pitch = max(style.points("timeline.pitch"), style.points("timeline.bar"));
    wave.bar = style.points("timeline.bar");
    if (wave.standing) {
        wave.pitch *= 2.0;
        wave.bar *= 2.0;
    }
    wave.contrast = style.number("timeline.contrast");
    if (style.choice<TimelineDrawing>("timeline.drawing") == TimelineDrawing::bars) return make_wave(setting.review.acts, wave);
    // Twice as high as bars reach to one side, and clear of what ends at the band.
    constexpr Pt line{108}, air{16};
    wave.centre = wave.standing ? grid.page.height : top + line;
    wave.half_height = wave.standing ? wave.half_height * 2.0 : min(wave.half_height * 2.0, line - air);
    return make_steps(setting.review.acts, wave);
}

/// Makes bars lower all alike where the loudest would run into what stands below them.
void keep_above(Wave& wave, Pt names) {
    constexpr Pt air{3};
    Pt tallest;
    for (const Bar& bar : wave.bars) tallest = max(tallest, bar.half_height);
    const Pt room = names - air - wave.centre;
    if (!(room < tallest) || !(Pt(0) < room)) return;
    for (Bar& bar : wave.bars) bar.half_height *= room / tallest;
}

}  // namespace

Pt behind_timeline(const Setting& setting, Pt left, Pt right) {
    Pt lowest = setting.grid.band;
    if (setting.style.choice<TimelineDrawing>("timeline.drawing") != TimelineDrawing::steps) return lowest;
    for (const FrameSpec& spec : setting.design.turn) {
        if (spec.kind != FrameKind::timeline) continue;
        const Wave wave = wave_of(setting, spec);
        for (const Bar& step : wave.bars) {
            if (step.x < right && left < step.x + step.width) lowest = max(lowest, wave.centre - step.half_height);
        }
    }
    return lowest;
}

Frame make_timeline(const Setting& setting, const FrameSpec& spec, std::string id, std::optional<int> current_act) {
    Frame frame{.id = std::move(id), .kind = FrameKind::timeline};
    const Grid& grid = setting.grid;
    const Pt top = spec.top.edge == DownPlace::Edge::band ? grid.band : grid.down(spec.top, false);
    frame.bounds = {Pt(0), top, grid.page.width, grid.page.height - top};
    frame.wave = wave_of(setting, spec);
    if (frame.wave->standing) return frame;
    const Pt names = add_act_names(setting, frame, frame.wave->left, frame.wave->right, current_act);
    if (!frame.wave->steps) keep_above(*frame.wave, names);
    return frame;
}

}  // namespace foyer
