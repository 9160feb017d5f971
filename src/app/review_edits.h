// What a person changes of a review without touching its text: how loud acts are, which lines are its pull quotes, and which
// of their words take the accent. Rows of the registry (`acts.N.louder`, `quotes.N.line`, `quotes.N.accent`), so that they are
// saved with the style, undone and set from the command line as all else is.
#pragma once

#include <memory>

#include "review/review.h"
#include "style/style.h"

namespace foyer {

/// Acts and quotes that have rows of their own.
constexpr int most_edited_acts = 12, most_edited_quotes = 6;

/// The review as a style has it; the very same where the style changes nothing. A row for an act, a quote or a line that the
/// review lacks does nothing, as do words that do not stand in their quote.
std::shared_ptr<const Review> edited(const std::shared_ptr<const Review>& review, const Style& style);

/// The text with the accent on those words alone, at their first place; `-` takes it from all; without such words as it was.
RichText with_accent(const RichText& text, std::string_view words);

}  // namespace foyer
