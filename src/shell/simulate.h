// `foyer kiosk --simulate 90d`: the whole kiosk on a clock that runs as fast as the program can, and what came of it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/pictures.h"
#include "shell/options.h"
#include "shell/stage.h"

namespace foyer {

/// `90d`, `36h`; nothing where it does not read, is nothing, or is more than ten years.
std::optional<std::chrono::hours> parse_span(std::string_view text);

struct SimulationReport {
    std::chrono::hours span{};
    std::uint64_t beats = 0, blank_frames = 0, frames = 0, drawn = 0, editions = 0, visits = 0, changes = 0,
                  breakages = 0;
    int contexts = 0;
    int counts = 0;                  ///< how often all was counted: at each day's end
    std::int64_t memory_growth = 0;  ///< bytes held by the process at most, over what it held on the first day
    std::int64_t heap_growth = 0;    ///< … and asked for and not given back
    std::uint64_t first_objects = 0, least_objects = 0, most_objects = 0;  ///< GL objects on the first day, and on all
    std::uint64_t left_objects = 0;                                        ///< … at most while there was no context
    bool crossed_tick = false;                          ///< 2^32 milliseconds went by
    std::uint64_t unexpected = 0;                       ///< no edition was on where one had been
    bool operator==(const SimulationReport&) const = default;
};

/// `90 d simulated, N beats, N blank frames, …`
std::string to_string(const SimulationReport& report);
/// No blank frame, at most a mebibyte more memory than at the end of the first day, and exactly as many GL objects.
bool is_good(const SimulationReport& report);

struct SimulationOptions {
    std::chrono::hours span{90 * 24};
    PixelSize size{320, 180};
    int sample = 24;  ///< one beat in so many is drawn
    unsigned seed = 8;
    std::chrono::minutes day{24 * 60};  ///< from one count to the next
    bool tells = false;                 ///< each day a line on standard error
};

Result<SimulationReport> run_simulation(const Options& options, const SimulationOptions& simulation,
                                        const DataFolder& data);

/// The command; status 1 where the report is not good.
int simulate(const Options& options, const DataFolder& data);

}  // namespace foyer
