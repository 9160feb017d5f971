// Contrast of what is read against what it is read on, checked for every style.
#pragma once

#include "core/diagnostic.h"
#include "style/style.h"

namespace foyer {

/// A warning for each pair of colours under 4.5:1 (3:1 for display type).
Diagnostics check_contrast(const Style& style);

}  // namespace foyer
