// Reading running text: words, sentences, and the names of people.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::importing {

/// A stretch of a text, in bytes.
struct Stretch {
    std::size_t begin = 0, end = 0;
    std::size_t size() const { return end - begin; }
    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
    bool operator==(const Stretch&) const = default;
};

struct Word : Stretch {
    std::string small;     ///< in small letters
    bool capital = false;  ///< opens with a capital
};

/// Letters and digits with the apostrophes inside them; a hyphen parts words.
std::vector<Word> words_of(std::string_view text);

std::size_t word_count(std::string_view text);

/// The sentences, with the marks that close them, without the spaces between. Full stops of abbreviations, initials and
/// dates (`Dr. Vale`, `J. Ort`, `12. Mai`) end none.
std::vector<Stretch> sentences_of(std::string_view text);

/// Ends as a sentence does, be it inside quotation marks or brackets.
bool ends_sentence(std::string_view text);

/// The person's name that starts at `at`: two to four words with capitals, `van`, `de la` and their like, initials.
/// With `single`, one word will do. Nothing where there is none.
std::optional<Stretch> name_at(std::string_view text, std::size_t at, bool single = false);
/// Where the names end that a text opens with, parted by one of `joints`; 0 where it opens with none.
std::size_t end_of_names(std::string_view text, std::initializer_list<std::string_view> joints);

/// The whole text is a person's name.
bool is_name(std::string_view text);

/// Without white space, quotation marks, commas and colons at either end.
std::string_view bare(std::string_view text);

/// `small` stands in `text` as whole words; both in small letters.
bool holds_words(std::string_view text, std::string_view small);
std::size_t find_words(std::string_view text, std::string_view small, std::size_t from = 0);

}  // namespace foyer::importing
