// The editor: a window that shows the spread, and the loop that draws when something changed and else waits.
#pragma once

#include "shell/commands.h"

namespace foyer {

int edit(const Options& options, const DataFolder& data, Files& files, const Decoder& decoder);

}  // namespace foyer
