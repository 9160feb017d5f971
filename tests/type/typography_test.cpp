#include "type/typography.h"

#include <doctest/doctest.h>

using namespace foyer;

TEST_SUITE("type") {
    TEST_CASE("typists' characters become printers'") {
        const auto en = [](std::string_view text) { return typographic(text, "en-US"); };
        CHECK(en("\"Go,\" she said.") == "“Go,” she said.");
        CHECK(en("don't") == "don’t");
        CHECK(en("the '90s") == "the ’90s");
        CHECK(en("he said 'no' twice") == "he said ‘no’ twice");
        CHECK(en("(\"well\")") == "(“well”)");
        CHECK(en("noise--and grace") == "noise—and grace");
        CHECK(en("noise - and grace") == "noise – and grace");
        CHECK(en("1995-2004") == "1995–2004");
        CHECK(en("well-made") == "well-made");
        CHECK(en("and...") == "and…");
        CHECK(en("already “right” — it’s") == "already “right” — it’s");
        CHECK(en("") == "");
    }

    TEST_CASE("quotes follow the language") {
        CHECK(typographic("\"Ja\"", "de") == "„Ja“");
        CHECK(typographic("\"Oui\"", "fr") == "«\u202FOui\u202F»");
        CHECK(typographic("\"Ja\"", "sv") == "”Ja”");
        CHECK(typographic("\"Yes\"", "xx") == "“Yes”");
    }

    TEST_CASE("dashes and the spaces of marks follow the language") {
        CHECK(typographic("Lärm -- und", "de") == "Lärm – und");
        CHECK(typographic("noise -- and", "en-GB") == "noise – and");
        CHECK(typographic("noise -- and", "en-US") == "noise — and");
        CHECK(typographic("bruit -- et", "fr") == "bruit — et");
        CHECK(typographic("a---b", "de") == "a—b");
        CHECK(typographic("Quoi ? Non! Si; oui : la", "fr") == "Quoi\u202F? Non\u202F! Si\u202F; oui\u00A0: la");
        CHECK(typographic("« Oui »", "fr") == "«\u202FOui\u202F»");
        CHECK(typographic("http://a.b 12:30", "fr") == "http://a.b 12:30");
        CHECK(typographic("Quoi?!", "fr") == "Quoi?\u202F!");
        CHECK(typographic("What? No!", "en-US") == "What? No!");
        CHECK(typographic("50 % davon, z. B. hier", "de") == "50\u202F% davon, z.\u202FB. hier");
        CHECK(typographic("Das ist so. B. kam.", "de") == "Das ist so. B. kam.");
    }

    TEST_CASE("a quote's direction is known over the pieces of a paragraph") {
        Typographer typographer("en");
        CHECK(typographer.convert("in ", U'R') == "in ");
        CHECK(typographer.convert("Rose", U'\'') == "Rose");
        CHECK(typographer.convert("'s bones", 0) == "’s bones");
        typographer.restart();
        CHECK(typographer.convert("\"", U'R') == "“");
        CHECK(typographer.convert("Rose", U'"') == "Rose");
        CHECK(typographer.convert("\"", 0) == "”");
    }
}
