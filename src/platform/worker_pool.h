// Work off the main thread: one bounded pool, and the mailbox that its results come back by.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "core/result.h"

namespace foyer {

using Job = std::function<void()>;

class Workers {
public:
    virtual ~Workers() = default;

    /// Takes the job, or is full (false) and the caller tries again when a result has come. A job owns all that it
    /// uses, or shares it; what it finds it posts into a Mailbox.
    [[nodiscard]] virtual bool submit(Job job) = 0;
};

/// Runs a job; what it throws is logged as an error and goes no further.
void run_guarded(const Job& job);

class WorkerPool final : public Workers {
public:
    /// `wake` is called on a worker's thread after every job, finished or failed; it must be thread-safe and outlive
    /// the pool. `waiting` is how many jobs may wait beside those running. Fails where the system gives no threads.
    static Result<std::unique_ptr<WorkerPool>> create(std::size_t threads, std::size_t waiting,
                                                      std::function<void()> wake);

    /// Lets running jobs finish and drops those that wait.
    ~WorkerPool() override;
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    bool submit(Job job) override;

private:
    WorkerPool(std::size_t waiting, std::function<void()> wake) : m_capacity(waiting), m_wake(std::move(wake)) {}
    void work();

    const std::size_t m_capacity;
    const std::function<void()> m_wake;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_queue;
    bool m_ending = false;
    std::vector<std::thread> m_threads;
};

/// Values on their way to the main thread, in the order they were posted. Shared by the job and the one who waits, so
/// that either may go first.
template <class T>
class Mailbox {
public:
    void post(T value) {
        const std::scoped_lock lock(m_mutex);
        m_values.push_back(std::move(value));
    }

    /// All that came since the last time; never waits.
    std::vector<T> take() {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_values, {});
    }

private:
    std::mutex m_mutex;
    std::vector<T> m_values;
};

}  // namespace foyer
