// Words that stand where a picture would, in a review that has none: large, on the accent. Included by layout/ alone.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "layout/frames.h"
#include "layout/turn_plan.h"

namespace foyer {

/// What a plate of words says: a quote of the review by its index, or one of these.
constexpr int headline_words = -1, verdict_words = -2;

/// The words on the accent, at the largest size at which they stand well in it; no lines where the plate is too small for them.
Frame make_word_plate(const Setting& setting, std::string id, Rect bounds, int words = headline_words);

/// The sheet that a picture, or the plate in its place, takes on a turn.
Rect view_bounds(const Setting& setting, const PlacedFurniture& piece);

/// Gives every plate of these turns its words: a quote lifted from the text near it that stands nowhere else, else the headline,
/// and never the words of the plate before. `spread_of` a quote: the turn, from 0, where its words stand in the text.
void choose_plate_words(const Setting& setting, std::vector<TurnPlan>& turns, const std::function<int(int quote)>& spread_of);

}  // namespace foyer
