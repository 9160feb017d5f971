// The show: where a presentation stands, as one value, and what a presenter does to it. Time is passed in with every
// step, in seconds; what is seen at a moment is a function of the show and that moment.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/beats.h"
#include "app/camera.h"

namespace foyer {

enum class Curtain { none, black, white };

/// How much of the screen the picture takes: for projectors that cut its edges off.
enum class SafeArea { whole, action, title };
/// Of width and height: all, 93 % (where action is safe), 90 % (where titles are).
double share_of(SafeArea area);

/// How the picture stands on one display.
struct DisplaySettings {
    Corners corners;
    int quarter_turns = 0;   ///< of the picture, clockwise, 0 to 3
    double gamma = 1, brightness = 1, black = 0;  ///< exponent 1/gamma; share of full light; least light
    SafeArea safe = SafeArea::whole;              ///< inside the corners
    bool operator==(const DisplaySettings&) const = default;
};
/// Where the picture's corners stand on the screen, before it is turned.
Corners picture_corners(const DisplaySettings& settings);
inline constexpr double least_gamma = 0.4, greatest_gamma = 2.5, least_brightness = 0.1, greatest_black = 0.3;

/// By the display's name and mode.
using DisplayBook = std::map<std::string, DisplaySettings>;

/// A sheet on its way out.
struct Passing {
    SheetId before;
    Pose pose;               ///< it was looked at so
    bool kept = false;       ///< what goes is the picture that was kept, not a sheet
    double begun = 0, duration = 0;
    BeatPassage passage = BeatPassage::cut;
    bool backwards = false;
    double intensity = 0.5;
    bool operator==(const Passing&) const = default;
};

struct Timer {
    bool running = true;
    double counted = 0;  ///< seconds, until `since`
    double since = 0;
    bool operator==(const Timer&) const = default;
};
double elapsed(const Timer& timer, double now);

struct Show {
    std::shared_ptr<const BeatList> list;  ///< never null once there is a show
    PixelSize screen{1920, 1080};          ///< of the audience's picture, before it is turned or warped
    int beat = 0;
    double arrived = 0;                    ///< when the beat was gone to
    Camera camera;
    std::optional<Passing> passing;
    Curtain curtain = Curtain::none;
    double curtain_moved = 0;              ///< when it last came or went
    Curtain curtain_before = Curtain::none;
    bool frozen = false;                   ///< the audience's picture stays; the console goes on alone
    bool in_private = false;               ///< the audience keeps the page taken last, while the next is laid out
    bool spotlight = false;
    Fraction2 pointer;                     ///< of the picture
    std::optional<Fraction2> zoom;         ///< about this place of the picture
    bool autoplay = false;
    bool test_card = false;
    std::optional<int> corner;             ///< being set: 0 to 3
    bool overview = false, help = false;
    int overview_at = 0;                   ///< the beat the overview's frame stands on
    std::optional<std::string> prompt;     ///< digits typed so far
    Timer timer;
    std::map<std::string, double> spent;   ///< seconds of the timer at beats that were left, by their ids
    double counted = 0;                    ///< of the timer, when the beat that is on was gone to
    bool swapped = false;                  ///< console and audience have changed displays
    bool apart = false;                    ///< the audience has a window of its own
    bool console = true;                   ///< with one window alone: it is the console, not the audience's picture
    std::string display;                   ///< the audience's, as the book names it
    DisplayBook displays;
    bool displays_changed = false;         ///< the book is to be written

