#include "paint/treated_light.h"

#include <algorithm>
#include <cmath>

namespace foyer {
namespace {

double smooth(double from, double to, double at) {
    const double t = std::clamp((at - from) / (to - from), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

/// As `tone` in the shader.
double tone(double light) {
    const double t = std::clamp((light - 0.05) / 0.8, 0.0, 1.0);
    return t + (t * t * (3 - 2 * t) - t) * 0.4;
}

Colour blend(Colour a, Colour b, double amount) { return mix(a, b, static_cast<float>(std::clamp(amount, 0.0, 1.0))); }

Colour printed(const Treatment& treatment, double accent, double ink) {
    return blend(blend(treatment.highlight, treatment.accent, accent), treatment.shadow, ink);
}

void add(Tones& tones, Colour colour, bool& first) {
    if (first || luminance(colour) < luminance(tones.darkest)) tones.darkest = colour;
    if (first || luminance(colour) > luminance(tones.lightest)) tones.lightest = colour;
    first = false;
}

/// The inks that stand side by side where plates of these amounts are screened.
Tones screened(const Treatment& treatment, double accent, double ink) {
    constexpr double none = 0.02, full = 0.98;
    Tones tones;
    bool first = true;
    if (ink > none) add(tones, treatment.shadow, first);
    if (ink < full && accent > none) add(tones, treatment.accent, first);
    if (ink < full && accent < full) add(tones, treatment.highlight, first);
    return tones;
}

}  // namespace

Tones treated(const Treatment& treatment, const PictureMap::Cell& cell) {
    Tones tones;
    bool first = true;
    // A palette may run from light to dark and back: what lies between counts too.
    constexpr int steps = 4;
    for (int i = 0; i <= steps; ++i) {
        const double light = (cell.darkest + (cell.lightest - cell.darkest) * i / static_cast<double>(steps)) / 255;
        Colour colour = cell_colour(cell, light);
        const auto exposure = static_cast<float>(std::max(treatment.exposure, 0.0));
        colour = {std::min(1.0f, colour.red * exposure), std::min(1.0f, colour.green * exposure), std::min(1.0f, colour.blue * exposure)};
        const double t = tone(light * exposure);
        colour = blend(colour, blend(treatment.dark, treatment.light, t), treatment.duotone);
        colour = blend(colour, printed(treatment, std::clamp(2 - 2 * t, 0.0, 1.0), std::clamp(1 - 2 * t, 0.0, 1.0)), treatment.tritone);
        if (treatment.halftone <= 0) {
            add(tones, colour, first);
            continue;
        }
        const Tones dots = screened(treatment, std::clamp(1.85 - 1.85 * t, 0.0, 1.0), std::clamp(1.15 - 2.1 * t, 0.0, 1.0));
        add(tones, blend(colour, dots.darkest, treatment.halftone), first);
        add(tones, blend(colour, dots.lightest, treatment.halftone), first);
    }
    // Grain goes both ways; nearly all of it within this.
    const double grain = treatment.grain * 0.22 * 0.3;
    const auto grained = [&](Colour colour, double by) {
        const auto one = [&](float channel) { return static_cast<float>(std::clamp(channel + by * (0.35 + channel), 0.0, 1.0)); };
        return Colour{one(colour.red), one(colour.green), one(colour.blue)};
    };
    return {grained(tones.darkest, -grain), grained(tones.lightest, grain)};
}

Colour shaded(const Treatment& treatment, Colour colour, double amount) {
    // As in the shader: the gel first, then the light goes.
    const double gel = smooth(0, 0.45, amount), left = 1 - 0.985 * smooth(0.1, 1, amount);
    const auto one = [&](float channel, float tint) { return static_cast<float>(channel * (1 + (tint - 1) * gel) * left); };
    return {one(colour.red, treatment.gel.red), one(colour.green, treatment.gel.green), one(colour.blue, treatment.gel.blue)};
}

Colour shaded_by_place(const Treatment& treatment, Colour colour, Fraction2 place) {
    if (treatment.shade <= 0) return colour;
    const double down = (treatment.shade_head ? 1 - place.y : place.y) + 0.12 * (1 - place.x) - 0.04;
    const double gel = smooth(0.2, 0.52, down), left = 1 - 0.97 * smooth(0.36, 0.86, down);
    const auto one = [&](float channel, float tint) { return static_cast<float>(channel * (1 + ((1 + (tint - 1) * gel) * left - 1) * treatment.shade)); };
    return {one(colour.red, treatment.gel.red), one(colour.green, treatment.gel.green), one(colour.blue, treatment.gel.blue)};
}

}  // namespace foyer
