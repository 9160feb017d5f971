// Measured quality of set text: the figures `foyer check` prints.
#pragma once

#include <string>

#include "layout/spread.h"

namespace foyer {

struct Quality {
    int lines = 0, words = 0;
    double space_mean = 1;           ///< word space ÷ its natural width, over justified lines
    double space_deviation = 0;      ///< standard deviation of the same
    double wide_share = 0;           ///< of justified lines with spaces over 150 %
    double hyphenated_share = 0;     ///< of all lines
    int longest_hyphen_run = 0;      ///< lines in a row that end in a hyphen
    double short_last_share = 0;     ///< of paragraphs whose last line is under a fifth of the measure
    int widows = 0, orphans = 0;     ///< lone last lines at a column's head; lone first lines at its foot
    double baseline_error = 0;       ///< px: greatest distance of a baseline from a whole pixel of the grid
    int imbalance = 0;               ///< lines: shortest against fullest column of a spread, by their own rooms
    int overset_words = 0;           ///< that found no room on any page
    bool operator==(const Quality&) const = default;
};

Quality measure_quality(const Layout& layout);

/// A line a figure, or one JSON object.
std::string quality_text(const Quality& quality);
std::string quality_json(const Quality& quality);

}  // namespace foyer
