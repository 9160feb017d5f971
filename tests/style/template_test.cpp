#include "style/template.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "style/theme.h"

using namespace foyer;

namespace {

std::string fanzine() {
    std::ifstream in(FOYER_SOURCE_DIR "/assets/themes/fanzine/landscape.yaml");
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_SUITE("style") {
    TEST_CASE("the bundled template reads without a complaint") {
        const ParsedTemplate parsed = parse_template(fanzine(), "landscape.yaml");
        CHECK(parsed.usable);
        CHECK(parsed.diagnostics.empty());
        CHECK(parsed.value.columns.size() == 5);
        REQUIRE(parsed.value.opening.size() == 10);
        CHECK(parsed.value.opening[0].kind == FrameKind::picture);
        CHECK(parsed.value.opening[0].right == AcrossPlace{AcrossPlace::Edge::module_start, 7, Pt(-38)});
        CHECK(parsed.value.act.size() == 9);
        CHECK(parsed.value.plate.size() == 2);
        CHECK(parsed.value.opening[7].top == DownPlace{DownPlace::Edge::after, 2.5});
    }

    TEST_CASE("mistakes are told with their place and the cure") {
        const auto complaint = [](const std::string& text) {
            const ParsedTemplate parsed = parse_template(text, "t.yaml");
            REQUIRE_FALSE(parsed.diagnostics.empty());
            return to_string(parsed.diagnostics[0]);
        };
        CHECK(complaint(replaced(fanzine(), "kind: headline", "kind: headlin")) ==
              "t.yaml:10:13: error: there is no kind of frame `headlin` (did you mean `headline`?)");
        CHECK(complaint(replaced(fanzine(), "m7-38", "n7")).find("`n7` is no place across the page") != std::string::npos);
        CHECK(complaint(replaced(fanzine(), "foot: L32", "foot: L400")).find("`L400` is no place down the page") != std::string::npos);
        CHECK(complaint(replaced(fanzine(), "at: head", "at: side")).find("`at` is missing or wrong") != std::string::npos);
        CHECK(complaint(replaced(fanzine(), "columns: [1, 2]", "columns: [1, 9]")).find("a number from 1 to 5") != std::string::npos);
        CHECK(complaint(replaced(fanzine(), "kind: numeral", "kind: numerall")).find("did you mean `numeral`?") != std::string::npos);
        CHECK(complaint(replaced(fanzine(), "foot: L22 ", "foot: 22 ")).find("`22` is no place down the page") != std::string::npos);
        CHECK(complaint(replaced(fanzine(), "kind: caption", "kind: verdict")).find("there is no kind of frame `verdict`") != std::string::npos);
    }

    TEST_CASE("a template without what it needs is not usable, whatever it is") {
        for (const char* text : {"", "shape: landscape", "- a", "opening: 3", "turn: [1]", "{", "opening:\n  - text\n"}) {
            CAPTURE(text);
            const ParsedTemplate parsed = parse_template(text, "t.yaml");
            CHECK_FALSE(parsed.usable);
        }
        const ParsedTheme theme = parse_theme("none", {"style.yaml", ""}, {{"t.yaml", "shape: 1"}});
        CHECK_FALSE(theme.usable);
    }

    TEST_CASE("the template of the nearest shape is taken") {
        Theme theme;
        theme.templates.resize(3);
        theme.templates[0].aspect = 16.0 / 9;
        theme.templates[1].aspect = 9.0 / 16;
        theme.templates[2].aspect = 1;
        CHECK(&template_for(theme, {1920, 1080}) == &theme.templates[0]);
        CHECK(&template_for(theme, {1080, 1920}) == &theme.templates[1]);
        CHECK(&template_for(theme, {1000, 900}) == &theme.templates[2]);
    }
}
