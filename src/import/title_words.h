// What titles are made of: the word a review calls itself by, a year in brackets, parts between marks, names in
// quotation marks. Included by import/ alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace foyer::importing {

/// The words as titles are compared: without marks and case.
std::string compared(std::string_view words);

bool has_review_word(std::string_view words);

/// `Fwd: Re: Title`.
std::string without_reply(std::string_view words);

/// What stands between colons, dashes and bars; none is empty.
std::vector<std::string> parts_of(std::string_view words);

/// A page's title without the site's name behind the last mark.
std::string without_site(std::string_view words);

struct Stripped {
    std::string words;    ///< without the review word
    std::string removed;  ///< as written
};
/// Takes `Review`, `Kritik zu`, `Critique de` off either end.
Stripped without_review_word(std::string_view part);

/// `Title (2019)`: the year in brackets goes to `year`.
std::string without_year(std::string_view part, std::string& year);

/// Words in quotation marks or italics that read like a title: few, with capitals.
bool reads_like_title(std::string_view words);

/// Those of them that stand in quotation marks, in order, behind what `out` holds.
void quoted_words(std::string_view text, std::vector<std::string>& out);

/// A run of capitals with the small words titles have inside, that starts at `at`; empty where none does.
std::string title_run(std::string_view text, std::size_t at);

}  // namespace foyer::importing
