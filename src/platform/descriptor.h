// A file descriptor that closes itself.
#pragma once

#include <unistd.h>

#include <utility>

namespace foyer {

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor() { close(); }

    bool ok() const { return m_number >= 0; }
    int number() const { return m_number; }

    /// 0, or -1 with errno set: closing is where some file systems first tell of a failed write.
    int close() { return m_number < 0 ? 0 : ::close(std::exchange(m_number, -1)); }

private:
    int m_number = -1;
};

}  // namespace foyer
