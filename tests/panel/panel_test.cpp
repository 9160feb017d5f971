// The panel as a whole: whose the events are, the keyboard, what is asked, the foot; and that it rests.
#include <cstddef>

#include "panel/desk.h"

using namespace foyer;
using namespace foyer::test;

namespace {

constexpr Modifiers control{false, true, false};

void set(PanelDesk& desk, std::string_view id, const char* text) {
    const std::size_t row = *find_parameter(id);
    desk.model = update(std::move(desk.model), SetParameter{row, *parse_value(registry[row], text)}).model;
}

}  // namespace

TEST_SUITE("panel") {
    TEST_CASE("fonts that are none are refused") {
        CHECK(!Panel::create({"", ""}, 1, {}).ok());
        CHECK(!Panel::create({std::string(4000, 'x'), std::string(4000, 'x')}, 1, {}).ok());
    }

    TEST_CASE("the pointer is the panel's over the panel, and the page's over the page") {
        PanelDesk desk;
        const Desk places = desk_of(desk.model);
        desk.point({places.page.x + 200.0, places.page.y + 200.0});
        CHECK(!desk.panel->keeps_pointer());
        desk.take(PointerPressed{1, places.page.x + 200.0, places.page.y + 200.0, PointerButton::left, 1, {}});
        CHECK(!desk.panel->keeps_pointer());
        // A drag that began on the page stays the page's.
        desk.take(PointerMoved{1, places.panel.x + 100.0, 300, {}});
        CHECK(!desk.panel->keeps_pointer());
        desk.take(PointerReleased{1, places.panel.x + 100.0, 300, PointerButton::left, {}});
        CHECK(!desk.panel->keeps_pointer());
        desk.point({places.panel.x + 100.0, 300});
        CHECK(desk.panel->keeps_pointer());
        desk.point({places.foot.x + 100.0, places.foot.y + 20.0});
        CHECK(desk.panel->keeps_pointer());
        desk.model.panel.shown = false;
        desk.settle();
        desk.point({places.panel.x + 100.0, 300});
        CHECK(!desk.panel->keeps_pointer());
        CHECK(desk.done<BeginDrag>().empty());
    }

    TEST_CASE("keys are the page's until the panel has the keyboard") {
        PanelDesk desk;
        desk.key(Key::right);
        CHECK(!desk.panel->keeps_keyboard());
        desk.panel->focus();
        desk.settle();
        desk.take(KeyEvent{1, Key::down, 0, {}, false});
        CHECK(desk.panel->keeps_keyboard());
        desk.take(KeyEvent{1, Key::character, U's', control, false});
        CHECK(!desk.panel->keeps_keyboard());
        desk.take(KeyEvent{1, Key::f6, 0, {}, false});
        CHECK(!desk.panel->keeps_keyboard());
        desk.settle();
        desk.key(Key::escape);
        CHECK(!desk.panel->focused());
        desk.take(KeyEvent{1, Key::escape, 0, {}, false});
        CHECK(!desk.panel->keeps_keyboard());
    }

    TEST_CASE("a value is changed by the keyboard alone") {
        PanelDesk desk;
        desk.model.panel.open.clear();
        desk.settle();
        desk.take(KeyEvent{1, Key::character, U'f', control, false});
        CHECK(desk.panel->keeps_keyboard());
        desk.settle();
        CHECK(desk.panel->takes_text());
        desk.type("grid.gutter");
        desk.key(Key::enter);
        desk.actions.clear();
        const double before = desk.model.style.number("grid.gutter");
        // Down to the group's head, down to the row; Space takes hold, arrows change, Space lets go.
        desk.key(Key::down);
        desk.key(Key::down);
        desk.key(Key::space);
        for (int i = 0; i < 3; ++i) desk.key(Key::right);
        desk.key(Key::space);
        CHECK(desk.model.style.number("grid.gutter") > before);
        CHECK(desk.done<BeginDrag>().size() == 1);
        CHECK(desk.done<EndDrag>().size() == 1);
        // Enter types.
        desk.key(Key::enter);
        CHECK(desk.panel->takes_text());
        desk.type("44");
        desk.key(Key::enter);
        CHECK(desk.model.style.number("grid.gutter") == doctest::Approx(44));
        // Delete goes back to the theme's.
        desk.key(Key::remove);
        CHECK(desk.model.style.number("grid.gutter") == doctest::Approx(before));
    }

    TEST_CASE("the keyboard goes to every part of the column and the foot") {
        PanelDesk desk;
        desk.model.panel.open.clear();
        set(desk, "grid.gutter", "44");
        desk.settle();
        desk.panel->focus();
        desk.settle();
        desk.actions.clear();
        // It comes in at the first group. Beyond the last one, to the left, lies the foot.
        desk.key(Key::space);
        CHECK(desk.model.panel.open == std::set<std::string>{"Screen"});
        for (int i = 0; i < 60; ++i) desk.key(Key::down);
        for (int i = 0; i < 3 && desk.done<TravelTo>().empty(); ++i) {
            desk.key(Key::left);
            for (int up = 0; up < 3 && desk.done<TravelTo>().empty(); ++up) {
                desk.key(Key::space);
                desk.key(Key::up);
            }
        }
        CHECK(!desk.done<TravelTo>().empty());
        CHECK(desk.panel->focused());
    }

    TEST_CASE("leaving with changes is answered by keys and by buttons, panel or no panel") {
        using Reply = foyer::Answer::Choice;
        for (const bool shown : {true, false}) {
            for (const auto& [key, character, choice] : {std::tuple{Key::enter, U'\0', Reply::save},
                                                         {Key::character, U'd', Reply::discard},
                                                         {Key::escape, U'\0', Reply::cancel}}) {
                PanelDesk desk;
                desk.model.panel.shown = shown;
                desk.model.question = Question::leave_unsaved;
                desk.settle();
                desk.point({300, 300});
                CHECK(desk.panel->keeps_pointer());
                desk.take(KeyEvent{1, key, character, {}, false});
                CHECK(desk.panel->keeps_keyboard());
                desk.settle();
                REQUIRE(desk.done<foyer::Answer>().size() == 1);
                CHECK(desk.done<foyer::Answer>()[0].choice == choice);
            }
        }
        for (const auto& [button, choice] : {std::pair{"answer save", Reply::save},
                                             {"answer discard", Reply::discard},
                                             {"answer cancel", Reply::cancel}}) {
            PanelDesk desk;
            desk.model.question = Question::leave_unsaved;
            desk.settle();
            desk.click(button);
            REQUIRE(desk.done<foyer::Answer>().size() == 1);
            CHECK(desk.done<foyer::Answer>()[0].choice == choice);
        }
    }

    TEST_CASE("an answered question lets the panel go on") {
        PanelDesk desk;
        desk.model.question = Question::leave_unsaved;
        desk.settle();
        desk.key(Key::escape);
        CHECK(desk.model.question == Question::none);
        desk.show("grid.margin");
        const Spot from = desk.middle("grid.margin");
        desk.drag(from, {from.x + 40, from.y});
        CHECK(!desk.done<SetParameter>().empty());
    }

    TEST_CASE("export is set up and begun") {
        PanelDesk desk;
        desk.click("export");
        REQUIRE(desk.model.exporting.open);
        CHECK(!desk.done<OpenExport>().empty());
        desk.settle();
        desk.click("start export");
        CHECK(desk.done<StartExport>().empty());  // there is no name yet
        desk.click("path");
        desk.type("wall.png");
        desk.key(Key::enter);
        const auto presets = *desk.panel->place_of("presets");
        desk.click({presets.x + presets.width - 20.0, presets.y + 10.0});
        const auto pages = *desk.panel->place_of("pages");
        desk.click({pages.x + 20.0, pages.y + 10.0});
        desk.click("start export");
        REQUIRE(desk.done<StartExport>().size() == 1);
        const ExportRequest request = desk.done<StartExport>()[0].request;
        CHECK(request.path == "wall.png");
        CHECK(request.size.width == 16384);
        CHECK(request.size.height <= 16384);
        CHECK(request.spread == 0);
        desk.model.exporting.progress = 0.4;
        desk.settle();
        desk.click("stop");
        CHECK(desk.done<StopExport>().size() == 1);
    }

    TEST_CASE("a locked shape is kept while a side is dragged, and no side grows too long") {
        PanelDesk desk;
        desk.click("export");
        const auto width = *desk.panel->place_of("width");
        const Spot from{width.x + width.width / 2.0, width.y + width.height / 2.0};
        desk.drag(from, {from.x + 900, from.y}, 9);
        desk.click("path");
        desk.type("a.png");
        desk.key(Key::enter);
        desk.click("start export");
        REQUIRE(desk.done<StartExport>().size() == 1);
        const PixelSize size = desk.done<StartExport>()[0].request.size;
        CHECK(size.width <= 16384);
        CHECK(static_cast<double>(size.width) / size.height == doctest::Approx(16.0 / 9).epsilon(0.01));
    }

    TEST_CASE("Esc leaves the export as it was") {
        PanelDesk desk;
        desk.click("export");
        desk.key(Key::escape);
        CHECK(!desk.model.exporting.open);
        CHECK(desk.done<StartExport>().empty());
    }

    TEST_CASE("what cannot be read on its ground is told, and no longer once it can be") {
        PanelDesk desk;
        CHECK_FALSE(desk.panel->place_of("diagnostic 0").has_value());
        const Style readable = desk.model.style;
        REQUIRE(desk.model.style.set(*find_parameter("palette.paper"), Value(Colour{0.2f, 0.2f, 0.2f, 1})).ok());
        desk.settle();
        CHECK(desk.panel->place_of("diagnostic 0").has_value());
        desk.model.style = readable;
        desk.settle();
        CHECK_FALSE(desk.panel->place_of("diagnostic 0").has_value());
    }

    TEST_CASE("a diagnostic leads to the parameter it names") {
        PanelDesk desk;
        desk.model.panel.open.clear();
        desk.model.findings.style = {
            {Severity::warning, "x.style.yaml", {3, 1}, "`timeline.pitch` is 90", "2 to 24 pt"}};
        desk.settle();
        desk.click("diagnostic 0");
        CHECK(desk.model.panel.open.contains("Timeline"));
        CHECK(desk.in_sight("timeline.pitch"));
    }

    TEST_CASE("the history is travelled") {
        PanelDesk desk;
        set(desk, "grid.gutter", "44");
        set(desk, "grid.margin", "90");
        desk.settle();
        desk.click("step 0");
        REQUIRE(desk.done<TravelTo>().size() == 1);
        CHECK(desk.model.style == desk.model.theme->style);
        desk.click("step 1");
        CHECK(desk.model.style.number("grid.gutter") == 44);
        CHECK(desk.model.history.undone() == 1);
        desk.click("undo");
        desk.click("redo");
        CHECK(desk.done<Undo>().size() == 1);
        CHECK(desk.done<Redo>().size() == 1);
        desk.click("save");
        CHECK(desk.done<Save>().size() == 1);
    }

    TEST_CASE("a theme is chosen from the list") {
        PanelDesk desk;
        desk.click("theme");
        desk.click("theme=quarterly");
        REQUIRE(desk.done<ChooseTheme>().size() == 1);
        CHECK(desk.done<ChooseTheme>()[0].name == "quarterly");
    }

    TEST_CASE("the column's edge makes it wider, within bounds") {
        PanelDesk desk;
        const Spot edge = desk.middle("grip");
        desk.point(edge);
        CHECK(desk.frame().cursor == CursorShape::resize_across);
        desk.drag(edge, {edge.x - 100, edge.y});
        CHECK(desk.model.panel.width == doctest::Approx(480));
        const Spot wider = desk.middle("grip");
        desk.drag(wider, {wider.x + 1000, wider.y});
        CHECK(desk.model.panel.width == doctest::Approx(least_panel_width));
    }

    TEST_CASE("nothing happens, nothing is drawn anew") {
        PanelDesk desk;
        desk.model.panel.open = {"Text", "Palette", "Picture"};
        desk.settle();
        desk.actions.clear();
        const auto overlay = desk.frame().overlay;
        for (int i = 0; i < 1000; ++i) {
            const PanelFrame frame = desk.frame(i % 7 == 0 ? 10 : 0.016);
            REQUIRE(frame.overlay == overlay);
            REQUIRE(!frame.again);
        }
        CHECK(desk.actions.empty());
    }

    TEST_CASE("a frame or two after the last event it rests, wherever the pointer is") {
        PanelDesk desk;
        desk.show("grid.margin");
        for (const Spot spot :
             {desk.middle("grid.margin"), desk.middle("undo"), desk.middle("search"), desk.middle("group Grid")}) {
            desk.take(PointerMoved{1, spot.x, spot.y, {}});
            int frames = 0;
            while (desk.frame().again) ++frames;
            CHECK(frames <= 3);
        }
    }

    TEST_CASE("a hundred thousand events of a slider grow nothing") {
        PanelDesk desk;
        desk.show("grid.margin");
        const Spot from = desk.middle("grid.margin");
        desk.press(from);
        std::size_t largest = 0, first = 0;
        for (int i = 0; i < 100'000; ++i) {
            desk.take(PointerMoved{1, from.x + (i % 97) - 48, from.y, {}});
            if (i % 50 != 0) continue;
            const std::size_t vertices = desk.frame().overlay->vertices.size();
            if (i == 5000) first = vertices;
            largest = std::max(largest, vertices);
            desk.actions.clear();
        }
        desk.let_go(from);
        CHECK(largest < first + 400);
        CHECK(desk.model.history.done() <= 1);
    }

    TEST_CASE("text of any kind is shown without harm") {
        const std::string nasty = "%s%n\n\t\x01\xff\xfe €ž→ \xe2\x80 日本語 ##id ###x " + std::string(5000, 'W');
        Model model = panel_model({1280, 720}, 1);
        auto review = std::make_shared<Review>(*model.review);
        review->film.title = nasty;
        model.review = review;
        model.review_path = nasty;
        model.theme_names = {"", "   ", nasty, nasty};
        model.face_names = {"", nasty, "Anton"};
        model.notice = nasty;
        auto theme = std::make_shared<Theme>(*model.theme);
        theme->name = "";
        model.theme = theme;
        model.review_text = std::make_shared<const std::string>(nasty + "\n" + nasty);
        for (int i = 0; i < 10'000; ++i)
            model.findings.review.push_back({Severity::error,
                                             model.review_path,
                                             {1 + i % 3, i},
                                             nasty.substr(0, 60) + std::to_string(i),
                                             nasty.substr(0, 90)});
        PanelDesk desk(std::move(model));
        desk.model.panel.open = {"Text", "Screen"};
        desk.settle();
        CHECK(desk.frame().overlay->vertices.size() < 60'000);
        desk.click("diagnostic 0");
        desk.click("diagnostic 1");
        desk.click("theme");
        desk.key(Key::escape);
        desk.show("text.face");
        desk.click("text.face");
        desk.key(Key::escape);
        desk.model.exporting.open = true;
        desk.model.exporting.running = true;
        desk.model.exporting.request.path = nasty;
        desk.settle();
        desk.model.window = {1, 1};
        desk.settle();
        desk.model.window = {300, 200};
        desk.settle();
        CHECK(desk.panel->place_of("start export").has_value());
    }

    TEST_CASE("another scale makes everything larger") {
        PanelDesk desk;
        desk.model.panel.open = {"Grid"};
        desk.settle();
        const int before = desk.panel->place_of("group Screen")->height;
        desk.model.scale = 2;
        desk.model.window = {3840, 2160};
        desk.panel->set_scale(2);
        desk.settle();
        CHECK(desk.panel->place_of("group Screen")->height == 2 * before);
        CHECK(desk.frame().overlay->glyphs != nullptr);
    }

    TEST_CASE("the clipboard is the desktop's") {
        PanelDesk desk;
        desk.clipboard = "gutter";
        desk.click("search");
        desk.key(Key::character, control, U'v');
        CHECK(desk.panel->place_of("grid.gutter").has_value());
        desk.key(Key::character, control, U'a');
        desk.clipboard = "";
        desk.key(Key::character, control, U'c');
        CHECK(desk.clipboard == "gutter");
    }

    TEST_CASE("an event a frame cannot tell apart waits for the next") {
        PanelDesk desk;
        desk.model.panel.open.clear();
        desk.settle();
        const Spot head = desk.middle("group Grid");
        desk.take(PointerMoved{1, head.x, head.y, {}});
        desk.take(PointerPressed{1, head.x, head.y, PointerButton::left, 1, {}});
        desk.take(PointerReleased{1, head.x, head.y, PointerButton::left, {}});
        desk.settle();
        CHECK(desk.model.panel.open.contains("Grid"));
    }
}
