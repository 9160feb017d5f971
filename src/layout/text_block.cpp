#include "layout/text_block.h"

#include <algorithm>

#include "core/text.h"
#include "type/typography.h"

namespace foyer {
namespace {

constexpr char32_t soft_hyphen = 0xAD;

bool is_breaking_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n'; }

/// How far a mark may hang out of the measure, in parts of its own width. After pdfTeX's microtype defaults: small marks
/// leave a hole at the edge when set flush, and most of them may go.
double hanging_part(char32_t c) {
    switch (c) {
        case U'-': case U'‐': return 0.65;
        case U'.': case U',': return 0.7;
        case U'’': case U'‘': case U'”': case U'“': case U'"': case U'\'': return 0.6;
        case U':': case U';': return 0.3;
        case U'–': return 0.3;
        case U'—': return 0.2;
        case U'!': case U'?': return 0.15;
        default: return 0;
    }
}

Voice voice_of(const Emphasis& emphasis) {
    if (emphasis.bold && emphasis.italic) return Voice::bold_italic;
    if (emphasis.bold) return Voice::bold;
    return emphasis.italic ? Voice::italic : Voice::roman;
}

/// Characters with the voice they are set in: what the words are cut from.
struct Marked {
    std::string text;
    Voice voice;
    bool accent;
};

std::vector<Marked> with_printers_characters(const RichText& text, const BlockStyle& style) {
    std::vector<Marked> out;
    Typographer typographer(style.lang);
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t next = 0;
        if (i + 1 < text.size() && !text[i + 1].text.empty()) {
            std::size_t start = 0;
            next = next_character(text[i + 1].text, start);
        }
        std::string converted = typographer.convert(text[i].text, next);
        if (style.letters == LetterCase::capitals) converted = upper_case(converted);
        if (style.letters == LetterCase::small_letters) converted = lower_case(converted);
        out.push_back({std::move(converted), voice_of(text[i].emphasis), text[i].emphasis.accent});
    }
    return out;
}

class Collector {
public:
    Collector(const BlockStyle& style, Shaper& shaper, Hyphenator* hyphenator)
        : m_shaper(shaper), m_hyphenator(style.hyphenate ? hyphenator : nullptr) {
        m_block.style = style;
    }

    TextBlock run(const RichText& text) {
        for (const Marked& marked : with_printers_characters(text, m_block.style)) take(marked);
        finish_word(Voice::roman);
        if (!m_block.words.empty() && m_block.style.end_mark) add_end_mark();
        find_breaks();
        if (!m_block.text.empty()) {
            std::size_t start = 0;
            m_block.protrude_start = hang(next_character(m_block.text, start), m_block.pieces.front().voice);
        }
        return std::move(m_block);
    }

private:
    bool in_lead() const { return static_cast<int>(m_block.words.size()) < m_block.style.lead_words; }

    void take(const Marked& marked) {
        std::string part;
        const auto finish_piece = [&] {
            if (part.empty()) return;
            add_piece(part, in_lead() ? Voice::lead : marked.voice, marked.accent);
            part.clear();
        };
        for (std::size_t i = 0; i < marked.text.size();) {
            const char32_t c = next_character(marked.text, i);
            if (is_breaking_space(c)) {
                finish_piece();
                finish_word(marked.voice);
            } else if (c != soft_hyphen) {
                append_utf8(part, c);
            }
        }
        finish_piece();
    }

    void add_piece(std::string text, Voice voice, bool accent) {
        if (m_word_pieces == 0) m_block.text += m_block.words.empty() ? "" : " ";
        if (voice == Voice::lead && m_block.style.lead_letters == LetterCase::capitals) text = upper_case(text);
        Piece piece;
        piece.begin = static_cast<std::uint32_t>(m_block.text.size());
        m_block.text += text;
        piece.end = static_cast<std::uint32_t>(m_block.text.size());
        piece.voice = voice;
        piece.accent = accent;
        piece.shaped = &shape(piece.begin, piece.end, voice);
        m_block.pieces.push_back(piece);
        ++m_word_pieces;
    }

    void finish_word(Voice space_voice) {
        if (m_word_pieces == 0) return;
        Word word;
        word.first_piece = static_cast<std::uint32_t>(m_block.pieces.size()) - m_word_pieces;
        word.piece_count = m_word_pieces;
        // The space between italic and roman is the roman's, as the words' own would look too tight beside it.
        word.space_voice = in_lead() ? Voice::lead : space_voice;
        m_block.words.push_back(word);
        m_word_pieces = 0;
    }

    void add_end_mark() {
        Piece mark;
        mark.begin = mark.end = static_cast<std::uint32_t>(m_block.text.size());
        m_block.pieces.push_back(mark);
        ++m_block.words.back().piece_count;
    }

    const ShapedText& shape(std::uint32_t begin, std::uint32_t end, Voice voice) {
        const std::string_view text = std::string_view(m_block.text).substr(begin, end - begin);
        return shape_text(text, voice);
    }

    const ShapedText& shape_text(std::string_view text, Voice voice) {
        Features features = m_block.style.features;
        if (voice == Voice::lead) features.old_style_figures = false;
        return m_shaper.shape(m_block.style.faces[static_cast<std::size_t>(voice)], text, features, m_block.style.lang);
    }

    Em hang(char32_t c, Voice voice) {
        const double part = hanging_part(c);
        if (part == 0) return Em(0);
        std::string text;
        append_utf8(text, c);
        return shape_text(text, voice).advance * part;
    }

    char32_t character_at(std::uint32_t byte) const {
        std::size_t i = byte;
        return i < m_block.text.size() ? next_character(m_block.text, i) : 0;
    }

