// A paragraph made ready for setting: printers' characters, words of shaped pieces, and every place a line may end. All
// widths are in ems, so that a new size or measure needs none of this again.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "review/review.h"
#include "style/style.h"
#include "type/hyphenator.h"
#include "type/shaper.h"

namespace foyer {

/// The kinds of type that may stand in one paragraph.
enum class Voice : std::uint8_t {
    roman, italic, bold, bold_italic, lead,
    fallback  ///< characters that the voice's own face lacks; its face is chosen when a block is collected
};
constexpr std::size_t voice_count = 6;

/// What a block is set in; sizes come later.
struct BlockStyle {
    std::array<FaceId, voice_count> faces;
    Features features;
    Features lead_features;  ///< of Voice::lead
    LetterCase letters = LetterCase::as_written;
    LetterCase lead_letters = LetterCase::as_written;
    int lead_words = 0;      ///< opening words in Voice::lead
    bool hyphenate = true;
    bool as_written = false; ///< quotes and dashes stay what the writer typed
    bool end_mark = false;   ///< closes with a mark that stays with the last word
    std::string lang = "en-US";
    bool operator==(const BlockStyle&) const = default;
};

/// Glyphs of one voice inside a word, or the end mark (no glyphs, `shaped` null).
struct Piece {
    const ShapedText* shaped = nullptr;
    std::uint32_t begin = 0, end = 0;  ///< bytes of the block's text
    Voice voice = Voice::roman;
    bool accent = false;
};

struct Word {
    std::uint32_t first_piece = 0, piece_count = 0;
    Voice space_voice = Voice::roman;  ///< of the space behind it
};

enum class BreakKind : std::uint8_t { space, hyphen, explicit_hyphen, anywhere, end };

/// A place where a line may end.
struct BreakPlace {
    BreakKind kind = BreakKind::space;
    std::uint32_t word = 0;     ///< the line ends in or behind this word
    std::uint32_t piece = 0;    ///< and inside this piece, where it ends inside a word
    std::uint32_t byte = 0;     ///< of the block's text
    Em before;                  ///< width of the piece up to here, hyphen included
    Em behind;                  ///< width of the piece from here
    std::uint32_t glyphs_before = 0, glyphs_behind = 0;  ///< for tracking
    Em protrude_end, protrude_start;  ///< how far the marks at the break hang out of the measure
    std::uint32_t word_before = 0, word_after = 0;  ///< the same number for the same word in small letters; 0 inside a word
    bool one_letter = false;          ///< a word of one letter stands before it
    std::uint8_t last_letters = 0;    ///< where nothing but the last word, or its end, follows: letters of that; else 0
};

struct TextBlock {
    std::string text;  ///< with printers' characters, as set
    std::vector<Piece> pieces;
    std::vector<Word> words;
    std::vector<BreakPlace> breaks;  ///< in order; the last is the end
    Em protrude_start;               ///< of the block's own first character
    BlockStyle style;
};

/// Width of the end mark with the space before it, and the mark's side, in ems.
constexpr Em end_mark_gap = Em(0.55);
constexpr Em end_mark_side = Em(0.58);

const Features& features_of(const BlockStyle& style, Voice voice);

/// Collects a paragraph. The shaper's answers are pointed at: the block lives no longer than they do.
TextBlock collect(const RichText& text, const BlockStyle& style, Shaper& shaper, Hyphenator* hyphenator);

/// Adds a break at every character of words wider than `widest` ems; for what no dictionary can break.
void add_breaks_anywhere(TextBlock& block, Em widest);

}  // namespace foyer
