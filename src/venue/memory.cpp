#include "venue/memory.h"

#include <malloc.h>

#include "venue/status.h"

namespace foyer {

void hold_little_memory() {
    constexpr int arenas = 2, own_mapping = 256 * 1024, kept_at_top = 512 * 1024;
    ::mallopt(M_ARENA_MAX, arenas);
    // Said once, so that the allocator does not raise it when the first picture is let go of.
    ::mallopt(M_MMAP_THRESHOLD, own_mapping);
    ::mallopt(M_TRIM_THRESHOLD, kept_at_top);
}

void give_memory_back() { ::malloc_trim(0); }

Memory memory_now(const Files& files) {
    const auto heap = ::mallinfo2();
    return {static_cast<std::int64_t>(memory_held(files)), static_cast<std::int64_t>(heap.uordblks + heap.hblkhd)};
}

}  // namespace foyer
