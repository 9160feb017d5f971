// Events from a script. Waiting never sleeps: at the script's end a wait with a time ends as if the time were up, and
// one without is answered by Quit, so that a loop under test comes back.
#pragma once

#include <deque>
#include <mutex>
#include <utility>
#include <vector>

#include "platform/events.h"

namespace foyer::testing {

class ScriptedEvents final : public Events {
public:
    void push(Event event) {
        const std::scoped_lock lock(m_mutex);
        m_script.push_back(std::move(event));
    }

    /// The times that wait() was given, oldest first.
    const std::vector<std::optional<std::chrono::milliseconds>>& waits() const { return m_waits; }

    std::optional<Event> wait(std::optional<std::chrono::milliseconds> timeout) override {
        m_waits.push_back(timeout);
        if (auto event = poll()) return event;
        return timeout ? std::nullopt : std::optional<Event>(Quit{});
    }
    std::optional<Event> poll() override {
        const std::scoped_lock lock(m_mutex);
        if (m_script.empty()) return std::nullopt;
        Event event = std::move(m_script.front());
        m_script.pop_front();
        return event;
    }
    void wake() override { push(WakeUp{}); }

private:
    std::mutex m_mutex;
    std::deque<Event> m_script;
    std::vector<std::optional<std::chrono::milliseconds>> m_waits;
};

}  // namespace foyer::testing
