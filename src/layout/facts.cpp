// The box of film facts.
#include <algorithm>
#include <cmath>

#include "core/text.h"
#include "layout/frames.h"

namespace foyer {
namespace {

struct Row {
    std::string label, value;
};

/// A label of a table begins with a capital, however it stood in a text.
std::string as_label(const std::string& words) {
    std::size_t second = 0;
    const char32_t first = words.empty() ? 0 : next_character(words, second);
    std::string label;
    if (first != 0) append_utf8(label, upper_case(first));
    return label + words.substr(second);
}

std::vector<Row> rows_of(const Review& review) {
    const Film& film = review.film;
    std::vector<Row> rows;
    if (!film.director.empty()) rows.push_back({"Director", film.director});
    for (const CastMember& member : film.cast) rows.push_back({as_label(member.role), member.actor});
    for (const std::string& credit : review.credits) {
        const auto colon = credit.find(": ");
        if (colon == std::string::npos) rows.push_back({"", credit});
        else rows.push_back({credit.substr(0, colon), credit.substr(colon + 2)});
    }
    return rows;
}

std::string fact_line(const Film& film) {
    std::string text;
    for (const std::string& fact : {film.year, film.runtime, film.distributor}) {
        if (!fact.empty()) text += (text.empty() ? "" : " · ") + fact;
    }
    return text;
}

// The box, in lines of the grid from its top: the title's baseline, then what follows from the baseline before.
constexpr double title_at = 3, title_pitch = 2.5, line_after = 1.33, rows_after = 1.67, rule_after = 0.6,
                 verdict_after = 3, verdict_pitch = 1.5, foot_after = 1.5, bare_foot_after = 0.5;
constexpr double verdict_air = 1.6, least_stars_room = 2.4;  // above the verdict's first baseline; for a row of stars
constexpr int most_note_lines = 13;  // a note on the author is a few sentences; more is a page of its own
constexpr double note_size = 0.85, note_pitch = 0.75;  // of the labels' size; lines of the grid
constexpr double note_after = 1.6;    // its first baseline below the rows' rule

struct Content {
    DisplayText title, verdict, note;
    std::string line;
    std::vector<Row> rows;
    double first = title_at, pitch = title_pitch;  ///< of the title's lines
    double foot = foot_after;                      ///< from the last baseline to the box's foot
};

/// Sets a display text smaller than its style would have it rather than let a long word leave its box.
DisplayText set_to_fit(const Setting& setting, const RichText& text, DisplayRequest request) {
    constexpr double step = 0.85, least = 0.25;
    const Pt usual = request.style.size;
    DisplayText set = setting.display(text, request);
    while (!set.fits && request.smallest > usual * least) {
        request.smallest = request.smallest * step;
        set = setting.display(text, request);
    }
    return set;
}

bool is_bare(const Setting& setting) { return setting.style.choice<Ground>("facts.ground") == Ground::paper; }

Content content_of(const Setting& setting, Pt width, Telling telling) {
    Content content;
    // On bare paper the last line stands level with the columns'.
    if (is_bare(setting)) content.foot = bare_foot_after;
    content.title = set_to_fit(setting, {{setting.title(), {}}},
                               plain_request(setting.style.text_style("facts.title"), width, 3, 0.5));
    if (content.title.lines.size() > 1) content.pitch = content.title.lines[1].origin.y / setting.grid.baseline;
    content.line = fact_line(setting.review.film);
    // What the opening tells in a table is not told again; a box there may be too small for all of it.
    const auto& opening = setting.design.opening_frames(setting.review.hero.has_value());
    const bool told = std::any_of(opening.begin(), opening.end(), [](const FrameSpec& spec) { return spec.kind == FrameKind::facts && !spec.fill; });
    if (!told || telling == Telling::always) content.rows = rows_of(setting.review);
    if (!setting.review.verdict.empty() && telling != Telling::beside_verdict) {
        const RichText words = {{setting.review.verdict, {}}};
        const DisplayRequest request = plain_request(setting.style.text_style("verdict"), width, 4, 0.7);
        content.verdict = setting.display_evenly(words, request);
        if (!content.verdict.fits) content.verdict = set_to_fit(setting, words, request);
    }
    if (!setting.review.note.empty() && setting.review.verdict.empty()) {
        TextStyle type = setting.style.text_style("facts.label");
        type.size *= note_size;
        content.note = setting.display({{setting.review.note, {}}}, plain_request(type, width, most_note_lines));
        if (!content.note.fits) content.note.lines.clear();
    }
    return content;
}

double height_of(const Content& content) {
    double lines = content.first + content.pitch * std::max(0.0, static_cast<double>(content.title.lines.size()) - 1);
    if (!content.line.empty()) lines += line_after;
    if (!content.rows.empty()) lines += rows_after + static_cast<double>(content.rows.size()) - 1 + rule_after;
    if (!content.verdict.lines.empty()) {
        lines += verdict_after - (content.rows.empty() ? 0 : rule_after) +
                 verdict_pitch * (static_cast<double>(content.verdict.lines.size()) - 1);
    }
    if (!content.note.lines.empty()) lines += note_after + note_pitch * (static_cast<double>(content.note.lines.size()) - 1);
    return lines + content.foot;
}

/// Within a coloured box the words keep off its edges; on bare paper its rules end with them.
Pt padding_of(const Setting& setting) { return is_bare(setting) ? 0_pt : 24_pt; }

/// How many stars there are to draw, filled or not.
int star_count(const Review& review) {
    return review.rating ? std::clamp(static_cast<int>(std::lround(review.rating->best)), 1, 10) : 0;
}

/// In a box much larger than the little there is to say, the film's title says it: as large as leaves the rating its row.
void enlarge_title(const Setting& setting, Content& content, Pt width, double room) {
    constexpr double much = 4;  // lines; less is white space like any other
    constexpr double step = 1.04, greatest = 6;
    constexpr double head = 0.9;  // lines above the title's capitals
    const Pt unit = setting.grid.baseline;
    const int stars = star_count(setting.review);
    const double for_stars = stars > 0 ? std::max(2.4, width / unit / stars) + 1.6 : 0;
    if (content.title.lines.empty() || room - height_of(content) - for_stars < much) return;
    DisplayRequest request;
    request.style = setting.style.text_style("facts.title");
    request.measure = width;
    request.most_lines = 3;
    request.keep_accent_whole = false;
    const double cap_height = setting.cap_height(request.style).value;
    for (double larger = greatest; larger > 1; larger /= step) {
        DisplayRequest tried = request;
        tried.style.size *= larger;
        tried.style.leading *= larger;
        tried.smallest = tried.style.size;
        Content with = content;
        with.title = setting.display({{setting.title(), {}}}, tried);
        if (!with.title.fits) continue;
        with.first = head + with.title.size * cap_height / unit;
        with.pitch = with.title.lines.size() > 1 ? with.title.lines[1].origin.y / unit : title_pitch;
        if (height_of(with) + for_stars > room) continue;
        content = std::move(with);
        return;
    }
}

/// A value of a table, in two lines where one is too short for it and there is room.
std::vector<Line> set_value(const Setting& setting, const std::string& words, const TextStyle& type, Pt measure, bool room_for_two) {
    DisplayRequest request = plain_request(type, measure, 1, 0.8);
    if (room_for_two && !setting.display({{words, {}}}, request).fits) {
        request.most_lines = 2;
        DisplayText two = setting.display({{words, {}}}, request);
        if (two.fits) return std::move(two.lines);
    }
    return {setting.one_line(words, type, measure)};
}

}  // namespace

Frame make_facts_table(const Setting& setting, const FrameSpec& spec, std::string id) {
    Frame frame{.id = std::move(id), .kind = FrameKind::facts, .bounds = setting.rect(spec), .ground = Ground::paper};
    const Film& film = setting.review.film;
    std::vector<Row> rows;
    const auto add = [&](const char* label, const std::string& value) {
        if (!value.empty()) rows.push_back({label, value});
    };
    add("Film", film.title);
    add("Director", film.director);
    add("Year", film.year);
    add("Length", film.runtime);
    add("From", film.distributor);
    for (const CastMember& member : film.cast) rows.push_back({as_label(member.role), member.actor});
    const Pt unit = setting.grid.baseline, foot = frame.bounds.bottom();
    const auto most = static_cast<std::size_t>(std::max(0.0, std::floor(frame.bounds.height / unit + 1.02)));
    if (rows.size() > most) {
        setting.diagnostics.push_back({Severity::note, "", {}, "the cast is longer than its box and was cut short", "name those who matter most first"});
        rows.resize(most);
    }
    if (rows.empty()) return frame;
    TextStyle label_type = setting.style.text_style("facts.label"), value_type = setting.style.text_style("facts.value");
    // Their colours are chosen for the box.
    if (!is_bare(setting)) label_type.colour = value_type.colour = Ink::ink;
    const Pt left = frame.bounds.x, width = frame.bounds.width;
    // The rows' second column begins at the half, or at the first place where the longest label still has room.
    Pt widest;
    for (const Row& row : rows) widest = max(widest, setting.one_line(row.label, label_type, width * 0.6).natural);
    const Pt second = max(width / 2, min(widest + 14_pt, width * 0.6));
    std::size_t spare = most - rows.size();
    std::vector<std::vector<Line>> values;
    int lines = 0;
    for (const Row& row : rows) {
        values.push_back(set_value(setting, row.value, value_type, width - (row.label.empty() ? Pt(0) : second), spare > 0));
        spare -= values.back().size() - 1;
        lines += static_cast<int>(values.back().size());
    }
    const Pt first = foot - unit * (lines - 1.0);
    Pt y = first;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        frame.rules.push_back({{left, y - unit * 0.74, width, setting.style.points("rule.hairline")}, Ink::ink});
        if (!rows[i].label.empty()) {
            Line label = setting.one_line(rows[i].label, label_type, second - 10_pt);
            label.origin = {left, y};
            frame.lines.push_back(std::move(label));
        }
        for (Line& value : values[i]) {
            value.origin = {left + (rows[i].label.empty() ? Pt(0) : second), y};
            frame.lines.push_back(std::move(value));
            y += unit;
        }
    }
    frame.bounds = {left, first - unit * 0.8, width, foot - first + unit * 1.1};
    return frame;
}

