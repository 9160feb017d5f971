// Every row of the registry under the hand: dragged, typed, chosen, reset; and the history's steps that come of it.
#include <cmath>

#include "panel/desk.h"
#include "style/style.h"

using namespace foyer;
using namespace foyer::test;

namespace {

/// Whether the style took the value: it is of the row's kind and range.
bool acceptable(std::size_t row, const Value& value) { return Style().set(row, value).ok(); }

/// Does with a row's widget what one does with it.
void change(PanelDesk& desk, std::size_t row) {
    const Parameter& parameter = registry[row];
    const std::string id(parameter.id);
    const auto place = *desk.panel->place_of(id);
    const Spot middle = desk.middle(id);
    switch (parameter.kind) {
        case ParameterKind::number:
        case ParameterKind::integer: {
            // Towards the farther end, so that there is room to move.
            const Value& now = desk.model.style.value(row);
            const double value = std::holds_alternative<int>(now) ? std::get<int>(now) : std::get<double>(now);
            const double way = value > (parameter.least + parameter.greatest) / 2 ? -60 : 60;
            return desk.drag(middle, {middle.x + way, middle.y});
        }
        case ParameterKind::flag: return desk.click(middle);
        case ParameterKind::point: return desk.drag({place.x + 40.0, middle.y}, {place.x + 60.0, middle.y - 8});
        case ParameterKind::colour:
            desk.click({place.x + 90.0, middle.y});
            desk.key(Key::character, {false, true, false}, U'a');
            desk.type("#336699");
            return desk.key(Key::enter);
        case ParameterKind::text: {
            desk.click(middle);
            if (!id.ends_with(".face")) {
                desk.type("smcp");
                return desk.key(Key::enter);
            }
            // Another face that stands in sight in the list.
            for (const std::string& face : desk.model.face_names) {
                const auto item = desk.panel->place_of(id + "=" + face);
                if (item && item->height > 20 && face != std::get<std::string>(desk.model.style.value(row)))
                    return desk.click(id + "=" + face);
            }
            return;
        }
        case ParameterKind::choice: {
            const int now = std::get<Choice>(desk.model.style.value(row)).index;
            if (parameter.id == "screen.shape" || parameter.id == "show.transition") {
                desk.click(middle);
                return desk.click(id + (parameter.id == "screen.shape" ? "=4:3" : "=noise"));
            }
            // The words, or signs, stand beside each other: the first where it is not chosen, else the last.
            return desk.click({now == 0 ? place.x + place.width - 10.0 : place.x + 10.0, middle.y});
        }
    }
}

Modifiers held(bool shift, bool control, bool alt) { return {shift, control, alt}; }

double number(const PanelDesk& desk, NumberId id) { return desk.model.style.number(id); }

}  // namespace

