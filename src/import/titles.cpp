// Headline against film title, kicker, standfirst.
#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "core/text.h"
#include "import/fact_lines.h"
#include "import/words.h"
#include "import/work.h"
#include "review/rating.h"
#include "review/rich_text.h"

namespace foyer::importing {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t most_title_words = 25;

struct Title {
    std::string words;
    int line = 0;
    std::size_t block = none;  ///< none: stated outside the text
    double score = 0;
};

std::string compared(std::string_view words) { return to_utf8(parsing::comparable(words)); }

bool has_review_word(std::string_view words) {
    const std::string small = lower_case(words);
    for (const std::string_view word : {"review", "kritik", "filmkritik", "critique", "rezension", "besprechung"}) {
        if (holds_words(small, word)) return true;
    }
    return false;
}

/// `Fwd: Re: Title`.
std::string without_reply(std::string_view words) {
    words = trimmed(words);
    for (bool changed = true; changed;) {
        changed = false;
        for (const std::string_view mark : {"re:", "fwd:", "fw:", "aw:", "wg:", "tr:"}) {
            if (lower_case(words.substr(0, 4)).starts_with(mark)) words = trimmed(words.substr(mark.size())), changed = true;
        }
    }
    return std::string(words);
}

constexpr std::array<std::string_view, 9> separators = {": ", " : ", " – ", " — ", " - ", " | ", " » ", " :: ", "\u00A0: "};

std::vector<std::string> parts_of(std::string_view words) {
    std::vector<std::string> parts;
    while (!words.empty()) {
        std::size_t end = words.size(), next = words.size();
        for (const std::string_view separator : separators) {
            const auto at = words.find(separator);
            if (at < end) end = at, next = at + separator.size();
        }
        const std::string_view part = trimmed(words.substr(0, end));
        if (!part.empty()) parts.emplace_back(part);
        words.remove_prefix(next);
    }
    return parts;
}

/// A page's title without the site's name behind the last mark.
std::string without_site(std::string_view words) {
    for (const std::string_view mark : {" | ", " » ", " :: ", " – ", " — ", " - "}) {
        const auto at = words.rfind(mark);
        if (at != std::string_view::npos && at > 0 && !is_review_word(lower_case(trimmed(words.substr(at + mark.size()))))) return std::string(trimmed(words.substr(0, at)));
    }
    return std::string(trimmed(words));
}

struct Stripped {
    std::string words;    ///< without the review word
    std::string removed;  ///< as written
};
/// Takes `Review`, `Kritik zu`, `Critique de` off either end.
Stripped without_review_word(std::string_view part) {
    Stripped out{std::string(part), ""};
    const std::vector<Word> words = words_of(part);
    for (std::size_t count = std::min<std::size_t>(3, words.size()); count > 0; --count) {
        const std::string_view head = part.substr(0, words[count - 1].end), tail = part.substr(words[words.size() - count].begin);
        if (is_review_word(lower_case(tail)) && !lower_case(tail).ends_with(" of")) return {std::string(bare(part.substr(0, words[words.size() - count].begin))), std::string(tail)};
        if (is_review_word(lower_case(head))) return {std::string(trimmed(part.substr(words[count - 1].end))), std::string(head)};
    }
    return out;
}

/// `Title (2019)`: the year in brackets goes to the film.
std::string without_year(std::string_view part, std::string& year) {
    const auto open = part.rfind('(');
    if (open == std::string_view::npos || !part.ends_with(')') || part.size() - open > 8) return std::string(part);
    const auto found = find_year(part.substr(open));
    if (!found) return std::string(part);
    year = std::string(found->of(part.substr(open)));
    return std::string(trimmed(part.substr(0, open)));
}

std::vector<Title> stated_titles(const Document& document) {
    std::vector<Title> titles;
    for (const Statement& stated : document.stated) {
        const std::string& key = stated.key;
        if (key == "page title" || key == "og:title" || key == "twitter:title") titles.push_back({without_site(stated.value), stated.line, none, key == "page title" ? 0.5 : 1});
        if (key == "title" || key == "headline" || key == "item headline") titles.push_back({stated.value, stated.line, none, 4});
        if (key == "mail subject" || key == "mail betreff" || key == "mail objet") titles.push_back({without_reply(stated.value), stated.line, none, 3});
    }
    return titles;
}

void quoted_words(std::string_view text, std::vector<std::string>& out);

std::vector<Title> titles_in_text(const Work& work, const std::vector<Title>& stated) {
    std::vector<Title> titles;
    const auto& blocks = work.document.blocks;
    const std::size_t end = work.end_of_body() == 0 ? blocks.size() : work.first_body();
    bool first = true;
    for (std::size_t i = 0; i < end; ++i) {
        const Block& block = blocks[i];
        const std::size_t words = word_count(block.words);
        const bool heading = block.kind == BlockKind::heading;
        if (words == 0 || words > most_title_words || block.kind == BlockKind::rule || block.kind == BlockKind::caption || block.kind == BlockKind::item) continue;
        if (work.sorted[i].role == Role::furniture && !(heading && block.level <= 2 && block.region != Region::comments)) continue;
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
        for (const std::string_view hint : {" title ", " headline "}) title.score += block.hints.find(hint) != std::string::npos && block.hints.find(" site ") == std::string::npos ? 1 : 0;
        if (block.hints.find(" site ") != std::string::npos || block.hints.find(" logo ") != std::string::npos || block.hints.find(" brand ") != std::string::npos) title.score -= 4;
        if (upper_case(block.words) == block.words) title.score += 0.5;
        // What the text speaks of again is its matter; a trail of links is not.
        if (words >= 2 && count_in_body(work, bare(block.words), 1) > 0) title.score += 2;
        std::vector<std::string> quoted;
        quoted_words(block.words, quoted);
        if (!quoted.empty() && count_in_body(work, quoted.front(), 1) > 0) title.score += 1.5;
        for (const std::string_view step : {" » ", " › ", " > ", " / "}) title.score -= block.words.find(step) != block.words.rfind(step) ? 4 : 0;
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
            else if (others.ends_with(words) && word_count(words) >= 2) title.score += 2;
            else if (words.ends_with(others) && word_count(others) >= 3) title.score -= 4;
        }
        for (const Title& other : stated) {
            const std::string others = compared(other.words);
            if (others == words) title.score += 3;
            else if (others.find(words) != std::string::npos && word_count(words) >= 2) title.score += 1.5;
        }
    }
    return titles;
}

