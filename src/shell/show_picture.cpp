#include "shell/show_picture.h"

namespace foyer {
namespace {

static_assert(static_cast<int>(PassageKind::noise) == static_cast<int>(BeatPassage::noise) &&
              static_cast<int>(PassageKind::rise) == static_cast<int>(BeatPassage::rise));

Projection projection_of(const DisplaySettings& settings) {
    return {picture_corners(settings), settings.quarter_turns, settings.gamma, settings.brightness, settings.black};
}

}  // namespace

ShowFrame show_frame(const Show& show, SheetBook& book, Pipeline& pipeline, double now, Viewer viewer,
                     PixelSize picture) {
    const Beat& beat = beat_of(show);
    const Style& style = book.scene().style;
    const bool small = viewer == Viewer::console;
    ShowFrame frame;
    frame.picture = picture;
    frame.now.sheet = {book.page(pipeline, beat.sheet), &book.moment(pipeline, beat.sheet, now)};
    frame.now.pose = pose_at(show.camera, now);
    frame.now.moving = is_moving(show.camera, now);
    frame.now.from = show.camera.from;
    frame.now.to = show.camera.to;
    // Under way, one drawing serves the console; at rest it is as crisp as the audience's.
    frame.now.coarse = small && is_moving(show, now);
    if (show.passing && now < show.passing->begun + show.passing->duration) {
        const Passing& passing = *show.passing;
        // What the console's own picture was is kept nowhere: it goes from the sheet.
        const bool kept = passing.kept && !small;
        if (!passing.kept || kept) {
            ShowPassing out;
            out.kept = kept;
            if (!kept) out.sheet = {book.page(pipeline, passing.before), &book.moment(pipeline, passing.before, now)};
            out.pose = passing.pose;
            out.kind = static_cast<PassageKind>(passing.passage);
            out.progress = progress_of(passing, now);
            out.backwards = passing.backwards;
            out.intensity = passing.intensity;
            out.curl = style.number("show.curl");
            out.break_up = style.number("show.break_up");
            out.paper = style.colour("palette.paper");
            out.accent = style.colour("palette.accent");
            frame.passing = std::move(out);
        }
    }
    if (show.spotlight) {
        frame.spotlight = show.pointer;
        frame.spotlight_radius = style.number("show.spotlight");
    }
    if (small) return frame;
    frame.kept = show.frozen || show.in_private;
    if (frame.kept) frame.spotlight.reset();
    const CurtainLevel curtain = curtain_at(show, now);
    frame.curtain = curtain.curtain == Curtain::white ? Colour{1, 1, 1} : Colour{0, 0, 0};
    frame.curtain_level = curtain.level;
    frame.projection = projection_of(display_of(show));
    return frame;
}

ShowFrame beat_frame(const Beat& beat, SheetBook& book, Pipeline& pipeline, PixelSize screen, PixelSize picture,
                     Fineness fineness) {
    ShowFrame frame;
    frame.picture = picture;
    frame.now.sheet = {book.page(pipeline, beat.sheet), nullptr};
    frame.now.pose = frame.now.from = frame.now.to = pose_of(beat, screen);
    frame.now.coarse = fineness == Fineness::coarse;
    return frame;
}

SheetLook look_ahead(const Show& show, int number, SheetBook& book, Pipeline& pipeline) {
    const Beat& beat = show.list->beats[static_cast<std::size_t>(number)];
    SheetLook look;
    look.sheet = {book.page(pipeline, beat.sheet), nullptr};
    look.pose = look.to = pose_of(beat, show.screen);
    look.from = beat.sheet == beat_of(show).sheet ? show.camera.to : look.to;
    look.moving = look.from != look.to;
    return look;
}

Bitmap draw_beat(const BeatMoment& moment, Renderer& renderer, SheetBook& book, Pipeline& pipeline,
                 const Pictures& pictures) {
    renderer.forget_still();
    const Scene& scene = book.scene();
    const ShowManner manner = show_manner(scene.style, false);
    constexpr double long_ago = -1e6;
    Show show = first_show(moment.list, scene.screen, long_ago);
    const auto draw = [&](double now) {
        const ShowFrame frame = show_frame(show, book, pipeline, now, Viewer::audience, scene.screen);
        return renderer.draw_show_bitmap(frame, pictures, scene.screen);
    };
    if (moment.beat > 0) {
        show = update_show(std::move(show), GoToBeat{moment.beat - 1}, manner, long_ago);
        draw(0);  // at rest, as it was before the key was pressed: the camera has seen it
        show = update_show(std::move(show), GoToBeat{moment.beat}, manner, 0);
    }
    return draw(moment.seconds);
}

}  // namespace foyer
