#include "import/sort.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "core/text.h"
#include "import/fact_lines.h"
#include "import/lexicon.h"
#include "import/words.h"
#include "review/rich_text.h"

namespace foyer::importing {
namespace {

constexpr double text_from = 2;  // points

struct Traits {
    std::size_t words = 0;
    int furniture = 0;
    bool sentence = false, labelled = false, doubled = false, ends_text = false;
};

double common_share(std::string_view text) {
    std::size_t count = 0, common = 0;
    constexpr std::size_t enough = 2000;  // bytes: the rest of a paragraph reads like its beginning
    for (const Word& word : words_of(text.substr(0, enough))) {
        ++count;
        common += is_common_word(word.small);
    }
    return count > 0 ? static_cast<double>(common) / static_cast<double>(count) : 0;
}

/// A line all of which is facts: a label opens it, or two and more stand in it.
bool is_facts(const Block& block, std::size_t words) {
    if (words > 80) return false;
    const std::vector<Fact> facts = labelled_facts(block.words);
    if (facts.empty()) return false;
    const std::string small = lower_case(block.words);
    const auto first = label_at(small);
    if (!first) return facts.size() >= 2 || find_runtime(block.words).has_value();
    if (first->needs_colon) return first->label == Label::cast || facts.size() >= 2 || words <= 30;
    // `By`, `with` and their like open sentences too: a name must follow, and little else.
    const std::string_view value = facts.front().value;
    const auto name = name_at(value, 0);
    if (first->label == Label::date || first->label == Label::runtime) return words <= 12;
    return facts.size() >= 2 || (words <= 14 && !ends_sentence(block.words) && name.has_value()) ||
           (words <= 7 && name.has_value());
}

Traits traits_of(const Block& block) {
    Traits traits;
    traits.words = word_count(block.words);
    const std::string small = lower_case(std::string_view(block.words).substr(0, 400));
    traits.furniture = furniture_words(small);
    traits.sentence = ends_sentence(block.words);
    traits.labelled = is_facts(block, traits.words);
    traits.ends_text = traits.words <= 10 && ends_the_text(small);
    return traits;
}

double prose_score(const Block& block, const Traits& traits, bool heed_page) {
    double score = traits.words >= 30 ? 3 : traits.words >= 15 ? 2 : traits.words >= 8 ? 0.5 : -1;
    score += traits.sentence ? 1.5 : -1;
    if (traits.words >= 8) {
        if (sentences_of(std::string_view(block.words).substr(0, 1000)).size() >= 2) score += 0.5;
        const double common = common_share(block.words);
        score += common >= 0.25 ? 1 : common < 0.125 ? -2 : 0;
    }
    score -= 5 * block.linked;
    if (heed_page) {
        switch (block.region) {
            case Region::article: score += 1; break;
            case Region::furniture:
            case Region::biography: score -= 6; break;
            case Region::comments: score -= 8; break;
            case Region::header:
            case Region::unknown: break;
        }
    }
    // In a long paragraph such words are the matter's own.
    if (traits.words < 40) score -= 3 * traits.furniture;
    if (block.kind == BlockKind::heading) score -= 3;
    if (block.kind == BlockKind::caption) score -= 4;
    if (block.kind == BlockKind::item) score -= 1;
    if (block.kind == BlockKind::quote) score -= 0.5;
    if (traits.labelled) score -= 4;
    if (traits.doubled) score -= 4;
    return score;
}

bool has_letter(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (is_letter(next_character(text, i))) return true;
    }
    return false;
}

/// `— A. Name`, `-- A. Name, August 9, 1998`.
bool is_signature(const Block& block) {
    std::string_view words = block.words;
    bool dashed = false;
    for (const std::string_view dash : {"— ", "– ", "-- ", "—", "- ", "― "}) {
        if (words.starts_with(dash)) words.remove_prefix(dash.size()), dashed = true;
    }
    return dashed && block.kind != BlockKind::item && words.size() < 80 &&
           is_name(trimmed(words.substr(0, words.find(','))));
}

/// `I.`, `Part One`: the heading of a part may stand above the first words.
bool heads_a_part(const Block& block) {
    const std::vector<Word> words = words_of(std::string_view(block.words).substr(0, 80));
    if (words.empty() || words.size() > 8) return false;
    if (roman_number(words[0].of(block.words)))
        return words.size() == 1 || block.words.find('.') != std::string::npos ||
               block.words.find(':') != std::string::npos;
    return words.size() > 1 && unit_word(words[0].small) &&
           (roman_number(words[1].of(block.words)) || number_word(words[1].small));
}

const char* reason(const Block& block, const Traits& traits) {
    if (block.kind == BlockKind::rule) return "a rule";
    if (traits.doubled) return "said before";
    switch (block.region) {
        case Region::comments: return "comments";
        case Region::biography: return "about the author";
        case Region::furniture: return "navigation or what the page sets beside its text";
        default: break;
    }
    if (traits.furniture > 0) return "words of a page's furniture";
    if (block.kind == BlockKind::caption) return "a caption";
    return "too short to be text, and no field";
}

std::vector<Sorted> sort_once(const Document& document, bool heed_page, double enough_for_text) {
    const std::vector<Block>& blocks = document.blocks;
    std::vector<Traits> traits;
    std::unordered_map<std::string, std::size_t> seen;
    std::vector<Sorted> sorted(blocks.size());
    double all_words = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        Traits of_block = traits_of(blocks[i]);
        // Said before: only what is long enough not to be a refrain.
        if (of_block.words >= 4) of_block.doubled = !seen.emplace(lower_case(blocks[i].words), i).second;
        sorted[i].score = blocks[i].kind == BlockKind::rule ? -9 : prose_score(blocks[i], of_block, heed_page);
        if (sorted[i].score >= enough_for_text) all_words += static_cast<double>(of_block.words);
        traits.push_back(of_block);
    }
    // The text ends where comments or related posts begin: behind at least half of what reads as text.
    std::size_t end = blocks.size();
    double words = 0;
    std::size_t signature = blocks.size();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        // Set beside the text by the page, such a heading ends nothing but itself.
        const bool beside = heed_page && blocks[i].region == Region::furniture && words * 4 < all_words * 3;
        if (traits[i].ends_text && words * 2 > all_words && !beside) {
            end = i;
            break;
        }
        // A dash and a name sign the text; what stands below it is no part of it.
        if (is_signature(blocks[i]) && words * 3 > all_words * 2) signature = std::min(signature, i);
        if (sorted[i].score >= enough_for_text) words += static_cast<double>(traits[i].words);
    }
    std::size_t first = end, last = 0;
    for (std::size_t i = 0; i < std::min(end, signature); ++i) {
        if (sorted[i].score < enough_for_text) continue;
        first = std::min(first, i);
        last = i;
    }
    const auto hidden = [&](std::size_t i) {
        return heed_page && (blocks[i].region == Region::furniture || blocks[i].region == Region::comments ||
                             blocks[i].region == Region::biography);
    };
    const auto short_text = [&](std::size_t i) {
        const Block& block = blocks[i];
        const bool kind =
            block.kind == BlockKind::paragraph || block.kind == BlockKind::item || block.kind == BlockKind::quote;
        return kind && traits[i].sentence && traits[i].words >= 2 && traits[i].furniture == 0 && !traits[i].labelled &&
               !traits[i].doubled && !hidden(i) && block.linked < 0.5;
    };
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        Sorted& out = sorted[i];
        if (i >= end) {
            out.role = Role::furniture;
            out.why = traits[i].ends_text ? "heads what follows the text" : "stands behind the end of the text";
            continue;
        }
        if (out.score >= enough_for_text && i < signature) {
            out.role = blocks[i].kind == BlockKind::quote ? Role::quote : Role::body;
            continue;
        }
        out.why = reason(blocks[i], traits[i]);
        const bool inside = i > first && i < last;
        if (inside && blocks[i].kind != BlockKind::rule && short_text(i)) {
            out.role = blocks[i].kind == BlockKind::quote ? Role::quote : Role::body;
        } else if (inside && !hidden(i) && !traits[i].labelled && traits[i].furniture < 2 && !traits[i].doubled &&
                   traits[i].words >= 1 && traits[i].words <= 14 && has_letter(blocks[i].words) &&
                   blocks[i].words.front() != '[' && blocks[i].kind != BlockKind::caption &&
                   blocks[i].kind != BlockKind::rule && blocks[i].linked < 0.9 && !is_name(blocks[i].words)) {
            const bool heading = blocks[i].kind == BlockKind::heading || blocks[i].kind == BlockKind::paragraph;
            out.role = heading ? Role::crosshead : Role::around;
            if (out.role == Role::crosshead &&
                (find_date(blocks[i].words) || find_rating(blocks[i].words, RatingContext::line)))
                out.role = Role::around;
        } else if (hidden(i) || traits[i].furniture == 2 || traits[i].doubled) {
            out.role = blocks[i].region == Region::biography || traits[i].doubled ? Role::around : Role::furniture;
        }
    }
    // Short sentences right behind the text are its last; a rule, a name or a label ends it.
    if (first < end) {
        if (first > 0 && heads_a_part(blocks[first - 1])) sorted[first - 1].role = Role::crosshead;
        for (std::size_t i = last + 1;
             i < std::min(end, signature) && short_text(i) && traits[i].words >= 3 && !is_name(blocks[i].words); ++i)
            sorted[i].role = Role::body;
    }
    return sorted;
}

}  // namespace

std::vector<Sorted> sort_blocks(const Document& document) {
    const auto any = [](const std::vector<Sorted>& sorted) {
        return std::any_of(sorted.begin(), sorted.end(), [](const Sorted& one) { return one.role == Role::body; });
    };
    std::vector<Sorted> sorted = sort_once(document, true, text_from);
    // A page whose every part is called a sidebar says nothing by it.
    if (!any(sorted)) sorted = sort_once(document, false, text_from);
    // A few words are all there is: sentences, then whatever is no headline.
    if (!any(sorted)) sorted = sort_once(document, true, 0);
    if (!any(sorted)) {
        for (std::size_t i = sorted.size() > 1 ? 1 : 0; i < sorted.size(); ++i) {
            if (sorted[i].role == Role::around && document.blocks[i].kind == BlockKind::paragraph)
                sorted[i].role = Role::body;
        }
    }
    return sorted;
}

}  // namespace foyer::importing
