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

std::string act_numeral(const Setting& setting, int act) {
    enum class Numerals { roman, arabic };
    return setting.style.choice<Numerals>("timeline.numerals") == Numerals::arabic ? fmt::format("{}", act + 1) : roman_numeral(act + 1);
}

Frame make_picture(const Setting& setting, const FrameSpec& spec, std::string id, Rect bounds) {
    Frame frame{.id = std::move(id), .kind = FrameKind::picture, .bounds = bounds, .torn = spec.torn};
    if (!setting.review.hero) return frame;
    frame.picture = setting.review.hero->image;
    const double zoom = spec.zoom * setting.style.number("picture.zoom");
    const Fraction2 focus = setting.review.hero->focus, shift = setting.style.point("picture.shift");
    if (setting.hero) frame.crop = crop_for(*setting.hero, bounds, {focus.x + shift.x, focus.y + shift.y}, spec.focus, zoom);
    return frame;
}

Frame make_plate(const Setting& setting, std::string id, Rect bounds) {
    Frame frame{.id = std::move(id), .kind = FrameKind::picture, .bounds = bounds, .ground = Ground::accent};
    constexpr Pt padding = 30_pt;
    DisplayRequest request;
    request.style = setting.style.text_style("poster");
    request.style.colour = Ink::ink;
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

namespace {

/// As it is printed: `By` before it in English, where the writer left it out, and the date behind it.
std::string byline_of(const Review& review) {
    if (review.byline.empty()) return "";
    const bool has_by = lower_case(review.byline).starts_with("by ");
    const std::string date = review.date.empty() ? "" : " · " + review.date;
    return (has_by || !review.lang.starts_with("en") ? "" : "By ") + review.byline + date;
}

}  // namespace

namespace {

/// The headline as the picture: its lines fill the frame.
Frame make_filling_headline(const Setting& setting, const FrameSpec& spec, Frame frame, bool on_accent) {
    FillRequest request;
    request.style = setting.style.text_style("headline");
    request.style.colour = on_accent ? Ink::ink : request.style.colour;
    request.accent = on_accent ? Ink::on_accent : setting.style.choice<Ink>("headline.accent");
    request.measure = frame.bounds.width;
    request.height = frame.bounds.height;
    request.gap = setting.grid.baseline;
    request.drag = 9_pt * setting.style.number("headline.drag");
    DisplayText text = fill_display(setting.review.headline, request, setting.review.lang, setting.typesetter, setting.diagnostics);
    if (text.lines.empty()) return frame;
    const Pt height = text.lines.back().origin.y;
    // It stands on its foot, or hangs from its top.
    const Pt top = spec.hang ? frame.bounds.y : frame.bounds.bottom() - height - text.sink;
    move_lines(text.lines, {frame.bounds.x, top});
    frame.bounds = {frame.bounds.x, top, max(text.width, 1_pt), height + (spec.hang ? text.sink : Pt(0))};
    frame.lines = std::move(text.lines);
    return frame;
}

/// How far the tails of the last line's letters reach below what the headline's own style keeps free for them.
Pt sink_of(const Setting& setting, const DisplayText& text) {
    Pt below;
    for (const SetRun& run : text.lines.back().runs) {
        for (const PlacedGlyph& glyph : run.run.glyphs) {
            below = max(below, -to_points(setting.typesetter.book().glyph_box(run.run.face, glyph.glyph).bottom, run.run.size));
        }
    }
    constexpr double kept = 0.27;  // of the size: tails and commas
    return max(Pt(0), below - setting.style.text_style("headline").size * kept);
}

/// The size at which few words fill what many would: the headline is never timid.
Pt grown_size(const Setting& setting, DisplayRequest request, Pt room) {
    constexpr double most = 2.4, step = 0.97;
    const Em cap_height = setting.cap_height(request.style);
    const TextStyle style = request.style;
    const double usual_lines = std::max(2, request.most_lines - 1);
    // What fills its room already, or does not fit as it is, grows at no size.
    const DisplayText plain = setting.display(setting.review.headline, request);
    if (plain.size < style.size || static_cast<double>(plain.lines.size()) >= usual_lines) return style.size;
    const Pt usual = min(room, style.leading * (usual_lines - 1) + to_points(cap_height, style.size));
    for (double larger = most; larger > 1; larger *= step) {
        request.style.size = style.size * larger;
        request.style.leading = style.leading * larger;
        request.smallest = request.style.size;
        const DisplayText text = setting.display(setting.review.headline, request);
        if (text.fits && !text.lines.empty() && text.lines.back().origin.y + to_points(cap_height, text.size) + sink_of(setting, text) <= usual) return request.style.size;
    }
    return style.size;
}

}  // namespace

Frame make_headline(const Setting& setting, const FrameSpec& spec, std::string id, bool on_accent) {
    Frame frame{.id = std::move(id), .kind = FrameKind::headline, .bounds = setting.rect(spec)};
    if (on_accent) frame.ground = Ground::accent;
    if (spec.fill) return make_filling_headline(setting, spec, std::move(frame), on_accent);
    DisplayRequest request;
    request.style = setting.style.text_style("headline");
    request.measure = frame.bounds.width;
    request.most_lines = setting.style.integer("headline.lines");
    request.smallest = 60_pt;
    request.alignment = spec.align;
    request.accent = setting.style.choice<Ink>("headline.accent");
    if (on_accent) {
        // On the accent's own ground the accent would vanish.
        request.accent = Ink::on_accent;
        request.style.colour = Ink::ink;
        // The words are the picture.
        request.style.size *= 1.75;
        request.style.leading *= 1.75;
    }
    const Em cap_height = setting.cap_height(request.style);
    request.style.size *= spec.zoom;
    request.style.leading *= spec.zoom;
    // A label stuck over it needs its room.
    const auto& frames = setting.design.opening_frames(setting.review.hero.has_value());
    const bool taped = std::any_of(frames.begin(), frames.end(), [](const FrameSpec& other) { return other.kind == FrameKind::tape; });
    const Pt room = frame.bounds.height - (taped ? setting.style.text_style("tape").size * 2.6 : Pt(0));
    if (!on_accent) {
        const Pt larger = grown_size(setting, request, room);
        request.style.leading *= larger / request.style.size;
        request.style.size = larger;
    }
    DisplayText text = setting.display(setting.review.headline, request);
    for (int tries = 0; tries < 60 && !text.lines.empty(); ++tries) {
        const Pt height = text.lines.back().origin.y + to_points(cap_height, text.size) + sink_of(setting, text);
        if (text.fits && height <= room) break;
        request.style.leading *= 0.96;
        request.style.size *= 0.96;
        request.smallest = min(request.smallest, request.style.size);
        request.most_lines = std::min(request.most_lines + (tries % 8 == 7 ? 1 : 0), 10);
        text = setting.display(setting.review.headline, request);
    }
    if (text.lines.empty()) return frame;
    const Pt last = text.lines.back().origin.y;
    const Pt half = setting.grid.baseline / 2;
    const Pt sink = half * std::ceil(sink_of(setting, text) / half - 0.05);
    const Pt foot = spec.hang ? half * std::round((frame.bounds.y + to_points(cap_height, text.size) + last) / half) : frame.bounds.bottom() - sink;
    move_lines(text.lines, {frame.bounds.x, foot - last});
    Pt top = foot - last - to_points(cap_height, text.size);
    // Accents on capitals stand above them, and what stands over the headline keeps off these too.
    for (const SetRun& run : text.lines.front().runs) {
        for (const PlacedGlyph& glyph : run.run.glyphs) {
            const Em above = setting.typesetter.book().glyph_box(run.run.face, glyph.glyph).top;
            if (above > cap_height * 1.1) top = min(top, foot - last - to_points(above, run.run.size));
        }
    }
    const Pt width = spec.align == Alignment::left ? text.width : frame.bounds.width;
    frame.bounds = {frame.bounds.x, top, width, foot - top + (spec.hang ? sink : Pt(0))};
    frame.lines = std::move(text.lines);
    return frame;
}

Frame make_label(const Setting& setting, const FrameSpec& spec, std::string id) {
    Frame frame{.id = std::move(id), .kind = FrameKind::label};
    const Film& film = setting.review.film;
    std::string text = film.title;
    if (!film.director.empty()) text += (text.empty() ? "" : "  ·  ") + film.director;
    if (text.empty()) text = setting.review.kicker;
    if (text.empty()) return frame;
    TextStyle type = setting.style.text_style("kicker");
    const Pt left = setting.grid.across(spec.left, false), width = setting.grid.across(spec.right, true) - left;
    Line line = setting.one_line(text, type, width);
    const Pt y = setting.grid.down(spec.top, false), slack = width - ink_end(setting, line);
    line.origin = {left + (spec.align == Alignment::right ? slack : spec.align == Alignment::centre ? slack / 2 : Pt(0)), y};
    frame.bounds = {left, y - type.size, width, type.size * 1.3};
    frame.lines.push_back(std::move(line));
    return frame;
}

Frame make_colophon(const Setting& setting, const FrameSpec& spec, std::string id) {
    Frame frame{.id = std::move(id), .kind = FrameKind::colophon};
    const Review& review = setting.review;
    const Pt left = setting.grid.across(spec.left, false), width = setting.grid.across(spec.right, true) - left;
    const Pt first = setting.grid.down(spec.top, false);
    Pt y = first;
    const auto add = [&](const std::string& words, TextStyleId type) {
        if (words.empty()) return;
        Line line = setting.one_line(words, setting.style.text_style(type), width);
        line.origin = {left, y};
        y += setting.grid.baseline;
        frame.lines.push_back(std::move(line));
    };
    add(review.kicker, "kicker");
    add(byline_of(review), "byline");
    add(review.screening, "folio");
    add(review.hero ? review.hero->credit : "", "credit");
    if (review.rating) {
        const Pt height = setting.style.points("rating.size"), pitch = height * 1.17;
        const int count = std::clamp(static_cast<int>(std::lround(review.rating->best)), 1, 10);
        for (int i = 0; i < count; ++i) {
            frame.stars.push_back({{left + height * 0.52 + pitch * static_cast<double>(i), y - height * 0.33}, height * 0.55,
                                   std::clamp(review.rating->stars - i, 0.0, 1.0)});
        }
        y += setting.grid.baseline;
    }
    frame.bounds = {left, first - setting.grid.baseline, width, y - first + setting.grid.baseline * 0.4};
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
    if (spec.hang) {
        // Under its picture, in one line.
        const TextStyle type = setting.style.text_style("credit");
        const Pt left = setting.grid.across(spec.left, false), y = setting.grid.down(spec.foot, true);
        Line line = setting.one_line(setting.review.hero->credit, type, setting.grid.across(spec.right, true) - left);
        line.origin = {left, y};
        frame.bounds = {left, y - type.size, setting.grid.across(spec.right, true) - left, type.size * 1.3};
        frame.lines.push_back(std::move(line));
        return frame;
    }
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

constexpr Pt narrow_header{440};

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
    // Where both would be cut, the second stands under the first.
    if (!left.empty() && !right.empty() && end - x < narrow_header) {
        Line line = setting.one_line(right, folio, room);
        line.origin = {x, baseline + setting.grid.baseline};
        frame.bounds.height += setting.grid.baseline;
        frame.lines.push_back(std::move(line));
    } else if (!right.empty()) {
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
    request.alignment = spec.align;
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
    enum class Form { under_a_rule, between_rules };
    const Form form = setting.style.choice<Form>("byline.form");
    const Pt x = setting.grid.across(spec.left, false), end = setting.grid.across(spec.right, true);
    const Pt hairline = setting.style.points("rule.hairline");
    const TextStyle type = setting.style.text_style("byline");
    if (form == Form::between_rules) {
        const Pt height = setting.style.points("rating.size") * 0.8, pitch = height * 1.27;
        const int count = review.rating ? std::clamp(static_cast<int>(std::lround(review.rating->best)), 1, 10) : 0;
        const Pt stars = pitch * static_cast<double>(count), between = count > 0 && !review.byline.empty() ? setting.grid.gutter : Pt(0);
        const std::string words = byline_of(review);
        Line line;
        if (!words.empty()) line = setting.one_line(words, type, (end - x) * 0.8 - stars - between);
        const Pt own = words.empty() ? Pt(0) : ink_end(setting, line);
        const Pt width = own + between + stars, left = x + (end - x - width) / 2, middle = baseline - to_points(setting.cap_height(type), type.size) / 2;
        const Pt rule = (end - x - width) / 2 - setting.grid.gutter;
        if (rule > 20_pt) {
            frame.rules.push_back({{x, middle, rule, hairline}, Ink::ink});
            frame.rules.push_back({{end - rule, middle, rule, hairline}, Ink::ink});
        }
        line.origin = {left, baseline};
        if (!words.empty()) frame.lines.push_back(std::move(line));
        for (int i = 0; i < count; ++i) {
            frame.stars.push_back({{left + own + between + pitch * (i + 0.5), middle}, height * 0.55, std::clamp(review.rating->stars - i, 0.0, 1.0)});
        }
        frame.bounds = {x, baseline - setting.grid.baseline, end - x, setting.grid.baseline * 1.3};
        return frame;
    }
    const Pt rule = baseline - setting.grid.baseline;
    frame.bounds = {x, rule, end - x, baseline - rule + 8_pt};
    frame.rules.push_back({{x, rule, end - x, hairline}, Ink::ink});
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
        Line line = setting.one_line(byline_of(review), type, room);
        line.origin = {x, baseline};
        frame.lines.push_back(std::move(line));
    }
    return frame;
}

namespace {

/// How the acts' names stand on the line: beside their numerals, under them in one line or two, or not at all.
enum class Naming { beside, under, under_in_two, none };

struct ActPlace {
    Pt x, until;
};

DisplayText set_name(const Setting& setting, const TextStyle& type, const std::string& words, Pt measure, int lines) {
    DisplayRequest request{.style = type, .measure = measure, .most_lines = lines, .smallest = max(15_pt, type.size * 0.8)};
    request.keep_accent_whole = false;
    return setting.display({{words, {}}}, request);
}

/// The first way in which every name is whole; of names that are far too long one in so many may be cut.
Naming naming_for(const Setting& setting, const std::vector<ActPlace>& places, const std::vector<Pt>& numerals, const TextStyle& type) {
    const auto& acts = setting.review.acts;
    constexpr Pt least_measure = 62_pt;
    const auto too_long = [&](Naming naming) {
        int count = 0;
        for (std::size_t act = 0; act < acts.size(); ++act) {
            const Pt measure = places[act].until - places[act].x - (naming == Naming::beside ? numerals[act] : Pt(0));
            const int lines = naming == Naming::under_in_two ? 2 : 1;
            // Names that all but touch the next numeral are read as one with it.
            const Pt air = naming == Naming::beside && acts.size() > 1 ? 20_pt : Pt(0);
            if (!set_name(setting, type, acts[act].title, measure - air, lines).fits) ++count;
        }
        return count;
    };
    for (const Naming naming : {Naming::beside, Naming::under, Naming::under_in_two}) {
        if (too_long(naming) == 0) return naming;
    }
    Pt narrowest{1e6};
    for (const ActPlace& place : places) narrowest = min(narrowest, place.until - place.x);
    return narrowest < least_measure ? Naming::none : Naming::under_in_two;
}

void add_act_names(const Setting& setting, Frame& frame, Pt left, Pt right, std::optional<int> current_act) {
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
    const Naming naming = naming_for(setting, places, beside, name);
    const Pt pitch = name.size * 1.1;
    const Pt first = naming == Naming::beside || naming == Naming::none ? top + 135_pt : naming == Naming::under ? top + 126_pt : top + 118_pt;
    const Pt under = min(26_pt, (depth - 38_pt - (first - top)) - (naming == Naming::under_in_two ? pitch : Pt(0)));
    for (std::size_t act = 0; act < acts.size(); ++act) {
        const auto [x, until] = places[act];
        numbers[act].origin = {x, first};
        frame.lines.push_back(numbers[act]);
        if (naming == Naming::none) continue;
        const Pt from = naming == Naming::beside ? x + beside[act] : x;
        if (until - from < name.size * 2.0) continue;  // no room for a name worth reading
        DisplayText set = set_name(setting, name, acts[act].title, until - from, naming == Naming::under_in_two ? 2 : 1);
        if (!set.fits) {
            set.lines = {setting.one_line(acts[act].title, name, until - from)};
        }
        Pt y = naming == Naming::beside ? first : first + under;
        for (Line& label : set.lines) {
            label.origin = {from, y};
            y += pitch;
            if (current_act == static_cast<int>(act)) {
                for (SetRun& run : label.runs) run.ink = lit;
            }
            frame.lines.push_back(std::move(label));
        }
    }
}

}  // namespace

Frame make_timeline(const Setting& setting, const FrameSpec& spec, std::string id, std::optional<int> current_act) {
    Frame frame{.id = std::move(id), .kind = FrameKind::timeline};
    const Grid& grid = setting.grid;
    const Style& style = setting.style;
    const bool standing = spec.left.edge == AcrossPlace::Edge::bleed;
    const Pt left = grid.across(spec.left, false), right = grid.across(spec.right, true);
    const Pt top = spec.top.edge == DownPlace::Edge::band ? grid.band : grid.down(spec.top, false);
    frame.bounds = {Pt(0), top, grid.page.width, grid.page.height - top};
    enum class Drawing { bars, steps };
    WaveRequest wave;
    wave.left = left;
    wave.right = right;
    wave.standing = standing;
    wave.half_height = standing ? style.points("timeline.height") * 0.9 : style.points("timeline.height");
    wave.centre = standing ? grid.page.height : top + 56_pt;
    wave.least = standing ? 6_pt : 3_pt;
    wave.pitch = max(style.points("timeline.pitch"), style.points("timeline.bar"));
    wave.bar = style.points("timeline.bar");
    if (standing) {
        wave.pitch *= 2.0;
        wave.bar *= 2.0;
    }
    wave.contrast = style.number("timeline.contrast");
    if (style.choice<Drawing>("timeline.drawing") == Drawing::steps) {
        // Steps stand on a line of their own, twice as high as bars reach to one side.
        wave.centre = standing ? grid.page.height : top + 108_pt;
        wave.half_height *= 2.0;
        frame.wave = make_steps(setting.review.acts, wave);
    } else {
        frame.wave = make_wave(setting.review.acts, wave);
    }
    if (!standing) add_act_names(setting, frame, left, right, current_act);
    return frame;
}

}  // namespace foyer
