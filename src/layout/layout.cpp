#include "layout/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "layout/body.h"
#include "layout/turn_plan.h"

namespace foyer {
namespace {

constexpr int least_facts_lines = 6;  // a box of fewer lines says nothing

/// The opening without its running text, and the room it has for that.
struct Opening {
    Spread spread;
    std::vector<ColumnRoom> rooms;
};

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
    for (const FrameSpec& spec : setting.design.opening) {
        const std::string id = "opening/" + std::string(to_string(spec.kind));
        Frame frame;
        switch (spec.kind) {
            case FrameKind::picture: frame = make_picture(setting, spec, id, setting.rect(spec)); break;
            case FrameKind::headline:
                frame = make_headline(setting, spec, id);
                if (!frame.lines.empty()) headline_top = frame.bounds.top();
                break;
            case FrameKind::tape: frame = make_tape(setting, spec, id, headline_top); break;
            case FrameKind::credit: frame = make_credit(setting, spec, id); break;
            case FrameKind::header:
                frame = make_header(setting, spec, id, setting.review.kicker.empty() ? setting.title() : setting.review.kicker,
                                    setting.review.screening);
                after = spec.top.lines;
                break;
            case FrameKind::standfirst:
                frame = make_standfirst(setting, spec, id);
                if (!frame.lines.empty()) after = last_line(frame);
                break;
            case FrameKind::byline: {
                const double baseline = resolve(spec.top);
                frame = make_byline(setting, spec, id, grid.line(baseline));
                if (!frame.rules.empty()) after = baseline;
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
        if (empty && spec.kind != FrameKind::picture) continue;  // it gives its room back
        opening.spread.frames.push_back(std::move(frame));
    }
    return opening;
}

Frame make_quote(const Setting& setting, const PlacedFurniture& piece, std::string id) {
    const FurnitureBox box = box_of(setting, piece);
    const Grid& grid = setting.grid;
    const bool loud = piece.spec.kind == FrameKind::loud;
    const PullQuote& quote = setting.review.quotes[piece.quote];
    Frame frame{.id = std::move(id), .kind = piece.spec.kind, .quote = piece.quote};
    DisplayText text = set_quote(setting, piece.spec.kind, piece.quote, box.right - box.left);
    const TextStyle type = loud ? setting.style.text_style("loud") : setting.style.text_style("quiet");
    const TextStyle body = setting.style.text_style("text");
    const Pt cap_height = to_points(setting.cap_height(type), text.size);
    const Pt body_cap = to_points(setting.cap_height(body), body.size);
    const Pt span = text.lines.back().origin.y;
    const bool attributed = !quote.attribution.empty();
    const Ink rule_ink = loud ? Ink::accent : Ink::ink;
    const Pt weight = setting.style.points(loud ? NumberId("rule.weight") : NumberId("rule.hairline"));
    const Pt half = grid.baseline / 2;
    Pt first;
    if (piece.spec.side == FurnitureSpec::Side::head) {
        // Its capitals hang level with those of the text's first line; its rule closes it.
        first = half * std::round((grid.line(box.first_line) - body_cap + cap_height) / half);
        const Pt end = first + span + (attributed ? grid.baseline * 1.5 : Pt(0));
        frame.rules.push_back({{box.left, end + grid.baseline * 0.8, box.right - box.left, weight}, rule_ink});
        frame.bounds = {box.left, first - cap_height, box.right - box.left, end + grid.baseline * 0.8 + weight - first + cap_height};
    } else {
        // It stands on the page's last baseline, its rule above.
        first = grid.line(box.last_line) - span - (attributed ? grid.baseline * 1.5 : Pt(0));
        const Pt rule = grid.line(box.first_line + 0.5);
        frame.rules.push_back({{box.left, rule, box.right - box.left, weight}, rule_ink});
        frame.bounds = {box.left, rule, box.right - box.left, grid.line(box.last_line) - rule + grid.baseline * 0.3};
    }
    move_lines(text.lines, {box.left, first});
    const Pt last = text.lines.back().origin.y;
    frame.lines = std::move(text.lines);
    if (attributed) {
        TextStyle caption = setting.style.text_style("attribution");
        caption.size = min(caption.size, setting.style.text_style("kicker").size);
        Line line = setting.one_line(quote.attribution, caption, box.right - box.left);
        line.origin = {box.left, last + grid.baseline * 1.5};
        frame.lines.push_back(std::move(line));
    }
    return frame;
}

Frame make_inset(const Setting& setting, const PlacedFurniture& piece, std::string id, int turn) {
    const FurnitureBox box = box_of(setting, piece);
    const Grid& grid = setting.grid;
    const TextStyle body = setting.style.text_style("text");
    const Pt body_cap = to_points(setting.cap_height(body), body.size);
    const bool head = piece.spec.side == FurnitureSpec::Side::head;
    const int columns = static_cast<int>(setting.design.columns.size());
    const Pt left = piece.spec.bleed && piece.spec.first_column == 1 ? Pt(0) : box.left;
    const Pt right = piece.spec.bleed && piece.spec.last_column == columns ? grid.page.width : box.right;
    const bool whole = head && box.last_line + 1 >= setting.design.column_foot.lines;
    const Pt top = head ? grid.line(box.first_line) - body_cap : grid.line(box.first_line + 1.0) - body_cap;
    const Pt foot = whole || !head ? (piece.spec.bleed ? grid.band : grid.line(box.last_line)) : grid.line(box.last_line - 0.4);
    if (!setting.review.hero) return make_plate(setting, std::move(id), {left, top, right - left, foot - top});
    FrameSpec spec;
    spec.kind = FrameKind::picture;
    // Closer than the opening's view, and from elsewhere by turns: details, not the same picture again. A wide strip shows
    // little of its height as it is.
    const bool wide = (right - left) / (foot - top) > 2;
    spec.focus = turn % 2 == 1 ? Fraction2{0.5, 0.5} : Fraction2{0.36, 0.42};
    spec.zoom = wide ? 1 : turn % 2 == 1 ? 1.5 : 1.25;
    return make_picture(setting, spec, std::move(id), {left, top, right - left, foot - top});
}

Spread make_turn(const Setting& setting, const TurnPlan& plan, int number) {
    Spread spread;
    spread.id = fmt::format("turn-{}", number);
    spread.kind = SpreadKind::turn;
    int count = 0;
    for (const PlacedFurniture& piece : plan.furniture) {
        const std::string id = fmt::format("{}/{}-{}", spread.id, to_string(piece.spec.kind), ++count);
        if (piece.spec.kind == FrameKind::facts) {
            const FurnitureBox box = box_of(setting, piece);
            const Grid& grid = setting.grid;
            const bool whole = piece.depth >= static_cast<int>(setting.design.column_foot.lines - setting.design.column_top.lines) + 1;
            const TextStyle body = setting.style.text_style("text");
            const Pt top = whole ? grid.line(box.first_line) - to_points(setting.cap_height(body), body.size)
                                 : grid.line(box.first_line + 1.0);
            const bool bleeds_right = piece.spec.bleed && piece.spec.last_column == static_cast<int>(setting.design.columns.size());
            const Pt right = bleeds_right ? grid.page.width : box.right;
            const Pt foot = piece.spec.bleed ? grid.band : grid.line(box.last_line + 0.5);
            for (Frame& frame : make_facts(setting, id, {box.left, top, right - box.left, foot - top},
                                           bleeds_right ? box.right : box.right - 24_pt)) {
                spread.frames.push_back(std::move(frame));
            }
        } else if (piece.quote >= 0) {
            spread.frames.push_back(make_quote(setting, piece, id));
        } else {
            spread.frames.push_back(make_inset(setting, piece, id, number));
        }
    }
    return spread;
}

/// The act whose own paragraph fills most of the lines on a spread.
std::optional<int> act_on(const Setting& setting, const Spread& spread) {
    std::optional<int> best;
    int most = 0;
    for (std::size_t act = 0; act < setting.review.acts.size(); ++act) {
        const auto paragraph = setting.review.acts[act].paragraph;
        if (!paragraph) continue;
        int lines = 0;
        for (const Frame& frame : spread.frames) {
            if (frame.kind != FrameKind::text) continue;
            lines += static_cast<int>(std::count_if(frame.lines.begin(), frame.lines.end(),
                                                    [&](const Line& line) { return line.paragraph == *paragraph; }));
        }
        if (lines > most) {
            most = lines;
            best = static_cast<int>(act);
        }
    }
    return best;
}

/// A text that the opening holds alone: its columns balanced, and the film's facts in the room below them.
void balance_opening(const Setting& setting, Opening& opening, int lines) {
    auto& rooms = opening.rooms;
    if (rooms.empty()) return;
    const int columns = static_cast<int>(rooms.size());
    const int room = rooms.front().lines;
    const int depth = std::min(room, std::max(1, (lines + columns - 1) / columns));
    const int free = room - depth - 1;
    const int first = rooms.front().first_line;
    if (free >= least_facts_lines) {
        const Pt top = setting.grid.line(first + depth + 1.0);
        const Pt left = rooms.front().x, right = rooms.back().x + rooms.back().measure;
        const bool at_edge = setting.grid.page.width - right <= setting.grid.margin + 1_pt;
        for (Frame& frame : make_facts(setting, "opening/facts",
                                       {left, top, (at_edge ? setting.grid.page.width : right) - left, setting.grid.band - top},
                                       at_edge ? right : right - 24_pt)) {
            opening.spread.frames.push_back(std::move(frame));
        }
        for (ColumnRoom& column : rooms) column.lines = depth;
    } else {
        // Too little for the facts: the text stands at the foot and the white above it.
        for (ColumnRoom& column : rooms) {
            column.first_line += room - depth;
            column.lines = depth;
        }
    }
}

struct Composition {
    TurnPlans plans;
    std::vector<ColumnRoom> rooms;
    Flow flow;
};

Composition compose(const Setting& setting, TurnPlanner& planner, Body& body, const std::vector<ColumnRoom>& opening, int lines) {
    Composition made;
    made.rooms = opening;
    if (lines > 0) made.plans = planner.plan(lines);
    for (std::size_t t = 0; t < made.plans.turns.size(); ++t) {
        for (const ColumnRoom& room : rooms_of(setting, made.plans.turns[t], static_cast<int>(t) + 1)) made.rooms.push_back(room);
    }
    body.use_columns(made.rooms);
    made.flow = flow_paragraphs(body.paragraphs(), made.rooms, [&](int p, int slot) -> const std::vector<Breaking>& { return body.breakings(p, slot); });
    return made;
}

/// Plans for a few lines more or less than the text's best breakings take, and the cheapest of what comes out.
Composition best_composition(const Setting& setting, Body& body, const std::vector<ColumnRoom>& opening, int lines) {
    constexpr double good_enough = 45;  // one column a line short
    constexpr double per_overset_line = 1e5;
    // A text just too long for a spread is rather set a line or two tighter than spread over another one.
    constexpr double per_turn = 80;
    TurnPlanner planner(setting);
    Composition best;
    double best_cost = 0;
    bool any = false;
    for (const int more : {0, -1, -2, 1, 2, 3, 4, 6, 9}) {
        if (lines > 0 && lines + more <= 0) continue;
        Composition tried = compose(setting, planner, body, opening, lines > 0 ? lines + more : 0);
        const double cost = tried.flow.cost + tried.flow.overset_lines * per_overset_line +
                            per_turn * static_cast<double>(tried.plans.turns.size());
        if (!any || cost < best_cost) {
            best = std::move(tried);
            best_cost = cost;
            any = true;
        }
        const bool tighter_tried = best.plans.turns.size() <= 1 || more == -2 || more > 0;
        const bool good = best.flow.overset_lines == 0 && best.flow.cost < good_enough;
        if (lines <= 0 || (good && tighter_tried)) break;
    }
    body.use_columns(best.rooms);
    return best;
}

void place_posters(const Setting& setting, const TurnPlans& plans, Layout& layout) {
    const FrameSpec* spec = nullptr;
    for (const FrameSpec& candidate : setting.design.poster) {
        if (candidate.kind == FrameKind::poster) spec = &candidate;
    }
    int number = 0;
    for (const int quote : plans.posters) {
        Spread spread;
        spread.id = fmt::format("poster-{}", ++number);
        spread.kind = SpreadKind::poster;
        if (spec) spread.frames = make_poster(setting, *spec, spread.id, quote);
        for (const FrameSpec& other : setting.design.poster) {
            if (other.kind == FrameKind::timeline) {
                spread.frames.push_back(make_timeline(setting, other, spread.id + "/timeline", std::nullopt));
            }
        }
        // Behind the spread where the words before it end.
        const int paragraph = setting.review.quotes[quote].after_paragraph - 1;
        std::size_t behind = layout.spreads.size();
        for (std::size_t s = 0; s < layout.spreads.size(); ++s) {
            for (const Frame& frame : layout.spreads[s].frames) {
                for (const Line& line : frame.lines) {
                    if (frame.kind == FrameKind::text && line.paragraph == paragraph && line.last) behind = s + 1;
                }
            }
        }
        layout.spreads.insert(layout.spreads.begin() + static_cast<std::ptrdiff_t>(behind), std::move(spread));
    }
    for (const int quote : plans.left_out) {
        layout.diagnostics.push_back({Severity::note, "", setting.review.quotes[quote].place,
                                      "there is no place left for this pull quote", "a longer text has room for more"});
    }
}

/// What depends on how many spreads there are: headers with folios, timelines, marks that the text goes on.
void finish_turns(const Setting& setting, Layout& layout) {
    const int total = static_cast<int>(layout.spreads.size());
    int number = 0;
    Frame* last_text = nullptr;
    for (Spread& spread : layout.spreads) {
        ++number;
        if (spread.kind == SpreadKind::turn) {
            spread.current_act = act_on(setting, spread);
            for (const FrameSpec& spec : setting.design.turn) {
                const std::string id = fmt::format("{}/{}", spread.id, to_string(spec.kind));
                if (spec.kind == FrameKind::header) {
                    spread.frames.push_back(make_header(setting, spec, id, setting.title(), fmt::format("{} / {}", number, total)));
                } else if (spec.kind == FrameKind::timeline) {
                    spread.frames.push_back(make_timeline(setting, spec, id, spread.current_act));
                }
            }
        }
        Frame* last_here = nullptr;
        for (Frame& frame : spread.frames) {
            if (frame.kind == FrameKind::text && !frame.lines.empty()) last_here = &frame;
        }
        if (!last_here) continue;
        if (last_text && !last_text->lines.back().last) last_text->continues = true;
        last_text = last_here;
    }
}

}  // namespace

std::string_view to_string(SpreadKind kind) {
    switch (kind) {
        case SpreadKind::opening: return "opening";
        case SpreadKind::turn: return "turn";
        case SpreadKind::poster: return "poster";
    }
    return "turn";
}

Layout lay_out(const LayoutRequest& request, Typesetter& typesetter) {
    typesetter.trim();
    Layout layout;
    const Grid grid = make_grid(request.style, request.page);
    layout.page = grid.page;
    layout.baseline = grid.baseline;
    layout.band = grid.band;
    layout.scale = grid.scale;
    const Setting setting{request.review, request.style, request.design, request.hero, grid, typesetter, layout.diagnostics};
    if (request.style.flag("text.hyphenation")) typesetter.can_hyphenate(request.review.lang, layout.diagnostics);

    Opening opening = make_opening(setting);
    Body body(setting);
    const Pt measure = opening.rooms.empty() ? 330_pt : opening.rooms.front().measure;
    const int lines = body.lines_at(measure);
    int held = 0;
    for (const ColumnRoom& room : opening.rooms) held += room.lines;
    if (lines <= held) balance_opening(setting, opening, lines);
    Composition made = best_composition(setting, body, opening.rooms, std::max(0, lines - held));
    if (made.plans.turns.empty()) {
        for (int quote = 0; quote < static_cast<int>(request.review.quotes.size()); ++quote) {
            (quote == 0 ? made.plans.posters : made.plans.left_out).push_back(quote);
        }
    }

    std::vector<std::string> ids = {"opening"};
    layout.spreads.push_back(std::move(opening.spread));
    for (const TurnPlan& plan : made.plans.turns) {
        layout.spreads.push_back(make_turn(setting, plan, static_cast<int>(ids.size())));
        ids.push_back(layout.spreads.back().id);
    }
    std::vector<Frame> texts = body.set(made.flow, made.rooms, ids);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (!texts[i].lines.empty()) layout.spreads[made.rooms[i].spread].frames.push_back(std::move(texts[i]));
    }
    if (made.flow.overset_lines > 0) {
        layout.diagnostics.push_back({Severity::error, "", {}, fmt::format("{} lines of text found no room", made.flow.overset_lines),
                                      "set the text smaller or the columns wider"});
    }
    place_posters(setting, made.plans, layout);
    finish_turns(setting, layout);
    return layout;
}

}  // namespace foyer
