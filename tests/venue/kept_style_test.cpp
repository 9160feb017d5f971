// Styles of content that cannot be written in: those among the settings are shown, the newest of the two; and a look
// that was given by hand.
#include "platform/style_place.h"
#include "venue/stager_desk.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

struct Desk : StagerDesk {
    Desk() {
        craft.kept_style = [this](const std::filesystem::path& review) {
            return style_among_settings(review, {folder / "config", folder / "state"});
        };
        restart();
        put("a.md", review_text("one", ""));
    }
    std::filesystem::path kept() const { return craft.kept_style(folder / "content/a.md"); }
    void keep(const std::string& text, std::chrono::seconds later) {
        folder.put(std::filesystem::relative(kept(), folder.path()).string(), text);
        const auto beside = folder / "content/a.style.yaml";
        const auto now = std::filesystem::exists(beside) ? std::filesystem::last_write_time(beside)
                                                         : std::filesystem::last_write_time(kept());
        std::filesystem::last_write_time(kept(), now + later);
        watcher->change(kept());
    }
    double text_size() const { return stager->on()->front()->style.number("text.size"); }
};

}  // namespace

TEST_SUITE("venue") {
    TEST_CASE("a style among the settings is shown, within five seconds, and over a restart") {
        Desk desk;
        desk.pass(std::chrono::seconds(5));
        REQUIRE(desk.stager->on()->size() == 1);
        const double usual = desk.text_size();
        desk.keep("text.size: 23\n", {});
        desk.pass(std::chrono::seconds(5));
        CHECK(desk.text_size() == 23);
        CHECK(desk.text_size() != usual);
        desk.restart();
        desk.pass(std::chrono::seconds(5));
        CHECK(desk.text_size() == 23);
        CHECK(desk.lines().empty());
    }

    TEST_CASE("of the style beside the review and the one among the settings the one written last is shown") {
        Desk desk;
        desk.put("a.style.yaml", "text.size: 20\n");
        desk.keep("text.size: 23\n", -std::chrono::seconds(100));
        desk.pass(std::chrono::seconds(5));
        CHECK(desk.text_size() == 20);
        desk.keep("text.size: 23\n", std::chrono::seconds(100));
        desk.pass(std::chrono::seconds(5));
        CHECK(desk.text_size() == 23);
    }

    TEST_CASE("a look given by hand stays until the files say otherwise, and what is not on takes none") {
        Desk desk;
        desk.pass(std::chrono::seconds(5));
        const EditionPtr before = desk.stager->on()->front();
        Style style = before->style;
        REQUIRE(style.set("text.size", "25").ok());
        const EditionPtr dressed = desk.stager->dress("a.md", before->theme, style);
        REQUIRE(dressed);
        CHECK(desk.stager->on()->front() == dressed);
        CHECK(dressed->digest == before->digest);
        CHECK(dressed->review == before->review);
        desk.pass(std::chrono::seconds(20));
        CHECK(desk.text_size() == 25);
        desk.put("a.style.yaml", "text.size: 21\n");
        desk.watcher->change(desk.folder / "content/a.style.yaml");
        desk.pass(std::chrono::seconds(5));
        CHECK(desk.text_size() == 21);
        CHECK(desk.stager->dress("b.md", before->theme, style) == nullptr);
        CHECK(desk.stager->place_of("a.md") == desk.folder / "content/a.md");
    }
}
