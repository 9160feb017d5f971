// Where a text speaks of the parts its film is told in: how many it states, and which of them a sentence is about.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "import/lexicon.h"
#include "import/words.h"
#include "review/review.h"

namespace foyer::importing {

/// `in five acts`: how many there are, and how much speaks for it.
struct ActCount {
    Unit unit = Unit::act;
    int count = 0;
    int score =
        0;  ///< a verb of telling 2, `in` or its like 2, acts or chapters 1; things that are no part of a film -4
    std::vector<std::string> names;  ///< where as many names in quotation marks follow
};

/// `the first three acts`, `Part Two`, `the final two`.
struct ActMention {
    Unit unit = Unit::act;
    int first = 0, last = 0;  ///< from 1; counted from the end where negative: -2 to -1 are the last two
    std::size_t paragraph = 0, sentence = 0;
    bool heading = false, elided = false;  ///< elided: without the noun
    std::string name;                      ///< as the text names it; empty where it does not
};

struct ActMentions {
    std::vector<ActCount> counts;
    std::vector<ActMention> mentions;
};

ActMentions find_act_mentions(const std::vector<Paragraph>& paragraphs,
                              const std::vector<std::vector<Stretch>>& sentences);

}  // namespace foyer::importing