/// Words in quotation marks or italics that read like a title: few, with capitals.
bool reads_like_title(std::string_view words) {
    const std::vector<Word> list = words_of(words);
    if (list.empty() || list.size() > 7 || words.size() > 60) return false;
    if (words.ends_with('.') || words.ends_with(',') || words.find(". ") != std::string_view::npos) return false;
    std::size_t capitals = 0;
    for (const Word& word : list) capitals += word.capital || (word.small[0] >= '0' && word.small[0] <= '9');
    return list.front().capital || (list.front().small[0] >= '0' && list.front().small[0] <= '9') ? capitals * 2 >= list.size() : false;
}

void quoted_words(std::string_view text, std::vector<std::string>& out) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> pairs = {{{"“", "”"}, {"„", "“"}, {"„", "”"}, {"«", "»"}, {"»", "«"}, {"\"", "\""}, {"‘", "’"}, {"‚", "‘"}}};
    for (const auto& pair : pairs) {
        for (auto at = text.find(pair.first); at != std::string_view::npos;) {
            const std::size_t begin = at + pair.first.size();
            const auto end = text.find(pair.second, begin);
            if (end == std::string_view::npos) break;
            // The name of a part is not the film's: `the first chapter, “Salt”`.
            const std::vector<Word> before = words_of(text.substr(at > 24 ? at - 24 : 0, std::min<std::size_t>(at, 24)));
            const bool part = !before.empty() && (unit_word(before.back().small) || ordinal_word(before.back().small));
            if (end - begin <= 70 && !part) {
                std::string_view inside = bare(text.substr(begin, end - begin));
                if (reads_like_title(inside)) out.emplace_back(inside);
            }
            at = text.find(pair.first, end - begin <= 70 ? end + pair.second.size() : begin);
        }
    }
    // Straight single ones are apostrophes too: a pair opens behind a space and closes in front of no letter.
    for (auto at = text.find('\''); at != std::string_view::npos; at = text.find('\'', at + 1)) {
        if (at > 0 && text[at - 1] != ' ' && text[at - 1] != '(') continue;
        for (auto end = text.find('\'', at + 2); end != std::string_view::npos && end - at <= 70; end = text.find('\'', end + 1)) {
            const bool letter = end + 1 < text.size() && is_letter(static_cast<unsigned char>(text[end + 1]));
            if (letter) continue;
            if (reads_like_title(bare(text.substr(at + 1, end - at - 1)))) out.emplace_back(bare(text.substr(at + 1, end - at - 1)));
            break;
        }
    }
}

