#include "layout/line_setter.h"

#include <algorithm>

namespace foyer {
namespace {

/// Puts glyphs and spaces one behind another, a run as long as face, size and ink stay.
class RunWriter {
public:
    RunWriter(Line& line, const TextBlock& block, const VoiceSizes& sizes, const Inks& inks, const LineFit& fit, Pt start)
        : m_line(line), m_block(block), m_sizes(sizes), m_inks(inks), m_fit(fit), m_width(1 + fit.width_step / 100.0), m_x(start) {}

    void glyphs(const ShapedText& shaped, std::string_view text, const Piece& piece) {
        SetRun& run = run_for(piece);
        const VoiceSize& size = m_sizes[static_cast<std::size_t>(piece.voice)];
        run.run.text += text;
        Pt x = m_x - run.x;
        m_letter = size.size * m_fit.letter.value;
        for (const ShapedGlyph& glyph : shaped.glyphs) {
            run.run.glyphs.push_back({glyph.glyph, x + size.size * (static_cast<double>(glyph.x_offset) * m_width),
                                      -size.size * static_cast<double>(glyph.y_offset)});
            x += size.size * (static_cast<double>(glyph.advance) * m_width + size.tracking.value) + m_letter;
        }
        run.run.advance = x;
        m_x = run.x + x;
        m_line.text += text;
    }

    /// No gap of letters behind a word's last one.
    void finish_word() {
        m_x -= m_letter;
        if (!m_line.runs.empty()) m_line.runs.back().run.advance -= m_letter;
        m_letter = Pt(0);
    }

    void space(Pt width) {
        if (!m_line.runs.empty()) {
            m_line.runs.back().run.text += ' ';
            m_line.runs.back().run.advance += width;
        }
        m_line.text += ' ';
        m_x += width;
    }

    void skip(Pt width) { m_x += width; }
    Pt x() const { return m_x; }

private:
    SetRun& run_for(const Piece& piece) {
        const auto voice = static_cast<std::size_t>(piece.voice);
        const Ink ink = piece.accent ? m_inks.accent : piece.voice == Voice::lead ? m_inks.lead : m_inks.plain;
        const FaceId face = m_block.style.faces[voice];
        if (m_line.runs.empty() || m_line.runs.back().run.face != face || m_line.runs.back().ink != ink ||
            m_line.runs.back().run.size != m_sizes[voice].size) {
            SetRun run;
            run.run.face = face;
            run.run.size = m_sizes[voice].size;
            run.run.width = m_width;
            run.x = m_x;
            run.ink = ink;
            run.run.glyphs.reserve(48);
            m_line.runs.push_back(std::move(run));
        }
        return m_line.runs.back();
    }

    Line& m_line;
    const TextBlock& m_block;
    const VoiceSizes& m_sizes;
    const Inks& m_inks;
    LineFit m_fit;
    double m_width;
    Pt m_x;
    Pt m_letter;  ///< put behind the glyph set last
};

}  // namespace

SetLine set_line(const TextBlock& block, const LineBreaker& breaker, const VoiceSizes& sizes, Shaper& shaper, int start,
                 int end, Pt measure, bool justify, const BreakParameters& parameters, const Inks& inks) {
    SetLine set;
    Line& line = set.line;
    const BreakPlace& stop = block.breaks[end];
    line.measure = measure;
    line.natural = breaker.natural(start, end);
    line.last = stop.kind == BreakKind::end;
    line.hyphenated = stop.kind == BreakKind::hyphen;

    const double ratio = breaker.ratio(start, end, measure);
    const bool shrinks_last = line.last && ratio < 0;
    LineFit fit;
    if (justify && (!line.last || shrinks_last)) {
        // A line of one word that its letters cannot fill, or one that nothing fits, is left as it is and diagnosed, not torn apart.
        const bool no_spaces = breaker.spaces(start, end).value <= 0;
        const bool hopeless = ratio < -1.001 || (no_spaces && ratio > 1.001);
        line.justified = !hopeless;
        if (!hopeless) fit = breaker.fit(start, end, measure);
        const double growth = fit.space - 1;
        const double give = growth > 0 ? parameters.space_stretch : parameters.space_shrink;
        line.ratio = give > 0 ? growth / give : 0;
        line.space = fit.space;
        line.letter = fit.letter.value;
    }

    RunWriter writer(line, block, sizes, inks, fit, -breaker.protrude_start(start));
    const std::uint32_t first_word = start < 0 ? 0
                                     : block.breaks[start].kind == BreakKind::space ? block.breaks[start].word + 1
                                                                                    : block.breaks[start].word;
    const std::uint32_t from_byte = start < 0 || block.breaks[start].kind == BreakKind::space ? 0 : block.breaks[start].byte;
    const bool stops_inside = stop.kind != BreakKind::space && stop.kind != BreakKind::end;

    for (std::uint32_t w = first_word; w <= stop.word; ++w) {
        const Word& word = block.words[w];
        for (std::uint32_t p = word.first_piece; p < word.first_piece + word.piece_count; ++p) {
            const Piece& piece = block.pieces[p];
            if (!piece.shaped) {
                if (w == stop.word && stops_inside) continue;  // the mark goes with the rest of its word
                writer.finish_word();
                const Pt size = sizes[static_cast<std::size_t>(piece.voice)].size;
                set.end_mark = writer.x() + to_points(end_mark_gap, size);
                writer.skip(to_points(end_mark_gap + end_mark_side, size));
                continue;
            }
            const std::uint32_t begin = w == first_word ? std::max(piece.begin, from_byte) : piece.begin;
            const std::uint32_t until = w == stop.word && stops_inside ? std::min(piece.end, stop.byte) : piece.end;
            if (begin >= until) continue;
            const bool hyphen_here = line.hyphenated && w == stop.word && p == stop.piece;
            if (begin == piece.begin && until == piece.end && !hyphen_here) {
                writer.glyphs(*piece.shaped, std::string_view(block.text).substr(begin, until - begin), piece);
            } else {
                std::string part = block.text.substr(begin, until - begin);
                if (hyphen_here) part += '-';
                const FaceId face = block.style.faces[static_cast<std::size_t>(piece.voice)];
                writer.glyphs(shaper.shape(face, part, features_of(block.style, piece.voice), block.style.lang), part, piece);
            }
        }
        writer.finish_word();
        if (w < stop.word) {
            const auto voice = static_cast<std::size_t>(word.space_voice);
            const Pt natural = sizes[voice].size *
                               (shaper.book().measures(block.style.faces[voice]).space.value + sizes[voice].tracking.value);
            writer.space(natural * fit.space);
        }
    }
    return set;
}

}  // namespace foyer
