#include "import/title_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.h"
#include "import/fact_lines.h"
#include "import/words.h"
#include "review/rich_text.h"

namespace foyer::importing {
namespace {

constexpr std::array<std::string_view, 9> separators = {": ",  " : ", " – ",  " — ",     " - ",
                                                        " | ", " » ", " :: ", "\u00A0: "};

}  // namespace

std::string compared(std::string_view words) { return to_utf8(parsing::comparable(words)); }

bool has_review_word(std::string_view words) {
    const std::string small = lower_case(words);
    for (const std::string_view word : {"review", "kritik", "filmkritik", "critique", "rezension", "besprechung"}) {
        if (holds_words(small, word)) return true;
    }
    return false;
}

std::string without_reply(std::string_view words) {
    words = trimmed(words);
    for (bool changed = true; changed;) {
        changed = false;
        for (const std::string_view mark : {"re:", "fwd:", "fw:", "aw:", "wg:", "tr:"}) {
            if (lower_case(words.substr(0, 4)).starts_with(mark))
                words = trimmed(words.substr(mark.size())), changed = true;
        }
    }
    return std::string(words);
}

std::vector<std::string> parts_of(std::string_view words) {
    std::vector<std::string> parts;
    while (!words.empty()) {
        std::size_t end = words.size(), next = words.size();
        for (const std::string_view separator : separators) {
            const auto at = words.find(separator);
            if (at < end) end = at, next = at + separator.size();
        }
        const std::string_view part = trimmed(words.substr(0, end));
        if (!part.empty()) parts.emplace_back(part);
        words.remove_prefix(next);
    }
    return parts;
}

std::string without_site(std::string_view words) {
    for (const std::string_view mark : {" | ", " » ", " :: ", " – ", " — ", " - "}) {
        const auto at = words.rfind(mark);
        if (at != std::string_view::npos && at > 0 &&
            !is_review_word(lower_case(trimmed(words.substr(at + mark.size())))))
            return std::string(trimmed(words.substr(0, at)));
    }
    return std::string(trimmed(words));
}

Stripped without_review_word(std::string_view part) {
    Stripped out{std::string(part), ""};
    const std::vector<Word> words = words_of(part);
    for (std::size_t count = std::min<std::size_t>(3, words.size()); count > 0; --count) {
        const std::string_view head = part.substr(0, words[count - 1].end),
                               tail = part.substr(words[words.size() - count].begin);
        if (is_review_word(lower_case(tail)) && !lower_case(tail).ends_with(" of"))
            return {std::string(bare(part.substr(0, words[words.size() - count].begin))), std::string(tail)};
        if (is_review_word(lower_case(head)))
            return {std::string(trimmed(part.substr(words[count - 1].end))), std::string(head)};
    }
    return out;
}

std::string without_year(std::string_view part, std::string& year) {
    const auto open = part.rfind('(');
    if (open == std::string_view::npos || !part.ends_with(')') || part.size() - open > 8) return std::string(part);
    const auto found = find_year(part.substr(open));
    if (!found) return std::string(part);
    year = std::string(found->of(part.substr(open)));
    return std::string(trimmed(part.substr(0, open)));
}

bool reads_like_title(std::string_view words) {
    const std::vector<Word> list = words_of(words);
    if (list.empty() || list.size() > 7 || words.size() > 60) return false;
    if (words.ends_with('.') || words.ends_with(',') || words.find(". ") != std::string_view::npos) return false;
    std::size_t capitals = 0;
    for (const Word& word : list) capitals += word.capital || (word.small[0] >= '0' && word.small[0] <= '9');
    return list.front().capital || (list.front().small[0] >= '0' && list.front().small[0] <= '9')
               ? capitals * 2 >= list.size()
               : false;
}

void quoted_words(std::string_view text, std::vector<std::string>& out) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> pairs = {
        {{"“", "”"}, {"„", "“"}, {"„", "”"}, {"«", "»"}, {"»", "«"}, {"\"", "\""}, {"‘", "’"}, {"‚", "‘"}}};
    for (const auto& pair : pairs) {
        for (auto at = text.find(pair.first); at != std::string_view::npos;) {
            const std::size_t begin = at + pair.first.size();
            const auto end = text.find(pair.second, begin);
            if (end == std::string_view::npos) break;
            // The name of a part is not the film's: `the first chapter, “Salt”`.
            const std::vector<Word> before =
                words_of(text.substr(at > 24 ? at - 24 : 0, std::min<std::size_t>(at, 24)));
            const bool part = !before.empty() && (unit_word(before.back().small) || ordinal_word(before.back().small));
            if (end - begin <= 70 && !part) {
                std::string_view inside = bare(text.substr(begin, end - begin));
                if (reads_like_title(inside)) out.emplace_back(inside);
            }
            at = text.find(pair.first, end - begin <= 70 ? end + pair.second.size() : begin);
        }
    }
    // Straight single ones are apostrophes too: a pair opens behind a space and closes in front of no letter.
    for (auto at = text.find('\''); at != std::string_view::npos; at = text.find('\'', at + 1)) {
        if (at > 0 && text[at - 1] != ' ' && text[at - 1] != '(') continue;
        for (auto end = text.find('\'', at + 2); end != std::string_view::npos && end - at <= 70;
             end = text.find('\'', end + 1)) {
            const bool letter = end + 1 < text.size() && is_letter(static_cast<unsigned char>(text[end + 1]));
            if (letter) continue;
            if (reads_like_title(bare(text.substr(at + 1, end - at - 1))))
                out.emplace_back(bare(text.substr(at + 1, end - at - 1)));
            break;
        }
    }
}

std::string title_run(std::string_view text, std::size_t at) {
    const std::vector<Word> words = words_of(text.substr(at, 80));
    std::size_t end = 0;
    for (std::size_t i = 0; i < words.size() && i < 7; ++i) {
        if (i > 0 && text.substr(at + words[i - 1].end, words[i].begin - words[i - 1].end) != " ") break;
        if (i == 0 && (words[i].begin != 0 || !words[i].capital)) return "";
        if (words[i].capital)
            end = words[i].end;
        else if (!is_common_word(words[i].small))
            break;
    }
    return std::string(text.substr(at, end));
}

}  // namespace foyer::importing
