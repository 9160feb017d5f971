#include "review/body_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <utility>

#include "core/text.h"
#include "review/entities.h"

namespace foyer::parsing {
namespace {

// A line of dashes right under a paragraph makes it a heading in Markdown; of a paragraph longer than this nobody means
// that.
constexpr std::size_t longest_heading = 160;
// More than any review shows: what is beyond is a gallery.
constexpr std::size_t most_insets = 40;

/// A title or an address as the writer meant it.
std::string decoded(const MD_ATTRIBUTE& attribute) {
    std::string text;
    for (int i = 0; attribute.text != nullptr && attribute.substr_offsets[i] < attribute.size; ++i) {
        const MD_OFFSET from = attribute.substr_offsets[i], until = attribute.substr_offsets[i + 1];
        const std::string_view part(attribute.text + from, until - from);
        text += attribute.substr_types[i] == MD_TEXT_ENTITY ? decode_entity(part) : std::string(part);
    }
    return text;
}

/// Three or more of one mark and nothing else, be it in a quote.
bool is_thematic_break(std::string_view line) {
    std::string marks;
    for (const char c : line) {
        if (c != ' ' && c != '\t' && c != '>') marks += c;
    }
    return marks.size() >= 3 && std::strchr("-*_", marks[0]) && marks.find_first_not_of(marks[0]) == std::string::npos;
}

}  // namespace

std::optional<std::size_t> BodyReader::offset_of(const char* pointer) const {
    // md4c hands out pieces of its own for what is not written in the text as such.
    const std::less<> before;
    const char* begin = m_markdown.data();
    if (before(pointer, begin) || !before(pointer, begin + m_markdown.size())) return std::nullopt;
    return static_cast<std::size_t>(pointer - begin);
}

std::size_t BodyReader::line_start(std::size_t offset) const {
    const auto end = offset == 0 ? std::string_view::npos : m_markdown.rfind('\n', offset - 1);
    return end == std::string_view::npos ? 0 : end + 1;
}

std::size_t BodyReader::next_line(std::size_t offset) const {
    const auto end = m_markdown.find('\n', offset);
    return end == std::string_view::npos ? m_markdown.size() : end + 1;
}

SourcePlace BodyReader::place_of(std::size_t offset) {
    m_known_place = m_source.place(m_base + offset, m_known_offset, m_known_place);
    m_known_offset = std::min(m_base + offset, m_source.text.size());
    return m_known_place;
}

std::string_view BodyReader::line_at(std::size_t start) const {
    return trimmed(m_markdown.substr(start, next_line(start) - start));
}

void BodyReader::complain(std::size_t offset) {
    if (!m_complaint) return;
    const Complaint complaint = *std::exchange(m_complaint, std::nullopt);
    if (m_in_code_block) {
        // Point at the fence: it is the fence that was forgotten or not meant.
        std::size_t line = line_start(offset);
        for (int tries = 0; tries < 64 && line > 0; ++tries) {
            line = line_start(line - 1);
            const std::size_t first = m_markdown.find_first_not_of(" \t>", line);
            if (first == std::string_view::npos) continue;
            const std::string_view head = m_markdown.substr(first, 3);
            if (head == "```" || head == "~~~") {
                offset = first;
                break;
            }
        }
    } else {
        while (offset > 0 && std::strchr(complaint.opening, m_markdown[offset - 1])) --offset;
    }
    if (complaint.severity == Severity::note)
        m_report.note(place_of(offset), complaint.message, complaint.cure);
    else
        m_report.warning(place_of(offset), complaint.message, complaint.cure);
}

void BodyReader::note_lazy_line(std::size_t offset) {
    const std::size_t first = m_markdown.find_first_not_of(" \t", line_start(offset));
    if (first == std::string_view::npos || m_markdown[first] == '>' || !m_lists.empty() ||
        std::exchange(m_said_lazy, true))
        return;
    m_report.warning(place_of(first), "this line is read as part of the quote above it",
                     "leave an empty line behind the quote");
}

void BodyReader::add(std::string_view text, std::string_view source_text) {
    if (const auto offset = offset_of(source_text.data())) {
        if (!m_start) {
            std::size_t start = *offset;
            while (start > 0 && std::strchr("*_[`", m_markdown[start - 1])) --start;
            m_start = start;
        }
    }
    if (std::exchange(m_number_due, false)) add_number();
    // Emphasis inside emphasis stands upright, as a title in an italic sentence does.
    m_words.add(text, {.italic = m_italic % 2 == 1, .bold = m_bold > 0});
}

/// As written: Markdown counts for itself, but "1995. That summer" opens with a year and not with the first of a list.
void BodyReader::add_number() {
    const OpenList& list = m_lists.back();
    std::string number = fmt::format("{}{}", list.number, list.mark);
    if (m_start) {
        const std::size_t line = line_start(*m_start);
        const std::string_view head = trimmed(m_markdown.substr(line, *m_start - line));
        const std::size_t digits = head.find_last_not_of("0123456789.)");
        const std::string_view written = head.substr(digits == std::string_view::npos ? 0 : digits + 1);
        if (written.size() > 1) {
            number = written;
            m_start = static_cast<std::size_t>(written.data() - m_markdown.data());
        }
    }
    m_words.add(number + " ", {});
}

void BodyReader::add_code(std::string_view text) {
    if (!m_in_code_block) return add(text, text);
    // An empty line in a block of code parts paragraphs: a fence never closed takes the rest of the review in.
    if (text == "\n") {
        if (std::exchange(m_code_line_empty, true))
            flush();
        else
            m_words.space();
        return;
    }
    if (!trimmed(text).empty()) m_code_line_empty = false;
    add(text, text);
}

void BodyReader::add_tag(std::string_view tag) {
    const auto offset = offset_of(tag.data());
    if (offset && !std::exchange(m_said_tag, true)) {
        m_report.warning(place_of(*offset),
                         fmt::format("HTML is not read: `{}` is dropped, the words stay", clipped(tag)),
                         "use *one star* for italic, **two** for bold");
    }
    if (offset) m_reached = *offset + tag.size();
    std::string name;
    for (const char c : tag.substr(1)) {
        if (c == '/' && name.empty()) continue;
        if (c == ' ' || c == '>' || c == '/') break;
        name += c;
    }
    // These part words; `<i>` and its like may stand in the middle of one.
    for (const std::string_view parting : {"br", "p", "div", "li", "td", "tr", "hr"}) {
        if (name == parting) m_words.space();
    }
}

void BodyReader::line_end() {
    if (m_quote > 0 && m_image == 0)
        flush();
    else
        m_words.space();
}

void BodyReader::text(MD_TEXTTYPE type, std::string_view text) {
    const auto offset = offset_of(text.data());
    if (offset) {
        complain(*offset);
        if (m_quote > 0) note_lazy_line(*offset);
        m_reached = std::max(m_reached, *offset + text.size());
    }
    if (m_image > 0) {
        // What stands for the picture is its caption and no part of the text.
        if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR) m_alt.space();
        else if (type != MD_TEXT_NULLCHAR && type != MD_TEXT_HTML) m_alt.add(type == MD_TEXT_ENTITY ? decode_entity(text) : std::string(text), {});
        return;
    }
    switch (type) {
        case MD_TEXT_NULLCHAR: m_words.add("\uFFFD", {}); break;
        case MD_TEXT_BR:
        case MD_TEXT_SOFTBR: line_end(); break;
        case MD_TEXT_ENTITY: add(decode_entity(text), text); break;
        case MD_TEXT_HTML: add_tag(text); break;
        case MD_TEXT_CODE: add_code(text); break;
        case MD_TEXT_NORMAL:
        case MD_TEXT_LATEXMATH: add(text, text); break;
    }
}

