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
    std::int64_t memory_growth = 0;  ///< bytes held by the process, from the end of the first day to the end
    std::int64_t heap_growth = 0;    ///< of these, what was asked for and not given back
    std::uint64_t first_objects = 0, most_objects = 0;  ///< GL objects at most, on the first day and later
    std::uint64_t left_objects = 0;                     ///< … and when there was no context
    bool crossed_tick = false;                          ///< 2^32 milliseconds went by
    std::uint64_t unexpected = 0;                       ///< the screen showed no edition where it had shown one
    bool operator==(const SimulationReport&) const = default;
};

/// `90 d simulated, N beats, N blank frames, …`
std::string to_string(const SimulationReport& report);
/// No blank frame, memory that grew by no more than a mebibyte, no GL object left behind by a context, and in one no
/// more than on the first day but for what other content needs.
bool is_good(const SimulationReport& report);

struct SimulationOptions {
    std::chrono::hours span{90 * 24};
    PixelSize size{320, 180};
    int sample = 24;  ///< one beat in so many is drawn
    unsigned seed = 8;
    bool tells = false;  ///< each ten days a line on standard error
};

Result<SimulationReport> run_simulation(const Options& options, const SimulationOptions& simulation,
                                        const DataFolder& data);

/// The command; status 1 where the report is not good.
int simulate(const Options& options, const DataFolder& data);

}  // namespace foyer
