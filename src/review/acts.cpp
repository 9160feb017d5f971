#include "review/acts.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "core/text.h"
#include "review/rich_text.h"

namespace foyer::parsing {
namespace {

constexpr std::size_t most_compared = 48;     // letters: an opening is a few words
constexpr std::size_t most_candidates = 500;  // paragraphs looked at for a likely one

bool is_word_character(char32_t c) { return is_letter(c) || (c >= U'0' && c <= U'9'); }

/// Whole words only: "The first" does not open "The firstborn".
bool opens_with(const std::u32string& paragraph, const std::u32string& opening) {
    if (!paragraph.starts_with(opening)) return false;
    return paragraph.size() == opening.size() || !is_word_character(paragraph[opening.size()]) ||
           !is_word_character(opening.back());
}

/// As many words as `like` has, at least three.
std::string opening_words(std::string_view paragraph, std::string_view like) {
    auto words = std::max<std::ptrdiff_t>(3, std::count(like.begin(), like.end(), ' ') + 1);
    std::size_t end = 0;
    while (end < paragraph.size() && (paragraph[end] != ' ' || --words > 0)) ++end;
    return clipped(paragraph.substr(0, end), 80);
}

std::string cure_for(const Act& act, const std::u32string& opening, const Review& review,
                     const std::vector<std::u32string>& paragraphs) {
    const std::string wanted = to_utf8(std::u32string_view(opening).substr(0, most_compared));
    std::size_t best = 0, best_distance = wanted.size() / 2 + 1;
    for (std::size_t i = 0; i < std::min(paragraphs.size(), most_candidates); ++i) {
        const std::string candidate =
            to_utf8(std::u32string_view(paragraphs[i]).substr(0, std::min(opening.size(), most_compared)));
        const std::size_t distance = edit_distance(wanted, candidate);
        if (distance >= best_distance) continue;
        best = i;
        best_distance = distance;
    }
    if (best_distance <= wanted.size() / 2) {
        const Paragraph& near = review.paragraphs[best];
        return fmt::format("the paragraph at line {} opens with “{}”", near.place.line,
                           opening_words(plain_text(near.text), act.begins));
    }
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (paragraphs[i].find(opening) == std::u32string::npos) continue;
        const Paragraph& around = review.paragraphs[i];
        return fmt::format("the words stand inside the paragraph at line {}, which opens with “{}”", around.place.line,
                           opening_words(plain_text(around.text), act.begins));
    }
    return "write the opening words of the paragraph where the act begins";
}

}  // namespace

void tie_acts(Review& review, const std::vector<SourcePlace>& places, Report& report) {
    std::vector<std::u32string> paragraphs;
    for (std::size_t i = 0; i < review.acts.size(); ++i) {
        Act& act = review.acts[i];
        const std::u32string opening = comparable(plain_text(accent_text(act.begins)));
        if (opening.empty()) continue;
        if (paragraphs.empty()) {
            for (const Paragraph& paragraph : review.paragraphs)
                paragraphs.push_back(comparable(plain_text(paragraph.text)));
        }
        const auto found = std::find_if(paragraphs.begin(), paragraphs.end(),
                                        [&opening](const std::u32string& p) { return opens_with(p, opening); });
        if (found != paragraphs.end()) {
            act.paragraph = static_cast<int>(found - paragraphs.begin());
            continue;
        }
        report.warning(places[i], fmt::format("no paragraph opens with “{}”", clipped(act.begins, 60)),
                       cure_for(act, opening, review, paragraphs));
    }
}

}  // namespace foyer::parsing
