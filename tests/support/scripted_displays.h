// Displays that a test plugs in and pulls out.
#pragma once

#include <utility>

#include "platform/displays.h"
#include "support/fault.h"

namespace foyer::testing {

class ScriptedDisplays final : public Displays {
public:
    Fault& fault() { return m_fault; }
    void plug(std::vector<Display> displays) { m_displays = std::move(displays); }

    Result<std::vector<Display>> list() const override {
        if (m_fault.strikes() || m_displays.empty()) return Error{"no display is found (the test's fault)"};
        return m_displays;
    }

private:
    std::vector<Display> m_displays;
    mutable Fault m_fault;
};

}  // namespace foyer::testing
