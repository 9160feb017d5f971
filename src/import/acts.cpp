// Acts: a stated structure gives as many as it states, each with what the text says of it.
//
// How many: the count with the highest score, from 3 points; else parts that are headed one behind another; else `the
// first three … the final two`; else ordinals that run from the first to the last; else both halves. Whose words: each
// act takes the mention that speaks of the fewest acts besides. Acts that share a mention share its paragraph, and the
// sentences that follow there, dealt in their order. Intensity is the mean loudness of the words that have one
// (loudness.cpp), with one at 0.5 added, which keeps a single word from deciding: 0 is silence, 1 as loud as a film
// gets.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "core/text.h"
#include "import/act_mentions.h"
#include "import/work.h"
#include "review/rich_text.h"

namespace foyer::importing {
namespace {

constexpr int most_acts = 12;  // what the format keeps
constexpr int enough_score = 3;
constexpr std::size_t longest_summary = 120;  // characters: what stands well under an act's title

struct Structure {
    Unit unit = Unit::act;
    int count = 0;
    std::string how;
    std::vector<std::string> names;
};

/// Mentions of one unit whose numbers run from 1 without a gap, as far as they go.
int run_of(const std::vector<ActMention>& mentions, Unit unit, bool headings, bool& closed) {
    std::set<int> numbers;
    for (const ActMention& mention : mentions) {
        if (mention.unit != unit || mention.heading != headings || mention.elided) continue;
        if (mention.first < 0) closed = true;
        for (int k = std::max(1, mention.first); k <= mention.last; ++k) numbers.insert(k);
    }
    int run = 0;
    while (numbers.contains(run + 1)) ++run;
    return run;
}

Structure structure_of(const ActMentions& found) {
    const ActCount* best = nullptr;
    for (const ActCount& count : found.counts) {
        if (count.count >= 2 && count.count <= most_acts && count.score >= enough_score &&
            (!best || count.score > best->score))
            best = &count;
    }
    constexpr std::array units = {Unit::act, Unit::chapter, Unit::part, Unit::movement, Unit::scene};
    for (const Unit unit : units) {
        bool closed = false;
        const int run = run_of(found.mentions, unit, true, closed);
        if (run >= 2 && run <= most_acts && (!best || best->count == run))
            return {unit, run, "headings in the text", best ? best->names : std::vector<std::string>{}};
    }
    if (best) return {best->unit, best->count, fmt::format("the text states {}", best->count), best->names};
    for (const Unit unit : units) {
        int from_start = 0, from_end = 0;
        for (const ActMention& mention : found.mentions) {
            if (mention.heading || (mention.unit != unit && !mention.elided)) continue;
            if (mention.first == 1 && mention.last > 1) from_start = std::max(from_start, mention.last);
            if (mention.first < -1) from_end = std::max(from_end, -mention.first);
        }
        if (from_start >= 2 && from_end >= 1 && from_start + from_end <= most_acts)
            return {
                unit, from_start + from_end, fmt::format("the first {} and the final {}", from_start, from_end), {}};
    }
    for (const Unit unit : units) {
        if (unit == Unit::scene) continue;
        bool closed = false;
        const int run = run_of(found.mentions, unit, false, closed);
        if (run >= 3 || (run >= 2 && closed)) {
            const int count = run + (closed && run < 3 ? 1 : 0);
            if (count >= 3 && count <= most_acts) return {unit, count, "the text speaks of each", {}};
        }
    }
    bool first = false, second = false;
    for (const ActMention& mention : found.mentions) {
        if (mention.unit != Unit::half || mention.elided) continue;
        first = first || mention.first == 1;
        second = second || mention.first == 2 || mention.first == -1;
    }
    if (first && second) return {Unit::half, 2, "a first and a second half", {}};
    return {};
}

/// The acts a mention is of, from 1 to `count`; 0 where it is of none.
std::pair<int, int> range_of(const ActMention& mention, const Structure& structure) {
    const bool same = mention.unit == structure.unit || mention.elided || mention.heading;
    if (!same) return {0, 0};
    const auto resolved = [&](int number) { return number < 0 ? structure.count + 1 + number : number; };
    const int first = resolved(mention.first), last = resolved(mention.last);
    if (first < 1 || last > structure.count || first > last) return {0, 0};
    return {first, last};
}

/// A comma in front of these parts clauses; one in a list of things does not.
bool opens_clause(std::string_view rest) {
    const std::string word = lower_case(rest.substr(0, rest.find_first_of(" ,.;")));
    static constexpr std::array<std::string_view, 34> openers = {
        "as",     "which", "who",     "whose",   "while",  "with",     "but",    "where", "when",
        "before", "after", "until",   "because", "though", "although", "so",     "then",  "der",
        "die",    "das",   "während", "wobei",   "aber",   "bis",      "weil",   "als",   "wenn",
        "qui",    "où",    "tandis",  "mais",    "dont",   "avant",    "jusqu'à"};
    return std::find(openers.begin(), openers.end(), word) != openers.end() ||
           (word.size() > 5 && word.ends_with("ing"));
}

/// The source's words, cut at a clause where the sentence is long.
std::string summary_of(std::string_view sentence) {
    if (character_count(sentence) <= longest_summary) return std::string(sentence);
    // The last place where a clause begins; not inside brackets, whose other half would be missing.
    std::size_t best = 0;
    int depth = 0;
    for (std::size_t i = 0; i < sentence.size() && i < longest_summary; ++i) {
        depth += sentence[i] == '(' ? 1 : sentence[i] == ')' ? -1 : 0;
        if (i < 36 || depth != 0) continue;
        const std::string_view rest = sentence.substr(i);
        const bool mark = rest.starts_with("; ") || rest.starts_with(" – ") || rest.starts_with(" — ") ||
                          rest.starts_with("—") || rest.starts_with(": ");
        if (mark || (rest.starts_with(", ") && opens_clause(rest.substr(2)))) best = i;
    }
    if (best > 0) return std::string(sentence.substr(0, best));
    std::size_t end = 0, characters = 0, space = 0;
    while (end < sentence.size() && characters < longest_summary) {
        if (sentence[end] == ' ') space = end;
        next_character(sentence, end);
        ++characters;
    }
    return std::string(sentence.substr(0, space)) + "…";
}

double intensity_of(std::string_view words) {
    double sum = 0.5, weight = 1;
    for (const Word& word : words_of(words)) {
        if (const auto loudness = loudness_of(word.small)) {
            sum += *loudness;
            weight += 1;
        }
    }
    return std::round(sum / weight * 100) / 100;
}

/// Opening words that no earlier paragraph opens with.
std::string opening_of(const std::vector<Paragraph>& paragraphs, std::size_t index) {
    const std::string text = plain_text(paragraphs[index].text);
    std::size_t end = 0, words = 0;
    const auto taken = [&](std::string_view opening) {
        for (std::size_t i = 0; i < index; ++i) {
            if (plain_text(paragraphs[i].text).starts_with(opening)) return true;
        }
        return false;
    };
    constexpr std::size_t longest = 1000;
    while (end < text.size() && end < longest) {
        const auto space = text.find(' ', end + (end > 0 ? 1 : 0));
        end = space == std::string::npos ? text.size() : space;
        if (++words >= 4 && !taken(std::string_view(text).substr(0, end))) break;
    }
    return text.substr(0, end);
}

std::string untitled(Language language, int number) {
    const char* word = language == Language::german ? "Akt" : language == Language::french ? "Acte" : "Act";
    return fmt::format("{} {}", word, roman_numeral(number));
}

struct Passage {
    const ActMention* mention = nullptr;
    int first = 0, last = 0;
};

class ActMaker {
public:
    ActMaker(Work& work, const Structure& structure, const ActMentions& found,
             const std::vector<std::vector<Stretch>>& sentences)
        : m_work(work), m_structure(structure), m_found(found), m_sentences(sentences) {}

