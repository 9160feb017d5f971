// The headline, and what of it is the film's title.
#include <algorithm>

#include "core/text.h"
#include "import/fact_lines.h"
#include "import/film_titles.h"
#include "import/title_words.h"
#include "import/words.h"
#include "import/work.h"
#include "review/rating.h"
#include "review/rich_text.h"

namespace foyer::importing {
namespace {

constexpr std::size_t most_title_words = 25;

struct Title {
    std::string words;
    int line = 0;
    std::size_t block = no_block;  ///< no_block: stated outside the text
    double score = 0;
};

std::vector<Title> stated_titles(const Document& document) {
    std::vector<Title> titles;
    for (const Statement& stated : document.stated) {
        const std::string& key = stated.key;
        if (key == "page title" || key == "og:title" || key == "twitter:title")
            titles.push_back({without_site(stated.value), stated.line, no_block, key == "page title" ? 0.5 : 1});
        if (key == "title" || key == "headline" || key == "item headline")
            titles.push_back({stated.value, stated.line, no_block, 4});
        if (key == "mail subject" || key == "mail betreff" || key == "mail objet")
            titles.push_back({without_reply(stated.value), stated.line, no_block, 3});
    }
    return titles;
}

std::vector<Title> titles_in_text(const Work& work, const std::vector<Title>& stated) {
    std::vector<Title> titles;
    const auto& blocks = work.document.blocks;
    const std::size_t end = work.end_of_body() == 0 ? blocks.size() : work.first_body();
    bool first = true;
    for (std::size_t i = 0; i < end; ++i) {
        const Block& block = blocks[i];
        const std::size_t words = word_count(block.words);
        const bool heading = block.kind == BlockKind::heading;
        if (words == 0 || words > most_title_words || block.kind == BlockKind::rule ||
            block.kind == BlockKind::caption || block.kind == BlockKind::item)
            continue;
        if (work.sorted[i].role == Role::furniture &&
            !(heading && block.level <= 2 && block.region != Region::comments))
            continue;
        if (!labelled_facts(block.words).empty() && !heading && label_at(lower_case(block.words))) continue;
        if (const auto date = find_date(block.words); date && words <= 6) continue;
        Title title{block.words, block.line, i, 0};
        if (heading) title.score += block.level == 1 ? 3 : block.level == 2 ? 2 : 0.5;
        if (is_review_word(lower_case(bare(block.words)))) title.score -= 4;
        if (has_review_word(block.words)) title.score += words > 2 ? 2 : -1;
        if (words >= 2 && words <= 14) title.score += 1;
        if (words == 1 && !heading) title.score -= 0.5;
        if (block.words.ends_with('.') && !block.words.ends_with("..")) title.score -= 2;
        if (block.linked > 0.5 && !heading) title.score -= 3;
        if (block.region == Region::furniture || (block.region == Region::header && !heading)) title.score -= 2;
        for (const std::string_view hint : {" title ", " headline "})
            title.score +=
                block.hints.find(hint) != std::string::npos && block.hints.find(" site ") == std::string::npos ? 1 : 0;
        if (block.hints.find(" site ") != std::string::npos || block.hints.find(" logo ") != std::string::npos ||
            block.hints.find(" brand ") != std::string::npos)
            title.score -= 4;
        if (upper_case(block.words) == block.words) title.score += 0.5;
        // What the text speaks of again is its matter; a trail of links is not.
        if (words >= 2 && count_in_body(work, bare(block.words), 1) > 0) title.score += 2;
        std::vector<std::string> quoted;
        quoted_words(block.words, quoted);
        if (!quoted.empty() && count_in_body(work, quoted.front(), 1) > 0) title.score += 1.5;
        for (const std::string_view step : {" » ", " › ", " > ", " / "})
            title.score -= block.words.find(step) != block.words.rfind(step) ? 4 : 0;
        if (find_rating(block.words, RatingContext::line)) title.score -= 2;
        if (first) title.score += 1;
        if (is_name(block.words) && !first && !heading) title.score -= 2;
        first = false;
        titles.push_back(std::move(title));
    }
    for (Title& title : titles) {
        const std::string words = compared(title.words);
        for (const Title& other : titles) {
            if (&other == &title) continue;
            const std::string others = compared(other.words);
            if (others == words) title.score += 1;
            // A trail of links glued to the title: the shorter one is the title.
            else if (others.ends_with(words) && word_count(words) >= 2)
                title.score += 2;
            else if (words.ends_with(others) && word_count(others) >= 3)
                title.score -= 4;
        }
        for (const Title& other : stated) {
            const std::string others = compared(other.words);
            if (others == words)
                title.score += 3;
            else if (others.find(words) != std::string::npos && word_count(words) >= 2)
                title.score += 1.5;
        }
    }
    return titles;
}

void set_headline(Work& work, const std::string& words, int line, Sure sure, const char* how) {
    work.review.headline = {{words, {}}};
    work.find("headline", words, line, sure, how);
}

/// What the headline line holds: the film's title, the headline proper, a word for the kind.
void split_headline(Work& work, Title title, FilmTitles& films) {
    // Stars behind the title are the rating.
    if (const auto stars = find_rating(title.words, RatingContext::prose);
        stars && static_cast<unsigned char>(stars->front()) >= 0x80) {
        const auto at = title.words.find(*stars);
        title.words = std::string(trimmed(title.words.erase(at, stars->size())));
        const auto rating = parsing::parse_rating(*stars);
        if (rating && !work.review.rating) {
            work.review.rating = *rating;
            work.find("rating", *stars, title.line, Sure::sure, "stars beside the title");
        }
    }
    std::vector<std::string> parts = parts_of(title.words);
    std::string kicker, year, headline_part, film_part;
    for (std::string& part : parts) {
        Stripped stripped = without_review_word(part);
        if (!stripped.removed.empty()) {
            kicker = stripped.removed;
            if (stripped.words.empty()) {
                part.clear();
                continue;
            }
            stripped.words = without_year(stripped.words, year);
            if (film_part.empty()) {
                film_part = std::string(bare(stripped.words));
                part.clear();
                continue;
            }
        }
        part = without_year(stripped.words, year);
    }
    parts.erase(std::remove_if(parts.begin(), parts.end(), [](const std::string& part) { return part.empty(); }),
                parts.end());
    // Only the word stood apart, as in `Review: Title – Line`: the film is the part the text speaks of.
    if (film_part.empty() && !kicker.empty() && !parts.empty()) {
        std::size_t best = 0, most = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const std::size_t count = count_in_body(work, bare(parts[i]));
            if (count > most) best = i, most = count;
        }
        film_part = std::string(bare(parts[best]));
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(best));
    }
    if (!film_part.empty()) {
        add(films, film_part, 6, title.line, "beside the word for a review in the title");
    } else {
        for (const std::string& part : parts) {
            const std::size_t count = count_in_body(work, bare(part));
            const bool quoted = bare(part).size() + 2 <= part.size() && reads_like_title(bare(part));
            if (count > 0 || quoted || !year.empty())
                add(films, part, 2 + static_cast<double>(std::min<std::size_t>(count, 4)) + (quoted ? 2 : 0),
                    title.line, "a part of the title the text names again");
        }
    }
    std::vector<std::string> quoted;
    quoted_words(title.words, quoted);
    for (const std::string& words : quoted)
        add(films, words, 3 + static_cast<double>(std::min<std::size_t>(count_in_body(work, words), 3)), title.line,
            "in quotation marks in the title");
    if (!year.empty()) {
        work.review.film.year = year;
        work.find("year", year, title.line, Sure::sure, "in brackets behind the title");
    }
    if (!kicker.empty()) {
        work.review.kicker = kicker;
        work.find("kicker", kicker, title.line, Sure::likely, "the title's word for what it is");
    }
    for (const std::string& part : parts) {
        if (part.size() > headline_part.size()) headline_part = part;
    }
    // Parts that were not the film's stay together as they were written.
    if (parts.size() > 1) {
        const auto begin = title.words.find(parts.front());
        const auto end = title.words.find(parts.back(), begin == std::string::npos ? 0 : begin);
        if (begin != std::string::npos && end != std::string::npos)
            headline_part = title.words.substr(begin, end + parts.back().size() - begin);
    }
    if (headline_part.empty()) headline_part = film_part;
    set_headline(work, headline_part.empty() ? title.words : headline_part, title.line,
                 title.score >= 3 ? Sure::sure : Sure::likely,
                 title.block == no_block ? "stated as the title" : "the line above the text");
}

