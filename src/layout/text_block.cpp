#include "layout/text_block.h"

#include <algorithm>
#include <cmath>

#include "core/text.h"
#include "type/typography.h"

namespace foyer {
namespace {

constexpr char32_t soft_hyphen = 0xAD;

bool is_breaking_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n'; }

/// Spaces of a given width, which shaping makes of any face's own.
bool is_fixed_space(char32_t c) { return c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A); }

bool is_figure(char32_t c) { return c >= U'0' && c <= U'9'; }

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
        std::string converted = style.as_written ? text[i].text : typographer.convert(text[i].text, next);
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
        const std::vector<Marked> all = with_printers_characters(text, m_block.style);
        choose_fallback(all);
        for (const Marked& marked : all) take(marked);
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

    FaceId face(Voice voice) const { return m_block.style.faces[static_cast<std::size_t>(voice)]; }

    bool has(Voice voice, char32_t c) const { return m_shaper.book().has_glyph(face(voice), c); }

    /// The face for what the others lack: one that has the first character missing, which mostly has the others.
    void choose_fallback(const std::vector<Marked>& all) {
        for (const Marked& marked : all) {
            for (std::size_t i = 0; i < marked.text.size();) {
                const char32_t c = next_character(marked.text, i);
                if (is_breaking_space(c) || c == soft_hyphen || is_fixed_space(c) || has(marked.voice, c)) continue;
                const auto found = m_shaper.book().face_with(c, face(marked.voice));
                if (!found) continue;
                m_block.style.faces[static_cast<std::size_t>(Voice::fallback)] = *found;
                return;
            }
        }
    }

