// From bytes of unknown encoding to text: UTF-8, UTF-16 and Windows-1252, with any line ends.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace foyer::importing {

struct Decoded {
    std::string text;      ///< well-formed UTF-8, `\n` line ends, no control characters but tab
    std::string encoding;  ///< for people: `UTF-8`, `UTF-16`, `Windows-1252`
    int replaced = 0;      ///< characters that could not be read and are U+FFFD
};

/// By its mark of byte order, by what it holds, or by what the page says of itself. Fails, in words that follow a
/// file's name, where the bytes are no text or hold no words.
Result<Decoded> decode(std::string_view bytes);

}  // namespace foyer::importing