/// Of `Film: Line`, whose first part has turned out to be the film's title, the line is the headline.
void drop_film_from_headline(Work& work) {
    const std::string film = compared(work.review.film.title), headline = plain_text(work.review.headline);
    std::vector<std::string> parts = parts_of(headline);
    if (film.empty() || parts.size() < 2) return;
    for (const bool front : {true, false}) {
        std::string year;
        const std::string part = without_year(front ? parts.front() : parts.back(), year);
        if (compared(bare(part)) != film) continue;
        const std::string& first = front ? parts[1] : parts.front();
        const std::string& last = front ? parts.back() : parts[parts.size() - 2];
        const auto begin = headline.find(first), end = headline.rfind(last);
        if (begin == std::string::npos || end == std::string::npos || end < begin) continue;
        const std::string rest = headline.substr(begin, end + last.size() - begin);
        work.review.headline = {{rest, {}}};
        for (Finding& finding : work.findings) {
            if (finding.field == "headline") finding.value = rest;
        }
        if (!year.empty() && work.review.film.year.empty()) work.review.film.year = year;
        return;
    }
}

/// Where nothing else told the film, a headline that reads like a title is one.
void film_from_headline(Work& work) {
    const std::string headline = plain_text(work.review.headline);
    if (!work.review.film.title.empty() || !reads_like_title(headline) || ends_sentence(headline)) return;
    work.review.film.title = std::string(bare(headline));
    work.find("film.title", work.review.film.title, 0, Sure::guess, "the headline reads like a title");
}

}  // namespace

