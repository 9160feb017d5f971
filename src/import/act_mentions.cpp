#include "import/act_mentions.h"

#include <algorithm>
#include <array>

#include "core/text.h"

namespace foyer::importing {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// A sentence as words, with where it stands.
struct Sentence {
    std::string_view text;
    std::vector<Word> words;
    std::size_t paragraph, number;
    std::string small(std::size_t i) const { return i < words.size() ? words[i].small : ""; }
    /// The words stand beside each other, with a space or hyphen between.
    bool joined(std::size_t i) const { return i + 1 < words.size() && words[i + 1].begin - words[i].end <= 1; }
};

bool tells_of_telling(const Sentence& sentence) {
    for (const Word& word : sentence.words) {
        if (is_one_of(word.small,
                      {"told",       "divided",    "split",      "structured", "unfolds",   "unfold",   "arranged",
                       "built",      "broken",     "organised",  "organized",  "composed",  "consists", "falls",
                       "plays",      "comprises",  "moves",      "tells",      "structure", "shape",    "runs",
                       "erzählt",    "gegliedert", "aufgeteilt", "unterteilt", "besteht",   "gebaut",   "geteilt",
                       "zerfällt",   "gliedert",   "teilt",      "struktur",   "spielt",    "erzählen", "divisé",
                       "divisée",    "découpé",    "découpée",   "raconté",    "racontée",  "raconte",  "construit",
                       "construite", "structuré",  "structurée", "composé",    "composée",  "déroule",  "déploie",
                       "scindé",     "articulé"}))
            return true;
    }
    return false;
}

/// Names in quotation marks, in the order they stand.
std::vector<std::string> quoted_names(std::string_view text) {
    std::vector<std::string> names;
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> pairs = {
        {{"“", "”"}, {"„", "“"}, {"«", "»"}, {"\"", "\""}, {"‘", "’"}}};
    for (const auto& pair : pairs) {
        for (auto at = text.find(pair.first); at != std::string_view::npos;) {
            const auto end = text.find(pair.second, at + pair.first.size());
            if (end == std::string_view::npos) break;
            const std::string name(bare(text.substr(at + pair.first.size(), end - at - pair.first.size())));
            if (!name.empty() && name.size() < 60) names.push_back(name);
            at = text.find(pair.first, end + pair.second.size());
        }
        if (!names.empty()) break;
    }
    return names;
}

/// The name that follows a part's mention at once: `, “Salt”`, `(“Salt”)`, `: Salt`, `, titled “Salt”`.
std::string name_behind(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at, 90);
    const std::vector<std::string> names = quoted_names(rest);
    if (names.empty()) return "";
    const auto where = rest.find(names.front());
    const std::string between = lower_case(rest.substr(0, where));
    for (const Word& word : words_of(between)) {
        if (!is_one_of(word.small, {"titled", "called", "entitled", "named", "betitelt", "genannt", "intitulé",
                                    "intitulée", "title", "titel"}))
            return "";
    }
    return names.front();
}

class Finder {
public:
    explicit Finder(ActMentions& out) : m_out(out) {}

    void read(const Sentence& sentence) {
        const auto& words = sentence.words;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto unit = unit_word(words[i].small);
            if (unit) {
                if (!before_unit(sentence, i, *unit)) behind_unit(sentence, i, *unit);
            } else {
                elided(sentence, i);
            }
        }
    }

