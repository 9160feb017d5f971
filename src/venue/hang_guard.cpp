#include "venue/hang_guard.h"

#include <unistd.h>

#include <cstdlib>
#include <string_view>
#include <system_error>
#include <utility>

namespace foyer {
namespace {

/// How often the guard looks. A hang must be seen twice: a machine that stood still wakes all threads in any order.
constexpr std::chrono::seconds look_every{1};

}  // namespace

HangGuard::HangGuard(const Clock& clock, std::chrono::nanoseconds limit, std::function<void()> end)
    : m_clock(clock), m_limit(limit), m_end(std::move(end)), m_alive(clock.now().count()) {}

Result<std::unique_ptr<HangGuard>> HangGuard::create(const Clock& clock, std::chrono::nanoseconds limit,
                                                     std::function<void()> end) {
    std::unique_ptr<HangGuard> guard(new HangGuard(clock, limit, std::move(end)));
    try {
        guard->m_thread = std::thread([made = guard.get()] { made->run(); });
    } catch (const std::system_error& thrown) {
        return Error{std::string("no thread can be started to watch the main one: ") + thrown.what()};
    }
    return guard;
}

HangGuard::~HangGuard() {
    {
        const std::scoped_lock lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable()) m_thread.join();
}

void HangGuard::alive() { m_alive.store(m_clock.now().count(), std::memory_order_relaxed); }

void HangGuard::look() {
    std::unique_lock lock(m_mutex);
    const std::uint64_t wanted = ++m_wanted;
    m_changed.notify_all();
    m_looked.wait(lock, [&] { return m_done >= wanted || m_ending; });
}

void HangGuard::run() {
    int seen = 0;
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        m_changed.wait_for(lock, look_every, [this] { return m_ending || m_done < m_wanted; });
        const bool hangs = m_clock.now().count() - m_alive.load(std::memory_order_relaxed) > m_limit.count();
        seen = hangs ? seen + 1 : 0;
        if (seen == 2) m_end();
        m_done = m_wanted;
        m_looked.notify_all();
    }
}

void end_hung_process() {
    constexpr std::string_view line = "foyer: the main thread hangs; the program ends, to be started again\n";
    (void)!::write(STDERR_FILENO, line.data(), line.size());
    std::_Exit(HangGuard::exit_status);
}

}  // namespace foyer