    void take(const Marked& marked) {
        std::string part;
        Voice part_voice = marked.voice;
        const auto finish_piece = [&] {
            if (part.empty()) return;
            add_piece(part, part_voice, marked.accent);
            part.clear();
        };
        for (std::size_t i = 0; i < marked.text.size();) {
            const char32_t c = next_character(marked.text, i);
            if (is_breaking_space(c)) {
                finish_piece();
                finish_word(marked.voice);
            } else if (c != soft_hyphen) {
                const Voice own = in_lead() ? Voice::lead : marked.voice;
                const Voice voice = is_fixed_space(c) || has(own, c) || !has(Voice::fallback, c) ? own : Voice::fallback;
                if (voice != part_voice) finish_piece();
                part_voice = voice;
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
        return m_shaper.shape(face(voice), text, features_of(m_block.style, voice), m_block.style.lang);
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

    /// What a word is known by: its letters and figures in small letters.
    struct Known {
        std::uint32_t number = 0;
        std::uint32_t letters = 0;
    };
    Known know(std::uint32_t begin, std::uint32_t end) const {
        Known known{2166136261u, 0};
        for (std::size_t i = begin; i < end;) {
            const char32_t c = next_character(m_block.text, i);
            if (!is_letter(c) && !is_figure(c)) continue;
            known.number = (known.number ^ static_cast<std::uint32_t>(lower_case(c))) * 16777619u;
            ++known.letters;
        }
        if (known.letters == 0) known.number = 0;
        return known;
    }
    Known know_word(std::uint32_t w) const {
        const Word& word = m_block.words[w];
        return know(m_block.pieces[word.first_piece].begin, m_block.pieces[word.first_piece + word.piece_count - 1].end);
    }
    static std::uint8_t few(std::uint32_t letters) { return static_cast<std::uint8_t>(std::clamp(letters, 1u, 255u)); }

    void find_breaks() {
        const auto last = static_cast<std::uint32_t>(m_block.words.size()) - 1;
        Known here = m_block.words.empty() ? Known{} : know_word(0);
        for (std::uint32_t w = 0; w < m_block.words.size(); ++w) {
            const Word& word = m_block.words[w];
            const std::size_t first = m_block.breaks.size();
            for (std::uint32_t p = word.first_piece; p < word.first_piece + word.piece_count; ++p) {
                breaks_inside(w, p);
            }
            std::sort(m_block.breaks.begin() + static_cast<std::ptrdiff_t>(first), m_block.breaks.end(),
                      [](const BreakPlace& a, const BreakPlace& b) { return a.byte < b.byte; });
            if (w == last) {
                const std::uint32_t end = m_block.pieces[word.first_piece + word.piece_count - 1].end;
                for (std::size_t i = first; i < m_block.breaks.size(); ++i) m_block.breaks[i].last_letters = few(know(m_block.breaks[i].byte, end).letters);
            }
            BreakPlace behind;
            behind.kind = w == last ? BreakKind::end : BreakKind::space;
            behind.word = w;
            behind.piece = word.first_piece + word.piece_count - 1;
            const Piece& last_piece = m_block.pieces[behind.piece];
            behind.byte = last_piece.end;
            if (last_piece.shaped) behind.protrude_end = hang(character_before(last_piece.end), last_piece.voice);
            if (w != last) {
                const Piece& next = m_block.pieces[m_block.words[w + 1].first_piece];
                behind.protrude_start = hang(character_at(next.begin), next.voice);
                const Known there = know_word(w + 1);
                behind.word_before = here.number;
                behind.word_after = there.number;
                // A comma behind the letter, or a figure, makes a good enough end.
                behind.one_letter = here.letters == 1 && is_letter(character_before(last_piece.end));
                if (w + 1 == last) behind.last_letters = few(there.letters);
                here = there;
            }
            m_block.breaks.push_back(behind);
        }
    }

    void breaks_inside(std::uint32_t w, std::uint32_t p) {
        const Piece piece = m_block.pieces[p];
        if (!piece.shaped) return;
        const std::string word = m_block.text.substr(piece.begin, piece.end - piece.begin);
        m_units.clear();
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
        BreakPlace place;
        place.kind = kind;
        place.word = w;
        place.piece = p;
        place.byte = piece.begin + offset;
        if (!measure_sides(place, piece, offset)) return;
        place.protrude_end = hang(kind == BreakKind::hyphen ? U'-' : character_before(place.byte), piece.voice);
        place.protrude_start = hang(character_at(place.byte), piece.voice);
        m_block.breaks.push_back(place);
    }

    /// Widths of a word's two parts. Shaping both would cost as much as all else together, and the square of a long word's
    /// length; so they are read off the whole word's glyphs, and only the letter before the break is shaped anew with its
    /// hyphen. False where that cannot be done in a word too long for the other way.
    bool measure_sides(BreakPlace& place, const Piece& piece, std::uint32_t offset) {
        const std::vector<ShapedGlyph>& glyphs = piece.shaped->glyphs;
        const auto units_per_em = static_cast<double>(m_shaper.book().units_per_em(face(piece.voice)));
        const auto units = [&](Em advance) { return std::lround(advance.value * units_per_em); };
        if (m_units.empty()) {
            m_units.push_back(0);
            for (const ShapedGlyph& glyph : glyphs) m_units.push_back(m_units.back() + units(Em(glyph.advance)));
        }
        const auto at = std::lower_bound(glyphs.begin(), glyphs.end(), offset, [](const ShapedGlyph& g, std::uint32_t byte) { return g.cluster < byte; });
        const auto behind = static_cast<std::size_t>(at - glyphs.begin());
        const std::string hyphen = place.kind == BreakKind::hyphen ? "-" : "";
        if (at == glyphs.end() || at->cluster != offset || behind == 0) {
            // Inside a ligature.
            constexpr std::uint32_t longest_shaped_anew = 200;
            if (piece.end - piece.begin > longest_shaped_anew) return false;
            const ShapedText& left = shape_text(m_block.text.substr(piece.begin, offset) + hyphen, piece.voice);
            const ShapedText& right = shape(piece.begin + offset, piece.end, piece.voice);
            place.before = left.advance;
            place.behind = right.advance;
            place.glyphs_before = static_cast<std::uint32_t>(left.glyphs.size());
            place.glyphs_behind = static_cast<std::uint32_t>(right.glyphs.size());
            return true;
        }
        std::size_t last = behind - 1;
        while (last > 0 && glyphs[last - 1].cluster == glyphs[last].cluster) --last;
        const std::uint32_t letter = glyphs[last].cluster;
        const ShapedText& end = shape_text(m_block.text.substr(piece.begin + letter, offset - letter) + hyphen, piece.voice);
        place.before = Em(static_cast<double>(m_units[last] + units(end.advance)) / units_per_em);
        place.behind = Em(static_cast<double>(m_units.back() - m_units[behind]) / units_per_em);
        place.glyphs_before = static_cast<std::uint32_t>(last + end.glyphs.size());
        place.glyphs_behind = static_cast<std::uint32_t>(glyphs.size() - behind);
        return true;
    }

    std::vector<long> m_units;  ///< of the piece being looked at: where each glyph starts, in the face's units
    TextBlock m_block;
    Shaper& m_shaper;
    Hyphenator* m_hyphenator;
    std::uint32_t m_word_pieces = 0;
};

}  // namespace

const Features& features_of(const BlockStyle& style, Voice voice) {
    return voice == Voice::lead ? style.lead_features : style.features;
}

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
