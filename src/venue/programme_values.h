// The small values a programme.yaml holds, each read from its text; nothing where it does not read.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include "venue/programme.h"

namespace foyer {

/// A finite number, with nothing behind it.
std::optional<double> number_in(std::string_view text);
/// `2026-11-25`.
std::optional<std::chrono::local_days> date_in(std::string_view text);
/// `18:00-23:30`, `20-2`.
std::optional<Hours> hours_in(std::string_view text);
/// First and last, from Monday, 0: `fri`, `mon-thu`, `Saturday`.
std::optional<std::pair<int, int>> weekdays_in(std::string_view text);
/// `30%` or `0.3`; 0.05 to 1.
std::optional<double> brightness_in(std::string_view text);

}  // namespace foyer
