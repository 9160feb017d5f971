#include "shell/stats.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>

namespace foyer {
namespace {

std::string median_and_greatest(std::vector<float> values) {
    if (values.empty()) return R"({"median": 0, "greatest": 0})";
    std::sort(values.begin(), values.end());
    return fmt::format(R"({{"median": {:.3f}, "greatest": {:.3f}}})", values[values.size() / 2], values.back());
}

}  // namespace

double peak_memory_mb() {
    rusage usage{};
    if (getrusage(RUSAGE_SELF, &usage) != 0) return 0;
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::string to_json(const Stats& stats) {
    return fmt::format("{{\n  \"first_frame_ms\": {:.1f},\n  \"frames\": {},\n  \"layout_ms\": {},\n  \"frame_ms\": {},\n  \"peak_memory_mb\": {:.1f}\n}}\n",
                       stats.first_frame_ms, stats.frames, median_and_greatest(stats.layout_ms.values()), median_and_greatest(stats.frame_ms.values()),
                       peak_memory_mb());
}

}  // namespace foyer
