// The running text: paragraphs, crossheads, quotes, and what a page cannot show.
#include <tuple>

#include "review/pictures.h"
#include "review/support.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

/// The body's dump, when nothing is to be said of it.
std::string quiet(std::string_view body) {
    const ParsedReview result = parsed(with_body(body));
    CHECK(said(result) == "");
    return body_dump(result);
}

PullQuote only_quote(std::string_view body) {
    const ParsedReview result = parsed(with_body(std::string(body) + "\n\nText.\n"));
    CHECK(said(result) == "");
    REQUIRE(result.review.quotes.size() == 1);
    REQUIRE(result.review.paragraphs.size() == 1);
    return result.review.quotes[0];
}

}  // namespace

TEST_SUITE("review") {
    TEST_CASE("stars in the text are italic and bold, nested both") {
        CHECK(
            quiet("a *b* **c** ***d*** **e *f* g** _h_ 2 * 3 * 4\n") ==
            "paragraph 0 at 5:1 \"a <i>b</i> <b>c</b> <b><i>d</i></b> <b>e </b><b><i>f</i></b><b> g</b> <i>h</i> 2 * 3 * 4\"\n");
    }

    TEST_CASE("white space is folded, also over marks and line ends; a no-break space is the writer's") {
        CHECK(quiet("  one\ttwo  \nthree\\\nfour   *five *  six\n\n\n\nnext\u00A0\u00A0line\n") ==
              "paragraph 0 at 5:3 \"one two three four *five * six\"\n"
              "paragraph 1 at 11:1 \"next\u00A0\u00A0line\"\n");
        CHECK(quiet("a *b *c* d* e\n") == "paragraph 0 at 5:1 \"a <i>b </i>c<i> d</i> e\"\n");
    }

    TEST_CASE("indentation is no code") {
        CHECK(quiet("    An indented opening.\n") == "paragraph 0 at 5:5 \"An indented opening.\"\n");
    }

    TEST_CASE("text stays as written, escapes and entities apart") {
        CHECK(quiet("\"it's\" -- 'so' ... \\*not\\* &amp; &eacute;&#8217;&#x2014;&hellip; &nosuch; &#0; AT&T\n") ==
              "paragraph 0 at 5:1 \"\\\"it's\\\" -- 'so' ... *not* & é’—… &nosuch; \uFFFD AT&T\"\n");
        CHECK(quiet("a&nbsp;b &#xD800; &#1114112; &#7; &#32;c\n") ==
              "paragraph 0 at 5:1 \"a\u00A0b \uFFFD \uFFFD \uFFFD c\"\n");
    }

    TEST_CASE("columns count characters, not bytes") {
        CHECK(quiet("Überraschung *é*\n\n> „Zitat“\n\n  ó ende\n") ==
              "paragraph 0 at 5:1 \"Überraschung <i>é</i>\"\n"
              "quote at 7:3 \"„Zitat“\"\n"
              "paragraph 1 at 9:3 \"ó ende\"\n");
        const ParsedReview result = parsed(with_body("éé <b>a\n"));
        REQUIRE(result.diagnostics.size() == 1);
        CHECK(result.diagnostics[0].place == SourcePlace{5, 4});
    }

    TEST_CASE("headings are crossheads") {
        CHECK(quiet("# One\n\nText.\n\n## Two *stars*\n\nThree\n-----\n\nMore.\n") ==
              "crosshead 0 at 5:3 \"One\"\n"
              "paragraph 1 at 7:1 \"Text.\"\n"
              "crosshead 2 at 9:4 \"Two <i>stars</i>\"\n"
              "crosshead 3 at 11:1 \"Three\"\n"
              "paragraph 4 at 14:1 \"More.\"\n");
    }

    TEST_CASE("a line of dashes under a long paragraph makes no heading of it") {
        const std::string words(200, 'x');
        const ParsedReview result = parsed(with_body(words + "\n---\n\nText.\n"));
        CHECK(said(result) ==
              "r.md:6:1: warning: a line of dashes under a paragraph makes it a heading; it stays a paragraph "
              "(leave an empty line before the dashes, or take them out)\n");
        REQUIRE(result.review.paragraphs.size() == 2);
        CHECK(result.review.paragraphs[0].kind == ParagraphKind::body);
    }

    TEST_CASE("quotes: stars set the accent, a last line with a dash is whose words they are") {
        CHECK(
            only_quote("> Go *and* **stand** in it.").text ==
            RichText{{"Go ", {}}, {"and", {.accent = true}}, {" ", {}}, {"stand", {.accent = true}}, {" in it.", {}}});
        for (const char* dash : {"—", "–", "--", "-", "― ", "— "}) {
            CAPTURE(dash);
            const PullQuote in_line =
                only_quote("> You can hear\n> a cup.\n> " + std::string(dash) + " on *Her Smell*");
            CHECK(plain_text(in_line.text) == "You can hear a cup.");
            CHECK(in_line.attribution == "on Her Smell");
            CHECK(in_line.place == SourcePlace{5, 3});
            const PullQuote apart = only_quote("> You can hear\n> a cup.\n>\n> " + std::string(dash) + " the critic");
            CHECK(plain_text(apart.text) == "You can hear a cup.");
            CHECK(apart.attribution == "the critic");
        }
        CHECK(plain_text(only_quote("> — No, she said.").text) == "— No, she said.");
        CHECK(only_quote("> — No, she said.").attribution == "");
        CHECK(plain_text(only_quote("> One.\n>\n> Two.").text) == "One. Two.");
        CHECK(plain_text(only_quote("> > One.\n> > > Two.").text) == "One. Two.");
        CHECK(plain_text(only_quote("> # One.\n> Two.").text) == "One. Two.");
    }

    TEST_CASE("a quote without words is none") {
        const ParsedReview result = parsed(with_body(">\n\n> \n\nText.\n"));
        CHECK(result.review.quotes.empty());
        CHECK(said(result) == "");
    }

    TEST_CASE("quotes know how many paragraphs stand before them") {
        const ParsedReview result = parsed(with_body("> a\n\nOne.\n\n> b\n\n# Two\n\nThree.\n\n> c\n"));
        REQUIRE(result.review.quotes.size() == 3);
        CHECK(result.review.quotes[0].after_paragraph == 0);
        CHECK(result.review.quotes[1].after_paragraph == 1);
        CHECK(result.review.quotes[2].after_paragraph == 3);
    }

    TEST_CASE("a paragraph drawn into the quote above it is pointed out") {
        CHECK(
            said(parsed(with_body("> quote\nThe text goes on\nand on.\n\nText.\n"))) ==
            "r.md:6:1: warning: this line is read as part of the quote above it (leave an empty line behind the quote)\n");
    }

    TEST_CASE("lists become paragraphs") {
        const ParsedReview result =
            parsed(with_body("- one *two*\n- three\n  - four\n\n    five\n\nText.\n\n3. six\n4. seven\n"));
        CHECK(body_dump(result) ==
              "paragraph 0 at 5:3 \"one <i>two</i>\"\n"
              "paragraph 1 at 6:3 \"three\"\n"
              "paragraph 2 at 7:5 \"four\"\n"
              "paragraph 3 at 9:5 \"five\"\n"
              "paragraph 4 at 11:1 \"Text.\"\n"
              "paragraph 5 at 13:1 \"3. six\"\n"
              "paragraph 6 at 14:1 \"4. seven\"\n");
        CHECK(said(result) ==
              "r.md:5:3: note: a list is set as paragraphs, one for each item\n"
              "r.md:13:1: note: a list is set as paragraphs, one for each item\n");
    }

    TEST_CASE("a paragraph that opens with a year keeps it") {
        CHECK(quiet("1995. That summer.\n\nText.\n\n2018) A *film*.\n") ==
              "paragraph 0 at 5:1 \"1995. That summer.\"\n"
              "paragraph 1 at 7:1 \"Text.\"\n"
              "paragraph 2 at 9:1 \"2018) A <i>film</i>.\"\n");
        CHECK(body_dump(parsed(with_body("1995. One.\n\n2003. Two.\n"))) ==
              "paragraph 0 at 5:1 \"1995. One.\"\nparagraph 1 at 7:1 \"2003. Two.\"\n");
    }

    TEST_CASE("pictures in the text stand behind a paragraph, with their words and whose they are") {
        const ParsedReview result = parsed(
            "---\nheadline: H\npictures:\n  - { image: b.png, focus: [0.2, 0.3], outline: [[0, 0], [1, 0], [0, 1]] }\n---\n\n"
            "One.\n\n![A *loud* crowd,\nat night](a.jpg \"A. Name &amp; Son\")\n\nTwo ![](b.png) three.\n\n> Quote.\n\n![b again](b.png)\n");
        CHECK(said(result) == "");
        REQUIRE(result.review.insets.size() == 3);
        const auto& [a, b, again] = std::tie(result.review.insets[0], result.review.insets[1], result.review.insets[2]);
        CHECK(a.image == "a.jpg");
        CHECK(a.alt == "A loud crowd, at night");
        CHECK(a.credit == "A. Name & Son");
        CHECK(a.after_paragraph == 1);
        CHECK(a.place == SourcePlace{9, 1});
        CHECK(a.focus == Fraction2{});
        CHECK(b.after_paragraph == 2);
        CHECK(b.focus == Fraction2{0.2, 0.3});
        CHECK(b.outline.size() == 3);
        CHECK(b.name() == "b.png (cut out)");
        CHECK(again.alt == "b again");
        REQUIRE(result.review.paragraphs.size() == 2);
        CHECK(plain_text(result.review.paragraphs[1].text) == "Two three.");
        // Each picture once, the hero first.
        Review review = result.review;
        review.hero = Hero{"a.jpg", "", "", {}, {}};
        const auto sources = pictures_of(review);
        REQUIRE(sources.size() == 2);
        CHECK(sources[0].name == "a.jpg");
        CHECK(sources[0].inset);
        CHECK(sources[1].name == "b.png (cut out)");
        CHECK(sources[1].image == "b.png");
    }

    TEST_CASE("of more than forty pictures the rest is left out, with one word") {
        std::string body;
        for (int i = 0; i < 60; ++i) body += "![a](b.jpg)\n\n";
        const ParsedReview result = parsed(with_body("Text.\n\n" + body));
        CHECK(result.review.insets.size() == 40);
        CHECK(said(result) == "r.md:87:1: warning: there are more than 40 pictures in the text; those from here on are left out (keep the best of them)\n");
        CHECK(said(parsed("---\nheadline: H\npictures: [{ image: c.jpg }, { focus: [0, 0] }, 5]\n---\n\nText.\n")) ==
              "r.md:3:12: warning: no picture `c.jpg` stands in the text (place it there as ![what it shows](file \"whose it is\"))\n"
              "r.md:3:30: warning: this picture has no name (expected `image: FILE`, as in the text)\n"
              "r.md:3:49: warning: `pictures` is text, not a group of keys (expected the keys image, focus, outline)\n");
    }

    TEST_CASE("what a page cannot show is named once each, and its words stay") {
        const auto check = [](std::string_view body, std::string_view expected_dump, std::string_view expected_said) {
            CAPTURE(body);
            const ParsedReview result = parsed(with_body(body));
            CHECK(body_dump(result) == expected_dump);
            CHECK(said(result) == expected_said);
        };
        check("One ![]() two.\n", "paragraph 0 at 5:1 \"One two.\"\n",
              "r.md:5:5: warning: this picture names no file (as ![what it shows](file.jpg \"whose it is\"))\n");
        check(
            "One <b>two</b> <i>three</i>four<br>five.\n", "paragraph 0 at 5:1 \"One two threefour five.\"\n",
            "r.md:5:5: warning: HTML is not read: `<b>` is dropped, the words stay (use *one star* for italic, **two** for bold)\n");
        check("<div class=\"x\">\nOne.\n</div>\n", "paragraph 0 at 6:1 \"One.\"\n",
              "r.md:5:1: warning: HTML is not read: `<div class=\"x\">` is dropped, the words stay "
              "(use *one star* for italic, **two** for bold)\n");
        check("One.\n\n***\n\nTwo.\n\n- - -\n", "paragraph 0 at 5:1 \"One.\"\nparagraph 1 at 9:1 \"Two.\"\n",
              "r.md:7:1: warning: a line of dashes or stars is not shown (part the text with a `## heading`)\n"
              "r.md:11:1: warning: a line of dashes or stars is not shown (part the text with a `## heading`)\n");
        check("| a | *b* |\n|---|---|\n| c | d |\n\nText.\n",
              "paragraph 0 at 5:3 \"a <i>b</i>\"\nparagraph 1 at 7:3 \"c d\"\nparagraph 2 at 9:1 \"Text.\"\n",
              "r.md:5:1: warning: a table is set as plain text, one paragraph a row (write it as sentences)\n");
        check("Text.\n\n```cpp\nint *a*;\nb\n```\n",
              "paragraph 0 at 5:1 \"Text.\"\nparagraph 1 at 8:1 \"int *a*; b\"\n",
              "r.md:7:1: warning: a block of code is set as plain text (take the ``` lines out)\n");
        check("One `two` [three](http://x.org \"t\").\n", "paragraph 0 at 5:1 \"One two three.\"\n",
              "r.md:5:5: note: code is set as plain text (take the ` marks out)\n"
              "r.md:5:11: note: a link cannot be followed on a page; its words stay\n");
    }

    TEST_CASE("a fence that is never closed keeps the paragraphs apart") {
        const ParsedReview result = parsed(with_body("One.\n\n```\nTwo.\n\nThree.\n"));
        CHECK(body_dump(result) ==
              "paragraph 0 at 5:1 \"One.\"\nparagraph 1 at 8:1 \"Two.\"\nparagraph 2 at 10:1 \"Three.\"\n");
        REQUIRE(result.diagnostics.size() == 1);
        CHECK(result.diagnostics[0].place == SourcePlace{7, 1});
    }

    TEST_CASE("comments are left out, with empty lines in them") {
        CHECK(quiet("One.\n\n<!-- not\n\nyet -->\n\nTwo <!-- x --> three.\n") ==
              "paragraph 0 at 5:1 \"One.\"\nparagraph 1 at 11:1 \"Two three.\"\n");
        CHECK(said(parsed(with_body("One.\n\nTwo <!-- never closed.\n"))) ==
              "r.md:7:5: warning: a comment is opened with `<!--` and never closed (close it with `-->`)\n");
    }

    TEST_CASE("nesting beyond reason is cut off and the words stay") {
        std::string quote(100000, '>'), list;
        for (int i = 0; i < 50000; ++i) list += "- ";
        const ParsedReview deep_quote = parsed(with_body(quote + " deep\n"));
        REQUIRE(deep_quote.review.quotes.size() == 1);
        CHECK(plain_text(deep_quote.review.quotes[0].text) == "deep");
        const ParsedReview deep_list = parsed(with_body(list + "deep\n"));
        REQUIRE(deep_list.review.paragraphs.size() == 1);
        CHECK(plain_text(deep_list.review.paragraphs[0].text) == "deep");
    }

    TEST_CASE("a front matter with nothing below it says so") {
        CHECK(
            said(parsed("---\nheadline: Noise\n---\n")) ==
            "r.md:4:1: warning: there is no text below the front matter (write the review below the closing `---`)\n");
    }
}