void find_titles(Work& work) {
    const std::vector<Title> stated = stated_titles(work.document);
    std::vector<Title> titles = titles_in_text(work, stated);
    const Title* best = nullptr;
    for (const std::vector<Title>* list : {static_cast<const std::vector<Title>*>(&titles), &stated}) {
        for (const Title& title : *list) {
            if (!best || title.score > best->score) best = &title;
        }
    }
    FilmTitles films;
    for (const Statement& one : work.document.stated) {
        if (one.key == "film" || one.key == "movie" || one.key == "film title")
            add(films, one.value, 10, one.line, "stated");
    }
    for (std::size_t i = 0; i < work.document.blocks.size(); ++i) {
        if (!work.is_free(i)) continue;
        for (const Fact& fact : labelled_facts(work.document.blocks[i].words)) {
            if (fact.label != Label::title) continue;
            std::string year;
            add(films, without_year(fact.value, year), 10, work.document.blocks[i].line, "named as the film's title");
        }
    }
    film_titles_in_text(work, films);
    std::size_t block = no_block;
    if (best && best->score >= 1) {
        block = best->block;
        // The same words again, or glued to a trail of links.
        for (const Title& title : titles) {
            if (compared(title.words).ends_with(compared(best->words)) && title.block != no_block)
                work.became[title.block] = "headline, said again";
        }
        if (block != no_block) {
            work.became[block] = "headline";
            if (work.is_body(block) || work.sorted[block].role == Role::furniture)
                work.sorted[block].role = Role::around;
        }
        split_headline(work, *best, films);
    }
    choose_film(work, films);
    drop_film_from_headline(work);
    film_from_headline(work);
    find_kicker(work, block);
    find_standfirst(work, block);
    if (work.review.headline.empty() && !work.review.film.title.empty()) {
        set_headline(work, work.review.film.title, 0, Sure::guess, "no headline is there: the film's title stands in");
        work.checks.push_back("No headline was found; the film's title stands in.");
    }
}

}  // namespace foyer::importing
