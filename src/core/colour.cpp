#include "core/colour.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace foyer {
namespace {

std::optional<int> hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return std::nullopt;
}

int to_byte(float channel) { return static_cast<int>(std::lround(std::clamp(channel, 0.0f, 1.0f) * 255.0f)); }

double linear(float channel) {
    const double c = channel;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

}  // namespace

std::optional<Colour> parse_colour(std::string_view text) {
    if (text.empty() || text[0] != '#') return std::nullopt;
    text.remove_prefix(1);
    if (text.size() != 3 && text.size() != 6 && text.size() != 8) return std::nullopt;
    float channels[4] = {0, 0, 0, 1};
    const std::size_t digits = text.size() == 3 ? 1 : 2;
    for (std::size_t i = 0; i * digits < text.size(); ++i) {
        const auto high = hex_digit(text[i * digits]);
        const auto low = hex_digit(text[i * digits + digits - 1]);
        if (!high || !low) return std::nullopt;
        channels[i] = static_cast<float>(*high * 16 + *low) / 255.0f;
    }
    return Colour{channels[0], channels[1], channels[2], channels[3]};
}

std::string to_string(Colour colour) {
    std::string text =
        fmt::format("#{:02x}{:02x}{:02x}", to_byte(colour.red), to_byte(colour.green), to_byte(colour.blue));
    if (to_byte(colour.alpha) != 255) text += fmt::format("{:02x}", to_byte(colour.alpha));
    return text;
}

Colour mix(Colour a, Colour b, float amount) {
    const auto blend = [amount](float x, float y) { return x + (y - x) * amount; };
    return {blend(a.red, b.red), blend(a.green, b.green), blend(a.blue, b.blue), blend(a.alpha, b.alpha)};
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double contrast(Colour a, Colour b) {
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace foyer
