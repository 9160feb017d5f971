// A moment of a show as the renderer draws it: which sheet is looked at and how, what it comes after, and how the picture
// stands on the screen. Plain values, made by whoever knows the show.
#pragma once

#include <memory>
#include <optional>

#include "core/projection.h"
#include "paint/display_list.h"

namespace foyer {

/// A page of the show. What is drawn of it is kept as long as the pointer is the same.
struct ShowSheet {
    std::shared_ptr<const DisplayList> page;   ///< none: an empty sheet
    const DisplayList* moment = nullptr;       ///< its live commands now; none: the page's own. For the call only
};

/// A sheet and how it is looked at.
struct SheetLook {
    ShowSheet sheet;
    Pose pose;
    bool moving = false;      ///< under way between the two ends; else drawn at exactly this scale
    Pose from, to;            ///< ends of the move, where the camera rests
    bool coarse = false;      ///< small: one drawing of the whole page serves every pose
    bool held = false;        ///< moved by a hand, nobody knows where to: what is there of the page serves
};

enum class PassageKind { cut, dissolve, push, page_turn, noise, rise };

struct ShowPassing {
    ShowSheet sheet;
    Pose pose;
    bool kept = false;        ///< what goes is the picture that was kept last
    PassageKind kind = PassageKind::dissolve;
    double progress = 0;      ///< 0 the sheet before alone, 1 the new one alone; eased by the caller
    bool backwards = false;
    double intensity = 0.5;   ///< of noise
    double curl = 0.12;       ///< radius of a page turn, in the picture's width
    double break_up = 0.7;    ///< how far noise goes at most
    Colour paper, accent;
};

/// How a picture stands on a screen.
struct Projection {
    Corners corners;          ///< where the picture's corners lie, once it is turned
    int quarter_turns = 0;    ///< clockwise
    double gamma = 1, brightness = 1, black = 0;
    bool operator==(const Projection&) const = default;
};

struct ShowFrame {
    PixelSize picture;        ///< px it is composed for
    SheetLook now;
    std::optional<ShowPassing> passing;
    bool kept = false;        ///< the picture that was kept last stands in for the sheet
    Colour curtain{};
    double curtain_level = 0;
    std::optional<Fraction2> spotlight;
    double spotlight_radius = 0.16;  ///< in the picture's height
    std::shared_ptr<const DisplayList> over;  ///< drawn over the picture, its page as wide as that. None: nothing
    Projection projection;
};

/// A show's picture somewhere in a window.
struct ShowInset {
    PixelRect place;
    const ShowFrame* frame = nullptr;
};

}  // namespace foyer
