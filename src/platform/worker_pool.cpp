#include "platform/worker_pool.h"

#include <fmt/format.h>

#include <cassert>
#include <exception>
#include <system_error>

#include "core/log.h"

namespace foyer {

void run_guarded(const Job& job) {
    try {
        job();
    } catch (const std::exception& thrown) {
        log::error(fmt::format("work in the background failed: {}", thrown.what()));
    } catch (...) { log::error("work in the background failed for an unknown reason"); }
}

Result<std::unique_ptr<WorkerPool>> WorkerPool::create(std::size_t threads, std::size_t waiting,
                                                       std::function<void()> wake) {
    assert(threads > 0);
    std::unique_ptr<WorkerPool> pool(new WorkerPool(waiting, std::move(wake)));
    try {
        for (std::size_t i = 0; i < threads; ++i) pool->m_threads.emplace_back([made = pool.get()] { made->work(); });
    } catch (const std::system_error& thrown) {
        return Error{fmt::format("{} threads for background work cannot be started: {}", threads, thrown.what())};
    }
    return pool;
}

WorkerPool::~WorkerPool() {
    {
        std::deque<Job> dropped;  // destroyed outside the lock: a job may own anything
        const std::scoped_lock lock(m_mutex);
        m_ending = true;
        dropped.swap(m_queue);
    }
    m_changed.notify_all();
    for (std::thread& thread : m_threads) thread.join();
}

bool WorkerPool::submit(Job job) {
    {
        const std::scoped_lock lock(m_mutex);
        if (m_ending || m_queue.size() >= m_capacity) return false;
        m_queue.push_back(std::move(job));
    }
    m_changed.notify_one();
    return true;
}

void WorkerPool::work() {
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_ending || !m_queue.empty(); });
            if (m_ending) return;
            job = std::move(m_queue.front());
            m_queue.pop_front();
        }
        run_guarded(job);
        job = nullptr;  // what it holds is gone before the main thread hears of it
        if (m_wake) m_wake();
    }
}

}  // namespace foyer
