#include "layout/shape.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace foyer {
namespace {

constexpr int fewest_together = 3;  // lines between two shapes, or a shape and a column's end
constexpr int fewest_behind_jump = 8, least_jump = 3;

/// What is left of a line beside a shape that reaches from `left` to `right`, its stand-off in it.
LineRoom beside(LineRoom line, Pt left, Pt right) {
    if (!(left < line.x + line.measure) || !(line.x < right)) return line;
    const Pt before = left - line.x, behind = line.x + line.measure - right;
    if (behind < before) return {line.x, max(before, Pt(0))};
    return {right, max(behind, Pt(0))};
}

using Reach = std::optional<std::pair<Pt, Pt>>;

void include(Reach& reach, Pt x) {
    if (!reach) reach = {x, x};
    reach->first = min(reach->first, x);
    reach->second = max(reach->second, x);
}

/// Widens a reach by the edge from a to b, its end aside, as far as it is between two heights.
void include(Reach& reach, Point a, Point b, Pt top, Pt foot) {
    if (!(a.y < top) && !(foot < a.y)) include(reach, a.x);
    for (const Pt level : {top, foot}) {
        if ((a.y < level) == (b.y < level)) continue;
        include(reach, a.x + (b.x - a.x) * ((level - a.y) / (b.y - a.y)));
    }
}

/// The reach of a shape beside each line of the grid from `first` on, in one walk along its edges.
std::vector<Reach> reaches(const ShapeOutline& outline, const StandOff& stand_off, const Grid& grid, int first, int lines) {
    std::vector<Reach> all(static_cast<std::size_t>(lines));
    const Pt above = stand_off.ascent + stand_off.above, below = stand_off.descent + stand_off.above;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Point a = outline[i], b = outline[(i + 1) % outline.size()];
        // The lines that the edge concerns; those it just touches are looked at, too.
        constexpr double hair = 1e-6;
        const double from = std::ceil((min(a.y, b.y) - below) / grid.baseline - hair), to = std::floor((max(a.y, b.y) + above) / grid.baseline + hair);
        const int begin = static_cast<int>(std::clamp(from - first, 0.0, static_cast<double>(lines)));
        const int end = static_cast<int>(std::clamp(to - first + 1, 0.0, static_cast<double>(lines)));
        for (int l = begin; l < end; ++l) {
            const Pt baseline = grid.line(first + l);
            include(all[static_cast<std::size_t>(l)], a, b, baseline - stand_off.ascent - stand_off.above, baseline + stand_off.descent + stand_off.above);
        }
    }
    return all;
}

/// Leaves lines empty where too few of them stand together to hold a paragraph's end, and at a column's foot where the text would
/// have to jump over a shape for the sake of a few: there the column ends above it.
void block_short_runs(ColumnRoom& room) {
    int run = 0, jumped = 0;  // lines together, and lines blocked right above them
    for (int l = 0; l <= room.lines; ++l) {
        if (l < room.lines && !room.blocked(l)) {
            ++run;
            continue;
        }
        const bool foot = l == room.lines && jumped >= least_jump && run < l - jumped - run;
        if (run < fewest_together || (foot && run < fewest_behind_jump)) {
            for (int k = l - run; k < l; ++k) room.own[static_cast<std::size_t>(k)].measure = Pt(0);
        }
        if (run > 0) jumped = 0;
        ++jumped;
        run = 0;
    }
}

/// Lets text pass a shape that stands over two columns in the one that has more room beside it.
void keep_one_side(std::vector<ColumnRoom>& rooms, const std::vector<int>& touched) {
    const auto left_over = [&](int index) {
        Pt sum;
        for (const LineRoom& line : rooms[static_cast<std::size_t>(index)].own) sum += line.measure;
        return sum;
    };
    if (touched.size() < 2) return;
    const int kept = *std::max_element(touched.begin(), touched.end(), [&](int a, int b) { return left_over(a) < left_over(b); });
    for (const int index : touched) {
        ColumnRoom& room = rooms[static_cast<std::size_t>(index)];
        if (index == kept) continue;
        for (LineRoom& line : room.own) {
            if (line.measure < room.measure) line.measure = Pt(0);
        }
    }
}

}  // namespace

ShapeOutline box_outline(Rect box) {
    return {{box.left(), box.top()}, {box.right(), box.top()}, {box.right(), box.bottom()}, {box.left(), box.bottom()}};
}

ShapeOutline placed_outline(const Outline& outline, Rect bounds) {
    if (outline.empty()) return box_outline(bounds);
    ShapeOutline placed;
    placed.reserve(outline.size());
    for (const Fraction2& point : outline) placed.push_back({bounds.x + bounds.width * point.x, bounds.y + bounds.height * point.y});
    return placed;
}

Rect bounds_of(const ShapeOutline& outline) {
    if (outline.empty()) return {};
    Point least = outline.front(), greatest = outline.front();
    for (const Point& point : outline) {
        least = {min(least.x, point.x), min(least.y, point.y)};
        greatest = {max(greatest.x, point.x), max(greatest.y, point.y)};
    }
    return {least.x, least.y, greatest.x - least.x, greatest.y - least.y};
}

std::optional<std::pair<Pt, Pt>> reach_between(const ShapeOutline& outline, Pt top, Pt foot) {
    Reach reach;
    for (std::size_t i = 0; i < outline.size(); ++i) include(reach, outline[i], outline[(i + 1) % outline.size()], top, foot);
    return reach;
}

void keep_off(std::vector<ColumnRoom>& rooms, int spread, const ShapeOutline& outline, const StandOff& stand_off, const Grid& grid) {
    const Rect bounds = bounds_of(outline);
    std::vector<int> beside_it, touched;
    int first = std::numeric_limits<int>::max(), end = 0;
    for (std::size_t c = 0; c < rooms.size(); ++c) {
        const ColumnRoom& room = rooms[c];
        const bool far = bounds.right() + stand_off.beside <= room.x || room.x + room.measure <= bounds.left() - stand_off.beside;
        if (room.spread != spread || room.lines <= 0 || far) continue;
        beside_it.push_back(static_cast<int>(c));
        first = std::min(first, room.first_line);
        end = std::max(end, room.first_line + room.lines);
    }
    if (beside_it.empty()) return;
    const std::vector<Reach> reached = reaches(outline, stand_off, grid, first, end - first);
    for (const int c : beside_it) {
        ColumnRoom& room = rooms[static_cast<std::size_t>(c)];
        bool narrowed = false;
        for (int l = 0; l < room.lines; ++l) {
            const Reach& reach = reached[static_cast<std::size_t>(room.first_line + l - first)];
            if (!reach) continue;
            const LineRoom before = room.line(l);
            LineRoom left = beside(before, reach->first - stand_off.beside, reach->second + stand_off.beside);
            if (left == before) continue;
            if (left.measure < stand_off.narrowest) left.measure = Pt(0);
            if (room.own.empty()) room.own.assign(static_cast<std::size_t>(room.lines), {room.x, room.measure});
            room.own[static_cast<std::size_t>(l)] = left;
            narrowed = true;
        }
        if (narrowed) touched.push_back(c);
    }
    if (!stand_off.both_sides) keep_one_side(rooms, touched);
    for (const int index : touched) block_short_runs(rooms[static_cast<std::size_t>(index)]);
}

}  // namespace foyer