    void make() {
        const std::vector<Passage> passages = choose_passages();
        for (int number = 1; number <= m_structure.count; ++number) {
            const Passage& passage = passages[static_cast<std::size_t>(number - 1)];
            Act act;
            if (static_cast<int>(m_structure.names.size()) == m_structure.count)
                act.title = m_structure.names[static_cast<std::size_t>(number - 1)];
            if (passage.mention) {
                const std::vector<std::string> words =
                    passage.mention->heading ? section(*passage.mention) : dealt(passage, number);
                if (!passage.mention->name.empty()) act.title = passage.mention->name;
                std::string all;
                for (const std::string& sentence : words) all += sentence + " ";
                if (!words.empty()) act.summary = summary_of(words.front());
                act.intensity = intensity_of(all);
                const std::size_t paragraph = std::min(passage.mention->paragraph + (passage.mention->heading ? 1 : 0),
                                                       m_work.review.paragraphs.size() - 1);
                act.begins = opening_of(m_work.review.paragraphs, paragraph);
                act.paragraph = static_cast<int>(paragraph);
            }
            // A name given in any mention of this act alone.
            for (const ActMention& mention : m_found.mentions) {
                if (act.title.empty() && !mention.name.empty() &&
                    range_of(mention, m_structure) == std::pair{number, number})
                    act.title = mention.name;
            }
            if (act.title.empty()) act.title = untitled(m_work.language, number);
            m_work.find(
                fmt::format("acts.{}", number),
                fmt::format("{}, intensity {}: {}", act.title, act.intensity,
                            act.summary.empty() ? "the text says nothing of it" : act.summary),
                act.paragraph ? m_work.review.paragraphs[static_cast<std::size_t>(*act.paragraph)].place.line : 0,
                passage.mention ? Sure::likely : Sure::guess, m_structure.how);
            m_work.review.acts.push_back(std::move(act));
        }
    }

private:
    std::vector<Passage> choose_passages() const {
        std::vector<Passage> passages(static_cast<std::size_t>(m_structure.count));
        for (const ActMention& mention : m_found.mentions) {
            const auto range = range_of(mention, m_structure);
            if (range.first == 0) continue;
            for (int k = range.first; k <= range.second; ++k) {
                Passage& passage = passages[static_cast<std::size_t>(k - 1)];
                const int size = range.second - range.first + 1;
                if (!passage.mention || better(mention, size, passage)) passage = {&mention, range.first, range.second};
            }
        }
        return passages;
    }

