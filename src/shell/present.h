// `foyer present` and `foyer edit --stage`: the real windows, displays and files for the loop.
#pragma once

#include "shell/commands.h"

namespace foyer {

/// With `options.stage` the main window opens with the panel and the page, else as the presenter's console.
int present(const Options& options, const DataFolder& data, Files& files, const Decoder& decoder);

}  // namespace foyer