private:
    /// What stands in front of the noun: `three acts`, `first three acts`, `final act`, `five-act`.
    bool before_unit(const Sentence& sentence, std::size_t i, FoundUnit unit) {
        const auto& words = sentence.words;
        std::optional<int> number, ordinal;
        std::size_t head = i;
        bool adjective = false;
        for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
            const std::size_t k = i - back;
            if (!sentence.joined(k)) break;
            const std::string& small = words[k].small;
            if (const auto found = ordinal_word(small);
                found && !ordinal && !(words[k].capital && unit.unit == Unit::part))
                ordinal = found;
            else if (const auto count = number_word(small); count && !number)
                number = count;
            else if (!adjective && !ordinal && !is_common_word(small) && !words[k].capital && !number)
                adjective = true;
            else
                break;
            head = k;
        }
        // German writes `die ersten drei Akte`; French `les trois premiers actes`: both orders are read alike.
        if (ordinal) {
            const int count = number.value_or(1);
            if (!unit.plural && number) return false;  // `first two-part`
            if (unit.plural && !number && !is_one_of(words[i].small, {"kapitel"})) return false;
            if (number && *number > 11) return false;
            ActMention mention{unit.unit, *ordinal, *ordinal, sentence.paragraph, sentence.number, false, false, ""};
            if (number) {
                if (*ordinal == 1)
                    mention.last = count;
                else if (*ordinal == -1)
                    mention.first = -count;
                else
                    return false;
            }
            if (is_none_of_films(sentence, i)) return true;
            mention.name = name_behind(sentence.text, words[i].end);
            m_out.mentions.push_back(std::move(mention));
            return true;
        }
        if (!number || *number < 2) return false;
        const bool hyphened = head + 1 <= i && !unit.plural;  // `five-act structure`
        if (!unit.plural &&
            !(hyphened && words[i].begin == words[i - 1].end + 1 && sentence.text[words[i - 1].end] == '-'))
            return false;
        count_units(sentence, head, i, *number, unit.unit, hyphened);
        return true;
    }

    /// `the first act of the play`, `a part of the book`: no part of this film.
    static bool is_none_of_films(const Sentence& sentence, std::size_t i) {
        if (!is_one_of(sentence.small(i + 1), {"of", "von", "des", "de", "du", "d'"})) return false;
        for (std::size_t k = i + 2; k < std::min(sentence.words.size(), i + 6); ++k) {
            if (is_one_of(sentence.words[k].small,
                          {"book",     "novel",    "series",   "season", "play",  "trilogy", "saga",      "career",
                           "life",     "century",  "year",     "day",    "war",   "buches",  "romans",    "serie",
                           "trilogie", "livre",    "roman",    "série",  "pièce", "siècle",  "interview", "hour",
                           "kindness", "defiance", "violence", "love",   "faith"}))
                return true;
        }
        return false;
    }

    void count_units(const Sentence& sentence, std::size_t head, std::size_t i, int number, Unit unit, bool hyphened) {
        const std::string before = head > 0 ? sentence.small(head - 1) : "";
        if (is_one_of(before, {"these", "those", "diese", "diesen", "ces", "other", "all", "last", "next", "previous"}))
            return;
        ActCount count{unit, number, 0, {}};
        const std::string further = head > 1 ? sentence.small(head - 2) : "";
        if (is_one_of(before, {"in", "into", "of", "over", "across", "its", "has", "through", "with", "auf", "aus",
                               "mit", "über", "en", "sur", "de", "ses", "seine", "seinen"}) ||
            is_one_of(further, {"in", "into", "of", "its", "aus", "en"}))
            count.score += 2;
        // `the film's four acts`.
        if (before.ends_with("'s")) count.score += 2;
        if (tells_of_telling(sentence)) count.score += 2;
        if (unit == Unit::act || unit == Unit::chapter) count.score += 1;
        if (hyphened && is_one_of(sentence.small(i + 1), {"structure", "film", "drama", "story", "shape", "epic",
                                                          "saga", "movie", "portrait"}))
            count.score += 2;
        if (is_none_of_films(sentence, i)) count.score -= 4;
        for (const Word& word : sentence.words) {
            if (is_one_of(word.small, {"interview", "season", "seasons", "trilogy", "series", "book", "novel", "buch",
                                       "roman", "staffel", "saison", "livre", "harmony", "singing", "speaking"}))
                count.score -= 3;
            if (is_one_of(word.small, {"film", "movie", "story", "picture", "drama", "it", "er", "il"}))
                count.score += count.score < 4 ? 1 : 0;
        }
        std::vector<std::string> names = quoted_names(sentence.text.substr(sentence.words[i].end));
        if (static_cast<int>(names.size()) == number) {
            count.names = std::move(names);
            count.score += 2;
        }
        m_out.counts.push_back(std::move(count));
    }

    /// `Act II`, `Part Three`, `Kapitel 2`.
    void behind_unit(const Sentence& sentence, std::size_t i, FoundUnit unit) {
        const auto& words = sentence.words;
        if (i + 1 >= words.size() || !sentence.joined(i) || unit.unit == Unit::half || unit.unit == Unit::scene) return;
        const std::string_view next = words[i + 1].of(sentence.text);
        std::optional<int> number = roman_number(next);
        // `Part one` may be a name; `part one of the evening` is told by its capital.
        if (!number) number = number_word(words[i + 1].small);
        if (!number || (!words[i].capital && unit.unit == Unit::part)) return;
        if (unit.plural && !is_one_of(words[i].small, {"kapitel"})) return;
        ActMention mention{unit.unit,       *number, *number, sentence.paragraph,
                           sentence.number, false,   false,   name_behind(sentence.text, words[i + 1].end)};
        m_out.mentions.push_back(std::move(mention));
    }

    /// `the final two`, `the second is`: the noun was said before.
    void elided(const Sentence& sentence, std::size_t i) {
        const auto& words = sentence.words;
        const auto ordinal = ordinal_word(words[i].small);
        if (!ordinal || i == 0 ||
            !is_one_of(words[i - 1].small, {"the", "die", "der", "das", "le", "la", "les", "its"}))
            return;
        const std::string next = sentence.small(i + 1);
        const auto number = number_word(next);
        ActMention mention{Unit::act, *ordinal, *ordinal, sentence.paragraph, sentence.number, false, true, ""};
        if (number && (*ordinal == 1 || *ordinal == -1) && *number < 12 && sentence.joined(i)) {
            if (unit_word(sentence.small(i + 2)) || unit_word(sentence.small(i + 3))) return;
            // `the first two minutes` are none.
            const std::string behind = sentence.small(i + 2);
            const bool noun =
                i + 2 < words.size() && sentence.joined(i + 1) && !is_common_word(behind) && !is_verb(behind);
            if (noun) return;
            if (*ordinal == 1)
                mention.last = *number;
            else
                mention.first = -*number;
        } else if (!is_verb(next) && !closes(sentence, i)) {
            return;
        }
        mention.name = name_behind(sentence.text, words[i].end);
        m_out.mentions.push_back(std::move(mention));
    }
    static bool is_verb(std::string_view small) {
        return is_one_of(
            small, {"is",     "are",     "was",     "were",     "has",      "have",      "follows",  "follow", "takes",
                    "take",   "goes",    "go",      "opens",    "begins",   "finds",     "find",     "ends",   "turns",
                    "turn",   "brings",  "bring",   "sees",     "gives",    "give",      "belongs",  "belong", "moves",
                    "plays",  "shows",   "slows",   "slow",     "burns",    "starts",    "leaves",   "lets",   "ist",
                    "sind",   "zeigt",   "zeigen",  "beginnt",  "beginnen", "folgt",     "folgen",   "führt",  "führen",
                    "spielt", "gehört",  "gehören", "erzählt",  "erzählen", "bringt",    "endet",    "est",    "sont",
                    "suit",   "suivent", "montre",  "montrent", "raconte",  "racontent", "commence", "ouvre",  "mène",
                    "a",      "ont",     "se",      "s"});
    }
    static bool closes(const Sentence& sentence, std::size_t i) {
        const auto end = sentence.words[i].end;
        return end < sentence.text.size() && (sentence.text[end] == ',' || sentence.text[end] == ':');
    }

    ActMentions& m_out;
};

