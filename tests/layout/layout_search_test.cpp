#include "layout/layout_search.h"

#include <doctest/doctest.h>

#include "layout/generated_reviews.h"
#include "layout/quality.h"
#include "support/project.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

LayoutRequest request_of(const Review& review, const Style& style) {
    const Template& design = template_for(*fanzine(), {1920, 1080});
    return {review, style, design, page_on_screen(design, {1920, 1080}), bundled_hero};
}

Review review_of(int words, std::uint32_t seed) {
    ReviewShape shape;
    shape.words = words;
    shape.seed = seed;
    return generated_review(shape);
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("a search made in steps ends where the layout made at once does") {
        Typesetter typesetter(project_fonts());
        const Style style = fanzine()->style;
        for (const std::uint32_t seed : {1u, 2u, 3u, 4u}) {
            const Review review = review_of(900 + static_cast<int>(seed) * 200, seed);
            LayoutSearch search(request_of(review, style), typesetter);
            CHECK(search.tried() == 1);
            while (!search.done()) search.step();
            CHECK(search.tried() >= LayoutSearch::usual_candidates);
            CHECK_FALSE(search.step());
            const Layout stepped = search.best();
            CHECK(search.best() == stepped);  // asking changes nothing
            CHECK(lay_out(request_of(review, style), typesetter) == stepped);
        }
    }

    TEST_CASE("the first layout is whole, and each that is better says so") {
        Typesetter typesetter(project_fonts());
        const Style style = fanzine()->style;
        int improved = 0;
        for (std::uint32_t seed = 1; seed <= 12; ++seed) {
            const Review review = review_of(700 + static_cast<int>(seed) * 130, seed);
            LayoutSearch search(request_of(review, style), typesetter);
            Layout shown = search.best();
            CHECK_FALSE(shown.spreads.empty());
            while (!search.done()) {
                if (!search.step()) continue;
                ++improved;
                shown = search.best();
            }
            CHECK(shown == search.best());
        }
        CHECK(improved > 0);
    }

    TEST_CASE("columns are even to a line and no line stands alone, whatever the review's length") {
        Typesetter typesetter(project_fonts());
        const Style style = fanzine()->style;
        int lone = 0, uneven = 0, layouts = 0;
        for (std::uint32_t seed = 1; seed <= 60; ++seed) {
            const Review review = review_of(400 + static_cast<int>(seed) * 37, seed);
            const Quality quality = measure_quality(lay_out(request_of(review, style), typesetter));
            ++layouts;
            lone += quality.widows + quality.orphans;
            uneven += quality.imbalance > 1 ? 1 : 0;
            CHECK(quality.overset_words == 0);
            CHECK(quality.baseline_error < 1e-6);
        }
        CAPTURE(layouts);
        CHECK(lone == 0);
        CHECK(uneven == 0);
    }
}
