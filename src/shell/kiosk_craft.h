// What the stager borrows from other rooms: reading a review and its look, and laying an edition out to try it.
#pragma once

#include <memory>

#include "core/geometry.h"
#include "shell/stage.h"
#include "venue/craft.h"

namespace foyer {

/// `data` and `files` outlive it. `screen` is asked on workers' threads: px of the picture that will be shown.
Craft make_craft(const Options& options, const DataFolder& data, const Files& files,
                 std::shared_ptr<const FontBook> fonts, std::function<PixelSize()> screen);

}  // namespace foyer
