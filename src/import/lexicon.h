// The words the importer knows, in English, German and French. Everything it recognises by a word stands in lexicon.cpp,
// label_words.cpp, number_words.cpp, page_words.cpp and loudness.cpp, and nowhere else; all of it is in small letters
// with straight apostrophes.
#pragma once

#include <optional>
#include <string_view>

namespace foyer::importing {

enum class Language { english, german, french };

/// By its commonest words; English where there are none of any.
Language language_of(std::string_view text);

/// Articles, pronouns, prepositions and other words that are no part of a person's name though a capital may open them.
bool is_common_word(std::string_view small);
/// `van`, `de`, `al`: small words inside names.
bool is_particle(std::string_view small);
/// A word everybody uses: what is made of many of them reads easily.
bool is_easy_word(std::string_view small);

/// What a short line in front of a name or fact calls it.
enum class Label {
    title,
    director,
    cast,
    runtime,
    distributor,
    year,
    rating,
    date,
    byline,
    credit,
    crew,
    kicker,
    verdict,
    standfirst
};
struct FoundLabel {
    Label label;
    std::size_t length = 0;  ///< bytes, without the colon
    bool needs_colon = true;
};
/// The label a line opens with, the longest there is.
std::optional<FoundLabel> label_at(std::string_view small_line);

/// `four`, `4`, `vier`, `quatre`: 1 to 12.
std::optional<int> number_word(std::string_view small);
/// `I` to `XII`, in capitals.
std::optional<int> roman_number(std::string_view word);
/// `third`, `3rd`, `dritte`, `troisième` as 3; the last as -1.
std::optional<int> ordinal_word(std::string_view small);

enum class Unit { act, chapter, part, scene, movement, half };
struct FoundUnit {
    Unit unit;
    bool plural = false;
};
/// What a film may be told in.
std::optional<FoundUnit> unit_word(std::string_view small);

/// 1 to 12, or 0; abbreviations too.
int month_word(std::string_view small);

/// `review`, `kritik`, `critique`: what tells a page's kind and not its matter.
bool is_review_word(std::string_view small);

/// How sure a line is furniture by its words alone: 0 not at all, 1 it opens or holds what furniture says, 2 nothing
/// else says that.
int furniture_words(std::string_view small_line);
/// The line heads a part of the page behind which no text follows: comments, related posts.
bool ends_the_text(std::string_view small_line);

/// How loud a word is: 0 silence to 1 as loud as a film gets. Nothing for words that say nothing of it.
std::optional<double> loudness_of(std::string_view small);

/// `stunning`, `ohnegleichen`, `raté`: a word that judges.
bool judges(std::string_view small);

/// A job behind the camera: `director`, `kamera`, `scénariste`.
bool is_crew_word(std::string_view small);

}  // namespace foyer::importing