std::vector<Frame> make_facts_box(const Setting& setting, Rect bounds, std::string id, Telling telling) {
    if (setting.review.film.title.empty()) return {};
    return make_facts(setting, std::move(id), bounds, bounds.right() - padding_of(setting), telling);
}

FactsHeight facts_height(const Setting& setting, Pt width) {
    Content content = content_of(setting, width - padding_of(setting) * 2.0, Telling::once);
    // A box on bare paper ends half a line below its last baseline, and not at the next one.
    const double lost = is_bare(setting) ? 0.5 : 0;
    // The rating's row between the rows and the verdict.
    const bool starred = star_count(setting.review) > 0 && !content.verdict.lines.empty();
    const double stars = starred ? least_stars_room - (verdict_after - rule_after - verdict_air) : 0;
    const double own = height_of(content) + lost - 0.05;
    return {static_cast<int>(std::ceil(own)), static_cast<int>(std::ceil(own + stars))};
}

namespace {

/// The verdict beside the facts of a wide box: as large as half of it holds, in the middle of its height.
Frame make_verdict_beside(const Setting& setting, std::string id, Rect room) {
    constexpr double largest = 2.4, step = 0.96, deepest = 0.8;  // of the style's size; of the room's height
    Frame frame{.id = std::move(id), .kind = FrameKind::verdict};
    const TextStyle style = setting.style.text_style("verdict");
    const Pt unit = setting.grid.baseline;
    DisplayText text;
    for (double larger = largest; larger > 0.5; larger *= step) {
        TextStyle tried = style;
        tried.size *= larger;
        tried.leading = max(style.leading, unit * verdict_pitch) * larger;
        text = setting.display({{setting.review.verdict, {}}}, plain_request(tried, room.width, 5));
        const bool fits = text.fits && !text.lines.empty() && text.lines.back().origin.y + text.size <= room.height * deepest;
        if (fits && (evenness_of(text) >= well_broken || larger < 1)) break;
    }
    if (text.lines.empty()) return frame;
    const Pt cap = to_points(setting.cap_height(style), text.size), last = text.lines.back().origin.y;
    const Pt first = room.y + (room.height - last + cap) / 2;
    move_lines(text.lines, {room.x, first});
    frame.turn = {setting.style.number("verdict.turn"), {room.x, first}};
    frame.bounds = {room.x, first - cap - unit * 0.3, room.width, last + cap + unit * 0.8};
    frame.lines = std::move(text.lines);
    return frame;
}

}  // namespace

