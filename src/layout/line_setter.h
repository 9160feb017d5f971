// From a breaking to lines of glyphs.
#pragma once

#include <vector>

#include "layout/line_breaker.h"
#include "layout/spread.h"

namespace foyer {

/// What the words of a block are drawn in.
struct Inks {
    Ink plain = Ink::ink;
    Ink accent = Ink::accent;
    Ink lead = Ink::ink;
};

struct SetLine {
    Line line;              ///< its origin at (indent, 0)
    std::optional<Pt> end_mark;  ///< x of the end mark's left edge, from the origin
};

/// Sets the line of `block` between two breaks (−1: its start). `measure` is the line's; with `justify` spaces give so
/// that it is filled, the paragraph's last line excepted.
SetLine set_line(const TextBlock& block, const LineBreaker& breaker, const VoiceSizes& sizes, Shaper& shaper, int start,
                 int end, Pt measure, bool justify, const BreakParameters& parameters, const Inks& inks);

}  // namespace foyer
