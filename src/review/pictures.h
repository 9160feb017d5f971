// Every picture a review names, each once.
#pragma once

#include <string>
#include <vector>

#include "review/review.h"

namespace foyer {

struct PictureSource {
    std::string name;        ///< it is kept under
    std::string image;       ///< path as written
    Outline outline;         ///< what of it is shown, where the writer says so
    bool inset = false;      ///< text flows round it, so that its outline matters
    SourcePlace place;       ///< of its first naming
};

/// The hero first, then its cut-out, then those in the text.
std::vector<PictureSource> pictures_of(const Review& review);

/// Whether both are made alike, wherever they are named.
bool same_picture_source(const PictureSource& a, const PictureSource& b);

}  // namespace foyer
