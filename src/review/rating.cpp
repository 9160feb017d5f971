#include "review/rating.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "core/text.h"
#include "review/report.h"
#include "review/rich_text.h"

namespace foyer::parsing {

std::optional<double> parse_number(std::string_view text) {
    std::string digits(trimmed(text));
    if (digits.size() > 32) return std::nullopt;
    const bool plain = std::all_of(digits.begin(), digits.end(),
                                   [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-'; });
    if (!plain) return std::nullopt;
    std::replace(digits.begin(), digits.end(), ',', '.');
    double number = 0;
    const auto [end, fault] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
    if (fault != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

namespace {

constexpr double usual_best = 5;
constexpr double most_best = 10;  // more stars than ten are not drawn

Result<Rating> rated(double stars, double best, std::string_view written) {
    if (best < 1 || best > 1000) return Error{fmt::format("a rating out of {} cannot be shown", best)};
    if (stars < 0 || stars > best) return Error{fmt::format("the rating {} is not between 0 and {}", stars, best)};
    if (best > most_best) return Rating{stars * usual_best / best, usual_best, std::string(written)};
    return Rating{stars, best, std::string(written)};
}

/// Stars drawn as characters; nothing if there are other characters among them or none at all.
std::optional<std::pair<double, double>> drawn_stars(std::string_view text) {
    double full = 0, empty = 0, half = 0;
    for (const char32_t c : to_utf32(text)) {
        if (c == U'★' || c == U'⭐' || c == U'🌟')
            ++full;
        else if (c == U'☆')
            ++empty;
        else if (c == U'½' || c == U'⯨')
            half += 0.5;
        else if (c != U' ' && c != 0xFE0F)
            return std::nullopt;
    }
    if (half > 0.5 || full + empty + half <= 0) return std::nullopt;
    const double places = full + empty + (half > 0 && empty > 0 ? 1 : 0);
    return std::pair{full + half, empty > 0 ? places : usual_best};
}

/// School marks, `B+`: twelve steps from F, which is nothing, to A+, which is all.
std::optional<double> letter_stars(std::string_view text) {
    constexpr std::string_view letters = "DCBA";
    if (text == "F") return 0;
    const auto letter = text.empty() ? std::string_view::npos : letters.find(text[0]);
    if (letter == std::string_view::npos) return std::nullopt;
    const std::string_view sign = text.substr(1);
    const double step = sign == "+" ? 3 : sign.empty() ? 2 : sign == "-" || sign == "−" || sign == "–" ? 1 : 0;
    if (step == 0) return std::nullopt;
    return (3 * static_cast<double>(letter) + step) * usual_best / 12;
}

/// The two numbers of `4.5/5` or `4.5 out of 5`.
std::optional<std::pair<double, double>> fraction(std::string_view text) {
    for (const std::string_view separator : {"/", " out of ", " of ", " von ", " sur "}) {
        const auto at = text.find(separator);
        if (at == std::string_view::npos) continue;
        const auto stars = parse_number(text.substr(0, at));
        const auto best = parse_number(text.substr(at + separator.size()));
        if (!stars || !best) return std::nullopt;
        return std::pair{*stars, *best};
    }
    return std::nullopt;
}

}  // namespace

Result<Rating> parse_rating(std::string_view given) {
    const std::string written = folded(given);
    std::string_view text = written;
    for (const std::string_view unit : {" stars", " star", " Sternen", " Sterne", " étoiles", " étoile"}) {
        if (text.ends_with(unit)) text.remove_suffix(unit.size());
    }
    if (const auto drawn = drawn_stars(text)) return rated(drawn->first, drawn->second, written);
    if (const auto parts = fraction(text)) return rated(parts->first, parts->second, written);
    if (text.ends_with('%')) {
        if (const auto percent = parse_number(text.substr(0, text.size() - 1))) return rated(*percent, 100, written);
    }
    if (const auto letter = letter_stars(text)) return rated(*letter, usual_best, written);
    if (const auto number = parse_number(text)) return rated(*number, usual_best, written);
    return Error{fmt::format("the rating `{}` cannot be read", clipped(written))};
}

}  // namespace foyer::parsing
