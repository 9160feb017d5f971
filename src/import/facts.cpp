// What lines around the text say of the film and of the page: rating, year, running time, director, distributor, date,
// credits, verdict.
#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"
#include "import/fact_lines.h"
#include "import/words.h"
#include "import/work.h"
#include "review/rating.h"

namespace foyer::importing {
namespace {

constexpr std::size_t longest_verdict = 160;  // characters; more is a paragraph

void set(Work& work, std::string& into, std::string_view value, const char* field, int line, Sure sure,
         const char* how) {
    value = trimmed(value);
    if (!into.empty() || value.empty()) return;
    into = std::string(value);
    work.find(field, into, line, sure, how);
}

void set_rating(Work& work, const std::string& written, int line, Sure sure, const char* how) {
    if (work.review.rating) return;
    const auto rating = parsing::parse_rating(written);
    if (!rating) return;
    work.review.rating = *rating;
    work.find("rating", written, line, sure, how);
}

/// The names at the head of a value, as far as names go; the value itself where there is none.
std::string names_of(std::string_view value) {
    const std::size_t end = end_of_names(value, {" and ", " und ", " et ", " & ", ", "});
    return std::string(end > 0 ? value.substr(0, end) : value);
}

void take_fact(Work& work, const Fact& fact, std::size_t block) {
    Film& film = work.review.film;
    const int line = work.document.blocks[block].line;
    const Sure sure = fact.named ? Sure::sure : Sure::likely;
    const char* how = fact.named ? "named in a line of facts" : "told by its form";
    switch (fact.label) {
        case Label::director: set(work, film.director, names_of(fact.value), "director", line, sure, how); break;
        case Label::distributor: set(work, film.distributor, fact.value, "distributor", line, sure, how); break;
        case Label::runtime:
            if (const auto found = find_runtime(fact.value))
                set(work, film.runtime, found->of(fact.value), "runtime", line, sure, how);
            break;
        case Label::year:
            if (const auto found = find_year(fact.value))
                set(work, film.year, found->of(fact.value), "year", line, sure, how);
            break;
        case Label::rating:
            if (const auto found = find_rating(fact.value, RatingContext::labelled))
                set_rating(work, *found, line, sure, how);
            break;
        case Label::verdict: {
            const auto rating = find_rating(fact.value, RatingContext::line);
            if (rating && word_count(fact.value) <= 5)
                set_rating(work, *rating, line, sure, how);
            else if (character_count(fact.value) <= longest_verdict)
                set(work, work.review.verdict, fact.value, "verdict", line, sure, how);
            break;
        }
        case Label::date:
            if (const auto found = find_date(fact.value))
                set(work, work.review.date, found->of(fact.value), "date", line, sure, how);
            break;
        case Label::cast: {
            const bool first = film.cast.empty();
            for (CastMember& member : cast_list(fact.value)) add_member(film.cast, std::move(member));
            if (first && !film.cast.empty()) work.find("cast", fact.value, line, sure, how);
            break;
        }
        case Label::kicker: set(work, work.review.kicker, fact.value, "kicker", line, sure, how); break;
        case Label::credit:
            if (work.picture_credit.empty()) {
                work.picture_credit = fact.written;
                work.find("credit", work.picture_credit, line, sure, how);
            }
            break;
        case Label::crew: break;  // whole lines, below
        case Label::title:
        case Label::byline:
        case Label::standfirst: break;
    }
}

/// `Drehbuch: A. Name`, kept as written: the format has no key of its own for it.
void take_crew(Work& work, const std::vector<Fact>& facts, int line) {
    constexpr std::size_t most_credits = 8, longest_credit = 120;
    for (const Fact& fact : facts) {
        if (fact.label != Label::crew || work.review.credits.size() >= most_credits ||
            fact.value.size() > longest_credit)
            continue;
        std::string credit = fact.written;
        if (std::find(work.review.credits.begin(), work.review.credits.end(), credit) != work.review.credits.end())
            continue;
        work.find("credit", credit, line, Sure::sure, "named in a line of facts");
        work.review.credits.push_back(std::move(credit));
    }
}

void take_stated(Work& work) {
    // Of a mail that was passed on, the last head is that of the one who wrote it.
    for (auto stated = work.document.stated.rbegin(); stated != work.document.stated.rend(); ++stated) {
        const std::string& key = stated->key;
        if (key != "mail date" && key != "mail datum" && key != "mail sent" && key != "mail gesendet" &&
            key != "mail envoyé")
            continue;
        if (const auto date = find_date(stated->value))
            set(work, work.review.date, date->of(stated->value), "date", stated->line, Sure::sure, "the mail's date");
    }
    for (const Statement& stated : work.document.stated) {
        const std::string& key = stated.key;
        const auto date = find_date(stated.value);
        if (date && (key == "article:published_time" || key == "date" || key == "time" || key == "item datepublished" ||
                     key == "dc.date" || key == "pubdate")) {
            set(work, work.review.date, date->of(stated.value), "date", stated.line, Sure::likely,
                "stated by the source");
        }
        if (key == "rating" || key == "score" || key == "grade" || key == "stars") {
            if (const auto found = find_rating(stated.value, RatingContext::labelled))
                set_rating(work, *found, stated.line, Sure::sure, "stated by the source");
        }
        if (key == "item ratingvalue") {
            std::string best = "5";
            for (const Statement& other : work.document.stated) {
                if (other.key == "item bestrating") best = other.value;
            }
            set_rating(work, fmt::format("{}/{}", stated.value, best), stated.line, Sure::sure, "stated by the page");
        }
        if (key == "director")
            set(work, work.review.film.director, stated.value, "director", stated.line, Sure::sure,
                "stated by the source");
        if (key == "year")
            set(work, work.review.film.year, stated.value, "year", stated.line, Sure::sure, "stated by the source");
        if (key == "runtime")
            set(work, work.review.film.runtime, stated.value, "runtime", stated.line, Sure::sure,
                "stated by the source");
        if (key == "distributor")
            set(work, work.review.film.distributor, stated.value, "distributor", stated.line, Sure::sure,
                "stated by the source");
        if (key == "verdict")
            set(work, work.review.verdict, stated.value, "verdict", stated.line, Sure::sure, "stated by the source");
        if (key == "kicker" || key == "category" || key == "section" || key == "article:section")
            set(work, work.review.kicker, stated.value, "kicker", stated.line, Sure::likely, "stated by the source");
    }
}

/// `runs 112 minutes`, `a 112-minute film`, in the text itself.
void runtime_in_prose(Work& work) {
    for (std::size_t i = 0; i < work.document.blocks.size(); ++i) {
        if (!work.is_body(i) || !work.review.film.runtime.empty()) continue;
        const std::string& words = work.document.blocks[i].words;
        for (std::size_t at = words.find_first_of("0123456789"); at != std::string::npos;
             at = words.find_first_of("0123456789", at)) {
            std::size_t end = at;
            while (end < words.size() && words[end] >= '0' && words[end] <= '9') ++end;
            const auto found = find_runtime(std::string_view(words).substr(at, 40));
            if (found && found->begin == 0) {
                const std::string before =
                    lower_case(std::string_view(words).substr(at > 30 ? at - 30 : 0, std::min<std::size_t>(at, 30)));
                const std::string behind = lower_case(std::string_view(words).substr(at + found->end, 40));
                bool said = false;
                for (const std::string_view verb :
                     {"runs ", "runs for ", "running ", "running time of ", "clocks in at ", "runtime of ", "dauert ",
                      "laufzeit von ", "dure ", "durée de ", "length of "})
                    said = said || before.ends_with(verb);
                for (const std::string_view noun :
                     {" film", " feature", " drama", " movie", " documentary", " running time", " epic"})
                    said = said || behind.starts_with(noun);
                const int minutes = std::atoi(words.substr(at, 4).c_str());
                if (said && (minutes >= 60 || minutes < 10)) {
                    std::string value(found->of(std::string_view(words).substr(at, 40)));
                    std::replace(value.begin(), value.end(), '-', ' ');
                    set(work, work.review.film.runtime, value, "runtime", work.document.blocks[i].line, Sure::likely,
                        "said in the text");
                }
            }
            at = end;
        }
    }
}

void rating_in_prose(Work& work) {
    // Only the last paragraphs give marks.
    std::size_t seen = 0;
    for (std::size_t i = work.end_of_body(); i-- > 0 && seen < 2;) {
        if (work.sorted[i].role != Role::body) continue;
        ++seen;
        if (const auto found = find_rating(work.document.blocks[i].words, RatingContext::prose))
            set_rating(work, *found, work.document.blocks[i].line, Sure::likely, "said at the end of the text");
    }
}

void year_beside_title(Work& work) {
    const std::string& title = work.review.film.title;
    if (title.empty() || !work.review.film.year.empty()) return;
    for (std::size_t i = 0; i < work.document.blocks.size(); ++i) {
        if (!work.is_body(i) && work.sorted[i].role != Role::around) continue;
        const std::string& words = work.document.blocks[i].words;
        for (auto at = words.find(title); at != std::string::npos; at = words.find(title, at + title.size())) {
            const std::string_view behind = std::string_view(words).substr(at + title.size(), 16);
            const auto open = behind.find('(');
            if (open == std::string_view::npos || open > 6) continue;
            if (const auto year = find_year(behind.substr(open))) {
                if (year->begin > 2) continue;
                set(work, work.review.film.year, year->of(behind.substr(open)), "year", work.document.blocks[i].line,
                    Sure::likely, "in brackets behind the title");
                return;
            }
        }
    }
}

/// Year and running time that stand without a label among facts: `Deutschland 2020. Regie: … 98 Min.`
void unlabelled_facts(Work& work, const Block& block) {
    if (const auto runtime = find_runtime(block.words))
        set(work, work.review.film.runtime, runtime->of(block.words), "runtime", block.line, Sure::likely,
            "among facts");
    std::string words = block.words;
    // The year of a date is not the film's.
    if (const auto date = find_date(words)) words.erase(date->begin, date->size());
    if (const auto year = find_year(words))
        set(work, work.review.film.year, year->of(words), "year", block.line, Sure::likely, "among facts");
}

}  // namespace

void find_facts(Work& work) {
    const auto& blocks = work.document.blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!work.is_free(i) && work.became[i] != "headline") continue;
        const Block& block = blocks[i];
        const std::vector<Fact> facts = work.became[i].empty() ? labelled_facts(block.words) : std::vector<Fact>{};
        for (const Fact& fact : facts) take_fact(work, fact, i);
        take_crew(work, facts, block.line);
        if (!facts.empty() && facts.front().label != Label::byline) work.became[i] = "facts";
        if (word_count(block.words) > 60) continue;
        const std::vector<Fact> bracketed = bracketed_facts(block.words);
        for (const Fact& fact : bracketed) take_fact(work, fact, i);
        if (work.became[i] == "headline") continue;
        if (block.kind == BlockKind::caption && work.picture_credit.empty()) {
            if (const auto at = block.words.find("©"); at != std::string::npos) {
                work.picture_credit = block.words.substr(at);
                work.find("credit", work.picture_credit, block.line, Sure::likely, "in the picture's caption");
                work.became[i] = "credit";
            }
        }
        const bool short_line = word_count(block.words) <= 12;
        if (facts.size() >= 2 || (!facts.empty() && facts.front().label != Label::date && find_runtime(block.words)))
            unlabelled_facts(work, block);
        if (!bracketed.empty() && work.became[i].empty()) work.became[i] = "facts";
        if (!short_line) continue;
        if (const auto date = find_date(block.words)) {
            set(work, work.review.date, date->of(block.words), "date", block.line, Sure::likely,
                "a date around the text");
            if (work.became[i].empty() && date->size() + 12 >= block.words.size()) work.became[i] = "date";
        }
        if (const auto rating = find_rating(block.words, RatingContext::line); rating && facts.empty()) {
            set_rating(work, *rating, block.line, Sure::sure, "marks in a line of their own");
            if (work.became[i].empty()) work.became[i] = "rating";
        }
        if (work.became[i].empty() || work.became[i] == "facts") {
            if (const auto runtime = find_runtime(block.words);
                runtime && block.words.find("read") == std::string::npos) {
                set(work, work.review.film.runtime, runtime->of(block.words), "runtime", block.line, Sure::likely,
                    "a running time around the text");
                if (work.became[i].empty()) work.became[i] = "facts";
            }
        }
    }
    take_stated(work);
    year_beside_title(work);
    runtime_in_prose(work);
    rating_in_prose(work);
}

}  // namespace foyer::importing
