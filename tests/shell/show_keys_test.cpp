// The keys of a presentation, as people's hands and clickers know them.
#include "shell/show_keys.h"

#include <doctest/doctest.h>

using namespace foyer;

namespace {

KeyEvent key(Key which, Modifiers with = {}) {
    KeyEvent event;
    event.key = which;
    event.modifiers = with;
    return event;
}
KeyEvent letter(char32_t which, Modifiers with = {}) {
    KeyEvent event = key(Key::character, with);
    event.character = which;
    return event;
}
constexpr Modifiers shift{true, false, false}, control{false, true, false}, alt{false, false, true};

/// What happens to the show; nothing for other actions and none.
template <class Step>
bool means(const KeyEvent& event, const Show& show = {}) {
    const auto wanted = show_key_for(event, show);
    const auto* action = wanted ? std::get_if<ShowAction>(&*wanted) : nullptr;
    return action && std::holds_alternative<Step>(*action);
}
template <class Done>
bool does(const KeyEvent& event) {
    const auto wanted = show_key_for(event, {});
    const auto* action = wanted ? std::get_if<Action>(&*wanted) : nullptr;
    return action && std::holds_alternative<Done>(*action);
}
std::optional<StepBeat::To> step(const KeyEvent& event) {
    const auto wanted = show_key_for(event, {});
    const auto* action = wanted ? std::get_if<ShowAction>(&*wanted) : nullptr;
    if (action && std::holds_alternative<StepBeat>(*action)) return std::get<StepBeat>(*action).to;
    return std::nullopt;
}
std::optional<Curtain> curtain(const KeyEvent& event) {
    const auto wanted = show_key_for(event, {});
    const auto* action = wanted ? std::get_if<ShowAction>(&*wanted) : nullptr;
    if (action && std::holds_alternative<DrawCurtain>(*action)) return std::get<DrawCurtain>(*action).curtain;
    return std::nullopt;
}

}  // namespace

TEST_SUITE("shell") {
    TEST_CASE("a clicker's keys: PgUp, PgDn, point, b; F5 and Esc never take the show off the screen") {
        CHECK(step(key(Key::page_down)) == StepBeat::To::next);
        CHECK(step(key(Key::page_up)) == StepBeat::To::previous);
        CHECK(curtain(letter(U'.')) == Curtain::black);
        CHECK(curtain(letter(U'b')) == Curtain::black);
        const auto screen = show_key_for(key(Key::f5), {});
        REQUIRE((screen && std::holds_alternative<Action>(*screen)));
        const auto* toggle = std::get_if<ToggleFullScreen>(&std::get<Action>(*screen));
        REQUIRE(toggle);
        CHECK(toggle->never_off);
        CHECK(means<EscapeKey>(key(Key::escape)));
    }

    TEST_CASE("every key of the table does what it says") {
        for (const auto& event : {key(Key::space), letter(U'n')}) CHECK(step(event) == StepBeat::To::next);
        for (const auto& event : {key(Key::space, shift), letter(U'p')}) CHECK(step(event) == StepBeat::To::previous);
        CHECK(step(key(Key::home)) == StepBeat::To::first);
        CHECK(step(key(Key::end)) == StepBeat::To::last);
        for (const auto which : {Key::left, Key::right, Key::up, Key::down}) CHECK(means<ArrowKey>(key(which)));
        CHECK(means<EnterKey>(key(Key::enter)));
        CHECK(means<BackspaceKey>(key(Key::backspace)));
        CHECK(means<TypeDigit>(letter(U'7')));
        CHECK(means<TypeDigit>(letter(U'g')));
        CHECK(curtain(letter(U'w')) == Curtain::white);
        CHECK(curtain(letter(U',')) == Curtain::white);
        CHECK(means<ToggleFreeze>(letter(U'f', shift)));
        CHECK(means<GoPrivate>(letter(U'v')));
        CHECK(means<TakePage>(key(Key::enter, control)));
        CHECK(means<ToggleOverview>(letter(U'o')));
        CHECK(means<ToggleSpotlight>(letter(U'l')));
        CHECK(means<ToggleZoom>(letter(U'z')));
        CHECK(means<PauseTimer>(letter(U't')));
        CHECK(means<ResetTimer>(letter(U't', shift)));
        CHECK(means<SwapDisplays>(letter(U'x')));
        CHECK(means<ToggleAutoplay>(letter(U'a')));
        CHECK(means<ToggleConsole>(letter(U'c')));
        CHECK(means<ToggleTestCard>(letter(U't', control)));
        CHECK(does<ToggleFullScreen>(letter(U'f')));
        CHECK(does<ToggleFullScreen>(key(Key::f11)));
        CHECK(does<TogglePanel>(key(Key::f1)));
        CHECK(does<TogglePanel>(key(Key::tab)));
        CHECK(does<Undo>(letter(U'z', control)));
        CHECK(does<Redo>(letter(U'z', {true, true, false})));
        CHECK(does<Redo>(letter(U'y', control)));
        CHECK(does<Save>(letter(U's', control)));
        CHECK(does<QuitProgram>(letter(U'q', control)));
        const auto help = show_key_for(TextEvent{0, "?"}, {});
        CHECK((help && std::holds_alternative<ShowAction>(*help)));
        CHECK(!show_key_for(letter(U'b', alt), {}));
        CHECK(!show_key_for(letter(U'j'), {}));
    }

    TEST_CASE("a key that is held says nothing again, but where arrows move something") {
        for (const auto which : {Key::page_down, Key::space, Key::right, Key::enter, Key::escape}) {
            KeyEvent held = key(which);
            held.repeat = true;
            CHECK(!show_key_for(held, {}));
        }
        KeyEvent held = key(Key::right);
        held.repeat = true;
        Show show;
        show.corner = 1;
        CHECK(means<ArrowKey>(held, show));
    }

    TEST_CASE("with the test card the display is set, and only then") {
        Show show;
        show.test_card = true;
        CHECK(means<ChooseCorner>(key(Key::tab), show));
        for (const char32_t which : U"rs[]-=;'") {
            if (which == 0) continue;
            CHECK(means<SetDisplay>(letter(which), show));
            CHECK_FALSE(means<SetDisplay>(letter(which)));
        }
        CHECK(means<ResetDisplay>(letter(U'r', control), show));
        CHECK(step(key(Key::page_down)) == StepBeat::To::next);
    }
}
