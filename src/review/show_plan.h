// What the front matter says of a show: the beats in their order, and the presenter's notes. Included by review/ alone.
#pragma once

#include "review/fields.h"
#include "review/review.h"

namespace foyer::parsing {

/// Reads `beats` and `notes` into the review; what does not read is reported and left out.
void read_show_plan(const Fields& fields, Review& review);

}  // namespace foyer::parsing
