// Whole-paragraph line breaking (Knuth and Plass, Breaking Paragraphs into Lines, 1981), with the measure of each line
// taken from a function, marks that hang out of the measure, letters that give a little as well as spaces, runs of hyphens
// kept short, and no word twice at one edge.
#pragma once

#include <array>
#include <functional>
#include <vector>

#include "layout/text_block.h"

namespace foyer {

/// The size each voice is set in.
struct VoiceSize {
    Pt size;
    Em tracking;
    bool operator==(const VoiceSize&) const = default;
};
using VoiceSizes = std::array<VoiceSize, voice_count>;

/// What a paragraph is broken by: TeX's prices, and what goes beyond TeX. As constructed, TeX's own for plain paragraphs with
/// all extras off; `composer_parameters` reads a style's.
struct BreakParameters {
    double line_penalty = 10;
    double hyphen_penalty = 50;
    double explicit_hyphen_penalty = 50;
    double adjacent_demerits = 10000;        ///< a tight line beside a loose one
    double double_hyphen_demerits = 10000;
    double final_hyphen_demerits = 5000;     ///< the last line but one is hyphenated
    double loose_demerits = 0;               ///< a line looser than ratio 1
    double short_last_demerits = 0;          ///< a last line under a fifth of its measure looks left over
    double repeated_word_demerits = 0;       ///< one word at the start, or the end, of two lines running
    int longest_hyphen_run = 0;              ///< 0: any
    int short_last_word = 0;                 ///< letters a word must have to stand alone in the last line; 0: none
    bool one_letter_ends = true;             ///< a line may end in a word of one letter
    double space_stretch = 0.5;              ///< parts of the space it may grow by at ratio 1
    double space_shrink = 1.0 / 3;           ///< and shrink by at ratio −1
    double glyph_flex = 0;                   ///< parts of their width that glyphs may lose or gain
    double letter_flex = 0;                  ///< ems that may be taken from, or put, between two letters
    bool protrusion = false;
    bool justified = true;
    Pt ragged_under{};                       ///< a justified paragraph's lines that are narrower than this stay ragged
    bool tex_badness = true;                 ///< badness in whole numbers and at most 10000, as TeX counts it
    bool operator==(const BreakParameters&) const = default;

    bool justifies(Pt measure) const { return justified && !(measure < ragged_under); }
};

BreakParameters composer_parameters(const Style& style);

/// The measure of a paragraph's line, counted from 0.
using MeasureOf = std::function<Pt(int line)>;

/// One way to break a paragraph: where each line ends, as indices of the block's breaks.
struct Breaking {
    std::vector<std::uint32_t> ends;
    double demerits = 0;
    bool overfull = false;  ///< some line is wider than its measure: nothing better was to be had
    int lines() const { return static_cast<int>(ends.size()); }
};

/// How far a line of so much space and flex must give for `slack` points, in parts of what it can give; beyond 1 its spaces
/// alone go on. ±1000 where nothing gives.
inline double set_ratio(double slack, double space, double flex, const BreakParameters& parameters) {
    if (slack == 0) return 0;
    if (slack < 0) {
        const double give = space * parameters.space_shrink + flex;
        return give > 0 ? slack / give : -1000;
    }
    const double stretch = space * parameters.space_stretch;
    const double give = stretch + flex;
    if (slack <= give) return slack / give;
    return stretch > 0 ? 1 + (slack - give) / stretch : 1000;
}

/// How a line comes to its measure.
struct LineFit {
    double space = 1;    ///< its word spaces ÷ their natural width
    int width_step = 0;  ///< percent its glyphs are drawn wider by, −2 to 2
    Em letter;           ///< put between letters
};

/// A side of a line as the search looks at it, in points from the paragraph's start: marks that hang out taken off, and all
/// that gives but spaces in one sum.
struct LineEdge {
    double width = 0, space = 0, flex = 0;
};

class LineBreaker {
public:
    /// `block` must outlive it.
    LineBreaker(const TextBlock& block, const VoiceSizes& sizes, const FontBook& book, const BreakParameters& parameters);

    /// From now on lines narrower than this stay ragged.
    void set_ragged_under(Pt measure) { m_parameters.ragged_under = measure; }

    /// The best breaking, followed by the best ones with a line less and a line more where they are bearable. Never
    /// empty for a block with words.
    std::vector<Breaking> breakings(const MeasureOf& measure) const;

    /// Natural width of a line between two breaks (−1: the paragraph's start), marks that hang out taken off.
    Pt natural(int start, int end) const;
    /// The natural spaces of that line, added up.
    Pt spaces(int start, int end) const;
    Pt protrude_start(int start) const;
    Pt protrude_end(int end) const;
    /// How far the line must give, in parts of what it can give: TeX's glue set ratio where only spaces give.
    double ratio(int start, int end, Pt measure) const;
    /// The same as it is set: spaces, letters and the width of glyphs give in step; beyond ratio 1 spaces alone.
    LineFit fit(int start, int end, Pt measure) const;

    /// Natural width of the widest part that no break parts.
    Pt widest_part() const;
    /// Natural width of the whole text on one line.
    Pt width() const { return m_stops.empty() ? Pt(0) : Pt(m_stops.back().end.width); }

private:
    /// Sums from the paragraph's start, in points.
    struct Sums {
        double width = 0;    ///< natural
        double space = 0;    ///< of it, spaces that give
        double glyphs = 0;   ///< of it, glyphs whose width gives
        double letters = 0;  ///< ems between letters of one word
        double hang = 0;     ///< what hangs out at this side
    };
    /// A break: a line that ends there, and the next that starts there.
    struct Stop {
        Sums end, start;
    };
    Sums line(int start, int end) const;
    double flex_of(const Sums& sums) const { return sums.glyphs * m_parameters.glyph_flex + sums.letters * m_parameters.letter_flex; }

    const TextBlock& m_block;
    BreakParameters m_parameters;
    std::vector<Stop> m_stops;
    Sums m_first;  ///< the paragraph's own start
    std::vector<LineEdge> m_ends, m_starts;  ///< `m_starts` is one on: 0 is the paragraph's start
    double m_greatest_hang = 0;
};

}  // namespace foyer
