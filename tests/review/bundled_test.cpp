// The review that comes with the program, whole, cut short and damaged.
#include <algorithm>
#include <random>

#include "review/support.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

/// What is not as it must be for every text whatever; empty where all is well.
std::string fault_of(const ParsedReview& parsed) {
    const Review& review = parsed.review;
    if (plain_text(review.headline).empty()) return "no headline";
    for (const Paragraph& paragraph : review.paragraphs) {
        if (plain_text(paragraph.text).empty()) return "a paragraph without words";
        if (paragraph.place.line < 1 || paragraph.place.column < 1) return "a paragraph without a place";
    }
    int reached = 0;
    for (const PullQuote& quote : review.quotes) {
        if (plain_text(quote.text).empty()) return "a quote without words";
        if (quote.after_paragraph < reached) return "quotes out of order";
        reached = quote.after_paragraph;
    }
    const int paragraphs = static_cast<int>(review.paragraphs.size());
    if (reached > paragraphs) return "a quote behind the end";
    if (review.acts.size() > 12) return "too many acts";
    for (const Act& act : review.acts) {
        if (!(act.intensity >= 0 && act.intensity <= 1)) return "an intensity out of range";
        if (act.paragraph && (*act.paragraph < 0 || *act.paragraph >= paragraphs)) return "an act tied to nothing";
    }
    int last_line = 0;
    for (const Diagnostic& diagnostic : parsed.diagnostics) {
        if (diagnostic.message.empty() || diagnostic.file != "r.md") return "a diagnostic that says nothing";
        if (diagnostic.place.line > 0 && diagnostic.place.line < last_line) return "diagnostics out of order";
        last_line = diagnostic.place.line;
    }
    return "";
}

}  // namespace

