// Cards laid over the page: the keys, and the prompt for a spread's number.
#pragma once

#include <string>

#include "layout/typesetter.h"
#include "paint/painter.h"

namespace foyer {

Card help_card(const Style& style, Typesetter& typesetter);
Card prompt_card(const std::string& digits, int count, const Style& style, Typesetter& typesetter);

}  // namespace foyer
