// Pull quotes, by a linear score over the text's sentences. What makes one is taken from Bohn and Ling (Catching
// Attention with Automatic Pull Quote Selection, 2020): words in quotation marks, pronouns, short and common words; the
// rest is what a frame of large type wants:
//   45 to 110 characters +2, 30 to 130 +1        words in quotation marks +0.6      share of common words ×3
//   pronouns ×2.5 of their share                 mean length of words beyond 4.5 letters -0.5 each
//   words that judge +0.5, up to three           speaks of acts or parts -0.5
//   loud or quiet words +0.4, up to three        words that set apart (never, every, like, nothing) +0.5, up to two
//   names beyond the first -0.4 each             figures -0.7      commas -0.2 each      a question -0.3
//   says who plays whom -1
//   first or last of its paragraph +0.3          in the last third of the text +0.3      opens with an adverbial -0.5
// Rules that no score outweighs: a whole sentence, or its head up to a dash or semicolon; nothing that refers to what
// the quote leaves out; no brackets; no two from one paragraph; placed near its source, but not beside it.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/text.h"
#include "import/words.h"
#include "import/work.h"

namespace foyer::importing {
namespace {

constexpr std::size_t kept = 8, shortest = 25, longest = 165;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Words that lean on the sentence before.
bool leans(std::string_view small) {
    return is_one_of(
        small,
        {"but",      "and",      "so",        "yet",       "or",        "nor",       "then",        "also",
         "however",  "still",    "instead",   "besides",   "moreover",  "because",   "while",       "although",
         "though",   "these",    "this",      "that",      "those",     "he",        "she",         "it",
         "they",     "his",      "her",       "their",     "its",       "him",       "them",        "it's",
         "he's",     "she's",    "they're",   "that's",    "here",      "there",     "such",        "another",
         "neither",  "either",   "thus",      "therefore", "hence",     "meanwhile", "afterwards",  "later",
         "indeed",   "likewise", "similarly", "otherwise", "even",      "hers",      "theirs",      "worse",
         "better",   "which",    "who",       "whose",     "where",     "when",      "as",          "if",
         "since",    "unlike",   "like",      "for",       "again",     "elsewhere", "nonetheless", "nevertheless",
         "together", "too",      "perhaps",   "maybe",     "of",        "with",      "beyond",      "despite",
         "what",     "not",      "let's",     "here's",    "there's",   "before",    "after",       "until",
         "once",     "by",       "from",      "to",        "all",       "some",      "most",        "yes",
         "no",       "cut",      "said",      "best",      "other",     "others",    "same",        "one",
         "er",       "sie",      "es",        "das",       "dies",      "diese",     "dieser",      "dieses",
         "diesen",   "aber",     "und",       "doch",      "denn",      "dann",      "dabei",       "dazu",
         "auch",     "da",       "hier",      "dort",      "damit",     "deshalb",   "trotzdem",    "sein",
         "seine",    "ihr",      "ihre",      "ihnen",     "ihm",       "dennoch",   "dafür",       "davon",
         "daran",    "darin",    "darauf",    "dass",      "weil",      "wenn",      "als",         "während",
         "obwohl",   "jedoch",   "außerdem",  "zudem",     "danach",    "dagegen",   "dessen",      "deren",
         "solche",   "beide",    "sondern",   "oder",      "wobei",     "womit",     "was",         "wer",
         "wo",       "wie",      "il",        "elle",      "ils",       "elles",     "ce",          "c'est",
         "cela",     "ça",       "cette",     "ces",       "cet",       "mais",      "et",          "or",
         "puis",     "donc",     "car",       "ainsi",     "pourtant",  "son",       "sa",          "ses",
         "leur",     "leurs",    "lui",       "celui-ci",  "celle-ci",  "ceci",      "ici",         "là",
         "alors",    "ensuite",  "enfin",     "toutefois", "cependant", "quand",     "lorsque",     "si",
         "comme",    "tandis",   "où",        "qui",       "que",       "dont",      "d'ailleurs",  "autre",
         "autres",   "tel",      "telle",     "y",         "en",        "c'était"});
}

bool is_third_person(std::string_view small) {
    return is_one_of(
        small, {"he",      "she",     "they",       "him",  "them", "his",   "her",   "their",  "hers",   "theirs",
                "himself", "herself", "themselves", "er",   "ihm",  "ihn",   "seine", "seiner", "seinen", "seinem",
                "ihre",    "ihren",   "ihrem",      "elle", "ils",  "elles", "lui",   "leur",   "leurs",  "eux"});
}
bool is_pronoun(std::string_view small) {
    return is_third_person(small) ||
           is_one_of(small, {"i",    "you",  "we",  "us",  "me",   "my",   "your",   "our",      "it",     "its",
                             "ich",  "du",   "wir", "uns", "mich", "man",  "es",     "sie",      "je",     "tu",
                             "nous", "vous", "on",  "il",  "se",   "sich", "nobody", "everyone", "anyone", "who"});
}
bool sets_apart(std::string_view small) {
    return is_one_of(
        small, {"never",   "every",  "nothing",  "nobody",   "only",     "always", "like",  "without", "everything",
                "nowhere", "more",   "than",     "loudest",  "quietest", "best",   "worst", "most",    "nie",
                "niemand", "nichts", "alles",    "immer",    "jede",     "jeder",  "ohne",  "wie",     "mehr",
                "jamais",  "rien",   "personne", "toujours", "tout",     "sans",   "comme", "plus",    "chaque"});
}

struct Candidate {
    std::size_t paragraph;
    std::string text;
    double score;
};

bool is_balanced(std::string_view text) {
    const auto count = [text](std::string_view mark) {
        int found = 0;
        for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + mark.size())) ++found;
        return found;
    };
    if (count("(") + count(")") + count("[") + count("]") > 0) return false;
    if (count("\"") % 2 != 0 || count("«") != count("»")) return false;
    // German opens with „ and closes with “; English opens with “ and closes with ”.
    return count("„") > 0 ? count("„") == count("“") + count("”") : count("“") == count("”");
}

