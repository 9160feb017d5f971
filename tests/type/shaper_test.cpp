#include "type/shaper.h"

#include <doctest/doctest.h>

#include "fonts.h"
#include "type/hyphenator.h"

using namespace foyer;

namespace {

std::string broken(Hyphenator& hyphenator, std::string word) {
    const auto& points = hyphenator.breaks(word);
    for (auto point = points.rbegin(); point != points.rend(); ++point) word.insert(*point, "|");
    return word;
}

}  // namespace

TEST_SUITE("type") {
    TEST_CASE("shaping kerns, joins letters where asked, and keeps its answers") {
        Shaper shaper(test::font_book());
        const FaceId serif = *test::font_book().find("Source Serif 4");
        const auto width = [&](std::string_view text, Features features = {}) {
            return shaper.shape(serif, text, features, "en-US").advance.value;
        };
        CHECK(width("AV") < width("A") + width("V"));
        CHECK(shaper.shape(serif, "office", {}, "en-US").glyphs.size() < 6);
        CHECK(shaper.shape(serif, "office", {.ligatures = false}, "en-US").glyphs.size() == 6);
        const ShapedText lining = shaper.shape(serif, "1995", {}, "en-US");
        const ShapedText old_style = shaper.shape(serif, "1995", {.old_style_figures = true}, "en-US");
        CHECK(lining.glyphs[1].glyph != old_style.glyphs[1].glyph);
        const std::size_t kept = shaper.kept();
        const ShapedText* first = &shaper.shape(serif, "once", {}, "en-US");
        CHECK(shaper.kept() == kept + 1);
        CHECK(&shaper.shape(serif, "once", {}, "en-US") == first);
        CHECK(shaper.shape(serif, "", {}, "en-US").glyphs.empty());
    }

    TEST_CASE("words break where the dictionary says, with two letters before and three behind") {
        auto created = Hyphenator::create("en-US");
        REQUIRE(created.ok());
        Hyphenator& hyphenator = *created;
        CHECK(broken(hyphenator, "hyphenation") == "hy|phen|ation");
        CHECK(broken(hyphenator, "Continent") == "Con|ti|nent");
        CHECK(broken(hyphenator, "door") == "door");
        CHECK(broken(hyphenator, "well-mannered,") == "well-man|nered,");
        CHECK(broken(hyphenator, std::string(500, 'a')) == std::string(500, 'a'));
        CHECK(broken(hyphenator, "") == "");
    }

    TEST_CASE("a language without a dictionary is said with its package") {
        const auto created = Hyphenator::create("xx-YY");
        REQUIRE_FALSE(created.ok());
        CHECK(created.error().message == "no hyphenation for `xx-YY`: install hyphen-xx-yy; lines are set without breaking words");
    }
}
