// Threading paragraphs through columns: no lone line at a column's head or foot, columns even, by a search over every
// paragraph's breakings (a line less, a line more) instead of line by line.
#pragma once

#include <functional>
#include <vector>

#include "layout/line_breaker.h"

namespace foyer {

/// Room for one line; a measure of 0: nothing can be set there.
struct LineRoom {
    Pt x, measure;
    bool operator==(const LineRoom&) const = default;
};

/// Room for running text: consecutive lines of the grid at one place. What text flows round narrows some of them, or blocks
/// them: then a column is several runs of lines, and the text steps from one to the next.
struct ColumnRoom {
    int spread = 0;      ///< index of the text spread
    int frame = 0;       ///< index of the text frame on it
    int first_line = 1;  ///< grid line of its first baseline, counted from 1
    int lines = 0;
    Pt x, measure;
    std::vector<LineRoom> own{};  ///< at least one a line where some are narrower; empty: all are as wide as the column
    bool operator==(const ColumnRoom&) const = default;

    LineRoom line(int index) const { return own.empty() ? LineRoom{x, measure} : own[static_cast<std::size_t>(index)]; }
    bool blocked(int index) const { return !own.empty() && !(Pt(0) < own[static_cast<std::size_t>(index)].measure); }
    /// Lines from `from` on that are not blocked.
    int usable(int from = 0) const {
        int count = 0;
        for (int l = from; l < lines; ++l) count += blocked(l) ? 0 : 1;
        return count;
    }
};

/// What the flow must know of a paragraph beside its breakings.
struct FlowParagraph {
    bool keep_with_next = false;  ///< a crosshead
    int space_before = 0;         ///< lines left empty above, except at a column's head
};

/// Where one line went: column and line in it, from 0.
struct LinePlace {
    int column = 0, line = 0;
};

struct Flow {
    std::vector<Breaking> breakings;             ///< one a paragraph
    std::vector<std::vector<LinePlace>> places;  ///< one a line
    double cost = 0;
    int overset_lines = 0;   ///< lines that found no room
    int unused_lines = 0;    ///< behind the text's end
    int lone_lines = 0;      ///< widows and orphans that could not be helped
};

/// Where a paragraph's lines stand: the first in slot `slot` (usable lines of all columns, counted through), the others behind it,
/// but that from line `gap_at` on they stand `gap` slots later, where lines are left empty so that none is alone.
struct LineSlots {
    int slot = 0, gap_at = 0, gap = 0;
    int of(int line) const { return slot + line + (gap > 0 && line >= gap_at ? gap : 0); }
    bool operator==(const LineSlots&) const = default;
};

/// The breakings of paragraph `index` for lines that stand there.
using BreakingsOf = std::function<const std::vector<Breaking>&(int index, const LineSlots& slots)>;

/// The cheapest flow. Reads every paragraph in order; never fails: what finds no room is counted.
Flow flow_paragraphs(const std::vector<FlowParagraph>& paragraphs, const std::vector<ColumnRoom>& columns,
                     const BreakingsOf& breakings_of);

}  // namespace foyer
