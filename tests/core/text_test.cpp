#include "core/text.h"

#include <doctest/doctest.h>

#include <array>

using namespace foyer;

TEST_SUITE("core") {
    TEST_CASE("UTF-8 of one to four bytes is read and written back") {
        const std::u32string characters = {U'a', 0x7F, 0x80, U'é', 0x7FF, 0x800, U'—', 0xFFFF, 0x10000, U'🎬', 0x10FFFF};
        const std::string text = to_utf8(characters);
        CHECK(to_utf32(text) == characters);
        CHECK(character_count(text) == characters.size());
        CHECK(well_formed(text) == text);
        CHECK(to_utf8(U"é") == "\xC3\xA9");
    }

    TEST_CASE("broken bytes count one each and become the replacement character") {
        const auto broken = [](std::string_view text) { return to_utf32(text); };
        CHECK(broken("\xFF") == U"\uFFFD");
        CHECK(broken("a\x80z") == U"a\uFFFDz");
        CHECK(broken("\xC3") == U"\uFFFD");
        CHECK(broken("\xC3z") == U"\uFFFDz");
        CHECK(broken("\xE2\x80") == U"\uFFFD\uFFFD");
        CHECK(broken("\xC0\xAF") == U"\uFFFD\uFFFD");                      // an overlong slash
        CHECK(broken("\xE0\x80\xAF") == U"\uFFFD\uFFFD\uFFFD");            // and another
        CHECK(broken("\xED\xA0\x80") == U"\uFFFD\uFFFD\uFFFD");            // half a surrogate pair
        CHECK(broken("\xF4\x90\x80\x80") == U"\uFFFD\uFFFD\uFFFD\uFFFD");  // beyond Unicode
        CHECK(broken("\xF5\x80\x80\x80") == U"\uFFFD\uFFFD\uFFFD\uFFFD");
        CHECK(well_formed("caf\xE9") == "caf\xEF\xBF\xBD");
        CHECK(character_count("\xFF\xFE\xFD") == 3);
    }

    TEST_CASE("next_character moves behind what it read") {
        const std::string text = "é\xFFx";
        std::size_t index = 0;
        CHECK(next_character(text, index) == U'é');
        CHECK(index == 2);
        CHECK(next_character(text, index) == 0xFFFD);
        CHECK(index == 3);
        CHECK(next_character(text, index) == U'x');
        CHECK(index == text.size());
    }

    TEST_CASE("trimming and lines") {
        CHECK(trimmed(" \t a b\r\n") == "a b");
        CHECK(trimmed(" \n") == "");
        CHECK(trimmed("") == "");
        CHECK(split_lines("") == std::vector<std::string_view>{});
        CHECK(split_lines("a\nb\r\n\nc") == std::vector<std::string_view>{"a", "b", "", "c"});
        CHECK(split_lines("a\n") == std::vector<std::string_view>{"a"});
    }

    TEST_CASE("capitals and small letters of Latin, Greek and Cyrillic") {
        CHECK(upper_case("Straße, étude, ÿ, łódź, žluťoučký") == "STRASSE, ÉTUDE, Ÿ, ŁÓDŹ, ŽLUŤOUČKÝ");
        CHECK(lower_case("STRASSE, ÉTUDE, Ÿ, ŁÓDŹ, ŽLUŤOUČKÝ") == "strasse, étude, ÿ, łódź, žluťoučký");
        CHECK(upper_case("αβγ привет ёж") == "ΑΒΓ ПРИВЕТ ЁЖ");
        CHECK(lower_case("ΑΒΓ ПРИВЕТ ЁЖ") == "αβγ привет ёж");
        CHECK(upper_case("1 + × ÷ — 中") == "1 + × ÷ — 中");
        CHECK(lower_case("1 + × ÷ — 中") == "1 + × ÷ — 中");
        for (char32_t c = 0; c < 0x2000; ++c) {
            if (lower_case(c) != c) REQUIRE(upper_case(lower_case(c)) == c);
        }
    }

    TEST_CASE("letters") {
        for (const char32_t c : {U'a', U'Z', U'é', U'ß', U'я', U'Ω', U'中', U'ﬁ'}) CHECK(is_letter(c));
        for (const char32_t c : {U'1', U' ', U'-', U'×', U'÷', U'—', U'’', U'★', U'@', U'['}) CHECK_FALSE(is_letter(c));
    }

    TEST_CASE("edit distance") {
        CHECK(edit_distance("", "") == 0);
        CHECK(edit_distance("abc", "") == 3);
        CHECK(edit_distance("", "abc") == 3);
        CHECK(edit_distance("kitten", "sitting") == 3);
        CHECK(edit_distance("headline", "headlin") == 1);
        CHECK(edit_distance("flaw", "lawn") == 2);
    }

    TEST_CASE("the nearest known word, if it is near") {
        constexpr std::array<std::string_view, 4> known = {"kicker", "headline", "byline", "alt"};
        CHECK(nearest("headlin", known) == "headline");
        CHECK(nearest("kiker", known) == "kicker");
        CHECK(nearest("bylines", known) == "byline");
        CHECK(nearest("att", known) == "alt");
        CHECK_FALSE(nearest("zzz", known));
        CHECK_FALSE(nearest("standfirst", known));
        CHECK_FALSE(nearest(std::string(1000, 'a'), known));
        CHECK_FALSE(nearest("a", std::span<const std::string_view>{}));
    }

    TEST_CASE("roman numerals") {
        CHECK(roman_numeral(1) == "I");
        CHECK(roman_numeral(4) == "IV");
        CHECK(roman_numeral(9) == "IX");
        CHECK(roman_numeral(12) == "XII");
        CHECK(roman_numeral(1994) == "MCMXCIV");
        CHECK(roman_numeral(3999) == "MMMCMXCIX");
        CHECK(roman_numeral(0) == "0");
        CHECK(roman_numeral(-3) == "-3");
        CHECK(roman_numeral(4000) == "4000");
    }

    TEST_CASE("JSON strings") {
        CHECK(json_quoted("") == "\"\"");
        CHECK(json_quoted("a \"b\" \\ é") == "\"a \\\"b\\\" \\\\ é\"");
        CHECK(json_quoted("a\nb\tc\rd") == "\"a\\nb\\tc\\rd\"");
        CHECK(json_quoted(std::string_view("\x01\x1f\0", 3)) == "\"\\u0001\\u001f\\u0000\"");
    }
}
