#include "venue/programme_values.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "core/text.h"

namespace foyer {
namespace {

constexpr std::array<std::string_view, 7> weekday_names = {"monday", "tuesday",  "wednesday", "thursday",
                                                           "friday", "saturday", "sunday"};

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || code != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

/// `18:30` or `18`, in minutes; 24:00 is the day's end.
std::optional<int> time_in(std::string_view text) {
    const auto colon = text.find(':');
    const auto hour = whole_number(text.substr(0, colon));
    const auto minute = colon == std::string_view::npos ? std::optional(0) : whole_number(text.substr(colon + 1));
    const bool two_digits = colon == std::string_view::npos || text.size() - colon == 3;
    if (!hour || !minute || !two_digits || *hour > 24 || *minute > 59) return std::nullopt;
    const int minutes = *hour * 60 + *minute;
    return minutes <= 24 * 60 ? std::optional(minutes) : std::nullopt;
}

/// The two sides of a hyphen or a dash.
std::optional<std::pair<std::string_view, std::string_view>> sides(std::string_view text) {
    for (const std::string_view dash : {"\u2013", "\u2014", "-"}) {
        const auto at = text.find(dash);
        if (at == std::string_view::npos) continue;
        return std::pair(trimmed(text.substr(0, at)), trimmed(text.substr(at + dash.size())));
    }
    return std::nullopt;
}

std::optional<int> weekday_in(std::string_view text) {
    const std::string word = lower_case(text);
    for (std::size_t i = 0; i < weekday_names.size(); ++i) {
        if (word.size() >= 2 && weekday_names[i].starts_with(word)) return static_cast<int>(i);
    }
    return std::nullopt;
}

}  // namespace

std::optional<double> number_in(std::string_view text) {
    double number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<std::chrono::local_days> date_in(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = whole_number(text.substr(0, 4)), month = whole_number(text.substr(5, 2)),
               day = whole_number(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day)));
    return date.ok() ? std::optional(std::chrono::local_days(date)) : std::nullopt;
}

std::optional<Hours> hours_in(std::string_view text) {
    const auto both = sides(text);
    if (!both) return std::nullopt;
    const auto from = time_in(both->first), until = time_in(both->second);
    if (!from || !until || *from == 24 * 60 || *from == *until) return std::nullopt;
    return Hours{*from, *until};
}

std::optional<std::pair<int, int>> weekdays_in(std::string_view text) {
    const auto both = sides(text);
    const auto first = weekday_in(both ? both->first : text), last = weekday_in(both ? both->second : text);
    return first && last ? std::optional(std::pair(*first, *last)) : std::nullopt;
}

std::optional<double> brightness_in(std::string_view text) {
    const bool percent = text.ends_with('%');
    const auto number = number_in(trimmed(percent ? text.substr(0, text.size() - 1) : text));
    if (!number) return std::nullopt;
    const double share = percent ? *number / 100 : *number;
    return share >= 0.05 && share <= 1 ? std::optional(share) : std::nullopt;
}

}  // namespace foyer
