// The card of a review's link: a code for a telephone, with the words that say what it is for. Included by layout/
// alone.
#pragma once

#include "layout/frames.h"

namespace foyer {

/// All frames of the card; empty where the review has no link.
std::vector<Frame> make_code_card(const Setting& setting, const std::string& id);

}  // namespace foyer