/// A run of capitals with the small words titles have inside, that starts at `at`.
std::string title_run(std::string_view text, std::size_t at) {
    const std::vector<Word> words = words_of(text.substr(at, 80));
    std::size_t end = 0;
    for (std::size_t i = 0; i < words.size() && i < 7; ++i) {
        if (i > 0 && text.substr(at + words[i - 1].end, words[i].begin - words[i - 1].end) != " ") break;
        if (i == 0 && (words[i].begin != 0 || !words[i].capital)) return "";
        if (words[i].capital) end = words[i].end;
        else if (!is_common_word(words[i].small)) break;
    }
    return std::string(text.substr(at, end));
}

struct FilmTitle {
    double score = 0;
    double most = 0;  ///< of one mention, whose line and reason are told
    int line = 0;
    std::string how;
};
using FilmTitles = std::map<std::string, FilmTitle>;

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
            if (span.emphasis.italic && plain_text(block.text) != span.text && reads_like_title(words) && ++here["/" + words] <= 2) add(titles, words, opening ? 2 : 1.2, block.line, "in italics");
        }
        // `his new film, Title, …`.
        for (const std::string_view noun : {"film, ", "movie, ", "feature, ", "debut, ", "drama, ", "documentary, ", "film "}) {
            for (auto at = block.words.find(noun); at != std::string::npos && at < 4000; at = block.words.find(noun, at + 1)) {
                const std::string run = title_run(block.words, at + noun.size());
                const std::size_t behind = at + noun.size() + run.size();
                const bool closed = behind < block.words.size() && (block.words[behind] == ',' || block.words[behind] == '.' || block.words[behind] == ';');
                if (word_count(run) >= (noun == "film " ? 2u : 1u) && (closed || noun == "film ")) add(titles, run, noun == "film " ? 0.5 : 3, block.line, "named as the film");
            }
        }
        // `… minutes The Title gives …`: an article with a capital inside a sentence.
        for (const std::string_view article : {" The ", " A ", " An "}) {
            for (auto at = block.words.find(article); opening && work.is_body(i) && at != std::string::npos && at < 3000; at = block.words.find(article, at + 1)) {
                if (at == 0 || std::string_view(".!?”\":»“").find(block.words[at - 1]) != std::string_view::npos || static_cast<unsigned char>(block.words[at - 1]) >= 0x80) continue;
                const std::string run = title_run(block.words, at + 1);
                if (word_count(run) >= 2) add(titles, run, 2.2, block.line, "a name with its article inside a sentence");
            }
        }
        // `TITLE` in capitals, as mails and festival notes write it.
        const std::vector<Word> words = opening || seen < 6 ? words_of(std::string_view(block.words).substr(0, 3000)) : std::vector<Word>{};
        for (std::size_t w = 0; w < words.size();) {
            std::size_t end = w;
            const auto capitals = [&](std::size_t k) { const auto of = words[k].of(block.words); return words[k].capital && upper_case(of) == of; };
            while (end < words.size() && capitals(end) && (end == w || words[end].begin - words[end - 1].end <= 2)) ++end;
            if (end > w) {
                const Stretch run{words[w].begin, words[end - 1].end};
                if ((end - w >= 2 && run.size() >= 6) || run.size() >= 6) add(titles, run.of(block.words), 1.5, block.line, "in capitals");
            }
            w = std::max(end, w + 1);
        }
        // `Title (2019)`.
        for (auto open = block.words.find('('); open != std::string::npos && open < 3000; open = block.words.find('(', open + 1)) {
            const auto year = find_year(std::string_view(block.words).substr(open, 6));
            if (!year || open < 3) continue;
            std::string_view before = trimmed(std::string_view(block.words).substr(0, open));
            if (block.words.size() < 120 && open < 80 && reads_like_title(bare(before))) add(titles, before, 4, block.line, "in front of its year");
        }
    }
}

