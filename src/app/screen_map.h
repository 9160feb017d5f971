// How an unattended picture stands on its screen: turned by quarters, a little larger than the screen all round, and
// moved within that. One map for what is drawn and for what is touched.
#pragma once

#include "core/projection.h"

namespace foyer {

/// Whole device pixels of the screen, right and down.
struct PixelShift {
    int x = 0, y = 0;
    constexpr bool operator==(const PixelShift&) const = default;
};

/// A place in device pixels from the top left.
struct ScreenPoint {
    double x = 0, y = 0;
    constexpr bool operator==(const ScreenPoint&) const = default;
};

struct ScreenMap {
    PixelSize screen{1920, 1080};
    int quarter_turns = 0;  ///< of the picture, clockwise, 0 to 3
    int overscan = 0;       ///< px by which the picture reaches beyond the screen on each side
    PixelShift shift;       ///< of the picture; beyond the overscan it goes no further
    bool operator==(const ScreenMap&) const = default;

    /// Of the picture, upright as it is composed.
    PixelSize picture() const;
    /// The part of the screen's plane that the picture fills, edges beyond the screen included.
    PixelRect place() const;
    /// Where the picture's corners lie in that place.
    Corners corners() const { return turned({}, quarter_turns); }

    ScreenPoint to_screen(ScreenPoint of_picture) const;
    ScreenPoint to_picture(ScreenPoint of_screen) const;
};

/// The overscan for a page that is to walk so far (px): of a small screen no more is given away than of a large one.
int overscan_for(PixelSize screen, double wanted);

}  // namespace foyer
