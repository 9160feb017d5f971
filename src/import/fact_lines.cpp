#include "import/fact_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "core/text.h"

namespace foyer::importing {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_space(std::string_view text) {
    for (bool changed = true; changed;) {
        const std::size_t before = text.size();
        text = trimmed(text);
        for (const std::string_view space : {"\u00A0", "\u202F"}) {
            if (text.starts_with(space)) text.remove_prefix(space.size());
            if (text.ends_with(space)) text.remove_suffix(space.size());
        }
        changed = text.size() != before;
    }
    return text;
}

/// One part of a line; nothing where no label opens it.
std::optional<Fact> fact_of(std::string_view part) {
    part = without_space(part);
    const std::string small = lower_case(part);
    const auto label = label_at(small);
    if (!label) return std::nullopt;
    std::string_view value = without_space(part.substr(label->length));
    while (value.starts_with(':') || value.starts_with("–"))
        value = without_space(value.substr(value[0] == ':' ? 1 : 3));
    while (value.ends_with('.') && !value.ends_with("..") && value.size() > 3 && value[value.size() - 3] != ' ' &&
           value[value.size() - 3] != '.')
        value.remove_suffix(1);
    if (value.empty()) return std::nullopt;
    return Fact{label->label, std::string(value), true, std::string(part)};
}

/// Where the next part of a line begins, and where this one ends.
struct Cut {
    std::size_t end, next;
};
Cut next_cut(std::string_view line, std::size_t from) {
    static constexpr std::array<std::string_view, 7> marks = {" | ", " · ", " • ", " ; ", "; ", " // ", " ● "};
    Cut best{line.size(), line.size()};
    for (const std::string_view mark : marks) {
        const auto at = line.find(mark, from);
        if (at < best.end) best = {at, at + mark.size()};
    }
    // A full stop, a comma or a dash parts only what a label follows.
    for (std::size_t at = from; at < best.end; ++at) {
        std::size_t length = 0;
        for (const std::string_view mark : {". ", ", ", " – ", " — ", " - "}) {
            if (line.substr(at).starts_with(mark)) length = mark.size();
        }
        if (length == 0) continue;
        const std::string small = lower_case(line.substr(at + length, 60));
        const auto label = label_at(small);
        // `with` and `by` open parts of sentences; two words and more mean it.
        const bool meant =
            label && (label->needs_colon ||
                      std::count(small.begin(), small.begin() + static_cast<std::ptrdiff_t>(label->length), ' ') > 0);
        if (label && (line[at] != ',' || meant)) {
            best = {at + (line[at] == '.' ? 1 : 0), at + length};
            break;
        }
    }
    return best;
}

}  // namespace

std::vector<Fact> labelled_facts(std::string_view line) {
    constexpr std::size_t longest_line = 1500;
    std::vector<Fact> facts;
    if (line.size() > longest_line) return facts;
    for (std::size_t at = 0; at < line.size();) {
        const Cut cut = next_cut(line, at);
        if (auto fact = fact_of(line.substr(at, cut.end - at))) facts.push_back(std::move(*fact));
        at = std::max(cut.next, at + 1);
    }
    return facts;
}

std::optional<Stretch> find_year(std::string_view text) {
    for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
        if (!is_digit(text[i]) ||
            (i > 0 && (is_digit(text[i - 1]) || text[i - 1] == '.' || text[i - 1] == '/' || text[i - 1] == '-')))
            continue;
        std::size_t end = i;
        while (end < text.size() && is_digit(text[end])) ++end;
        if (end - i == 4 && (end >= text.size() || (text[end] != 's' && text[end] != '%'))) {
            const int year = std::atoi(std::string(text.substr(i, 4)).c_str());
            if (year >= 1888 && year <= 2100) return Stretch{i, end};
        }
        i = end;
    }
    return std::nullopt;
}

