// What the process holds of memory, and how it stays little through weeks. Of the C library's allocator, process-wide.
#pragma once

#include <cstdint>

#include "platform/files.h"

namespace foyer {

/// What is freed goes back to the system soon, whichever thread asked for it. Once, before there are threads.
void hold_little_memory();
/// What is free now goes back to the system; takes some milliseconds.
void give_memory_back();

struct Memory {
    std::int64_t held = 0;  ///< bytes of the process, as the system counts
    std::int64_t heap = 0;  ///< bytes asked for and not given back
};
/// 0 where the system does not tell.
Memory memory_now(const Files& files);

}  // namespace foyer
