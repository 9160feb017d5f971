#include "layout/body.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"

namespace foyer {
namespace {

constexpr std::u32string_view opening_marks = U"\"'“‘„‚«»‹›¿¡([";

}  // namespace

Body::Body(const Setting& setting) : m_setting(setting) {
    const auto& paragraphs = setting.review.paragraphs;
    m_texts.resize(paragraphs.size());
    m_flow_paragraphs.resize(paragraphs.size());
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        const bool behind_crosshead = i > 0 && paragraphs[i - 1].kind == ParagraphKind::crosshead;
        prepare(static_cast<int>(i), paragraphs[i], i == 0, behind_crosshead);
    }
    Pt width;
    double characters = 0;
    for (const Text& text : m_texts) {
        width += text.breaker->width();
        characters += static_cast<double>(text.block->text.size());
    }
    if (characters > 0) m_character = width / characters;
}

void Body::prepare(int index, const Paragraph& paragraph, bool first, bool behind_crosshead) {
    const Style& style = m_setting.style;
    Typesetter& typesetter = m_setting.typesetter;
    Text& text = m_texts[index];
    const bool crosshead = paragraph.kind == ParagraphKind::crosshead;
    const TextStyle type = crosshead ? style.text_style("crosshead") : style.text_style("text");
    TextStyle lead = style.text_style("lead");
    const bool small_capitals = !crosshead && style.choice<int>("lead.style") == 1;
    if (small_capitals) {
        // The text's own face; a little air, as capitals of any size want it.
        lead = type;
        lead.tracking = max(lead.tracking, Em(0.04));
    }
    RichText words = paragraph.text;
    if (first && !crosshead && style.flag("drop_cap.shown")) words = take_drop_cap(std::move(words), text);

    BlockStyle block = block_style(typesetter, type, &lead, m_setting.review.lang, m_setting.diagnostics);
    block.features.old_style_figures = !crosshead && style.flag("text.old_style_figures");
    if (small_capitals) block.lead_features.small_capitals = true;
    block.hyphenate = !crosshead && style.flag("text.hyphenation");
    block.lead_words = first && !crosshead ? style.integer("lead.words") : 0;
    block.end_mark = index + 1 == static_cast<int>(m_texts.size()) && style.flag("text.end_mark") && !crosshead;
    text.block = &typesetter.block(words, block);
    text.sizes = voice_sizes(type, &lead);
    text.inks = {type.colour, Ink::accent, lead.colour};
    text.parameters = composer_parameters(style);
    if (crosshead) text.parameters.justified = false;
    text.indent = first || behind_crosshead || crosshead ? Pt(0) : style.points("text.indent");
    text.breaker = std::make_unique<LineBreaker>(*text.block, text.sizes, typesetter.book(), text.parameters);
    m_flow_paragraphs[index] = {crosshead, crosshead ? 1 : 0};
}

