// A hand on the page: how two fingers, one, or a wheel move what is seen of it. Pure geometry; places in px of the
// picture.
#pragma once

#include "app/camera.h"
#include "app/screen_map.h"

namespace foyer {

/// A page seen whole, and the picture it is seen in.
struct HandRoom {
    Pose whole;
    PixelSize picture;
};

inline constexpr double greatest_zoom = 6;  ///< of the whole page: beyond that one word fills the screen

/// No nearer than is of use, no further than whole, and inside the page.
Pose kept_inside(Pose pose, const HandRoom& room);

/// What lay under `middle` before it moved `by` lies under it still, and is nearer by a factor.
Pose moved_by_hand(const Pose& pose, ScreenPoint middle, ScreenPoint by, double factor, const HandRoom& room);

/// Where it comes to rest when the hand lets go: whole where it nearly is, else on whole pixels, where type is sharp.
Pose at_rest(const Pose& pose, const HandRoom& room);

bool is_near(const Pose& pose, const HandRoom& room);

/// Within so many px of two edges of the picture.
bool in_corner(ScreenPoint at, PixelSize picture, double reach);

}  // namespace foyer
