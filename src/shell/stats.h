// Figures of a run, for `--stats`.
#pragma once

#include <string>
#include <vector>

namespace foyer {

struct Stats {
    double first_frame_ms = 0;          ///< from the process's start to the first frame presented
    int frames = 0;                     ///< presented
    std::vector<double> layout_ms;      ///< every time the layout stage ran
    std::vector<double> frame_ms;       ///< from the first stage to the presented frame
};

/// Peak resident memory of this process in MB; 0 where the system does not tell.
double peak_memory_mb();

/// {"first_frame_ms", "frames", "layout_ms": {"median", "greatest"}, "frame_ms": {…}, "peak_memory_mb"}
std::string to_json(const Stats& stats);

}  // namespace foyer
