// What a picture file says of itself, read without decoding it.
#pragma once

#include <optional>
#include <string_view>

#include "core/bitmap.h"

namespace foyer {

enum class PictureFormat { jpeg, png, webp };

/// By the first bytes; names of files are not believed.
std::optional<PictureFormat> picture_format(std::string_view bytes);

/// How a camera was held: EXIF's numbers 1 to 8, 1 being upright (Exif 2.32, tag 0x0112). 1 where a JPEG does not tell.
int jpeg_orientation(std::string_view bytes);

/// From the start of a file, the size as it stands upright; nothing where the header is broken, or does not lie within
/// `bytes`.
std::optional<ImageFacts> picture_facts(std::string_view bytes, PictureFormat format);

/// False when a whole file ends before its own end mark: a download cut short, which decoders fill with grey.
bool is_complete(std::string_view bytes, PictureFormat format);

/// A JPEG in the four inks of a printing press, which has no defined look on a screen.
bool is_cmyk_jpeg(std::string_view bytes);

}  // namespace foyer
