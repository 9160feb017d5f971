// Ties acts to the paragraphs where they begin.
#pragma once

#include <vector>

#include "review/report.h"
#include "review/review.h"

namespace foyer::parsing {

/// Sets `Act::paragraph` to the first paragraph that opens with the act's `begins`; white space, capitals and the form
/// of quotation marks do not matter. Where none does, a warning at `places[act]` tells of the likeliest one.
void tie_acts(Review& review, const std::vector<SourcePlace>& places, Report& report);

}  // namespace foyer::parsing
