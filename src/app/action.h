// Actions: everything that can happen to a Model, from a key to a decoded picture. And the effects that answer them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/model.h"

namespace foyer {

// What a person does.

/// Among the spreads; while a card is shown, among the cards of its kind.
struct GoTo {
    enum class Where { next, previous, first, last, index };
    Where where = Where::next;
    int index = 0;
};
/// A digit typed, or the prompt opened with none.
struct Digit {
    std::optional<int> digit;
};
/// Enter: to the beat typed; else what is pointed at opens; else the next beat.
struct Accept {};
/// Backspace: takes a digit back, or goes to the beat before.
struct TakeBack {};
/// Esc: leaves one state, never the program.
struct Leave {};
struct ToggleFullScreen {
    bool never_off = false;  ///< a key that only brings it
};
struct ToggleHelp {};
struct TogglePanel {};
/// The keyboard goes to the panel, or back to the page.
struct SwitchFocus {};
struct ArrangePanel {
    PanelLayout layout;
};
/// The pointer, or a key, is on something of the page that can be pressed; or no more.
struct PointAt {
    std::optional<CardSubject> subject;
};
/// The thing on the page that comes so many steps behind the one pointed at, in reading order.
struct StepTarget {
    int by = 1;
};
struct ShowCard {
    CardSubject subject;
};
/// Asks first where something would be lost; `insistent` does not.
struct QuitProgram {
    bool insistent = false;
};
/// To the question that is asked.
struct Answer {
    enum class Choice { save, discard, cancel };
    Choice choice = Choice::cancel;
};

struct Undo {};
struct Redo {};
/// Undoes or redoes until so many steps are done.
struct TravelTo {
    std::size_t done = 0;
};
struct BeginDrag {};
struct EndDrag {};
struct SetParameter {
    std::size_t row = 0;
    Value value;
};
/// Back to the theme's value.
struct ResetParameter {
    std::size_t row = 0;
};
/// Every parameter of a group; an empty name: of all.
struct ResetGroup {
    std::string group;
};
struct ChooseTheme {
    std::string name;
};
struct Save {};

struct OpenExport {};
struct StartExport {
    ExportRequest request;
};
struct StopExport {};

/// Something happens to the show, at a moment of its clock in seconds. Passed over where nothing is presented.
struct Present {
    ShowAction action;
    double now = 0;
};
/// The show begins.
struct StartShow {
    std::shared_ptr<const BeatList> list;
    PixelSize screen;
    DisplayBook displays;
    double now = 0;
};

/// Something happens in the lobby, at a moment of its clock in seconds. Passed over where there is none.
struct Attend {
    LobbyAction action;
    double now = 0;
};
/// An edition comes into the lobby, which begins with the first.
struct ShowEdition {
    std::shared_ptr<const Review> review;
    std::shared_ptr<const Theme> theme;
    Style style;
    EditionOn on;
    double now = 0;
};

// What the world answers.

struct ResizeWindow {
    PixelSize size;
    double scale = 1;
};
/// The layout came out with so many spreads.
struct BeatsCounted {
    int count = 1;
};
struct ReviewRead {
    std::shared_ptr<const Review> review;  ///< null: it cannot be shown, the last one stays
    Diagnostics diagnostics;
    bool missing = false;                  ///< it only says that there is nothing to show
    std::shared_ptr<const std::string> text{};
};
/// A theme was read: one that was chosen, or again because its files changed. What was set over the one before is kept.
struct ThemeRead {
    std::shared_ptr<const Theme> theme;  ///< null: it cannot be used, the last one stays
    Diagnostics diagnostics;
    bool chosen = false;
};
/// The style file was changed by somebody else: its values over the theme's. Rows changed here and not saved are kept.
struct StyleRead {
    Style style;
    Diagnostics diagnostics;
};
/// A picture of the review is measured, and then decoded, or cannot be shown.
struct PictureRead {
    std::string name;
    std::optional<PictureFacts> facts;
    Diagnostics diagnostics;
};
/// The same picture was changed and cannot be read now: the last one stays.
struct PictureFailed {
    std::string name;
    Diagnostics diagnostics;
};
struct Saved {
    Look look;
    std::string path;
};
/// About shaders, fonts, watching, saving; replaces what was said of them before.
struct ProgramSaid {
    Diagnostics diagnostics;
};
struct NamesRead {
    std::vector<std::string> themes, faces;
};
struct ExportAdvanced {
    double progress = 0;
};
struct ExportEnded {
    std::string notice;  ///< where the files are, or why there are none
};

using Action =
    std::variant<Attend, ShowEdition, GoTo, Digit, Accept, TakeBack, Leave, ToggleFullScreen, ToggleHelp, TogglePanel, SwitchFocus, ArrangePanel, PointAt,
                 StepTarget, ShowCard, QuitProgram, Answer, Undo, Redo, TravelTo, BeginDrag, EndDrag, SetParameter, ResetParameter, ResetGroup, ChooseTheme,
                 Save, OpenExport, StartExport, StopExport, Present, StartShow, ResizeWindow, BeatsCounted, ReviewRead, ThemeRead, StyleRead, PictureRead,
                 PictureFailed, Saved, ProgramSaid, NamesRead, ExportAdvanced, ExportEnded>;

/// What the shell is to do outside the Model.
struct SetFullScreen {
    bool on = false;
    bool operator==(const SetFullScreen&) const = default;
};
struct LoadPicture {
    std::string name;  ///< as pictures_of gives it
    bool operator==(const LoadPicture&) const = default;
};
struct LoadTheme {
    std::string name;
    bool operator==(const LoadTheme&) const = default;
};
/// Writes the model's look into the style file.
struct WriteStyle {
    bool operator==(const WriteStyle&) const = default;
};
struct WritePanelLayout {
    bool operator==(const WritePanelLayout&) const = default;
};
struct BeginExport {
    ExportRequest request;
    bool operator==(const BeginExport&) const = default;
};
struct CancelExport {
    bool operator==(const CancelExport&) const = default;
};
struct MoveFocus {
    bool operator==(const MoveFocus&) const = default;
};
/// Finds what StepTarget means on the page as it is laid out, and points at it.
struct FindTarget {
    int by = 1;
    bool operator==(const FindTarget&) const = default;
};
/// Keeps the audience's picture as it is at this moment of the show.
struct KeepPicture {
    Show show;
    double now = 0;
    bool operator==(const KeepPicture&) const = default;
};
struct WriteDisplays {
    bool operator==(const WriteDisplays&) const = default;
};
/// The audience's window to its display, and the console to the other.
struct ArrangeDisplays {
    bool operator==(const ArrangeDisplays&) const = default;
};
/// The lobby asks for something.
struct AskLobby {
    LobbyRequest request;
    bool operator==(const AskLobby&) const = default;
};
using Effect = std::variant<AskLobby, KeepPicture, WriteDisplays, ArrangeDisplays, SetFullScreen, LoadPicture, LoadTheme, WriteStyle, WritePanelLayout, BeginExport, CancelExport, MoveFocus,
                            FindTarget>;

struct Updated {
    Model model;
    std::vector<Effect> effects;
};

/// The only place where state changes. Pure.
Updated update(Model model, const Action& action);

}  // namespace foyer
