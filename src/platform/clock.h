// Time, passed in: a monotonic clock that tests can wind by hand, and the age of the process.
#pragma once

#include <chrono>

namespace foyer {

class Clock {
public:
    virtual ~Clock() = default;

    /// Time since some fixed moment; never runs backwards, and knows nothing of the calendar.
    virtual std::chrono::nanoseconds now() const = 0;
};

class SystemClock final : public Clock {
public:
    std::chrono::nanoseconds now() const override;
};

/// Time since the system started this process, to the kernel's clock tick (10 ms as a rule). Where the system does not
/// tell, the time since this function was first called.
std::chrono::milliseconds process_age();

}  // namespace foyer
