#include "type/typography.h"

#include <algorithm>
#include <array>

#include "core/text.h"

namespace foyer {
namespace {

struct QuoteMarks {
    std::string_view lang;
    std::u32string_view open_double, close_double, open_single, close_single;
};

// The first quotation's marks, then those of a quotation inside it. French sets its marks off by narrow no-break spaces.
constexpr std::array<QuoteMarks, 9> custom = {{
    {"en", U"“", U"”", U"‘", U"’"},
    {"de", U"„", U"“", U"‚", U"‘"},
    {"fr", U"«\u202F", U"\u202F»", U"“", U"”"},
    {"es", U"«", U"»", U"“", U"”"},
    {"it", U"«", U"»", U"“", U"”"},
    {"nl", U"“", U"”", U"‘", U"’"},
    {"pt", U"“", U"”", U"‘", U"’"},
    {"sv", U"”", U"”", U"’", U"’"},
    {"pl", U"„", U"”", U"‚", U"’"},
}};

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == 0xA0 || c == 0x202F; }

/// Whether a quote behind `c` opens.
bool opens_behind(char32_t c) {
    constexpr std::u32string_view openers = U"([{—–-/“‘„‚«";
    return c == 0 || is_space(c) || openers.find(c) != std::u32string_view::npos;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

}  // namespace

Typographer::Typographer(std::string_view lang) {
    const QuoteMarks* marks = &custom[0];
    for (const QuoteMarks& candidate : custom) {
        if (lang.substr(0, 2) == candidate.lang) marks = &candidate;
    }
    m_open_double = marks->open_double;
    m_close_double = marks->close_double;
    m_open_single = marks->open_single;
    m_close_single = marks->close_single;
}

void Typographer::restart() {
    m_before = 0;
    m_inside_single = false;
}

std::string Typographer::convert(std::string_view piece, char32_t next) {
    const std::u32string in = to_utf32(piece);
    std::u32string out;
    out.reserve(in.size() + 4);
    const auto at = [&](std::size_t i) { return i < in.size() ? in[i] : next; };
    for (std::size_t i = 0; i < in.size(); ++i) {
        const char32_t c = in[i];
        if (c == U'"') {
            out += opens_behind(m_before) ? m_open_double : m_close_double;
        } else if (c == U'\'') {
            // An apostrophe inside a word, before a decade ('90s), or closing; a quotation opens before a letter.
            const bool opens = opens_behind(m_before) && !is_digit(at(i + 1)) && at(i + 1) != 0 && !is_space(at(i + 1));
            if (opens) {
                m_inside_single = true;
                out += m_open_single;
            } else if (m_inside_single && !is_letter(at(i + 1))) {
                m_inside_single = false;
                out += m_close_single;
            } else {
                out += U'’';
            }
        } else if (c == U'-' && at(i + 1) == U'-') {
            const bool three = at(i + 2) == U'-';
            out += three || !is_digit(m_before) ? U'—' : U'–';
            i += three ? 2 : 1;
        } else if (c == U'-' && is_space(m_before) && is_space(at(i + 1))) {
            out += U'–';
        } else if (c == U'-' && is_digit(m_before) && is_digit(at(i + 1))) {
            out += U'–';
        } else if (c == U'.' && at(i + 1) == U'.' && at(i + 2) == U'.') {
            out += U'…';
            i += 2;
        } else {
            out += c;
        }
        if (!out.empty()) m_before = out.back();
    }
    return to_utf8(out);
}

std::string typographic(std::string_view text, std::string_view lang) { return Typographer(lang).convert(text); }

}  // namespace foyer
