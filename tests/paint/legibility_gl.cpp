// Type on pictures can be read: measured on what is really drawn. The page is drawn without its words, and what lies where
// they would stand is compared with their colour.
#include <algorithm>
#include <cmath>
#include <map>

#include "app/contrast.h"
#include "paint/treatment.h"
#include "render/fixtures.h"
#include "support/bundled.h"
#include "support/hero_pictures.h"

using namespace foyer;
using namespace foyer::test;

namespace {

/// The scene of a review whose hero is some picture.
Scene scene_with(const HeroPicture& hero, PixelSize screen, const Style& style, Fraction2 focus = {0.5, 0.3}) {
    Scene scene = bundled_scene(screen);
    Review review = *scene.review;
    review.hero = Hero{"hard", "alt", "A credit of some length, for the corner", focus, {}};
    scene.review = std::make_shared<const Review>(std::move(review));
    scene.style = style;
    scene.pictures = {{"hard", {hero.bitmap->size, {}, hero.light}}};
    return scene;
}

/// The luminance that only a twentieth of the pixels of a part lie beyond, on the side nearer to the type.
double worst_light(const Bitmap& page, Rect bounds, double scale, double type) {
    std::vector<double> lights;
    const auto pixel_of = [scale](Pt at) { return static_cast<int>(std::lround(at.value * scale)); };
    const int left = std::max(0, pixel_of(bounds.left())), right = std::min(page.size.width, pixel_of(bounds.right()));
    const int top = std::max(0, pixel_of(bounds.top())), foot = std::min(page.size.height, pixel_of(bounds.bottom()));
    for (int y = top; y < foot; ++y) {
        for (int x = left; x < right; ++x) {
            const Pixel p = pixel(page, x, y);
            lights.push_back(luminance({static_cast<float>(p[0]) / 255, static_cast<float>(p[1]) / 255, static_cast<float>(p[2]) / 255}));
        }
    }
    REQUIRE(!lights.empty());
    std::sort(lights.begin(), lights.end());
    const auto at = [&](double share) { return lights[static_cast<std::size_t>(share * static_cast<double>(lights.size() - 1))]; };
    return at(0.5) < type ? at(0.95) : at(0.05);
}

/// Draws a scene without its words and checks all type that stands on its picture. Gives how many pieces there were.
int check_page(foyer::test::Stage& stage, const Scene& scene, const HeroPicture& hero) {
    Pipeline pipeline(font_book());
    const Layout layout = pipeline.layout(scene);
    const Style style = page_style(scene);
    DisplayList list = paint(layout, layout.spreads.front(), style, 0);
    std::erase_if(list.still, [](const DrawCommand& command) { return std::holds_alternative<GlyphRunCommand>(command) || std::holds_alternative<PolygonCommand>(command); });
    list.live.clear();
    const Bitmap page = stage.renderer->draw_bitmap(list, {{"hard", hero.bitmap}}, {scene.screen, {0, 0, scene.screen.width, scene.screen.height}}, {});
    const auto pieces = type_on_pictures(layout.spreads.front(), style);
    for (const TypeOnPicture& type : pieces) {
        const double ink = luminance(style.colour_of(type.ink)), under = worst_light(page, type.bounds, layout.scale, ink);
        const double ratio = (std::max(ink, under) + 0.05) / (std::min(ink, under) + 0.05);
        CAPTURE(hero.name);
        CAPTURE(scene.screen.width);
        CAPTURE(scene.screen.height);
        CAPTURE(type.frame);
        CAPTURE(to_string(style.colour_of(type.ink)));
        CAPTURE(style.number("picture.exposure"));
        CAPTURE(style.number("picture.duotone"));
        CAPTURE(type.bounds.x.value);
        CAPTURE(type.bounds.y.value);
        CAPTURE(type.contrast);
        CAPTURE(type.shade);
        CHECK(ratio >= type.least);
        CHECK(type.contrast >= type.least);
    }
    for (const Diagnostic& diagnostic : check_contrast(layout, style)) FAIL_CHECK(to_string(diagnostic));
    return static_cast<int>(pieces.size());
}

constexpr std::array<PixelSize, 5> shapes = {{{960, 540}, {540, 960}, {720, 540}, {1260, 540}, {540, 540}}};

}  // namespace

TEST_SUITE("paint") {
    TEST_CASE("type on the opening's picture can be read, whatever the picture and the shape of the screen") {
        foyer::test::Stage stage;
        int pieces = 0;
        for (const HeroPicture& hero : hard_pictures()) {
            for (const PixelSize screen : shapes) pieces += check_page(stage, scene_with(hero, screen, bundled_theme()->style), hero);
        }
        CHECK(pieces > 150);
    }

    TEST_CASE("it can be read under every treatment, and with none") {
        foyer::test::Stage stage;
        const Style plain = with(with(with(bundled_theme()->style, "picture.tritone", "0"), "picture.halftone", "0"), "picture.shade", "0");
        const Style greys = with(with(plain, "picture.duotone", "1"), "picture.tones", "ink");
        const Style accent = with(with(plain, "picture.duotone", "1"), "picture.tones", "accent");
        const Style dots = with(bundled_theme()->style, "picture.halftone", "1");
        const Style bright = with(with(dots, "picture.exposure", "2"), "picture.grain", "1");
        for (const HeroPicture& hero : hard_pictures()) {
            for (const Style& style : {plain, greys, accent, dots, bright}) check_page(stage, scene_with(hero, {960, 540}, style), hero);
        }
    }

    TEST_CASE("type that a shade cannot help is told of, with a cure") {
        const HeroPicture& black = hard_pictures()[1];
        Pipeline pipeline(font_book());
        const Scene scene = scene_with(black, {960, 540}, with(with(bundled_theme()->style, "headline.colour", "ink"), "headline.accent", "ink"));
        const Diagnostics said = check_contrast(pipeline.layout(scene), page_style(scene));
        REQUIRE(said.size() == 1);
        CHECK(said[0].message.find("the headline on the picture has a contrast of 1.") == 0);
        CHECK(said[0].cure.find("lighter colour") != std::string::npos);
    }

    TEST_CASE("a friendly picture is not darkened for its own sake, and a shade has no edges") {
        Pipeline pipeline(font_book());
        const auto shade_of = [&](const HeroPicture& hero) {
            const Scene scene = scene_with(hero, {1920, 1080}, bundled_theme()->style);
            const DisplayList list = paint(pipeline.layout(scene), pipeline.layout(scene).spreads.front(), page_style(scene), 0);
            for (const DrawCommand& command : list.still) {
                if (const auto* picture = std::get_if<PictureCommand>(&command)) return picture->treatment.shades;
            }
            return CoverageMap{};
        };
        CHECK(shade_of(hard_pictures()[1]).pixels.empty());
        const CoverageMap white = shade_of(hard_pictures()[0]);
        REQUIRE(!white.pixels.empty());
        for (int y = 0; y < white.size.height; ++y) {
            for (int x = 1; x < white.size.width; ++x) {
                const std::size_t here = static_cast<std::size_t>(y * white.size.width + x);
                CHECK(std::abs(white.pixels[here] - white.pixels[here - 1]) < 80);
            }
        }
    }
}
