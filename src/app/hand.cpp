#include "app/hand.h"

namespace foyer {
namespace {

constexpr double nearly_whole = 1.08;  // a page this little nearer was meant to be whole

/// The start of a stretch inside another; in its middle where it is longer.
Pt within(Pt at, Pt length, Pt from, Pt room) {
    if (room < length) return from + (room - length) / 2;
    return max(from, min(at, from + room - length));
}

Fraction2 fraction(ScreenPoint at, PixelSize picture) { return {at.x / picture.width, at.y / picture.height}; }

}  // namespace

Pose kept_inside(Pose pose, const HandRoom& room) {
    pose.turn = 0;
    pose.width = max(room.whole.width / greatest_zoom, min(pose.width, room.whole.width));
    const Rect view = view_of(pose, room.picture), bounds = view_of(room.whole, room.picture);
    pose.centre = {within(view.x, view.width, bounds.x, bounds.width) + view.width / 2,
                   within(view.y, view.height, bounds.y, bounds.height) + view.height / 2};
    return pose;
}

Pose moved_by_hand(const Pose& pose, ScreenPoint middle, ScreenPoint by, double factor, const HandRoom& room) {
    const Point under = page_point(pose, fraction({middle.x - by.x, middle.y - by.y}, room.picture), room.picture);
    Pose moved = pose;
    moved.width = max(room.whole.width / greatest_zoom, min(pose.width / factor, room.whole.width));
    const double points = moved.width.value / room.picture.width;
    moved.centre = {under.x + Pt((room.picture.width / 2.0 - middle.x) * points),
                    under.y + Pt((room.picture.height / 2.0 - middle.y) * points)};
    return kept_inside(moved, room);
}

Pose at_rest(const Pose& pose, const HandRoom& room) {
    if (pose.width * nearly_whole > room.whole.width) return room.whole;
    return pose_of(view_of(kept_inside(pose, room), room.picture), 0, room.picture);
}

bool in_corner(ScreenPoint at, PixelSize picture, double reach) {
    return (at.x < reach || picture.width - at.x < reach) && (at.y < reach || picture.height - at.y < reach);
}

bool is_near(const Pose& pose, const HandRoom& room) { return pose.width * 1.001 < room.whole.width; }

}  // namespace foyer
