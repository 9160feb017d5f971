// Colours as the screen takes them (sRGB, not premultiplied) and the contrast between them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace foyer {

struct Colour {
    float red = 0, green = 0, blue = 0, alpha = 1;
    constexpr bool operator==(const Colour&) const = default;
    constexpr Colour with_alpha(float a) const { return {red, green, blue, a}; }
};

/// Reads `#rgb`, `#rrggbb` or `#rrggbbaa`; anything else is nothing.
std::optional<Colour> parse_colour(std::string_view text);

/// `#rrggbb`, or `#rrggbbaa` where it is not opaque.
std::string to_string(Colour colour);

/// Linear blend in sRGB: `a` at 0, `b` at 1.
Colour mix(Colour a, Colour b, float amount);

/// Relative luminance, 0 to 1 (WCAG 2.2).
double luminance(Colour colour);

/// Contrast ratio, 1 to 21 (WCAG 2.2); alpha is not looked at.
double contrast(Colour a, Colour b);

}  // namespace foyer
