// Workers that work when the test says so, on its own thread.
#pragma once

#include <deque>
#include <utility>

#include "platform/worker_pool.h"
#include "support/fault.h"

namespace foyer::testing {

class InlineWorkers final : public Workers {
public:
    explicit InlineWorkers(std::size_t capacity = 64) : m_capacity(capacity) {}

    /// A submit() the fault strikes finds the queue full.
    Fault& fault() { return m_fault; }
    std::size_t waiting() const { return m_queue.size(); }

    bool submit(Job job) override {
        if (m_fault.strikes() || m_queue.size() >= m_capacity) return false;
        m_queue.push_back(std::move(job));
        return true;
    }

    /// The oldest job; false when there is none.
    bool run_one() {
        if (m_queue.empty()) return false;
        const Job job = std::move(m_queue.front());
        m_queue.pop_front();
        run_guarded(job);
        return true;
    }
    /// Those too that the jobs submit.
    void run_all() {
        while (run_one()) {}
    }

private:
    std::size_t m_capacity;
    std::deque<Job> m_queue;
    Fault m_fault;
};

}  // namespace foyer::testing
