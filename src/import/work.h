// What the finders share while a source is searched: the blocks, how they are sorted, and what has been found so far.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "import/block.h"
#include "import/import.h"
#include "import/lexicon.h"
#include "import/sort.h"

namespace foyer::importing {

/// In place of a block's index: what was found stands in none.
inline constexpr std::size_t no_block = static_cast<std::size_t>(-1);

struct Work {
    const Document& document;
    std::vector<Sorted> sorted;
    Language language = Language::english;
    std::vector<std::string> became;  ///< for each block the field it became; empty where none

    Review review;
    std::string picture_credit;  ///< as written, with its label
    std::vector<Finding> findings;
    std::vector<std::string> checks;  ///< what a person should look at

    /// The block is text of the review: a paragraph or a crosshead.
    bool is_body(std::size_t block) const {
        return sorted[block].role == Role::body || sorted[block].role == Role::crosshead;
    }
    /// May hold a field, and holds none yet.
    bool is_free(std::size_t block) const { return sorted[block].role == Role::around && became[block].empty(); }
    /// Indexes of the first and behind the last block of text; both 0 where there is none.
    std::size_t first_body() const;
    std::size_t end_of_body() const;

    void find(std::string field, std::string value, int line, Sure sure, std::string how) {
        findings.push_back({std::move(field), std::move(value), line, sure, std::move(how)});
    }
};

/// Headline and film title, and with them kicker and standfirst.
void find_titles(Work& work);
/// What stands around the headline's block, which may be none.
void find_kicker(Work& work, std::size_t headline);
void find_standfirst(Work& work, std::size_t headline);
/// What lines of facts around the text say: rating, year, running time, director, distributor, date, credits, verdict.
void find_facts(Work& work);
/// Who wrote it, and the note on the author.
void find_author(Work& work);
/// Director and cast as the text names them, where no line of facts did.
void find_people(Work& work);
/// The acts of a structure the text states, tied to its paragraphs. `review.paragraphs` must be there.
void find_acts(Work& work);
/// Pull quotes: the best in `review.quotes`, all that are kept in `review.candidates`.
void find_quotes(Work& work);

/// How often words stand in the text.
std::size_t count_in_body(const Work& work, std::string_view words, std::size_t enough = 20);
/// The names of people in the text, as they come; of two words and more.
std::vector<std::string> names_in_body(const Work& work);
/// A list of actors: `A. Name (Role), B. Name as Other`.
std::vector<CastMember> cast_list(std::string_view words);
/// Adds a member, or what was not known of one.
void add_member(std::vector<CastMember>& cast, CastMember member);

}  // namespace foyer::importing
