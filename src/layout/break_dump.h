// The lines of plain paragraphs as JSON, for comparing the breaker with TeX.
#pragma once

#include <string>
#include <string_view>

#include "layout/typesetter.h"

namespace foyer {

/// A style whose composer is TeX's: TeX's prices, and all that goes beyond TeX switched off.
Style tex_style();

struct BreakRequest {
    FaceId face;
    Pt size, measure;
    std::string lang = "en-US";
    const Style& style;  ///< its composer's and text's rows are read, not its sizes
};

/// One paragraph a line in, as it is written; one JSON object a line of type out: `paragraph` and `line` from 1, `ratio` (null
/// for last lines), `text` as set, `last`. With the composer's extras on the ratio is that of the word spaces.
std::string dump_breaks(std::string_view text, const BreakRequest& request, Typesetter& typesetter);

}  // namespace foyer
