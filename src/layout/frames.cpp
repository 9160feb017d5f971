#include "layout/frames.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/text.h"
#include "layout/timeline.h"

namespace foyer {

DisplayText Setting::display(const RichText& text, DisplayRequest request) const {
    DisplayText out = set_display(text, request, review.lang, typesetter, diagnostics);
    const Pt half = grid.baseline / 2;
    const Pt leading = request.style.leading / request.style.size * out.size;
    const double steps = std::max(1.0, std::round(leading / half));
    for (std::size_t i = 0; i < out.lines.size(); ++i) out.lines[i].origin.y = half * steps * static_cast<double>(i);
    return out;
}

Line Setting::one_line(const std::string& text, const TextStyle& type, Pt measure) const {
    return set_one_line(text, type, measure, review.lang, typesetter, diagnostics);
}

Em Setting::cap_height(const TextStyle& type) const {
    return typesetter.book().measures(typesetter.face(type.face, diagnostics)).cap_height;
}

std::string Setting::title() const {
    return review.film.title.empty() ? plain_text(review.headline) : review.film.title;
}

Rect Setting::rect(const FrameSpec& spec) const {
    const Pt left = grid.across(spec.left, false), right = grid.across(spec.right, true);
    const Pt top = grid.down(spec.top, false), foot = grid.down(spec.foot, true);
    return {left, top, right - left, foot - top};
}

void move_lines(std::vector<Line>& lines, Point by) {
    for (Line& line : lines) line.origin = line.origin + by;
}

Pt ink_end(const Setting& setting, const Line& line) {
    if (line.runs.empty() || line.runs.back().run.glyphs.empty()) return line.natural;
    const SetRun& run = line.runs.back();
    const PlacedGlyph& last = run.run.glyphs.back();
    return run.x + last.x + to_points(setting.typesetter.book().glyph_box(run.run.face, last.glyph).right, run.run.size);
}

namespace {

/// Moves a line so that the ink of its last letter, not the tracking behind it, ends at `right`.
void flush_right(const Setting& setting, Line& line, Pt right) {
    if (!line.runs.empty()) line.origin.x = right - ink_end(setting, line);
}

/// Crop of a picture of `size` so that it fills `bounds`, its focal point as near as can be to `wanted` in them.
Crop crop_for(PixelSize size, Rect bounds, Fraction2 focus, Fraction2 wanted, double zoom) {
    const double picture = static_cast<double>(size.width) / size.height;
    const double frame = bounds.width / bounds.height;
    Crop crop;
    crop.width = std::min(1.0, frame / picture) / zoom;
    crop.height = std::min(1.0, picture / frame) / zoom;
    crop.x = std::clamp(focus.x - wanted.x * crop.width, 0.0, 1 - crop.width);
    crop.y = std::clamp(focus.y - wanted.y * crop.height, 0.0, 1 - crop.height);
    return crop;
}

}  // namespace

Frame make_picture(const Setting& setting, const FrameSpec& spec, std::string id, Rect bounds) {
    Frame frame{.id = std::move(id), .kind = FrameKind::picture, .bounds = bounds};
    if (!setting.review.hero) return frame;
    frame.picture = setting.review.hero->image;
    const double zoom = spec.zoom * setting.style.number("picture.zoom");
    const Fraction2 focus = setting.review.hero->focus, shift = setting.style.point("picture.shift");
    if (setting.hero) frame.crop = crop_for(*setting.hero, bounds, {focus.x + shift.x, focus.y + shift.y}, spec.focus, zoom);
    return frame;
}

Frame make_plate(const Setting& setting, std::string id, Rect bounds) {
    Frame frame{.id = std::move(id), .kind = FrameKind::picture, .bounds = bounds};
    constexpr Pt padding = 30_pt;
    DisplayRequest request;
    request.style = setting.style.text_style("poster");
    request.measure = bounds.width - padding * 2.0;
    request.accent = Ink::on_accent;
    request.most_lines = 6;
    request.smallest = 40_pt;
    const Em cap_height = setting.cap_height(request.style);
    DisplayText text;
    for (int tries = 0; tries < 40; ++tries) {
        text = setting.display(setting.review.headline, request);
        if (text.lines.empty()) return frame;
        const Pt height = text.lines.back().origin.y + to_points(cap_height, text.size);
        if (text.fits && height <= bounds.height - padding * 2.0) break;
        request.style.size *= 0.92;
        request.style.leading *= 0.92;
        request.smallest = min(request.smallest, request.style.size);
    }
    const Pt height = text.lines.back().origin.y + to_points(cap_height, text.size);
    if (!text.fits || height > bounds.height - padding) return frame;  // too small a plate for these words
    move_lines(text.lines, {bounds.x + padding, bounds.bottom() - padding - text.lines.back().origin.y});
    frame.lines = std::move(text.lines);
    return frame;
}

Frame make_headline(const Setting& setting, const FrameSpec& spec, std::string id) {
    Frame frame{.id = std::move(id), .kind = FrameKind::headline, .bounds = setting.rect(spec)};
    DisplayRequest request;
    request.style = setting.style.text_style("headline");
    request.measure = frame.bounds.width;
    request.most_lines = setting.style.integer("headline.lines");
    request.smallest = 60_pt;
    if (!setting.review.hero) {
        // On the accent's own ground the accent would vanish.
        request.accent = Ink::on_accent;
        request.style.colour = Ink::ink;
        // The words are the picture.
        request.style.size *= 1.75;
        request.style.leading *= 1.75;
    }
    const Pt foot = frame.bounds.bottom();
    const Em cap_height = setting.cap_height(request.style);
    const Pt room_for_tape = setting.style.text_style("tape").size * 2.6;
    DisplayText text = setting.display(setting.review.headline, request);
    for (int tries = 0; tries < 60 && !text.lines.empty(); ++tries) {
        const Pt height = text.lines.back().origin.y + to_points(cap_height, text.size);
        if (text.fits && height <= foot - frame.bounds.top() - room_for_tape) break;
        request.style.leading *= 0.96;
        request.style.size *= 0.96;
        request.smallest = min(request.smallest, request.style.size);
        request.most_lines = std::min(request.most_lines + (tries % 8 == 7 ? 1 : 0), 10);
        text = setting.display(setting.review.headline, request);
    }
    if (text.lines.empty()) return frame;
    const Pt last = text.lines.back().origin.y;
    move_lines(text.lines, {frame.bounds.x, foot - last});
    Pt top = foot - last - to_points(cap_height, text.size);
    // Accents on capitals stand above them, and what stands over the headline keeps off these too.
    for (const SetRun& run : text.lines.front().runs) {
        for (const PlacedGlyph& glyph : run.run.glyphs) {
            const Em above = setting.typesetter.book().glyph_box(run.run.face, glyph.glyph).top;
            if (above > cap_height * 1.1) top = min(top, foot - last - to_points(above, run.run.size));
        }
    }
    frame.bounds = {frame.bounds.x, top, text.width, foot - top};
    frame.lines = std::move(text.lines);
    return frame;
}

Frame make_tape(const Setting& setting, const FrameSpec& spec, std::string id, Pt above) {
    Frame frame{.id = std::move(id), .kind = FrameKind::tape};
    const Film& film = setting.review.film;
    if (film.title.empty()) return frame;
    std::string text = film.title;
    const std::string maker = film.director.empty() || film.year.empty() ? film.director + film.year
                                                                         : film.director + ", " + film.year;
    if (!maker.empty()) text += " — " + maker;
    const TextStyle type = setting.style.text_style("tape");
    const Pt left = setting.grid.across(spec.left, false);
    const Pt pad = type.size * 1.05;
    Line line = setting.one_line(text, type, setting.grid.across(spec.right, true) - left - pad * 2);
    const Pt height = type.size * 1.64;
    frame.bounds = {left, above - 20_pt - height, line.natural + pad * 2, height};
    frame.turn = {setting.style.number("tape.turn"), {left, frame.bounds.bottom()}};
    line.origin = {left + pad, frame.bounds.top() + height * 0.5 + to_points(setting.cap_height(type), type.size) / 2};
    frame.lines.push_back(std::move(line));
    return frame;
}

Frame make_credit(const Setting& setting, const FrameSpec& spec, std::string id) {
    Frame frame{.id = std::move(id), .kind = FrameKind::credit};
    if (!setting.review.hero || setting.review.hero->credit.empty()) return frame;
    DisplayRequest request;
    request.style = setting.style.text_style("credit");
    request.measure = setting.grid.across(spec.right, true) - setting.grid.across(spec.left, false);
    request.most_lines = 4;
    request.smallest = request.style.size * 0.7;
    request.alignment = Alignment::right;
    DisplayText text = setting.display({{setting.review.hero->credit, {}}}, request);
    if (!text.fits) {
        // Too long for its narrow place, or a word too wide for it: one line, cut off.
        text.lines = {setting.one_line(setting.review.hero->credit, request.style, request.measure)};
        text.lines.front().origin.x = request.measure - text.lines.front().natural;
    }
    if (text.lines.empty()) return frame;
    const Pt foot = setting.grid.down(spec.foot, true);
    move_lines(text.lines, {setting.grid.across(spec.left, false), foot - text.lines.back().origin.y});
    frame.bounds = {setting.grid.across(spec.left, false), text.lines.front().origin.y - text.size, request.measure,
                    foot - text.lines.front().origin.y + text.size * 1.3};
    frame.lines = std::move(text.lines);
    return frame;
}

Frame make_header(const Setting& setting, const FrameSpec& spec, std::string id, const std::string& left,
                  const std::string& right) {
    const Pt x = setting.grid.across(spec.left, false), end = setting.grid.across(spec.right, true);
    const Pt baseline = setting.grid.down(spec.top, false);
    const Pt weight = setting.style.points("rule.weight");
    Frame frame{.id = std::move(id), .kind = FrameKind::header};
    const Pt top = baseline - setting.grid.baseline * 10.0 / 9;
    frame.bounds = {x, top, end - x, baseline - top + 6_pt};
    frame.rules.push_back({{x, top, end - x, weight}, Ink::ink});
    const TextStyle folio = setting.style.text_style("folio"), kicker = setting.style.text_style("kicker");
    Pt room = end - x;
    if (!right.empty()) {
        Line line = setting.one_line(right, folio, room * 0.5);
        flush_right(setting, line, end);
        line.origin.y = baseline;
        room -= line.natural + setting.grid.gutter;
        frame.lines.push_back(std::move(line));
    }
    if (!left.empty()) {
        Line line = setting.one_line(left, kicker, room);
        line.origin = {x, baseline};
        frame.lines.insert(frame.lines.begin(), std::move(line));
    }
    return frame;
}

Frame make_standfirst(const Setting& setting, const FrameSpec& spec, std::string id) {
    Frame frame{.id = std::move(id), .kind = FrameKind::standfirst, .bounds = setting.rect(spec)};
    DisplayRequest request;
    request.style = setting.style.text_style("standfirst");
    request.measure = frame.bounds.width;
    request.keep_accent_whole = false;
    const Pt room = frame.bounds.height;
    request.most_lines = std::max(1, static_cast<int>(room / request.style.leading) + 1);
    request.smallest = request.style.size * 0.6;
    DisplayText text = setting.display(setting.review.standfirst, request);
    if (text.lines.empty()) return frame;
    if (!text.fits) {
        setting.diagnostics.push_back({Severity::warning, "", {}, "the standfirst is too long for its frame and was cut",
                                       "two sentences are plenty"});
        text.lines.resize(std::min<std::size_t>(text.lines.size(), static_cast<std::size_t>(request.most_lines)));
    }
    move_lines(text.lines, {frame.bounds.x, frame.bounds.top()});
    frame.bounds = {frame.bounds.x, frame.bounds.top() - text.size, request.measure,
                    text.lines.back().origin.y - frame.bounds.top() + text.size * 1.3};
    frame.lines = std::move(text.lines);
    return frame;
}

Frame make_byline(const Setting& setting, const FrameSpec& spec, std::string id, Pt baseline) {
    Frame frame{.id = std::move(id), .kind = FrameKind::byline};
    const Review& review = setting.review;
    if (review.byline.empty() && !review.rating) return frame;
    const Pt x = setting.grid.across(spec.left, false), end = setting.grid.across(spec.right, true);
    const Pt rule = baseline - setting.grid.baseline;
    frame.bounds = {x, rule, end - x, baseline - rule + 8_pt};
    frame.rules.push_back({{x, rule, end - x, setting.style.points("rule.hairline")}, Ink::ink});
    Pt room = end - x;
    if (review.rating) {
        const Pt height = setting.style.points("rating.size"), pitch = height * 1.27;
        const int count = std::clamp(static_cast<int>(std::lround(review.rating->best)), 1, 10);
        for (int i = 0; i < count; ++i) {
            const Pt centre = end - height * 0.5 - pitch * (count - 1.0 - i);
            frame.stars.push_back({{centre, baseline - height * 0.33}, height * 0.55, std::clamp(review.rating->stars - i, 0.0, 1.0)});
        }
        room -= pitch * static_cast<double>(count) + setting.grid.gutter;
    }
    if (!review.byline.empty()) {
        const bool has_by = lower_case(review.byline).starts_with("by ");
        const bool english = review.lang.starts_with("en");
        const std::string date = review.date.empty() ? "" : " · " + review.date;
        Line line = setting.one_line((has_by || !english ? "" : "By ") + review.byline + date, setting.style.text_style("byline"), room);
        line.origin = {x, baseline};
        frame.lines.push_back(std::move(line));
    }
    return frame;
}

Frame make_timeline(const Setting& setting, const FrameSpec& spec, std::string id, std::optional<int> current_act) {
    Frame frame{.id = std::move(id), .kind = FrameKind::timeline};
    const Grid& grid = setting.grid;
    const Style& style = setting.style;
    const bool standing = spec.left.edge == AcrossPlace::Edge::bleed;
    const Pt left = grid.across(spec.left, false), right = grid.across(spec.right, true);
    const Pt top = spec.top.edge == DownPlace::Edge::band ? grid.band : grid.down(spec.top, false);
    frame.bounds = {Pt(0), top, grid.page.width, grid.page.height - top};
    WaveRequest wave;
    wave.left = left;
    wave.right = right;
    wave.standing = standing;
    wave.centre = standing ? grid.page.height : top + 56_pt;
    wave.half_height = standing ? style.points("timeline.height") * 0.9 : style.points("timeline.height");
    wave.least = standing ? 6_pt : 3_pt;
    wave.pitch = max(style.points("timeline.pitch"), style.points("timeline.bar"));
    wave.bar = style.points("timeline.bar");
    if (standing) {
        wave.pitch *= 2.0;
        wave.bar *= 2.0;
    }
    wave.contrast = style.number("timeline.contrast");
    frame.wave = make_wave(setting.review.acts, wave);
    if (standing) return frame;

    const auto borders = act_borders(setting.review.acts);
    const TextStyle numeral = style.text_style("numeral"), name = style.text_style("act");
    const Pt baseline = top + 135_pt;
    for (std::size_t act = 0; act < setting.review.acts.size(); ++act) {
        const Pt x = left + (right - left) * borders[act] + (act == 0 ? 0_pt : 15_pt);
        const Pt until = left + (right - left) * borders[act + 1] - 12_pt;
        Line number = setting.one_line(roman_numeral(static_cast<int>(act) + 1), numeral, until - x);
        number.origin = {x, baseline};
        const Pt name_x = x + number.natural + 11_pt;
        frame.lines.push_back(std::move(number));
        if (until - name_x < name.size * 2.0) continue;  // no room for a name worth reading
        Line label = setting.one_line(setting.review.acts[act].title, name, until - name_x);
        label.origin = {name_x, baseline};
        if (current_act == static_cast<int>(act)) {
            for (SetRun& run : label.runs) run.ink = Ink::on_accent;
        }
        frame.lines.push_back(std::move(label));
    }
    return frame;
}

}  // namespace foyer
