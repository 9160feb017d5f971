// A fault that strikes at one chosen call, so that a test can try every place where something may fail.
#pragma once

namespace foyer::testing {

class Fault {
public:
    /// From now on the `call`th call fails, counted from 1, and no other; 0: none.
    void strike_at(int call) {
        m_failing = call;
        m_calls = 0;
    }
    bool strikes() { return ++m_calls == m_failing; }
    int calls() const { return m_calls; }

private:
    int m_failing = 0, m_calls = 0;
};

}  // namespace foyer::testing