    double last_step = -1e9;               ///< when next or previous was last pressed
    bool operator==(const Show&) const = default;
};

// What happens to it.

struct StepBeat {
    enum class To { next, previous, first, last } to = To::next;
};
struct GoToBeat {
    int beat = 0;
};
/// Again, or next, brings the picture back.
struct DrawCurtain {
    Curtain curtain = Curtain::black;
};
struct ToggleFreeze {};
/// What the audience sees stays as it is until it is taken.
struct GoPrivate {};
/// The page as it now is to the audience.
struct TakePage {
    bool cut = false;
};
struct ToggleSpotlight {};
struct PointAtPicture {
    Fraction2 at;
};
struct ToggleZoom {};
struct PauseTimer {};
struct ResetTimer {};
struct ToggleOverview {};
struct ToggleAutoplay {};
struct SwapDisplays {};
/// On the only display: console or picture.
struct ToggleConsole {};
struct ToggleShowHelp {};
struct ToggleTestCard {};
/// The next corner to be set, and behind the last none.
struct ChooseCorner {
    std::optional<int> corner;  ///< this one
};
/// Moves the chosen corner, device pixels.
struct MoveCorner {
    double x = 0, y = 0;
};
struct ResetDisplay {};
struct SetDisplay {
    DisplaySettings settings;
};
struct TypeDigit {
    std::optional<int> digit;  ///< nothing: only opens the prompt
};
struct EnterKey {};
struct BackspaceKey {};
struct EscapeKey {};
/// An arrow: over the overview, or a corner; else a step.
struct ArrowKey {
    int across = 0, down = 0;
    bool far = false;
};
/// The clock moved on: autoplay may be due.
struct Tick {};
/// The page was laid out anew: these are its beats now. The show stays where it is.
struct BeatsMade {
    std::shared_ptr<const BeatList> list;
    PixelSize screen;
};
/// The audience's window stands on this display; or there is none for it.
struct DisplayFound {
    std::string name;
    bool apart = false;
};

using ShowAction =
    std::variant<StepBeat, GoToBeat, DrawCurtain, ToggleFreeze, GoPrivate, TakePage, ToggleSpotlight, PointAtPicture,
                 ToggleZoom, PauseTimer, ResetTimer, ToggleOverview, ToggleAutoplay, SwapDisplays, ToggleConsole,
                 ToggleShowHelp, ToggleTestCard, ChooseCorner, MoveCorner, ResetDisplay, SetDisplay, TypeDigit,
                 EnterKey, BackspaceKey, EscapeKey, ArrowKey, Tick, BeatsMade, DisplayFound>;

/// What of the style a show goes by.
struct ShowManner {
    double camera = 1.1, duration = 0.9;       ///< seconds
    std::optional<BeatPassage> passage;        ///< nothing: as the beat
    bool calm = false;                         ///< reduced motion: short dissolves in place of all
    bool operator==(const ShowManner&) const = default;
};
ShowManner show_manner(const Style& style, bool reduced_motion);

/// Pure.
Show update_show(Show show, const ShowAction& action, const ShowManner& manner, double now);

/// A show at its first beat.
Show first_show(std::shared_ptr<const BeatList> list, PixelSize screen, double now);

const Beat& beat_of(const Show& show);
const DisplaySettings& display_of(const Show& show);

/// How far the curtain is drawn at a moment, 0 to 1, and which.
struct CurtainLevel {
    Curtain curtain = Curtain::none;
    double level = 0;
};
CurtainLevel curtain_at(const Show& show, double now);
double progress_of(const Passing& passing, double now);

/// Something of the picture changes by itself at this moment.
bool is_moving(const Show& show, double now);

/// Seconds until autoplay goes on; nothing where it does not.
std::optional<double> autoplay_due(const Show& show, double now);

// The talk's time, from the beats' own.

/// Planned seconds of all beats before this one, and of all.
double planned_until(const BeatList& list, int beat);
double planned(const BeatList& list);

enum class Pace { ahead, on, behind };
struct PaceFacts {
    double elapsed = 0, remaining = 0;  ///< seconds; what is planned and not yet shown
    double late = 0;                    ///< behind the plan by so much; ahead where below 0
    Pace pace = Pace::on;
};
PaceFacts pace_of(const Show& show, double now);

/// Neighbouring beats of one act, and how long they took.
struct ActPace {
    enum class Stand { to_come, on, done };
    std::optional<int> act;           ///< nothing: before, between or behind the acts
    int first = 0, end = 0;           ///< beats
    double planned = 0, spent = 0;    ///< seconds
    Stand stand = Stand::to_come;
    double late = 0;                  ///< behind the plan of these beats alone; ahead where below 0
    Pace pace = Pace::on;
    bool operator==(const ActPace&) const = default;
};
/// All beats, in their order.
std::vector<ActPace> pace_by_act(const Show& show, double now);

}  // namespace foyer
