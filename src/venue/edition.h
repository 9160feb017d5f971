// An Edition: one review with all it needs, whole. It was read, checked, decoded and tried out before anybody sees it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/bitmap.h"
#include "core/diagnostic.h"
#include "core/geometry.h"
#include "core/picture_book.h"
#include "review/review.h"
#include "style/theme.h"

namespace foyer {

/// By the names they are kept under; see review/pictures.h.
using EditionPictures = std::map<std::string, std::shared_ptr<const Bitmap>, std::less<>>;

struct Edition {
    std::string name;    ///< the review's path from the programme's folder
    std::string digest;  ///< of all the bytes it was made from
    std::shared_ptr<const Review> review;
    std::shared_ptr<const Theme> theme;
    Style style;
    EditionPictures pictures;
    PictureBook picture_book;  ///< what is known of them
    Diagnostics diagnostics;
};

using EditionPtr = std::shared_ptr<const Edition>;
/// What may be shown, in the programme's order. Each is one of `ProgrammeEntry`, by its path.
using Editions = std::vector<EditionPtr>;

}  // namespace foyer
