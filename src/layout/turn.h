// Turn spreads: the furniture a plan chose, made into frames. Included by layout/ alone.
#pragma once

#include "layout/turn_plan.h"

namespace foyer {

/// The furniture of turn `number` (from 1); text, header and timeline come later.
Spread make_turn(const Setting& setting, const TurnPlan& plan, int number);

}  // namespace foyer