    static bool better(const ActMention& mention, int size, const Passage& than) {
        if (mention.heading != than.mention->heading) return mention.heading;
        return size < than.last - than.first + 1;
    }

    /// The sentences under a heading, up to the next.
    std::vector<std::string> section(const ActMention& mention) const {
        std::vector<std::string> words;
        for (std::size_t p = mention.paragraph + 1;
             p < m_work.review.paragraphs.size() && m_work.review.paragraphs[p].kind == ParagraphKind::body; ++p) {
            const std::string text = plain_text(m_work.review.paragraphs[p].text);
            for (const Stretch& sentence : m_sentences[p]) words.emplace_back(sentence.of(text));
        }
        return words;
    }

    bool speaks_of_others(std::size_t paragraph, std::size_t sentence, const Passage& passage) const {
        for (const ActMention& mention : m_found.mentions) {
            if (mention.paragraph != paragraph || mention.sentence != sentence) continue;
            const auto range = range_of(mention, m_structure);
            if (range.first > 0 && (range.second < passage.first || range.first > passage.last)) return true;
        }
        return false;
    }

    /// Of a passage that speaks of several acts, each gets its share of the sentences.
    std::vector<std::string> dealt(const Passage& passage, int number) const {
        const std::size_t paragraph = passage.mention->paragraph;
        const std::string text = plain_text(m_work.review.paragraphs[paragraph].text);
        std::vector<std::string> all;
        for (std::size_t s = passage.mention->sentence; s < m_sentences[paragraph].size(); ++s) {
            if (s > passage.mention->sentence && speaks_of_others(paragraph, s, passage)) {
                // One aside is passed over; the acts it is of have their own passage.
                continue;
            }
            all.emplace_back(m_sentences[paragraph][s].of(text));
        }
        const auto sharers = static_cast<std::size_t>(passage.last - passage.first + 1),
                   mine = static_cast<std::size_t>(number - passage.first);
        const std::size_t begin = mine * all.size() / sharers,
                          end = std::max(begin + 1, (mine + 1) * all.size() / sharers);
        std::vector<std::string> words;
        for (std::size_t s = begin; s < std::min(end, all.size()); ++s) words.push_back(all[s]);
        return words;
    }

    Work& m_work;
    const Structure& m_structure;
    const ActMentions& m_found;
    const std::vector<std::vector<Stretch>>& m_sentences;
};

}  // namespace

void find_acts(Work& work) {
    std::vector<std::vector<Stretch>> sentences;
    for (const Paragraph& paragraph : work.review.paragraphs)
        sentences.push_back(paragraph.kind == ParagraphKind::body ? sentences_of(plain_text(paragraph.text))
                                                                  : std::vector<Stretch>{});
    const ActMentions found = find_act_mentions(work.review.paragraphs, sentences);
    const Structure structure = structure_of(found);
    if (structure.count == 0) return;
    ActMaker(work, structure, found, sentences).make();
    work.checks.push_back(
        fmt::format("{} acts, as {}: see whether their intensities sound right.", structure.count, structure.how));
}

}  // namespace foyer::importing