TEST_SUITE("review") {
    TEST_CASE("the bundled review says nothing and gives everything") {
        const ParsedReview parsed = parse_review(read_file(bundled_path()), "r.md");
        CHECK(said(parsed) == "");
        const Review& review = parsed.review;

        CHECK(review.kicker == "Film review");
        CHECK(review.headline == RichText{{"Three Acts of Noise, ", {}}, {"Two of Grace", {.accent = true}}});
        CHECK(plain_text(review.standfirst) ==
              "Alex Ross Perry shuts Elisabeth Moss in five rooms with a punk band coming apart. "
              "What gets out is the loudest film about recovery in years.");
        CHECK(review.byline == "The Foyer Desk");
        CHECK(review.screening == "Screen 2 · Tonight 20:30");
        CHECK(review.lang == "en-US");
        CHECK(review.verdict == "Hard to sit through, harder to leave.");
        CHECK(review.rating == Rating{4.5, 5, "4.5/5"});
        CHECK(review.film.title == "Her Smell");
        CHECK(review.film.year == "2018");
        CHECK(review.film.distributor == "Gunpowder & Sky");
        CHECK(review.film.runtime == "135 min");
        REQUIRE(review.film.cast.size() == 5);
        CHECK(review.film.cast[2] == CastMember{"Ali van der Wolff", "Gayle Rankin"});
        REQUIRE(review.hero);
        CHECK(review.hero->image == "hero.jpg");
        REQUIRE(review.hero->cutout.has_value());
        CHECK(review.hero->cutout->image == "singer.png");
        CHECK(review.hero->focus == Fraction2{0.53, 0.36});
        CHECK(review.hero->place == SourcePlace{27, 10});
        REQUIRE(review.hero->keep.size() == 3);
        CHECK(review.hero->keep[0].x == doctest::Approx(0.38));
        CHECK(review.hero->keep[0].width == doctest::Approx(0.065));

        REQUIRE(review.acts.size() == 5);
        const int paragraphs[] = {2, 3, 4, 6, 7};
        const double intensities[] = {0.72, 0.84, 1, 0.16, 0.55};
        for (std::size_t i = 0; i < 5; ++i) {
            CHECK(review.acts[i].paragraph == paragraphs[i]);
            CHECK(review.acts[i].intensity == intensities[i]);
            CHECK_FALSE(review.acts[i].title.empty());
            CHECK_FALSE(review.acts[i].summary.empty());
        }
        CHECK(review.acts[1].place == SourcePlace{42, 5});

        REQUIRE(review.paragraphs.size() == 11);
        CHECK(std::all_of(review.paragraphs.begin(), review.paragraphs.end(),
                          [](const Paragraph& p) { return p.kind == ParagraphKind::body; }));
        REQUIRE(review.paragraphs[0].text.size() == 3);
        CHECK(review.paragraphs[0].text[1] == Span{"Her Smell", {.italic = true}});
        CHECK(review.paragraphs[0].place == SourcePlace{60, 1});
        CHECK(review.paragraphs[10].place == SourcePlace{88, 1});

        REQUIRE(review.quotes.size() == 3);
        CHECK(review.quotes[0].text ==
              RichText{{"A room tone that swells until it is ", {}}, {"a room of its own.", {.accent = true}}});
        CHECK(review.quotes[0].attribution == "");
        CHECK(review.quotes[0].after_paragraph == 5);
        CHECK(review.quotes[1].after_paragraph == 7);
        CHECK(review.quotes[2].after_paragraph == 10);
        CHECK(review.quotes[2].attribution == "on Elisabeth Moss");
        CHECK(review.quotes[2].place == SourcePlace{84, 3});
    }

    TEST_CASE("the second bundled review says nothing, and is built in six acts") {
        const ParsedReview parsed = parse_review(read_file(FOYER_SOURCE_DIR "/assets/man-with-a-movie-camera/man-with-a-movie-camera.md"), "r.md");
        CHECK(said(parsed) == "");
        const Review& review = parsed.review;
        CHECK(plain_text(review.headline) == "The Eye That Learned to Walk");
        CHECK(review.lang == "en-GB");
        REQUIRE(review.hero);
        CHECK(review.hero->keep.size() == 2);
        REQUIRE(review.acts.size() == 6);
        double minutes = 0;
        for (const Act& act : review.acts) {
            CHECK(act.paragraph);
            minutes += act.minutes;
        }
        CHECK(minutes == 68);
        CHECK(review.quotes.size() == 3);
        long words = 0;
        for (const Paragraph& paragraph : review.paragraphs) {
            const std::string text = plain_text(paragraph.text);
            words += 1 + std::count(text.begin(), text.end(), ' ');
        }
        CHECK(words >= 600);
        CHECK(words <= 900);
    }

    TEST_CASE("line ends and a byte order mark change nothing, places included") {
        const std::string text = read_file(bundled_path());
        const Review review = parsed(text).review;
        std::string windows, old_mac;
        for (const char c : text) {
            windows += c == '\n' ? "\r\n" : std::string(1, c);
            old_mac += c == '\n' ? '\r' : c;
        }
        CHECK(parsed(windows).review == review);
        CHECK(parsed(old_mac).review == review);
        CHECK(parsed("\xEF\xBB\xBF" + text).review == review);
        CHECK(said(parsed("\xEF\xBB\xBF" + windows)) == "");
    }

    TEST_CASE("cut short at any byte it still is a review") {
        const std::string text = read_file(bundled_path());
        const std::size_t front_matter_end = text.find("\n---\n") + 5;
        const std::size_t named = text.find(':') + 1;  // as soon as there is a key it is a front matter
        // Behind the first paragraphs a byte is as good as another.
        for (std::size_t size = 0; size < text.size(); size += size < front_matter_end + 500 ? 1 : 29) {
            CAPTURE(size);
            const ParsedReview parsed = parse_review(std::string_view(text).substr(0, size), "r.md");
            CHECK(fault_of(parsed) == "");
            if (size >= named && size < front_matter_end - 2) CHECK(has_errors(parsed.diagnostics));
            if (size >= front_matter_end) {
                CHECK_FALSE(has_errors(parsed.diagnostics));
                CHECK(parsed.review.acts.size() == 5);
                CHECK(headline(parsed) == "Three Acts of Noise, Two of Grace");
            }
        }
    }

    TEST_CASE("without its closing line all keys above the text are read") {
        std::string text = read_file(bundled_path());
        const Review whole = parsed(text).review;
        text.erase(text.find("\n---\n") + 1, 3);
        const ParsedReview open = parsed(text);
        CHECK(said(open) ==
              "r.md:1:1: error: the front matter opens with `---` and is never closed "
              "(write a line `---` between the front matter and the text)\n");
        CHECK(open.review == whole);
    }

    TEST_CASE("damaged at random it still is a review") {
        const std::string text = read_file(bundled_path());
        std::mt19937 random(20181012);
        for (int run = 0; run < 500; ++run) {
            CAPTURE(run);
            std::string damaged = text;
            const std::size_t flips = 1 + random() % 8;
            for (std::size_t i = 0; i < flips; ++i) {
                // Half of the damage goes to the front matter, where it does most.
                const std::size_t reach = random() % 2 ? damaged.size() : 2100;
                damaged[random() % reach] ^= static_cast<char>(1u << (random() % 8));
            }
            CHECK(fault_of(parse_review(damaged, "r.md")) == "");
            CHECK(fault_of(parse_plain_text(damaged, "r.md")) == "");
        }
    }

    TEST_CASE("shuffled pieces of it, and of YAML and Markdown, still are a review") {
        const std::string text = read_file(bundled_path());
        constexpr std::string_view pieces[] = {
            "---\n",        "- ",      "\n",         ": ", "\"", "'",       "*",     "> ",      "```\n",
            "<!--",         "<b>",     "[",          "{",  "}",  "&a ",     "*a ",   "!t ",     "|\n",
            ">-\n",         "#",       "%",          "\t", "? ", "\xFF",    "\x04",  "\r",      "&#0;",
            "1. ",          "***\n",   "...\n",      "\\", "]",  "acts:\n", "film:", "![a](b)", "|a|b|\n|-|-|\n",
            "\xE2\x80\xA8", "--- x\n", "%YAML 1.2\n"};
        std::mt19937 random(135);
        for (int run = 0; run < 500; ++run) {
            CAPTURE(run);
            std::string mixed = text.substr(random() % 2 ? 0 : random() % text.size(), random() % text.size());
            for (std::size_t i = 0; i < 12; ++i) {
                std::string piece;
                const auto chosen = pieces[random() % std::size(pieces)];
                for (std::size_t times = 1 + random() % 3; times > 0; --times) piece += chosen;
                mixed.insert(random() % (std::min<std::size_t>(mixed.size(), 2500) + 1), piece);
            }
            CHECK(fault_of(parse_review(mixed, "r.md")) == "");
        }
    }
}
