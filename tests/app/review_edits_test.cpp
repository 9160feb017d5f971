// What a style changes of a review: acts, quotes, accents; and that a page shows it.
#include "app/review_edits.h"

#include <doctest/doctest.h>

#include "support/bundled.h"

using namespace foyer;
using namespace foyer::test;

namespace {

std::shared_ptr<const Review> some_review() {
    Review review = *bundled_scene({1920, 1080}).review;
    review.candidates.clear();
    for (const char* line : {"The first line that was kept", "The second line"}) {
        PullQuote quote;
        quote.text = {{line, {}}};
        quote.after_paragraph = 2;
        review.candidates.push_back(quote);
    }
    return std::make_shared<const Review>(review);
}

Style with(std::initializer_list<std::pair<const char*, const char*>> rows) {
    Style style;
    for (const auto& [id, value] : rows) REQUIRE(style.set(id, value).ok());
    return style;
}

}  // namespace

TEST_SUITE("app") {
    TEST_CASE("a style that changes nothing of a review leaves it the very same") {
        const auto review = some_review();
        CHECK(edited(review, Style()) == review);
        CHECK(edited(review, with({{"quotes.1.line", "24"}, {"acts.12.louder", "0.5"}})) == review);
    }

    TEST_CASE("acts louder and quieter, within silence and the loudest") {
        const auto review = some_review();
        const auto loud = edited(review, with({{"acts.1.louder", "1"}, {"acts.2.louder", "-1"}, {"acts.4.louder", "0.25"}}));
        CHECK(loud->acts[0].intensity == 1);
        CHECK(loud->acts[1].intensity == 0);
        CHECK(loud->acts[2].intensity == review->acts[2].intensity);
        CHECK(loud->acts[3].intensity == doctest::Approx(review->acts[3].intensity + 0.25));
        CHECK(review->acts[0].intensity < 1);  // the writer's own stays
    }

    TEST_CASE("another line stands in a quote's place, with its own accent") {
        const auto review = some_review();
        const auto changed = edited(review, with({{"quotes.2.line", "2"}, {"quotes.2.accent", "second"}}));
        CHECK(changed->quotes[0] == review->quotes[0]);
        CHECK(changed->quotes[1].text == RichText{{"The ", {}}, {"second", {.accent = true}}, {" line", {}}});
    }

    TEST_CASE("the accent goes to the words named, over spans, to none, or stays") {
        const RichText text{{"A room of ", {}}, {"its", {.italic = true}}, {" own.", {.accent = true}}};
        CHECK(with_accent(text, "of its own") == RichText{{"A room ", {}}, {"of ", {.accent = true}}, {"its", {.italic = true, .accent = true}},
                                                          {" own", {.accent = true}}, {".", {}}});
        CHECK(with_accent(text, "-") == RichText{{"A room of ", {}}, {"its", {.italic = true}}, {" own.", {}}});
        CHECK(with_accent(text, "elsewhere") == text);
        CHECK(with_accent({}, "x").empty());
    }

    TEST_CASE("the page shows it, and is laid out anew for it") {
        Pipeline pipeline(font_book());
        Scene scene = bundled_scene({1280, 720});
        scene.review = some_review();
        const DisplayList before = pipeline.paint_scene(scene, 0);
        REQUIRE(scene.style.set("acts.1.louder", "-0.7").ok());
        CHECK(pipeline.paint_scene(scene, 0) != before);
        REQUIRE(scene.style.set("acts.1.louder", "0").ok());
        CHECK(pipeline.paint_scene(scene, 0) == before);
        scene.beat = 1;
        const DisplayList turn = pipeline.paint_scene(scene, 0);
        REQUIRE(scene.style.set("quotes.1.line", "1").ok());
        CHECK(pipeline.paint_scene(scene, 0) != turn);
    }
}
