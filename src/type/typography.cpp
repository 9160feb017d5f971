#include "type/typography.h"

#include <algorithm>
#include <array>

#include "core/text.h"

namespace foyer {
namespace {

struct Custom {
    std::string_view lang;
    std::u32string_view open_double, close_double, open_single, close_single;
    char32_t dash;  ///< for two hyphens
};

// The first quotation's marks, then those of a quotation inside it, then the dash that parts a thought. French sets its marks
// off by narrow no-break spaces. Of two that fit the first is taken.
constexpr std::array<Custom, 10> customs = {{
    {"en-GB", U"“", U"”", U"‘", U"’", U'–'},
    {"en", U"“", U"”", U"‘", U"’", U'—'},
    {"de", U"„", U"“", U"‚", U"‘", U'–'},
    {"fr", U"«\u202F", U"\u202F»", U"“", U"”", U'—'},
    {"es", U"«", U"»", U"“", U"”", U'—'},
    {"it", U"«", U"»", U"“", U"”", U'–'},
    {"nl", U"“", U"”", U"‘", U"’", U'–'},
    {"pt", U"“", U"”", U"‘", U"’", U'—'},
    {"sv", U"”", U"”", U"’", U"’", U'–'},
    {"pl", U"„", U"”", U"‚", U"’", U'–'},
}};

constexpr char32_t narrow_space = 0x202F, no_break_space = 0xA0;

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == 0xA0 || c == 0x202F; }

/// Whether a quote behind `c` opens.
bool opens_behind(char32_t c) {
    constexpr std::u32string_view openers = U"([{—–-/“‘„‚«";
    return c == 0 || is_space(c) || openers.find(c) != std::u32string_view::npos;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

}  // namespace

Typographer::Typographer(std::string_view lang) : m_french(lang.substr(0, 2) == "fr"), m_german(lang.substr(0, 2) == "de") {
    const Custom* custom = &customs[1];
    for (const Custom& candidate : customs) {
        if (!lang.starts_with(candidate.lang)) continue;
        custom = &candidate;
        break;
    }
    m_open_double = custom->open_double;
    m_close_double = custom->close_double;
    m_open_single = custom->open_single;
    m_close_single = custom->close_single;
    m_dash = custom->dash;
}

void Typographer::restart() {
    m_before = m_second_before = m_third_before = 0;
    m_inside_single = false;
}

char32_t Typographer::space_before(char32_t c, char32_t next) const {
    if (!m_french) return 0;
    if (c == U'»') return narrow_space;
    // Not in the middle of an address or of a time.
    const bool ends = next == 0 || is_space(next) || next == U'»' || next == U'"' || next == U'”' || next == U')';
    if (!ends) return 0;
    if (c == U';' || c == U'!' || c == U'?') return narrow_space;
    return c == U':' ? no_break_space : 0;
}

std::string Typographer::convert(std::string_view piece, char32_t next) {
    const std::u32string in = to_utf32(piece);
    std::u32string out;
    out.reserve(in.size() + 4);
    const auto at = [&](std::size_t i) { return i < in.size() ? in[i] : next; };
    for (std::size_t i = 0; i < in.size(); ++i) {
        const char32_t c = in[i];
        if (const char32_t space = space_before(c, at(i + 1)); space != 0 && !is_space(m_before)) out += space;
        if (c == U' ' && (space_before(at(i + 1), at(i + 2)) != 0 || (is_digit(m_before) && at(i + 1) == U'%'))) {
            // A mark that stands off its word, and stays with it.
            out += at(i + 1) == U'%' ? narrow_space : space_before(at(i + 1), at(i + 2));
        } else if (c == U' ' && m_french && m_before == U'«') {
            out += narrow_space;
        } else if (c == U' ' && m_german && m_before == U'.' && is_letter(m_second_before) && !is_letter(m_third_before) && is_letter(at(i + 1)) &&
                   at(i + 2) == U'.') {
            out += narrow_space;  // z. B., d. h.
        } else if (c == U'"') {
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
            out += three ? U'—' : is_digit(m_before) ? U'–' : m_dash;
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
        if (out.empty()) continue;
        m_third_before = m_second_before;
        m_second_before = m_before;
        m_before = out.back();
    }
    return to_utf8(out);
}

std::string typographic(std::string_view text, std::string_view lang) { return Typographer(lang).convert(text); }

}  // namespace foyer
