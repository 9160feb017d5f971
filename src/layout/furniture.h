// Furniture among the columns of a turn spread: what is set into it, how deep it is, what it takes of the columns. Included by
// layout/ alone.
#pragma once

#include <utility>
#include <vector>

#include "layout/inset.h"

namespace foyer {

/// Which picture stands in a piece: one of the review's by its index, the hero's figure, or none of them.
constexpr int no_picture = -1, hero_figure = -2;

/// A piece of furniture with its depth chosen.
struct PlacedFurniture {
    FurnitureSpec spec;
    int depth = 0;   ///< lines from its first to its last; of whole columns, what it takes of each
    int wanted = 0;  ///< the depth it asks for, where that is more than its least
    int quote = -1;  ///< index in the review; of a plate of words what it says, see layout/word_plate.h
    int act = -1;    ///< likewise
    int picture = no_picture;
    /// Lines of text it takes from all its columns together, by depth from 0, where text flows round it.
    std::vector<double> taken{};
};

/// The columns of a turn spread, in lines of the grid.
struct TurnColumns {
    int first = 1, last = 1;
    int count = 0;
    int lines() const { return last - first + 1; }
};
TurnColumns columns_of(const Setting& setting);

/// The picture of the text, or the hero's figure, that stands in a piece; null where there is none.
const Inset* inset_of(const Setting& setting, const PlacedFurniture& furniture);

/// Left edge, right edge and the lines of what a piece of furniture takes.
struct FurnitureBox {
    Pt left, right;
    int first_line = 0, last_line = 0;  ///< lines it takes, by grid number
};
FurnitureBox box_of(const Setting& setting, const PlacedFurniture& furniture);

/// Where the picture of a piece stands, with room for its caption.
InsetPlace inset_place(const Setting& setting, const PlacedFurniture& furniture, const InsetCaption& caption);

/// What text flows round of a piece; empty where it takes whole lines.
std::vector<ShapeOutline> outlines_of(const Setting& setting, const PlacedFurniture& furniture);

/// Lines of text a piece that text flows round takes from its columns at its depth.
double lines_taken(const Setting& setting, const PlacedFurniture& furniture);

/// A quote set for a frame: loud or quiet, at its own size.
DisplayText set_quote(const Setting& setting, FrameKind kind, int quote, Pt measure);
/// Where its lines stand in a box: a little inside it, where text flows round it.
std::pair<Pt, Pt> quote_span(const PlacedFurniture& furniture, const FurnitureBox& box);
/// Lines a quote takes there, its rule and attribution included.
int quote_lines(const Setting& setting, const FurnitureSpec& spec, const DisplayText& text, bool attributed);

/// An act's name behind its numeral, and its summary, set for a frame among the text.
struct ActWords {
    DisplayText title, summary;
    bool fits = false;
};
ActWords set_act(const Setting& setting, int act, Pt measure);
int act_lines(const Setting& setting, const ActWords& words);

/// Lines from a title's last baseline to its summary's first.
constexpr double act_summary_after = 1.5;

}  // namespace foyer
