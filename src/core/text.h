// Small text helpers: UTF-8, trimming, and the nearest of some known words.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace foyer {

/// Reads the character that starts at `index` and moves `index` behind it. Bytes that are not UTF-8 come out as
/// U+FFFD, one a byte; `index` must be inside `text`.
char32_t next_character(std::string_view text, std::size_t& index);

std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);
void append_utf8(std::string& text, char32_t character);

/// Number of characters, broken bytes counting one each.
std::size_t character_count(std::string_view text);

/// The text with every broken byte replaced by U+FFFD; well-formed text comes back as it is.
std::string well_formed(std::string_view text);

/// Without white space (space, tab, line ends) at both ends.
std::string_view trimmed(std::string_view text);

std::vector<std::string_view> split_lines(std::string_view text);

/// Capitals and small letters of Latin, Greek and Cyrillic scripts; other characters come back as they are.
char32_t upper_case(char32_t character);
char32_t lower_case(char32_t character);
/// `ß` becomes `SS`.
std::string upper_case(std::string_view text);
std::string lower_case(std::string_view text);
bool is_letter(char32_t character);

/// Number of single-character edits between two words (Levenshtein 1966).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The known word nearest to `word`, if one is near enough to be what was meant (a third of its letters, at least one).
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known);

/// I, II, III … for 1 to 3999; decimal beyond.
std::string roman_numeral(int number);

/// A string as JSON writes it, quotes included.
std::string json_quoted(std::string_view text);

}  // namespace foyer
