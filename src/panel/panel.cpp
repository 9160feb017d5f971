#include "panel/panel.h"

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "panel/canvas.h"

namespace foyer {
namespace {

using namespace panel;

constexpr int frames_to_settle = 3;  // a list that opens is measured, placed, then shown

bool contains(const PixelRect& area, double x, double y) {
    return x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
}

CursorShape shape_of(ImGuiMouseCursor cursor) {
    switch (cursor) {
        case ImGuiMouseCursor_TextInput: return CursorShape::text;
        case ImGuiMouseCursor_ResizeEW: return CursorShape::resize_across;
        case ImGuiMouseCursor_ResizeNS: return CursorShape::resize_down;
        case ImGuiMouseCursor_ResizeAll: return CursorShape::resize_all;
        case ImGuiMouseCursor_Hand: return CursorShape::hand;
        case ImGuiMouseCursor_NotAllowed: return CursorShape::no;
        default: return CursorShape::arrow;
    }
}

}  // namespace

struct Panel::State : Canvas {
    explicit State(Clipboard desktop) : Canvas(frames_to_settle), clipboard(std::move(desktop)) {
        ImGuiIO& io = ImGui::GetIO();
        io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
        io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
        io.ConfigInputTextCursorBlink = false;
        io.ConfigWindowsMoveFromTitleBarOnly = true;
        io.MouseDragThreshold = 4;
        io.ClipboardUserData = this;
        io.GetClipboardTextFn = [](void* user) {
            auto& self = *static_cast<State*>(user);
            self.pasted = self.clipboard.read ? self.clipboard.read() : "";
            return self.pasted.c_str();
        };
        io.SetClipboardTextFn = [](void* user, const char* text) {
            auto& self = *static_cast<State*>(user);
            if (self.clipboard.write) self.clipboard.write(text);
        };
    }

    Clipboard clipboard;
    std::string pasted;
    Fonts fonts;
    double scale = 0;
    Memory memory;
    std::vector<Action> answers;  ///< by key, since the last frame

    // As the last frame left it: what take() decides by.
    Desk desk;
    bool shown = false, dialog = false, popup_open = false, item_active = false, text_active = false;
    Question question = Question::none;
    bool exporting = false;

    enum class Owner { none, panel, page };
    Owner press_owner = Owner::none;
    int buttons_down = 0;
    struct {
        double x = -1, y = -1;
    } pointer;  ///< px of the window
    bool keeps_pointer = false, keeps_keyboard = false;
    bool focused = false, unfocus_wanted = false;

