#include "layout/body.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/text.h"

namespace foyer {
namespace {

constexpr std::u32string_view opening_marks = U"\"'“‘„‚«»‹›¿¡([";

}  // namespace

Body::Body(const Setting& setting, Pt narrowest) : m_setting(setting) {
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
    // Beside what text flows round a line may be a little narrower than a column before it goes ragged: its neighbours are not.
    constexpr double part_of_column = 0.87;
    for (Text& text : m_texts) {
        if (!text.parameters.justified) continue;
        text.parameters.ragged_under = ragged_under() * part_of_column;
        text.breaker->set_ragged_under(text.parameters.ragged_under);
    }
    if (narrowest > Pt(0)) break_wide_words(narrowest);
}

Pt Body::ragged_under() const { return m_character * static_cast<double>(m_setting.style.integer("composer.ragged_under")); }

void Body::renew_breaker(Text& text) {
    text.breaker = std::make_unique<LineBreaker>(*text.block, text.sizes, m_setting.typesetter.book(), text.parameters);
}

void Body::break_anywhere(Text& text, Pt measure) {
    const Em widest(measure / text.sizes[0].size * 0.7);
    text.block = &m_setting.typesetter.block_broken_anywhere(m_setting.review.paragraphs[static_cast<std::size_t>(&text - m_texts.data())].text,
                                                             text.block->style, widest);
    renew_breaker(text);
    m_drop_cap = text.drop_lines > 0 ? std::nullopt : m_drop_cap;
    text.drop_lines = 0;
}

/// Before anything is set: breakings stay true to the words they were made of.
void Body::break_wide_words(Pt narrowest) {
    for (Text& text : m_texts) {
        if (narrowest - text.indent < text.breaker->widest_part()) break_anywhere(text, narrowest - text.indent);
    }
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

std::vector<Breaking> Body::break_paragraph(Text& text, Pt column, const MeasureOf& measure) {
    // Under about thirty characters a line, spaces cannot be kept even.
    if (text.parameters.justified && column < ragged_under()) {
        text.parameters.justified = false;
        renew_breaker(text);
    }
    const MeasureOf indented = [&](int line) { return measure(line) - text.line_indent(line); };
    auto found = text.breaker->breakings(indented);
    const bool overfull = std::any_of(found.begin(), found.end(), [](const Breaking& b) { return b.overfull; });
    if (!overfull || measure(0) < column) return found;
    // A word wider than its line: break it where it must be broken.
    break_anywhere(text, indented(0));
    return text.breaker->breakings(indented);
}

int Body::lines_at(Pt measure) {
    int lines = 0;
    m_breakings.clear();
    m_slots.assign(1, {measure, measure});
    for (std::size_t p = 0; p < m_texts.size(); ++p) {
        auto* found = &breakings(static_cast<int>(p), {});
        if (p == 0 && !found->empty() && found->front().lines() < m_texts[0].drop_lines) {
            // Fewer lines than the initial is tall: it would reach into the next paragraph.
            m_texts[0].drop_lines = 0;
            m_drop_cap.reset();
            const BlockStyle style = m_texts[0].block->style;
            m_texts[0].block = &m_setting.typesetter.block(m_setting.review.paragraphs[0].text, style);
            renew_breaker(m_texts[0]);
            m_breakings.clear();
            found = &breakings(0, {});
        }
        lines += found->empty() ? 0 : found->front().lines() + (p > 0 ? m_flow_paragraphs[p].space_before : 0);
    }
    return lines;
}

void Body::use_columns(const std::vector<ColumnRoom>& columns) {
    m_slots.clear();
    for (const ColumnRoom& column : columns) {
        for (int l = 0; l < column.lines; ++l) {
            if (!column.blocked(l)) m_slots.push_back({column.line(l).measure, column.measure});
        }
    }
    for (std::size_t s = m_slots.size(); s-- > 1;) {
        if (abs(m_slots[s].measure - m_slots[s - 1].measure) < 0.01_pt) m_slots[s - 1].alike = m_slots[s].alike + 1;
    }
}

Body::Slot Body::slot_at(int slot) const {
    constexpr int any = 1 << 20;
    if (m_slots.empty()) return {300_pt, 300_pt, any};
    // Behind the last line it goes on as wide as that was.
    if (slot >= static_cast<int>(m_slots.size()) - 1) return {m_slots.back().measure, m_slots.back().column, any};
    Slot found = m_slots[static_cast<std::size_t>(slot)];
    if (slot + found.alike >= static_cast<int>(m_slots.size())) found.alike = any;
    return found;
}

const std::vector<Breaking>& Body::breakings(int paragraph, const LineSlots& slots) {
    const auto key_of = [](Pt measure) { return static_cast<std::int32_t>(std::lround(measure.value * 64)); };
    Text& text = m_texts[static_cast<std::size_t>(paragraph)];
    const Slot first = slot_at(slots.slot);
    // As it breaks where all lines are as wide as its first: that serves wherever they are, or are so for long enough.
    const auto [even, fresh] = m_breakings.try_emplace({paragraph, {key_of(first.measure)}});
    if (fresh) even->second = break_paragraph(text, first.column, [&](int) { return first.measure; });
    int longest = 0;
    for (const Breaking& breaking : even->second) longest = std::max(longest, breaking.lines());
    if (slots.gap == 0 && longest <= first.alike) return even->second;
    // So many lines as it may take, and two for a breaking that runs longer.
    constexpr int longer = 2;
    std::vector<std::int32_t> profile;
    Pt needed = text.breaker->width() * 1.04 + text.drop_indent * static_cast<double>(text.drop_lines) + text.indent;
    for (int line = 0, more = 0; more < longer; ++line) {
        const Pt measure = slot_at(slots.of(line)).measure;
        profile.push_back(key_of(measure));
        needed -= measure;
        more += needed < Pt(0) ? 1 : 0;
    }
    const auto [own, unknown] = m_breakings.try_emplace({paragraph, std::move(profile)});
    if (unknown) own->second = break_paragraph(text, first.column, [&](int line) { return slot_at(slots.of(line)).measure; });
    return own->second;
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
        // From the first line that can be set to the last.
        int first = 0, last = room.lines - 1;
        while (first < last && room.blocked(first)) ++first;
        while (first < last && room.blocked(last)) --last;
        const Pt top = grid.line(room.first_line + first - 1.0);
        frames[c].bounds = {room.x, top, room.measure, grid.line(room.first_line + last) + grid.baseline * 0.3 - top};
        frames[c].lines.reserve(static_cast<std::size_t>(std::max(0, room.lines)));
    }
    for (std::size_t p = 0; p < m_texts.size(); ++p) {
        Text& text = m_texts[p];
        int start = -1;
        for (std::size_t l = 0; l < flow.places[p].size(); ++l) {
            const LinePlace place = flow.places[p][l];
            const ColumnRoom& room = columns[place.column];
            const LineRoom own = room.line(place.line);
            const Pt indent = text.line_indent(static_cast<int>(l));
            const int end = static_cast<int>(flow.breakings[p].ends[l]);
            SetLine set = set_line(*text.block, *text.breaker, text.sizes, m_setting.typesetter.shaper(), start, end,
                                   own.measure - indent, text.parameters.justifies(own.measure - indent), text.parameters, text.inks);
            const Point origin{own.x + indent, grid.line(room.first_line + place.line)};
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
                drop.origin = {own.x, origin.y};
                frame.lines.push_back(std::move(drop));
            }
            start = end;
        }
    }
    return frames;
}

}  // namespace foyer
