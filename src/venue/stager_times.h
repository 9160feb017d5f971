// How long the stager lets things take; all by the clock it is given.
#pragma once

#include <chrono>

namespace foyer {

struct StagerTimes {
    std::chrono::milliseconds rest{1200};        ///< what has changed must have been left alone for so long
    std::chrono::milliseconds look{1500};        ///< between two looks at everything, whatever the watcher saw
    std::chrono::milliseconds patience{30'000};  ///< what seems cut short, and is left so, is believed after that
    std::chrono::milliseconds gone{2500};        ///< what went away stays for so long: it may be on its way back
    std::chrono::milliseconds again{5000};       ///< what cannot be read now is tried again after that
    std::chrono::milliseconds broken{300'000};   ///< … and what is broken: it may have been the machine's fault
};

}  // namespace foyer
