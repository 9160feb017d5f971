// The panel in a real window: a slider dragged, an act opened, the look saved and found again, files changed meanwhile.
#include "panel/desk.h"
#include "shell/display.h"

using namespace foyer;
using namespace foyer::testing;
namespace fs = std::filesystem;

namespace {

/// The bundled review in a folder of its own, and a home whose panel has one group open.
struct Workplace {
    Workplace() {
        fs::copy(fs::path(FOYER_SOURCE_DIR) / "assets/her-smell", folder / "review", fs::copy_options::recursive);
        folder.put("home/panel.txt", "shown yes\nwidth 380\nopen Grid\n");
    }
    std::string review() const { return (folder / "review/her-smell.md").string(); }
    std::string style() const { return folder.bytes_of("review/her-smell.style.yaml"); }
    Words environment(const Display& display) const {
        Words words = display.environment();
        words.push_back("FOYER_HOME=" + (folder / "home").string());
        return words;
    }
    std::string dump() const {
        const Outcome outcome = run_foyer({"dump", "layout", review()}, {"FOYER_HOME=" + (folder / "home").string()});
        CHECK(outcome.status == 0);
        return outcome.out;
    }

    ScratchFolder folder;
};

Model small_model() {
    Model model = test::panel_model({static_cast<int>(display_width), static_cast<int>(display_height)});
    model.panel.open = {"Grid"};
    return model;
}

/// Where a row's widget stands in the window.
test::Spot place_of(std::string_view row) {
    test::PanelDesk desk(small_model());
    return desk.middle(row);
}

/// The part of the display where the page stands.
Picture page_of(const Picture& picture) {
    const PixelRect page = desk_of(small_model()).page;
    Picture part;
    for (int y = page.y; y < page.y + page.height && !picture.empty(); ++y) {
        const auto row = picture.begin() + static_cast<std::ptrdiff_t>(y * static_cast<int>(display_width) + page.x);
        part.insert(part.end(), row, row + page.width);
    }
    return part;
}

struct Running {
    explicit Running(const Workplace& at)
        : workplace(at), foyer({FOYER_PROGRAM, "edit", at.review(), "--size", "1280x720", "--set", "timeline.liveliness=0"}, at.environment(display)) {
        REQUIRE_MESSAGE(comes_true([&] { return foyer.ended() || shows_something(display.picture()); }), foyer.err());
        REQUIRE_MESSAGE(!foyer.ended(), foyer.err());
        opening = page_of(settled(display));
    }
    Picture page() const { return page_of(display.picture()); }
    bool changes(const Picture& from, double by = 0.005) {
        return comes_true([&] { return difference(from, page()) > by; });
    }
    bool comes_to(const Picture& to) {
        return comes_true([&] { return page() == to; });
    }

    const Workplace& workplace;
    Display display;
    Child foyer;
    Picture opening;
};

}  // namespace

TEST_SUITE("shell") {
TEST_CASE("a slider is dragged: the page, the file and the dump change, and the next start has it") {
    if (!can_run("a slider is dragged: the page, the file and the dump change, and the next start has it")) return;
    const Workplace workplace;
    const std::string dump = workplace.dump();
    Picture changed;
    {
        Running running(workplace);
        const test::Spot slider = place_of("grid.margin");
        running.display.drag(slider.x, slider.y, slider.x + 60);
        REQUIRE(running.changes(running.opening));
        changed = page_of(settled(running.display));
        CHECK(workplace.style().empty());  // nothing is written that was not asked for

        // Leaving asks; Esc stays.
        running.display.press("ctrl+q");
        CHECK(running.changes(changed, 0.05));
        running.display.press("Escape");
        CHECK(running.comes_to(changed));
        CHECK(!running.foyer.ended());

        CHECK(pressed_until(running.display, "ctrl+s", [&] { return contains(workplace.style(), "grid.margin:"); }));
        CHECK(workplace.dump() != dump);

        CHECK(pressed_until(running.display, "ctrl+z", [&] { return difference(running.opening, running.page()) == 0; }));
        CHECK(pressed_until(running.display, "ctrl+y", [&] { return difference(changed, running.page()) == 0; }));
        CHECK(pressed_until(running.display, "ctrl+q", [&] { return running.foyer.ended().has_value(); }));
        CHECK(running.foyer.status() == 0);
        CHECK_MESSAGE(!contains(running.foyer.err(), "error"), running.foyer.err());
    }
    Running again(workplace);
    CHECK(again.opening == changed);
}

TEST_CASE("an act is pressed, its card comes and goes; all of it by keyboard too") {
    if (!can_run("an act is pressed, its card comes and goes; all of it by keyboard too")) return;
    const Workplace workplace;
    Running running(workplace);
    const PixelRect page = desk_of(small_model()).page;
    running.display.click(page.x + page.width * 0.5, page.y + page.height * 0.87);
    REQUIRE(running.changes(running.opening, 0.3));
    const Picture card = page_of(settled(running.display));
    CHECK(pressed_until(running.display, "Right", [&] { return difference(card, running.page()) > 0.1; }));
    const Picture next = page_of(settled(running.display));
    running.display.move(page.x + page.width * 0.9, page.y + page.height * 0.3);
    CHECK(pressed_until(running.display, "Escape", [&] { return difference(next, running.page()) > 0.1; }));
    const Picture page_again = page_of(settled(running.display));

    // I lights the picture, Enter opens it.
    running.display.move(display_width - 3, display_height - 3);
    CHECK_MESSAGE(pressed_until(running.display, "i", [&] { return difference(page_again, running.page()) > 0; }), running.foyer.err());
    CHECK(pressed_until(running.display, "Return", [&] { return difference(page_again, running.page()) > 0.2; }));
}

TEST_CASE("the review is replaced while a slider is held; broken and mended, what one was doing is kept") {
    if (!can_run("the review is replaced while a slider is held; broken and mended, what one was doing is kept")) return;
    const Workplace workplace;
    Running running(workplace);
    const std::string text = workplace.folder.bytes_of("review/her-smell.md");
    const test::Spot slider = place_of("grid.margin");
    running.display.hold(slider.x, slider.y);
    running.display.move(slider.x + 30, slider.y);
    REQUIRE(running.changes(running.opening));
    const Picture dragged = page_of(settled(running.display));

    std::string other = text;
    other.replace(other.find("headline: "), 10, "headline: Not ");
    workplace.folder.put("review/new.md", other);
    fs::rename(workplace.folder / "review/new.md", workplace.review());
    CHECK(running.changes(dragged));
    const Picture replaced = page_of(settled(running.display));
    running.display.move(slider.x + 60, slider.y);
    CHECK(running.changes(replaced));
    running.display.let_go();
    const Picture let_go = page_of(settled(running.display));

    workplace.folder.put("review/her-smell.md", "---\nheadline: [half");
    CHECK(comes_true([&] { return contains(running.foyer.err(), "her-smell.md:"); }));
    CHECK(page_of(settled(running.display)) == let_go);

    workplace.folder.put("review/her-smell.md", text);
    CHECK(running.changes(let_go));
    // Two undoings are one too many: the drag was one step.
    CHECK(pressed_until(running.display, "ctrl+z", [&] { return difference(running.opening, running.page()) == 0; }));
}
}
