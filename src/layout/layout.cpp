#include "layout/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "layout/body.h"
#include "layout/finish.h"
#include "layout/layout_search.h"
#include "layout/lifted_quotes.h"
#include "layout/opening.h"
#include "layout/turn.h"
#include "layout/turn_room.h"
#include "layout/word_plate.h"

namespace foyer {
namespace {

Flow flow_through(Body& body, const std::vector<ColumnRoom>& rooms) {
    body.use_columns(rooms);
    return flow_paragraphs(body.paragraphs(), rooms, [&](int p, const LineSlots& slots) -> const std::vector<Breaking>& { return body.breakings(p, slots); });
}

/// Whether the lines beside a drop cap run on into another column, where it cannot stand.
bool parts_drop_cap(const Flow& flow, int drop_lines) {
    if (flow.places.empty() || static_cast<int>(flow.places.front().size()) < drop_lines) return false;
    const auto& places = flow.places.front();
    return std::any_of(places.begin(), places.begin() + drop_lines, [&](const LinePlace& place) { return place.column != places.front().column; });
}

/// Lines by which a column of text ends above its foot at most, the last one aside; of all spreads, or of one.
int unevenness(const Flow& flow, const std::vector<ColumnRoom>& rooms, std::optional<int> spread = std::nullopt) {
    std::vector<int> used(rooms.size(), 0);
    int last = 0;
    for (const auto& paragraph : flow.places) {
        for (const LinePlace& place : paragraph) {
            used[static_cast<std::size_t>(place.column)] = std::max(used[static_cast<std::size_t>(place.column)], place.line + 1);
            last = std::max(last, place.column);
        }
    }
    int worst = 0;
    for (int c = 0; c < last; ++c) {
        const ColumnRoom& room = rooms[static_cast<std::size_t>(c)];
        if (!spread || room.spread == *spread) worst = std::max(worst, room.usable(used[static_cast<std::size_t>(c)]));
    }
    return worst;
}

/// The last line of columns in which the opening holds the text alone, the highest that parts no lines from their paragraph
/// if there is such; nothing where the text is too long for it. The lines beside a drop cap stay in its column.
std::optional<int> balanced_foot(Body& body, std::vector<ColumnRoom> rooms, int lines, int drop_lines) {
    constexpr int fewest_to_part = 4;  // fewer lines stay together in the first column
    if (rooms.empty()) return std::nullopt;
    const std::vector<ColumnRoom> whole = rooms;
    int first = rooms.front().first_line, last = 0;
    for (const ColumnRoom& room : whole) {
        first = std::min(first, room.first_line);
        last = std::max(last, room.first_line + room.lines - 1);
    }
    std::optional<int> held;
    int held_faults = 0;
    for (int foot = first; foot <= last; ++foot) {
        int room = 0;
        for (std::size_t c = 0; c < rooms.size(); ++c) {
            rooms[c].lines = std::clamp(foot - whole[c].first_line + 1, 0, whole[c].lines);
            room += rooms[c].lines;
        }
        // Keeping lines together leaves some empty: even columns may have to be a little deeper than their share.
        const bool parted = lines < fewest_to_part && rooms.front().lines < lines && rooms.front().lines < whole.front().lines;
        if (room < lines || parted) continue;
        const Flow flow = flow_through(body, rooms);
        if (flow.overset_lines > 0 || parts_drop_cap(flow, drop_lines)) continue;
        constexpr int per_lone_line = 3, farthest = 4;
        const int faults = std::max(0, unevenness(flow, rooms) - 1) + flow.lone_lines * per_lone_line;
        if (faults == 0) return foot;
        // A line or two lower the columns may come out even.
        if (held && foot > *held + farthest) break;
        if (!held || faults < held_faults) {
            held = foot;
            held_faults = faults;
        }
    }
    return held;
}

}  // namespace

std::string_view to_string(SpreadKind kind) {
    switch (kind) {
        case SpreadKind::opening: return "opening";
        case SpreadKind::turn: return "turn";
        case SpreadKind::poster: return "poster";
        case SpreadKind::act: return "act";
        case SpreadKind::plate: return "plate";
        case SpreadKind::code: return "code";
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

/// What a search knows and keeps from one layout to the next.
struct LayoutSearch::State {
    struct Composition {
        TurnPlans plans;
        std::vector<int> shorter;  ///< lines taken from the foot of all columns of a spread, the opening's first
        std::vector<ColumnRoom> rooms;
        Flow flow;
        double cost = 0;
    };

    /// A small change of a composition: a piece of furniture so many lines deeper, or (`piece` −1) a spread's columns shorter.
    struct Mend {
        int spread = 0, piece = -1, by = 1;
    };

    const PictureBook pictures;
    std::optional<Review> enlarged;  ///< with quotes lifted from the text
    const Review& review;
    Layout base;  ///< page, grid and diagnostics; its spreads are made at the end
    Setting setting;
    Opening opening;
    Body body;
    TurnPlanner planner;
    int lines_behind = 0;  ///< of text that the opening does not hold
    int tried = 0;
    std::optional<Composition> best;
    std::vector<std::vector<Mend>> mends;  ///< still to be tried on the best composition, the last ones first
    int mended = -1;          ///< how many were tried; −1: none looked for yet

    State(const LayoutRequest& request, const Grid& grid, Typesetter& typesetter)
        : pictures(request.pictures), enlarged(with_lifted_quotes(request, grid)), review(enlarged ? *enlarged : request.review), base(empty_layout(grid)),
          setting{review, request.style, request.design, pictures, grid, typesetter, base.diagnostics, static_cast<int>(request.review.quotes.size())},
          opening(open_text(setting)), body(setting, narrowest_line(setting)), planner(setting) {
        const Pt measure = opening.rooms.empty() ? 330_pt : opening.rooms.front().measure;
        const int lines = body.lines_at(measure);
        int held = 0;
        for (const ColumnRoom& room : opening.rooms) held += room.lines;
        const int drop_lines = request.style.flag("drop_cap.shown") ? request.style.integer("drop_cap.lines") : 0;
        const auto foot = lines <= held ? balanced_foot(body, opening.rooms, lines, drop_lines) : std::nullopt;
        if (foot) planner.set_placed_pictures(balance_opening(setting, opening, *foot));
        lines_behind = foot || lines == 0 ? 0 : std::max(1, lines - held);
        planner.set_lines_before(lines - lines_behind);
    }

    /// The review with quotes for the turns its writer's do not reach, where the text is so long that there are several.
    static std::optional<Review> with_lifted_quotes(const LayoutRequest& request, const Grid& grid) {
        // By eye: six letters a word, half an em a letter, and a fifth of each spread for its furniture.
        double letters = 0;
        for (const Paragraph& paragraph : request.review.paragraphs) {
            for (const Span& span : paragraph.text) letters += static_cast<double>(span.text.size());
        }
        const double size = request.style.text_style("text").size.value;
        Pt width;
        for (const ColumnSpec& column : request.design.columns) width += grid.across(column.right, true) - grid.across(column.left, false);
        const double lines = (grid.band - grid.down(request.design.column_top, false)) / grid.baseline;
        const double a_turn = width.value * lines * 0.8 / (size * 0.45), an_opening = a_turn * 0.4;
        const int turns = static_cast<int>((letters - an_opening) / std::max(a_turn, 1.0) + 0.5);
        // Where there are no pictures, quotes alone relieve the columns: two on every turn.
        const bool pictures = request.review.hero || !request.review.insets.empty();
        const int places = pictures ? std::max(turns * 3 / 2, 2) : std::max(turns, 1) * 2 + 1;
        const int wanted = std::min(60, places - static_cast<int>(request.review.quotes.size()));
        if ((pictures && turns < 1) || wanted <= 0) return std::nullopt;
        Review review = request.review;
        for (PullQuote& quote : lift_quotes(request.review, wanted)) review.quotes.push_back(std::move(quote));
        return review;
    }

    /// The narrowest line that may come, where a turn has anything that text flows round.
    static Pt narrowest_line(const Setting& setting) {
        const auto flows = [](const std::vector<Arrangement>& all) {
            return std::any_of(all.begin(), all.end(), [](const Arrangement& one) {
                return std::any_of(one.furniture.begin(), one.furniture.end(), [](const FurnitureSpec& spec) { return spec.flow; });
            });
        };
        return flows(setting.design.arrangements) || flows(setting.design.closings) ? stand_off_of(setting).narrowest : Pt(0);
    }

    static Layout empty_layout(const Grid& grid) {
        Layout layout;
        layout.page = grid.page;
        layout.baseline = grid.baseline;
        layout.band = grid.band;
        layout.scale = grid.scale;
        return layout;
    }

    static Opening open_text(const Setting& setting) {
        if (setting.style.flag("text.hyphenation")) setting.typesetter.can_hyphenate(setting.review.lang, setting.diagnostics);
        return make_opening(setting);
    }

    Composition compose(const Candidate& candidate) {
        Composition made;
        const int moved = candidate.shorter * static_cast<int>(opening.rooms.size());
        if (lines_behind > 0) made.plans = planner.plan(lines_behind + moved + candidate.more, candidate.variant);
        made.shorter.assign(made.plans.turns.size() + 1, 0);
        made.shorter[0] = candidate.shorter;
        flow_into(made);
        return made;
    }

    void flow_into(Composition& made) {
        made.rooms = opening.rooms;
        for (std::size_t t = 0; t < made.plans.turns.size(); ++t) {
            for (const ColumnRoom& room : rooms_of(setting, made.plans.turns[t].furniture, static_cast<int>(t) + 1)) made.rooms.push_back(room);
        }
        for (ColumnRoom& room : made.rooms) room.lines = std::max(0, room.lines - made.shorter[static_cast<std::size_t>(room.spread)]);
        made.flow = flow_through(body, made.rooms);
        made.cost = cost_of(made);
    }

    /// What may even the columns of spreads that end two lines apart: the depth of elastic furniture there or just before,
    /// or all columns a line or two shorter; one such change, or two at once, which are tried later.
    std::vector<std::vector<Mend>> possible_mends() const {
        std::vector<Mend> all;
        for (int spread = 0; spread <= static_cast<int>(best->plans.turns.size()); ++spread) {
            if (unevenness(best->flow, best->rooms, spread) <= 1) continue;
            for (const int by : {-8, 6, -6, 5, -5, 4, -4, 3, -3, 2, -2, 1, -1}) {
                for (int turn = std::max(1, spread - 1); turn <= spread + 1 && turn <= static_cast<int>(best->plans.turns.size()); ++turn) {
                    const auto& furniture = best->plans.turns[static_cast<std::size_t>(turn - 1)].furniture;
                    for (std::size_t piece = 0; piece < furniture.size(); ++piece) {
                        const int depth = furniture[piece].depth + by;
                        if (depth >= furniture[piece].spec.least && depth <= furniture[piece].spec.greatest) all.push_back({turn, static_cast<int>(piece), by});
                    }
                }
            }
            for (int turn = spread; turn >= std::max(0, spread - 1); --turn) {
                if (best->shorter[static_cast<std::size_t>(turn)] > 0) continue;
                all.push_back({turn, -1, 2});
                all.push_back({turn, -1, 1});
            }
        }
        std::vector<std::vector<Mend>> changes;
        for (const Mend& one : all) {
            for (const Mend& other : all) {
                if (one.piece < 0 && other.piece >= 0) changes.push_back({one, other});
            }
        }
        for (const Mend& one : all) changes.push_back({one});
        return changes;
    }

    /// Tries one mend; true where it makes the layout better.
    bool mend() {
        if (mended < 0) {
            mends = possible_mends();
            mended = 0;
        }
        if (mends.empty()) return false;
        const std::vector<Mend> next = mends.back();
        mends.pop_back();
        ++mended;
        Composition made = *best;
        for (const auto& [at, piece, by] : next) {
            const auto spread = static_cast<std::size_t>(at);
            if (piece < 0) made.shorter[spread] += by;
            else made.plans.turns[spread - 1].furniture[static_cast<std::size_t>(piece)].depth += by;
        }
        flow_into(made);
        if (!(made.cost < best->cost)) return false;
        best = std::move(made);
        mends = possible_mends();
        return true;
    }

    bool can_mend() const {
        constexpr int most = 160;
        return mended < 0 ? !possible_mends().empty() : !mends.empty() && mended < most;
    }

    double cost_of(const Composition& made) const {
        constexpr double per_overset_line = 1e5;
        // A text just too long for a spread is rather set a line or two tighter than spread over another one.
        constexpr double per_turn = 80;
        // A quote or picture on another spread than its words comes as a surprise, but a small one.
        constexpr double per_spread_from_source = 8;
        constexpr double per_uneven_line = 250;  // a column two lines shorter than its neighbours shows at once
        constexpr double first_shorter_line = 60, further_shorter_line = 45;  // columns end even, but above the neighbours'
        double cost = 0;
        for (const int lines : made.shorter) cost += lines > 0 ? first_shorter_line + further_shorter_line * (lines - 1) : 0;
        cost += made.flow.cost + per_uneven_line * std::max(0, unevenness(made.flow, made.rooms) - 1) + made.flow.overset_lines * per_overset_line + per_turn * static_cast<double>(made.plans.turns.size());
        if (!made.plans.turns.empty()) cost += made.plans.turns.back().cost;
        constexpr double per_empty_turn = 1e4;
        cost += per_empty_turn * std::max(0, static_cast<int>(made.plans.turns.size()) - last_spread_of(made));
        // A picture on a spread of its own stands away from its words; one that is left out was taken in vain.
        constexpr double per_plate = 20, per_picture_on_it = 40, per_picture_left_out = 200;
        for (const auto& plate : made.plans.plates) cost += per_plate + per_picture_on_it * static_cast<double>(plate.size());
        cost += per_picture_left_out * static_cast<double>(made.plans.pictures_left_out.size());
        for (std::size_t t = 0; t < made.plans.turns.size(); ++t) {
            for (const PlacedFurniture& piece : made.plans.turns[t].furniture) {
                if (piece.quote < 0 && piece.picture < 0) continue;
                const int source = piece.quote >= 0 ? review.quotes[static_cast<std::size_t>(piece.quote)].after_paragraph
                                                    : review.insets[static_cast<std::size_t>(piece.picture)].after_paragraph;
                const auto there = spread_before(made, source);
                if (there) cost += per_spread_from_source * std::abs(*there - (static_cast<int>(t) + 1));
            }
        }
        return cost;
    }

    /// The spread on which the text stands that comes before what is `after_paragraph`, the opening being 0.
    static std::optional<int> spread_before(const Composition& made, int after_paragraph) {
        if (after_paragraph < 1 || after_paragraph > static_cast<int>(made.flow.places.size())) return std::nullopt;
        const std::vector<LinePlace>& lines = made.flow.places[static_cast<std::size_t>(after_paragraph - 1)];
        if (lines.empty()) return std::nullopt;
        return made.rooms[static_cast<std::size_t>(lines.back().column)].spread;
    }

    /// The last spread that holds text, the opening being 0.
    static int last_spread_of(const Composition& made) {
        int last = 0;
        for (const auto& paragraph : made.flow.places) {
            for (const LinePlace& place : paragraph) last = std::max(last, made.rooms[static_cast<std::size_t>(place.column)].spread);
        }
        return last;
    }

    bool parts_pictures() const { return best && best->plans.plates.size() + best->plans.pictures_left_out.size() > 0; }

    bool acceptable() const {
        constexpr int for_pictures = 3;  // candidates more, which may find them a place among the text
        if (tried < LayoutSearch::usual_candidates + for_pictures && parts_pictures()) return false;
        const Flow& flow = best->flow;
        return flow.overset_lines == 0 && flow.lone_lines == 0 && flow.cost < 200 && unevenness(flow, best->rooms) <= 1;
    }
};

// The plan for the text as it falls; a few lines tighter and looser; another closing; other quotes first. Behind these what is
// tried only where none of them served.
const std::array<LayoutSearch::Candidate, LayoutSearch::most_candidates> LayoutSearch::candidates = {{
    {0, {}}, {-1, {}}, {1, {}}, {-2, {}}, {2, {}}, {0, {1, 0}}, {0, {0, 1}}, {3, {}},
    {0, {0, 0, true}}, {1, {0, 0, true}}, {2, {0, 0, true}},
    {4, {}}, {6, {}}, {9, {}}, {1, {1, 0}}, {-1, {1, 0}}, {2, {1, 0}}, {0, {2, 0}}, {1, {2, 0}}, {3, {1, 0}}, {-2, {1, 0}}, {2, {2, 0}}, {5, {}}, {7, {}}, {-3, {}}, {4, {1, 0}}, {3, {2, 0}},
    {0, {3, 0}}, {1, {3, 0}}, {13, {}}, {18, {}}, {26, {}}, {40, {}},
    {0, {}, 1}, {0, {}, 2}, {1, {}, 1}, {1, {}, 2}, {-1, {}, 1}, {-1, {}, 2}, {0, {1, 0}, 1}, {0, {1, 0}, 2},
    {2, {}, 1}, {2, {}, 2}, {0, {}, 3}, {1, {}, 3}}};

LayoutSearch::LayoutSearch(const LayoutRequest& request, Typesetter& typesetter) {
    typesetter.trim();
    m_state = std::make_unique<State>(request, make_grid(request.style, request.page), typesetter);
    step();
}
LayoutSearch::LayoutSearch(LayoutSearch&&) noexcept = default;
LayoutSearch& LayoutSearch::operator=(LayoutSearch&&) noexcept = default;
LayoutSearch::~LayoutSearch() = default;

bool LayoutSearch::holds_text() const { return m_state->best && m_state->best->flow.overset_lines == 0; }

int LayoutSearch::tried() const { return m_state->tried; }

bool LayoutSearch::done() const {
    const State& state = *m_state;
    if (state.lines_behind <= 0) return state.tried > 0;
    if (state.tried >= static_cast<int>(candidates.size())) return !state.can_mend();
    return state.tried >= usual_candidates && state.acceptable();
}

bool LayoutSearch::step() {
    State& state = *m_state;
    if (state.tried > 0 && done()) return false;
    if (state.tried >= static_cast<int>(candidates.size())) return state.mend();
    const Candidate candidate = candidates[static_cast<std::size_t>(state.tried++)];
    if (state.lines_behind > 0 && state.lines_behind + candidate.more <= 0) return false;
    if (candidate.variant.turn_first && !state.parts_pictures()) return false;
    State::Composition tried = state.compose(candidate);
    if (state.best && !(tried.cost < state.best->cost)) return false;
    state.best = std::move(tried);
    return true;
}

Layout LayoutSearch::best() {
    State& state = *m_state;
    const State::Composition& made = *state.best;
    state.body.use_columns(made.rooms);
    const std::size_t said_before = state.base.diagnostics.size();
    Layout layout = State::empty_layout(state.setting.grid);
    TurnPlans plans = made.plans;
    if (plans.turns.empty()) {
        for (int quote = 0; quote < std::min(state.setting.own_quotes, static_cast<int>(state.review.quotes.size())); ++quote) {
            (quote == 0 ? plans.posters : plans.left_out).push_back(quote);
        }
        share_plates(plans, state.planner.pictures_to_place(), 0);
    }
    if (!state.review.hero) {
        choose_plate_words(state.setting, plans.turns, [&](int quote) {
            return State::spread_before(made, state.review.quotes[static_cast<std::size_t>(quote)].after_paragraph).value_or(0) - 1;
        });
    }
    std::vector<std::string> ids = {"opening"};
    layout.spreads.push_back(state.opening.spread);
    for (const TurnPlan& plan : plans.turns) {
        layout.spreads.push_back(make_turn(state.setting, plan, static_cast<int>(ids.size())));
        ids.push_back(layout.spreads.back().id);
    }
    std::vector<Frame> texts = state.body.set(made.flow, made.rooms, ids);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (!texts[i].lines.empty()) layout.spreads[static_cast<std::size_t>(made.rooms[i].spread)].frames.push_back(std::move(texts[i]));
    }
    place_posters(state.setting, plans, layout);
    place_plates(state.setting, plans, layout);
    finish_turns(state.setting, layout);
    if (made.flow.overset_lines > 0) {
        layout.overset_words = state.body.overset_words(made.flow);
        layout.diagnostics.insert(layout.diagnostics.begin(),
                                  {Severity::error, "", {}, fmt::format("{} lines of text found no room", made.flow.overset_lines),
                                   "set the text smaller or the columns wider"});
    }
    // Behind what the fonts and the language had to say, also while these frames were made.
    layout.diagnostics.insert(layout.diagnostics.begin(), state.base.diagnostics.begin(), state.base.diagnostics.end());
    state.base.diagnostics.resize(said_before);
    return layout;
}

Layout lay_out(const LayoutRequest& request, Typesetter& typesetter) {
    LayoutSearch search(request, typesetter);
    while (!search.done()) search.step();
    return search.best();
}

}  // namespace foyer