RichText Body::take_drop_cap(RichText words, Text& into) {
    const Style& style = m_setting.style;
    // The first letter, without the quotation mark before it.
    std::string letter;
    while (!words.empty() && letter.empty()) {
        std::string& front = words.front().text;
        std::size_t at = 0;
        while (at < front.size()) {
            const char32_t c = next_character(front, at);
            if (opening_marks.find(c) != std::u32string_view::npos || c == U' ') continue;
            append_utf8(letter, c);
            break;
        }
        front.erase(0, at);
        if (front.empty()) words.erase(words.begin());
    }
    if (letter.empty()) return words;

    // From the cap height of the first line to the baseline it stands on.
    const int lines = style.integer("drop_cap.lines");
    Typesetter& typesetter = m_setting.typesetter;
    const FaceId face = typesetter.face(style.text("drop_cap.face"), m_setting.diagnostics);
    const TextStyle body = style.text_style("text");
    const Pt height = m_setting.grid.baseline * (lines - 1.0) + to_points(m_setting.cap_height(body), body.size);
    const Pt size = height / typesetter.book().measures(face).cap_height.value;
    const std::string capital = upper_case(letter);
    const ShapedText& shaped = typesetter.shaper().shape(face, capital, {}, m_setting.review.lang);
    if (shaped.glyphs.empty()) return words;
    const FontBook::GlyphBox first = typesetter.book().glyph_box(face, shaped.glyphs.front().glyph);
    const FontBook::GlyphBox last = typesetter.book().glyph_box(face, shaped.glyphs.back().glyph);

    SetRun run;
    run.run.text = capital;
    run.run.face = face;
    run.run.size = size;
    run.ink = style.choice<Ink>("drop_cap.colour");
    run.x = -to_points(first.left, size);
    Pt x;
    for (const ShapedGlyph& glyph : shaped.glyphs) {
        run.run.glyphs.push_back({glyph.glyph, x, Pt(0)});
        x += size * static_cast<double>(glyph.advance);
    }
    run.run.advance = x;
    DropCap drop;
    drop.line.text = capital;
    drop.line.natural = x - size * static_cast<double>(shaped.glyphs.back().advance) + to_points(last.right - first.left, size);
    drop.line.measure = drop.line.natural;
    drop.line.paragraph = 0;
    drop.line.runs.push_back(std::move(run));
    into.drop_lines = lines;
    into.drop_indent = drop.line.natural + style.points("drop_cap.gap");
    m_drop_cap = std::move(drop);
    return words;
}

std::vector<Breaking> Body::break_paragraph(Text& text, const MeasureOf& measure) {
    // Under about thirty characters a line, spaces cannot be kept even.
    if (text.parameters.justified && measure(0) < m_character * static_cast<double>(m_setting.style.integer("composer.ragged_under"))) {
        text.parameters.justified = false;
        text.breaker = std::make_unique<LineBreaker>(*text.block, text.sizes, m_setting.typesetter.book(), text.parameters);
    }
    const MeasureOf indented = [&](int line) { return measure(line) - text.line_indent(line); };
    auto found = text.breaker->breakings(indented);
    const bool overfull = std::any_of(found.begin(), found.end(), [](const Breaking& b) { return b.overfull; });
    if (!overfull) return found;
    // A word wider than its line: break it where it must be broken.
    const Em widest(indented(0) / text.sizes[0].size * 0.7);
    text.block = &m_setting.typesetter.block_broken_anywhere(m_setting.review.paragraphs[&text - m_texts.data()].text,
                                                             text.block->style, widest);
    text.breaker = std::make_unique<LineBreaker>(*text.block, text.sizes, m_setting.typesetter.book(), text.parameters);
    m_drop_cap = text.drop_lines > 0 ? std::nullopt : m_drop_cap;
    text.drop_lines = 0;
    return text.breaker->breakings(indented);
}

int Body::lines_at(Pt measure) {
    int lines = 0;
    m_breakings.clear();
    m_even = true;
    m_slot_measures.assign(1, measure);
    for (std::size_t p = 0; p < m_texts.size(); ++p) {
        auto* found = &breakings(static_cast<int>(p), 0);
        if (p == 0 && !found->empty() && found->front().lines() < m_texts[0].drop_lines) {
            // Fewer lines than the initial is tall: it would reach into the next paragraph.
            m_texts[0].drop_lines = 0;
            m_drop_cap.reset();
            const BlockStyle style = m_texts[0].block->style;
            m_texts[0].block = &m_setting.typesetter.block(m_setting.review.paragraphs[0].text, style);
            m_texts[0].breaker = std::make_unique<LineBreaker>(*m_texts[0].block, m_texts[0].sizes,
                                                               m_setting.typesetter.book(), m_texts[0].parameters);
            m_breakings.clear();
            found = &breakings(0, 0);
        }
        lines += found->empty() ? 0 : found->front().lines() + (p > 0 ? m_flow_paragraphs[p].space_before : 0);
    }
    return lines;
}

