// Every action on a model, and what it asks the shell to do.
#include <doctest/doctest.h>

#include "app/some_model.h"

using namespace foyer;
using namespace foyer::update_test;

namespace {

std::vector<Action> one_of_each() {
    return {GoTo{Where::next},
            GoTo{Where::previous},
            GoTo{Where::first},
            GoTo{Where::last},
            GoTo{Where::index, 3},
            Digit{4},
            Digit{std::nullopt},
            Accept{},
            TakeBack{},
            Leave{},
            ToggleFullScreen{},
            ToggleHelp{},
            QuitProgram{},
            Undo{},
            Redo{},
            BeginDrag{},
            EndDrag{},
            SetParameter{exposure, 1.5},
            ResizeWindow{{800, 600}},
            BeatsCounted{2},
            ReviewRead{review_with("other.jpg"), {complaint}, true},
            ThemeRead{std::make_shared<const Theme>(), {complaint}, false},
            PictureRead{"hero.jpg", PictureFacts{{30, 20}, {}}, {complaint}}};
}

}  // namespace

TEST_SUITE("app") {
    TEST_CASE("an update is pure: the same model and action twice give the same") {
        Model busy = after_all(some_model(2), {SetParameter{exposure, 1.2}, Digit{3}, ToggleHelp{}, ToggleFullScreen{}});
        for (const Model& model : {some_model(), some_model(4), busy}) {
            for (const Action& action : one_of_each()) {
                const Model kept = model;
                const Updated first = update(model, action), second = update(model, action);
                CAPTURE(action.index());
                CHECK(first.model == second.model);
                CHECK(first.effects == second.effects);
                CHECK(kept == model);
            }
        }
    }

    TEST_CASE("turning stays between the first and the last spread") {
        CHECK(after(some_model(2), GoTo{Where::next}).beat == 3);
        CHECK(after(some_model(4), GoTo{Where::next}).beat == 4);
        CHECK(after(some_model(2), GoTo{Where::previous}).beat == 1);
        CHECK(after(some_model(0), GoTo{Where::previous}).beat == 0);
        CHECK(after(some_model(2), GoTo{Where::first}).beat == 0);
        CHECK(after(some_model(2), GoTo{Where::last}).beat == 4);
        CHECK(after(some_model(2), GoTo{Where::index, 1}).beat == 1);
        CHECK(after(some_model(2), GoTo{Where::index, -7}).beat == 0);
        CHECK(after(some_model(2), GoTo{Where::index, 99}).beat == 4);
    }

    TEST_CASE("fewer spreads bring the beat back to the last; there is always one") {
        const Model fewer = after(some_model(4), BeatsCounted{3});
        CHECK(fewer.beat == 2);
        CHECK(fewer.beat_count == 3);
        CHECK(after(some_model(1), BeatsCounted{9}).beat == 1);
        for (const int none : {0, -2}) {
            const Model empty = after(some_model(4), BeatsCounted{none});
            CHECK(empty.beat == 0);
            CHECK(empty.beat_count == 1);
        }
    }

    TEST_CASE("digits are collected, four at most, and Enter goes there") {
        CHECK(after(some_model(), Digit{std::nullopt}).prompt == "");
        Model typed = after_all(some_model(), {Digit{1}, Digit{0}});
        CHECK(typed.prompt == "10");
        CHECK(typed.beat == 0);
        CHECK(after(typed, Digit{std::nullopt}).prompt == "10");
        CHECK(after_all(some_model(), {Digit{9}, Digit{8}, Digit{7}, Digit{6}, Digit{5}}).prompt == "9876");

        const Model gone = after_all(some_model(), {Digit{3}, Accept{}});
        CHECK(gone.beat == 2);
        CHECK(!gone.prompt);
        CHECK(after_all(some_model(2), {Digit{0}, Accept{}}).beat == 0);
        CHECK(after_all(some_model(2), {Digit{9}, Digit{9}, Digit{9}, Digit{9}, Accept{}}).beat == 4);
    }

    TEST_CASE("Enter without digits goes on, and closes an empty prompt") {
        CHECK(after(some_model(2), Accept{}).beat == 3);
        const Model closed = after_all(some_model(2), {Digit{std::nullopt}, Accept{}});
        CHECK(closed.beat == 3);
        CHECK(!closed.prompt);
    }

    TEST_CASE("Backspace takes digits back, then closes the prompt, then turns back") {
        Model model = after_all(some_model(2), {Digit{1}, Digit{2}, TakeBack{}});
        CHECK(model.prompt == "1");
        model = after(model, TakeBack{});
        CHECK(model.prompt == "");
        model = after(model, TakeBack{});
        CHECK(!model.prompt);
        CHECK(model.beat == 2);
        CHECK(after(model, TakeBack{}).beat == 1);
    }

    TEST_CASE("turning closes the prompt") {
        for (const Where where : {Where::next, Where::previous, Where::first, Where::last, Where::index}) {
            CHECK(!after_all(some_model(2), {Digit{1}, GoTo{where, 1}}).prompt);
        }
    }

    TEST_CASE("Esc leaves help, then the prompt, then full screen, and never the program") {
        Model model = after_all(some_model(), {ToggleFullScreen{}, Digit{1}, ToggleHelp{}});
        Updated left = update(model, Leave{});
        CHECK(!left.model.help);
        CHECK(left.model.prompt);
        CHECK(left.model.full_screen);
        CHECK(left.effects.empty());
        left = update(left.model, Leave{});
        CHECK(!left.model.prompt);
        CHECK(left.model.full_screen);
        CHECK(left.effects.empty());
        left = update(left.model, Leave{});
        CHECK(!left.model.full_screen);
        CHECK(left.effects == std::vector<Effect>{SetFullScreen{false}});
        const Model before = left.model;
        left = update(left.model, Leave{});
        CHECK(left.model == before);
        CHECK(left.effects.empty());
        CHECK(left.model.running);
    }

    TEST_CASE("full screen, help and quitting") {
        Updated full = update(some_model(), ToggleFullScreen{});
        CHECK(full.model.full_screen);
        CHECK(full.effects == std::vector<Effect>{SetFullScreen{true}});
        full = update(full.model, ToggleFullScreen{});
        CHECK(!full.model.full_screen);
        CHECK(full.effects == std::vector<Effect>{SetFullScreen{false}});
        CHECK(after(some_model(), ToggleHelp{}).help);
        CHECK(!after_all(some_model(), {ToggleHelp{}, ToggleHelp{}}).help);
        CHECK(!after(some_model(), QuitProgram{}).running);
    }

    TEST_CASE("what an action asks of the shell") {
        const auto asked = [](const Model& model, const Action& action) { return update(model, action).effects; };
        const Model model = some_model();
        CHECK(asked(model, ToggleFullScreen{}) == std::vector<Effect>{SetFullScreen{true}});
        CHECK(asked(model, TogglePanel{}) == std::vector<Effect>{WritePanelLayout{}});
        CHECK(asked(model, SwitchFocus{}).empty());  // there is no panel to go to
        CHECK(asked(after(model, TogglePanel{}), SwitchFocus{}) == std::vector<Effect>{MoveFocus{}});
        CHECK(asked(model, ArrangePanel{model.panel}).empty());
        CHECK(asked(model, Save{}) == std::vector<Effect>{WriteStyle{}});
        CHECK(asked(model, ChooseTheme{"other"}) == std::vector<Effect>{LoadTheme{"other"}});
        CHECK(asked(model, ChooseTheme{""}).empty());  // it is that one
        CHECK(asked(model, StepTarget{-1}) == std::vector<Effect>{FindTarget{-1}});
        const ExportRequest request{"out.png", {640, 360}, 1};
        CHECK(asked(model, StartExport{request}) == std::vector<Effect>{BeginExport{request}});
        CHECK(asked(model, StopExport{}).empty());
        CHECK(asked(after(model, StartExport{request}), StopExport{}) == std::vector<Effect>{CancelExport{}});
        CHECK(asked(after(model, StartExport{request}), StartExport{request}).empty());
        for (const Action& action : one_of_each()) {
            const bool asks = std::holds_alternative<ToggleFullScreen>(action) || std::holds_alternative<ReviewRead>(action);
            CAPTURE(action.index());
            CHECK(asked(model, action).size() == (asks ? 1U : 0U));
        }
    }

    TEST_CASE("a screen takes any size but an empty one") {
        CHECK(after(some_model(), ResizeWindow{{800, 600}}).window == PixelSize{800, 600});
        for (const PixelSize none : {PixelSize{0, 600}, PixelSize{800, 0}, PixelSize{-1, -1}}) {
            CHECK(after(some_model(), ResizeWindow{none}).window == some_model().window);
        }
    }

    TEST_CASE("the picture is loaded once for each hero") {
        Model model = some_model();
        model.pictures["hero.jpg"].size = {300, 200};
        model.findings.pictures["hero.jpg"] = {complaint};

        const auto unchanged = review_with("hero.jpg");
        Updated read = update(model, ReviewRead{unchanged, {}, false});
        CHECK(read.model.review == unchanged);
        CHECK(read.effects.empty());
        CHECK(read.model.pictures == model.pictures);
        CHECK(read.model.findings.pictures == model.findings.pictures);

        read = update(model, ReviewRead{review_with("other.jpg"), {}, false});
        CHECK(read.effects == std::vector<Effect>{LoadPicture{"other.jpg"}});
        CHECK(read.model.pictures.empty());
        CHECK(read.model.findings.pictures.empty());
        CHECK(update(read.model, ReviewRead{review_with("other.jpg"), {}, false}).effects.empty());

        read = update(model, ReviewRead{review_with(""), {}, false});
        CHECK(read.effects.empty());
        CHECK(read.model.pictures.empty());
        CHECK(update(read.model, ReviewRead{review_with("hero.jpg"), {}, false}).effects ==
              std::vector<Effect>{LoadPicture{"hero.jpg"}});
    }

    TEST_CASE("what was read replaces what was there, and its diagnostics too") {
        Model model = some_model();
        model.review_missing = true;
        model.findings.review = {complaint, complaint};
        model = after(model, ReviewRead{review_with("hero.jpg"), {complaint}, false});
        CHECK(!model.review_missing);
        CHECK(model.findings.review == Diagnostics{complaint});

        auto theme = std::make_shared<Theme>();
        REQUIRE(theme->style.set("picture.exposure", "1.4").ok());
        model = after(model, SetParameter{*find_parameter("text.size"), 21.0});
        model = after(model, ThemeRead{theme, {complaint}, false});
        CHECK(model.theme == theme);
        CHECK(model.style.number("picture.exposure") == 1.4);
        CHECK(model.style.number("text.size") == 21);
        CHECK(model.findings.theme == Diagnostics{complaint});

        model = after(model, PictureRead{"hero.jpg", PictureFacts{{30, 20}, {}}, {}});
        CHECK(model.pictures.at("hero.jpg").size == PixelSize{30, 20});
        model = after(model, PictureRead{"hero.jpg", std::nullopt, {complaint}});
        CHECK(model.pictures.empty());
        CHECK(model.findings.pictures.at("hero.jpg") == Diagnostics{complaint});
    }

    TEST_CASE("all diagnostics: the review's, the picture's, the theme's") {
        Model model = some_model();
        for (auto* into : {&model.findings.review, &model.findings.pictures["hero.jpg"], &model.findings.theme}) {
            into->push_back(complaint);
        }
        model.findings.review[0].message = "first";
        model.findings.pictures["hero.jpg"][0].message = "second";
        model.findings.theme[0].message = "third";
        const Diagnostics all = diagnostics_of(model);
        REQUIRE(all.size() == 3);
        CHECK(all[0].message == "first");
        CHECK(all[1].message == "second");
        CHECK(all[2].message == "third");
    }

    TEST_CASE("a parameter changes where its value fits, and only then makes a step") {
        Model model = after(some_model(), SetParameter{exposure, 1.5});
        CHECK(model.style.number("picture.exposure") == 1.5);
        CHECK(model.history.done() == 1);
        CHECK(model.history.name(0) == "picture.exposure 1.5 ×");
        for (const SetParameter& refused : {SetParameter{exposure, 7.0}, SetParameter{exposure, true},
                                            SetParameter{registry.size(), 1.0}, SetParameter{exposure, 1.5}}) {
            CHECK(after(model, refused) == model);
        }
    }
}
