// What a spread stands on, and the colours that can be read there. A palette may be anything: an ink too near the ground
// gives way to the one that stands out most.
#pragma once

#include "layout/spread.h"

namespace foyer {

Colour ground_colour(Ground ground, const Style& style);

/// The colour of type and rules on a ground: of the theme's ink, paper and emphasis the one that reads best there, the
/// ink where it will do.
Colour main_colour(Ground ground, const Style& style);

/// The colour an ink has on a ground, in type of a size: at least 4.5:1 against it, 3:1 from 48 pt on, or the main colour.
/// On paper every ink is as the style says.
Colour colour_on(Ground ground, Ink ink, Pt size, const Style& style);

}  // namespace foyer