void BodyReader::flush(ParagraphKind kind) {
    RichText words = m_words.take();
    const std::size_t start = m_start.value_or(m_reached);
    m_start.reset();
    m_said_tag = false;
    if (words.empty()) return;
    if (m_quote > 0) {
        if (!m_quote_start) m_quote_start = start;
        m_quote_lines.push_back({std::move(words)});
        return;
    }
    if (!m_lists.empty() && !m_list_start) m_list_start = start;
    m_body.paragraphs.push_back({std::move(words), kind, place_of(start)});
}

void BodyReader::flush_heading(unsigned level) {
    const std::size_t start = m_start.value_or(m_reached);
    const std::size_t line = line_start(start);
    const std::size_t first = m_markdown.find_first_not_of(" \t", line);
    const bool underlined = first < m_markdown.size() && m_markdown[first] != '#' && m_quote == 0;
    if (underlined) m_reached = next_line(m_reached);  // the line of dashes belongs to the heading
    if (underlined && m_words.size() > longest_heading) {
        m_report.warning(place_of(std::min(m_reached, m_markdown.size())),
                         "a line of dashes under a paragraph makes it a heading; it stays a paragraph",
                         "leave an empty line before the dashes, or take them out");
        return flush();
    }
    const bool opens = m_body.paragraphs.empty() && m_body.quotes.empty();
    const bool wanted =
        (m_rule != HeadlineHeading::none && level == 1) || (m_rule == HeadlineHeading::opening && opens);
    if (!wanted || m_body.headline || m_quote > 0 || m_words.empty()) return flush(ParagraphKind::crosshead);
    m_body.headline = accented(m_words.take());
    m_body.headline_place = place_of(start);
    m_start.reset();
}

