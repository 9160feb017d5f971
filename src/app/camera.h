// The camera over the page: from pose to pose along the smoothest way there is, a pure function of its state and the
// time.
#pragma once

#include "app/beats.h"
#include "core/projection.h"

namespace foyer {

/// Under way from one pose to another: place, speed and acceleration at the start are kept, so that a move that is
/// interrupted goes on without a jolt. Times in seconds.
struct Camera {
    Pose from, to;
    Pose speed{{}, Pt(0), 0}, acceleration{{}, Pt(0), 0};  ///< at the start, a second
    double begun = 0, duration = 0;
    bool operator==(const Camera&) const = default;
};

Camera resting_at(const Pose& pose);

/// To another pose, from wherever the camera is now.
Camera moved(const Camera& camera, const Pose& to, double now, double duration);

/// Minimum-jerk motion (Flash and Hogan, 1985): a polynomial of fifth degree that begins as the camera is and ends at
/// rest. At its end, and after it, exactly `to`.
Pose pose_at(const Camera& camera, double now);
bool is_moving(const Camera& camera, double now);

/// Of a view of the page, its corner moved to a whole pixel of the screen: so type at rest is as sharp as laid out.
Pose pose_of(const Rect& view, double turn, PixelSize screen);
Pose pose_of(const Beat& beat, PixelSize screen);

/// What a pose shows of the page where it is not turned.
Rect view_of(const Pose& pose, PixelSize screen);

/// Nearer by a factor, so that what stands at `at` (a fraction of the picture) stays there; inside the page's picture.
Pose zoomed(const Pose& pose, Fraction2 at, double by, Size picture, PixelSize screen);

/// The place of the page under a place of the picture.
Point page_point(const Pose& pose, Fraction2 at, PixelSize screen);

}  // namespace foyer
