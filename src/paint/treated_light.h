// How light a treated picture comes out, told without drawing it: the sums of shaders/picture.frag, for a few colours.
#pragma once

#include "core/picture_map.h"
#include "paint/display_list.h"

namespace foyer {

/// The darkest and the lightest colour that a treatment prints for some light. A halftone prints several at once.
struct Tones {
    Colour darkest, lightest;
};

/// What a cell of a picture comes out as, before anything shades it.
Tones treated(const Treatment& treatment, const PictureMap::Cell& cell);

/// What a colour becomes under a shade of 0 (none) to 1 (next to black).
Colour shaded(const Treatment& treatment, Colour colour, double amount);

/// What `Treatment::shade` makes of a colour at a place, as fractions of the picture's frame.
Colour shaded_by_place(const Treatment& treatment, Colour colour, Fraction2 place);

}  // namespace foyer
