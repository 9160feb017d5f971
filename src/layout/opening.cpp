#include "layout/opening.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "layout/inset.h"

#include "layout/picture_room.h"

namespace foyer {
namespace {

constexpr int least_word_lines = 3;
constexpr int least_facts_lines = 6;  // a box of fewer lines says nothing

/// Whether a headline stands on a panel, or where a picture would be that the review does not have.
bool stands_on_accent(const Setting& setting, const FrameSpec& headline, const std::vector<FrameSpec>& specs) {
    const Rect own = setting.rect(headline);
    const Point middle{own.x + own.width / 2, own.y + own.height / 2};
    return std::any_of(specs.begin(), specs.end(), [&](const FrameSpec& spec) {
        const bool accent = spec.kind == FrameKind::panel || (spec.kind == FrameKind::picture && !setting.review.hero);
        return accent && setting.rect(spec).contains(middle);
    });
}

/// Whether lines of two frames touch, by their measures' boxes.
bool touch(const Frame& a, const Frame& b) {
    const auto box = [](const Line& line) {
        const Pt size = line.runs.empty() ? Pt(0) : line.runs.front().run.size;
        return Rect{line.origin.x, line.origin.y - size * 0.9, line.natural, size * 1.1};
    };
    return std::any_of(a.lines.begin(), a.lines.end(), [&](const Line& one) {
        return std::any_of(b.lines.begin(), b.lines.end(), [&](const Line& other) { return box(one).intersects(box(other)); });
    });
}

/// A credit that headline or label reach into, or that stands on what the picture is about, moves to the head of its picture;
/// where that is no better, it gives way to them.
void keep_credit_off(const Setting& setting, Spread& spread) {
    const auto credit = std::find_if(spread.frames.begin(), spread.frames.end(), [](const Frame& frame) { return frame.kind == FrameKind::credit; });
    if (credit == spread.frames.end() || credit->lines.empty()) return;
    const auto touched = [&] {
        return std::any_of(spread.frames.begin(), spread.frames.end(), [&](const Frame& frame) {
            return (frame.kind == FrameKind::headline && touch(*credit, frame)) || (frame.kind == FrameKind::tape && credit->bounds.intersects(frame.bounds));
        });
    };
    const auto move = [&](Pt by) {
        move_lines(credit->lines, {Pt(0), by});
        credit->bounds.y += by;
    };
    const bool hides = covers_kept_part(setting, spread, *credit);
    if (!touched() && !hides) return;
    const bool was_touched = touched();
    const Pt by = setting.grid.line(1.7) - credit->lines.front().origin.y;
    move(by);
    if (!touched() && !covers_kept_part(setting, spread, *credit)) return;
    if (was_touched) spread.frames.erase(credit);
    else move(-by);
}

/// The verdict as large as the room below the text: it is the page's picture then.
std::optional<Frame> make_large_word(const Setting& setting, const ColumnRoom& first, const ColumnRoom& last_room, int first_line, int last_line) {
    const Grid& grid = setting.grid;
    const Pt top = grid.line(first_line), foot = grid.line(last_line);
    FillRequest request;
    request.style = setting.style.text_style("loud");
    request.style.colour = Ink::accent;
    request.measure = last_room.x + last_room.measure - first.x;
    const Pt weight = setting.style.points("rule.weight"), air = grid.baseline * 1.2;
    request.height = foot - top - weight - air;
    request.gap = grid.baseline * 0.8;
    DisplayText text = fill_display({{setting.review.verdict, {}}}, request, setting.review.lang, setting.typesetter, setting.diagnostics);
    if (text.lines.empty()) return std::nullopt;
    Frame frame{.id = "opening/last-word", .kind = FrameKind::loud};
    frame.rules.push_back({{first.x, top, request.measure, weight}, Ink::ink});
    const Pt spare = request.height - text.lines.back().origin.y - text.sink;
    move_lines(text.lines, {first.x, top + weight + air + spare / 2});
    frame.bounds = {first.x, top, request.measure, foot - top};
    frame.lines = std::move(text.lines);
    return frame;
}

/// The verdict, large, in the room of a few lines below the text; empty where it does not fit.
std::optional<Frame> make_last_word(const Setting& setting, const ColumnRoom& first, const ColumnRoom& last_room, int first_line, int last_line) {
    if (setting.review.verdict.empty()) return std::nullopt;
    const Grid& grid = setting.grid;
    if (last_line - first_line >= least_facts_lines) return make_large_word(setting, first, last_room, first_line, last_line);
    DisplayRequest request = plain_request(setting.style.text_style("quiet"), last_room.x + last_room.measure - first.x,
                                           std::max(1, (last_line - first_line) / 2), 0.8);
    request.alignment = setting.style.choice<Alignment>("quotes.align");
    DisplayText text = setting.display({{setting.review.verdict, {}}}, request);
    if (text.lines.empty() || !text.fits) return std::nullopt;
    const Pt foot = grid.line(last_line), span = text.lines.back().origin.y;
    const Pt rule = grid.line(first_line);
    const Pt cap = to_points(setting.cap_height(request.style), text.size);
    if (foot - span - cap < rule + grid.baseline * 0.4) return std::nullopt;
    Frame frame{.id = "opening/last-word", .kind = FrameKind::quiet};
    frame.rules.push_back({{first.x, rule, request.measure, setting.style.points("rule.hairline")}, Ink::ink});
    // In the middle between the rule and the foot.
    const Pt room = foot - rule - cap - span;
    move_lines(text.lines, {first.x, rule + room * 0.55 + cap});
    frame.bounds = {first.x, rule, request.measure, foot - rule};
    frame.lines = std::move(text.lines);
    return frame;
}

/// Where a headline whose lines run into the colophon must end instead; nothing where they keep off it.
std::optional<AcrossPlace> reaches_colophon(const Setting& setting, const Frame& headline, const std::vector<FrameSpec>& specs) {
    for (const FrameSpec& spec : specs) {
        if (spec.kind != FrameKind::colophon) continue;
        constexpr double lines = 5;
        const Pt left = setting.grid.across(spec.left, false) - setting.grid.gutter;
        const Pt top = setting.grid.down(spec.top, false) - setting.grid.baseline * 0.75, foot = top + setting.grid.baseline * lines;
        for (const Line& line : headline.lines) {
            const Pt above = line.origin.y - (line.runs.empty() ? Pt(0) : line.runs.front().run.size * 0.7);
            if (line.origin.x + line.natural <= left || line.origin.y <= top || above >= foot) continue;
            AcrossPlace end = spec.left;
            end.by = end.by - setting.grid.gutter;
            return end;
        }
    }
    return std::nullopt;
}

bool bears_headline(const Setting& setting, const FrameSpec& picture, const std::vector<FrameSpec>& specs) {
    const Rect bounds = setting.rect(picture);
    return std::any_of(specs.begin(), specs.end(), [&](const FrameSpec& spec) { return spec.kind == FrameKind::headline && bounds.intersects(setting.rect(spec)); });
}

}  // namespace

Opening make_opening(const Setting& setting) {
    Opening opening;
    opening.spread.id = "opening";
    opening.spread.kind = SpreadKind::opening;
    const Grid& grid = setting.grid;
    double after = 3;  // grid line of the last baseline set, for `after` and `same`
    double same = 3;
    Pt headline_top = grid.line(20);
    const auto resolve = [&](const DownPlace& place) {
        if (place.edge == DownPlace::Edge::after) return after + place.lines;
        if (place.edge == DownPlace::Edge::same) return same;
        return grid.down(place, false) / grid.baseline;
    };
    const auto last_line = [&](const Frame& frame) { return frame.lines.back().origin.y / grid.baseline; };
    const auto& specs = setting.design.opening_frames(setting.review.hero.has_value());
    for (const FrameSpec& designed : specs) {
        FrameSpec spec = designed;
        const bool counted = spec.top.edge == DownPlace::Edge::after || spec.top.edge == DownPlace::Edge::same || spec.top.edge == DownPlace::Edge::band;
        if (counted && spec.kind != FrameKind::timeline) spec.top = {DownPlace::Edge::line, resolve(spec.top)};
        const std::string id = "opening/" + std::string(to_string(spec.kind));
        Frame frame;
        switch (spec.kind) {
            case FrameKind::picture:
                // Where the headline stands on it the crop is chosen with the letters.
                frame = make_picture(setting, spec, id, setting.rect(spec), bears_headline(setting, spec, specs) ? Keeping::nothing : Keeping::what_matters);
                break;
            case FrameKind::panel:
                frame = {.id = id, .kind = FrameKind::panel, .bounds = setting.rect(spec), .torn = spec.torn};
                break;
            case FrameKind::headline:
                frame = make_headline(setting, spec, id, stands_on_accent(setting, spec, specs));
                if (const auto before = reaches_colophon(setting, frame, specs)) {
                    spec.right = *before;
                    frame = make_headline(setting, spec, id, stands_on_accent(setting, spec, specs));
                }
                if (frame.lines.empty()) break;
                headline_top = frame.bounds.top();
                if (spec.hang) after = std::ceil(frame.bounds.bottom() / grid.baseline * 2 - 0.02) / 2;
                break;
            case FrameKind::tape: frame = make_tape(setting, spec, id, headline_top); break;
            case FrameKind::credit: frame = make_credit(setting, spec, id); break;
            case FrameKind::label: frame = make_label(setting, spec, id); break;
            case FrameKind::colophon: frame = make_colophon(setting, spec, id); break;
            case FrameKind::facts:
                if (!spec.fill) {
                    frame = make_facts_table(setting, spec, id);
                    break;
                }
                for (Frame& box : make_facts_box(setting, setting.rect(spec), id)) {
                    if (!box.lines.empty()) opening.spread.frames.push_back(std::move(box));
                }
                continue;
            case FrameKind::header:
                frame = make_header(setting, spec, id, setting.review.kicker.empty() ? setting.title() : setting.review.kicker,
                                    setting.review.screening);
                after = std::floor(frame.bounds.bottom() / grid.baseline);
                break;
            case FrameKind::standfirst:
                frame = make_standfirst(setting, spec, id);
                // Where it says nothing, what follows stands in its place.
                after = frame.lines.empty() ? std::max(after, spec.top.lines - 2) : last_line(frame);
                break;
            case FrameKind::byline: {
                const double baseline = resolve(spec.top);
                frame = make_byline(setting, spec, id, grid.line(baseline));
                if (!frame.lines.empty() || !frame.stars.empty()) after = baseline;
                break;
            }
            case FrameKind::text: {
                const int first = static_cast<int>(std::ceil(resolve(spec.top) - 0.02));
                const int last = std::min(static_cast<int>(std::floor(grid.down(spec.foot, true) / grid.baseline + 0.02)),
                                          static_cast<int>(std::floor(grid.band / grid.baseline + 1e-6)) - 1);
                const Pt left = grid.across(spec.left, false);
                same = first;
                opening.rooms.push_back({0, static_cast<int>(opening.rooms.size()), first, std::max(0, last - first + 1), left,
                                         grid.across(spec.right, true) - left});
                continue;
            }
            case FrameKind::timeline: frame = make_timeline(setting, spec, id, std::nullopt); break;
            default: continue;
        }
        const bool empty = frame.lines.empty() && frame.rules.empty() && frame.stars.empty() && !frame.wave;
        if (empty && spec.kind != FrameKind::picture && spec.kind != FrameKind::panel) continue;  // it gives its room back
        opening.spread.frames.push_back(std::move(frame));
    }
    keep_letters_off(setting, specs, opening.spread);
    keep_credit_off(setting, opening.spread);
    return opening;
}

namespace {

/// Pictures of the text below it, a column each from the first on, but for one that is left to the facts; the indices placed.
std::vector<int> place_insets_below(const Setting& setting, Opening& opening, int last, int foot) {
    constexpr int least_picture_lines = 6;
    std::vector<int> placed;
    const auto& rooms = opening.rooms;
    const std::size_t columns = rooms.size() > 1 && !setting.review.film.title.empty() ? rooms.size() - 1 : rooms.size();
    for (int index = 0; index < static_cast<int>(setting.review.insets.size()) && placed.size() < columns; ++index) {
        const Inset& inset = setting.review.insets[static_cast<std::size_t>(index)];
        if (setting.facts(inset.name()) == nullptr) continue;
        const ColumnRoom& room = rooms[placed.size()];
        InsetCaption caption = set_caption(setting, inset, room.measure);
        const TextStyle body = setting.style.text_style("text");
        const Pt top = setting.grid.line(last + 2.0) - to_points(setting.cap_height(body), body.size);
        InsetPlace place;
        place.caption_foot = setting.grid.line(foot);
        const Pt height = place.caption_foot - caption_depth(setting, caption) - top;
        if (height < setting.grid.baseline * least_picture_lines) continue;
        const PictureFacts& facts = *setting.facts(inset.name());
        const Pt own = room.measure / aspect_of(setting, inset);
        constexpr double least_shown = 0.6;
        if (facts.outline.empty() && std::min(height / own, own / height) < least_shown) continue;
        Pt width = room.measure;
        if (!facts.outline.empty()) width = min(width, height * aspect_of(setting, inset));
        place.picture = {room.x, top, width, facts.outline.empty() ? height : width / aspect_of(setting, inset)};
        if (!facts.outline.empty()) place.picture.y += height - place.picture.height;
        place.caption_left = place.picture.x;
        for (Frame& frame : make_inset_frames(setting, inset, "opening/inset-" + std::to_string(placed.size() + 1), place, std::move(caption), false)) {
            opening.spread.frames.push_back(std::move(frame));
        }
        placed.push_back(index);
    }
    return placed;
}

/// Takes the verdict out of the facts' box, where it stands large below the text.
void say_verdict_once(const Setting& setting, Opening& opening) {
    auto& frames = opening.spread.frames;
    const auto box = std::ranges::find(frames, FrameKind::facts, &Frame::kind);
    if (box == frames.end() || std::ranges::find(frames, FrameKind::verdict, &Frame::kind) == frames.end()) return;
    const Rect bounds = box->bounds;
    const std::string id = box->id;
    std::erase_if(frames, [](const Frame& frame) { return frame.kind == FrameKind::facts || frame.kind == FrameKind::verdict; });
    for (Frame& made : make_facts_box(setting, bounds, id, Telling::beside_verdict)) frames.push_back(std::move(made));
}

}  // namespace

std::vector<int> balance_opening(const Setting& setting, Opening& opening, int last) {
    auto& rooms = opening.rooms;
    if (rooms.empty()) return {};
    int foot = 0;
    for (const ColumnRoom& room : rooms) foot = std::max(foot, room.first_line + room.lines - 1);
    const int free = foot - last - 1;
    const auto& specs = setting.design.opening_frames(setting.review.hero.has_value());
    const bool told = std::any_of(specs.begin(), specs.end(), [](const FrameSpec& spec) { return spec.kind == FrameKind::facts; });
    const std::vector<int> pictures = free >= least_facts_lines ? place_insets_below(setting, opening, last, foot) : std::vector<int>{};
    if (pictures.size() == rooms.size()) {
        for (ColumnRoom& column : rooms) column.lines = std::max(0, last - column.first_line + 1);
        return pictures;
    }
    const std::size_t first = pictures.size();  // column that is free below the text
    std::optional<Frame> word;
    if (free >= least_word_lines && (told || free < least_facts_lines)) word = make_last_word(setting, rooms[first], rooms.back(), last + 1, foot);
    if (word) {
        say_verdict_once(setting, opening);
        opening.spread.frames.push_back(std::move(*word));
        for (ColumnRoom& column : rooms) column.lines = std::max(0, last - column.first_line + 1);
    } else if (free >= least_facts_lines) {
        const Pt top = setting.grid.line(last + 2.0);
        // A box that is wide and low says little: the verdict, large, has the room then, and the facts the last column.
        constexpr int low = 11;
        const std::size_t columns = rooms.size() - first;
        const bool apart = columns > 2 || (columns == 2 && free < low);
        if (apart && !setting.review.verdict.empty()) {
            ColumnRoom beside = rooms[rooms.size() - 2];
            beside.measure = beside.measure - setting.grid.gutter * 0.8;  // italics lean over, and points hang
            word = make_large_word(setting, rooms[first], beside, last + 2, foot);
        }
        const Pt left = word ? rooms.back().x : rooms[first].x, right = rooms.back().x + rooms.back().measure;
        const bool bleeds = setting.style.choice<Ground>("facts.ground") != Ground::paper;
        const bool at_edge = bleeds && setting.grid.page.width - right <= setting.grid.margin + 1_pt;
        // Columns that begin lower than the text ends give their room to the facts as well.
        for (Frame& frame : make_facts(setting, "opening/facts",
                                       {left, top, (at_edge ? setting.grid.page.width : right) - left,
                                        (bleeds ? setting.grid.band : setting.grid.line(foot + 0.5)) - top},
                                       at_edge || !bleeds ? right : right - 24_pt, word ? Telling::beside_verdict : Telling::once)) {
            opening.spread.frames.push_back(std::move(frame));
        }
        if (word) opening.spread.frames.push_back(std::move(*word));
        for (ColumnRoom& column : rooms) column.lines = std::max(0, last - column.first_line + 1);
    } else {
        // Too little for the facts: the text stands at the foot and the white above it.
        for (ColumnRoom& column : rooms) {
            const int lines = std::max(0, last - column.first_line + 1);
            column.first_line += column.lines - lines;
            column.lines = lines;
        }
    }
    return pictures;
}

}  // namespace foyer
