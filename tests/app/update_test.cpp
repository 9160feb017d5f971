// Every action on a model, and what it asks the shell to do.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/action.h"

using namespace foyer;
using Where = GoTo::Where;

namespace {

std::shared_ptr<const Review> review_with(const std::string& image) {
    Review review;
    review.headline = {{"Headline", {}}};
    if (!image.empty()) review.hero = Hero{image, "", "", {}, {}};
    return std::make_shared<const Review>(review);
}

Model some_model(int beat = 0, int beats = 5) {
    Model model;
    model.review = review_with("hero.jpg");
    model.theme = std::make_shared<const Theme>();
    model.beat = beat;
    model.beat_count = beats;
    return model;
}

Model after(Model model, const Action& action) { return update(std::move(model), action).model; }

Model after_all(Model model, const std::vector<Action>& actions) {
    for (const Action& action : actions) model = after(std::move(model), action);
    return model;
}

const std::size_t exposure = *find_parameter("picture.exposure");
const Diagnostic complaint{Severity::warning, "a.md", {3, 4}, "something", "else"};

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
            PictureRead{PixelSize{30, 20}, {complaint}}};
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
        model.hero = PixelSize{300, 200};
        model.findings.picture = {complaint};

        const auto unchanged = review_with("hero.jpg");
        Updated read = update(model, ReviewRead{unchanged, {}, false});
        CHECK(read.model.review == unchanged);
        CHECK(read.effects.empty());
        CHECK(read.model.hero == PixelSize{300, 200});
        CHECK(read.model.findings.picture == Diagnostics{complaint});

        read = update(model, ReviewRead{review_with("other.jpg"), {}, false});
        CHECK(read.effects == std::vector<Effect>{LoadPicture{"other.jpg"}});
        CHECK(!read.model.hero);
        CHECK(read.model.findings.picture.empty());
        CHECK(update(read.model, ReviewRead{review_with("other.jpg"), {}, false}).effects.empty());

        read = update(model, ReviewRead{review_with(""), {}, false});
        CHECK(read.effects.empty());
        CHECK(!read.model.hero);
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

        model = after(model, PictureRead{PixelSize{30, 20}, {}});
        CHECK(model.hero == PixelSize{30, 20});
        model = after(model, PictureRead{std::nullopt, {complaint}});
        CHECK(!model.hero);
        CHECK(model.findings.picture == Diagnostics{complaint});
    }

    TEST_CASE("all diagnostics: the review's, the picture's, the theme's") {
        Model model = some_model();
        for (auto* into : {&model.findings.review, &model.findings.picture, &model.findings.theme}) {
            into->push_back(complaint);
        }
        model.findings.review[0].message = "first";
        model.findings.picture[0].message = "second";
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

    TEST_CASE("a card opens over the spread, steps among its kind, and Esc returns") {
        Review review;
        review.acts.resize(5);
        review.quotes.resize(2);
        review.hero = Hero{"hero.jpg", "", "", {}, {}};
        Model model = some_model(1);
        model.review = std::make_shared<const Review>(review);
        using Card = std::optional<CardSubject>;
        model = after(model, ShowCard{{CardKind::act, 3}});
        CHECK(model.card == Card{{CardKind::act, 3}});
        CHECK(after(model, GoTo{Where::next}).card == Card{{CardKind::act, 4}});
        CHECK(after_all(model, {GoTo{Where::next}, GoTo{Where::next}, GoTo{Where::next}}).card == Card{{CardKind::act, 4}});
        CHECK(after(model, GoTo{Where::first}).card == Card{{CardKind::act, 0}});
        CHECK(after(model, GoTo{Where::last}).card == Card{{CardKind::act, 4}});
        CHECK(after_all(model, {GoTo{Where::previous}, TakeBack{}}).card == Card{{CardKind::act, 1}});
        CHECK(after(model, Leave{}).card == std::nullopt);
        CHECK(after(model, Leave{}).beat == 1);
        const Model gone = after_all(model, {Digit{3}, Accept{}});
        CHECK(gone.card == std::nullopt);
        CHECK(gone.beat == 2);
        CHECK(after(model, ShowCard{{CardKind::act, 5}}).card == std::nullopt);
        CHECK(after(model, ShowCard{{CardKind::quote, 2}}).card == std::nullopt);
        CHECK(after(model, ShowCard{{CardKind::plate, 0}}).card == Card{{CardKind::plate, 0}});

        // Pointed at, Enter opens it; else Enter goes on.
        const Model pointed = after_all(some_model(1), {ReviewRead{model.review, {}, false}, PointAt{CardSubject{CardKind::quote, 1}}});
        CHECK(after(pointed, Accept{}).card == Card{{CardKind::quote, 1}});
        CHECK(after(pointed, Leave{}).pointed == std::nullopt);
        CHECK(after(pointed, GoTo{Where::next}).pointed == std::nullopt);

        // A review that has fewer acts takes the card away.
        review.acts.resize(2);
        CHECK(after(model, ReviewRead{std::make_shared<const Review>(review), {}, false}).card == std::nullopt);
    }

    TEST_CASE("leaving asks only where a change would be lost") {
        Model model = some_model();
        CHECK(!after(model, QuitProgram{}).running);  // never saved, never read: nothing to lose
        model.saved = {model.theme, model.style};
        CHECK(!after(model, QuitProgram{}).running);
        model = after(model, SetParameter{exposure, 1.5});
        CHECK(has_unsaved_changes(model));
        const Model asked = after(model, QuitProgram{});
        CHECK(asked.running);
        CHECK(asked.question == Question::leave_unsaved);
        CHECK(!after(model, QuitProgram{true}).running);
        CHECK(!after(asked, Answer{Answer::Choice::discard}).running);
        CHECK(after(asked, Answer{Answer::Choice::cancel}).running);
        CHECK(after(asked, Leave{}).question == Question::none);
        CHECK(after(asked, Leave{}).running);

        // Saving leaves once the file is written; a failure stays.
        const Updated saving = update(asked, Answer{Answer::Choice::save});
        CHECK(saving.effects == std::vector<Effect>{WriteStyle{}});
        CHECK(saving.model.running);
        CHECK(after(saving.model, ProgramSaid{{complaint}}).running);
        const Model saved = after(saving.model, Saved{{saving.model.theme, saving.model.style}, "a.style.yaml"});
        CHECK(!saved.running);
        CHECK(saved.notice == "Saved to a.style.yaml");
        CHECK(!has_unsaved_changes(saved));

        // Undone, there is nothing left to save.
        CHECK(!has_unsaved_changes(after(model, Undo{})));
        // An answer nobody asked for.
        CHECK(after(model, Answer{Answer::Choice::discard}).running);
    }

    TEST_CASE("another theme keeps what was set by hand, as one step") {
        auto first = std::make_shared<Theme>(), second = std::make_shared<Theme>();
        first->name = "first";
        second->name = "second";
        REQUIRE(first->style.set("text.size", "20").ok());
        REQUIRE(second->style.set("text.size", "24").ok());
        REQUIRE(second->style.set("grid.gutter", "44").ok());
        Model model = some_model();
        model.theme = first;
        model.style = first->style;
        model.saved = {first, first->style};
        model = after_all(model, {SetParameter{exposure, 1.5}, ThemeRead{second, {}, true}});
        CHECK(model.theme == second);
        CHECK(model.style.number("picture.exposure") == 1.5);
        CHECK(model.style.number("text.size") == 24);
        CHECK(model.history.done() == 2);
        CHECK(model.history.name(1) == "theme second");
        CHECK(has_unsaved_changes(model));
        const Model back = after(model, Undo{});
        CHECK(back.theme == first);
        CHECK(back.style.number("text.size") == 20);
        CHECK(back.style.number("grid.gutter") == 30);
        CHECK(back.style.number("picture.exposure") == 1.5);
        CHECK(after(back, Redo{}).theme == second);

        // A theme that cannot be read leaves everything, and says so.
        const Model kept = after(model, ThemeRead{nullptr, {complaint}, true});
        CHECK(kept.theme == second);
        CHECK(kept.style == model.style);
        CHECK(kept.findings.theme == Diagnostics{complaint});
    }

    TEST_CASE("a theme changed on disk is shown, is no step, and is nothing to save") {
        auto before = std::make_shared<Theme>(), now = std::make_shared<Theme>();
        REQUIRE(now->style.set("text.size", "24").ok());
        Model model = some_model();
        model.theme = before;
        model.saved = {before, model.style};
        model = after(model, ThemeRead{now, {}, false});
        CHECK(model.style.number("text.size") == 24);
        CHECK(model.history.done() == 0);
        CHECK(!has_unsaved_changes(model));
    }

    TEST_CASE("a style file changed elsewhere: its values are taken, but not over what was changed here") {
        const std::size_t size = *find_parameter("text.size"), gutter = *find_parameter("grid.gutter");
        Model model = some_model();
        model.saved = {model.theme, model.style};
        model = after_all(model, {SetParameter{exposure, 1.5}, SetParameter{gutter, 40.0}});
        Style file;
        REQUIRE(file.set(size, 22.0).ok());
        REQUIRE(file.set(gutter, 50.0).ok());
        model = after(model, StyleRead{file, {complaint}});
        CHECK(model.style.number("text.size") == 22);
        CHECK(model.style.number("grid.gutter") == 40);
        CHECK(model.style.number("picture.exposure") == 1.5);
        CHECK(model.saved.style == file);
        CHECK(model.findings.style == Diagnostics{complaint});
        CHECK(after(model, Undo{}).style.number("text.size") == 19);
    }

    TEST_CASE("resetting: one row, a group, everything, each one step") {
        auto theme = std::make_shared<Theme>();
        REQUIRE(theme->style.set("picture.exposure", "1.2").ok());
        Model model = some_model();
        model.theme = theme;
        model.style = theme->style;
        model = after_all(model, {SetParameter{exposure, 1.5}, SetParameter{*find_parameter("picture.zoom"), 2.0},
                                  SetParameter{*find_parameter("grid.gutter"), 50.0}});
        CHECK(after(model, ResetParameter{exposure}).style.number("picture.exposure") == 1.2);
        const Model group = after(model, ResetGroup{"Picture"});
        CHECK(group.style.number("picture.zoom") == 1);
        CHECK(group.style.number("grid.gutter") == 50);
        CHECK(group.history.done() == 4);
        const Model all = after(model, ResetGroup{""});
        CHECK(all.style == theme->style);
        CHECK(after(all, Undo{}).style == model.style);
        CHECK(after(all, ResetGroup{""}).history.done() == 4);  // nothing more to reset: no step
    }

    TEST_CASE("travelling through the history in one go") {
        Model model = some_model();
        for (const double value : {1.1, 1.2, 1.3, 1.4}) model = after(model, SetParameter{exposure, value});
        CHECK(after(model, TravelTo{1}).style.number("picture.exposure") == 1.1);
        CHECK(after_all(model, {TravelTo{0}, TravelTo{3}}).style.number("picture.exposure") == 1.3);
        CHECK(after(model, TravelTo{99}).style == model.style);
        CHECK(after(model, TravelTo{1}).history.undone() == 3);
    }

    TEST_CASE("a picture that cannot be read again keeps its place") {
        Model model = some_model();
        model.hero = PixelSize{300, 200};
        model = after(model, PictureFailed{{complaint}});
        CHECK(model.hero == PixelSize{300, 200});
        CHECK(model.findings.picture == Diagnostics{complaint});
        model = after(model, ReviewRead{nullptr, {complaint}, false});
        CHECK(model.review->hero->image == "hero.jpg");
        CHECK(model.findings.review == Diagnostics{complaint});
    }

    TEST_CASE("saving pictures: progress, the end, and its notice") {
        const ExportRequest request{"out.png", {640, 360}, std::nullopt};
        Model model = after_all(some_model(), {OpenExport{}, StartExport{request}});
        CHECK(model.exporting.running);
        CHECK(!model.exporting.open);
        CHECK(after(model, ExportAdvanced{0.4}).exporting.progress == 0.4);
        CHECK(after(model, ExportAdvanced{7}).exporting.progress == 1);
        CHECK(!after(model, OpenExport{}).exporting.open);
        model = after(model, ExportEnded{"there"});
        CHECK(!model.exporting.running);
        CHECK(model.notice == "there");
        CHECK(!after_all(model, {OpenExport{}, Leave{}}).exporting.open);
    }
}
