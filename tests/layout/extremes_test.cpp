// Headlines of one to twenty words, ten quotes and none, one act and twelve, very long names, long words of German and
// Finnish: on every theme and shape they keep the rules of the page, and nothing is squeezed.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "layout/generated_reviews.h"
#include "layout/page_rules.h"
#include "layout/themes.h"
#include "support/hero_pictures.h"
#include "support/project.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

/// Lays a review out and tells which rules of the page it breaks; `seen` looks at the layout too.
template <class Seen>
void check_page(const char* name, PixelSize screen, const Review& review, Typesetter& typesetter, const std::string& what, Seen seen) {
    const Theme& theme = theme_of(name);
    const Template& design = template_for(theme, screen);
    const Style style = style_on(theme, design, theme.style);
    PictureBook hero = review.hero ? bundled_hero : PictureBook{};
    if (review.hero) hero.begin()->second.light = foyer::test::hard_pictures()[2].light;
    const Layout layout = lay_out({review, style, design, page_on_screen(design, screen), hero}, typesetter);
    std::string lines;
    for (const std::string& rule : broken_rules(review, style, layout, project_fonts())) lines += "\n  " + rule;
    CHECK_MESSAGE(lines.empty(), std::string(name) << " " << screen.width << "x" << screen.height << " " << what << lines);
    CAPTURE(std::string(name));
    CAPTURE(screen.width);
    CAPTURE(screen.height);
    CAPTURE(what);
    seen(layout, style);
}

void check_page(const char* name, PixelSize screen, const Review& review, Typesetter& typesetter, const std::string& what) {
    check_page(name, screen, review, typesetter, what, [](const Layout&, const Style&) {});
}

/// Text of long words: compounds as these languages build them.
std::string long_words(Chance& chance, const char* lang, int count) {
    static constexpr std::array<std::string_view, 12> german = {
        "Lichtspielhausvorführer", "Bewegungsdarstellung", "die", "Aufnahmeleitungsassistentin", "und", "Zwischentitelübersetzung", "der", "Dämmerungsgeschwindigkeit", "nicht",
        "Wirklichkeitsverdichtung", "sehr", "Filmmusikkapellmeister"};
    static constexpr std::array<std::string_view, 12> finnish = {
        "elokuvaohjaajattarenakaan", "ja", "valkokangaskuvauksissaan", "on", "yhteiskunnallistumisesta", "ei", "hiljaisuudenkaltaisuutta", "vielä", "näyttelijäntyöskentelyä",
        "se", "epäjärjestelmällisyydellään", "kuin"};
    std::string text;
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(chance.between(0, 11));
        text += (i > 0 ? " " : "") + std::string(std::string_view(lang) == "de" ? german[at] : finnish[at]);
        if (chance.one_in(9) && i + 1 < count) text += '.';
    }
    return text;
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("headlines of one to twenty words are fitted by breaks and size, and never squeezed") {
        for (const char* name : theme_names) {
            for (const PixelSize screen : shapes) {
                Typesetter typesetter(project_fonts());
                for (int words = 1; words <= 20; ++words) {
                    ReviewShape shape;
                    shape.words = 50;
                    shape.headline = words <= 3 ? words : words - 2;  // it adds two in the accent
                    shape.hero = words % 2 == 0;
                    shape.acts = shape.quotes = 0;
                    shape.seed = static_cast<std::uint32_t>(words + 70);
                    const Review review = generated_review(shape);
                    check_page(name, screen, review, typesetter, describe(shape), [&](const Layout& layout, const Style& style) {
                        const Frame* headline = frame_of(layout.spreads.front(), FrameKind::headline);
                        REQUIRE(headline != nullptr);
                        std::string set;
                        for (const Line& line : headline->lines) {
                            CHECK_FALSE(line.justified);
                            CHECK_FALSE(line.hyphenated);
                            CHECK(line.letter == 0);
                            for (const SetRun& run : line.runs) {
                                CHECK(run.run.width == 1);
                                CHECK(run.run.size >= (words <= 14 ? 36_pt : 33_pt));
                            }
                            set += (set.empty() ? "" : " ") + line.text;
                        }
                        CHECK(upper_case(set) == upper_case(typographic(plain_text(review.headline), review.lang)));
                        // Short ones are large, and none is smaller than the words below it.
                        const Pt size = headline->lines.front().runs.front().run.size;
                        CHECK(size > style.text_style("standfirst").size * 1.2);
                        if (words <= 3) CHECK(size >= style.text_style("headline").size * 0.75);
                    });
                }
            }
        }
    }

    TEST_CASE("no quotes and ten, no acts, one and twelve, and very long names keep the rules of the page") {
        for (const char* name : theme_names) {
            for (const PixelSize screen : shapes) {
                Typesetter typesetter(project_fonts());
                for (std::uint32_t seed = 1; seed <= 6; ++seed) {
                    constexpr int quotes[] = {10, 0, 10, 0, 3, 10}, acts[] = {0, 1, 12, 12, 1, 5}, words[] = {850, 300, 1600, 60, 850, 300};
                    ReviewShape shape;
                    shape.words = words[seed - 1];
                    shape.quotes = quotes[seed - 1];
                    shape.acts = acts[seed - 1];
                    shape.hero = seed % 2 == 1;
                    shape.long_names = seed == 4 || seed == 5;
                    shape.seed = seed + 90;
                    check_page(name, screen, generated_review(shape), typesetter, describe(shape));
                }
            }
        }
    }

    TEST_CASE("long words of German and Finnish keep the rules of the page") {
        for (const char* name : theme_names) {
            for (const PixelSize screen : shapes) {
                Typesetter typesetter(project_fonts());
                for (const char* lang : {"de", "fi"}) {
                    Chance chance(31);
                    ReviewShape shape;
                    shape.words = 100;
                    shape.quotes = 2;
                    shape.hero = std::string_view(lang) == "de";
                    Review review = generated_review(shape);
                    review.lang = lang;
                    review.headline = {{long_words(chance, lang, 3), {}}};
                    review.standfirst = {{long_words(chance, lang, 12), {}}};
                    review.film.title = long_words(chance, lang, 2);
                    review.verdict = long_words(chance, lang, 4);
                    for (Act& act : review.acts) act.title = long_words(chance, lang, 1);
                    for (PullQuote& quote : review.quotes) quote.text = {{long_words(chance, lang, 6), {}}};
                    review.paragraphs.clear();
                    for (int i = 0; i < 7; ++i) review.paragraphs.push_back({{{long_words(chance, lang, 60) + ".", {}}}, ParagraphKind::body, {}});
                    for (Act& act : review.acts) act.paragraph.reset();
                    for (PullQuote& quote : review.quotes) quote.after_paragraph = 4;
                    check_page(name, screen, review, typesetter, lang, [](const Layout& layout, const Style&) { CHECK(layout.overset_words == 0); });
                }
            }
        }
    }
}
