// Letters keep off what a picture is about, wherever that is and however long the headline; where they cannot, it is said.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "layout/generated_reviews.h"
#include "layout/picture_room.h"
#include "support/hero_pictures.h"
#include "support/project.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

constexpr std::array<PixelSize, 5> shapes = {{{1920, 1080}, {1080, 1920}, {1440, 1080}, {2520, 1080}, {1080, 1080}}};

/// A review of no text whose picture is about some part of it.
Review about(Fraction2 focus, int words, std::uint32_t seed, std::vector<Crop> keep = {}) {
    ReviewShape shape;
    shape.words = 40;
    shape.headline = words;
    shape.acts = shape.quotes = 0;
    shape.seed = seed;
    Review review = generated_review(shape);
    review.hero->focus = focus;
    review.hero->keep = std::move(keep);
    return review;
}

Layout set(const Review& review, PixelSize screen, PixelSize hero, const Style& style, Typesetter& typesetter) {
    const Template& design = template_for(*fanzine(), screen);
    return lay_out({review, style_on(*fanzine(), design, style), design, page_on_screen(design, screen), {{review.hero->image, {hero}}}}, typesetter);
}

Rect common(Rect a, Rect b) {
    const Pt left = max(a.left(), b.left()), top = max(a.top(), b.top());
    return {left, top, max(Pt(0), min(a.right(), b.right()) - left), max(Pt(0), min(a.bottom(), b.bottom()) - top)};
}

/// The share of a picture's kept parts that the ink of headline and label covers, the worst part's; by the glyphs' own boxes.
double covered(const Layout& layout, const std::vector<Crop>& kept) {
    const Spread& opening = layout.spreads.front();
    const Frame &picture = *frame_of(opening, FrameKind::picture), &headline = *frame_of(opening, FrameKind::headline);
    double worst = 0;
    for (const Crop& part : kept) {
        const Rect place{picture.bounds.x + picture.bounds.width * ((part.x - picture.crop.x) / picture.crop.width),
                         picture.bounds.y + picture.bounds.height * ((part.y - picture.crop.y) / picture.crop.height),
                         picture.bounds.width * (part.width / picture.crop.width), picture.bounds.height * (part.height / picture.crop.height)};
        double sum = 0;
        for (const Line& line : headline.lines) {
            for (const SetRun& run : line.runs) {
                for (const PlacedGlyph& glyph : run.run.glyphs) {
                    const auto box = project_fonts().glyph_box(run.run.face, glyph.glyph);
                    const Pt left = line.origin.x + run.x + glyph.x + to_points(box.left, run.run.size), right = line.origin.x + run.x + glyph.x + to_points(box.right, run.run.size);
                    const Pt top = line.origin.y - to_points(box.top, run.run.size), foot = line.origin.y - to_points(box.bottom, run.run.size);
                    const Rect ink = common({left, top, right - left, foot - top}, place);
                    sum += ink.width.value * ink.height.value;
                }
            }
        }
        if (const Frame* tape = frame_of(opening, FrameKind::tape)) {
            const Rect under = common(tape->bounds, place);
            sum += under.width.value * under.height.value;
        }
        worst = std::max(worst, sum / (place.width.value * place.height.value));
    }
    return worst;
}

bool says(const Layout& layout, std::string_view words) {
    return std::any_of(layout.diagnostics.begin(), layout.diagnostics.end(), [&](const Diagnostic& d) { return d.message.find(words) != std::string::npos && !d.cure.empty(); });
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("letters keep off the face, wherever it is in the picture") {
        Typesetter typesetter(project_fonts());
        int pages = 0, said = 0;
        for (const PixelSize hero : {PixelSize{2400, 1600}, PixelSize{1200, 1800}, PixelSize{3200, 1400}}) {
            for (const double x : {0.25, 0.5, 0.8}) {
                for (const double y : {0.2, 0.5, 0.8}) {
                    for (const PixelSize screen : shapes) {
                        const int words = 1 + (pages * 5) % 9;
                        const Review review = about({x, y}, words, static_cast<std::uint32_t>(pages + 1));
                        const Layout layout = set(review, screen, hero, fanzine()->style, typesetter);
                        const double share = covered(layout, kept_parts(*review.hero, hero, nullptr));
                        const bool told = says(layout, "the headline");
                        CAPTURE(screen.width);
                        CAPTURE(screen.height);
                        CAPTURE(hero.width);
                        CAPTURE(x);
                        CAPTURE(y);
                        CAPTURE(words);
                        CHECK((share < 0.1 || told));
                        ++pages;
                        said += told ? 1 : 0;
                    }
                }
            }
        }
        MESSAGE(fmt::format("{} pages, {} of them with a headline that finds no room", pages, said));
        CHECK(said * 12 <= pages);
    }

    TEST_CASE("the bundled opening stands as its template has it") {
        Typesetter typesetter(project_fonts());
        for (const PixelSize screen : shapes) {
            const Layout layout = set(*bundled_review(), screen, bundled_hero.at("hero.jpg").size, fanzine()->style, typesetter);
            CAPTURE(screen.width);
            CAPTURE(screen.height);
            CHECK(covered(layout, bundled_review()->hero->keep) < 0.06);
            CHECK(!says(layout, "the headline"));
        }
    }

    TEST_CASE("a picture that is all face is told of") {
        Typesetter typesetter(project_fonts());
        const Review review = about({0.5, 0.5}, 9, 3, {{0.02, 0.02, 0.96, 0.96}});
        const Layout layout = set(review, {1920, 1080}, {1600, 1600}, fanzine()->style, typesetter);
        CHECK(says(layout, "the headline "));
    }

    TEST_CASE("a crop that was set by hand stays") {
        Typesetter typesetter(project_fonts());
        const Review review = about({0.5, 0.85}, 6, 5);
        const Layout own = set(review, {1920, 1080}, {2400, 1600}, styled({{"picture.zoom", "1.3"}}), typesetter);
        const Frame& picture = *frame_of(own.spreads.front(), FrameKind::picture);
        const Template& design = template_for(*fanzine(), {1920, 1080});
        const FrameSpec& spec = design.opening.front();
        CHECK(picture.crop == crop_for({2400, 1600}, picture.bounds, review.hero->focus, spec.focus, spec.zoom * 1.3));
    }

    TEST_CASE("what a picture is about is what its writer says, or a face about its focus") {
        Hero hero{"hero.jpg", "", "", {0.5, 0.4}, {}};
        const auto guessed = kept_parts(hero, {2400, 1600}, nullptr);
        REQUIRE(guessed.size() == 1);
        CHECK(guessed[0].x < 0.45);
        CHECK(guessed[0].x + guessed[0].width > 0.55);
        CHECK(guessed[0].width * 2400 == doctest::Approx(guessed[0].height * 1600));
        for (const auto& picture : foyer::test::hard_pictures()) {
            const auto seen = kept_parts(hero, {900, 600}, picture.light.get());
            CHECK(seen[0].width * 900 <= 0.4 * 600);
            CHECK(seen[0].width * 900 >= 0.19 * 600);
        }
        hero.keep = {{0.1, 0.1, 0.2, 0.2}};
        CHECK(kept_parts(hero, {2400, 1600}, nullptr) == hero.keep);
    }
}
