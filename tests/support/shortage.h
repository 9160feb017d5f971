// A resource of this process that runs short, as on a full disk or out of descriptors.
#pragma once

#include <sys/resource.h>

#include <csignal>

namespace foyer::testing {

/// While one lives, there is no more of it than given: bytes in a file, descriptors.
class Shortage {
public:
    Shortage(__rlimit_resource resource, rlim_t most)
        : m_resource(resource), m_old_handler(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(m_resource, &m_old);
        const rlimit limited{most, m_old.rlim_max};
        ::setrlimit(m_resource, &limited);
    }
    ~Shortage() {
        ::setrlimit(m_resource, &m_old);
        std::signal(SIGXFSZ, m_old_handler);
    }
    Shortage(const Shortage&) = delete;
    Shortage& operator=(const Shortage&) = delete;

private:
    __rlimit_resource m_resource;
    rlimit m_old{};
    void (*m_old_handler)(int);
};

}  // namespace foyer::testing
