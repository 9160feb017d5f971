// Laid-out spreads: finished frames with their lines, in points from the page's top left. The layout's only product.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/diagnostic.h"
#include "core/geometry.h"
#include "core/picture_map.h"
#include "style/style.h"
#include "style/template.h"
#include "type/glyph.h"
#include "type/qr_code.h"

namespace foyer {

/// A run of glyphs inside a line, at `x` from the line's origin.
struct SetRun {
    GlyphRun run;
    Pt x;
    Ink ink = Ink::ink;
    bool operator==(const SetRun&) const = default;
};

/// One line of set type.
struct Line {
    Point origin;           ///< left end of its measure, on its baseline
    Pt measure;             ///< room it was given
    Pt natural;             ///< width with unstretched spaces
    double ratio = 0;       ///< TeX's glue set ratio of its word spaces; 0 for ragged and last lines
    double space = 1;       ///< word space ÷ its natural width
    double letter = 0;      ///< ems put between letters to fill it; the glyphs' own width is their run's
    bool justified = false; ///< spaces gave so that it fills its measure
    bool hyphenated = false;
    bool last = false;      ///< of its paragraph
    Pt drag{};              ///< how far its strips are dragged apart; display type alone
    int paragraph = -1;     ///< index in the review; −1 for what is not running text
    std::string text;       ///< as set, hyphen included
    std::vector<SetRun> runs;
    bool operator==(const Line&) const = default;
};

struct Rule {
    Rect bounds;
    Ink ink = Ink::ink;
    bool operator==(const Rule&) const = default;
};

/// A star of a rating, `filled` from 0 to 1 from the left.
struct Star {
    Point centre;
    Pt radius;
    double filled = 1;
    bool operator==(const Star&) const = default;
};

/// A bar of the timeline at rest: from the centre line it reaches as far up as down.
struct Bar {
    Pt x;
    Pt half_height;
    int act = 0;
    Pt width{};      ///< of a step; 0: as wide as the style's bars
    bool operator==(const Bar&) const = default;
};

/// The noise of the film along a frame.
struct Wave {
    Pt centre;       ///< y of the bars' middle; bars that stand on the page's foot have none above it
    bool standing = false;
    Pt left{}, right{};     ///< the acts' extent across
    bool steps = false;     ///< a bar an act, side by side
    std::vector<Bar> bars;
    std::vector<Pt> ticks;  ///< x of the lines between acts
    bool operator==(const Wave&) const = default;
};

/// What the words of a spread stand on. Colours are the painter's.
enum class Ground { paper, ink, accent, band };
std::string_view to_string(Ground ground);

/// A place on a spread and what was set there. `id` stays the same while review and template do, for hit-testing.
struct Frame {
    std::string id{};
    FrameKind kind = FrameKind::text;
    Rect bounds{};
    Turn turn{};                ///< of tape labels and verdicts
    std::vector<Line> lines{};
    std::vector<Rule> rules{};
    std::vector<Star> stars{};
    std::string picture{};      ///< name of the picture shown; empty for none
    Crop crop{};
    std::shared_ptr<const PictureMap> light{};  ///< of the picture; null where it is not decoded, or not yet
    std::vector<Point> outline{};  ///< of what text flows round; empty where it takes whole lines
    bool cutout = false;           ///< a figure: bare paper is seen round it, within its bounds
    bool continues = false;   ///< its text goes on over the leaf
    int quote = -1;           ///< index of the quote shown
    TornEdge torn = TornEdge::none;  ///< of a picture or panel
    std::optional<Ground> ground{};  ///< what its words stand on, where that is not the spread's
    std::optional<Wave> wave{};
    std::optional<QrCode> code{};  ///< fills `bounds`, quiet zone and all
    bool operator==(const Frame&) const = default;
};

enum class SpreadKind { opening, turn, poster, act, plate, code };
std::string_view to_string(SpreadKind kind);

struct Spread {
    std::string id;
    SpreadKind kind = SpreadKind::opening;
    std::vector<Frame> frames;
    std::optional<int> current_act;
    Ground ground = Ground::paper;
    bool operator==(const Spread&) const = default;
};

/// All spreads of a review on one screen.
struct Layout {
    Size page;
    Pt baseline;         ///< distance of the text grid's lines, whole device pixels
    Pt band;             ///< top of the timeline
    double scale = 1;    ///< device pixels a point
    std::vector<Spread> spreads;
    int overset_words = 0;  ///< of the running text, that found no room; diagnosed as well
    Diagnostics diagnostics;
    bool operator==(const Layout&) const = default;
};

}  // namespace foyer
