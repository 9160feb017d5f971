#include "review/rich_text.h"

#include <utility>

#include "core/text.h"

namespace foyer {

std::string plain_text(const RichText& text) {
    std::string out;
    for (const Span& span : text) out += span.text;
    return out;
}

namespace parsing {

bool is_white(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029; }

void RichTextBuilder::put(char32_t character, Emphasis emphasis) {
    if (m_spans.empty() || m_spans.back().emphasis != emphasis) m_spans.push_back({{}, emphasis});
    const std::size_t before = m_spans.back().text.size();
    append_utf8(m_spans.back().text, character);
    m_size += m_spans.back().text.size() - before;
}

void RichTextBuilder::add(std::string_view text, Emphasis emphasis) {
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_character(text, i);
        const bool white = is_white(c);
        if (white && m_ends_in_space) continue;
        put(white ? U' ' : c, emphasis);
        m_ends_in_space = white;
    }
}

void RichTextBuilder::space() {
    if (!m_ends_in_space) add(" ", m_spans.back().emphasis);
}

RichText RichTextBuilder::take() {
    if (!m_spans.empty() && m_spans.back().text.back() == ' ') {
        m_spans.back().text.pop_back();
        if (m_spans.back().text.empty()) m_spans.pop_back();
    }
    m_size = 0;
    m_ends_in_space = true;
    return std::exchange(m_spans, {});
}

std::string folded(std::string_view text) {
    RichTextBuilder builder;
    builder.add(text, {});
    return plain_text(builder.take());
}

namespace {

std::size_t star_run(std::string_view text, std::size_t at) {
    std::size_t length = 0;
    while (at + length < text.size() && text[at + length] == '*') ++length;
    return length;
}

bool is_blank_at(std::string_view text, std::size_t at) {
    return at >= text.size() || text[at] == ' ' || text[at] == '\t' || text[at] == '\n';
}

/// Where the stars that close an accent begun before `from` stand, or npos.
std::size_t closing_stars(std::string_view text, std::size_t from) {
    for (std::size_t i = from; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '*' && i > from && !is_blank_at(text, i - 1)) {
            return i;
        }
    }
    return std::string_view::npos;
}

void add_unescaped(RichTextBuilder& builder, std::string_view text, Emphasis emphasis) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t escape = text.find("\\*", i);
        builder.add(text.substr(i, escape - i), emphasis);
        if (escape == std::string_view::npos) return;
        builder.add("*", emphasis);
        i = escape + 2;
    }
}

}  // namespace

RichText accent_text(std::string_view text) {
    RichTextBuilder builder;
    std::size_t written = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '\\') {
            i += 2;
            continue;
        }
        if (text[i] != '*') {
            ++i;
            continue;
        }
        const std::size_t run = star_run(text, i);
        if (is_blank_at(text, i + run)) {
            i += run;
            continue;
        }
        const std::size_t closing = closing_stars(text, i + run);
        if (closing == std::string_view::npos) break;
        add_unescaped(builder, text.substr(written, i - written), {});
        add_unescaped(builder, text.substr(i + run, closing - i - run), {.accent = true});
        i = written = closing + star_run(text, closing);
    }
    add_unescaped(builder, text.substr(written), {});
    return builder.take();
}

RichText accented(RichText text) {
    RichTextBuilder builder;
    for (const Span& span : text) builder.add(span.text, {.accent = span.emphasis != Emphasis{}});
    return builder.take();
}

std::u32string comparable(std::string_view text) {
    std::u32string out;
    for (const char32_t c : to_utf32(folded(text))) {
        if (c == 0xA0 || c == 0x202F)
            out += U' ';
        else if (c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x02BC)
            out += U'\'';
        else if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB)
            out += U'"';
        else
            out += lower_case(c);
    }
    return out;
}

}  // namespace parsing
}  // namespace foyer
