// What is known of the pictures of a review, by their names: all that a layout needs of them.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "core/outline.h"
#include "core/picture_map.h"

namespace foyer {

/// One that can be shown.
struct PictureFacts {
    PixelSize size;
    Outline outline{};                           ///< of what it shows; empty: all of it
    std::shared_ptr<const PictureMap> light{};   ///< null until it is decoded
    bool operator==(const PictureFacts&) const = default;
};

/// By the names they are kept under.
using PictureBook = std::map<std::string, PictureFacts, std::less<>>;

}  // namespace foyer
