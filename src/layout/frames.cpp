#include "layout/frames.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/text.h"
#include "layout/timeline.h"

namespace foyer {

DisplayText Setting::display(const RichText& text, DisplayRequest request) const {
    DisplayText out = set_display(text, request, review.lang, typesetter, diagnostics);
    const Pt half = grid.baseline / 2;
    const Pt leading = request.style.leading / request.style.size * out.size;
    const double steps = std::max(1.0, std::round(leading / half));
    // Tails and commas that would run into the line below open the lines by as little as will do.
    constexpr double air = 0.03;
    const Pt clear = out.closest + out.size * air, quarter = half / 2;
    const Pt pitch = max(half * steps, out.closest > Pt(0) ? quarter * std::ceil(clear / quarter - 1e-6) : Pt(0));
    for (std::size_t i = 0; i < out.lines.size(); ++i) out.lines[i].origin.y = pitch * static_cast<double>(i);
    return out;
}

DisplayText Setting::display_evenly(const RichText& text, DisplayRequest request) const {
    constexpr double step = 0.95, least = 0.72;
    DisplayText best = display(text, request);
    if (!best.fits) return best;
    const Pt smallest = best.size * least;
    double even = evenness_of(best);
    for (Pt size = best.size * step; even < well_broken && size >= smallest; size *= step) {
        request.style.leading *= size / request.style.size;
        request.style.size = request.smallest = size;
        DisplayText tried = display(text, request);
        if (!tried.fits || evenness_of(tried) <= even) continue;
        best = std::move(tried);
        even = evenness_of(best);
    }
    return best;
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

const PictureFacts* Setting::facts(const std::string& picture) const {
    const auto known = pictures.find(picture);
    return known == pictures.end() || known->second.size.empty() ? nullptr : &known->second;
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

InkReach ink_reach(const Setting& setting, const Line& line) {
    InkReach reach;
    for (const SetRun& run : line.runs) {
        for (const PlacedGlyph& glyph : run.run.glyphs) {
            const FontBook::GlyphBox box = setting.typesetter.book().glyph_box(run.run.face, glyph.glyph);
            reach.above = max(reach.above, to_points(box.top, run.run.size));
            reach.below = max(reach.below, -to_points(box.bottom, run.run.size));
        }
    }
    return reach;
}

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

namespace {

/// Moves a line so that the ink of its last letter, not the tracking behind it, ends at `right`.
void flush_right(const Setting& setting, Line& line, Pt right) {
    if (!line.runs.empty()) line.origin.x = right - ink_end(setting, line);
}

}  // namespace

std::string act_numeral(const Setting& setting, int act) {
    enum class Numerals { roman, arabic };
    return setting.style.choice<Numerals>("timeline.numerals") == Numerals::arabic ? fmt::format("{}", act + 1) : roman_numeral(act + 1);
}

Frame make_shown(const Setting& setting, const ShownPicture& shown, const FrameSpec& spec, std::string id, Rect bounds) {
    Frame frame{.id = std::move(id), .kind = FrameKind::picture, .bounds = bounds, .torn = spec.torn};
    frame.picture = shown.name;
    if (const PictureFacts* facts = setting.facts(frame.picture)) {
        frame.light = facts->light;
        frame.crop = crop_for(facts->size, bounds, shown.focus, spec.focus, spec.zoom);
    }
    return frame;
}

namespace {

/// Moves a crop by as little as will do so that none of these parts is cut; where it is too small for all of them, those
/// nearest to the focus.
Crop with_whole(Crop crop, std::vector<Crop> parts, Fraction2 focus) {
    constexpr double least_air = 0.012, air = 0.03;
    const auto far = [&](const Crop& part) { return std::hypot(part.x + part.width / 2 - focus.x, part.y + part.height / 2 - focus.y); };
    std::stable_sort(parts.begin(), parts.end(), [&](const Crop& a, const Crop& b) { return far(a) < far(b); });
    double left = focus.x, right = focus.x, top = focus.y, foot = focus.y;
    for (const Crop& part : parts) {
        const double l = std::min(left, part.x), r = std::max(right, part.x + part.width);
        const double t = std::min(top, part.y), f = std::max(foot, part.y + part.height);
        if (r - l + least_air * 2 > crop.width || f - t + least_air * 2 > crop.height) continue;
        std::tie(left, right, top, foot) = std::tie(l, r, t, f);
    }
    const double beside = std::min(air, (crop.width - right + left) / 2), above = std::min(air, (crop.height - foot + top) / 2);
    crop.x = std::clamp(std::clamp(crop.x, right + beside - crop.width, left - beside), 0.0, 1 - crop.width);
    crop.y = std::clamp(std::clamp(crop.y, foot + above - crop.height, top - above), 0.0, 1 - crop.height);
    return crop;
}

}  // namespace

Frame make_picture(const Setting& setting, const FrameSpec& spec, std::string id, Rect bounds, Keeping keeping) {
    if (!setting.review.hero) return {.id = std::move(id), .kind = FrameKind::picture, .bounds = bounds, .torn = spec.torn};
    FrameSpec closer = spec;
    closer.zoom *= setting.style.number("picture.zoom");
    const Fraction2 focus = setting.review.hero->focus, shift = setting.style.point("picture.shift");
    Frame frame = make_shown(setting, {setting.review.hero->image, {focus.x + shift.x, focus.y + shift.y}}, closer, std::move(id), bounds);
    // Who moves the picture by hand sees what is cut.
    const bool moved = shift.x != 0 || shift.y != 0 || closer.zoom != spec.zoom;
    if (keeping == Keeping::what_matters && !moved && !setting.review.hero->keep.empty()) frame.crop = with_whole(frame.crop, setting.review.hero->keep, focus);
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

}  // namespace foyer
