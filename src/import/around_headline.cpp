// What stands around a headline: the kicker above it, the standfirst below it.
#include <algorithm>
#include <array>

#include "core/text.h"
#include "import/fact_lines.h"
#include "import/words.h"
#include "import/work.h"
#include "review/rich_text.h"

namespace foyer::importing {
namespace {

bool is_standfirst_hint(const Block& block) {
    for (const std::string_view hint :
         {" standfirst ", " dek ", " deck ", " subtitle ", " subheadline ", " subhead ", " subheading ", " teaser ",
          " vorspann ", " chapo ", " chapeau ", " excerpt ", " strapline ", " lede ", " sell "}) {
        if (block.hints.find(hint) != std::string::npos) return true;
    }
    return false;
}

void take_standfirst(Work& work, std::size_t block, Sure sure, const char* how) {
    work.sorted[block].role = Role::around;
    work.became[block] = "standfirst";
    work.review.standfirst = {{work.document.blocks[block].words, {}}};
    work.find("standfirst", work.document.blocks[block].words, work.document.blocks[block].line, sure, how);
}

/// All of it italic or bold.
bool is_marked_whole(const Block& block) {
    return !block.text.empty() && std::all_of(block.text.begin(), block.text.end(), [](const Span& span) {
        return span.emphasis.italic || span.emphasis.bold;
    });
}

}  // namespace

void find_kicker(Work& work, std::size_t headline) {
    const auto& blocks = work.document.blocks;
    for (std::size_t i = 0; i < blocks.size() && i < work.first_body(); ++i) {
        if (!work.is_free(i) || i == headline) continue;
        const std::size_t words = word_count(blocks[i].words);
        if (blocks[i].hints.find(" site ") != std::string::npos) continue;
        if (words == 0 || words > 6 || ends_sentence(blocks[i].words) || find_date(blocks[i].words) ||
            find_rating(blocks[i].words, RatingContext::line))
            continue;
        bool said = false;
        for (const std::string_view hint : {" kicker ", " category ", " rubric ", " rubrik ", " rubrique ", " section ",
                                            " eyebrow ", " dachzeile ", " surtitre "})
            said = said || blocks[i].hints.find(hint) != std::string::npos;
        static constexpr std::array<std::string_view, 24> kinds = {"film",         "films",
                                                                   "movies",       "cinema",
                                                                   "film review",  "movie review",
                                                                   "review",       "reviews",
                                                                   "film reviews", "kino",
                                                                   "filmkritik",   "kritik",
                                                                   "neu im kino",  "kultur",
                                                                   "feuilleton",   "culture",
                                                                   "arts",         "cinéma",
                                                                   "critique",     "critiques",
                                                                   "festival",     "festival report",
                                                                   "screen",       "new releases"};
        const std::string small = lower_case(bare(blocks[i].words));
        const bool kind =
            std::find(kinds.begin(), kinds.end(), small) != kinds.end() && (headline == no_block || i < headline);
        const bool near = headline != no_block && i + 1 == headline && words <= 6 && !is_name(blocks[i].words) &&
                          blocks[i].linked < 0.5;
        if (!said && !kind && !near) continue;
        work.became[i] = "kicker";
        if (!work.review.kicker.empty())
            std::erase_if(work.findings, [](const Finding& finding) { return finding.field == "kicker"; });
        work.review.kicker = blocks[i].words;
        work.find("kicker", blocks[i].words, blocks[i].line, said || kind ? Sure::sure : Sure::guess,
                  "the small line above the title");
        return;
    }
}

void find_standfirst(Work& work, std::size_t headline) {
    const auto& blocks = work.document.blocks;
    const std::size_t begin = headline == no_block ? 0 : headline + 1;
    std::size_t bodies = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) bodies += work.sorted[i].role == Role::body;
    for (std::size_t i = begin; i < blocks.size() && i < begin + 12; ++i) {
        const Block& block = blocks[i];
        const std::size_t words = word_count(block.words);
        if (i > work.first_body()) break;
        if (words < 5 || words > 60 || work.sorted[i].role == Role::furniture || !work.became[i].empty() ||
            label_at(lower_case(block.words)))
            continue;
        if (work.is_body(i) && bodies < 2) break;
        if (is_standfirst_hint(block)) return take_standfirst(work, i, Sure::sure, "the page calls it one");
        if (headline == no_block) continue;
        if (block.kind == BlockKind::heading && block.level >= 2)
            return take_standfirst(work, i, Sure::likely, "a heading under the headline");
        if (is_marked_whole(block) && !find_date(block.words) && !is_name(block.words))
            return take_standfirst(work, i, Sure::likely, "marked as a whole, under the headline");
        // A short paragraph set off from the text by the byline, a date or a rule.
        std::size_t next = i + 1;
        while (next < blocks.size() && !work.is_body(next)) ++next;
        bool set_off = false;
        for (std::size_t k = i + 1; k < next && k < i + 4; ++k) {
            const std::string small = lower_case(blocks[k].words);
            const auto label = label_at(small);
            set_off = set_off || (label && (label->label == Label::byline || label->label == Label::date)) ||
                      is_name(blocks[k].words) || (find_date(blocks[k].words) && word_count(blocks[k].words) < 10);
        }
        const bool above_text =
            next < blocks.size() &&
            (work.sorted[i].role == Role::around ? ends_sentence(block.words) || words >= 6 : words <= 45);
        if (set_off && above_text)
            return take_standfirst(work, i, Sure::likely, "a short paragraph set off from the text");
        if (work.sorted[i].role == Role::around && words >= 6 && ends_sentence(block.words) && next < blocks.size() &&
            next <= i + 3)
            return take_standfirst(work, i, Sure::guess, "a sentence between headline and text");
    }
    for (const Statement& stated : work.document.stated) {
        if (stated.key != "description" && stated.key != "og:description" && stated.key != "subtitle" &&
            stated.key != "standfirst" && stated.key != "excerpt" && stated.key != "summary")
            continue;
        const std::size_t words = word_count(stated.value);
        if (words < 6 || words > 60 || stated.value.ends_with("…") || stated.value.ends_with("...") ||
            stated.value.ends_with("[...]"))
            continue;
        if (count_in_body(work, std::string_view(stated.value).substr(0, 40), 1) > 0) continue;
        work.review.standfirst = {{stated.value, {}}};
        work.find("standfirst", stated.value, stated.line,
                  stated.key == "subtitle" || stated.key == "standfirst" ? Sure::sure : Sure::likely,
                  "the source's own description");
        return;
    }
}

}  // namespace foyer::importing
