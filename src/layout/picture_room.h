// Where letters may stand on a picture: off what it is about, a face before all. Included by layout/ alone.
#pragma once

#include <vector>

#include "layout/frames.h"

namespace foyer {

/// What no letter may cover, as parts of the hero: what the review names, or else what is about its focus.
std::vector<Crop> kept_parts(const Hero& hero, PixelSize size, const PictureMap* light);

/// Moves crop, place and size of an opening's headline that stands on a picture, so that its letters and its label keep off
/// what the picture is about; says so where they cannot. Nothing moves where the template's own places serve.
void keep_letters_off(const Setting& setting, const std::vector<FrameSpec>& specs, Spread& spread);

/// Whether words stand on what an opening's picture is about.
bool covers_kept_part(const Setting& setting, const Spread& spread, const Frame& words);

}  // namespace foyer
