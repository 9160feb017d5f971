// Reading size: how large type must be for the last row, and how running text is parted into stops that show it that
// large.
#pragma once

#include <span>
#include <vector>

#include "layout/spread.h"
#include "style/style.h"

namespace foyer {

/// The least type size for the room, as a share of the picture's height: a fiftieth for seats within eight heights, in
/// proportion beyond.
double legibility_floor(const Style& style);

/// A line as the walk sees it, in points.
struct ReadingLine {
    Rect box;               ///< ascenders, descenders and the whole measure
    Pt size;                ///< its smallest type
    int words = 0;
    int paragraph = -1;
    bool ends_paragraph = false;
    bool operator==(const ReadingLine&) const = default;
};

/// The lines of some kinds of frames, in reading order.
std::vector<ReadingLine> reading_lines(const Spread& spread, std::span<const FrameKind> kinds);

/// Where all type of a spread stands, of whatever kind of frame.
std::vector<Rect> type_boxes(const Spread& spread);

/// Neighbouring lines that one view holds.
struct Stop {
    std::size_t first = 0, end = 0;  ///< lines
    Rect view;                       ///< what of the page is shown, of the picture's shape
    bool operator==(const Stop&) const = default;
};

struct WalkRequest {
    Size picture;          ///< the whole picture in points; views have its shape and stay inside it
    double floor = 0.02;   ///< as legibility_floor()
    double reading = 2.1;  ///< type size wanted, in floors
    std::vector<Rect> type;  ///< what a view's head and foot had better not cut through
};

/// Parts lines into as few stops as hold them at reading size, or where columns are too wide for that, at a smaller one
/// that is not below the floor. All stops show the page at one scale. Empty where even at the floor a line is wider
/// than the view.
std::vector<Stop> walk(const std::vector<ReadingLine>& lines, const WalkRequest& request);

}  // namespace foyer
