// The look of a page: its theme, and a value for every parameter. What undo restores and saving writes.
#pragma once

#include <memory>

#include "style/theme.h"

namespace foyer {

struct Look {
    std::shared_ptr<const Theme> theme;  ///< null only before the start
    Style style;
    bool operator==(const Look&) const = default;
};

/// `mine` moved from one ground to another: the rows where it differs from `before` keep their value, the others take
/// that of `now`.
Style rebased(const Style& mine, const Style& before, const Style& now);

}  // namespace foyer