std::vector<Frame> make_facts(const Setting& setting, std::string id, Rect bounds, Pt content_right, Telling telling) {
    // Across a wide box no eye follows from a part to its player: the verdict takes the other half.
    constexpr Pt widest_table{640};
    const Pt inner = bounds.x + padding_of(setting), half = (content_right - inner - setting.grid.gutter * 2.0) / 2;
    const bool parted = telling != Telling::beside_verdict && !setting.review.verdict.empty() && content_right - inner > widest_table &&
                        !content_of(setting, half, telling).rows.empty();
    if (parted) {
        const Rect room = {content_right - half, bounds.y, half, bounds.height};
        std::vector<Frame> frames = make_facts(setting, id, bounds, inner + half, Telling::beside_verdict);
        frames.push_back(make_verdict_beside(setting, id + "/verdict", room));
        return frames;
    }
    Frame verdict{.id = id + "/verdict", .kind = FrameKind::verdict};
    Frame frame{.id = std::move(id), .kind = FrameKind::facts, .bounds = bounds};
    const Pt padding = padding_of(setting);
    const Pt left = bounds.x + padding, width = content_right - left, unit = setting.grid.baseline;
    Content content = content_of(setting, width, telling);
    const double room = bounds.height / unit;
    // What does not fit is left out: the cast from its end, then the verdict, then the line, and the end of the title.
    const std::size_t all_rows = content.rows.size();
    while (height_of(content) > room + 0.05 && content.rows.size() > 3) content.rows.pop_back();
    if (height_of(content) > room + 0.05) content.rows.clear();
    if (height_of(content) > room + 0.05) content.verdict.lines.clear();
    if (height_of(content) > room + 0.05) content.line.clear();
    if (height_of(content) > room + 0.05 && content.title.lines.size() > 1) {
        while (height_of(content) > room + 0.05 && content.title.lines.size() > 1) content.title.lines.pop_back();
        setting.diagnostics.push_back({Severity::note, "", {}, "the film's title is longer than its box and was cut short", ""});
    }
    if (content.rows.size() < all_rows && telling != Telling::always) {
        setting.diagnostics.push_back({Severity::note, "", {}, "the cast is longer than its box and was cut short",
                                       "name those who matter most first"});
    }

    enlarge_title(setting, content, width, room);

    double at = content.first;
    for (std::size_t i = 0; i < content.title.lines.size(); ++i) {
        Line line = std::move(content.title.lines[i]);
        line.origin = {left, bounds.top() + unit * at};
        if (i + 1 < content.title.lines.size()) at += content.pitch;
        frame.lines.push_back(std::move(line));
    }
    if (!content.line.empty()) {
        at += line_after;
        Line line = setting.one_line(content.line, setting.style.text_style("facts.line"), width);
        line.origin = {left, bounds.top() + unit * at};
        frame.lines.push_back(std::move(line));
    }
    const Pt hairline = max(setting.style.points("rule.hairline"), 2_pt);
    if (!content.rows.empty()) {
        frame.rules.push_back({{left, bounds.top() + unit * (at + 0.68), width, hairline}, Ink::ink});
        at += rows_after - 1;
        const TextStyle label_type = setting.style.text_style("facts.label"), value_type = setting.style.text_style("facts.value");
        for (const Row& row : content.rows) {
            at += 1;
            const Pt y = bounds.top() + unit * at;
            Line value = setting.one_line(row.value, value_type, width * 0.62);
            value.origin = {content_right - value.natural, y};
            if (!row.label.empty()) {
                Line label = setting.one_line(row.label, label_type, width - value.natural - 12_pt);
                label.origin = {left, y};
                frame.lines.push_back(std::move(label));
            }
            frame.lines.push_back(std::move(value));
        }
        at += rule_after;
        frame.rules.push_back({{left, bounds.top() + unit * at, width, hairline}, Ink::ink});
    }
    // The verdict stands at the foot; what room is left between goes to the rating, large.
    const double verdict_lines = static_cast<double>(content.verdict.lines.size());
    const double verdict_first = room - content.foot - verdict_pitch * std::max(0.0, verdict_lines - 1);
    if (!content.verdict.lines.empty()) {
        verdict.turn = {setting.style.number("verdict.turn"), {left, bounds.top() + unit * verdict_first}};
        for (std::size_t i = 0; i < content.verdict.lines.size(); ++i) {
            Line line = std::move(content.verdict.lines[i]);
            line.origin = {left, bounds.top() + unit * (verdict_first + verdict_pitch * static_cast<double>(i))};
            verdict.lines.push_back(std::move(line));
        }
    }
    // The note on the author stands at the foot where no verdict does, if there is room for all of it.
    const double note_lines = static_cast<double>(content.note.lines.size()), note_first = room - content.foot - note_pitch * (note_lines - 1);
    const bool noted = note_lines > 0 && content.verdict.lines.empty() && note_first - at > note_after - 0.7;
    for (std::size_t i = 0; noted && i < content.note.lines.size(); ++i) {
        Line line = std::move(content.note.lines[i]);
        line.origin = {left, bounds.top() + unit * (note_first + note_pitch * static_cast<double>(i))};
        frame.lines.push_back(std::move(line));
    }
    const double free_until = noted ? note_first - 1.6 : content.verdict.lines.empty() ? room - 0.5 : verdict_first - verdict_air;
    if (setting.review.rating && free_until - at > least_stars_room) {
        const int count = star_count(setting.review);
        // A row of stars, and not stars strewn over a wide box.
        const Pt radius = min(width / static_cast<double>(count) * 0.46, unit * ((free_until - at) * 0.36)), pitch = radius / 0.46;
        for (int i = 0; i < count; ++i) {
            frame.stars.push_back({{left + pitch * (i + 0.5), bounds.top() + unit * ((at + free_until) / 2 + 0.3)}, radius,
                                   std::clamp(setting.review.rating->stars - i, 0.0, 1.0)});
        }
    }
    if (verdict.lines.empty()) return {std::move(frame)};
    verdict.bounds = {left, verdict.lines.front().origin.y - unit, width, unit * (verdict_pitch * verdict_lines + 0.5)};
    return {std::move(frame), std::move(verdict)};
}

}  // namespace foyer
