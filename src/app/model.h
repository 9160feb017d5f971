// The Model: all that a running Foyer knows, as one value. Only `update` makes a new one.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/history.h"
#include "core/diagnostic.h"
#include "review/review.h"
#include "style/theme.h"

namespace foyer {

struct Model {
    std::string review_path;                    ///< as the user gave it
    std::shared_ptr<const Review> review;       ///< never null once started
    bool review_missing = false;                ///< `review` only says that there is nothing to show
    std::shared_ptr<const Theme> theme;         ///< never null once started
    Style style;
    History history;
    std::optional<PixelSize> hero;              ///< of the decoded hero; nothing until, or unless, it is there
    Diagnostics review_diagnostics, theme_diagnostics, picture_diagnostics;

    PixelSize screen{1920, 1080};               ///< device pixels of the window
    bool full_screen = false;
    int beat = 0;                               ///< which spread is shown, from 0
    int beat_count = 1;
    std::optional<std::string> prompt;          ///< digits typed so far of a beat to go to
    bool help = false;
    bool running = true;
};

/// All diagnostics, the review's first.
Diagnostics diagnostics_of(const Model& model);

}  // namespace foyer
