#include "layout/lifted_quotes.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/text.h"
#include "layout/display_text.h"
#include "layout/excerpt.h"

namespace foyer {
namespace {

constexpr int fewest_words = 5, most_words = 15, best_words = 9;

/// How well a sentence stands alone: of a good length, and not one that leans on the words around it.
double price_of(const std::string& sentence) {
    const auto words = static_cast<int>(std::count(sentence.begin(), sentence.end(), ' ')) + 1;
    if (words < fewest_words || words > most_words) return 1e9;
    const std::u32string letters = to_utf32(sentence);
    // Speech and asides are half of something.
    if (letters.find_first_of(U"()[]\"“”„«»:;") != std::u32string::npos) return 1e9;
    if (letters.empty() || !is_letter(letters.front())) return 1e9;
    return std::abs(words - best_words) + static_cast<double>(letters.size()) / 60;
}

/// A sentence with its last words starred, where it has a joint at which they can be parted from the rest: behind a comma, or before
/// a small word.
RichText starred(const std::string& sentence) {
    constexpr double least_part = 0.2, best_part = 0.4, most_part = 0.6, behind_a_comma = -0.3;
    constexpr int fewest = 2, most = 6;  // words
    std::vector<std::size_t> starts = {0};
    for (std::size_t i = 0; i + 1 < sentence.size(); ++i) {
        if (sentence[i] == ' ') starts.push_back(i + 1);
    }
    const auto word = [&](std::size_t w) {
        const std::size_t end = w + 1 < starts.size() ? starts[w + 1] - 1 : sentence.size();
        return std::string_view(sentence).substr(starts[w], end - starts[w]);
    };
    const int count = static_cast<int>(starts.size());
    std::size_t joint = 0;
    double least = 1e9;
    for (int w = std::max(1, count - most); w <= count - fewest; ++w) {
        const auto at = static_cast<std::size_t>(w);
        const bool comma = word(at - 1).ends_with(',');
        if (!comma && (leans_on_next(word(at - 1)) || !leans_on_next(word(at)))) continue;
        const double part = 1 - static_cast<double>(starts[at]) / static_cast<double>(sentence.size());
        const double price = std::abs(part - best_part) + (comma ? behind_a_comma : 0);
        if (part < least_part || part > most_part || price >= least) continue;
        least = price;
        joint = starts[at];
    }
    if (joint == 0) return {{sentence, {}}};
    return {{sentence.substr(0, joint), {}}, {sentence.substr(joint), {.accent = true}}};
}

}  // namespace

std::vector<PullQuote> lift_quotes(const Review& review, int count) {
    struct Candidate {
        std::string words;
        int paragraph = 0;
        double price = 0;
    };
    std::vector<PullQuote> lifted;
    const int paragraphs = static_cast<int>(review.paragraphs.size());
    if (count <= 0 || paragraphs < 2) return lifted;
    std::vector<Candidate> all;
    for (int p = 1; p < paragraphs; ++p) {
        if (review.paragraphs[static_cast<std::size_t>(p)].kind == ParagraphKind::crosshead) continue;
        const bool quoted = std::any_of(review.quotes.begin(), review.quotes.end(),
                                        [&](const PullQuote& quote) { return std::abs(quote.after_paragraph - 1 - p) < 1; });
        if (quoted) continue;
        const std::string text = plain_text(review.paragraphs[static_cast<std::size_t>(p)].text);
        std::size_t start = 0;
        std::vector<std::size_t> ends = sentence_ends(text);
        ends.push_back(text.size());
        Candidate best{"", p, 1e8};
        for (const std::size_t end : ends) {
            const std::string sentence(trimmed(std::string_view(text).substr(start, end - start)));
            const double price = price_of(sentence);
            const bool said = std::ranges::any_of(all, [&](const Candidate& other) { return other.words == sentence; });
            if (price < best.price && !said) best = {sentence, p, price};
            start = end;
        }
        if (!best.words.empty()) all.push_back(std::move(best));
    }
    // From each stretch of the text its best.
    for (int part = 0; part < count; ++part) {
        const int from = 1 + (paragraphs - 1) * part / count, until = 1 + (paragraphs - 1) * (part + 1) / count;
        const Candidate* best = nullptr;
        for (const Candidate& candidate : all) {
            if (candidate.paragraph >= from && candidate.paragraph < until && (best == nullptr || candidate.price < best->price)) best = &candidate;
        }
        if (best == nullptr) continue;
        PullQuote quote;
        quote.text = starred(best->words);
        quote.after_paragraph = best->paragraph + 1;
        lifted.push_back(std::move(quote));
    }
    return lifted;
}

}  // namespace foyer