void BodyReader::finish_quote() {
    if (auto quote = make_quote(std::exchange(m_quote_lines, {}))) {
        quote->after_paragraph = static_cast<int>(m_body.paragraphs.size());
        quote->place = place_of(m_quote_start.value_or(m_reached));
        m_body.quotes.push_back(std::move(*quote));
    }
    m_quote_start.reset();
    m_said_lazy = false;
}

void BodyReader::finish_list() {
    const OpenList list = m_lists.back();
    m_lists.pop_back();
    m_number_due = false;
    if (m_quote > 0) {
        // A single dash at the foot of a quote is no list but names who said it.
        if (!list.ordered && list.mark == '-' && list.items == 1 && !m_quote_lines.empty())
            m_quote_lines.back().dashed = true;
    } else if (m_lists.empty() && m_list_start) {
        const bool mere_paragraph = list.ordered && list.items == 1;
        if (!mere_paragraph) m_report.note(place_of(*m_list_start), "a list is set as paragraphs, one for each item");
        m_list_start.reset();
    }
}

void BodyReader::thematic_break() {
    // md4c does not tell where the line stands. It is the next of its look; where a list hides it (`- ***`) it is near.
    const std::size_t behind = m_reached == line_start(m_reached) ? m_reached : next_line(m_reached);
    std::size_t line = behind;
    for (int written = 0; written < 8 && line < m_markdown.size() && !is_thematic_break(line_at(line));) {
        if (!line_at(line).empty()) ++written;
        line = next_line(line);
    }
    if (line >= m_markdown.size() || !is_thematic_break(line_at(line))) line = behind;
    const std::size_t first = std::min(m_markdown.find_first_not_of(" \t>", line), m_markdown.size());
    m_report.warning(place_of(first), "a line of dashes or stars is not shown", "part the text with a `## heading`");
    m_reached = next_line(line);
}

void BodyReader::end_picture() {
    Inset picture = std::exchange(m_picture, {});
    picture.alt = plain_text(m_alt.take());
    picture.place = place_of(m_picture_start);
    // In the middle of a paragraph it stands behind that one.
    const bool inside = m_quote == 0 && !m_words.empty();
    picture.after_paragraph = static_cast<int>(m_body.paragraphs.size()) + (inside ? 1 : 0);
    if (picture.image.empty()) {
        m_report.warning(picture.place, "this picture names no file", "as ![what it shows](file.jpg \"whose it is\")");
    } else if (m_body.insets.size() < most_insets) {
        m_body.insets.push_back(std::move(picture));
    } else if (!std::exchange(m_said_pictures, true)) {
        m_report.warning(picture.place, fmt::format("there are more than {} pictures in the text; those from here on are left out", most_insets),
                         "keep the best of them");
    }
}

