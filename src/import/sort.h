// Sorting: which blocks are the review's text, and which stand around it.
//
// Each block has a score of prose, a sum of points; at 2 and more it is text:
//   words          30 and more +3, 15 +2, 8 +0.5, fewer -1     ends as a sentence  +1.5, else -1
//   two sentences  +0.5        common words  a quarter +1, under an eighth -2      links  -5 × their share
//   the page says  article +1, furniture -6, comments -8, biography -6             says what furniture says  -3 or -6
//   heading -3     caption -4     list -1     quote -0.5     facts with labels -4     said before -4
// Then the order counts: what heads comments or related posts ends the text; a short sentence between or right behind
// text is text; a heading above text is a crosshead. Where nothing reaches 2, sentences are text, or all there is.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "import/block.h"

namespace foyer::importing {

enum class Role { furniture, body, crosshead, quote, around };

struct Sorted {
    Role role = Role::around;  ///< `around`: may hold a field; what holds none is furniture
    double score = 0;
    std::string why;  ///< of furniture, in a few words
};

/// One for each block.
std::vector<Sorted> sort_blocks(const Document& document);

}  // namespace foyer::importing
