// Contrast warnings: none for the bundled theme, the right one for a bad palette.
#include <doctest/doctest.h>

#include "app/contrast.h"
#include "core/text.h"
#include "support/bundled.h"

using namespace foyer;
using namespace foyer::test;

namespace {

/// The warnings as one text.
std::string warnings(const Style& style) {
    std::string all;
    for (const Diagnostic& diagnostic : check_contrast(style)) {
        CHECK(diagnostic.severity == Severity::warning);
        CHECK(!diagnostic.cure.empty());
        all += diagnostic.message + "\n";
    }
    return all;
}

bool says(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_SUITE("app") {
    TEST_CASE("the bundled theme reads well") {
        CHECK(warnings(bundled_theme()->style) == "");
        CHECK(check_contrast(Style{}).empty());
    }

    TEST_CASE("each pair of colours that cannot be told apart is named, and no other") {
        const struct {
            const char *id, *value, *named;
        } cases[] = {
            {"text.colour", "paper", "the running text on paper"},
            {"standfirst.colour", "paper", "the standfirst on paper"},
            {"kicker.colour", "paper", "the kicker on paper"},
            {"quiet.colour", "paper", "quiet quotes on paper"},
            {"loud.colour", "paper", "loud quotes on paper"},
            {"facts.label.colour", "accent", "film facts on their ground"},
            {"act.colour", "ink", "the acts' names on the band"},
            {"tape.colour", "tape", "the tape label on its tape"},
            {"palette.on_accent", "#ff3068", "a poster's emphasis on its ground"},
        };
        for (const auto& one : cases) {
            const Diagnostics found = check_contrast(with(Style{}, one.id, one.value));
            CAPTURE(one.id);
            REQUIRE(found.size() == 1);
            CHECK(says(found[0].message, one.named));
        }
    }

    TEST_CASE("display type is read with less contrast than small type") {
        // A grey between 3:1 and 4.5:1 on the paper.
        Style style;
        const Colour paper = style.colour("palette.paper");
        Colour grey{0, 0, 0, 1};
        while (contrast(grey, paper) >= 4) grey = {grey.red + 0.01f, grey.green + 0.01f, grey.blue + 0.01f, 1};
        REQUIRE(contrast(grey, paper) > 3);
        const std::string found = warnings(with(style, "palette.ink", to_string(grey)));
        CHECK(says(found, "the running text on paper has a contrast of "));
        CHECK(!says(found, "loud quotes"));
    }
}
