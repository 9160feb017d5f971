// The project's own fonts, theme and bundled review, read once for all tests, and layouts made from them.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <optional>
#include <utility>

#include "layout/grid.h"
#include "layout/layout.h"
#include "platform/files.h"
#include "platform/pictures.h"
#include "shell/review_pictures.h"
#include "shell/stage.h"

namespace foyer::testing {

inline const DataFolder& project_data() {
    static const DataFolder data{FOYER_SOURCE_DIR};
    return data;
}

/// In the order of their files' names, as the program opens them.
inline const FontBook& project_fonts() {
    static const FontBook book = [] {
        Diagnostics diagnostics;
        auto opened = read_fonts(project_data(), SystemFiles(), diagnostics);
        return std::move(opened).value();
    }();
    return book;
}

inline const std::shared_ptr<const Theme>& fanzine() {
    static const std::shared_ptr<const Theme> theme = [] {
        auto read = read_theme(project_data(), "fanzine", SystemFiles());
        return std::make_shared<const Theme>(std::move(read).value().theme);
    }();
    return theme;
}

inline const std::shared_ptr<const Review>& bundled_review() {
    static const std::shared_ptr<const Review> review = [] {
        auto read = read_review(project_data().bundled_review(), SystemFiles());
        return std::make_shared<const Review>(std::move(read).value().review);
    }();
    return review;
}

/// What is known of the bundled hero and its figure; the generated reviews have that hero too.
inline const PictureBook bundled_hero = [] {
    const SystemFiles files;
    return read_pictures(project_data().bundled_review().string(), *bundled_review(), SystemDecoder(files), PixelsOf::where_needed).book;
}();

inline Layout laid_out(const Review& review, const Style& style, PixelSize screen, const PictureBook& pictures,
                       Typesetter& typesetter) {
    const Template& design = template_for(*fanzine(), screen);
    return lay_out({review, style_on(*fanzine(), design, style), design, page_on_screen(design, screen), pictures}, typesetter);
}

inline Style styled(std::initializer_list<std::pair<const char*, const char*>> values) {
    Style style = fanzine()->style;
    for (const auto& [id, value] : values) REQUIRE_MESSAGE(style.set(id, value).ok(), id);
    return style;
}

inline const Frame* frame_of(const Spread& spread, FrameKind kind) {
    for (const Frame& frame : spread.frames) {
        if (frame.kind == kind) return &frame;
    }
    return nullptr;
}

}  // namespace foyer::testing