std::optional<Stretch> find_runtime(std::string_view text) {
    const std::string small = lower_case(text);
    const auto skip = [&small](std::size_t at) {
        while (at < small.size() && (small[at] == ' ' || small[at] == '-' || small.compare(at, 2, "\u00A0") == 0 ||
                                     small.compare(at, 3, "\u202F") == 0))
            at += small[at] == ' ' || small[at] == '-' ? 1 : small.compare(at, 2, "\u00A0") == 0 ? 2 : 3;
        return at;
    };
    const auto unit = [&small](std::size_t at, std::initializer_list<std::string_view> units) -> std::size_t {
        for (const std::string_view candidate : units) {
            if (small.compare(at, candidate.size(), candidate) != 0) continue;
            const std::size_t end = at + candidate.size();
            if (end >= small.size() ||
                !((small[end] >= 'a' && small[end] <= 'z') || static_cast<unsigned char>(small[end]) >= 0xC3))
                return end;
            if (candidate == "h" && is_digit(small[end])) return end;
        }
        return 0;
    };
    const auto number = [&small](std::size_t at, std::size_t& end) {
        int value = 0;
        for (end = at; end < small.size() && is_digit(small[end]) && end - at < 4; ++end)
            value = value * 10 + (small[end] - '0');
        return value;
    };
    for (std::size_t i = 0; i < small.size(); ++i) {
        if (!is_digit(small[i]) || (i > 0 && (is_digit(small[i - 1]) || small[i - 1] == '.' || small[i - 1] == ',')))
            continue;
        std::size_t end = i;
        const int first = number(i, end);
        const std::size_t at = skip(end);
        if (std::size_t stop =
                unit(at, {"minutes", "minuten", "minute", "mins.", "mins", "min.", "min", "mn", "'", "’"})) {
            if (small[at] == '\'' || small.compare(at, 3, "’") == 0) {
                if (first < 60) continue;  // a height, or the years of a decade
            }
            if (stop > 0 && small[stop - 1] == '.' && stop == small.size()) --stop;
            if (first >= 30 && first <= 900) return Stretch{i, stop};
        }
        if (const std::size_t hours =
                unit(at, {"hours", "hour", "hrs.", "hrs", "hr", "std.", "std", "stunden", "heures", "heure", "h"});
            hours > 0 && first >= 1 && first <= 15) {
            std::size_t next = skip(hours);
            if (small.compare(next, 4, "and ") == 0 || small.compare(next, 4, "und ") == 0)
                next += 4;
            else if (small.compare(next, 3, "et ") == 0)
                next += 3;
            else if (small.compare(next, 2, ", ") == 0)
                next += 2;
            std::size_t behind = next;
            if (next < small.size() && is_digit(small[next])) {
                const int minutes = number(next, behind);
                if (minutes < 60) {
                    const std::size_t stop =
                        unit(skip(behind), {"minutes", "minuten", "mins", "min.", "min", "mn", "m"});
                    return Stretch{i, stop > 0 ? stop : behind};
                }
            }
            if (first >= 1) return Stretch{i, hours};
        }
        i = end;
    }
    return std::nullopt;
}

std::optional<Stretch> find_date(std::string_view text) {
    const std::vector<Word> words = words_of(text.substr(0, 2000));
    const auto is_year = [](const Word& word) {
        return word.small.size() == 4 && (word.small.starts_with("19") || word.small.starts_with("20")) &&
               word.small.find_first_not_of("0123456789") == std::string::npos;
    };
    const auto day_of = [](const std::string& word) {
        std::size_t digits = 0;
        while (digits < word.size() && is_digit(word[digits])) ++digits;
        if (digits == 0 || digits > 2) return 0;
        const std::string_view rest = std::string_view(word).substr(digits);
        if (!rest.empty() && rest != "st" && rest != "nd" && rest != "rd" && rest != "th" && rest != "er") return 0;
        const int day = std::atoi(word.substr(0, digits).c_str());
        return day >= 1 && day <= 31 ? day : 0;
    };
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        const Word &a = words[i], &b = words[i + 1], &c = words[i + 2];
        if (c.end - a.begin > 40) continue;
        if (day_of(a.small) && month_word(b.small) && is_year(c)) return Stretch{a.begin, c.end};
        if (month_word(a.small) && day_of(b.small) && is_year(c)) return Stretch{a.begin, c.end};
        if (i + 3 < words.size() && day_of(a.small) && (b.small == "of" || b.small == "de") && month_word(c.small) &&
            is_year(words[i + 3]))
            return Stretch{a.begin, words[i + 3].end};
        // Figures alone, as 2019-04-12 or 12.04.2019: the same mark between them, and nothing else.
        if (b.begin != a.end + 1 || c.begin != b.end + 1 || text[a.end] != text[b.end]) continue;
        const char mark = text[a.end];
        const bool figures = day_of(b.small) > 0 &&
                             ((is_year(a) && c.small.size() >= 2 && is_digit(c.small[0]) && is_digit(c.small[1])) ||
                              (day_of(a.small) > 0 && is_year(c)));
        if (!figures || (mark != '-' && mark != '.' && mark != '/')) continue;
        return Stretch{a.begin, is_year(a) ? c.begin + 2 : c.end};
    }
    return std::nullopt;
}