/// Stands alone: does not lean on what came before, and names whom it speaks of.
bool stands_alone(std::string_view text, const std::vector<Word>& words) {
    if (words.size() < 4 || !words.front().capital || leans(words.front().small)) return false;
    bool named = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        if (is_third_person(word.small) && !named) return false;
        if (is_one_of(word.small, {"this", "that's", "these", "those", "it's", "former", "latter", "dies", "diese",
                                   "dieser", "cela", "ceci", "ça"}) &&
            (i < 4 || !named))
            return false;
        if (is_one_of(word.small, {"it", "es", "celui", "celle"}) && i < 3) return false;
        // Someone or something is named: a capital inside the sentence, a noun with its article, or whoever opens it.
        if ((word.capital && (i > 0 || !is_common_word(word.small))) ||
            (i > 0 &&
             is_one_of(words[i - 1].small, {"the", "a", "an", "every", "der", "die", "ein", "eine", "le", "la", "un",
                                            "une", "no", "each"}) &&
             !is_common_word(word.small)))
            named = true;
    }
    return is_balanced(text);
}

double score_of(std::string_view text, const std::vector<Word>& words, bool edge, double position, bool question) {
    const auto characters = static_cast<double>(character_count(text));
    double score = characters >= 45 && characters <= 110 ? 2 : characters >= 30 && characters <= 130 ? 1 : -0.5;
    double easy = 0, pronouns = 0, letters = 0;
    int loud = 0, apart = 0, names = 0, judging = 0, parts = 0;
    bool figures = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        easy += is_easy_word(word.small);
        pronouns += is_pronoun(word.small);
        letters += static_cast<double>(character_count(word.small));
        loud += loudness_of(word.small).has_value();
        apart += sets_apart(word.small);
        judging += judges(word.small);
        parts += unit_word(word.small).has_value();
        names += word.capital && i > 0 && !is_common_word(word.small);
        figures = figures || (word.small[0] >= '0' && word.small[0] <= '9');
    }
    const auto count = static_cast<double>(words.size());
    score += 3 * easy / count + 2.5 * pronouns / count;
    score -= 0.5 * std::max(0.0, letters / count - 4.5);
    score += 0.4 * std::min(loud, 3) + 0.5 * std::min(apart, 2);
    score += 0.5 * std::min(judging, 3);
    score -= 0.4 * std::max(0, names - 1) + (parts > 0 ? 0.5 : 0);
    score -= figures ? 0.7 : 0;
    score -= 0.2 * static_cast<double>(std::count(text.begin(), text.end(), ','));
    score -= question ? 0.3 : 0;
    for (const Word& word : words)
        score -= is_one_of(word.small, {"plays", "stars", "spielt", "incarne", "interprète"}) ? 1 : 0;
    score += edge ? 0.3 : 0;
    score += position > 2.0 / 3 ? 0.3 : 0;
    for (const std::string_view mark : {"“", "„", "«", "\""})
        score += text.find(mark) != std::string_view::npos ? 0.6 : 0;
    const auto comma = text.find(',');
    score -= comma != std::string_view::npos && comma < 25 ? 0.5 : 0;
    return score;
}

