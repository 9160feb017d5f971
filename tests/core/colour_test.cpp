#include "core/colour.h"

#include <doctest/doctest.h>

using namespace foyer;

TEST_SUITE("core") {
    TEST_CASE("colours are read from three, six or eight digits and written back") {
        CHECK(parse_colour("#fff") == Colour{1, 1, 1, 1});
        CHECK(parse_colour("#f00") == Colour{1, 0, 0, 1});
        CHECK(parse_colour("#00FF00") == Colour{0, 1, 0, 1});
        CHECK(parse_colour("#0000ff00") == Colour{0, 0, 1, 0});
        for (const char* text : {"#e5127d", "#000000", "#ffffff", "#01020304", "#80808000"}) {
            REQUIRE(parse_colour(text));
            CHECK(to_string(*parse_colour(text)) == text);
        }
        CHECK(to_string(*parse_colour("#abc")) == "#aabbcc");
        CHECK(to_string(*parse_colour("#112233ff")) == "#112233");
        CHECK(to_string(Colour{2, -1, 0.5f, 1}) == "#ff0080");
    }

    TEST_CASE("what is no colour is nothing") {
        for (const char* text :
             {"", "#", "fff", "#ff", "#ffff", "#fffff", "#fffffff", "#ggg", "#12345x", "red", "#fffffffff", " #fff"}) {
            CAPTURE(text);
            CHECK_FALSE(parse_colour(text));
        }
    }

    TEST_CASE("mixing starts at the one and ends at the other") {
        const Colour a{0, 0.5f, 1, 0}, b{1, 0.5f, 0, 1};
        CHECK(mix(a, b, 0) == a);
        CHECK(mix(a, b, 1) == b);
        CHECK(mix(a, b, 0.25f) == Colour{0.25f, 0.5f, 0.75f, 0.25f});
        CHECK(a.with_alpha(0.5f) == Colour{0, 0.5f, 1, 0.5f});
    }

    TEST_CASE("luminance and contrast are WCAG's") {
        const Colour white{1, 1, 1, 1}, black{0, 0, 0, 1};
        CHECK(luminance(white) == doctest::Approx(1));
        CHECK(luminance(black) == doctest::Approx(0));
        CHECK(contrast(white, black) == doctest::Approx(21));
        CHECK(contrast(black, white) == doctest::Approx(21));
        CHECK(contrast(white, white) == doctest::Approx(1));
        // Known pairs: #767676 is the lightest grey that reaches 4.5 on white.
        CHECK(contrast(*parse_colour("#767676"), white) >= 4.5);
        CHECK(contrast(*parse_colour("#777777"), white) < 4.5);
        CHECK(luminance(*parse_colour("#ff0000")) == doctest::Approx(0.2126));
    }
}