/// A crosshead that is a part: `Part One: The Arrival`, `II`, `III. The House`.
std::optional<ActMention> heading_mention(std::string_view text, std::size_t paragraph) {
    const std::vector<Word> words = words_of(text);
    if (words.empty() || words.size() > 14) return std::nullopt;
    ActMention mention{Unit::act, 0, 0, paragraph, 0, true, false, ""};
    std::size_t used = 0;
    std::optional<int> number;
    if (const auto unit = unit_word(words[0].small); unit && words.size() > 1) {
        number = roman_number(words[1].of(text));
        if (!number) number = number_word(words[1].small);
        mention.unit = unit->unit;
        used = 2;
    } else if (const auto ordinal = ordinal_word(words[0].small);
               ordinal && words.size() > 1 && unit_word(words[1].small)) {
        number = *ordinal;
        mention.unit = unit_word(words[1].small)->unit;
        used = 2;
    } else if (const auto roman = roman_number(words[0].of(text));
               roman && (words.size() == 1 ||
                         (words[0].end < text.size() &&
                          std::string_view(".:)–—- ").find(text[words[0].end]) != std::string_view::npos &&
                          text[words[0].end] != ' ') ||
                         text.substr(words[0].end).starts_with(" –") || text.substr(words[0].end).starts_with(" —"))) {
        number = roman;
        used = 1;
        mention.unit = Unit::part;
    }
    if (!number || *number == 0) return std::nullopt;
    mention.first = mention.last = *number;
    if (used < words.size()) {
        std::string_view name = text.substr(words[used - 1].end);
        while (!name.empty()) {
            std::size_t at = 0;
            const char32_t c = next_character(name, at);
            if (is_letter(c) || (c >= U'0' && c <= U'9')) break;
            name.remove_prefix(at);
        }
        mention.name = std::string(bare(name));
    } else if (mention.unit != Unit::act && words.size() > 1) {
        mention.name = std::string(trimmed(text));
    }
    return mention;
}

}  // namespace

ActMentions find_act_mentions(const std::vector<Paragraph>& paragraphs,
                              const std::vector<std::vector<Stretch>>& sentences) {
    ActMentions out;
    Finder finder(out);
    for (std::size_t p = 0; p < paragraphs.size(); ++p) {
        const std::string text = plain_text(paragraphs[p].text);
        if (paragraphs[p].kind == ParagraphKind::crosshead) {
            if (auto mention = heading_mention(text, p)) out.mentions.push_back(std::move(*mention));
            continue;
        }
        for (std::size_t s = 0; s < sentences[p].size(); ++s) {
            const std::string_view words = sentences[p][s].of(text);
            finder.read({words, words_of(words), p, s});
        }
    }
    return out;
}

}  // namespace foyer::importing
