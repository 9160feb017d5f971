#include "panel/input.h"

#include <array>
#include <cfloat>

namespace foyer::panel {
namespace {

int key_number(Key key, char32_t character) {
    switch (key) {
        case Key::left: return ImGuiKey_LeftArrow;
        case Key::right: return ImGuiKey_RightArrow;
        case Key::up: return ImGuiKey_UpArrow;
        case Key::down: return ImGuiKey_DownArrow;
        case Key::page_up: return ImGuiKey_PageUp;
        case Key::page_down: return ImGuiKey_PageDown;
        case Key::home: return ImGuiKey_Home;
        case Key::end: return ImGuiKey_End;
        case Key::enter: return ImGuiKey_Enter;
        case Key::escape: return ImGuiKey_Escape;
        case Key::space: return ImGuiKey_Space;
        case Key::tab: return ImGuiKey_Tab;
        case Key::backspace: return ImGuiKey_Backspace;
        case Key::remove: return ImGuiKey_Delete;
        case Key::insert: return ImGuiKey_Insert;
        case Key::character:
            switch (character) {
                case U'a': return ImGuiKey_A;
                case U'c': return ImGuiKey_C;
                case U'v': return ImGuiKey_V;
                case U'x': return ImGuiKey_X;
                case U'y': return ImGuiKey_Y;
                case U'z': return ImGuiKey_Z;
                default: return -1;
            }
        default: return -1;
    }
}

int button_number(PointerButton button) {
    switch (button) {
        case PointerButton::left: return 0;
        case PointerButton::right: return 1;
        case PointerButton::middle: return 2;
        case PointerButton::other: return -1;
    }
    return -1;
}

ImVec2 place(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }

/// What a frame was told so far, and whether it can be told one thing more.
struct Feed {
    ImGuiIO& io;
    Modifiers& modifiers;
    bool button_told = false, text_told = false, key_told = false, moved = false;
    std::array<bool, ImGuiKey_COUNT> keys{};

    bool operator()(const KeyEvent& e) {
        const int key = key_number(e.key, e.character);
        if (key < 0) return true;
        const auto slot = static_cast<std::size_t>(key);
        if (keys[slot] || text_told) return false;
        keys[slot] = key_told = true;
        modifiers = e.modifiers;
        io.KeysDown[key] = true;
        // The system repeats keys that are held; Dear ImGui then sees the key as just pressed.
        io.KeysDownDuration[key] = -1;
        constexpr std::array<std::pair<int, int>, 7> steers = {{{ImGuiKey_Space, ImGuiNavInput_Activate},
                                                                {ImGuiKey_Enter, ImGuiNavInput_Input},
                                                                {ImGuiKey_Escape, ImGuiNavInput_Cancel},
                                                                {ImGuiKey_LeftArrow, ImGuiNavInput_KeyLeft_},
                                                                {ImGuiKey_RightArrow, ImGuiNavInput_KeyRight_},
                                                                {ImGuiKey_UpArrow, ImGuiNavInput_KeyUp_},
                                                                {ImGuiKey_DownArrow, ImGuiNavInput_KeyDown_}}};
        for (const auto& [pressed, input] : steers)
            if (pressed == key) io.NavInputsDownDuration[input] = -1;
        return true;
    }
    bool operator()(const KeyReleased& e) {
        const int key = key_number(e.key, e.character);
        if (key < 0) return true;
        if (keys[static_cast<std::size_t>(key)]) return false;
        keys[static_cast<std::size_t>(key)] = true;
        modifiers = e.modifiers;
        io.KeysDown[key] = false;
        return true;
    }
    bool operator()(const ModifiersChanged& e) {
        if (button_told || key_told) return false;
        modifiers = e.modifiers;
        return true;
    }
    bool operator()(const TextEvent& e) {
        if (key_told && text_told) return false;
        text_told = true;
        io.AddInputCharactersUTF8(e.text.c_str());
        return true;
    }
    bool operator()(const PointerMoved& e) {
        if (button_told) return false;
        moved = true;
        modifiers = e.modifiers;
        io.MousePos = place(e.x, e.y);
        return true;
    }
    bool operator()(const PointerLeft&) {
        if (button_told) return false;
        io.MousePos = {-FLT_MAX, -FLT_MAX};
        return true;
    }
    bool press(int button, double x, double y, Modifiers with, bool down) {
        // Drags end where they came to: the way there and the letting go are two frames.
        if (button < 0) return true;
        if (button_told || (moved && !down)) return false;
        button_told = true;
        modifiers = with;
        io.MousePos = place(x, y);
        io.MouseDown[button] = down;
        return true;
    }
    bool operator()(const PointerPressed& e) { return press(button_number(e.button), e.x, e.y, e.modifiers, true); }
    bool operator()(const PointerReleased& e) { return press(button_number(e.button), e.x, e.y, e.modifiers, false); }
    bool operator()(const Wheel& e) {
        if (button_told) return false;
        io.MouseWheel += static_cast<float>(e.y);
        io.MouseWheelH += static_cast<float>(e.x);
        return true;
    }
    bool operator()(const FocusChanged& e) {
        if (e.focused) return true;
        for (bool& key : io.KeysDown) key = false;
        modifiers = {};
        return true;
    }
    template <class Other>
    bool operator()(const Other&) {
        return true;
    }
};

}  // namespace

void Input::add(const Event& event) {
    // A pointer in haste: only where it came to matters.
    if (std::holds_alternative<PointerMoved>(event) && !m_events.empty() &&
        std::holds_alternative<PointerMoved>(m_events.back()) &&
        std::get<PointerMoved>(m_events.back()).modifiers == std::get<PointerMoved>(event).modifiers) {
        m_events.back() = event;
        return;
    }
    m_events.push_back(event);
}

bool Input::feed(ImGuiIO& io, bool alt_counts) {
    Feed feed{io, m_modifiers};
    while (!m_events.empty() && std::visit(feed, m_events.front())) m_events.pop_front();
    io.KeyShift = m_modifiers.shift;
    io.KeyCtrl = m_modifiers.control;
    // Alone it would take Dear ImGui's keyboard into menus, of which there are none.
    io.KeyAlt = m_modifiers.alt && alt_counts;
    if (io.KeyAlt) io.NavInputs[ImGuiNavInput_TweakSlow] = 1;
    return !m_events.empty();
}

void Input::prepare(ImGuiIO& io) {
    for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = key;
    // The system repeats keys, see KeyEvent::repeat.
    io.KeyRepeatDelay = io.KeyRepeatRate = 1e9f;
}

}  // namespace foyer::panel
