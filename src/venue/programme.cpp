#include "venue/programme.h"

#include <algorithm>

namespace foyer {
namespace {

bool holds(const Hours& hours, int minute) {
    return hours.from < hours.until ? minute >= hours.from && minute < hours.until : minute >= hours.from;
}
/// In the part behind midnight of the evening before.
bool runs_on(const Hours& hours, int minute) { return hours.until <= hours.from && minute < hours.until; }

bool on_day(const Occasion& occasion, std::chrono::local_days day) {
    if (occasion.first && day < *occasion.first) return false;
    if (occasion.last && day > *occasion.last) return false;
    const auto weekday = static_cast<std::size_t>(WallTime{day, {}}.weekday());
    return !occasion.weekdays || (*occasion.weekdays)[weekday];
}

std::vector<std::size_t> those(const Programme& programme, const auto& predicate) {
    std::vector<std::size_t> entries;
    for (std::size_t i = 0; i < programme.entries.size(); ++i) {
        if (predicate(programme.entries[i].occasion)) entries.push_back(i);
    }
    return entries;
}

}  // namespace

bool Programme::operator==(const Programme& other) const {
    return folder == other.folder && entries == other.entries && dimmed == other.dimmed && zone == other.zone &&
           seconds == other.seconds && idle == other.idle;
}

bool applies(const Occasion& occasion, WallTime time) {
    if (occasion.hours.empty()) return on_day(occasion, time.day);
    const std::chrono::local_days evening_before = time.day - std::chrono::days(1);
    return std::ranges::any_of(occasion.hours, [&](const Hours& hours) {
        return (holds(hours, time.minute()) && on_day(occasion, time.day)) ||
               (runs_on(hours, time.minute()) && on_day(occasion, evening_before));
    });
}

Playing playing_at(const Programme& programme, WallTime time) {
    Playing playing;
    playing.entries = those(programme, [time](const Occasion& occasion) { return applies(occasion, time); });
    if (!playing.entries.empty()) return playing;
    playing = {those(programme, [](const Occasion& occasion) { return occasion.always(); }), PlayingBy::standing};
    if (!playing.entries.empty()) return playing;
    return {those(programme, [](const Occasion&) { return true; }), PlayingBy::need};
}

double brightness_at(const Programme& programme, WallTime time) {
    const auto found = std::ranges::find_if(
        programme.dimmed, [time](const DimmedHours& dimmed) { return applies(dimmed.occasion, time); });
    return found == programme.dimmed.end() ? 1 : found->brightness;
}

}  // namespace foyer
