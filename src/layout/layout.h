// Layout: a Review, a Style and a Template on one screen become spreads. A function from values to values; what it keeps
// between calls (shaped words, collected paragraphs) is the typesetter's and changes nothing but the time it takes.
#pragma once

#include "core/picture_book.h"
#include "layout/spread.h"
#include "layout/typesetter.h"
#include "review/review.h"
#include "style/style.h"
#include "style/template.h"

namespace foyer {

struct LayoutRequest {
    const Review& review;
    const Style& style;
    const Template& design;
    PixelSize page;                     ///< device pixels; see page_on_screen
    PictureBook pictures{};             ///< those of the review's pictures that can be shown
};

/// Lays out every spread of a review: the opening, as many turns as the text needs, and a poster for each quote that no
/// frame is large enough for. Never fails; what found no room is diagnosed.
Layout lay_out(const LayoutRequest& request, Typesetter& typesetter);

/// The layout as JSON: spreads, frames, and for each line its text, frame, x, baseline, measure, natural width, ratio,
/// hyphenated and last.
std::string dump_json(const Layout& layout, const FontBook& book);

}  // namespace foyer
