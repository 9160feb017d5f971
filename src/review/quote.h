// Pull quotes: the lines of a block quote, and whose words they are.
#pragma once

#include <optional>
#include <vector>

#include "review/review.h"

namespace foyer::parsing {

struct QuoteLine {
    RichText text;
    bool dashed = false;  ///< Markdown took the line's dash for a list's bullet
};

/// The quote's words joined, stars set in the accent. A last line that starts with a dash (-, --, –, —) and is not the
/// only one is the attribution. Nothing if there are no words.
std::optional<PullQuote> make_quote(const std::vector<QuoteLine>& lines);

}  // namespace foyer::parsing
