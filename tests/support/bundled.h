// The bundled review with its theme and picture, read once for all tests.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "app/pipeline.h"
#include "platform/files.h"
#include "platform/pictures.h"
#include "shell/review_pictures.h"
#include "shell/stage.h"
#include "type/fonts.h"

namespace foyer::test {

inline const DataFolder& data_folder() {
    static const DataFolder folder{FOYER_SOURCE_DIR};
    return folder;
}

inline std::shared_ptr<const Review> bundled_review() {
    static const std::shared_ptr<const Review> review = [] {
        auto read = read_review(data_folder().bundled_review(), SystemFiles{});
        REQUIRE(read.ok());
        return std::make_shared<const Review>(std::move(read->review));
    }();
    return review;
}

inline std::shared_ptr<const Theme> bundled_theme() {
    static const std::shared_ptr<const Theme> theme = [] {
        auto read = read_theme(data_folder(), "fanzine", SystemFiles{});
        REQUIRE(read.ok());
        return std::make_shared<const Theme>(std::move(read->theme));
    }();
    return theme;
}

/// The hero and its figure.
inline const ReviewPictures& bundled_artwork() {
    static const ReviewPictures artwork = [] {
        const SystemFiles files;
        auto read = read_pictures(data_folder().bundled_review().string(), *bundled_review(), SystemDecoder(files), PixelsOf::all);
        REQUIRE(read.diagnostics.empty());
        return read;
    }();
    return artwork;
}

inline std::shared_ptr<const Bitmap> bundled_hero() { return bundled_artwork().bitmaps.find(bundled_review()->hero->image)->second; }

/// A book of the bundled hero alone.
inline PictureBook hero_book(PixelSize size) { return {{bundled_review()->hero->image, {size, {}}}}; }

/// The review as the program shows it first.
inline Scene bundled_scene(PixelSize screen) {
    Scene scene;
    scene.review = bundled_review();
    scene.theme = bundled_theme();
    scene.style = bundled_theme()->style;
    scene.screen = screen;
    scene.pictures = bundled_artwork().book;
    return scene;
}

inline Style with(Style style, std::string_view id, std::string_view value) {
    const Status set = style.set(id, value);
    REQUIRE_MESSAGE(set.ok(), std::string(id));
    return style;
}

}  // namespace foyer::test
