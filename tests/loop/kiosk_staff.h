// Staff at an unattended screen offscreen: the code, the panel behind it, and what they do with that.
#pragma once

#include "loop/kiosk_studio.h"

namespace foyer::loop_test {

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

inline constexpr const char* staff_code = "4711";

struct Staff : Lobbyist {
    explicit Staff(PixelSize size = {960, 600}) : Lobbyist(size) {
        REQUIRE(CodeLock::set(staff_code, config.path(), files).ok());
        state.put("panel.txt", "shown yes\nwidth 380\nopen Grid\n");
        content.put("a.md", short_review("Under the Panel", "beats: [{ beat: opening, seconds: 600 }]\n"));
        tools();
    }
    void tools(std::filesystem::path program = {}) {
        panel.emplace(KioskPanelTools{data_folder(),
                                      decoder,
                                      {UserFolders{config.path(), state.path()}, std::move(program)},
                                      state / "panel.txt"});
    }

    void begin(int quarter_turns = 0) {
        KioskSettings settings;
        settings.quarter_turns = quarter_turns;
        open(settings);
        REQUIRE(comes_on("a.md"));
        run(1s);
    }
    void type(const std::string& digits) {
        for (const char digit : digits) {
            KeyEvent key;
            key.key = Key::character;
            key.character = static_cast<char32_t>(digit);
            screen.push(key);
            screen.push(TextEvent{1, std::string(1, digit)});
        }
        key(Key::enter);
    }
    void key(Key which) {
        KeyEvent event;
        event.key = which;
        screen.push(event);
        run(200ms);
    }
    void control(char32_t character) {
        KeyEvent event;
        event.key = Key::character;
        event.character = character;
        event.modifiers.control = true;
        screen.push(event);
        run(200ms);
    }
    void hold_corner() {
        finger(FingerEvent::Phase::down, {2, 2});
        run(2500ms);
        finger(FingerEvent::Phase::up, {2, 2});
        run(100ms);
        REQUIRE(loop->lobby().pad.has_value());
    }
    void open_panel() {
        hold_corner();
        type(staff_code);
        press(LobbyButton::Kind::panel);
        REQUIRE(loop->panel() != nullptr);
        run(200ms);
    }

    const Model& model() const { return loop->panel()->model(); }
    double number(NumberId row) const { return model().style.number(row); }
    /// Where something of the panel stands on the screen.
    ScreenPoint place(std::string_view what) const {
        const auto at = loop->panel()->place_of(what);
        REQUIRE_MESSAGE(at.has_value(), std::string(what));
        return {at->x + at->width / 2.0, at->y + at->height / 2.0};
    }
    void point(ScreenPoint at) {
        screen.push(PointerMoved{1, at.x, at.y, {}});
        run(50ms);
    }
    void click(std::string_view what) {
        const ScreenPoint at = place(what);
        point(at);
        screen.push(PointerPressed{1, at.x, at.y, PointerButton::left, 1, {}, false});
        run(50ms);
        screen.push(PointerReleased{1, at.x, at.y, PointerButton::left, {}, false});
        run(100ms);
    }
    /// So many px across the picture, however that hangs.
    ScreenPoint beside(ScreenPoint from, double by) const {
        switch (loop->map().quarter_turns) {
            case 1: return {from.x, from.y + by};
            case 2: return {from.x - by, from.y};
            case 3: return {from.x, from.y - by};
            default: return {from.x + by, from.y};
        }
    }
    void drag(std::string_view row, double by) {
        const ScreenPoint from = place(row), to = beside(from, by);
        point(from);
        screen.push(PointerPressed{1, from.x, from.y, PointerButton::left, 1, {}, false});
        run(50ms);
        for (int step = 1; step <= 3; ++step) point(beside(from, by * step / 3));
        screen.push(PointerReleased{1, to.x, to.y, PointerButton::left, {}, false});
        run(100ms);
    }
    std::string style_beside() const { return content.bytes_of("a.style.yaml"); }
};

}  // namespace foyer::loop_test
