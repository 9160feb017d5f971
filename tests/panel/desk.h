// A panel on a desk: a model, the panel over it, and a hand that points, presses and types.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/action.h"
#include "layout/quality.h"
#include "panel/panel.h"
#include "support/project.h"

namespace foyer::test {

inline PanelFonts panel_fonts() {
    const auto bytes = [](const char* name) {
        std::ifstream file(std::string(FOYER_SOURCE_DIR "/fonts/barlow-condensed/") + name, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    return {bytes("BarlowCondensed_500Medium.ttf"), bytes("BarlowCondensed_600SemiBold.ttf")};
}

inline Model panel_model(PixelSize window = {1920, 1080}, double scale = 1) {
    Model model;
    model.review_path = "reviews/her-smell.md";
    model.review = testing::bundled_review();
    model.theme = testing::fanzine();
    model.style = model.theme->style;
    model.saved = {model.theme, model.style};
    model.window = window;
    model.scale = scale;
    model.panel.shown = true;
    model.theme_names = {"fanzine", "quarterly", "programme"};
    for (std::size_t i = 0; i < testing::project_fonts().size(); ++i)
        model.face_names.push_back(testing::project_fonts().name(static_cast<FaceId>(i)));
    model.beat_count = 3;
    return model;
}

/// The place in the middle of something.
struct Spot {
    double x = 0, y = 0;
};

class PanelDesk {
public:
    explicit PanelDesk(Model start = panel_model(), PanelPlace where = PanelPlace::desk)
        : model(std::move(start)), place(where) {
        auto made =
            Panel::create(panel_fonts(), model.scale,
                          {[this] { return clipboard; }, [this](const std::string& text) { clipboard = text; }});
        REQUIRE(made.ok());
        panel = std::move(*made);
        settle();
    }

    /// One frame; what it says is done to the model.
    PanelFrame frame(double seconds = 1.0 / 60) {
        PanelFrame made = panel->frame({model, layout, quality, layout_ms, frame_ms, place, closes_in}, seconds);
        for (const Action& action : made.actions) {
            actions.push_back(action);
            Updated updated = update(std::move(model), action);
            model = std::move(updated.model);
        }
        return made;
    }
    /// Until it wants no more.
    void settle() {
        int frames = 0;
        while (frame().again) REQUIRE(++frames < 100);
    }
    void take(const Event& event) { panel->take(event); }

    Spot middle(std::string_view what) {
        const auto at = panel->place_of(what);
        REQUIRE_MESSAGE(at.has_value(), std::string(what));
        return {at->x + at->width / 2.0, at->y + at->height / 2.0};
    }
    void point(Spot to, Modifiers with = {}) {
        take(PointerMoved{1, to.x, to.y, with});
        settle();
    }
    void press(Spot at, Modifiers with = {}) {
        take(ModifiersChanged{1, with});
        point(at, with);
        take(PointerPressed{1, at.x, at.y, PointerButton::left, 1, with});
        settle();
    }
    void let_go(Spot at, Modifiers with = {}) {
        take(PointerReleased{1, at.x, at.y, PointerButton::left, with});
        take(ModifiersChanged{1, {}});
        settle();
    }
    void click(Spot at, Modifiers with = {}) {
        press(at, with);
        let_go(at, with);
        frame(1);  // a second click soon after would be a double one
    }
    void click(std::string_view what, Modifiers with = {}) { click(middle(what), with); }
    void drag(Spot from, Spot to, int steps = 4, Modifiers with = {}) {
        press(from, with);
        for (int i = 1; i <= steps; ++i)
            point({from.x + (to.x - from.x) * i / steps, from.y + (to.y - from.y) * i / steps}, with);
        let_go(to, with);
        frame(1);
    }
    void key(Key which, Modifiers with = {}, char32_t character = 0) {
        take(ModifiersChanged{1, with});
        take(KeyEvent{1, which, character, with, false});
        settle();
        take(KeyReleased{1, which, character, with});
        take(ModifiersChanged{1, {}});
        settle();
    }
    void type(const std::string& text) {
        for (const char letter : text) {
            take(TextEvent{1, std::string(1, letter)});
            settle();
        }
    }

    void open_group(std::string_view group) {
        model.panel.open.insert(std::string(group));
        settle();
    }
    /// Opens a row's group and brings the row into sight, by the search.
    void show(std::string_view id) {
        model.panel.open = {std::string(registry[*find_parameter(id)].group)};
        settle();
        for (int turn = 0; turn < 60 && !in_sight(id); ++turn) {
            const Spot rows = middle("rows");
            take(PointerMoved{1, rows.x, rows.y, {}});
            take(Wheel{1, 0, turn == 0 ? 100.0 : -2.0, {}});
            settle();
        }
        frame();  // a shorter list scrolls back
        settle();
        REQUIRE_MESSAGE(in_sight(id), std::string(id));
    }
    bool in_sight(std::string_view id) {
        const auto at = panel->place_of(id);
        return at && at->height >= 20;
    }

    template <class Kind>
    std::vector<Kind> done() const {
        std::vector<Kind> found;
        for (const Action& action : actions)
            if (const Kind* one = std::get_if<Kind>(&action)) found.push_back(*one);
        return found;
    }

    Model model;
    PanelPlace place;
    std::optional<double> closes_in;
    Layout layout;
    Quality quality;
    std::vector<float> layout_ms, frame_ms;
    std::string clipboard;
    std::vector<Action> actions;
    std::unique_ptr<Panel> panel;
};

}  // namespace foyer::test
