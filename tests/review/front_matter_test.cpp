// Keys, their types and ranges, and every way to write them wrong that still is YAML.
#include <algorithm>

#include "review/support.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

std::string said_of(std::string_view keys) { return said(parsed(with_keys(keys))); }
Review review_of(std::string_view keys) { return parsed(with_keys(keys)).review; }

}  // namespace

TEST_SUITE("review") {
    TEST_CASE("unknown keys name the nearest known one, at every level") {
        CHECK(said_of("headlin: a\n") == "r.md:3:1: warning: unknown key `headlin` (did you mean `headline`?)\n");
        CHECK(said_of("KICKER: a\n") == "r.md:3:1: warning: unknown key `KICKER` (did you mean `kicker`?)\n");
        CHECK(said_of("film:\n  titel: a\n") ==
              "r.md:4:3: warning: unknown key `titel` in `film` (did you mean `title`?)\n");
        CHECK(said_of("film:\n  cast:\n    - { role: a, acter: b }\n") ==
              "r.md:5:18: warning: unknown key `acter` in `cast` (did you mean `actor`?)\n");
        CHECK(said_of("hero:\n  image: a.jpg\n  focas: [0, 0]\n") ==
              "r.md:5:3: warning: unknown key `focas` in `hero` (did you mean `focus`?)\n");
        CHECK(said_of("acts:\n  - title: a\n    intensty: 1\n") ==
              "r.md:5:5: warning: unknown key `intensty` in `acts[1]` (did you mean `intensity`?)\n");
        CHECK(said_of("director: a\n") ==
              "r.md:3:1: warning: unknown key `director` (`director` belongs under `film:`)\n");
        CHECK(said_of("film:\n  title: a\n  rating: 4\n") ==
              "r.md:5:3: warning: unknown key `rating` in `film` (`rating` belongs at the top, not indented)\n");
        CHECK(said_of("film:\n  cast:\n    - { zzzzzz: b, actor: c }\n") ==
              "r.md:5:9: warning: unknown key `zzzzzz` in `cast` (known here: role, actor)\n");
    }

    TEST_CASE("of a key given twice the last counts") {
        CHECK(said_of("kicker: a\nkicker: b\n") ==
              "r.md:4:1: warning: `kicker` is given twice; the last one counts (take one out)\n");
        CHECK(review_of("kicker: a\nkicker: b\n").kicker == "b");
        CHECK(said_of("film:\n  year: 1\n  year: 2\n") ==
              "r.md:5:3: warning: `film.year` is given twice; the last one counts (take one out)\n");
    }

    TEST_CASE("a value of the wrong type leaves the default") {
        CHECK(
            said_of("kicker: [REC]\n") ==
            "r.md:3:9: warning: `kicker` is a list, not text (where brackets belong to the text, put it in quotes)\n");
        CHECK(review_of("kicker: [REC]\n").kicker == "");
        CHECK(said_of("verdict:\n  good: yes\n") ==
              "r.md:4:3: warning: `verdict` is a group of keys, not text (write the text behind the colon)\n");
        CHECK(said_of("film: Her Smell\n") ==
              "r.md:3:7: warning: `film` is text, not a group of keys "
              "(expected the keys title, year, director, distributor, runtime, cast, indented below it)\n");
        CHECK(
            said_of("hero: [a.jpg]\n") ==
            "r.md:3:7: warning: `hero` is a list, not a group of keys (expected the keys image, alt, credit, focus, keep, cutout, outline, indented below it)\n");
        CHECK(
            said_of("acts: five\n") ==
            "r.md:3:7: warning: `acts` is text, not a list (expected a list of acts, each with title, summary, intensity, minutes, begins)\n");
        CHECK(
            said_of("acts:\n  - The house\n") ==
            "r.md:4:5: warning: `acts[1]` is text, not a group of keys (expected the keys title, summary, intensity, minutes, begins)\n");
        CHECK(review_of("acts:\n  - The house\n").acts.empty());
        CHECK(said_of("film:\n  cast: Elisabeth Moss\n") ==
              "r.md:4:9: warning: `film.cast` is text, not a list (expected a list of `{ role: …, actor: … }`)\n");
        CHECK(said_of("acts:\n  - title: a\n    intensity: loud\n") ==
              "r.md:5:16: warning: `acts[1].intensity` is `loud`, not a number (expected a number from 0 to 1)\n");
        CHECK(said_of("acts:\n  - title: a\n    minutes: [3]\n") ==
              "r.md:5:14: warning: `acts[1].minutes` is a list, not a number (expected a number from 0 to 1000)\n");
    }

    TEST_CASE("numbers, booleans and nothing are read as the text they are") {
        const Review review =
            review_of("kicker: 1984\nbyline: no\nverdict: ~\nscreening:\nfilm: { title: 0x10, year: 2018 }\n");
        CHECK(review.kicker == "1984");
        CHECK(review.byline == "no");
        CHECK(review.verdict == "");
        CHECK(review.screening == "");
        CHECK(review.film.title == "0x10");
        CHECK(said_of("verdict: ~\nscreening:\nfilm:\nhero:\nacts:\nrating:\nlang:\n") == "");
    }

    TEST_CASE("numbers out of range are clamped") {
        const char* keys =
            "acts:\n  - { title: a, intensity: 1.4 }\n  - { title: b, intensity: -2 }\n  - { title: c, minutes: -5 }\n";
        CHECK(
            said_of(keys) ==
            "r.md:4:28: warning: `acts[1].intensity` is 1.4, out of range; 1 is used (expected a number from 0 to 1)\n"
            "r.md:5:28: warning: `acts[2].intensity` is -2, out of range; 0 is used (expected a number from 0 to 1)\n"
            "r.md:6:26: warning: `acts[3].minutes` is -5, out of range; 0 is used (expected a number from 0 to 1000)\n");
        CHECK(review_of(keys).acts[0].intensity == 1);
        CHECK(review_of(keys).acts[1].intensity == 0);
        CHECK(review_of("acts:\n  - { title: a, intensity: 0.25, minutes: 27.5 }\n").acts[0].minutes == 27.5);
        for (const char* odd : {"nan", "inf", "1e9", "0x1", "--1", "1.2.3", "."}) {
            CAPTURE(odd);
            CHECK(review_of("acts:\n  - { title: a, intensity: \"" + std::string(odd) + "\" }\n").acts[0].intensity ==
                  0.5);
        }
    }

    TEST_CASE("what no letter may cover is a part of the hero, or a list of them") {
        const auto keep = [](std::string_view value) { return review_of("hero: { image: a.jpg, keep: " + std::string(value) + " }\n").hero->keep; };
        CHECK(review_of("hero: { image: a.jpg }\n").hero->keep.empty());
        CHECK(keep("[0.25, 0.5, 75%, 1]") == std::vector<Crop>{{0.25, 0.5, 0.5, 0.5}});
        CHECK(keep("[[0, 0, 0.5, 0.5], [0.5, 0.5, 1, 1]]") == std::vector<Crop>{{0, 0, 0.5, 0.5}, {0.5, 0.5, 0.5, 0.5}});
        CHECK(keep("[[0.5, 0, 0.25, 0.5], [0.5, 0.5, 1, 1]]") == std::vector<Crop>{{0.5, 0.5, 0.5, 0.5}});
        CHECK(said_of("hero: { image: a.jpg, keep: [0.5, 0, 0.25, 0.5] }\n") ==
              "r.md:3:29: warning: a part of `hero.keep` ends before it begins; it is left out (expected [left, top, right, bottom], fractions of width and height such as "
              "[0.4, 0.1, 0.6, 0.4])\n");
        for (const char* odd : {"face", "[]", "[0.1, 0.2]", "[0.1, 0.2, 0.3, up]", "{ x: 1 }", "[[0.1], 3]"}) {
            CAPTURE(odd);
            CHECK(keep(odd).empty());
            CHECK(said_of("hero: { image: a.jpg, keep: " + std::string(odd) + " }\n") != "");
        }
        std::string many = "[";
        for (int i = 0; i < 20; ++i) many += "[0, 0, 1, 1], ";
        CHECK(keep(many + "]").size() == 12);
    }

    TEST_CASE("the hero's figure: a picture of its own, or an outline in the hero's; what is wrong with one costs it, and is one line") {
        const Review file = review_of("hero: { image: a.jpg, cutout: b.png }\n");
        REQUIRE(file.hero->cutout.has_value());
        CHECK(file.hero->cutout->image == "b.png");
        CHECK(file.hero->cutout->outline.empty());
        const Review drawn = review_of("hero: { image: a.jpg, outline: [[0, 0], [1, 0], [50%, 1]] }\n");
        REQUIRE(drawn.hero->cutout.has_value());
        CHECK(drawn.hero->cutout->image == "a.jpg");
        CHECK(drawn.hero->cutout->name() == "a.jpg (cut out)");
        CHECK(drawn.hero->cutout->outline == Outline{{0, 0}, {1, 0}, {0.5, 1}});
        CHECK_FALSE(review_of("hero: { image: a.jpg }\n").hero->cutout.has_value());

        const auto outlined = [](const std::string& points) { return "hero: { image: a.jpg, outline: " + points + " }\n"; };
        std::string many = "[";
        for (int i = 0; i < 10000; ++i) many += "[0.1, 0.2],";
        for (const auto& [points, said] : {std::pair(std::string("[[0, 0], [1, 1]]"), "`hero.outline` has 2 points; the picture is shown whole"),
                                           {"yes", "`hero.outline` is no list of points; the picture is shown whole"},
                                           {"[[0, 0], [1], [0, 1]]", "`hero.outline` has a point that is no pair of numbers; the picture is shown whole"},
                                           {"[[0, 0], [1, a], [0, 1]]", "`hero.outline` has a point that is no pair of numbers; the picture is shown whole"},
                                           {"[[0.5, 0], [0.5, 1], [0.5, 0.5]]", "`hero.outline` encloses nothing; the picture is shown whole"},
                                           {many + "]", "`hero.outline` has 10000 points, and 200 are the most; the picture is shown whole"}}) {
            CAPTURE(said);
            const std::string told = said_of(outlined(points));
            CHECK(told.find(said) != std::string::npos);
            CHECK(std::count(told.begin(), told.end(), '\n') == 1);
            CHECK_FALSE(review_of(outlined(points)).hero->cutout.has_value());
        }
        CHECK(said_of(outlined("[[-1, 0], [2, 0], [1, 5]]")) ==
              "r.md:3:32: warning: `hero.outline` reaches beyond the picture and ends at its edge (expected fractions from 0 to 1)\n");
        CHECK(review_of(outlined("[[-1, 0], [2, 0], [1, 5]]")).hero->cutout->outline == Outline{{0, 0}, {1, 0}, {1, 1}});
        CHECK(said_of(outlined("[[0, 0], [1, 1], [1, 0], [0, 1]]")).find("crosses itself; all that it goes round is shown (go round the figure once)") != std::string::npos);
    }

    TEST_CASE("the hero's focus is a pair of fractions") {
        CHECK(review_of("hero: { image: a.jpg }\n").hero->focus == Fraction2{0.5, 0.5});
        CHECK(review_of("hero: { image: a.jpg, focus: [0.2, 80%] }\n").hero->focus == Fraction2{0.2, 0.8});
        CHECK(said_of("hero: { image: a.jpg, focus: [1.5, -1] }\n") ==
              "r.md:3:31: warning: `hero.focus` is 1.5, out of range; 1 is used (expected a number from 0 to 1)\n"
              "r.md:3:36: warning: `hero.focus` is -1, out of range; 0 is used (expected a number from 0 to 1)\n");
        CHECK(review_of("hero: { image: a.jpg, focus: [1.5, -1] }\n").hero->focus == Fraction2{1, 0});
        for (const char* odd : {"[0.5]", "[1, 2, 3]", "0.5 0.5", "{ x: 1 }"}) {
            CHECK(said_of("hero: { image: a.jpg, focus: " + std::string(odd) + " }\n")
                      .find("`hero.focus` is not a pair of numbers") != std::string::npos);
        }
        CHECK(said_of("hero:\n  alt: a\n") ==
              "r.md:4:3: warning: `hero` names no picture (expected `image: FILE` under `hero:`)\n");
        CHECK_FALSE(review_of("hero:\n  alt: a\n").hero);
    }

    TEST_CASE("cast members may be bare names") {
        const Film film =
            review_of("film:\n  cast: [Elisabeth Moss, { role: Danny }, { actor: X, role: Y }, {}]\n").film;
        CHECK(film.cast == std::vector<CastMember>{{"", "Elisabeth Moss"}, {"Danny", ""}, {"Y", "X"}});
    }

    TEST_CASE("date, author's note, credits and lines kept for quotes") {
        const Review review = review_of(
            "date: 3 March 2021\nnote: A. Name lives nearby.\ncredits: [\"Photo: B. Name\", \"Music: C. Name\"]\n"
            "quotes:\n  - { text: One *line*, by: D. Name, after: 2 }\n  - Another.\n");
        CHECK(review.date == "3 March 2021");
        CHECK(review.note == "A. Name lives nearby.");
        CHECK(review.credits == std::vector<std::string>{"Photo: B. Name", "Music: C. Name"});
        REQUIRE(review.candidates.size() == 2);
        CHECK(review.candidates[0].text == RichText{{"One ", {}}, {"line", {.accent = true}}});
        CHECK(review.candidates[0].attribution == "D. Name");
        CHECK(review.candidates[0].after_paragraph == 2);
        CHECK(plain_text(review.candidates[1].text) == "Another.");
        CHECK(review_of("credits: Photo by B. Name\n").credits == std::vector<std::string>{"Photo by B. Name"});
    }

    TEST_CASE("ratings as critics write them") {
        const auto rating = [](std::string_view written) {
            return review_of("rating: " + std::string(written) + "\n").rating;
        };
        CHECK(rating("4.5/5") == Rating{4.5, 5, "4.5/5"});
        CHECK(rating("9/10") == Rating{9, 10, "9/10"});
        CHECK(rating("3 / 4") == Rating{3, 4, "3 / 4"});
        CHECK(rating("4 out of 5") == Rating{4, 5, "4 out of 5"});
        CHECK(rating("3,5") == Rating{3.5, 5, "3,5"});
        CHECK(rating("4") == Rating{4, 5, "4"});
        CHECK(rating("0") == Rating{0, 5, "0"});
        CHECK(rating("4 stars") == Rating{4, 5, "4 stars"});
        CHECK(rating("80%") == Rating{4, 5, "80%"});
        CHECK(rating("85/100") == Rating{4.25, 5, "85/100"});
        CHECK(rating("★★★½") == Rating{3.5, 5, "★★★½"});
        CHECK(rating("★★★☆") == Rating{3, 4, "★★★☆"});
        CHECK(rating("★★½☆☆") == Rating{2.5, 5, "★★½☆☆"});
        CHECK(rating("½") == Rating{0.5, 5, "½"});
        CHECK(rating("A+") == Rating{5, 5, "A+"});
        CHECK(rating("B") == Rating{5.0 * 8 / 12, 5, "B"});
        CHECK(rating("F") == Rating{0, 5, "F"});
        CHECK(rating("4 von 5 Sternen") == Rating{4, 5, "4 von 5 Sternen"});
        CHECK(rating("3 sur 5") == Rating{3, 5, "3 sur 5"});
        CHECK_FALSE(rating(""));
        for (const char* odd :
             {"good", "7", "-1", "6/5", "4/0", "nan", "4.5/x", "E", "A*", "★★★★★★", "110%", "½½", "4/5/6", "1e1/10"}) {
            CAPTURE(odd);
            CHECK_FALSE(rating(odd));
        }
        constexpr const char* expected =
            " (expected a form such as 4.5/5, 9/10, 80% or ★★★½, or a number from 0 to 5)\n";
        CHECK(said_of("rating: G-\n") == std::string("r.md:3:9: warning: the rating `G-` cannot be read") + expected);
        CHECK(said_of("rating: 7\n") ==
              std::string("r.md:3:9: warning: the rating 7 is not between 0 and 5") + expected);
        CHECK(said_of("rating: 11/10\n") ==
              std::string("r.md:3:9: warning: the rating 11 is not between 0 and 10") + expected);
        CHECK(said_of("rating: 4/0\n") ==
              std::string("r.md:3:9: warning: a rating out of 0 cannot be shown") + expected);
    }

    TEST_CASE("a language is a tag") {
        CHECK(review_of("lang: de\n").lang == "de");
        CHECK(review_of("lang: sr-Latn-RS\n").lang == "sr-Latn-RS");
        CHECK(review_of("lang: en_GB\n").lang == "en-GB");
        CHECK(said_of("lang: en_GB\n") ==
              "r.md:3:7: warning: `en_GB` is no language; en-GB is used (expected a tag such as en-US, en-GB or de)\n");
        CHECK(review_of("lang: ../../etc/passwd\n").lang == "en-US");
        CHECK(review_of("lang: British English\n").lang == "en-US");
    }

    TEST_CASE("twelve acts are kept") {
        std::string keys = "acts:\n";
        for (int i = 1; i <= 14; ++i) keys += "  - title: Act " + std::to_string(i) + "\n";
        CHECK(said_of(keys) ==
              "r.md:16:5: warning: 14 acts are too many; the first 12 are kept (join acts that belong together)\n");
        const Review review = review_of(keys);
        REQUIRE(review.acts.size() == 12);
        CHECK(review.acts[11].title == "Act 12");
        CHECK(said_of("acts:\n  - summary: a\n") ==
              "r.md:4:5: warning: `acts[1]` has no title (expected `title:` in each item of `acts:`)\n");
    }

    TEST_CASE("stars set the accent in headline and standfirst") {
        const auto accents = [](std::string_view written) {
            const Review review = parsed("---\nheadline: '" + std::string(written) + "'\n---\n\nText.\n").review;
            std::string out;
            for (const Span& span : review.headline) {
                CHECK_FALSE(span.emphasis.italic);
                CHECK_FALSE(span.emphasis.bold);
                out += span.emphasis.accent ? "[" + span.text + "]" : span.text;
            }
            return out;
        };
        CHECK(accents("a *b* c") == "a [b] c");
        CHECK(accents("**a b** *c*") == "[a b] [c]");
        CHECK(accents("2 * 3 *four*") == "2 * 3 [four]");
        CHECK(accents("M*A*S*H") == "M[A]S*H");
        CHECK(accents("M\\*A\\*S\\*H") == "M*A*S*H");
        CHECK(accents("*a") == "*a");
        CHECK(accents("a*") == "a*");
        CHECK(accents("*") == "*");
        CHECK(accents("* *") == "* *");
        CHECK(accents("a  *  b*") == "a * b*");
        CHECK(accents("*a\\*b*") == "[a*b]");
        CHECK(review_of("standfirst: a *b*\n").standfirst == RichText{{"a ", {}}, {"b", {.accent = true}}});
    }

    TEST_CASE("a text longer than a page is cut") {
        const std::string keys = "kicker: " + std::string(2500, 'x') + "\n";
        CHECK(
            said_of(keys) ==
            "r.md:3:9: warning: `kicker` is cut after 2,000 characters (the running text belongs below the closing `---`)\n");
        CHECK(review_of(keys).kicker.size() == 2000);
    }

    TEST_CASE("acts are tied to the first paragraph that opens with their words") {
        const auto tied = [](std::string_view begins, std::string_view body) {
            return parsed("---\nheadline: Noise\nacts:\n  - { title: a, begins: \"" + std::string(begins) +
                          "\" }\n---\n" + std::string(body));
        };
        const char* body = "It's *late*  in\nthe “house”.\n\nThe first room.\n\nThe firsts.\n\nThe first, again.\n";
        CHECK(tied("It's late in the", body).review.acts[0].paragraph == 0);
        CHECK(tied("it’s LATE   in the \\\"house\\\"", body).review.acts[0].paragraph == 0);
        CHECK(tied("The first", body).review.acts[0].paragraph == 1);
        CHECK(tied("The firsts", body).review.acts[0].paragraph == 2);
        CHECK(tied("The first,", body).review.acts[0].paragraph == 3);
        CHECK(tied("It's *late*", body).review.acts[0].paragraph == 0);
        CHECK_FALSE(tied("", body).review.acts[0].paragraph);
        CHECK(said(tied("", body)) == "");
    }

    TEST_CASE("an act without its paragraph names the likeliest") {
        const auto said_about = [](std::string_view begins) {
            return said(parsed("---\nheadline: Noise\nacts:\n  - title: a\n    begins: " + std::string(begins) +
                               "\n---\n\nThe amps hum, and hum.\n\nThe second is a studio where no song comes.\n"));
        };
        CHECK(
            said_about("The secnd is a studio") ==
            "r.md:5:13: warning: no paragraph opens with “The secnd is a studio” (the paragraph at line 10 opens with “The second is a studio”)\n");
        CHECK(said_about("where no song") ==
              "r.md:5:13: warning: no paragraph opens with “where no song” "
              "(the words stand inside the paragraph at line 10, which opens with “The second is”)\n");
        CHECK(said_about("Completely different words") ==
              "r.md:5:13: warning: no paragraph opens with “Completely different words” "
              "(write the opening words of the paragraph where the act begins)\n");
    }
}
