// Files that are no text, nearly text, or too much of it; headlines where none is written; plain text.
#include <algorithm>

#include "review/support.h"

using namespace foyer;
using namespace foyer::testing;

TEST_SUITE("review") {
    TEST_CASE("an empty file says so") {
        for (const char* text : {"", "\n\n", " \t\r\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\n"}) {
            for (const ParsedReview& result : {parse_review(text, "r.md"), parse_plain_text(text, "r.md")}) {
                CHECK(said(result) ==
                      "r.md: error: the file is empty (write a headline and the review's text into it)\n");
                CHECK(headline(result) == "Nothing here yet");
                CHECK(result.review.paragraphs.empty());
            }
        }
    }

    TEST_CASE("a binary file says so and leaves nothing of itself") {
        using namespace std::string_literals;
        const std::string zero = "---\nheadline: a\n---\n\nText\0text"s;
        std::string odd = "Text. ";
        for (int i = 0; i < 400; ++i) odd += static_cast<char>(0x80 + i % 64);
        std::string control = "Text. ";
        for (int i = 0; i < 400; ++i) control += static_cast<char>(1 + i % 8);
        for (const std::string& text : {zero, odd, control}) {
            for (const ParsedReview& result : {parse_review(text, "r.md"), parse_plain_text(text, "r.md")}) {
                REQUIRE(result.diagnostics.size() == 1);
                CHECK(result.diagnostics[0].severity == Severity::error);
                CHECK(result.diagnostics[0].message.starts_with("the file is not text"));
                CHECK(dump(result.review) == "headline \"This file is not text\"\nlang \"en-US\"\n");
            }
        }
    }

    TEST_CASE("UTF-16 says so") {
        using namespace std::string_literals;
        for (const std::string& text : {"\xFF\xFE\x41\0\x42\0"s, "\xFE\xFF\0\x41\0\x42"s}) {
            const ParsedReview result = parsed(text);
            CHECK(said(result) == "r.md: error: the file is written in UTF-16, not UTF-8 (save it as UTF-8)\n");
            CHECK(headline(result) == "This file is not saved as UTF-8");
        }
    }

    TEST_CASE("broken bytes are shown as such and named once") {
        const ParsedReview result = parsed(with_body("The caf\xE9 and the na\xEFve\xC3 end of a long enough text.\n"));
        CHECK(
            said(result) ==
            "r.md:5:8: warning: 3 bytes are not UTF-8 and show as \uFFFD; the first stands here (save the file as UTF-8)\n");
        CHECK(body_dump(result) ==
              "paragraph 0 at 5:1 \"The caf\uFFFD and the na\uFFFDve\uFFFD end of a long enough text.\"\n");
        CHECK(said(parsed(with_body("A caf\xE9.\n"))) ==
              "r.md:5:6: warning: one byte is not UTF-8 and shows as \uFFFD (save the file as UTF-8)\n");
        CHECK(said(parsed(with_body("A replacement \uFFFD that was written.\n"))) == "");
    }

    TEST_CASE("control characters are spaces") {
        const ParsedReview result = parsed(with_body("One\x04two\x1B three\fand\vfour.\n"));
        CHECK(said(result) ==
              "r.md:5:4: warning: 2 control characters are read as spaces; the first stands here (delete them)\n");
        CHECK(body_dump(result) == "paragraph 0 at 5:1 \"One two three and four.\"\n");
    }

    TEST_CASE("a text beyond a million characters is cut there") {
        std::string line;
        while (line.size() < 10u << 20) line += "wörd ";
        for (const ParsedReview& result :
             {parse_review(with_body(line), "r.md"), parse_plain_text("Noise\n\n" + line, "r.md")}) {
            REQUIRE(result.diagnostics.size() == 1);
            CHECK(result.diagnostics[0].severity == Severity::error);
            CHECK(result.diagnostics[0].message ==
                  "the text is longer than 1,000,000 characters; the rest is not shown");
            CHECK(result.diagnostics[0].place.column > 999'000);
            REQUIRE(result.review.paragraphs.size() == 1);
            CHECK(plain_text(result.review.paragraphs[0].text).size() > 1'100'000);
            CHECK(plain_text(result.review.paragraphs[0].text).size() <= 1'200'000);
        }
    }

    TEST_CASE("complaints are capped, and the gravest stay") {
        std::string body;
        for (int i = 0; i < 5000; ++i) body += "a <b>b\n\n";
        const ParsedReview result = parsed("---\nheadline: Noise\nkicker: a: b\n---\n\nText.\n\n" + body);
        REQUIRE(result.diagnostics.size() == 101);
        CHECK(has_errors(result.diagnostics));
        CHECK(result.diagnostics.back().message == "4901 more of the like are not listed");
    }

    TEST_CASE("the first heading is the headline where the front matter gives none") {
        const ParsedReview result =
            parsed("---\nkicker: a\n---\n\n## Small\n\nText.\n\n# The *Big* One\n\n# Another\n");
        CHECK(said(result) == "");
        CHECK(result.review.headline == RichText{{"The ", {}}, {"Big", {.accent = true}}, {" One", {}}});
        REQUIRE(result.review.paragraphs.size() == 3);
        CHECK(plain_text(result.review.paragraphs[2].text) == "Another");
    }

    TEST_CASE("where there is no headline another text stands in") {
        const auto cure = " (write `headline: …` in the front matter)\n";
        const ParsedReview titled = parsed("---\nfilm: { title: Her Smell }\n---\n\nText.\n");
        CHECK(headline(titled) == "Her Smell");
        CHECK(said(titled) == std::string("r.md:2:1: warning: there is no headline; “Her Smell” stands in") + cure);
        const ParsedReview worded = parsed("---\nkicker: a\n---\n\nOne two *three* four five six seven eight nine.\n");
        CHECK(headline(worded) == "One two three four five six seven eight…");
        const ParsedReview named = parse_review("---\nkicker: a\n---\n", "films/her-smell.md");
        CHECK(headline(named) == "her-smell");
        CHECK(headline(parse_review("---\nkicker: a\n---\n", "")) == "Nothing here yet");
        CHECK(headline(parsed("---\nheadline: ''\n---\n\nText.\n")) == "Text.");
        CHECK(headline(parsed("---\n---\n\nText.\n")) == "Text.");
    }

    TEST_CASE("without a front matter the first heading or line is the headline") {
        const auto note = [](std::string_view place, std::string_view words) {
            return "r.md:" + std::string(place) + ": note: there is no front matter; “" + std::string(words) +
                   "” is the headline (open the file with `---`, keys such as `headline: …`, and another `---`)\n";
        };
        const ParsedReview heading = parsed("\n## Noise *and* Grace\n\nText.\n");
        CHECK(heading.review.headline == RichText{{"Noise ", {}}, {"and", {.accent = true}}, {" Grace", {}}});
        CHECK(said(heading) == note("2:1", "Noise and Grace"));
        CHECK(heading.review.paragraphs.size() == 1);

        const ParsedReview line = parsed("Noise *and* Grace\nby me\n\nText.\n");
        CHECK(line.review.headline == heading.review.headline);
        CHECK(said(line) == note("1:1", "Noise and Grace"));
        REQUIRE(line.review.paragraphs.size() == 2);
        CHECK(line.review.paragraphs[0].place == SourcePlace{2, 1});

        const ParsedReview underlined = parsed("Noise\n=====\n\nText.\n");
        CHECK(headline(underlined) == "Noise");
        CHECK(underlined.review.paragraphs.size() == 1);

        const ParsedReview quote = parsed("> Quote.\n\nText of it.\n");
        CHECK(headline(quote) == "Text of it.");
        CHECK(quote.review.quotes.size() == 1);
        CHECK(quote.review.paragraphs.size() == 1);

        const std::string sentence(300, 'x');
        const ParsedReview lengthy = parsed(sentence + "\n\nText.\n");
        CHECK(lengthy.review.paragraphs.size() == 2);
        CHECK(headline(lengthy).size() < 200);

        CHECK(
            said(parsed("# Noise\n")) ==
            "r.md:1:1: warning: there is no text below the headline (write the review below it, after an empty line)\n" +
                note("1:1", "Noise"));
    }

    TEST_CASE("plain text: a line for the headline, empty lines part paragraphs") {
        const ParsedReview result = parse_plain_text(
            "\r\n  Noise *and*   Grace\r\nThe first\r\n  room.\r\n \t\r\n\r\n- The # second &amp;\r\nroom.", "r.md");
        CHECK(said(result) == "");
        CHECK(dump(result.review) ==
              "headline \"Noise *and* Grace\"\n"
              "lang \"en-US\"\n"
              "paragraph 0 at 3:1 \"The first room.\"\n"
              "paragraph 1 at 7:1 \"- The # second &amp; room.\"\n");
        const ParsedReview lengthy = parse_plain_text(std::string(300, 'x') + " y\n\nText.\n", "r.md");
        CHECK(lengthy.review.paragraphs.size() == 2);
        REQUIRE(lengthy.diagnostics.size() == 1);
        CHECK(lengthy.diagnostics[0].place == SourcePlace{1, 1});
        CHECK(headline(parse_plain_text("Noise", "r.md")) == "Noise");
    }

    TEST_CASE("the dump shows all of a review") {
        Review review;
        review.kicker = "K \"k\"";
        review.headline = {{"a ", {}}, {"b", {.italic = true, .bold = true, .accent = true}}};
        review.rating = Rating{3.5, 5, "★★★½"};
        review.film.cast = {{"Role", "Actor"}};
        review.hero = Hero{"h.jpg", "alt", "credit", {0.25, 0.5}, {3, 4}};
        review.acts = {{"T", "S", 0.5, 20, "B", 0, {7, 5}}};
        review.paragraphs = {{{{"Text", {}}}, ParagraphKind::body, {9, 1}},
                             {{{"Head", {}}}, ParagraphKind::crosshead, {11, 4}}};
        review.quotes = {{{{"Q", {.accent = true}}}, "who", 1, {10, 3}}};
        CHECK(dump(review) ==
              "kicker \"K \\\"k\\\"\"\n"
              "headline \"a <accent><b><i>b</i></b></accent>\"\n"
              "lang \"en-US\"\n"
              "rating 3.5 of 5 \"★★★½\"\n"
              "film.cast \"Actor\" as \"Role\"\n"
              "hero \"h.jpg\" focus 0.25 0.5 at 3:4\n"
              "hero.alt \"alt\"\n"
              "hero.credit \"credit\"\n"
              "act \"T\" intensity 0.5 minutes 20 paragraph 0 at 7:5\n"
              "  summary \"S\"\n"
              "  begins \"B\"\n"
              "paragraph 0 at 9:1 \"Text\"\n"
              "quote at 10:3 \"<accent>Q</accent>\" by \"who\"\n"
              "crosshead 1 at 11:4 \"Head\"\n");
    }
}