    bool over(double x, double y) const {
        return dialog || popup_open || (shown && (contains(desk.panel, x, y) || contains(desk.foot, x, y)));
    }
    void unfocus() {
        focused = memory.go_to_rows = false;
        unfocus_wanted = true;
        settle = frames_to_settle;
    }
    bool keep_key(const KeyEvent& key);
    void answer(const KeyEvent& key);
    void draw(Sheet& sheet);
    void look_back();
};

/// Enter, D and Esc, while something is asked.
void Panel::State::answer(const KeyEvent& key) {
    using Reply = Answer::Choice;
    if (key.repeat) return;
    if (question == Question::leave_unsaved) {
        // Enter on another button that the keyboard was brought to is that button's.
        if (key.key == Key::escape)
            answers.push_back(Answer{Reply::cancel});
        else if (key.key == Key::character && key.character == U'd')
            answers.push_back(Answer{Reply::discard});
        else if (key.key == Key::enter && context->NavDisableHighlight)
            answers.push_back(Answer{Reply::save});
        else
            input.add(key);
        return;
    }
    if (key.key == Key::escape && !popup_open)
        answers.push_back(Leave{});
    else if (key.key == Key::enter && !item_active && context->NavDisableHighlight && memory.request &&
             can_export(*memory.request))
        answers.push_back(StartExport{*memory.request});
    else
        input.add(key);
}

/// Whether a key going down is the panel's; if so it is handed on.
bool Panel::State::keep_key(const KeyEvent& key) {
    if (dialog) {
        if (key.key == Key::f11) return false;
        answer(key);
        return true;
    }
    if (!shown) return false;
    const bool is_function_key = key.key >= Key::f1 && key.key <= Key::f12;
    if (key.modifiers.control && key.key == Key::character && key.character == U'f') {
        memory.go_to_search = true;
        focused = true;
        return true;
    }
    if (is_function_key || key.key == Key::menu || key.key == Key::other) return false;
    if (text_active) {
        // Saving, exporting and leaving stay what they are; the other commands are the field's.
        const bool command = key.modifiers.control && key.key == Key::character;
        if (command && std::u32string_view(U"acvxyz").find(key.character) == std::u32string_view::npos) return false;
        input.add(key);
        return true;
    }
    if (!focused && !popup_open && !item_active) return false;
    if (key.modifiers.control || (key.modifiers.alt && !item_active)) return false;
    if (key.key == Key::escape && !item_active && !popup_open) {
        unfocus();
        return true;
    }
    if ((key.key == Key::remove || key.key == Key::backspace) && !item_active && memory.hinted) {
        answers.push_back(ResetParameter{*memory.hinted});
        return true;
    }
    input.add(key);
    return true;
}

Panel::Panel(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Panel::~Panel() = default;

Result<std::unique_ptr<Panel>> Panel::create(PanelFonts fonts, double scale, Clipboard clipboard) {
    auto state = std::make_unique<State>(std::move(clipboard));
    state->fonts = {std::move(fonts.text), std::move(fonts.strong)};
    auto look = PanelLook::create(state->fonts, scale);
    if (!look) return look.error();
    state->look = std::move(*look);
    state->scale = scale;
    dress(state->look);
    return std::unique_ptr<Panel>(new Panel(std::move(state)));
}

void Panel::set_scale(double scale) {
    State& s = *m_state;
    if (scale == s.scale || !(scale > 0)) return;
    ImGui::SetCurrentContext(s.context);
    auto look = PanelLook::create(s.fonts, scale);
    if (!look) return;  // it was read before
    s.look = std::move(*look);
    s.scale = scale;
    s.settle = frames_to_settle;
    dress(s.look);
}

void Panel::take(const Event& event) {
    State& s = *m_state;
    s.keeps_pointer = s.keeps_keyboard = false;
    const bool moved = std::holds_alternative<PointerMoved>(event);
    if (const auto* move = std::get_if<PointerMoved>(&event)) {
        s.pointer = {move->x, move->y};
        s.keeps_pointer =
            s.press_owner == State::Owner::none ? s.over(move->x, move->y) : s.press_owner == State::Owner::panel;
        if (s.press_owner == State::Owner::page) return;
    } else if (const auto* press = std::get_if<PointerPressed>(&event)) {
        if (s.press_owner == State::Owner::none)
            s.press_owner = s.over(press->x, press->y) ? State::Owner::panel : State::Owner::page;
        ++s.buttons_down;
        s.keeps_pointer = s.press_owner == State::Owner::panel;
        s.memory.lit.reset();
        if (!s.keeps_pointer) {
            if (s.focused || s.text_active) s.unfocus();
            return;
        }
    } else if (std::holds_alternative<PointerReleased>(event)) {
        s.keeps_pointer = s.press_owner == State::Owner::panel;
        s.buttons_down = std::max(0, s.buttons_down - 1);
        if (s.buttons_down == 0) s.press_owner = State::Owner::none;
        if (!s.keeps_pointer) return;
    } else if (const auto* key = std::get_if<KeyEvent>(&event)) {
        s.keeps_keyboard = s.keep_key(*key);
        if (s.keeps_keyboard) s.settle = frames_to_settle;
        return;
    } else if (std::holds_alternative<TextEvent>(event)) {
        s.keeps_keyboard = s.text_active || s.dialog || s.memory.go_to_search;
        if (!s.keeps_keyboard) return;
    } else if (std::holds_alternative<Wheel>(event)) {
        s.keeps_pointer = s.over(s.pointer.x, s.pointer.y);
        if (!s.keeps_pointer) return;
    }
    s.input.add(event);
    // Over the page the pointer changes nothing here, once it has left the panel.
    if (!moved || s.keeps_pointer || s.shown) s.settle = std::max(s.settle, moved ? 1 : frames_to_settle);
}

bool Panel::keeps_pointer() const { return m_state->keeps_pointer; }
bool Panel::keeps_keyboard() const { return m_state->keeps_keyboard; }
bool Panel::takes_text() const { return m_state->text_active || m_state->memory.go_to_search; }
bool Panel::focused() const { return m_state->focused; }

void Panel::focus() {
    m_state->focused = m_state->memory.go_to_rows = true;
    m_state->settle = frames_to_settle;
}

void Panel::unfocus() { m_state->unfocus(); }

std::optional<PixelRect> Panel::place_of(std::string_view what) const { return m_state->places.find(what); }

/// All sections, in one window that has no looks of its own.
void Panel::State::draw(Sheet& sheet) {
    const PixelSize window = sheet.model().window;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({static_cast<float>(window.width), static_cast<float>(window.height)});
    ImGui::Begin("panel", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoScrollWithMouse);
    const auto area = [](const PixelRect& rect) {
        return ImRect(static_cast<float>(rect.x), static_cast<float>(rect.y), static_cast<float>(rect.x + rect.width),
                      static_cast<float>(rect.y + rect.height));
    };
    if (shown) {
        draw_column(sheet, area(desk.panel));
        draw_foot(sheet, area(desk.foot));
    }
    ImGui::End();
    draw_dialogs(sheet);
}

/// What take() will decide by until the next frame.
void Panel::State::look_back() {
    popup_open = context->OpenPopupStack.Size > (dialog ? 1 : 0);
    item_active = context->ActiveId != 0;
    text_active = context->IO.WantTextInput;
}

PanelFrame Panel::frame(const PanelView& view, double seconds) {
    State& s = *m_state;
    PanelFrame frame;
    const Model& model = view.model;
    s.enter(model.window, seconds);
    s.desk = desk_of(model);
    s.shown = model.panel.shown;
    s.question = model.question;
    s.exporting = model.exporting.open;
    const bool asked = s.question != Question::none || s.exporting;
    // Enter answers, until the keyboard is brought to something else.
    if (asked && !s.dialog) s.context->NavDisableHighlight = true;
    s.dialog = asked;
    if (!s.shown) s.focused = false;

    const bool waiting = s.input.feed(ImGui::GetIO(), s.item_active || s.buttons_down > 0);
    if (s.unfocus_wanted) {
        ImGui::ClearActiveID();
        s.context->NavDisableHighlight = true;
        s.unfocus_wanted = false;
    }
    frame.actions.swap(s.answers);
    s.places.clear();
    s.memory.still_held = false;
    ImGui::NewFrame();
    if (!s.focused && !s.dialog && !s.popup_open) s.context->NavDisableHighlight = true;
    Sheet sheet{view, s.look, s.memory, s.places, frame.actions};
    s.draw(sheet);
    if (s.memory.held && !s.memory.still_held) {
        frame.actions.push_back(EndDrag{});
        s.memory.held.reset();
    }
    frame.cursor = shape_of(ImGui::GetMouseCursor());
    ImGui::Render();
    s.look_back();

    frame.again = s.finish(waiting);
    frame.overlay = s.overlay;
    return frame;
}

}  // namespace foyer
