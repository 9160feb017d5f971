#include "shell/show_keys.h"

#include <algorithm>
#include <array>

namespace foyer {
namespace {

constexpr std::array<KeyRow, 23> table = {{
    {"PgDn, Space, →, ↓, N, Enter, left click", "next beat"},
    {"PgUp, Shift+Space, ←, ↑, P, Backspace, right click", "previous beat"},
    {"Home / End", "first / last beat"},
    {"digits, then Enter; G", "go to a beat"},
    {"B or . / W or ,", "black / white; again, or next, brings the picture back"},
    {"Shift+F", "freeze the audience's picture"},
    {"V, then Ctrl+Enter", "lay the page out in private, then take it (with Shift: cut)"},
    {"O", "overview of beats"},
    {"L", "spotlight"},
    {"Z", "zoom to what is under the pointer, and back"},
    {"T / Shift+T", "timer: pause / reset"},
    {"A", "autoplay"},
    {"X", "swap the two displays"},
    {"C", "console on the only display"},
    {"F5, F11, F", "full screen"},
    {"F1, Tab", "panel shown / hidden"},
    {"Ctrl+T", "test card; then Tab chooses a corner, arrows move it by 1 pixel, with Shift by 10"},
    {"R, [ ], - =, ; ' with the test card", "turn the picture; gamma; brightness; black level"},
    {"S with the test card", "the picture inside 93 % of the screen, 90 %, or all"},
    {"Ctrl+R with the test card", "the display as it was at first"},
    {"Esc", "leave one state: prompt, black, zoom, overview; never the show"},
    {"?", "these keys"},
    {"Ctrl+Q", "quit"},
}};

ShowKey to(ShowAction action) { return action; }
ShowKey beside(Action action) { return action; }

/// Keys of the test card.
std::optional<ShowKey> adjust(const KeyEvent& event, const Show& show) {
    DisplaySettings settings = display_of(show);
    if (event.key == Key::tab) return event.repeat ? std::nullopt : std::optional(to(ChooseCorner{}));
    if (event.key != Key::character || event.modifiers.shift) return std::nullopt;
    switch (event.character) {
        case U's': settings.safe = static_cast<SafeArea>((static_cast<int>(settings.safe) + 1) % 3); break;
        case U'r': settings.quarter_turns = (settings.quarter_turns + 1) % 4; break;
        case U'[': settings.gamma -= 0.05; break;
        case U']': settings.gamma += 0.05; break;
        case U'-': settings.brightness -= 0.05; break;
        case U'=': settings.brightness += 0.05; break;
        case U';': settings.black -= 0.01; break;
        case U'\'': settings.black += 0.01; break;
        default: return std::nullopt;
    }
    if ((event.character == U'r' || event.character == U's') && event.repeat) return std::nullopt;
    return to(SetDisplay{settings});
}

}  // namespace

std::span<const KeyRow> show_key_rows() { return table; }

std::optional<ShowKey> show_key_for(const KeyEvent& event, const Show& show) {
    using To = StepBeat::To;
    if (event.modifiers.alt) return std::nullopt;
    if (event.modifiers.control) {
        if (event.repeat) return std::nullopt;
        if (event.key == Key::enter) return to(TakePage{event.modifiers.shift});
        if (event.key != Key::character) return std::nullopt;
        switch (event.character) {
            case U'q': return beside(QuitProgram{});
            case U't': return to(ToggleTestCard{});
            case U'r': return show.test_card ? std::optional(to(ResetDisplay{})) : std::nullopt;
            case U'z': return beside(event.modifiers.shift ? Action(Redo{}) : Action(Undo{}));
            case U'y': return beside(Redo{});
            case U's': return beside(Save{});
            default: return std::nullopt;
        }
    }
    if (show.test_card) {
        if (auto adjusted = adjust(event, show)) return adjusted;
    }
    const bool moves = show.corner || show.overview;
    const auto arrow = [&](int across, int down) { return ArrowKey{across, down, event.modifiers.shift}; };
    switch (event.key) {
        case Key::left: return !event.repeat || moves ? std::optional(to(arrow(-1, 0))) : std::nullopt;
        case Key::right: return !event.repeat || moves ? std::optional(to(arrow(1, 0))) : std::nullopt;
        case Key::up: return !event.repeat || moves ? std::optional(to(arrow(0, -1))) : std::nullopt;
        case Key::down: return !event.repeat || moves ? std::optional(to(arrow(0, 1))) : std::nullopt;
        default: break;
    }
    if (event.repeat) return std::nullopt;  // a held button is one press
    switch (event.key) {
        case Key::page_down: return to(StepBeat{To::next});
        case Key::page_up: return to(StepBeat{To::previous});
        case Key::space: return to(StepBeat{event.modifiers.shift ? To::previous : To::next});
        case Key::enter: return to(EnterKey{});
        case Key::backspace: return to(BackspaceKey{});
        case Key::home: return to(StepBeat{To::first});
        case Key::end: return to(StepBeat{To::last});
        case Key::escape: return to(EscapeKey{});
        case Key::tab: case Key::f1: return beside(TogglePanel{});
        // A clicker's button sends F5 and Esc by turns: the picture comes to the full screen by it, and never off it.
        case Key::f5: return beside(ToggleFullScreen{.never_off = true});
        case Key::f11: return beside(ToggleFullScreen{});
        default: break;
    }
    if (event.key != Key::character) return std::nullopt;
    if (event.character >= U'0' && event.character <= U'9' && !event.modifiers.shift)
        return to(TypeDigit{static_cast<int>(event.character - U'0')});
    if (event.modifiers.shift) {
        switch (event.character) {
            case U'f': return to(ToggleFreeze{});
            case U't': return to(ResetTimer{});
            default: return std::nullopt;
        }
    }
    switch (event.character) {
        case U'n': return to(StepBeat{To::next});
        case U'p': return to(StepBeat{To::previous});
        case U'g': return to(TypeDigit{});
        case U'b': case U'.': return to(DrawCurtain{Curtain::black});
        case U'w': case U',': return to(DrawCurtain{Curtain::white});
        case U'v': return to(GoPrivate{});
        case U'o': return to(ToggleOverview{});
        case U'l': return to(ToggleSpotlight{});
        case U'z': return to(ToggleZoom{});
        case U't': return to(PauseTimer{});
        case U'a': return to(ToggleAutoplay{});
        case U'x': return to(SwapDisplays{});
        case U'c': return to(ToggleConsole{});
        case U'f': return beside(ToggleFullScreen{});
        default: return std::nullopt;
    }
}

std::optional<ShowKey> show_key_for(const TextEvent& event, const Show&) {
    if (event.text == "?") return to(ToggleShowHelp{});
    return std::nullopt;
}

}  // namespace foyer
