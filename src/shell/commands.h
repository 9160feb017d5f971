// The headless commands. Each ends with a status: 0 done, 1 the review has errors (check), 2 it could not be done.
#pragma once

#include "shell/options.h"
#include "shell/review_pictures.h"
#include "shell/stage.h"

namespace foyer {

/// What every command with a review starts from.
struct Prepared {
    FontBook fonts;
    std::shared_ptr<const Theme> theme;
    Style style;
    ParsedReview review;
    std::filesystem::path review_path;
    ReviewPictures pictures;
    Diagnostics diagnostics;  ///< the review's, the fonts', the theme's and the pictures'
};

/// Reads everything a layout needs; fails where there is nothing to lay out.
Result<Prepared> prepare(const Options& options, const DataFolder& data, const Files& files, const Decoder& decoder, PixelsOf pixels);

/// Makes a folder of a source: review.md, import.txt, the picture. All of it or nothing.
int import_source(const Options& options, Files& files, const Decoder& decoder);
int export_pictures(const Options& options, const DataFolder& data, Files& files, const Decoder& decoder);
int dump_layout(const Options& options, const DataFolder& data, const Files& files, const Decoder& decoder);
/// Needs no data folder: a text and a font are all it reads.
int dump_breaks(const Options& options, const Files& files);
int check(const Options& options, const DataFolder& data, const Files& files, const Decoder& decoder);
int list_parameters(const Options& options);

/// Says a diagnostic on standard error.
void say(const Diagnostics& diagnostics);
/// Says what failed and gives the status for it.
int fail(const Error& error);

}  // namespace foyer
