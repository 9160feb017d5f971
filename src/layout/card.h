// Cards: what the page answers when one of its parts is pressed. An act, a quote or the hero alone, or the code of its link,
// each a spread of its own, laid out apart from the page's spreads.
#pragma once

#include "layout/layout.h"

namespace foyer {

enum class CardKind { act, quote, plate, code };

/// What a card is about, and what on a page can be pointed at: an act or a quote by its index in the review, or a picture.
struct CardSubject {
    CardKind kind = CardKind::act;
    int index = 0;  ///< of a plate: 0 the hero, from 1 the pictures of the text; of a code 0
    bool operator==(const CardSubject&) const = default;
};

/// Whether a review has what a card is about.
bool has_card(const Review& review, CardSubject subject);

/// Lays out one card as a layout of one spread. Never fails: a subject the review does not have gives a bare sheet.
Layout lay_out_card(const LayoutRequest& request, CardSubject subject, Typesetter& typesetter);

}  // namespace foyer
