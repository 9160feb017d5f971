// How much memory this process holds.
#pragma once

#include <malloc.h>
#include <unistd.h>

#include <cstdint>
#include <fstream>

#ifdef __SANITIZE_ADDRESS__
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();  // its header is not installed everywhere
#endif

namespace foyer::testing {

/// Bytes that are allocated now, by whoever.
inline std::int64_t allocated() {
#ifdef __SANITIZE_ADDRESS__
    return static_cast<std::int64_t>(__sanitizer_get_current_allocated_bytes());
#else
    return static_cast<std::int64_t>(mallinfo2().uordblks + mallinfo2().hblkhd);
#endif
}

/// Bytes that stand in the machine's memory.
inline std::int64_t resident() {
    std::ifstream file("/proc/self/statm");
    std::int64_t all = 0, pages = 0;
    file >> all >> pages;
    return pages * ::sysconf(_SC_PAGESIZE);
}

}  // namespace foyer::testing
