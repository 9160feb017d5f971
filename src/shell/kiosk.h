// `foyer kiosk`: an unattended screen.
#pragma once

#include "platform/pictures.h"
#include "shell/options.h"
#include "shell/stage.h"

namespace foyer {

int kiosk(const Options& options, const DataFolder& data, Files& files, const Decoder& decoder);

/// `foyer kiosk --set-code`: reads the code from standard input, twice where a person types it.
int set_kiosk_code(Files& files);

}  // namespace foyer
