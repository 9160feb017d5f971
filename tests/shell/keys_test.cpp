#include "shell/keys.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace foyer;

namespace {

KeyEvent key(Key which, Modifiers modifiers = {}) { return {0, which, 0, modifiers, false}; }
KeyEvent letter(char32_t which, Modifiers modifiers = {}) { return {0, Key::character, which, modifiers, false}; }

constexpr Modifiers shift{.shift = true}, control{.control = true}, alt{.alt = true};
constexpr Modifiers control_shift{.shift = true, .control = true};

template <class Kind>
bool stands_for(const std::optional<Action>& action) {
    return action && std::holds_alternative<Kind>(*action);
}
bool goes(const std::optional<Action>& action, GoTo::Where where) {
    return stands_for<GoTo>(action) && std::get<GoTo>(*action).where == where;
}

constexpr Key all_keys[] = {Key::other, Key::left, Key::right, Key::up, Key::down, Key::page_up, Key::page_down, Key::home, Key::end,
                            Key::enter, Key::escape, Key::space, Key::tab, Key::backspace, Key::remove, Key::f1, Key::f2, Key::f3,
                            Key::f4, Key::f5, Key::f6, Key::f7, Key::f8, Key::f9, Key::f10, Key::f11, Key::f12};

}  // namespace

TEST_SUITE("shell") {
TEST_CASE("every row of the table of keys says something, and no two the same") {
    std::set<std::string_view> keys, does;
    for (const KeyRow& row : key_rows()) {
        CHECK_FALSE(row.keys.empty());
        CHECK_FALSE(row.does.empty());
        CHECK(keys.insert(row.keys).second);
        CHECK(does.insert(row.does).second);
    }
    CHECK(keys.count("Ctrl+Q") == 1);
    CHECK(keys.count("Esc") == 1);
}

TEST_CASE("keys that turn the page") {
    for (const Key next : {Key::page_down, Key::space, Key::right, Key::down}) {
        CHECK(goes(action_for(key(next)), GoTo::Where::next));
    }
    CHECK(goes(action_for(letter(U'n')), GoTo::Where::next));
    for (const Key previous : {Key::page_up, Key::left, Key::up}) {
        CHECK(goes(action_for(key(previous)), GoTo::Where::previous));
    }
    CHECK(goes(action_for(key(Key::space, shift)), GoTo::Where::previous));
    CHECK(goes(action_for(letter(U'p')), GoTo::Where::previous));
    CHECK(goes(action_for(key(Key::home)), GoTo::Where::first));
    CHECK(goes(action_for(key(Key::end)), GoTo::Where::last));
    // Enter and Backspace turn the page where no digits wait for them: that is the model's to know.
    CHECK(stands_for<Accept>(action_for(key(Key::enter))));
    CHECK(stands_for<TakeBack>(action_for(key(Key::backspace))));
}

TEST_CASE("a held key goes on turning, but switches full screen once") {
    KeyEvent held = key(Key::right);
    held.repeat = true;
    CHECK(goes(action_for(held), GoTo::Where::next));
    for (KeyEvent event : {key(Key::f5), key(Key::f11), letter(U'f')}) {
        CHECK(stands_for<ToggleFullScreen>(action_for(event)));
        event.repeat = true;
        CHECK_FALSE(action_for(event).has_value());
    }
}

TEST_CASE("digits and G ask for a spread") {
    for (int digit = 0; digit <= 9; ++digit) {
        const auto action = action_for(letter(U'0' + static_cast<char32_t>(digit)));
        REQUIRE(stands_for<Digit>(action));
        CHECK(std::get<Digit>(*action).digit == digit);
        CHECK_FALSE(action_for(letter(U'0' + static_cast<char32_t>(digit), shift)).has_value());
    }
    const auto prompt = action_for(letter(U'g'));
    REQUIRE(stands_for<Digit>(prompt));
    CHECK_FALSE(std::get<Digit>(*prompt).digit.has_value());
}

TEST_CASE("keys with Ctrl undo, redo and quit") {
    CHECK(stands_for<Undo>(action_for(letter(U'z', control))));
    CHECK(stands_for<Redo>(action_for(letter(U'z', control_shift))));
    CHECK(stands_for<Redo>(action_for(letter(U'y', control))));
    CHECK(stands_for<QuitProgram>(action_for(letter(U'q', control))));
    for (const char32_t other : U"nfgp0a") CHECK_FALSE(action_for(letter(other, control)).has_value());
    for (const Key other : all_keys) CHECK_FALSE(action_for(key(other, control)).has_value());
}

TEST_CASE("the panel, the look, the pictures, and what can be pressed") {
    for (KeyEvent event : {key(Key::f1), key(Key::tab)}) {
        CHECK(stands_for<TogglePanel>(action_for(event)));
        event.repeat = true;
        CHECK_FALSE(action_for(event).has_value());
    }
    CHECK(stands_for<SwitchFocus>(action_for(key(Key::f6))));
    CHECK(stands_for<Save>(action_for(letter(U's', control))));
    CHECK(stands_for<OpenExport>(action_for(letter(U'e', control))));
    CHECK(std::get<StepTarget>(action_for(letter(U'i')).value()).by == 1);
    CHECK(std::get<StepTarget>(action_for(letter(U'i', shift)).value()).by == -1);
}

TEST_CASE("Esc leaves one state; nothing quits without Ctrl") {
    CHECK(stands_for<Leave>(action_for(key(Key::escape))));
    for (const Modifiers with : {Modifiers{}, shift}) {
        for (const Key one : all_keys) CHECK_FALSE(stands_for<QuitProgram>(action_for(key(one, with))));
        for (char32_t one = U' '; one < 0x7F; ++one) CHECK_FALSE(stands_for<QuitProgram>(action_for(letter(one, with))));
    }
}

TEST_CASE("a question mark shows the keys, other text does nothing") {
    CHECK(stands_for<ToggleHelp>(action_for(TextEvent{0, "?"})));
    for (const char* other : {"", "a", "??", "ß", "1", " "}) CHECK_FALSE(action_for(TextEvent{0, other}).has_value());
}

TEST_CASE("no key with Alt is the program's") {
    for (Modifiers with : {alt, Modifiers{.shift = true, .alt = true}, Modifiers{.control = true, .alt = true}}) {
        for (const Key one : all_keys) CHECK_FALSE(action_for(key(one, with)).has_value());
        for (char32_t one = U' '; one < 0x7F; ++one) CHECK_FALSE(action_for(letter(one, with)).has_value());
    }
}

TEST_CASE("keys that the table does not name do nothing") {
    for (const Key one : {Key::other, Key::remove, Key::f2, Key::f12}) CHECK_FALSE(action_for(key(one)).has_value());
    for (const char32_t one : U"abcdeqxyzä") CHECK_FALSE(action_for(letter(one)).has_value());
    for (const char32_t one : U"npgf") CHECK_FALSE(action_for(letter(one, shift)).has_value());
}
}
