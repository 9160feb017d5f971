// A fault that strikes at one chosen call, so that a test can try every place where something may fail.
#pragma once

#include <limits>

namespace foyer::testing {

class Fault {
public:
    /// From now on the `call`th call fails, counted from 1, and no other; 0: none.
    void strike_at(int call) {
        m_failing = m_last = call;
        m_calls = 0;
    }
    /// From the `call`th call on all of them fail.
    void strike_from(int call) {
        strike_at(call);
        m_last = std::numeric_limits<int>::max();
    }
    bool strikes() { return ++m_calls >= m_failing && m_failing > 0 && m_calls <= m_last; }
    int calls() const { return m_calls; }

private:
    int m_failing = 0, m_last = 0, m_calls = 0;
};

}  // namespace foyer::testing
