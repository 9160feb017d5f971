// The painter: a laid-out spread and a style become drawing commands. Pure: the same arguments, the same commands.
#pragma once

#include "layout/card.h"
#include "paint/display_list.h"
#include "style/style.h"

namespace foyer {

/// What is pointed at: it is lit. Nothing is laid out for it.
using Pointed = std::optional<CardSubject>;

/// Paints one spread. `seconds` is the show's clock: it moves the bars of the noise and nothing else, and only where
/// `timeline.liveliness` is above 0.
DisplayList paint(const Layout& layout, const Spread& spread, const Style& style, double seconds, Pointed pointed = {});

/// What `seconds` changes of a painted spread; `list.still` stays as it is.
void repaint_live(DisplayList& list, const Spread& spread, const Style& style, double seconds, Pointed pointed = {});

/// The page in the middle of a screen of another shape, `border` around it, moved by whole device pixels (`scale` to a
/// point). Nothing changes where the shapes agree.
DisplayList centred(DisplayList list, Size screen, Colour border, double scale);

/// A card over the page: a title and rows of two columns (keys and what they do), or one line of words.
struct Card {
    std::vector<Line> lines;  ///< from the card's top left
    Size size;
};
void paint_card(DisplayList& list, const Card& card, const Style& style);

}  // namespace foyer
