#include "shell/keys.h"

#include <array>

namespace foyer {
namespace {

constexpr std::array<KeyRow, 14> table = {{
    {"PgDn, Space, →, ↓, N, Enter", "next spread, or card"},
    {"PgUp, Shift+Space, ←, ↑, P, Backspace", "previous spread, or card"},
    {"Home / End", "first / last spread"},
    {"digits, then Enter; G", "go to a spread"},
    {"F5, F11, F", "full screen"},
    {"I / Shift+I, then Enter", "point at an act, a quote, the picture; open it"},
    {"F1, Tab", "panel shown / hidden"},
    {"F6", "keyboard to the panel / to the page"},
    {"Ctrl+S", "save the look"},
    {"Ctrl+E", "save pictures"},
    {"Ctrl+Z / Ctrl+Shift+Z, Ctrl+Y", "undo / redo"},
    {"Esc", "leave one state: help, prompt, card, full screen"},
    {"?", "these keys"},
    {"Ctrl+Q", "quit"},
}};

}  // namespace

std::span<const KeyRow> key_rows() { return table; }

std::optional<Action> action_for(const KeyEvent& event) {
    const Action next = GoTo{GoTo::Where::next}, previous = GoTo{GoTo::Where::previous};
    if (event.modifiers.alt) return std::nullopt;
    if (event.modifiers.control) {
        if (event.key != Key::character) return std::nullopt;
        switch (event.character) {
            case U'q': return QuitProgram{};
            case U'z': return event.modifiers.shift ? Action(Redo{}) : Action(Undo{});
            case U'y': return Redo{};
            case U's': return Save{};
            case U'e': return OpenExport{};
            default: return std::nullopt;
        }
    }
    switch (event.key) {
        case Key::page_down: case Key::right: case Key::down: return next;
        case Key::page_up: case Key::left: case Key::up: return previous;
        case Key::space: return event.modifiers.shift ? previous : next;
        case Key::enter: return Accept{};
        case Key::backspace: return TakeBack{};
        case Key::home: return GoTo{GoTo::Where::first};
        case Key::end: return GoTo{GoTo::Where::last};
        case Key::escape: return Leave{};
        case Key::tab: case Key::f1: return event.repeat ? std::nullopt : std::optional<Action>(TogglePanel{});
        case Key::f6: return event.repeat ? std::nullopt : std::optional<Action>(SwitchFocus{});
        case Key::f5: case Key::f11: return event.repeat ? std::nullopt : std::optional<Action>(ToggleFullScreen{});
        default: break;
    }
    if (event.key != Key::character) return std::nullopt;
    if (event.character >= U'0' && event.character <= U'9' && !event.modifiers.shift) {
        return Digit{static_cast<int>(event.character - U'0')};
    }
    if (event.character == U'i') return StepTarget{event.modifiers.shift ? -1 : 1};
    if (event.modifiers.shift) return std::nullopt;
    switch (event.character) {
        case U'n': return next;
        case U'p': return previous;
        case U'g': return Digit{std::nullopt};
        case U'f': return event.repeat ? std::nullopt : std::optional<Action>(ToggleFullScreen{});
        default: return std::nullopt;
    }
}

std::optional<Action> action_for(const TextEvent& event) {
    if (event.text == "?") return ToggleHelp{};
    return std::nullopt;
}

}  // namespace foyer
