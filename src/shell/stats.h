// Figures of a run, for `--stats` and the panel's plots.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace foyer {

/// The latest values of a figure, oldest first: a long run must not fill the memory.
class Samples {
public:
    static constexpr std::size_t most = 4096, plotted = 240;

    void add(double value) {
        if (m_values.size() >= most * 2) m_values.erase(m_values.begin(), m_values.begin() + most);
        m_values.push_back(static_cast<float>(value));
    }
    /// At least the last 4,096.
    const std::vector<float>& values() const { return m_values; }
    /// What a plot shows.
    std::span<const float> latest() const { return std::span(m_values).last(std::min(m_values.size(), plotted)); }

private:
    std::vector<float> m_values;
};

struct Stats {
    double first_frame_ms = 0;  ///< from the process's start to the first frame presented
    int frames = 0;             ///< presented
    Samples layout_ms;          ///< every time the layout stage ran
    Samples frame_ms;           ///< from the first stage to the presented frame
};

/// Peak resident memory of this process in MB; 0 where the system does not tell.
double peak_memory_mb();

/// {"first_frame_ms", "frames", "layout_ms": {"median", "greatest"}, "frame_ms": {…}, "peak_memory_mb"}
std::string to_json(const Stats& stats);

}  // namespace foyer
