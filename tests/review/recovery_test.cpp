// Broken YAML: what is said, where, and that only what is broken is lost.
#include "review/support.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

std::string said_of(std::string_view keys) { return said(parsed(with_keys(keys))); }
Review review_of(std::string_view keys) { return parsed(with_keys(keys)).review; }

}  // namespace

TEST_SUITE("review") {
    TEST_CASE("an unquoted colon") {
        const char* keys = "kicker: Film\nverdict: Hard: to sit\nbyline: Desk\n";
        CHECK(
            said_of(keys) ==
            "r.md:4:14: error: the value of `verdict` holds a colon and is not in quotes (put it in quotes: verdict: \"Hard: to sit\")\n");
        CHECK(review_of(keys).verdict == "Hard: to sit");
        CHECK(review_of(keys).kicker == "Film");
        CHECK(review_of(keys).byline == "Desk");
        CHECK(said_of("verdict: He said \"no\": twice\n") ==
              "r.md:3:22: error: the value of `verdict` holds a colon and is not in quotes "
              "(put it in quotes: verdict: 'He said \"no\": twice')\n");
        CHECK(review_of("verdict: He said \"no\": twice # really\n").verdict == "He said \"no\": twice");
        CHECK(
            said_of("film:\n  year: 2018\n  title: Alien: Covenant\n") ==
            "r.md:5:15: error: the value of `title` holds a colon and is not in quotes (put it in quotes: title: \"Alien: Covenant\")\n");
        CHECK(review_of("film:\n  title: Alien: Covenant\n  year: 2017\n").film.title == "Alien: Covenant");
        CHECK(review_of("film:\n  title: Alien: Covenant\n  year: 2017\n").film.year == "2017");
    }

    TEST_CASE("a colon in a text of several lines") {
        const char* first = "standfirst: One thing: it is\n  loud as \"hell\".\n";
        CHECK(plain_text(review_of(first).standfirst) == "One thing: it is loud as \"hell\".");
        const char* later = "standfirst: It is loud\n  and clear: very.\nkicker: a\n";
        CHECK(said_of(later) ==
              "r.md:3:13: error: the value of `standfirst` holds a colon and is not in quotes "
              "(put it in quotes; the colon stands in `and clear: very.`)\n");
        CHECK(plain_text(review_of(later).standfirst) == "It is loud and clear: very.");
        CHECK(review_of(later).kicker == "a");
    }

    TEST_CASE("several broken values at once") {
        const char* keys =
            "acts:\n  - title: A: b\n    begins: The first: room\n  - title: C\n    summary: D: e: f\nkicker: g: h\n";
        const ParsedReview result = parsed(with_keys(keys));
        REQUIRE(result.review.acts.size() == 2);
        CHECK(result.review.acts[0].title == "A: b");
        CHECK(result.review.acts[0].begins == "The first: room");
        CHECK(result.review.acts[1].summary == "D: e: f");
        CHECK(result.review.kicker == "g: h");
        CHECK(result.diagnostics.size() == 5);  // four colons, and no paragraph that opens so
    }

    TEST_CASE("values that open with a sign of YAML's own") {
        for (const char sign : std::string("*&%@`!")) {
            CAPTURE(sign);
            const std::string value = std::string(1, sign) + "Her Smell" + sign + " is loud";
            const std::string keys = "kicker: a\nverdict: " + value + "\nbyline: b\n";
            CHECK(said_of(keys) == "r.md:4:10: error: the value of `verdict` opens with `" + std::string(1, sign) +
                                       "`, which means something else in YAML (put it in quotes: verdict: \"" + value +
                                       "\")\n");
            CHECK(review_of(keys).verdict == value);
            CHECK(review_of(keys).kicker == "a");
            CHECK(review_of(keys).byline == "b");
        }
        const char* accent = "---\nheadline: *Two* of\n  Grace\n---\n\nText.\n";
        CHECK(parsed(accent).review.headline == RichText{{"Two", {.accent = true}}, {" of Grace", {}}});
        CHECK(
            said_of("verdict: - loud\n") ==
            "r.md:3:10: error: the value of `verdict` opens with `-`, which means something else in YAML (put it in quotes: verdict: \"- loud\")\n");
        CHECK(review_of("verdict: - loud\n").verdict == "- loud");
        CHECK(
            said_of("kicker: #1 film\n") ==
            "r.md:3:9: error: the value of `kicker` opens with `#`, which makes a comment of it (put it in quotes: kicker: \"#1 film\")\n");
        CHECK(review_of("kicker: #1 film\n").kicker == "#1 film");
        CHECK(said_of("kicker: # none yet\n") == "");
    }

    TEST_CASE("signs inside quotes and long texts are none of YAML's") {
        const char* keys =
            "kicker: \"*a* &b\"\n"
            "standfirst: >-\n"
            "  *Her Smell*: it\n"
            "  verdict: *x\n"
            "  - &y\n"
            "verdict: '#1: \"@\"'\n"
            "byline: |\n"
            "  a\n"
            "  \ttab\n";
        CHECK(said_of(keys) == "");
        const Review review = review_of(keys);
        CHECK(review.kicker == "*a* &b");
        CHECK(plain_text(review.standfirst) == "Her Smell: it verdict: *x - &y");
        CHECK(review.verdict == "#1: \"@\"");
        CHECK(review.byline == "a tab");
    }

    TEST_CASE("tabs that indent") {
        const char* keys = "film:\n\ttitle: Her Smell\n\tyear: 2018\nkicker: a\n";
        CHECK(said_of(keys) ==
              "r.md:4:1: error: tabs indent this line and 1 more, and YAML allows none (indent with spaces)\n");
        CHECK(review_of(keys).film.title == "Her Smell");
        CHECK(review_of(keys).film.year == "2018");
        CHECK(review_of(keys).kicker == "a");
        CHECK(said_of("film:\n\ttitle: a\n") ==
              "r.md:4:1: error: a tab indents this line, and YAML allows none (indent with spaces)\n");
        CHECK(said_of("kicker:\ta\n") == "");
    }

    TEST_CASE("an unclosed quote") {
        const char* keys = "kicker: a\nverdict: \"Hard to sit\nbyline: b\nscreening: \"c\"\n";
        CHECK(
            said_of(keys) ==
            "r.md:4:10: error: the quote that opens the value of `verdict` is never closed (close it: verdict: \"Hard to sit\")\n");
        const Review review = review_of(keys);
        CHECK(review.kicker == "a");
        CHECK(review.verdict == "Hard to sit");
        CHECK(review.byline == "b");
        CHECK(review.screening == "c");
        const char* nested = "acts:\n  - title: 'The house\n    summary: Tea\n  - title: The road\n";
        REQUIRE(review_of(nested).acts.size() == 2);
        CHECK(review_of(nested).acts[0].title == "The house");
        CHECK(review_of(nested).acts[0].summary == "Tea");
        CHECK(review_of(nested).acts[1].title == "The road");
        CHECK(
            said_of(nested).starts_with("r.md:4:12: error: the quote that opens the value of `title` is never closed"));
        CHECK(review_of("verdict: \"Hard\n  to sit\"\nbyline: b\n").verdict == "Hard to sit");
        CHECK(said_of("verdict: \"Hard\n  to sit\"\nbyline: b\n") == "");
    }

    TEST_CASE("words behind a closing quote or bracket") {
        CHECK(
            said_of("verdict: \"Hard\" to sit\n") ==
            "r.md:3:16: error: words stand behind the closing quote of `verdict` (put all of the value in quotes, or none of it)\n");
        CHECK(review_of("verdict: \"Hard\" to sit\nkicker: a\n").verdict == "\"Hard\" to sit");
        CHECK(
            said_of("kicker: [REC] review\n") ==
            "r.md:3:14: error: words stand behind the closing `]` of `kicker` (put it in quotes: kicker: \"[REC] review\")\n");
        CHECK(review_of("kicker: [REC] review\n").kicker == "[REC] review");
        CHECK(said_of("kicker: [REC\nbyline: b\n") ==
              "r.md:3:9: error: the `[` that opens the value of `kicker` is never closed "
              "(close it with `]`, or, where it is part of the text, put it in quotes: kicker: \"[REC\")\n");
        CHECK(review_of("kicker: [REC\nbyline: b\n").byline == "b");
    }

    TEST_CASE("a colon without a space") {
        CHECK(said_of("kicker:Film\nbyline: b\n") ==
              "r.md:3:7: error: no space behind the colon of `kicker` (write `kicker: Film`)\n");
        CHECK(review_of("kicker:Film\nbyline: b\n").kicker == "Film");
        CHECK(review_of("film:\n  title:Her Smell\n").film.title == "Her Smell");
    }

    TEST_CASE("a line that is no key") {
        const char* keys = "kicker: a\nthis is text\nbyline: b\n";
        CHECK(
            said_of(keys) ==
            "r.md:4:1: error: `this is text` is no line of the form `key: value` (write `key: value`, or move the text below the closing `---`)\n");
        CHECK(review_of(keys).kicker == "a");
        CHECK(review_of(keys).byline == "b");
        CHECK(said_of("kicker: a\nthis is text\n").starts_with("r.md:4:1: error: `this is text` is no line"));
    }

    TEST_CASE("what cannot be mended costs one line or one key") {
        const char* line = "film:\n  title: a\n  ] [\n  year: 2018\nkicker: b\n";
        const ParsedReview by_line = parsed(with_keys(line));
        CHECK(by_line.review.film.title == "a");
        CHECK(by_line.review.film.year == "2018");
        CHECK(by_line.review.kicker == "b");
        REQUIRE(by_line.diagnostics.size() == 1);
        CHECK(by_line.diagnostics[0].severity == Severity::error);
        CHECK(by_line.diagnostics[0].place.line == 5);
        CHECK(by_line.diagnostics[0].message.starts_with("this line of `film` cannot be read and is left out"));

        const char* key = "film:\n  title: a\n year: 2018\n   x: y\nkicker: b\n";
        const ParsedReview by_key = parsed(with_keys(key));
        CHECK(has_errors(by_key.diagnostics));
        CHECK(by_key.review.kicker == "b");
        CHECK(headline(by_key) == "Noise");
    }

    TEST_CASE("aliases are not followed and cannot multiply") {
        std::string bomb = "film: {title: &a [x, x, x, x, x, x, x, x]}\n";
        for (char name = 'b'; name < 'z'; ++name) {
            const std::string before(1, static_cast<char>(name - 1));
            bomb += std::string(1, name) + ": [&" + name + " [*" + before + ", *" + before + ", *" + before + "]]\n";
        }
        const ParsedReview result = parsed(with_keys(bomb));
        CHECK(has_errors(result.diagnostics));
        CHECK(result.diagnostics.size() <= 101);
        CHECK(headline(result) == "Noise");
        CHECK(
            said_of("film: { title: &t a, year: *t }\n") ==
            "r.md:3:16: error: a value that opens with `&` is given a name, which is not used here (put the value in quotes)\n"
            "r.md:3:28: error: a value that opens with `*` refers to another value, which is not used here (put the value in quotes)\n");
    }

    TEST_CASE("deep nests are refused before they are read") {
        for (const std::string& nest : {std::string(100000, '['), std::string(100000, '{')}) {
            const ParsedReview result = parsed(with_keys("kicker: a\nacts: " + nest + "\nbyline: b\n"));
            CHECK(
                said(result) ==
                "r.md:4:71: error: `acts` is left out: lists stand in one another too deep (see README for its form)\n");
            CHECK(result.review.kicker == "a");
            CHECK(result.review.byline == "b");
        }
        std::string dashes, indented = "film:\n";
        for (int i = 0; i < 20000; ++i) dashes += "- ";
        for (int i = 1; i < 300; ++i) indented += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
        CHECK(said_of("acts:\n  " + dashes + "x\n").find("too deep") != std::string::npos);
        CHECK(said_of(indented).find("too deep") != std::string::npos);
        const std::string allowed = "acts: " + std::string(60, '[') + std::string(60, ']') + "\n";
        CHECK(said_of(allowed).find("too deep") == std::string::npos);
    }

    TEST_CASE("a front matter without end is cut") {
        std::string keys = "kicker: a\n";
        while (keys.size() < (256u << 10)) keys += "# nothing\n";
        const ParsedReview result = parsed("---\nheadline: Noise\n" + keys + "byline: b\n---\n\nText.\n");
        REQUIRE(result.diagnostics.size() == 1);
        CHECK(result.diagnostics[0].message == "the front matter is longer than 256 KB; from here on it is not read");
        CHECK(result.review.kicker == "a");
        CHECK(result.review.byline == "");
        CHECK(result.review.paragraphs.size() == 1);
    }

    TEST_CASE("a closing line that is missing, though the text holds a line of dashes") {
        const ParsedReview result =
            parsed("---\nheadline: Noise\nkicker: a\n\nThe first room is dark.\n\n---\n\nThe end.\n");
        CHECK(said(result) ==
              "r.md:1:1: error: the front matter opens with `---` and is not closed before the text "
              "(write a line `---` between the front matter and the text)\n"
              "r.md:7:1: warning: a line of dashes or stars is not shown (part the text with a `## heading`)\n");
        CHECK(headline(result) == "Noise");
        CHECK(result.review.kicker == "a");
        REQUIRE(result.review.paragraphs.size() == 2);
        CHECK(plain_text(result.review.paragraphs[0].text) == "The first room is dark.");
    }

    TEST_CASE("an opening line that is missing") {
        const ParsedReview result = parsed("headline: Noise\nkicker: a\n---\n\nText.\n");
        CHECK(said(result) ==
              "r.md:1:1: error: the front matter does not open with `---` (write a line `---` above it)\n");
        CHECK(headline(result) == "Noise");
        CHECK(result.review.kicker == "a");
        REQUIRE(result.review.paragraphs.size() == 1);
        CHECK(plain_text(result.review.paragraphs[0].text) == "Text.");
    }

    TEST_CASE("two lines of dashes around a text are no front matter") {
        const ParsedReview result = parsed("---\n\nJust words.\n\n---\n\nMore words.\n");
        REQUIRE(result.review.paragraphs.size() == 2);
        CHECK(plain_text(result.review.paragraphs[0].text) == "Just words.");
        CHECK_FALSE(has_errors(result.diagnostics));
    }
}
