// The importer: a review as it was published or sent, in plain text, HTML or Markdown, becomes a Review, with a report
// of what was found where and how sure. The text is never reworded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "review/review.h"

namespace foyer {

enum class Sure { sure, likely, guess };

struct Finding {
    std::string field, value;
    int line = 0;  ///< in the source, from 1; 0 where it is of no one line
    Sure sure = Sure::likely;
    std::string how;  ///< what told it, in a few words
};

struct LeftOut {
    int line = 0;
    std::string words, why;
};

struct Imported {
    Review review;                     ///< as `parse_review` reads what `write_review` writes of it
    std::string markdown;              ///< the review as a file
    std::string picture, picture_alt;  ///< the hero the source names; empty where it names none
    std::string form, encoding;        ///< for people: `HTML`, `Windows-1252`
    std::vector<Finding> findings;
    std::vector<LeftOut> left_out;
    std::vector<std::string> checks;  ///< what a person should look at, a sentence each
};

/// What the source is called, and what the one who imports it gives besides.
struct ImportRequest {
    std::string name;  ///< a file's name, whose ending may tell the form; in messages
    std::string hero;  ///< the picture's name beside the review; goes before the source's own
    std::string hero_alt;
};

/// The longest source that is read.
inline constexpr std::size_t largest_source = 16'000'000;

/// Fails, in one line that names the source, where there is no text in it. Takes time in proportion to the source.
Result<Imported> import_review(std::string_view bytes, const ImportRequest& request);

/// A review as Markdown with front matter: what `parse_review` reads back as the same, places apart.
std::string write_review(const Review& review);

/// The same review wherever its parts stand in a file: for comparing, and for showing what stands in no file.
Review without_places(Review review);

/// The report, as it stands in `import.txt`.
std::string import_report(const Imported& imported, std::string_view name);

}  // namespace foyer