    char32_t character_before(std::uint32_t byte) const {
        while (byte > 0 && (static_cast<unsigned char>(m_block.text[byte - 1]) & 0xC0u) == 0x80u) --byte;
        std::size_t i = byte == 0 ? 0 : byte - 1;
        return byte == 0 ? 0 : next_character(m_block.text, i);
    }

    void find_breaks() {
        for (std::uint32_t w = 0; w < m_block.words.size(); ++w) {
            const Word& word = m_block.words[w];
            const std::size_t first = m_block.breaks.size();
            for (std::uint32_t p = word.first_piece; p < word.first_piece + word.piece_count; ++p) {
                breaks_inside(w, p);
            }
            std::sort(m_block.breaks.begin() + static_cast<std::ptrdiff_t>(first), m_block.breaks.end(),
                      [](const BreakPlace& a, const BreakPlace& b) { return a.byte < b.byte; });
            BreakPlace behind;
            behind.kind = w + 1 == m_block.words.size() ? BreakKind::end : BreakKind::space;
            behind.word = w;
            behind.piece = word.first_piece + word.piece_count - 1;
            const Piece& last = m_block.pieces[behind.piece];
            behind.byte = last.end;
            if (last.shaped) behind.protrude_end = hang(character_before(last.end), last.voice);
            if (w + 1 < m_block.words.size()) {
                const Piece& next = m_block.pieces[m_block.words[w + 1].first_piece];
                behind.protrude_start = hang(character_at(next.begin), next.voice);
            }
            m_block.breaks.push_back(behind);
        }
    }

    void breaks_inside(std::uint32_t w, std::uint32_t p) {
        const Piece piece = m_block.pieces[p];
        if (!piece.shaped) return;
        const std::string word = m_block.text.substr(piece.begin, piece.end - piece.begin);
        // Behind a dash or a hyphen the writer put inside a word, but not behind one that opens it.
        for (std::size_t i = 0; i < word.size();) {
            const std::size_t start = i;
            const char32_t c = next_character(word, i);
            const bool dash = c == U'-' || c == U'‐' || c == U'–' || c == U'—';
            if (dash && start > 0 && i < word.size()) add_break(BreakKind::explicit_hyphen, w, p, static_cast<std::uint32_t>(i));
        }
        if (!m_hyphenator || piece.voice == Voice::lead) return;
        for (const std::uint32_t byte : m_hyphenator->breaks(word)) add_break(BreakKind::hyphen, w, p, byte);
    }

    void add_break(BreakKind kind, std::uint32_t w, std::uint32_t p, std::uint32_t offset) {
        const Piece piece = m_block.pieces[p];
        std::string before = m_block.text.substr(piece.begin, offset);
        if (kind == BreakKind::hyphen) before += '-';
        const ShapedText& left = shape_text(before, piece.voice);
        const ShapedText& right = shape(piece.begin + offset, piece.end, piece.voice);
        BreakPlace place;
        place.kind = kind;
        place.word = w;
        place.piece = p;
        place.byte = piece.begin + offset;
        place.before = left.advance;
        place.behind = right.advance;
        place.glyphs_before = static_cast<std::uint32_t>(left.glyphs.size());
        place.glyphs_behind = static_cast<std::uint32_t>(right.glyphs.size());
        place.protrude_end = hang(kind == BreakKind::hyphen ? U'-' : character_before(place.byte), piece.voice);
        place.protrude_start = hang(character_at(place.byte), piece.voice);
        m_block.breaks.push_back(place);
    }

    TextBlock m_block;
    Shaper& m_shaper;
    Hyphenator* m_hyphenator;
    std::uint32_t m_word_pieces = 0;
};

}  // namespace

TextBlock collect(const RichText& text, const BlockStyle& style, Shaper& shaper, Hyphenator* hyphenator) {
    return Collector(style, shaper, hyphenator).run(text);
}

void add_breaks_anywhere(TextBlock& block, Em widest) {
    std::vector<BreakPlace> all;
    std::size_t known = 0;
    for (std::uint32_t w = 0; w < block.words.size(); ++w) {
        const Word& word = block.words[w];
        const std::size_t first = all.size();
        for (; known < block.breaks.size() && block.breaks[known].word == w; ++known) all.push_back(block.breaks[known]);
        const auto found = static_cast<std::ptrdiff_t>(all.size());
        for (std::uint32_t p = word.first_piece; p < word.first_piece + word.piece_count; ++p) {
            const Piece& piece = block.pieces[p];
            if (!piece.shaped || piece.shaped->advance <= widest) continue;
            // Widths by the whole word's own glyphs: a word this long is not kerned anew at every letter.
            Em before;
            for (std::size_t g = 0; g + 1 < piece.shaped->glyphs.size(); ++g) {
                before += Em(piece.shaped->glyphs[g].advance);
                const std::uint32_t byte = piece.begin + piece.shaped->glyphs[g + 1].cluster;
                if (piece.shaped->glyphs[g + 1].cluster == piece.shaped->glyphs[g].cluster) continue;
                BreakPlace place;
                place.kind = BreakKind::anywhere;
                place.word = w;
                place.piece = p;
                place.byte = byte;
                place.before = before;
                place.behind = piece.shaped->advance - before;
                place.glyphs_before = static_cast<std::uint32_t>(g + 1);
                place.glyphs_behind =
                    static_cast<std::uint32_t>(piece.shaped->glyphs.size() - g - 1);
                const bool there = std::any_of(all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + found,
                                               [byte](const BreakPlace& b) { return b.byte == byte; });
                if (!there) all.push_back(place);
            }
        }
        std::stable_sort(all.begin() + static_cast<std::ptrdiff_t>(first), all.end(),
                         [](const BreakPlace& a, const BreakPlace& b) { return a.byte < b.byte; });
    }
    block.breaks = std::move(all);
}

}  // namespace foyer