void set_headline(Work& work, const std::string& words, int line, Sure sure, const char* how) {
    work.review.headline = {{words, {}}};
    work.find("headline", words, line, sure, how);
}

/// What the headline line holds: the film's title, the headline proper, a word for the kind.
void split_headline(Work& work, Title title, FilmTitles& films) {
    // Stars behind the title are the rating.
    if (const auto stars = find_rating(title.words, RatingContext::prose); stars && static_cast<unsigned char>(stars->front()) >= 0x80) {
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
    parts.erase(std::remove_if(parts.begin(), parts.end(), [](const std::string& part) { return part.empty(); }), parts.end());
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
            if (count > 0 || quoted || !year.empty()) add(films, part, 2 + static_cast<double>(std::min<std::size_t>(count, 4)) + (quoted ? 2 : 0), title.line, "a part of the title the text names again");
        }
    }
    std::vector<std::string> quoted;
    quoted_words(title.words, quoted);
    for (const std::string& words : quoted) add(films, words, 3 + static_cast<double>(std::min<std::size_t>(count_in_body(work, words), 3)), title.line, "in quotation marks in the title");
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
        if (begin != std::string::npos && end != std::string::npos) headline_part = title.words.substr(begin, end + parts.back().size() - begin);
    }
    if (headline_part.empty()) headline_part = film_part;
    set_headline(work, headline_part.empty() ? title.words : headline_part, title.line, title.score >= 3 ? Sure::sure : Sure::likely, title.block == none ? "stated as the title" : "the line above the text");
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
            if (work.sorted[i].role == Role::around && line.starts_with(candidate) && line.size() > candidate.size() + 10 && labelled_facts(line).size() >= 2) score += 2;
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
    work.find("film.title", words, best->line, best->score >= 6 ? Sure::sure : best->score >= 4 ? Sure::likely : Sure::guess, best->how);
}

void find_kicker(Work& work, std::size_t headline) {
    const auto& blocks = work.document.blocks;
    for (std::size_t i = 0; i < blocks.size() && i < work.first_body(); ++i) {
        if (!work.is_free(i) || i == headline) continue;
        const std::size_t words = word_count(blocks[i].words);
        if (blocks[i].hints.find(" site ") != std::string::npos) continue;
        if (words == 0 || words > 6 || ends_sentence(blocks[i].words) || find_date(blocks[i].words) || find_rating(blocks[i].words, RatingContext::line)) continue;
        bool said = false;
        for (const std::string_view hint : {" kicker ", " category ", " rubric ", " rubrik ", " rubrique ", " section ", " eyebrow ", " dachzeile ", " surtitre "}) said = said || blocks[i].hints.find(hint) != std::string::npos;
        static constexpr std::array<std::string_view, 24> kinds = {"film", "films", "movies", "cinema", "film review", "movie review", "review", "reviews", "film reviews", "kino", "filmkritik", "kritik", "neu im kino", "kultur", "feuilleton", "culture", "arts", "cinéma", "critique", "critiques", "festival", "festival report", "screen", "new releases"};
        const std::string small = lower_case(bare(blocks[i].words));
        const bool kind = std::find(kinds.begin(), kinds.end(), small) != kinds.end() && (headline == none || i < headline);
        const bool near = headline != none && i + 1 == headline && words <= 6 && !is_name(blocks[i].words) && blocks[i].linked < 0.5;
        if (!said && !kind && !near) continue;
        work.became[i] = "kicker";
        if (!work.review.kicker.empty()) std::erase_if(work.findings, [](const Finding& finding) { return finding.field == "kicker"; });
        work.review.kicker = blocks[i].words;
        work.find("kicker", blocks[i].words, blocks[i].line, said || kind ? Sure::sure : Sure::guess, "the small line above the title");
        return;
    }
}