/// The sentence, and its head up to a semicolon or a dash where that is long enough to stand.
std::vector<std::string_view> forms_of(std::string_view sentence) {
    std::vector<std::string_view> forms{sentence};
    for (const std::string_view mark : {"; ", " — ", " – ", "—"}) {
        const auto at = sentence.find(mark);
        if (at != std::string_view::npos && at >= 35) forms.push_back(sentence.substr(0, at));
    }
    for (const std::string_view mark : {", but ", ", aber ", ", mais "}) {
        const auto at = sentence.find(mark);
        if (at != std::string_view::npos && at >= 45) forms.push_back(sentence.substr(0, at));
    }
    return forms;
}

/// The words of the film's title are a name, whatever they mean: `Her` is nobody in *Her Smell*.
void mark_title(std::string_view text, const std::string& title, std::vector<Word>& words) {
    if (title.empty()) return;
    for (auto at = text.find(title); at != std::string_view::npos; at = text.find(title, at + title.size())) {
        for (Word& word : words) {
            if (word.begin < at || word.end > at + title.size()) continue;
            word.small = "title";
            word.capital = true;
        }
    }
}

std::vector<Candidate> candidates_in(const std::vector<Paragraph>& paragraphs, const std::string& title) {
    std::vector<Candidate> best;
    for (std::size_t p = 0; p < paragraphs.size(); ++p) {
        if (paragraphs[p].kind != ParagraphKind::body) continue;
        const std::string text = plain_text(paragraphs[p].text);
        const std::vector<Stretch> sentences = sentences_of(text);
        // A line of service at the end, as where the film plays, is no thought.
        if (p + 1 == paragraphs.size() && paragraphs.size() > 2 && word_count(text) < 14) continue;
        std::optional<Candidate> of_paragraph;
        for (std::size_t s = 0; s < sentences.size(); ++s) {
            const std::string_view sentence = sentences[s].of(text);
            if (!ends_sentence(sentence)) continue;
            for (const std::string_view form : forms_of(sentence)) {
                const std::size_t characters = character_count(form);
                if (characters < shortest || characters > longest) continue;
                std::vector<Word> words = words_of(form);
                mark_title(form, title, words);
                if (!stands_alone(form, words)) continue;
                // Who speaks, as in a transcript, is no part of a line.
                if (const auto colon = form.find(": "); colon != std::string_view::npos && colon < 24) continue;
                const double score =
                    score_of(form, words, s == 0 || s + 1 == sentences.size(),
                             static_cast<double>(p) / static_cast<double>(paragraphs.size()), form.ends_with('?')) -
                    (form.size() < sentence.size() ? 0.3 : 0);
                if (!of_paragraph || score > of_paragraph->score) of_paragraph = Candidate{p, std::string(form), score};
            }
        }
        if (of_paragraph) best.push_back(std::move(*of_paragraph));
    }
    std::stable_sort(best.begin(), best.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    if (best.size() > kept) best.resize(kept);
    return best;
}

/// Stands in the source behind so many paragraphs: near its own, with another between; not behind the last where it can
/// be helped, nor under a crosshead.
int place_of(std::size_t source, const std::vector<Paragraph>& paragraphs, const std::set<int>& taken) {
    const int count = static_cast<int>(paragraphs.size()), own = static_cast<int>(source);
    const auto free = [&](int at) {
        return at >= 1 && at < count && at != own && at != own + 1 && !taken.contains(at) &&
               paragraphs[static_cast<std::size_t>(at - 1)].kind == ParagraphKind::body;
    };
    for (int step = 2; step < count + 2; ++step) {
        if (free(own + step)) return own + step;
        if (free(own + 1 - step)) return own + 1 - step;
    }
    return count;
}

/// The words that end it take the accent: two or three, from a word that carries something.
RichText with_accent(const std::string& text) {
    const std::vector<Word> words = words_of(text);
    if (words.size() < 4) return {{text, {}}};
    std::size_t from = words.size() - 1;
    std::size_t carrying = !is_common_word(words[from].small);
    while (from > 2 && words.size() - from < 4 && (carrying < 2 || text.size() - words[from].begin < 12)) {
        const std::string_view gap =
            std::string_view(text).substr(words[from - 1].end, words[from].begin - words[from - 1].end);
        if (gap != " " && gap != "-") break;
        --from;
        carrying += !is_common_word(words[from].small);
    }
    while (from + 1 < words.size() && is_common_word(words[from].small) &&
           !is_one_of(words[from].small,
                      {"a", "an", "the", "no", "der", "die", "das", "ein", "eine", "le", "la", "un", "une"}))
        ++from;
    std::size_t begin = words[from].begin;
    if (begin == 0) return {{text, {}}};
    // A mark that opens belongs to its word.
    return {{text.substr(0, begin), {}}, {text.substr(begin), {.accent = true}}};
}

std::size_t quotes_used(const std::vector<Paragraph>& paragraphs) {
    std::size_t words = 0;
    for (const Paragraph& paragraph : paragraphs) words += word_count(plain_text(paragraph.text));
    return words < 120 ? 0 : words < 350 ? 1 : words < 800 ? 2 : 3;
}

}  // namespace

