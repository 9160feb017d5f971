// Which film a text is about: what it names as one, how often and how plainly. Included by import/ alone.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "import/work.h"

namespace foyer::importing {

struct FilmTitle {
    double score = 0;
    double most = 0;  ///< of one mention, whose line and reason are told
    int line = 0;
    std::string how;
};
using FilmTitles = std::map<std::string, FilmTitle>;

/// Counts one mention of `words` as a film's title.
void add(FilmTitles& titles, std::string_view words, double score, int line, const char* how);

/// Counts what the running text names.
void film_titles_in_text(const Work& work, FilmTitles& titles);

/// Makes the best of them the film's title, where one is good enough.
void choose_film(Work& work, FilmTitles& films);

}  // namespace foyer::importing