TEST_SUITE("panel") {
    TEST_CASE("every row has a widget that sets it within its range") {
        PanelDesk desk;
        for (std::size_t row = 0; row < registry.size(); ++row) {
            CAPTURE(std::string(registry[row].id));
            desk.model.style = desk.model.theme->style;
            desk.show(registry[row].id);
            desk.actions.clear();
            const std::size_t steps = desk.model.history.done();
            change(desk, row);
            const auto sets = desk.done<SetParameter>();
            REQUIRE(!sets.empty());
            for (const SetParameter& set : sets) {
                CHECK(set.row == row);
                CHECK(acceptable(row, set.value));
            }
            CHECK(desk.model.style.value(row) != desk.model.theme->style.value(row));
            CHECK(desk.model.history.done() == steps + 1);
            CHECK(desk.done<BeginDrag>().size() == desk.done<EndDrag>().size());
            desk.settle();
        }
    }

    TEST_CASE("a drag is one step, begun and ended once") {
        PanelDesk desk;
        desk.show("grid.margin");
        desk.actions.clear();
        const Spot from = desk.middle("grid.margin");
        desk.drag(from, {from.x + 50, from.y + 200}, 25);
        CHECK(desk.done<BeginDrag>().size() == 1);
        CHECK(desk.done<EndDrag>().size() == 1);
        CHECK(desk.done<SetParameter>().size() > 10);
        CHECK(std::holds_alternative<BeginDrag>(desk.actions.front()));
        CHECK(std::holds_alternative<EndDrag>(desk.actions.back()));
        CHECK(desk.model.history.done() == 1);
    }

    TEST_CASE("Shift drags ten times as far, Alt a tenth") {
        const auto dragged = [](Modifiers with) {
            PanelDesk desk;
            desk.show("headline.size");
            const double before = number(desk, "headline.size");
            const Spot from = desk.middle("headline.size");
            desk.drag(from, {from.x + 12, from.y}, 12, with);
            return number(desk, "headline.size") - before;
        };
        const double plain = dragged({});
        CHECK(plain > 5);
        CHECK(dragged(held(true, false, false)) == doctest::Approx(plain * 10).epsilon(0.1));
        CHECK(dragged(held(false, false, true)) == doctest::Approx(plain / 10).epsilon(0.1));
    }

    TEST_CASE("Ctrl+click types a number, and beyond the range gives the range's end") {
        PanelDesk desk;
        desk.show("text.size");
        desk.actions.clear();
        desk.click("text.size", held(false, true, false));
        CHECK(desk.panel->takes_text());
        desk.type("21.5");
        desk.key(Key::enter);
        CHECK(number(desk, "text.size") == doctest::Approx(21.5));
        CHECK(!desk.panel->takes_text());
        CHECK(desk.done<BeginDrag>().size() == 1);
        CHECK(desk.done<EndDrag>().size() == 1);
        CHECK(desk.model.history.done() == 1);
        desk.click("text.size", held(false, true, false));
        desk.type("999");
        desk.key(Key::enter);
        CHECK(number(desk, "text.size") == doctest::Approx(40));
    }

    TEST_CASE("what is typed and is no number changes nothing for the worse") {
        PanelDesk desk;
        desk.show("text.size");
        for (const char* typed : {"nan", "inf", "1e999", "-", ".", "**", "0x"}) {
            CAPTURE(typed);
            desk.click("text.size", held(false, true, false));
            desk.type(typed);
            desk.key(Key::enter);
            CHECK(std::isfinite(number(desk, "text.size")));
            CHECK(number(desk, "text.size") >= 14);
            CHECK(number(desk, "text.size") <= 40);
        }
    }

    TEST_CASE("a row, a group and all go back to the theme") {
        PanelDesk desk;
        const auto alter = [&](const char* id, const char* text) {
            const std::size_t row = *find_parameter(id);
            desk.model = update(std::move(desk.model), SetParameter{row, *parse_value(registry[row], text)}).model;
        };
        desk.show("grid.margin");
        CHECK(!desk.panel->place_of("reset grid.margin"));
        alter("grid.margin", "100");
        alter("grid.gutter", "50");
        alter("palette.grain", "0.9");
        desk.settle();
        desk.click("reset grid.margin");
        CHECK(number(desk, "grid.margin") == number(desk, "grid.margin"));
        CHECK(desk.model.style.number("grid.margin") == desk.model.theme->style.number("grid.margin"));
        CHECK(number(desk, "grid.gutter") == 50);
        desk.click("reset group Grid");
        CHECK(desk.model.style.number("grid.gutter") == desk.model.theme->style.number("grid.gutter"));
        CHECK(number(desk, "palette.grain") == doctest::Approx(0.9));
        desk.click("reset all");
        CHECK(desk.model.style == desk.model.theme->style);
    }

    TEST_CASE("a search leaves the rows whose id or help has its words") {
        PanelDesk desk;
        desk.model.panel.open.clear();
        desk.settle();
        desk.click("search");
        desk.type("gutter");
        CHECK(desk.in_sight("grid.gutter"));
        CHECK(!desk.panel->place_of("grid.margin"));
        CHECK(desk.model.panel.open.empty());
        desk.key(Key::character, held(false, true, false), U'a');
        desk.type("breathes");
        CHECK(desk.in_sight("timeline.liveliness"));
        desk.key(Key::character, held(false, true, false), U'a');
        desk.type("no such thing at all");
        CHECK(!desk.panel->place_of("timeline.liveliness"));
    }

    TEST_CASE("groups open and close, and the layout remembers them") {
        PanelDesk desk;
        desk.model.panel.open.clear();
        desk.settle();
        desk.click("group Palette");
        CHECK(desk.model.panel.open == std::set<std::string>{"Palette"});
        CHECK(desk.in_sight("palette.paper"));
        desk.click("group Palette");
        CHECK(desk.model.panel.open.empty());
    }
}
