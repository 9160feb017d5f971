// Quotes lifted from a long text, where its writer marked too few for the spreads it takes: a magazine's editor does the
// same. Included by layout/ alone.
#pragma once

#include <vector>

#include "review/review.h"

namespace foyer {

/// At most `count` sentences fit to be set large, from all over the text in its order, none from where a quote of the
/// writer's stands. Always the same for the same review.
std::vector<PullQuote> lift_quotes(const Review& review, int count);

}  // namespace foyer
