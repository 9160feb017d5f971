// The lobby: an unattended screen as one value. It plays an edition's beats by itself until somebody touches it; then
// the page is theirs until they leave it alone. Behind a code lies the way out. Time is passed in, in seconds.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/gestures.h"
#include "app/hand.h"
#include "app/lobby_pages.h"
#include "app/show.h"

namespace foyer {

enum class Attendance {
    attract,  ///< the beats play by themselves
    hands,    ///< a visitor has the page
    staff,    ///< the panel is open, and has all that is touched
};

/// Where a code is typed, over the page.
struct CodePad {
    std::string digits;
    double touched = 0;               ///< when last typed in
    bool asking = false;              ///< the code was given in, and is not answered yet
    bool wrong = false;               ///< the last one was
    bool unset = false;               ///< no code was ever set: none is right
    std::optional<double> until{};    ///< no code is taken before this moment
    bool open = false;                ///< the right one was given: what lies behind can be chosen
    bool panel = false;               ///< … the panel too
    std::vector<std::string> told{};  ///< how the kiosk is, for its staff; a line each
    bool operator==(const CodePad&) const = default;
};
inline constexpr std::size_t most_code_digits = 12;
inline constexpr double pad_time = 30;     ///< seconds: an open pad that nobody types in is closed
inline constexpr double panel_time = 120;  ///< seconds: a panel that nobody uses is closed
inline constexpr double hold_time = 0.15;  ///< seconds: a hand that rests so long sees the page at its finest

/// What the loop is asked for; it takes them all at once.
struct CheckCode {
    std::string digits;
    bool operator==(const CheckCode&) const = default;
};
struct LeaveKiosk {
    bool operator==(const LeaveKiosk&) const = default;
};
/// How is it? To be answered by ServiceTold.
struct AskService {
    bool operator==(const AskService&) const = default;
};
/// Until PanelClosed.
struct OpenPanel {
    bool operator==(const OpenPanel&) const = default;
};
using LobbyRequest = std::variant<CheckCode, LeaveKiosk, AskService, OpenPanel>;

struct Lobby {
    std::string edition;                      ///< what is on; empty: nothing yet
    std::shared_ptr<const LobbyPages> pages;  ///< null before the first EditionOn
    Show show;                                ///< only where there are pages
    Attendance attendance = Attendance::attract;
    int left_at = 0;                   ///< the beat of the loop at which the visitor came, or the panel
    int page = 0;                      ///< of `hands`: where a card goes back to
    bool due = false;                  ///< the last beat is over: what comes next is for the loop to say
    double touched = 0;                ///< when a visitor, or who uses the panel, last did something
    std::optional<double> hand_moved;  ///< when a hand last moved the page
    Gestures gestures;
    std::optional<CodePad> pad;
    std::vector<LobbyRequest> requests;
    bool operator==(const Lobby&) const = default;
};

/// What of the style and the display a lobby goes by.
struct LobbyManner {
    ShowManner show;
    double idle = 45;    ///< seconds until the loop resumes
    double target = 54;  ///< least width and height of what is touched, px of the picture
    double hidden = 0;   ///< px at each edge of the picture that may lie beyond the screen's
    GestureSizes sizes;
    bool operator==(const LobbyManner&) const = default;
};
LobbyManner lobby_manner(const Style& style, bool reduced_motion, PixelSize picture);

// What happens to it.

/// An edition is on (an empty name: none, and the house's own page instead), from one of its beats; `changed`: it is
/// the one that was on, laid out anew.
struct EditionOn {
    std::string edition;
    std::shared_ptr<const LobbyPages> pages;
    std::string beat;  ///< by its id; the first where there is none such
    bool changed = false;
};
/// The loop that is due begins again.
struct PlayAgain {};
struct TouchLobby {
    Touch touch;
};
/// A wheel over the page, in notches away from the visitor.
struct TurnWheel {
    ScreenPoint at;
    double notches = 0;
};
struct PressLobbyKey {
    enum class What { next, previous, first, last, home, leave, enter, erase, digit, other } what = What::other;
    int digit = 0;
};
struct TickLobby {};
/// The answer to CheckCode.
struct CodeChecked {
    bool right = false, unset = false;
    double wait = 0;     ///< seconds until another is taken
    bool panel = false;  ///< there is one to be opened
};

/// The answer to AskService.
struct ServiceTold {
    std::vector<std::string> lines;
};

/// Somebody did something with the panel.
struct PanelUsed {};
struct PanelClosed {};

using LobbyAction = std::variant<EditionOn, PlayAgain, TouchLobby, TurnWheel, PressLobbyKey, TickLobby, CodeChecked,
                                 ServiceTold, PanelUsed, PanelClosed>;

/// Pure.
Lobby update_lobby(Lobby lobby, const LobbyAction& action, const LobbyManner& manner, double now);

/// The page is nearer than whole.
bool is_zoomed(const Lobby& lobby);
/// Something of the picture changes by itself at this moment.
bool is_moving(const Lobby& lobby, double now);
/// A hand is moving the page: what is drawn need not be at its finest.
bool is_held(const Lobby& lobby, double now);
/// Seconds until a TickLobby has something to do; nothing where it never will. May be 0 or below.
std::optional<double> lobby_due(const Lobby& lobby, const LobbyManner& manner, double now);
/// While a visitor has the page: seconds until the loop resumes.
std::optional<double> idle_left(const Lobby& lobby, const LobbyManner& manner, double now);
/// While the panel is open: seconds until it closes by itself.
std::optional<double> panel_left(const Lobby& lobby, double now);

/// In a visitor's hands: the first and the last beat that a swipe from this one leads to, among the pages, or among the
/// cards of one kind.
struct LobbyReach {
    int first = 0, last = 0;
};
LobbyReach reach_of(const Lobby& lobby);
/// The page whole, as the beat that is on shows it.
HandRoom hand_room(const Lobby& lobby);

// What is drawn over the page to be pressed.

struct LobbyButton {
    enum class Kind { home, previous, next, close, digit, erase, accept, cancel, leave, panel, service, back };
    Kind kind = Kind::home;
    int digit = 0;
    Rect bounds;  ///< points of the picture
    bool operator==(const LobbyButton&) const = default;
};
/// Each at least `manner.target` wide and high, in the order they are drawn.
std::vector<LobbyButton> buttons_of(const Lobby& lobby, const LobbyManner& manner);
/// The pad's ground; empty while it is closed.
Rect pad_of(const Lobby& lobby, const LobbyManner& manner);

}  // namespace foyer
