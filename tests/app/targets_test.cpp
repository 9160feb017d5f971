// What can be pressed, where, and the pipeline's pages and cards by turns.
#include "app/targets.h"

#include <doctest/doctest.h>

#include "app/pipeline.h"
#include "support/bundled.h"

using namespace foyer;
using namespace foyer::literals;
using namespace foyer::test;

namespace {

constexpr PixelSize screen{960, 540};

std::string names(const std::vector<TargetPlace>& places) {
    std::string all;
    for (const TargetPlace& place : places) {
        const char* kind = place.subject.kind == CardKind::act ? "act" : place.subject.kind == CardKind::quote ? "quote" : "plate";
        all += (all.empty() ? "" : " ") + std::string(kind) + std::to_string(place.subject.index);
    }
    return all;
}

Point middle(Rect r) { return {r.x + r.width / 2, r.y + r.height / 2}; }

}  // namespace

TEST_SUITE("app") {
    TEST_CASE("each picture of a gallery opens its own card, and one that has the spread to itself none") {
        Pipeline pipeline(font_book());
        for (const int count : {2, 3}) {  // the opening has one of them
            Scene scene = bundled_scene(screen);
            Review review = *bundled_review();
            review.paragraphs.resize(1);
            for (int i = 0; i < count; ++i) {
                Inset inset;
                inset.image = std::string("still-") + static_cast<char>('a' + i) + ".jpg";
                inset.after_paragraph = 1;
                scene.pictures[inset.image].size = {900, 600};
                review.insets.push_back(inset);
            }
            scene.review = std::make_shared<const Review>(review);
            const int spreads = static_cast<int>(pipeline.layout(scene).spreads.size());
            bool found = false;
            for (scene.beat = 0; scene.beat < spreads; ++scene.beat) {
                const auto [layout, spread] = pipeline.shown(scene);
                if (spread->kind != SpreadKind::plate) continue;
                found = true;
                const auto places = targets(*layout, *spread, *scene.review, scene.style);
                CHECK(names(places) == (count == 2 ? "" : "plate2 plate3"));
                for (const TargetPlace& place : places) CHECK(target_at(*layout, *spread, *scene.review, scene.style, middle(place.bounds)) == place.subject);
            }
            CHECK(found);
        }
    }

    TEST_CASE("what can be pressed on the spreads and cards of the bundled review") {
        Pipeline pipeline(font_book());
        Scene scene = bundled_scene(screen);
        const auto all = [&] {
            const auto [layout, spread] = pipeline.shown(scene);
            return targets(*layout, *spread, *scene.review, scene.style);
        };
        CHECK(names(all()) == "plate0 act0 act1 act2 act3 act4");
        int quotes = 0;
        const int spreads = static_cast<int>(pipeline.layout(scene).spreads.size());
        for (scene.beat = 1; scene.beat < spreads; ++scene.beat) {
            const auto places = all();
            const auto [layout, spread] = pipeline.shown(scene);
            if (spread->kind == SpreadKind::poster) CHECK(places.empty());
            for (const TargetPlace& place : places) {
                quotes += place.subject.kind == CardKind::quote ? 1 : 0;
                CHECK(target_at(*layout, *spread, *scene.review, scene.style, middle(place.bounds)) == place.subject);
            }
        }
        CHECK(quotes >= 1);
        scene.card = CardSubject{CardKind::act, 3};
        CHECK(names(all()) == "act0 act1 act2 act4");
        scene.card = CardSubject{CardKind::quote, 1};
        CHECK(names(all()).empty());
        scene.card = CardSubject{CardKind::plate, 0};
        CHECK(names(all()).empty());
    }

    TEST_CASE("under a point: an act to the sheet's edges, a quote before the picture, nothing on the text") {
        Pipeline pipeline(font_book());
        const Scene scene = bundled_scene(screen);
        const auto [layout, spread] = pipeline.shown(scene);
        const auto at = [&, page = layout, opening = spread](double x, double y) {
            return target_at(*page, *opening, *scene.review, scene.style, {Pt(x), Pt(y)});
        };
        CHECK(at(2, 1000) == CardSubject{CardKind::act, 0});
        CHECK(at(1918, 1000) == CardSubject{CardKind::act, 4});
        CHECK(at(500, 300) == CardSubject{CardKind::plate, 0});
        CHECK(at(100, 700) == CardSubject{CardKind::plate, 0});  // the headline stands on the picture
        CHECK_FALSE(at(1500, 700));
        CHECK_FALSE(at(-5, 1000));
        Spread made;
        Frame picture, quote;
        picture.kind = FrameKind::picture;
        picture.picture = "hero.jpg";
        picture.bounds = {0_pt, 0_pt, 500_pt, 500_pt};
        quote.kind = FrameKind::quiet;
        quote.quote = 2;
        quote.bounds = {100_pt, 100_pt, 50_pt, 50_pt};
        made.frames = {quote, picture};
        CHECK(target_at(*layout, made, *scene.review, scene.style, {120_pt, 120_pt}) == CardSubject{CardKind::quote, 2});
        CHECK(target_at(*layout, made, *scene.review, scene.style, {220_pt, 120_pt}) == CardSubject{CardKind::plate, 0});
        made.frames[1].picture.clear();  // a stand-in for a picture
        CHECK_FALSE(target_at(*layout, made, *scene.review, scene.style, {220_pt, 120_pt}));
    }

    TEST_CASE("keys step through what can be pressed, and around") {
        const std::vector<TargetPlace> all = {{{CardKind::plate, 0}, {}}, {{CardKind::quote, 1}, {}}, {{CardKind::act, 0}, {}}};
        using Subject = std::optional<CardSubject>;
        CHECK(next_target(all, std::nullopt, 1) == all[0].subject);
        CHECK(next_target(all, std::nullopt, -1) == all[2].subject);
        CHECK(next_target(all, all[0].subject, 1) == all[1].subject);
        CHECK(next_target(all, all[2].subject, 1) == all[0].subject);
        CHECK(next_target(all, all[0].subject, -1) == all[2].subject);
        CHECK(next_target(all, all[0].subject, -7) == all[2].subject);
        CHECK(next_target(all, Subject(CardSubject{CardKind::act, 9}), 1) == all[0].subject);
        CHECK_FALSE(next_target({}, std::nullopt, 1));
    }

    TEST_CASE("a place on the screen is a point of the page in its middle") {
        Pipeline pipeline(font_book());
        const Layout& wide = pipeline.layout(bundled_scene({1920, 1080}));
        CHECK(point_on_page(wide, {1920, 1080}, 960, 540) == Point{960_pt, 540_pt});
        Pipeline other(font_book());
        const Layout& narrow = other.layout(bundled_scene({600, 2000}));
        const Point centre = point_on_page(narrow, {600, 2000}, 300, 1000);
        CHECK(centre.x.value == doctest::Approx(narrow.page.width.value / 2));
        CHECK(centre.y.value == doctest::Approx(narrow.page.height.value / 2).epsilon(0.002));
        CHECK(point_on_page(narrow, {600, 2000}, 300, 0).y < 0_pt);
    }

    TEST_CASE("page and card by turns: each laid out and painted once, and as the pure function paints them") {
        Pipeline pipeline(font_book());
        Typesetter typesetter(font_book());
        Scene page = bundled_scene(screen), card = page, other = page;
        card.card = CardSubject{CardKind::act, 3};
        other.card = CardSubject{CardKind::act, 0};
        for (const Scene* scene : {&page, &card, &other}) pipeline.paint_scene(*scene, 0);
        CHECK(pipeline.runs() == Pipeline::Runs{3, 3, 0});
        for (int frame = 1; frame <= 3; ++frame) {
            const double seconds = frame * 0.041;
            const DisplayList& below = pipeline.paint_scene(page, seconds);
            const DisplayList& above = pipeline.paint_scene(card, seconds);
            CHECK(below == foyer::frame(page, seconds, typesetter));
            CHECK(above == foyer::frame(card, seconds, typesetter));
            CHECK(pipeline.paint_scene(other, seconds) == foyer::frame(other, seconds, typesetter));
        }
        CHECK(pipeline.runs() == Pipeline::Runs{3, 3, 9});
        // Another act relays the card alone, another style both, but only what is asked for.
        card.card = CardSubject{CardKind::act, 1};
        pipeline.paint_scene(card, 0);
        CHECK(pipeline.runs() == Pipeline::Runs{4, 4, 9});
        card.style = page.style = with(page.style, "text.size", "20");
        pipeline.paint_scene(card, 0);
        CHECK(pipeline.runs() == Pipeline::Runs{5, 5, 9});
        pipeline.paint_scene(page, 0);
        CHECK(pipeline.runs() == Pipeline::Runs{6, 6, 9});
        // What is pointed at is painted, not laid out.
        page.pointed = CardSubject{CardKind::act, 2};
        CHECK(pipeline.paint_scene(page, 2) == foyer::frame(page, 2, typesetter));
        CHECK(pipeline.runs() == Pipeline::Runs{6, 7, 9});
    }
}
