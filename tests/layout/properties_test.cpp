// Rules that hold of every review on every screen.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "layout/generated_reviews.h"
#include "layout/page_rules.h"
#include "support/project.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

constexpr PixelSize screens[] = {{1280, 720}, {1920, 1080}, {3840, 2160}, {1000, 1000}, {1080, 1920}, {2560, 1080}};

void check_rules(const Review& review, const Style& style, PixelSize screen, Typesetter& typesetter, const std::string& what) {
    const PictureBook hero = review.hero ? bundled_hero : PictureBook{};
    const Layout layout = laid_out(review, style, screen, hero, typesetter);
    const auto broken = broken_rules(review, style, layout, project_fonts());
    std::string lines;
    for (const std::string& rule : broken) lines += "\n  " + rule;
    CHECK_MESSAGE(broken.empty(), screen.width << "x" << screen.height << " " << what << lines);
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("every page keeps the rules: the bundled review on every screen") {
        Typesetter typesetter(project_fonts());
        for (const PixelSize screen : screens) check_rules(*bundled_review(), fanzine()->style, screen, typesetter, "bundled");
        for (const PixelSize screen : {PixelSize{1366, 768}, {1600, 900}, {320, 320}, {1921, 1083}}) {
            check_rules(*bundled_review(), fanzine()->style, screen, typesetter, "bundled");
        }
    }

    TEST_CASE("every page keeps the rules: reviews of every length") {
        Typesetter typesetter(project_fonts());
        int screen = 0;
        for (const int words : {0, 3, 60, 150, 300, 500, 850, 1200, 2500, 6000}) {
            for (const std::uint32_t seed : {1u, 2u, 3u}) {
                ReviewShape shape;
                shape.words = words;
                shape.crossheads = seed == 2;
                shape.quotes = seed == 3 ? 10 : 3;
                shape.seed = seed;
                check_rules(generated_review(shape), fanzine()->style, screens[screen++ % 6], typesetter, describe(shape));
            }
        }
    }

    TEST_CASE("no text is left out, however short or long the review and its paragraphs") {
        Typesetter typesetter(project_fonts());
        for (std::uint32_t seed = 1; seed <= 240; ++seed) {
            Chance chance(seed);
            constexpr int lengths[] = {1, 3, 8, 12, 18, 25, 40, 60}, counts[] = {1, 1, 2, 3, 4, 6, 9, 14};
            Review review;
            review.headline = {{"Noise of rooms", {}}};
            if (chance.one_in(2)) review.film = {.title = "Her Smell", .year = "2018", .director = {}, .distributor = {}, .runtime = {}, .cast = {}};
            if (chance.one_in(2)) review.standfirst = {{"A film in five rooms.", {}}};
            if (chance.one_in(2)) review.byline = "The Desk";
            for (int p = counts[chance.between(0, 7)]; p > 0; --p) {
                review.paragraphs.push_back({some_rich_words(chance, lengths[chance.between(0, 7)]), ParagraphKind::body, {}});
            }
            const Layout layout = laid_out(review, fanzine()->style, screens[seed % 6], {}, typesetter);
            CAPTURE(seed);
            for (const Diagnostic& diagnostic : layout.diagnostics) CHECK_MESSAGE(diagnostic.severity != Severity::error, to_string(diagnostic));
        }
    }

    TEST_CASE("every page keeps the rules: with and without each part of a review") {
        Typesetter typesetter(project_fonts());
        for (std::uint32_t seed = 1; seed <= 60; ++seed) {
            Chance chance(seed + 1000);
            constexpr int lengths[] = {60, 150, 300, 850, 850, 1500}, acts[] = {0, 1, 5, 12}, quotes[] = {0, 1, 3, 10};
            constexpr int headlines[] = {1, 6, 20}, standfirsts[] = {0, 24, 90};
            ReviewShape shape;
            shape.words = lengths[chance.between(0, 5)];
            shape.acts = acts[chance.between(0, 3)];
            shape.quotes = quotes[chance.between(0, 3)];
            shape.headline = headlines[chance.between(0, 2)];
            shape.standfirst = standfirsts[chance.between(0, 2)];
            shape.hero = !chance.one_in(3);
            shape.film = !chance.one_in(3);
            shape.crossheads = chance.one_in(2);
            shape.long_names = chance.one_in(4);
            shape.seed = seed;
            check_rules(generated_review(shape), fanzine()->style, screens[seed % 6], typesetter, describe(shape));
        }
    }

    TEST_CASE("every page keeps the rules: at the ends of the sliders that move type") {
        Typesetter typesetter(project_fonts());
        for (const auto& [id, value] : {std::pair("text.size", "14"), {"text.size", "32"}, {"grid.baseline", "18"},
                                        {"grid.baseline", "28"}, {"grid.margin", "38"}, {"grid.gutter", "8"}, {"grid.gutter", "60"},
                                        {"headline.size", "48"}, {"headline.size", "420"}, {"text.setting", "ragged"},
                                        {"text.hyphenation", "no"}, {"drop_cap.shown", "no"}, {"drop_cap.lines", "5"}, {"lead.words", "8"},
                                        {"loud.size", "240"}, {"quiet.size", "120"}, {"text.protrusion", "no"}}) {
            check_rules(*bundled_review(), styled({{id, value}}), {1920, 1080}, typesetter, fmt::format("{} {}", id, value));
        }
    }
}
