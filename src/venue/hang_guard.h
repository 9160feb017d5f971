// Ends the process when the main thread hangs, in a driver's swap or anywhere else: what no longer runs cannot mend
// itself, and the supervisor can start it again.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "core/result.h"
#include "platform/clock.h"

namespace foyer {

class HangGuard {
public:
    /// Status of a process that hung; EX_SOFTWARE of sysexits.h.
    static constexpr int exit_status = 70;

    /// `end` is called once, on the guard's thread, where alive() has not been called for `limit`. Fails where the
    /// system gives no thread. `clock` outlives it.
    static Result<std::unique_ptr<HangGuard>> create(const Clock& clock, std::chrono::nanoseconds limit,
                                                     std::function<void()> end);
    ~HangGuard();
    HangGuard(const HangGuard&) = delete;
    HangGuard& operator=(const HangGuard&) = delete;

    /// By the main thread, each time it comes by.
    void alive();
    /// Looks at the clock now, instead of within a second: for tests whose clock does not run.
    void look();

private:
    HangGuard(const Clock& clock, std::chrono::nanoseconds limit, std::function<void()> end);
    void run();

    const Clock& m_clock;
    const std::chrono::nanoseconds m_limit;
    const std::function<void()> m_end;
    std::atomic<std::int64_t> m_alive;
    std::mutex m_mutex;
    std::condition_variable m_changed, m_looked;
    bool m_ending = false;
    std::uint64_t m_wanted = 0, m_done = 0;
    std::thread m_thread;
};

/// For `end`: one line on standard error, then the process is gone, without destructors, which might hang as well.
[[noreturn]] void end_hung_process();

}  // namespace foyer
