// Actions: everything that can happen to a Model, from a key to a decoded picture. And the effects that answer them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/model.h"

namespace foyer {

struct GoTo {
    enum class Where { next, previous, first, last, index };
    Where where = Where::next;
    int index = 0;
};
/// A digit typed, or the prompt opened with none.
struct Digit {
    std::optional<int> digit;
};
/// Enter: to the beat typed, or the next one where none was.
struct Accept {};
/// Backspace: takes a digit back, or goes to the beat before.
struct TakeBack {};
/// Esc: leaves one state, never the program.
struct Leave {};
struct ToggleFullScreen {};
struct ToggleHelp {};
struct QuitProgram {};
struct Undo {};
struct Redo {};
struct BeginDrag {};
struct EndDrag {};
struct SetParameter {
    std::size_t row = 0;
    Value value;
};
struct ResizeScreen {
    PixelSize size;
};
/// The layout came out with so many spreads.
struct BeatsCounted {
    int count = 1;
};
struct ReviewRead {
    std::shared_ptr<const Review> review;
    Diagnostics diagnostics;
    bool missing = false;  ///< it only says that there is nothing to show
};
struct ThemeRead {
    std::shared_ptr<const Theme> theme;
    Style style;  ///< the theme's, with what the user set over it
    Diagnostics diagnostics;
};
/// The hero is decoded, or cannot be.
struct PictureRead {
    std::optional<PixelSize> size;
    Diagnostics diagnostics;
};

using Action = std::variant<GoTo, Digit, Accept, TakeBack, Leave, ToggleFullScreen, ToggleHelp, QuitProgram, Undo, Redo, BeginDrag,
                            EndDrag, SetParameter, ResizeScreen, BeatsCounted, ReviewRead, ThemeRead, PictureRead>;

/// What the shell is to do outside the Model.
struct SetFullScreen {
    bool on = false;
    bool operator==(const SetFullScreen&) const = default;
};
struct LoadPicture {
    std::string name;
    bool operator==(const LoadPicture&) const = default;
};
using Effect = std::variant<SetFullScreen, LoadPicture>;

struct Updated {
    Model model;
    std::vector<Effect> effects;
};

/// The only place where state changes. Pure.
Updated update(Model model, const Action& action);

}  // namespace foyer
