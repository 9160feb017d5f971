// Templates: where frames stand on the grid, for one shape of screen. Text files of a theme; nothing here is measured yet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/geometry.h"
#include "core/units.h"
#include "style/style.h"

namespace foyer {

enum class FrameKind {
    picture, headline, tape, credit, header, standfirst, byline, text, loud, quiet, facts, poster, timeline,
    numeral, title, summary, wave, noise,  ///< of an act's card
    caption,                               ///< of a picture shown alone
    panel,      ///< a flat ground in the accent, as large as it is placed
    label,      ///< film, maker and year in a line of their own
    colophon,   ///< kicker, byline, screening, credit and rating, a line each
    act,        ///< an act's name and summary among the text
    inset,      ///< in an arrangement, a picture of the text and no view of the hero
    cutout,     ///< in an arrangement, a figure along whose outline text flows
    verdict, ///< comes with the facts; templates do not place it
    code     ///< of the review's link, on a card of its own; templates do not place it
};
std::string_view to_string(FrameKind kind);

enum class Alignment { left, centre, right };
/// The edge of a picture or panel that is torn.
enum class TornEdge { none, right, foot };

/// A place across the page: an edge of the sheet, or of a module of the grid (counted from 1), and a step from there.
struct AcrossPlace {
    enum class Edge { bleed, module_start, module_end };
    Edge edge = Edge::module_start;
    int module = 1;
    Pt by;
    bool operator==(const AcrossPlace&) const = default;
};

/// A place down the page, in baselines of the text grid (L1 is the first).
struct DownPlace {
    /// The sheet's edge, the top of the timeline's band (and `lines` from there), a baseline, lines behind the frame before,
    /// level with it.
    enum class Edge { bleed, band, line, after, same };
    Edge edge = Edge::line;
    double lines = 1;
    bool operator==(const DownPlace&) const = default;
};

struct FrameSpec {
    FrameKind kind = FrameKind::text;
    AcrossPlace left, right;
    DownPlace top, foot;
    Fraction2 focus{0.5, 0.4};  ///< where in a picture's frame its focal point should come to lie
    double zoom = 1;            ///< how much closer than just filling the frame; of a headline, how much larger than its style
    Alignment align = Alignment::left;
    bool hang = false;          ///< a headline hangs from its top and what follows comes after it; else it stands on its foot. A
                                ///< credit hangs under its picture, flush left, in one line
    bool fill = false;          ///< a headline's lines are each as wide as the frame: the words are the picture
    TornEdge torn = TornEdge::none;
    bool operator==(const FrameSpec&) const = default;
};

/// Something set into the columns of a turn spread: it takes whole lines from their head or foot, or stands among them and text
/// flows round it.
struct FurnitureSpec {
    enum class Side { head, foot, middle };  ///< the last only for what text flows round
    FrameKind kind = FrameKind::loud;
    int first_column = 1, last_column = 1;  ///< counted from 1
    Side side = Side::head;
    int least = 0, greatest = 0;  ///< depth in lines that may be chosen; both 0: as deep as its words need
    bool bleed = false;           ///< runs out to the sheet's edges it stands at
    bool flow = false;            ///< text flows round it
    double wide = 1;              ///< of what text flows round: as a part of its columns' width, the most it takes
    Alignment align = Alignment::centre;  ///< likewise: where in its columns it stands
    bool operator==(const FurnitureSpec&) const = default;
};

struct Arrangement {
    std::string name;
    std::vector<FurnitureSpec> furniture;
    bool operator==(const Arrangement&) const = default;
};

struct ColumnSpec {
    AcrossPlace left, right;
    bool operator==(const ColumnSpec&) const = default;
};

/// Frames of the spreads for screens of about one shape.
struct Template {
    std::string shape;
    double aspect = 16.0 / 9.0;                  ///< width ÷ height it is composed for
    double least_aspect = 1.5, greatest_aspect = 2.1;  ///< beyond these the page keeps that shape and the screen shows a border
    std::vector<FrameSpec> opening;
    std::vector<FrameSpec> typographic;          ///< the opening of a review without a picture; empty: `opening` serves
    std::vector<FrameSpec> turn;                 ///< what every turn spread has
    std::vector<ColumnSpec> columns;             ///< of a turn spread, in reading order
    DownPlace column_top, column_foot;           ///< first and last baseline of the columns
    std::vector<Arrangement> arrangements;       ///< of turn spreads that the text runs on from
    std::vector<Arrangement> closings;           ///< of the last one
    std::vector<FrameSpec> poster;               ///< a spread that is one quote
    std::vector<FrameSpec> act;                  ///< the card of an act; without it such cards stay bare
    std::vector<FrameSpec> plate;                ///< the hero alone; without it such cards stay bare
    std::vector<std::pair<std::size_t, Value>> style;  ///< rows this shape has of its own; see style_on
    bool operator==(const Template&) const = default;

    /// The frames of the opening spread, for a review with a picture or without.
    const std::vector<FrameSpec>& opening_frames(bool picture) const { return picture || typographic.empty() ? opening : typographic; }
};

struct ParsedTemplate {
    Template value;
    bool usable = false;  ///< false where something it cannot do without is missing or wrong
    Diagnostics diagnostics;
};

constexpr int most_modules = 16;  ///< as the registry allows

/// Reads a template file (YAML) for a grid of so many modules, unless its own style says otherwise. What is wrong is said with
/// line, column and what was expected.
ParsedTemplate parse_template(const std::string& text, const std::string& file, int modules = most_modules);

}  // namespace foyer
