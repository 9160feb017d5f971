#include "type/font_book.h"

#include <doctest/doctest.h>

#include "fonts.h"

using namespace foyer;

TEST_SUITE("type") {
    TEST_CASE("faces are found by family, weight and slant") {
        const FontBook& book = test::font_book();
        CHECK(book.size() == 23);
        for (const char* name : {"Anton", "Source Serif 4", "Source Serif 4 Italic", "Source Serif 4 700",
                                 "Barlow Condensed 600", "Special Elite", "Permanent Marker", "Archivo 900",
                                 "Playfair Display 900 Italic", "Literata"}) {
            CAPTURE(name);
            CHECK(book.find(name).has_value());
        }
        CHECK_FALSE(book.find("Comic Sans").has_value());
        const FaceId serif = *book.find("Source Serif 4");
        CHECK(book.name(book.italic_of(serif)) == "Source Serif 4 Italic");
        CHECK(book.name(book.bold_of(serif)) == "Source Serif 4 700");
        CHECK(book.name(book.italic_of(*book.find("Anton"))) == "Anton");
        CHECK(book.name(book.nearest_face("Source Serif 4 300")).starts_with("Source Serif 4"));
        CHECK(book.measures(serif).cap_height.value == doctest::Approx(0.67).epsilon(0.02));
    }

    TEST_CASE("what is no font is named, and a book of none is refused") {
        Diagnostics diagnostics;
        std::vector<FontFile> files = {{"a.ttf", "not a font"}, {"b.ttf", ""}};
        CHECK_FALSE(FontBook::open(files, diagnostics).ok());
        REQUIRE(diagnostics.size() == 2);
        CHECK(to_string(diagnostics[0]).starts_with("a.ttf: error: this is not a font"));
        auto all = test::font_files();
        all.push_back({"broken.ttf", all[0].bytes.substr(0, 100)});
        diagnostics.clear();
        const auto book = FontBook::open(all, diagnostics);
        REQUIRE(book.ok());
        CHECK(book->size() == 23);
        CHECK(diagnostics.size() == 1);
    }
}

TEST_SUITE("type") {
    TEST_CASE("a character a face lacks is found in the face most like it") {
        const FontBook& book = test::font_book();
        const FaceId barlow = *book.find("Barlow Condensed 700");
        REQUIRE_FALSE(book.has_glyph(barlow, U'→'));
        CHECK(book.name(book.face_with(U'→', barlow).value()).ends_with(" 700"));
        CHECK(book.face_with(U'\U0001F600', barlow) == std::nullopt);
    }
}
