// The opening spread. Included by layout/ alone.
#pragma once

#include <vector>

#include "layout/column_flow.h"
#include "layout/frames.h"

namespace foyer {

/// The opening without its running text, and the room it has for that.
struct Opening {
    Spread spread;
    std::vector<ColumnRoom> rooms;
};

Opening make_opening(const Setting& setting);

/// For a text that the opening holds alone in columns that end at line `last`: pictures of the text and the film's facts in the
/// room below them. The indices of the pictures that found a place.
std::vector<int> balance_opening(const Setting& setting, Opening& opening, int last);

}  // namespace foyer
