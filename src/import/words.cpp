#include "import/words.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "import/lexicon.h"

namespace foyer::importing {
namespace {

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’'; }
bool is_closing(char32_t c) {
    return c == U'"' || c == U'\'' || c == U'”' || c == U'’' || c == U'“' || c == U'»' || c == U'«' || c == U')' ||
           c == U']' || c == U'*' || c == U'_' || c == U'‘';
}
bool is_opening(char32_t c) {
    return c == U'"' || c == U'\'' || c == U'“' || c == U'„' || c == U'‘' || c == U'«' || c == U'»' || c == U'(' ||
           c == U'[' || c == U'*' || c == U'—' || c == U'–' || c == U'¿' || c == U'¡' || c == U'_';
}
bool is_capital(char32_t c) { return is_letter(c) && lower_case(c) != c; }
bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == 0xA0 || c == 0x202F || c == 0x2009; }

constexpr std::array<std::string_view, 46> abbreviations = {
    "mr",  "mrs",  "ms",     "dr",   "st",   "vs",  "prof", "sr",  "jr",  "no",  "nr",   "ca",
    "bzw", "etc",  "usw",    "vgl",  "z",    "d",   "u",    "dir", "min", "mme", "mlle", "ed",
    "eds", "feat", "approx", "jan",  "feb",  "mar", "apr",  "jun", "jul", "aug", "sept", "sep",
    "oct", "nov",  "dec",    "inkl", "evtl", "geb", "e.g",  "i.e", "cf",  "s"};

/// A full stop behind this word ends no sentence.
bool is_abbreviation(std::string_view text, std::size_t stop, std::size_t floor) {
    std::size_t begin = stop;
    while (begin > floor && stop - begin < 24) {
        const auto c = static_cast<unsigned char>(text[begin - 1]);
        if (c <= ' ' || c == '(' || c == 0xA0) break;
        --begin;
    }
    const std::string_view word = text.substr(begin, stop - begin);
    if (word.empty()) return false;
    const std::size_t characters = character_count(word);
    std::size_t at = 0;
    const char32_t first = next_character(word, at);
    if (characters == 1 && (is_capital(first) || is_letter(first))) return first != U'I';
    if (is_digit(first) && word.find_first_not_of("0123456789") == std::string_view::npos) {
        return word.size() <= 2;  // `12. Mai`; a sentence may well end in a year
    }
    if (word.find('.') != std::string_view::npos && characters <= 5 && is_letter(first)) return true;  // `U.S`, `z.B`
    return std::find(abbreviations.begin(), abbreviations.end(), lower_case(word)) != abbreviations.end();
}

}  // namespace

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t first = next_character(text, i);
        if (!is_letter(first) && !is_digit(first)) continue;
        std::size_t end = i;
        while (i < text.size()) {
            const char32_t c = next_character(text, i);
            if (is_letter(c) || is_digit(c)) {
                end = i;
            } else if (is_apostrophe(c) && i < text.size()) {
                std::size_t behind = i;
                if (!is_letter(next_character(text, behind))) break;
            } else {
                break;
            }
        }
        i = end;
        Word word;
        word.begin = begin;
        word.end = end;
        word.small = lower_case(text.substr(begin, end - begin));
        std::replace(word.small.begin(), word.small.end(), '`', '\'');
        for (auto at = word.small.find("’"); at != std::string::npos; at = word.small.find("’"))
            word.small.replace(at, 3, "'");
        word.capital = is_capital(first);
        words.push_back(std::move(word));
    }
    return words;
}

std::size_t word_count(std::string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_character(text, i);
        const bool part = is_letter(c) || is_digit(c) || (inside && is_apostrophe(c));
        count += part && !inside;
        inside = part;
    }
    return count;
}

std::vector<Stretch> sentences_of(std::string_view text) {
    std::vector<Stretch> sentences;
    std::size_t begin = 0, i = 0;
    const auto skip_space = [text](std::size_t at) {
        while (at < text.size()) {
            std::size_t behind = at;
            if (!is_space(next_character(text, behind))) break;
            at = behind;
        }
        return at;
    };
    begin = i = skip_space(0);
    while (i < text.size()) {
        const std::size_t at = i;
        const char32_t c = next_character(text, i);
        if (c != U'.' && c != U'!' && c != U'?' && c != U'…') continue;
        if (c == U'.' && is_abbreviation(text, at, begin)) continue;
        std::size_t end = i;
        while (end < text.size()) {
            std::size_t behind = end;
            const char32_t next = next_character(text, behind);
            if (next != U'.' && next != U'!' && next != U'?' && next != U'…' && !is_closing(next)) break;
            end = behind;
        }
        // A French mark stands behind a space: that one is part of the sentence, and closes it.
        const std::size_t next_at = skip_space(end);
        if (next_at == end && next_at < text.size()) continue;
        if (next_at < text.size()) {
            std::size_t look = next_at;
            char32_t next = next_character(text, look);
            if (next == U'»' || next == U'?' || next == U'!') {
                i = next_at;
                if (next == U'»') {
                    end = look;
                    const std::size_t after = skip_space(end);
                    std::size_t peek = after;
                    if (after >= text.size() || is_capital(next_character(text, peek))) {
                        sentences.push_back({begin, end});
                        begin = i = after;
                    }
                }
                continue;
            }
            while (is_opening(next) && look < text.size()) next = next_character(text, look);
            if (!is_capital(next) && !is_digit(next)) continue;
        }
        sentences.push_back({begin, end});
        begin = i = next_at;
    }
    std::size_t end = text.size();
    while (end > begin && static_cast<unsigned char>(text[end - 1]) <= ' ') --end;
    if (end > begin) sentences.push_back({begin, end});
    return sentences;
}

