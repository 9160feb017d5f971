#include "app/camera.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace foyer {
namespace {

/// Value, speed and acceleration of one quantity.
struct Motion {
    double value = 0, speed = 0, acceleration = 0;
};

/// From a motion to rest at `to` after `duration`, at a time in between.
Motion quintic(const Motion& from, double to, double duration, double time) {
    const double d = to - from.value, t1 = duration, t2 = t1 * t1, t3 = t2 * t1, t4 = t3 * t1, t5 = t4 * t1;
    const double a3 = (20 * d - 12 * from.speed * t1 - 3 * from.acceleration * t2) / (2 * t3);
    const double a4 = (-30 * d + 16 * from.speed * t1 + 3 * from.acceleration * t2) / (2 * t4);
    const double a5 = (12 * d - 6 * from.speed * t1 - from.acceleration * t2) / (2 * t5);
    const double t = time;
    return {from.value + t * (from.speed + t * (from.acceleration / 2 + t * (a3 + t * (a4 + t * a5)))),
            from.speed + t * (from.acceleration + t * (3 * a3 + t * (4 * a4 + t * 5 * a5))),
            from.acceleration + t * (6 * a3 + t * (12 * a4 + t * 20 * a5))};
}

struct Moment {
    Pose pose, speed, acceleration;
};

Moment moment_at(const Camera& camera, double now) {
    const Pose still{{}, Pt(0), 0};
    const double time = std::max(0.0, now - camera.begun);
    if (!(time < camera.duration)) return {camera.to, still, still};
    Moment moment;
    const auto run = [&](double from, double speed, double acceleration, double to) {
        return quintic({from, speed, acceleration}, to, camera.duration, time);
    };
    const Pose &f = camera.from, &s = camera.speed, &a = camera.acceleration, &to = camera.to;
    const Motion x = run(f.centre.x.value, s.centre.x.value, a.centre.x.value, to.centre.x.value);
    const Motion y = run(f.centre.y.value, s.centre.y.value, a.centre.y.value, to.centre.y.value);
    const Motion width = run(f.width.value, s.width.value, a.width.value, to.width.value);
    const Motion turn = run(f.turn, s.turn, a.turn, to.turn);
    moment.pose = {{Pt(x.value), Pt(y.value)}, Pt(width.value), turn.value};
    moment.speed = {{Pt(x.speed), Pt(y.speed)}, Pt(width.speed), turn.speed};
    moment.acceleration = {{Pt(x.acceleration), Pt(y.acceleration)}, Pt(width.acceleration), turn.acceleration};
    // A move thrown back while it closes in would come nearer still before it turns: not past half of either end.
    moment.pose.width = max(moment.pose.width, min(f.width, to.width) * 0.5);
    return moment;
}

}  // namespace

Camera resting_at(const Pose& pose) { return {.from = pose, .to = pose}; }

Camera moved(const Camera& camera, const Pose& to, double now, double duration) {
    Moment moment = moment_at(camera, now);
    if (moment.pose == to || !(duration > 0)) return resting_at(to);
    // From rest not quite gently: the next frame is to show that the press was heard.
    constexpr double at_once = 0.2;  // of the move's mean speed
    if (!is_moving(camera, now)) {
        const auto speed = [&](double from, double end) { return (end - from) * at_once / duration; };
        moment.speed = {{Pt(speed(moment.pose.centre.x.value, to.centre.x.value)),
                         Pt(speed(moment.pose.centre.y.value, to.centre.y.value))},
                        Pt(speed(moment.pose.width.value, to.width.value)),
                        speed(moment.pose.turn, to.turn)};
    }
    return {moment.pose, to, moment.speed, moment.acceleration, now, duration};
}

Pose pose_at(const Camera& camera, double now) { return moment_at(camera, now).pose; }

bool is_moving(const Camera& camera, double now) { return now < camera.begun + camera.duration; }

Pose pose_of(const Rect& view, double turn, PixelSize screen) {
    const double scale = screen.width / view.width.value;
    const auto whole = [scale](Pt at) { return Pt(std::round(at.value * scale) / scale); };
    const Pt height = view.width * (static_cast<double>(screen.height) / screen.width);
    return {
        {whole(view.x) + view.width / 2, whole(view.y + (view.height - height) / 2) + height / 2}, view.width, turn};
}

Pose pose_of(const Beat& beat, PixelSize screen) { return pose_of(beat.view, beat.turn, screen); }

Rect view_of(const Pose& pose, PixelSize screen) {
    const Pt height = pose.width * (static_cast<double>(screen.height) / screen.width);
    return {pose.centre.x - pose.width / 2, pose.centre.y - height / 2, pose.width, height};
}

Point page_point(const Pose& pose, Fraction2 at, PixelSize screen) {
    const double radians = pose.turn * std::numbers::pi / 180,
                 aspect = static_cast<double>(screen.height) / screen.width;
    const double across = (at.x - 0.5) * pose.width.value, down = (at.y - 0.5) * pose.width.value * aspect;
    // The page is turned clockwise, so the picture looks at it the other way round.
    return {pose.centre.x + Pt(across * std::cos(radians) + down * std::sin(radians)),
            pose.centre.y + Pt(-across * std::sin(radians) + down * std::cos(radians))};
}

Pose zoomed(const Pose& pose, Fraction2 at, double by, Size picture, PixelSize screen) {
    const Point point = page_point(pose, at, screen);
    const Rect now = view_of(pose, screen);
    Rect view{Pt(0), Pt(0), now.width / by, now.height / by};
    view.x = max(Pt(0), min(point.x - view.width * at.x, picture.width - view.width));
    view.y = max(Pt(0), min(point.y - view.height * at.y, picture.height - view.height));
    return pose_of(view, pose.turn, screen);
}

}  // namespace foyer
