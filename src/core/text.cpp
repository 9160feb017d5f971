#include "core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace foyer {

char32_t next_character(std::string_view text, std::size_t& index) {
    constexpr char32_t replacement = 0xFFFD;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(index++);
    if (lead < 0x80) return lead;
    const int follow = lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xC2 && lead < 0xE0 ? 1 : 0;
    if (follow == 0 || index + follow > text.size()) return replacement;
    char32_t character = lead & (0x3Fu >> follow);
    for (int i = 0; i < follow; ++i) {
        if ((byte(index + i) & 0xC0u) != 0x80u) return replacement;
        character = (character << 6) | (byte(index + i) & 0x3Fu);
    }
    const char32_t least = follow == 3 ? 0x10000 : follow == 2 ? 0x800 : 0x80;
    if (character < least || character > 0x10FFFF || (character >= 0xD800 && character < 0xE000)) return replacement;
    index += follow;
    return character;
}

std::u32string to_utf32(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) out.push_back(next_character(text, i));
    return out;
}

void append_utf8(std::string& text, char32_t c) {
    const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char32_t c : text) append_utf8(out, c);
    return out;
}

std::size_t character_count(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) next_character(text, i);
    return count;
}

std::string well_formed(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) append_utf8(out, next_character(text, i));
    return out;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        lines.push_back(line);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

namespace {

// Letters whose two cases lie a fixed step apart, or alternate; enough for the Latin, Greek and Cyrillic of film titles.
// The C library's tables would do, but depend on the locale the user happens to run in.
struct CaseRange {
    char32_t first, last;  ///< of the capitals
    int step;              ///< to the small letter; 1 means capital and small letter alternate
};
constexpr std::array<CaseRange, 14> case_ranges = {{{U'A', U'Z', 32},
                                                    {0xC0, 0xD6, 32},
                                                    {0xD8, 0xDE, 32},
                                                    {0x100, 0x12F, 1},
                                                    {0x132, 0x137, 1},
                                                    {0x139, 0x148, 1},
                                                    {0x14A, 0x177, 1},
                                                    {0x179, 0x17E, 1},
                                                    {0x391, 0x3A1, 32},
                                                    {0x3A3, 0x3A9, 32},
                                                    {0x400, 0x40F, 80},
                                                    {0x410, 0x42F, 32},
                                                    {0x460, 0x481, 1},
                                                    {0x1E00, 0x1E95, 1}}};

bool starts_odd(const CaseRange& range) { return range.first % 2 == 1; }

}  // namespace

char32_t lower_case(char32_t c) {
    if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
    if (c == 0x178) return 0xFF;
    for (const CaseRange& range : case_ranges) {
        if (c < range.first || c > range.last) continue;
        if (range.step != 1) return c + range.step;
        return (c % 2 == 1) == starts_odd(range) ? c + 1 : c;
    }
    return c;
}

char32_t upper_case(char32_t c) {
    if (c == 0xFF) return 0x178;
    for (const CaseRange& range : case_ranges) {
        if (range.step != 1) {
            if (c >= range.first + range.step && c <= range.last + range.step) return c - range.step;
        } else if (c > range.first && c <= range.last && (c % 2 == 1) != starts_odd(range)) {
            return c - 1;
        }
    }
    return c;
}

std::string upper_case(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_character(text, i);
        if (c == 0xDF) out += "SS";
        else append_utf8(out, upper_case(c));
    }
    return out;
}

std::string lower_case(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) append_utf8(out, lower_case(next_character(text, i)));
    return out;
}

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c == 0xD7 || c == 0xF7) return false;
    return c == 0xAA || c == 0xB5 || c == 0xBA || (c >= 0xC0 && c < 0x2000 && !(c >= 0x300 && c < 0x370)) ||
           (c >= 0x2C00 && c < 0x2E00) || (c >= 0x3040 && c < 0xE000) || (c >= 0xFB00 && c < 0xFE00) || c >= 0x10000;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known) {
    if (word.size() > 64) return std::nullopt;  // nobody's typing error
    std::optional<std::string_view> best;
    std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string_view candidate : known) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

std::string roman_numeral(int number) {
    if (number < 1 || number > 3999) return std::to_string(number);
    constexpr std::array<std::pair<int, const char*>, 13> steps = {
        {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
         {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
    std::string out;
    for (const auto& [value, letters] : steps) {
        for (; number >= value; number -= value) out += letters;
    }
    return out;
}

std::string json_quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\t': out += "\\t"; break;
            case '\r': out += "\\r"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", static_cast<int>(c));
                else out += c;
        }
    }
    out += '"';
    return out;
}

}  // namespace foyer