bool ends_sentence(std::string_view text) {
    text = trimmed(text);
    std::size_t end = text.size();
    for (int tries = 0; tries < 4 && end > 0; ++tries) {
        std::size_t at = end - 1;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) --at;
        std::size_t next = at;
        const char32_t c = next_character(text, next);
        if (c == U'.' || c == U'!' || c == U'?' || c == U'…') return true;
        if (!is_closing(c) && !is_space(c)) return false;
        end = at;
    }
    return false;
}

std::optional<Stretch> name_at(std::string_view text, std::size_t at, bool single) {
    constexpr int most_words = 4;
    std::size_t end = at, i = at;
    int capitals = 0, full = 0;
    bool particles_open = false;
    while (i < text.size() && capitals < most_words) {
        std::size_t stop = i;
        std::size_t peek = i;
        const char32_t first = next_character(text, peek);
        while (stop < text.size()) {
            std::size_t behind = stop;
            const char32_t c = next_character(text, behind);
            if (!is_letter(c) && !(is_apostrophe(c) && stop > i) && !(c == U'-' && stop > i) &&
                !(c == U'.' && stop - i <= 4 && stop > i))
                break;
            // The 's of an owner is none of the name's.
            if (is_apostrophe(c)) {
                std::size_t letter = behind;
                if (behind >= text.size()) break;
                const char32_t next = next_character(text, letter);
                if (!is_letter(next)) break;
                if (next == U's') {
                    std::size_t third = letter;
                    if (letter >= text.size() || !is_letter(next_character(text, third))) break;
                }
            }
            stop = behind;
        }
        std::string_view word = text.substr(i, stop - i);
        if (word.empty()) break;
        const bool initial = word.ends_with('.');
        const bool honour = word == "Mr." || word == "Mrs." || word == "Ms." || word == "Dr." || word == "Mme." ||
                            word == "Sgt." || word == "St.";
        if (initial && !honour &&
            !(is_capital(first) && character_count(word) <= 3 &&
              (character_count(word) == 2 || word == "Jr." || word == "Sr."))) {
            word.remove_suffix(1);
            stop -= 1;
        }
        if (is_capital(first)) {
            // Behind a first name a longer one is a surname, as Weil is.
            const bool common = is_common_word(lower_case(word)) && (capitals == 0 || word.size() <= 3);
            if (common && !(capitals > 0 && is_particle(lower_case(word)))) break;
            ++capitals;
            full += character_count(word) > (initial ? 2u : 1u);
            end = stop;
            particles_open = false;
        } else if (capitals > 0 && is_particle(word)) {
            if (particles_open && word.size() > 3) break;
            particles_open = true;
        } else {
            break;
        }
        if (stop >= text.size() || text[stop] != ' ') break;
        if (initial && !honour && stop != i + word.size()) break;  // a full stop that ended a sentence
        i = stop + 1;
    }
    if (capitals < (single ? 1 : 2) || full == 0) return std::nullopt;
    if (text[end - 1] == '-') --end;
    return Stretch{at, end};
}

bool is_name(std::string_view text) {
    text = trimmed(text);
    if (text.empty() || text.size() > 60) return false;
    const auto name = name_at(text, 0);
    return name && name->end == text.size();
}

std::string_view bare(std::string_view text) {
    constexpr std::array<std::string_view, 14> marks = {" ", "\"", "'", "“", "”", "„",      "‘",
                                                        "’", "«",  "»", ",", ":", "\u00A0", "\u202F"};
    for (bool changed = true; changed && !text.empty();) {
        changed = false;
        for (const std::string_view mark : marks) {
            if (text.starts_with(mark)) text.remove_prefix(mark.size()), changed = true;
            if (text.ends_with(mark)) text.remove_suffix(mark.size()), changed = true;
        }
    }
    return text;
}

std::size_t find_words(std::string_view text, std::string_view small, std::size_t from) {
    const auto part_of_word = [text](std::size_t at) {
        const auto c = static_cast<unsigned char>(text[at]);
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == 0xC3;
    };
    for (auto at = text.find(small, from); at != std::string_view::npos; at = text.find(small, at + 1)) {
        const std::size_t end = at + small.size();
        const bool before =
            at > 0 && (part_of_word(at - 1) || (at > 1 && static_cast<unsigned char>(text[at - 2]) == 0xC3));
        const bool behind = end < text.size() && part_of_word(end);
        if (!before && !behind) return at;
    }
    return std::string_view::npos;
}

bool holds_words(std::string_view text, std::string_view small) {
    return find_words(text, small) != std::string_view::npos;
}

std::size_t end_of_names(std::string_view text, std::initializer_list<std::string_view> joints) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto name = name_at(text, at);
        if (!name) break;
        end = name->end;
        std::size_t next = end;
        for (const std::string_view joint : joints) {
            if (text.substr(end).starts_with(joint)) next = end + joint.size();
        }
        if (next == end) break;
        at = next;
    }
    return end;
}

}  // namespace foyer::importing