void find_quotes(Work& work) {
    Review& review = work.review;
    const std::vector<Candidate> best = candidates_in(review.paragraphs, review.film.title);
    const std::size_t used = std::min(best.size(), quotes_used(review.paragraphs));
    std::set<int> taken;
    for (const PullQuote& quote : review.quotes) taken.insert(quote.after_paragraph);
    for (std::size_t i = 0; i < best.size(); ++i) {
        PullQuote quote{with_accent(best[i].text), "", place_of(best[i].paragraph, review.paragraphs, taken), {}};
        review.candidates.push_back(quote);
        work.find(fmt::format("quotes.{}", i + 1), fmt::format("{} ({:.1f})", best[i].text, best[i].score),
                  review.paragraphs[best[i].paragraph].place.line, Sure::likely, i < used ? "used" : "kept");
        if (i >= used) continue;
        taken.insert(quote.after_paragraph);
        // Every second one is set quiet: without words in the accent.
        if (i % 2 == 1) quote.text = {{best[i].text, {}}};
        review.quotes.push_back(std::move(quote));
    }
    std::stable_sort(review.quotes.begin(), review.quotes.end(),
                     [](const PullQuote& a, const PullQuote& b) { return a.after_paragraph < b.after_paragraph; });
    if (best.empty()) work.checks.push_back("No sentence stands alone well enough for a pull quote.");
}

}  // namespace foyer::importing
