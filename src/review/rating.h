// Ratings as critics write them.
#pragma once

#include <optional>
#include <string_view>

#include "core/result.h"
#include "review/review.h"

namespace foyer::parsing {

/// Reads `4.5/5`, `9/10`, `4 out of 5`, `80%`, `★★★½`, `★★★☆`, `B+`, or a number out of 5. What is given out of more than ten
/// is brought to five, so that `best` is at most 10. Fails with what is wrong in a few words.
Result<Rating> parse_rating(std::string_view written);

/// A decimal number with a point or a comma and nothing else around it but white space; no sign but `-`, no `nan`.
std::optional<double> parse_number(std::string_view text);

}  // namespace foyer::parsing
