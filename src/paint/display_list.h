// The DisplayList: a page as plain drawing commands, in points. Painter writes it; renderer and printer read it.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/bitmap.h"
#include "core/colour.h"
#include "core/geometry.h"
#include "type/glyph.h"

namespace foyer {

/// A filled rectangle; edges between device pixels are drawn with their coverage.
struct FillCommand {
    Rect bounds;
    Colour colour;
    bool operator==(const FillCommand&) const = default;
};

/// A sheet of paper: its colour with a fine fixed grain.
struct PaperCommand {
    Rect bounds;
    Colour colour;
    double grain = 0;  ///< 0 smooth to 1 coarse
    bool operator==(const PaperCommand&) const = default;
};

/// A closed shape, filled by the nonzero rule, edges smoothed.
struct PolygonCommand {
    std::vector<Point> outline;
    Colour colour;
    Turn turn;
    bool operator==(const PolygonCommand&) const = default;
};

struct GlyphRunCommand {
    GlyphRun run;
    Point origin;  ///< of the run, on the baseline
    Colour colour;
    Turn turn;
    Rect clip{};   ///< nothing is drawn outside of it; empty: no bounds. Of upright runs alone
    bool operator==(const GlyphRunCommand&) const = default;
};

/// What is done to a picture, each from 0 (not at all) to 1 (full). Fixed from frame to frame.
struct Treatment {
    double exposure = 1;          ///< multiplies the picture's light; 1 leaves it
    double duotone = 0;           ///< `dark` to `light`
    double tritone = 0;           ///< shadow, accent, highlight
    double halftone = 0;          ///< two plates: ink and accent
    double grain = 0;
    double misregistration = 0;   ///< plates printed apart
    double vignette = 0;
    double shade = 0;             ///< darkens towards the foot and the left, by multiplying, so that type can stand there
    bool shade_head = false;      ///< towards the head instead
    Colour gel{1, 1, 1};          ///< what light there is takes this colour before it goes
    CoverageMap shades;           ///< over the picture's frame: darker still, by multiplying; empty: nowhere
    double torn_edge = 0;         ///< an edge torn: depth, 1 is 24 pt
    bool torn_foot = false;       ///< which: the foot, else the right one
    Pt cell{8};                   ///< halftone cell
    double ink_angle = 45, accent_angle = 75;  ///< degrees
    Colour shadow, accent, highlight, paper;
    Colour dark, light;           ///< the duotone's ends
    bool operator==(const Treatment&) const = default;
};

/// A picture, by the name it is kept under, cropped and treated. Where there is no such picture the renderer draws the
/// treatment over an even middle grey.
struct PictureCommand {
    std::string picture;
    Rect bounds;           ///< on the page; the picture fills it
    Crop crop;             ///< part of the picture to show, as fractions of its width and height
    Treatment treatment;
    bool operator==(const PictureCommand&) const = default;
};

/// Many upright bars of one colour: the timeline.
struct BarsCommand {
    std::vector<Rect> bars;
    Colour colour;
    bool operator==(const BarsCommand&) const = default;
};

using DrawCommand =
    std::variant<FillCommand, PaperCommand, PolygonCommand, GlyphRunCommand, PictureCommand, BarsCommand>;

/// Drawn in order, later over earlier. `still` is what no clock changes and is kept as a texture; `live` is drawn over it
/// at each tick and stays inside `live_bounds` (empty: nothing moves).
struct DisplayList {
    Size page;
    Colour ground;  ///< what lies under everything
    std::vector<DrawCommand> still;
    std::vector<DrawCommand> live;
    Rect live_bounds;
    bool operator==(const DisplayList&) const = default;
};

/// The commands as lines of text, for tests and bug reports.
std::string dump(const DisplayList& list);

}  // namespace foyer
