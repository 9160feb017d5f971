// What lies under a point of a spread, and what of it can be pressed.
#pragma once

#include <optional>
#include <vector>

#include "layout/card.h"

namespace foyer {

/// A part of a spread that opens a card when pressed; `bounds` in points of the page.
struct TargetPlace {
    CardSubject subject;
    Rect bounds;
    bool operator==(const TargetPlace&) const = default;
};

/// Everything that can be pressed on a spread in reading order: pictures and quotes from left to right, then the acts of
/// the timeline. What the spread itself shows large, as an act on its own card, is not among them.
std::vector<TargetPlace> targets(const Layout& layout, const Spread& spread, const Review& review, const Style& style);

/// What a press at a point of the page opens; a quote or an act before the picture it lies on.
std::optional<CardSubject> target_at(const Layout& layout, const Spread& spread, const Review& review, const Style& style, Point point);

/// The target so many steps behind another in reading order, and around; from nothing the first, or the last where
/// `steps` is below 0. Nothing where there are no targets.
std::optional<CardSubject> next_target(const std::vector<TargetPlace>& all, std::optional<CardSubject> from, int steps);

/// A place on a screen, in device pixels, as a point of the page in its middle.
Point point_on_page(const Layout& layout, PixelSize screen, double x, double y);

/// The frame under a point of a spread, topmost first; nothing on bare paper.
const Frame* frame_at(const Spread& spread, Point point);

/// The act whose stretch of the timeline lies under a point.
std::optional<int> act_at(const Review& review, const Frame& timeline, const Style& style, Size page, Point point);

}  // namespace foyer
