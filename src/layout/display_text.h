// Display type: few words, set large, broken where the sense breaks and not where the line happens to be full.
#pragma once

#include <string_view>
#include <vector>

#include "layout/line_setter.h"
#include "layout/typesetter.h"

namespace foyer {

struct DisplayText {
    std::vector<Line> lines;  ///< the first on baseline 0, the others each a leading below; x from 0
    Pt size;                  ///< the size they came out at
    Pt width;                 ///< of the widest line
    Pt closest;               ///< distance of baselines at which the ink of one line comes to the next one's
    Pt sink;                  ///< of filling lines: how far the last one's ink comes below its baseline, beyond the gap
    bool fits = true;         ///< whether no line is wider than the measure and there are no more than allowed
};

struct DisplayRequest {
    TextStyle style;
    Pt measure;
    int most_lines = 4;
    Pt smallest;              ///< size it may be set down to so that its words fit; the style's own: never smaller
    Alignment alignment = Alignment::left;
    Ink accent = Ink::accent;
    bool keep_accent_whole = true;  ///< starred words like a line of their own
};

/// For words whose starred ones may break like the rest. `least`: the part of the style's size they may be set down to.
DisplayRequest plain_request(const TextStyle& style, Pt measure, int most_lines, double least = 1);

/// Whether a word leans on the one behind it, so that none should be parted from it: articles, prepositions, conjunctions, and the
/// auxiliaries of short clauses.
bool leans_on_next(std::string_view word);

/// Chooses size and breaks: the largest size at which the words fit in the lines allowed, and the best breaks there.
/// Where even the smallest does not fit, sets it so all the same and says so.
DisplayText set_display(const RichText& text, const DisplayRequest& request, const std::string& lang,
                        Typesetter& typesetter, Diagnostics& diagnostics);

/// The narrowest line as a part of the widest: a word alone between longer lines looks like a mistake. 1 for a single line.
double evenness_of(const DisplayText& text);
/// What no line should be narrower than, where there is a choice.
inline constexpr double well_broken = 0.56;

/// The words as a picture: lines broken so that each, as wide as the measure, fills the height with the others.
struct FillRequest {
    TextStyle style;          ///< its size says nothing
    Pt measure, height;
    Pt gap;                   ///< white between lines
    Ink accent = Ink::accent;
    Pt drag;                  ///< of lines that are not wholly accented, a line of 200 points; else of all but the last
};
/// The first line's baseline is as far below 0 as its ink stands above it; the last baseline is at most at `height`.
DisplayText fill_display(const RichText& text, const FillRequest& request, const std::string& lang, Typesetter& typesetter,
                         Diagnostics& diagnostics);

/// One line, no wider than `measure` (the type is set smaller, down to four fifths, and then cut off with an ellipsis).
Line set_one_line(const std::string& text, const TextStyle& style, Pt measure, const std::string& lang,
                  Typesetter& typesetter, Diagnostics& diagnostics);

}  // namespace foyer
