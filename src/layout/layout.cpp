#include "layout/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "layout/body.h"
#include "layout/opening.h"
#include "layout/turn.h"

namespace foyer {
namespace {

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

struct Composition {
    TurnPlans plans;
    std::vector<ColumnRoom> rooms;
    Flow flow;
};

Flow flow_through(Body& body, const std::vector<ColumnRoom>& rooms) {
    body.use_columns(rooms);
    return flow_paragraphs(body.paragraphs(), rooms, [&](int p, int slot) -> const std::vector<Breaking>& { return body.breakings(p, slot); });
}

/// Whether the lines beside a drop cap run on into another column, where it cannot stand.
bool parts_drop_cap(const Flow& flow, int drop_lines) {
    if (flow.places.empty() || static_cast<int>(flow.places.front().size()) < drop_lines) return false;
    const auto& places = flow.places.front();
    return std::any_of(places.begin(), places.begin() + drop_lines, [&](const LinePlace& place) { return place.column != places.front().column; });
}

/// Lines a column at which the opening holds the text alone, the fewest that part no lines from their paragraph if there
/// are such; nothing where the text is too long for it. The lines beside a drop cap stay in its column.
std::optional<int> balanced_depth(Body& body, std::vector<ColumnRoom> rooms, int lines, int drop_lines) {
    constexpr int fewest_to_part = 4;  // fewer lines stay together in the first column
    if (rooms.empty()) return std::nullopt;
    const int room = rooms.front().lines, columns = static_cast<int>(rooms.size());
    std::optional<int> held;
    // Keeping lines together leaves some empty: even columns may have to be a little deeper than their share.
    for (int depth = lines < fewest_to_part ? std::max(1, lines) : (lines + columns - 1) / columns; depth <= room; ++depth) {
        for (ColumnRoom& column : rooms) column.lines = depth;
        const Flow flow = flow_through(body, rooms);
        if (flow.overset_lines > 0 || parts_drop_cap(flow, drop_lines)) continue;
        if (flow.lone_lines == 0) return depth;
        if (held) break;
        held = depth;
    }
    return held;
}

Composition compose(const Setting& setting, TurnPlanner& planner, Body& body, const std::vector<ColumnRoom>& opening, int lines) {
    Composition made;
    made.rooms = opening;
    if (lines > 0) made.plans = planner.plan(lines);
    for (std::size_t t = 0; t < made.plans.turns.size(); ++t) {
        for (const ColumnRoom& room : rooms_of(setting, made.plans.turns[t], static_cast<int>(t) + 1)) made.rooms.push_back(room);
    }
    made.flow = flow_through(body, made.rooms);
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
    int number = 0;
    for (const int quote : plans.posters) {
        Spread spread;
        spread.id = fmt::format("poster-{}", ++number);
        spread.kind = SpreadKind::poster;
        spread.ground = Ground::accent;
        spread.frames = make_poster(setting, spread.id, quote);
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
        case SpreadKind::act: return "act";
        case SpreadKind::plate: return "plate";
    }
    return "turn";
}

std::string_view to_string(Ground ground) {
    switch (ground) {
        case Ground::paper: return "paper";
        case Ground::ink: return "ink";
        case Ground::accent: return "accent";
        case Ground::band: return "band";
    }
    return "paper";
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
    const int drop_lines = request.style.flag("drop_cap.shown") ? request.style.integer("drop_cap.lines") : 0;
    const auto depth = lines <= held ? balanced_depth(body, opening.rooms, lines, drop_lines) : std::nullopt;
    if (depth) balance_opening(setting, opening, *depth);
    Composition made = best_composition(setting, body, opening.rooms, depth || lines == 0 ? 0 : std::max(1, lines - held));
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