bool is_standfirst_hint(const Block& block) {
    for (const std::string_view hint : {" standfirst ", " dek ", " deck ", " subtitle ", " subheadline ", " subhead ", " subheading ", " teaser ", " vorspann ", " chapo ", " chapeau ", " excerpt ", " strapline ", " lede ", " sell "}) {
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
    return !block.text.empty() && std::all_of(block.text.begin(), block.text.end(), [](const Span& span) { return span.emphasis.italic || span.emphasis.bold; });
}

void find_standfirst(Work& work, std::size_t headline) {
    const auto& blocks = work.document.blocks;
    const std::size_t begin = headline == none ? 0 : headline + 1;
    std::size_t bodies = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) bodies += work.sorted[i].role == Role::body;
    for (std::size_t i = begin; i < blocks.size() && i < begin + 12; ++i) {
        const Block& block = blocks[i];
        const std::size_t words = word_count(block.words);
        if (i > work.first_body()) break;
        if (words < 5 || words > 60 || work.sorted[i].role == Role::furniture || !work.became[i].empty() || label_at(lower_case(block.words))) continue;
        if (work.is_body(i) && bodies < 2) break;
        if (is_standfirst_hint(block)) return take_standfirst(work, i, Sure::sure, "the page calls it one");
        if (headline == none) continue;
        if (block.kind == BlockKind::heading && block.level >= 2) return take_standfirst(work, i, Sure::likely, "a heading under the headline");
        if (is_marked_whole(block) && !find_date(block.words) && !is_name(block.words)) return take_standfirst(work, i, Sure::likely, "marked as a whole, under the headline");
        // A short paragraph set off from the text by the byline, a date or a rule.
        std::size_t next = i + 1;
        while (next < blocks.size() && !work.is_body(next)) ++next;
        bool set_off = false;
        for (std::size_t k = i + 1; k < next && k < i + 4; ++k) {
            const std::string small = lower_case(blocks[k].words);
            const auto label = label_at(small);
            set_off = set_off || (label && (label->label == Label::byline || label->label == Label::date)) || is_name(blocks[k].words) || (find_date(blocks[k].words) && word_count(blocks[k].words) < 10);
        }
        const bool above_text = next < blocks.size() && (work.sorted[i].role == Role::around ? ends_sentence(block.words) || words >= 6 : words <= 45);
        if (set_off && above_text) return take_standfirst(work, i, Sure::likely, "a short paragraph set off from the text");
        if (work.sorted[i].role == Role::around && words >= 6 && ends_sentence(block.words) && next < blocks.size() && next <= i + 3) return take_standfirst(work, i, Sure::guess, "a sentence between headline and text");
    }
    for (const Statement& stated : work.document.stated) {
        if (stated.key != "description" && stated.key != "og:description" && stated.key != "subtitle" && stated.key != "standfirst" && stated.key != "excerpt" && stated.key != "summary") continue;
        const std::size_t words = word_count(stated.value);
        if (words < 6 || words > 60 || stated.value.ends_with("…") || stated.value.ends_with("...") || stated.value.ends_with("[...]")) continue;
        if (count_in_body(work, std::string_view(stated.value).substr(0, 40), 1) > 0) continue;
        work.review.standfirst = {{stated.value, {}}};
        work.find("standfirst", stated.value, stated.line, stated.key == "subtitle" || stated.key == "standfirst" ? Sure::sure : Sure::likely, "the source's own description");
        return;
    }
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
        if (one.key == "film" || one.key == "movie" || one.key == "film title") add(films, one.value, 10, one.line, "stated");
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
    std::size_t block = none;
    if (best && best->score >= 1) {
        block = best->block;
        // The same words again, or glued to a trail of links.
        for (const Title& title : titles) {
            if (compared(title.words).ends_with(compared(best->words)) && title.block != none) work.became[title.block] = "headline, said again";
        }
        if (block != none) {
            work.became[block] = "headline";
            if (work.is_body(block) || work.sorted[block].role == Role::furniture) work.sorted[block].role = Role::around;
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