std::vector<Fact> bracketed_facts(std::string_view line) {
    std::vector<Fact> facts;
    for (auto open = line.find('('); open != std::string_view::npos; open = line.find('(', open + 1)) {
        const auto close = line.find(')', open);
        if (close == std::string_view::npos) break;
        const std::string_view inside = line.substr(open + 1, close - open - 1);
        if (inside.size() > 200) continue;
        for (std::size_t at = 0; at <= inside.size();) {
            auto end = inside.find_first_of(",;|", at);
            if (end == std::string_view::npos) end = inside.size();
            const std::string_view part = without_space(inside.substr(at, end - at));
            at = end + 1;
            const std::string small = lower_case(part);
            if (const auto label = label_at(small); label && label->label == Label::director) {
                facts.push_back(
                    {Label::director, std::string(bare(part.substr(label->length))), true, std::string(part)});
            } else if (const auto runtime = find_runtime(part); runtime && runtime->size() + 3 > part.size()) {
                facts.push_back({Label::runtime, std::string(runtime->of(part)), false, std::string(part)});
            } else if (const auto year = find_year(part); year && word_count(part) <= 3) {
                facts.push_back({Label::year, std::string(year->of(part)), false, std::string(part)});
            }
        }
    }
    return facts;
}

std::optional<std::string> find_rating(std::string_view text, RatingContext context) {
    // Drawn stars, halves among them.
    const auto is_star = [](char32_t c) { return c == U'★' || c == U'☆' || c == U'⭐' || c == U'🌟'; };
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        if (!is_star(next_character(text, i))) continue;
        std::size_t end = i;
        while (i < text.size()) {
            const char32_t c = next_character(text, i);
            if (is_star(c) || c == U'½' || c == 0xFE0F)
                end = i;
            else if (c != U' ')
                break;
        }
        return std::string(text.substr(begin, end - begin));
    }
    if (context != RatingContext::prose) {
        // `** 1/2 (out of four)`: of how many is said in brackets.
        const std::string_view line = trimmed(text);
        const auto count = std::min(line.find_first_not_of('*'), line.size());
        const auto open = line.find("(out of ");
        if (count >= 1 && count <= 5 && open != std::string_view::npos && line.size() < 40) {
            const std::string_view between = trimmed(line.substr(count, open - count));
            const std::vector<Word> behind = words_of(lower_case(line.substr(open + 8)));
            const auto best = behind.empty() ? std::nullopt : number_word(behind.front().small);
            if (best && (between.empty() || between == "1/2" || between == "½"))
                return fmt::format("{}{}/{}", count, between.empty() ? "" : ".5", *best);
        }
    }
    if (context == RatingContext::labelled) {
        // `***1/2`, as typewriters draw them.
        std::string_view stars = trimmed(text);
        const bool half = stars.ends_with("1/2") || stars.ends_with("½");
        if (half) stars = trimmed(stars.substr(0, stars.size() - (stars.ends_with("½") ? 2 : 3)));
        if (!stars.empty() && stars.size() <= 5 && stars.find_first_not_of('*') == std::string_view::npos) {
            std::string drawn;
            for (std::size_t i = 0; i < stars.size(); ++i) drawn += "★";
            return drawn + (half ? "½" : "");
        }
    }
    const auto number_at = [text](std::size_t at, std::size_t& end) {
        end = at;
        while (end < text.size() && (is_digit(text[end]) || ((text[end] == '.' || text[end] == ',') && end > at &&
                                                             end + 1 < text.size() && is_digit(text[end + 1]))))
            ++end;
        std::string digits(text.substr(at, end - at));
        std::replace(digits.begin(), digits.end(), ',', '.');
        return end > at && end - at < 8 ? std::strtod(digits.c_str(), nullptr) : -1.0;
    };
    const auto skip = [text](std::size_t at) {
        while (at < text.size() &&
               (text[at] == ' ' || text.substr(at).starts_with("\u00A0") || text.substr(at).starts_with("\u202F")))
            at += text[at] == ' ' ? 1 : text.substr(at).starts_with("\u00A0") ? 2 : 3;
        return at;
    };
    const std::string small = lower_case(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_digit(text[i]) || (i > 0 && (is_digit(text[i - 1]) || text[i - 1] == '/' || text[i - 1] == '.' ||
                                             text[i - 1] == ',' || text[i - 1] == '-')))
            continue;
        std::size_t end = i;
        const double value = number_at(i, end);
        std::size_t at = skip(end), length = 0;
        // `4 stars out of 5`: the unit may stand in the middle.
        for (const std::string_view unit :
             {"stars ", "sterne ", "sternen ", "étoiles ", "étoile ", "points ", "punkte ", "punkten "}) {
            if (small.compare(at, unit.size(), unit) == 0) at += unit.size();
        }
        for (const std::string_view mark : {"/", "out of ", "von ", "sur ", "of "}) {
            if (small.compare(at, mark.size(), mark) == 0) length = mark.size();
        }
        if (length > 0 && value >= 0) {
            std::size_t stop = 0;
            const double best = number_at(skip(at + length), stop);
            const bool usual = best == 4 || best == 5 || best == 6 || best == 10 || best == 20 || best == 100;
            const bool apart = stop >= text.size() || (text[stop] != '/' && text[stop] != '-' && !is_digit(text[stop]));
            const std::string_view rest = std::string_view(small).substr(std::min(small.size(), skip(stop)));
            const bool unit = rest.starts_with("star") || rest.starts_with("stern") || rest.starts_with("étoile") ||
                              rest.starts_with("punkt") || rest.starts_with("point") || at > skip(end);
            // In prose what follows must end the thought: `9/10 of the room` is a share.
            const bool closed = stop >= text.size() ||
                                ((text[stop] == '.' || text[stop] == ',' || text[stop] == '!' || text[stop] == ')') &&
                                 (stop + 1 >= text.size() || text[stop + 1] == ' '));
            const bool plain = context != RatingContext::prose || unit ||
                               ((best == 5 || best == 10) && length == 1 && text[at] == '/' && closed);
            if (usual && value <= best && apart && plain)
                return fmt::format("{}/{}", text.substr(i, end - i),
                                   text.substr(skip(at + length), stop - skip(at + length)));
        }
        if (context == RatingContext::labelled && value >= 0 && value <= 100 && text.substr(skip(end)).starts_with('%'))
            return fmt::format("{}%", text.substr(i, end - i));
        i = std::max(i, end - 1);
    }
    // In words: `four out of five stars`, `three stars`.
    const std::vector<Word> words = words_of(small.substr(0, 400));
    for (std::size_t i = 0; i + 3 < words.size(); ++i) {
        const auto value = number_word(words[i].small);
        if (!value || is_digit(words[i].small[0])) continue;
        const bool inside = words[i + 1].small.starts_with("star") || words[i + 1].small.starts_with("stern") ||
                            words[i + 1].small.starts_with("étoile");
        const std::size_t from = i + (inside ? 2 : 1);
        if (from + 1 >= words.size()) break;
        const bool of = words[from].small == "von" || words[from].small == "sur" ||
                        (words[from].small == "out" && words[from + 1].small == "of");
        const std::size_t last = from + (words[from].small == "out" ? 2 : 1);
        if (!of || last >= words.size()) continue;
        const auto best = number_word(words[last].small);
        const bool unit = inside || (last + 1 < words.size() && (words[last + 1].small.starts_with("star") ||
                                                                 words[last + 1].small.starts_with("stern") ||
                                                                 words[last + 1].small.starts_with("étoile")));
        if (best && *value <= *best && (unit || context == RatingContext::labelled) &&
            (*best == 4 || *best == 5 || *best == 6 || *best == 10))
            return fmt::format("{}/{}", *value, *best);
    }
    if (context != RatingContext::prose) {
        std::string_view grade = bare(text);
        const bool alone = context == RatingContext::line;
        if (!alone)
            grade =
                grade.substr(0, grade.find_first_of(" .,;(") == std::string_view::npos ? grade.size()
                                                                                       : grade.find_first_of(" .,;("));
        if (!grade.empty() && grade[0] >= 'A' && grade[0] <= 'F' && grade[0] != 'E') {
            const std::string_view sign = grade.substr(1);
            if (sign.empty() ? !alone : sign == "+" || sign == "-" || sign == "−" || sign == "–")
                return fmt::format("{}{}", grade[0], sign.empty() ? "" : sign == "+" ? "+" : "-");
        }
    }
    return std::nullopt;
}

}  // namespace foyer::importing
