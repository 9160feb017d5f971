// The craft of making editions, which other rooms have: lent to the stager.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/diagnostic.h"
#include "core/result.h"
#include "review/review.h"
#include "style/theme.h"
#include "venue/edition.h"

namespace foyer {

/// How a review is to look: its theme, and over it the style file's rows.
struct EditionLook {
    std::shared_ptr<const Theme> theme;
    Style style;
    Diagnostics diagnostics;
};

struct ShownPictures {
    EditionPictures pictures;
    PictureBook book;
    Diagnostics diagnostics;
};

/// What the stager does not know how to do itself. Called on workers' threads, one at a time.
struct Craft {
    std::function<ParsedReview(const std::string& bytes, const std::filesystem::path& path)> read_review;
    /// The pictures it shows, as it writes them.
    std::function<std::vector<std::string>(const Review& review)> pictures_of;
    /// Makes of decoded images, by the names of their files, what is shown of them: whole, or cut out.
    std::function<ShownPictures(const Review& review, const std::filesystem::path& path, const EditionPictures& images)> show;
    /// Where the user's settings hold a style for a review whose folder cannot be written in. None: nowhere.
    std::function<std::filesystem::path(const std::filesystem::path& review)> kept_style{};
    /// The bytes of the review's style file; empty where it has none. Opens nothing but the program's own themes.
    std::function<Result<EditionLook>(const std::string& bytes, const std::filesystem::path& path)> read_look;
    /// Lays it out as it will be shown, without drawing it: an error keeps it off the screen.
    std::function<Diagnostics(const Edition& edition)> try_out;
};

}  // namespace foyer
