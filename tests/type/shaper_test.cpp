#include "type/shaper.h"

#include <doctest/doctest.h>

#include <cstdio>

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

    TEST_CASE("words of every language break by its own dictionary, whatever that is written in") {
        struct Wanted {
            const char *lang, *word, *broken;
        };
        for (const Wanted& wanted : {Wanted{"de", "Überraschung", "Über|ra|schung"}, {"de-AT", "Stille", "Stil|le"},
                                     {"fr", "émerveillement", "émer|veille|ment"}, {"es", "corazón", "co|ra|zón"}, {"it", "silenzio", "si|len|zio"},
                                     {"nl", "geluiden", "ge|lui|den"}, {"pt", "silêncio", "si|lên|cio"}, {"pt-BR", "coração", "co|ra|ção"},
                                     {"sv", "tystnaden", "tyst|na|den"}, {"pl", "świadomość", "świa|do|mość"}}) {
            CAPTURE(std::string(wanted.lang));
            auto created = Hyphenator::create(wanted.lang);
            if (!created.ok()) {
                std::printf("skipped: hyphenation of %s: %s\n", wanted.lang, created.error().message.c_str());
                continue;
            }
            CHECK(broken(*created, wanted.word) == wanted.broken);
        }
    }

    TEST_CASE("the package of a missing dictionary is called as the distribution calls it") {
        for (const auto& [lang, package] : {std::pair("de-XX", "hyphen-de"), {"pt-XX", "hyphen-pt-xx"}, {"../..", "hyphen-../.."}}) {
            const auto created = Hyphenator::create(lang);
            if (created.ok()) continue;  // the mother country's serves
            CHECK(created.error().message.find(package) != std::string::npos);
        }
    }

    TEST_CASE("features are read by name, and what is none is refused") {
        std::vector<std::string> refused;
        const auto features = parse_features("smcp, onum -liga ss01=2 +swsh big x=1 abcd=99", refused);
        CHECK(features[0].value == 1);
        CHECK(features[2].value == 0);
        CHECK(features[3].value == 2);
        CHECK(features[4].value == 1);
        CHECK(features[5].tag == 0);
        CHECK(refused == std::vector<std::string>{"big", "x=1", "abcd=99"});
        refused.clear();
        parse_features("aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii", refused);
        CHECK(refused == std::vector<std::string>{"iiii"});
    }

    TEST_CASE("named features change the glyphs where the face has them") {
        Shaper shaper(test::font_book());
        const FaceId serif = *test::font_book().find("Source Serif 4");
        std::vector<std::string> refused;
        int known = 0;
        const std::pair<const char*, const char*> cases[] = {{"smcp", "abc"}, {"onum", "1995"}, {"lnum", "1995"}, {"pnum", "1995"}, {"-liga", "office"}};
        for (const auto& [names, text] : cases) {
            Features features;
            features.old_style_figures = std::string_view(names) == "lnum";
            const ShapedText plain = shaper.shape(serif, text, features, "en-US");
            features.named = parse_features(names, refused);
            if (!shaper.has_feature(serif, features.named[0])) continue;
            if (std::string_view(names) == "lnum") features.old_style_figures = false;
            ++known;
            CAPTURE(std::string(names));
            CHECK_FALSE(shaper.shape(serif, text, features, "en-US") == plain);
        }
        CHECK(known >= 3);
        CHECK_FALSE(shaper.has_feature(serif, parse_features("zzzz", refused)[0]));
    }

    TEST_CASE("a language without a dictionary is said with its package") {
        const auto created = Hyphenator::create("xx-YY");
        REQUIRE_FALSE(created.ok());
        CHECK(created.error().message == "no hyphenation for `xx-YY`: install hyphen-xx-yy; lines are set without breaking words");
    }
}
