// The panel on an unattended screen: what leads out is not offered, and the way back is always in sight.
#include "panel/desk.h"

using namespace foyer;
using namespace foyer::test;

TEST_SUITE("panel") {
    TEST_CASE("on an unattended screen a button locks it again, in the place of exporting, however narrow it is") {
        for (const double width : {least_panel_width, 380.0, 720.0}) {
            CAPTURE(width);
            Model model = panel_model();
            model.panel.width = width;
            PanelDesk desk(std::move(model), PanelPlace::kiosk);
            CHECK(!desk.panel->place_of("export"));
            const auto lock = desk.panel->place_of("lock again"), save = desk.panel->place_of("save");
            REQUIRE(lock.has_value());
            REQUIRE(save.has_value());
            CHECK(save->x + save->width <= lock->x);
            desk.click("lock again");
            CHECK(desk.done<QuitProgram>().size() == 1);
            CHECK(desk.done<OpenExport>().empty());
        }
        PanelDesk desk;
        CHECK(desk.panel->place_of("export"));
        CHECK(!desk.panel->place_of("lock again"));
    }

    TEST_CASE("the button says when it is about to lock by itself, by the second") {
        PanelDesk desk(panel_model(), PanelPlace::kiosk);
        const auto plain = desk.frame().overlay;
        desk.closes_in = 9;
        const auto nine = desk.frame().overlay;
        CHECK(*plain != *nine);
        desk.closes_in = 8.6;
        CHECK(*desk.frame().overlay == *nine);
        desk.closes_in = 8;
        CHECK(*desk.frame().overlay != *nine);
    }
}
