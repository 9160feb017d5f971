// The panel of an unattended screen in a real window: behind the code, with a cursor while it is open and none after
// it, upright and turned.
#include <cmath>

#include "app/lobby.h"
#include "app/screen_map.h"
#include "app/some_lobby.h"
#include "app/wear.h"
#include "panel/desk.h"
#include "shell/display.h"
#include "shell/kiosk_panel.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

constexpr const char* review =
    "---\nheadline: The Long Way *Home*\nbeats:\n  - { beat: opening, seconds: 600 }\n---\n\n"
    "She leaves, and the road is long. He stays, and the house is longer.\n";

/// It stands in the middle of the display.
constexpr PixelSize window{800, 600};
constexpr double window_x = (display_width - window.width) / 2.0, window_y = (display_height - window.height) / 2.0;

struct Counter {
    explicit Counter(int turns) : quarter_turns(turns) {
        folder.put("content/review.md", review);
        folder.put("home/kiosk/panel.txt", "shown yes\nwidth 380\nopen Grid\n");
        Words environment = display.environment();
        environment.push_back(home());
        const Outcome set =
            run({"sh", "-c", std::string("printf '4711\\n' | '") + FOYER_PROGRAM + "' kiosk --set-code"}, {home()});
        REQUIRE_MESSAGE(set.status == 0, set.err);
        foyer.emplace(
            Words{FOYER_PROGRAM, "kiosk", (folder / "content").string(), "--status", (folder / "status.json").string(),
                  "--rotate", std::to_string(turns * 90), "--set", "kiosk.shift_every=3600", "--size", "800x600"},
            environment);
        REQUIRE(comes_true([this] { return foyer->ended() || tells("\"edition\": \"review.md\""); }));
        REQUIRE_MESSAGE(!foyer->ended(), foyer->err());
    }
    std::string home() const { return "FOYER_HOME=" + (folder / "home").string(); }
    bool tells(const char* what) const { return contains(folder.bytes_of("status.json"), what); }

    /// The pad in a corner, the code, and the panel where its button is drawn.
    void open_panel() {
        const Picture before = settled(display);
        display.hold(window_x + 2, window_y + 2);
        CHECK(comes_true([&] { return difference(before, display.picture()) > 0.3; }));
        display.let_go();
        run({"xdotool", "key", "4", "7", "1", "1", "Return"}, display.environment());
        CHECK(comes_true([&] { return contains(foyer->err(), "the code was given"); }));
        const ScreenPoint at = on_display(map().to_screen(panel_button()));
        display.click(at.x, at.y);
        CHECK(comes_true([&] { return tells("\"panel\": true"); }));
    }
    static ScreenPoint on_display(ScreenPoint at) { return {window_x + at.x, window_y + at.y}; }
    ScreenMap map() const {
        ScreenMap map{window, quarter_turns, overscan_for(window, Style().number("kiosk.shift")), {}};
        map.shift = shift_at(0, map.overscan);
        return map;
    }
    /// Px of the picture.
    ScreenPoint panel_button() const {
        const PixelSize picture = map().picture();
        const double scale = std::min(picture.width, picture.height) / 1080.0;
        auto pages = std::make_shared<LobbyPages>(*some_pages());
        auto beats = std::make_shared<BeatList>(*pages->loop);
        beats->picture = {Pt(picture.width / scale), Pt(picture.height / scale)};
        pages->loop = pages->hands = beats;
        pages->screen = picture;
        const LobbyManner manner = lobby_manner(Style(), false, picture);
        Lobby lobby = update_lobby({}, EditionOn{"a", pages, "", false}, manner, 0);
        lobby.pad.emplace();
        lobby.pad->open = lobby.pad->panel = true;
        for (const LobbyButton& button : buttons_of(lobby, manner)) {
            if (button.kind != LobbyButton::Kind::panel) continue;
            return {(button.bounds.x + button.bounds.width / 2).value * scale,
                    (button.bounds.y + button.bounds.height / 2).value * scale};
        }
        FAIL("there is no such button");
        return {};
    }
    /// Where something of the panel stands on the screen.
    ScreenPoint place_of(std::string_view what) const {
        ScreenMap upright = map();
        upright.overscan = 0;
        upright.shift = {};
        const PixelSize picture = upright.picture();
        Model model = test::panel_model(picture, panel_scale(picture, Style().number("kiosk.diagonal")));
        model.panel.open = {"Grid"};
        test::PanelDesk desk(model, PanelPlace::kiosk);
        const test::Spot spot = desk.middle(what);
        return on_display(upright.to_screen({spot.x, spot.y}));
    }

    int quarter_turns;
    Display display;
    ScratchFolder folder;
    std::optional<Child> foyer;
};

void change_a_row(int turns) {
    Counter counter(turns);
    counter.open_panel();
    Display& display = counter.display;
    // The pointer is seen.
    const Picture opened = settled(display);
    display.move(400, 300);
    CHECK(comes_true([&] { return difference(opened, display.picture()) > 0; }));
    const ScreenPoint row = counter.place_of("grid.margin"), lock = counter.place_of("lock again");
    display.hold(row.x, row.y);
    for (const int by : {20, 40}) turns == 0 ? display.move(row.x + by, row.y) : display.move(row.x, row.y + by);
    display.let_go();
    CHECK(comes_true([&] { return difference(opened, display.picture()) > 0.02; }));
    display.click(lock.x, lock.y);
    CHECK(comes_true([&] { return counter.tells("\"panel\": false"); }));
    CHECK(comes_true([&] { return contains(counter.folder.bytes_of("content/review.style.yaml"), "grid.margin:"); }));
    // And is not seen any more.
    const Picture page = settled(display);
    display.move(640, 360);
    display.move(700, 300);
    CHECK(settled(display) == page);
    CHECK_MESSAGE(!counter.foyer->ended(), counter.foyer->err());
}

}  // namespace

TEST_SUITE("shell") {
    TEST_CASE("the panel over an unattended page in a window: a row is dragged and kept, and the cursor goes with it") {
        if (can_run("the panel over an unattended page in a window")) change_a_row(0);
    }

    TEST_CASE("the panel over an unattended page that is turned: it lies with the page, and is pointed at there") {
        if (can_run("the panel over an unattended page that is turned")) change_a_row(1);
    }
}