void BodyReader::enter_block(MD_BLOCKTYPE type, const void* detail) {
    switch (type) {
        case MD_BLOCK_QUOTE:
            if (m_quote == 0) flush();
            ++m_quote;
            break;
        case MD_BLOCK_UL:
            flush();
            m_lists.push_back({false, static_cast<const MD_BLOCK_UL_DETAIL*>(detail)->mark, 0, 0});
            break;
        case MD_BLOCK_OL: {
            flush();
            const auto* list = static_cast<const MD_BLOCK_OL_DETAIL*>(detail);
            m_lists.push_back({true, list->mark_delimiter, list->start - 1, 0});
            break;
        }
        case MD_BLOCK_LI:
            flush();
            ++m_lists.back().items;
            ++m_lists.back().number;
            m_number_due = m_lists.back().ordered;
            break;
        case MD_BLOCK_H:
            flush();
            m_heading = static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level;
            break;
        case MD_BLOCK_HR: thematic_break(); break;
        case MD_BLOCK_CODE:
            flush();
            m_in_code_block = true;
            m_code_line_empty = false;
            m_complaint = {Severity::warning, "a block of code is set as plain text", "take the ``` lines out"};
            break;
        case MD_BLOCK_TABLE:
            flush();
            m_complaint = {Severity::warning, "a table is set as plain text, one paragraph a row",
                           "write it as sentences", "| "};
            break;
        case MD_BLOCK_P: flush(); break;
        default: break;
    }
}

void BodyReader::leave_block(MD_BLOCKTYPE type) {
    switch (type) {
        case MD_BLOCK_QUOTE:
            flush();
            if (--m_quote == 0) finish_quote();
            break;
        case MD_BLOCK_UL:
        case MD_BLOCK_OL: finish_list(); break;
        case MD_BLOCK_H: flush_heading(m_heading); break;
        case MD_BLOCK_CODE:
            flush();
            m_in_code_block = false;
            m_complaint.reset();
            break;
        case MD_BLOCK_TABLE: m_complaint.reset(); break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD: m_words.space(); break;
        case MD_BLOCK_LI:
            flush();
            m_number_due = false;
            break;
        case MD_BLOCK_P:
        case MD_BLOCK_TR: flush(); break;
        default: break;
    }
}

void BodyReader::enter_span(MD_SPANTYPE type, const void* detail) {
    switch (type) {
        case MD_SPAN_EM: ++m_italic; break;
        case MD_SPAN_STRONG: ++m_bold; break;
        case MD_SPAN_IMG: {
            if (m_image++ > 0) break;  // one in the words of another
            const auto* picture = static_cast<const MD_SPAN_IMG_DETAIL*>(detail);
            const auto name = offset_of(picture->src.text ? picture->src.text : "");
            m_picture_start = m_markdown.rfind("![", name.value_or(m_reached));
            if (m_picture_start == std::string_view::npos) m_picture_start = name.value_or(m_reached);
            m_picture = {.image = decoded(picture->src), .alt = {}, .credit = folded(decoded(picture->title)), .focus = {}, .outline = {}, .after_paragraph = 0, .place = {}};
            break;
        }
        case MD_SPAN_CODE:
            m_complaint = {Severity::note, "code is set as plain text", "take the ` marks out", "`"};
            break;
        case MD_SPAN_A:
            m_complaint = {Severity::note, "a link cannot be followed on a page; its words stay", "", "["};
            break;
        default: break;
    }
}

void BodyReader::leave_span(MD_SPANTYPE type) {
    switch (type) {
        case MD_SPAN_EM: --m_italic; break;
        case MD_SPAN_STRONG: --m_bold; break;
        case MD_SPAN_IMG:
            if (--m_image == 0) end_picture();
            break;
        case MD_SPAN_CODE:
        case MD_SPAN_A: complain(m_reached); break;
        default: break;
    }
}

}  // namespace foyer::parsing
