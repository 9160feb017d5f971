// Whole-paragraph line breaking (Knuth and Plass, Breaking Paragraphs into Lines, 1981), with the measure of each line
// taken from a function, marks that hang out of the measure, and runs of hyphens kept short.
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

/// TeX's names and, where they exist, TeX's values for plain paragraphs.
struct BreakParameters {
    double line_penalty = 10;
    double hyphen_penalty = 50;
    double explicit_hyphen_penalty = 50;
    double adjacent_demerits = 10000;      ///< a tight line beside a loose one
    double double_hyphen_demerits = 10000;
    double final_hyphen_demerits = 5000;   ///< the last line but one is hyphenated
    double short_last_demerits = 4000;     ///< a last line under a fifth of its measure looks left over
    int longest_hyphen_run = 2;
    double space_stretch = 0.5;            ///< parts of the space it may grow by at ratio 1
    double space_shrink = 1.0 / 3;         ///< and shrink by at ratio −1
    bool protrusion = true;
    bool justified = true;
    bool operator==(const BreakParameters&) const = default;
};

/// The measure of a paragraph's line, counted from 0.
using MeasureOf = std::function<Pt(int line)>;

/// One way to break a paragraph: where each line ends, as indices of the block's breaks.
struct Breaking {
    std::vector<std::uint32_t> ends;
    double demerits = 0;
    bool overfull = false;  ///< some line is wider than its measure: nothing better was to be had
    int lines() const { return static_cast<int>(ends.size()); }
};

/// A block's breaks in points for one set of sizes: positions on one long line.
struct BreakPosition {
    double end = 0;      ///< where a line that ends here ends, hyphen included
    double start = 0;    ///< where the next line starts
    double stretch_end = 0, stretch_start = 0;  ///< sums of natural spaces before the break, and before the next word
    double protrude_end = 0, protrude_start = 0;
};

class LineBreaker {
public:
    /// `block` must outlive it.
    LineBreaker(const TextBlock& block, const VoiceSizes& sizes, const FontBook& book, const BreakParameters& parameters);

    /// The best breaking, followed by the best ones with a line less and a line more where they are bearable. Never
    /// empty for a block with words.
    std::vector<Breaking> breakings(const MeasureOf& measure) const;

    /// Natural width of a line between two breaks (−1: the paragraph's start), marks that hang out taken off.
    Pt natural(int start, int end) const;
    /// The natural spaces of that line, added up.
    Pt spaces(int start, int end) const;
    Pt protrude_start(int start) const;
    Pt protrude_end(int end) const;
    /// TeX's glue set ratio of that line.
    double ratio(int start, int end, Pt measure) const;

private:
    struct Attempt {
        double tolerance;  ///< greatest ratio looked at
        bool emergency;    ///< take lines that do not fit rather than none
    };
    std::vector<Breaking> attempt(const MeasureOf& measure, Attempt how) const;

    const TextBlock& m_block;
    BreakParameters m_parameters;
    std::vector<BreakPosition> m_positions;
    double m_first_protrusion = 0;
    double m_greatest_protrusion = 0;
};

}  // namespace foyer
