// Lines of facts: `Director: …`, `98 min`, `(2019, 97 min)`, dates and ratings, as they stand around a text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/lexicon.h"
#include "import/words.h"

namespace foyer::importing {

struct Fact {
    Label label;
    std::string value;
    bool named = true;    ///< a label stood in front; else it was told by its form
    std::string written;  ///< with its label
};

/// The labelled parts of a line, in their order; empty where it opens with no label. Parts are set off by `|`, `·`,
/// `;`, by full stops, and by commas behind which a label stands.
std::vector<Fact> labelled_facts(std::string_view line);

/// Year, running time and director in brackets behind a title: `(dir. A. Name, 2021, 97 min)`.
std::vector<Fact> bracketed_facts(std::string_view line);

/// `12 April 2019`, `April 12th, 2019`, `12. April 2019`, `1er avril 2019`, `2019-04-12`, `12.04.2019`.
std::optional<Stretch> find_date(std::string_view text);

/// `135 min`, `2h 15m`, `1 h 38`, `98 Minuten`: half an hour to fifteen hours.
std::optional<Stretch> find_runtime(std::string_view text);

/// A year from 1888, the first film's, to 2100, that stands alone.
std::optional<Stretch> find_year(std::string_view text);

enum class RatingContext {
    labelled,  ///< letters and percents count too
    line,      ///< a short line of its own: letters count where they are all of it
    prose      ///< only what cannot mean anything else
};
/// The rating as written: `★★★½`, `4/5`, `8 out of 10`, `85%`, `B+`.
std::optional<std::string> find_rating(std::string_view text, RatingContext context);

}  // namespace foyer::importing
