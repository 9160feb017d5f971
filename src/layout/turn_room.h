// What furniture leaves of a turn's columns for the text. Included by layout/ alone.
#pragma once

#include <optional>
#include <vector>

#include "layout/furniture.h"

namespace foyer {

/// Lines of text a piece takes from all its columns together.
double taken_by(const PlacedFurniture& piece);

/// Lines of text beside furniture, or nothing where it overlaps or a column would be left with too few lines to stand.
std::optional<int> capacity_of(const TurnColumns& columns, const std::vector<PlacedFurniture>& furniture);

/// The columns' room for text on one turn.
std::vector<ColumnRoom> rooms_of(const Setting& setting, const std::vector<PlacedFurniture>& furniture, int spread);

}  // namespace foyer
