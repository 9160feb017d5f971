// Cards, questions, looks and saving: what their actions do to a model.
#include <doctest/doctest.h>

#include "app/some_model.h"

using namespace foyer;
using namespace foyer::update_test;

TEST_SUITE("app") {
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
        CHECK(after(model, Undo{}).style.number("text.size") == 19.12);
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
        model.pictures["hero.jpg"].size = {300, 200};
        model = after(model, PictureFailed{"hero.jpg", {complaint}});
        CHECK(model.pictures.at("hero.jpg").size == PixelSize{300, 200});
        CHECK(model.findings.pictures.at("hero.jpg") == Diagnostics{complaint});
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