void Body::use_columns(const std::vector<ColumnRoom>& columns) {
    std::vector<Pt> measures;
    bool even = true;
    for (const ColumnRoom& column : columns) {
        if (column.lines <= 0) continue;
        even = even && (measures.empty() || abs(column.measure - measures.front()) < 0.01_pt);
        measures.insert(measures.end(), static_cast<std::size_t>(column.lines), column.measure);
    }
    const bool same = m_even && even && !measures.empty() && !m_slot_measures.empty() &&
                      abs(measures.front() - m_slot_measures.front()) < 0.01_pt;
    if (!same) m_breakings.clear();
    m_even = even;
    m_slot_measures = std::move(measures);
}

Pt Body::measure_at(int slot) const {
    if (m_slot_measures.empty()) return 300_pt;
    return m_slot_measures[std::min<std::size_t>(static_cast<std::size_t>(slot), m_slot_measures.size() - 1)];
}

const std::vector<Breaking>& Body::breakings(int paragraph, int slot) {
    const int start = m_even ? 0 : slot;
    const auto [entry, fresh] = m_breakings.try_emplace({paragraph, start});
    if (fresh) entry->second = break_paragraph(m_texts[paragraph], [&](int line) { return measure_at(start + line); });
    return entry->second;
}

int Body::overset_words(const Flow& flow) const {
    int words = 0;
    for (std::size_t p = 0; p < m_texts.size(); ++p) {
        const std::size_t placed = flow.places[p].size();
        const std::vector<std::uint32_t>& ends = flow.breakings[p].ends;
        if (placed >= ends.size()) continue;
        const TextBlock& block = *m_texts[p].block;
        const std::size_t first = placed == 0 ? 0 : block.breaks[ends[placed - 1]].word + 1;
        words += static_cast<int>(block.words.size() - std::min(first, block.words.size()));
    }
    return words;
}

std::vector<Frame> Body::set(const Flow& flow, const std::vector<ColumnRoom>& columns,
                             const std::vector<std::string>& spread_ids) {
    std::vector<Frame> frames(columns.size());
    const Grid& grid = m_setting.grid;
    std::vector<int> count(spread_ids.size(), 0);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const ColumnRoom& room = columns[c];
        frames[c].id = fmt::format("{}/text-{}", spread_ids[room.spread], ++count[room.spread]);
        frames[c].kind = FrameKind::text;
        const Pt top = grid.line(room.first_line - 1.0);
        frames[c].bounds = {room.x, top, room.measure, grid.line(room.first_line + room.lines - 1.0) + grid.baseline * 0.3 - top};
        frames[c].lines.reserve(static_cast<std::size_t>(std::max(0, room.lines)));
    }
    for (std::size_t p = 0; p < m_texts.size(); ++p) {
        Text& text = m_texts[p];
        int start = -1;
        for (std::size_t l = 0; l < flow.places[p].size(); ++l) {
            const LinePlace place = flow.places[p][l];
            const ColumnRoom& room = columns[place.column];
            const Pt indent = text.line_indent(static_cast<int>(l));
            const int end = static_cast<int>(flow.breakings[p].ends[l]);
            SetLine set = set_line(*text.block, *text.breaker, text.sizes, m_setting.typesetter.shaper(), start, end,
                                   room.measure - indent, text.parameters.justified, text.parameters, text.inks);
            const Point origin{room.x + indent, grid.line(room.first_line + place.line)};
            set.line.origin = origin;
            set.line.paragraph = static_cast<int>(p);
            Frame& frame = frames[place.column];
            if (set.end_mark) {
                const Pt side = to_points(end_mark_side, text.sizes[0].size);
                frame.rules.push_back({{origin.x + *set.end_mark, origin.y - side, side, side}, text.inks.plain});
            }
            frame.lines.push_back(std::move(set.line));
            if (p == 0 && static_cast<int>(l) + 1 == text.drop_lines && m_drop_cap) {
                Line drop = m_drop_cap->line;
                drop.origin = {room.x, origin.y};
                frame.lines.push_back(std::move(drop));
            }
            start = end;
        }
    }
    return frames;
}

}  // namespace foyer
