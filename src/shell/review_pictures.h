// The pictures a review names, from file to what layout and renderer need of them.
#pragma once

#include <filesystem>
#include <string>

#include "core/picture_book.h"
#include "platform/pictures.h"
#include "render/renderer.h"
#include "review/pictures.h"

namespace foyer {

/// A picture ready to be shown: cut out where the writer says so, its outline known where text flows round it.
struct ReadyPicture {
    Bitmap bitmap;
    PictureFacts facts;
    Diagnostics diagnostics;  ///< what is odd about it; it is shown nevertheless
};

/// What is known of a picture before it is decoded; nothing where its outline lies in its pixels.
Result<std::optional<PictureFacts>> measure_picture(const std::string& review_path, const PictureSource& source, const Decoder& decoder);

/// Of a decoded image; `size` is the file's own, which may be greater. May run on any thread, as what follows.
ReadyPicture ready_picture(const std::string& review_path, const PictureSource& source, Bitmap bitmap, PixelSize size);
Result<ReadyPicture> read_picture(const std::string& review_path, const PictureSource& source, const Decoder& decoder);

/// A diagnostic about a picture that cannot be shown.
Diagnostic picture_diagnostic(const std::string& review_path, const PictureSource& source, const Error& error);

/// All of a review's pictures. One that cannot be shown costs one line, and the page is made without it.
struct ReviewPictures {
    PictureBook book;
    Pictures bitmaps;  ///< of `PixelsOf::where_needed` only those that a layout looks into
    Diagnostics diagnostics;
};
enum class PixelsOf { where_needed, all };
ReviewPictures read_pictures(const std::string& review_path, const Review& review, const Decoder& decoder, PixelsOf pixels);

}  // namespace foyer
