// The keys the front matter knows.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace foyer::parsing {

inline constexpr std::array<std::string_view, 19> review_keys = {
    "kicker", "headline", "standfirst", "byline", "date",  "note", "screening", "lang",
    "rating", "verdict",  "credits",    "film",   "hero",  "acts", "quotes",
    "beats",  "notes",    "pictures", "link"};
inline constexpr std::array<std::string_view, 6> film_keys = {"title",       "year",    "director",
                                                              "distributor", "runtime", "cast"};
inline constexpr std::array<std::string_view, 2> cast_keys = {"role", "actor"};
inline constexpr std::array<std::string_view, 7> hero_keys = {"image", "alt", "credit", "focus", "keep", "cutout", "outline"};
inline constexpr std::array<std::string_view, 3> picture_keys = {"image", "focus", "outline"};
inline constexpr std::array<std::string_view, 5> act_keys = {"title", "summary", "intensity", "minutes", "begins"};
inline constexpr std::array<std::string_view, 5> beat_keys = {"beat", "seconds", "turn", "transition", "notes"};

inline constexpr std::array<std::string_view, 3> quote_keys = {"text", "by", "after"};

inline bool contains(std::span<const std::string_view> keys, std::string_view key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

inline bool is_known_anywhere(std::string_view key) {
    return contains(review_keys, key) || contains(film_keys, key) || contains(cast_keys, key) ||
           contains(hero_keys, key) || contains(picture_keys, key) || contains(act_keys, key) || contains(quote_keys, key);
}

}  // namespace foyer::parsing
