#include "paint/grounds.h"

namespace foyer {
namespace {

constexpr double least_small = 4.5, least_display = 3;
constexpr Pt display_size{48};

}  // namespace

Colour ground_colour(Ground ground, const Style& style) {
    switch (ground) {
        case Ground::paper: return style.colour("palette.paper");
        case Ground::ink: return style.colour("palette.ink");
        case Ground::accent: return style.colour("palette.accent");
        case Ground::band: return style.colour("palette.band");
    }
    return style.colour("palette.paper");
}

Colour main_colour(Ground ground, const Style& style) {
    const Colour under = ground_colour(ground, style);
    // On a dark ground the paper is the light that the ink was; on the accent the ink stays unless it cannot be read.
    Colour best = ground == Ground::paper || ground == Ground::accent ? style.colour("palette.ink") : style.colour("palette.paper");
    if (contrast(best, under) >= least_small) return best;
    for (const Colour other : {style.colour("palette.on_accent"), style.colour("palette.paper"), style.colour("palette.ink")}) {
        if (contrast(other, under) > contrast(best, under)) best = other;
    }
    return best;
}

Colour colour_on(Ground ground, Ink ink, Pt size, const Style& style) {
    if (ground == Ground::paper) return style.colour_of(ink);
    const Colour main = main_colour(ground, style);
    const Colour own = style.colour_of(ink);
    const double reads = contrast(own, ground_colour(ground, style));
    return reads >= (size < display_size ? least_small : least_display) ? own : main;
}

}  // namespace foyer
