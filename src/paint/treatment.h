// What is done to a picture on its spread: the style's treatments, and the shade under the type that stands on it.
#pragma once

#include <string>
#include <vector>

#include "layout/spread.h"
#include "paint/display_list.h"

namespace foyer {

/// The treatments of a picture's frame, its shades included. Where the picture's light is not known it has none.
Treatment treatment_of(const Spread& spread, const Frame& picture, const Style& style);

/// Some type that stands on a picture.
struct TypeOnPicture {
    std::string frame;   ///< whose it is
    Rect bounds;         ///< of its letters, pt
    double contrast = 1; ///< of the letters and the worst of what is under them, shaded
    double least = 4.5;  ///< that it should have: 4.5, of display type 3
    double shade = 0;    ///< that takes, 0 to 1
    Ink ink = Ink::ink;
};

/// All type of a spread on pictures whose light is known, in short pieces.
std::vector<TypeOnPicture> type_on_pictures(const Spread& spread, const Style& style);

}  // namespace foyer
