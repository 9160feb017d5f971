// Cards: one thing of a review shown alone, over its spreads.
#pragma once

namespace foyer {

/// An act, a pull quote, or the hero picture.
enum class CardKind { act, quote, plate };

struct CardSubject {
    CardKind kind = CardKind::act;
    int index = 0;  ///< of the act or the quote
    bool operator==(const CardSubject&) const = default;
};

}  // namespace foyer
