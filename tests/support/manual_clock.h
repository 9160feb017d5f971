// A clock that stands still until it is moved.
#pragma once

#include "platform/clock.h"

namespace foyer::testing {

class ManualClock final : public Clock {
public:
    std::chrono::nanoseconds now() const override { return m_now; }
    void advance(std::chrono::nanoseconds by) { m_now += by; }

private:
    std::chrono::nanoseconds m_now{};
};

}  // namespace foyer::testing
