// What is done to a layout's spreads once its text stands: spreads of their own for quotes and pictures, and what depends
// on how many spreads there are. Included by layout/ alone.
#pragma once

#include "layout/frames.h"
#include "layout/turn_plan.h"

namespace foyer {

/// Quotes too long for a frame, each on a spread of its own; a note on each that has no place at all.
void place_posters(const Setting& setting, const TurnPlans& plans, Layout& layout);

/// Pictures that no frame took, each on a spread of its own; one line about those that have no place at all.
void place_plates(const Setting& setting, const TurnPlans& plans, Layout& layout);

/// What depends on how many spreads there are: headers with folios, timelines, marks that the text goes on.
void finish_turns(const Setting& setting, Layout& layout);

}  // namespace foyer
