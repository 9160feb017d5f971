// What Dear ImGui drew, as our Overlay.
#pragma once

#include <imgui.h>

#include "paint/overlay.h"

namespace foyer::panel {

/// Every part's clip is no larger than what it draws.
Overlay overlay_of(const ImDrawData& data, std::shared_ptr<const CoverageMap> glyphs);

}  // namespace foyer::panel
