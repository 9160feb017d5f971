#include "import/film_titles.h"

#include <algorithm>

#include "core/text.h"
#include "import/fact_lines.h"
#include "import/title_words.h"
#include "import/words.h"
#include "review/rich_text.h"

namespace foyer::importing {

void add(FilmTitles& titles, std::string_view words, double score, int line, const char* how) {
    words = bare(words);
    if (words.empty() || words.size() > 100) return;
    FilmTitle& title = titles[std::string(words)];
    if (score > title.most) {
        title.most = score;
        title.line = line;
        title.how = how;
    }
    title.score += score;
}

void film_titles_in_text(const Work& work, FilmTitles& titles) {
    constexpr std::size_t most_paragraphs = 60;
    std::size_t seen = 0;
    for (std::size_t i = 0; i < work.document.blocks.size() && seen < most_paragraphs; ++i) {
        const Block& block = work.document.blocks[i];
        if (!work.is_body(i) && !(i < work.first_body() && work.sorted[i].role == Role::around)) continue;
        const bool opening = seen < 2;
        seen += work.sorted[i].role == Role::body;
        std::vector<std::string> quoted;
        quoted_words(block.words, quoted);
        std::map<std::string, int> here;
        for (const std::string& words : quoted) {
            if (++here[words] <= 2) add(titles, words, opening ? 1.6 : 0.8, block.line, "in quotation marks");
        }
        for (const Span& span : block.text) {
            const std::string words(bare(span.text));
            if (span.emphasis.italic && plain_text(block.text) != span.text && reads_like_title(words) &&
                ++here["/" + words] <= 2)
                add(titles, words, opening ? 2 : 1.2, block.line, "in italics");
        }
        // `his new film, Title, …`.
        for (const std::string_view noun :
             {"film, ", "movie, ", "feature, ", "debut, ", "drama, ", "documentary, ", "film "}) {
            for (auto at = block.words.find(noun); at != std::string::npos && at < 4000;
                 at = block.words.find(noun, at + 1)) {
                const std::string run = title_run(block.words, at + noun.size());
                const std::size_t behind = at + noun.size() + run.size();
                const bool closed =
                    behind < block.words.size() &&
                    (block.words[behind] == ',' || block.words[behind] == '.' || block.words[behind] == ';');
                if (word_count(run) >= (noun == "film " ? 2u : 1u) && (closed || noun == "film "))
                    add(titles, run, noun == "film " ? 0.5 : 3, block.line, "named as the film");
            }
        }
        // `… minutes The Title gives …`: an article with a capital inside a sentence.
        for (const std::string_view article : {" The ", " A ", " An "}) {
            for (auto at = block.words.find(article);
                 opening && work.is_body(i) && at != std::string::npos && at < 3000;
                 at = block.words.find(article, at + 1)) {
                if (at == 0 || std::string_view(".!?”\":»“").find(block.words[at - 1]) != std::string_view::npos ||
                    static_cast<unsigned char>(block.words[at - 1]) >= 0x80)
                    continue;
                const std::string run = title_run(block.words, at + 1);
                if (word_count(run) >= 2)
                    add(titles, run, 2.2, block.line, "a name with its article inside a sentence");
            }
        }
        // `TITLE` in capitals, as mails and festival notes write it.
        const std::vector<Word> words =
            opening || seen < 6 ? words_of(std::string_view(block.words).substr(0, 3000)) : std::vector<Word>{};
        for (std::size_t w = 0; w < words.size();) {
            std::size_t end = w;
            const auto capitals = [&](std::size_t k) {
                const auto of = words[k].of(block.words);
                return words[k].capital && upper_case(of) == of;
            };
            while (end < words.size() && capitals(end) && (end == w || words[end].begin - words[end - 1].end <= 2))
                ++end;
            if (end > w) {
                const Stretch run{words[w].begin, words[end - 1].end};
                if ((end - w >= 2 && run.size() >= 6) || run.size() >= 6)
                    add(titles, run.of(block.words), 1.5, block.line, "in capitals");
            }
            w = std::max(end, w + 1);
        }
        // `Title (2019)`.
        for (auto open = block.words.find('('); open != std::string::npos && open < 3000;
             open = block.words.find('(', open + 1)) {
            const auto year = find_year(std::string_view(block.words).substr(open, 6));
            if (!year || open < 3) continue;
            std::string_view before = trimmed(std::string_view(block.words).substr(0, open));
            if (block.words.size() < 120 && open < 80 && reads_like_title(bare(before)))
                add(titles, before, 4, block.line, "in front of its year");
        }
    }
}

void choose_film(Work& work, FilmTitles& films) {
    const std::string headline = plain_text(work.review.headline);
    const std::string director_like = work.review.byline;
    const FilmTitle* best = nullptr;
    std::string words;
    for (auto& [candidate, film] : films) {
        if (is_review_word(lower_case(candidate)) || candidate == director_like) continue;
        double score = film.score;
        // What opens a line of facts is their film.
        for (std::size_t i = 0; i < work.document.blocks.size(); ++i) {
            const std::string& line = work.document.blocks[i].words;
            if (work.sorted[i].role == Role::around && line.starts_with(candidate) &&
                line.size() > candidate.size() + 10 && labelled_facts(line).size() >= 2)
                score += 2;
        }
        if (score < 6) score += 0.3 * static_cast<double>(std::min<std::size_t>(count_in_body(work, candidate, 6), 6));
        if (!best || score > best->score) {
            film.score = score;
            best = &film;
            words = candidate;
        }
    }
    constexpr double enough = 2.2;  // one mention in quotation marks does not make a film the review's
    if (!best || best->score < enough || !work.review.film.title.empty()) return;
    work.review.film.title = words;
    work.find("film.title", words, best->line,
              best->score >= 6   ? Sure::sure
              : best->score >= 4 ? Sure::likely
                                 : Sure::guess,
              best->how);
}

}  // namespace foyer::importing
