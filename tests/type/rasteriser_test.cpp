#include "type/rasteriser.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "fonts.h"
#include "type/shaper.h"

using namespace foyer;

namespace {

std::uint32_t glyph_of(FaceId face, char32_t character) {
    std::string text;
    text += static_cast<char>(character);
    Shaper shaper(test::font_book());
    return shaper.shape(face, text, {}, "en-US").glyphs.at(0).glyph;
}

double ink(const GlyphImage& image) {
    return std::accumulate(image.coverage.pixels.begin(), image.coverage.pixels.end(), 0.0) / 255.0;
}

/// Where the ink's middle lies, in pixels from the origin.
double middle(const GlyphImage& image) {
    double sum = 0, weight = 0;
    for (int y = 0; y < image.coverage.size.height; ++y) {
        for (int x = 0; x < image.coverage.size.width; ++x) {
            const double coverage = image.coverage.pixels[static_cast<std::size_t>(y) * image.coverage.size.width + x];
            sum += coverage * (image.left + x + 0.5);
            weight += coverage;
        }
    }
    return sum / weight;
}

}  // namespace

TEST_SUITE("type") {
    TEST_CASE("a glyph moved by a quarter pixel keeps its ink and moves by a quarter pixel") {
        auto rasteriser = Rasteriser::create(test::font_book());
        REQUIRE(rasteriser.ok());
        const FaceId serif = *test::font_book().find("Source Serif 4");
        for (const char32_t character : {U'a', U'f', U'j', U'W', U'y'}) {
            GlyphKey key{serif, glyph_of(serif, character), 19 * 72, 0, 0};
            const GlyphImage home = rasteriser->raster(key);
            REQUIRE(ink(home) > 5);
            for (std::uint8_t quarter = 1; quarter < 4; ++quarter) {
                key.quarter = quarter;
                const GlyphImage moved = rasteriser->raster(key);
                CHECK(ink(moved) == doctest::Approx(ink(home)).epsilon(0.02));
                CHECK(middle(moved) - middle(home) == doctest::Approx(quarter / 4.0).epsilon(0.04));
                CHECK(moved.top == home.top);
            }
        }
    }

    TEST_CASE("a capital stands on the baseline and is as tall as the face says") {
        auto rasteriser = Rasteriser::create(test::font_book());
        REQUIRE(rasteriser.ok());
        for (const char* name : {"Anton", "Source Serif 4", "Barlow Condensed 600", "Playfair Display 900"}) {
            CAPTURE(name);
            const FaceId face = *test::font_book().find(name);
            for (const std::uint32_t size : {40u, 170u}) {
                const GlyphImage image = rasteriser->raster({face, glyph_of(face, U'H'), size * 72, 0, 0});
                const double cap_height = test::font_book().measures(face).cap_height.value * size;
                CHECK(-image.top == doctest::Approx(std::ceil(cap_height)).epsilon(0.03));
                CHECK(image.top + image.coverage.size.height == 0);
            }
        }
    }

    TEST_CASE("width steps widen the outline alone") {
        auto rasteriser = Rasteriser::create(test::font_book());
        REQUIRE(rasteriser.ok());
        const FaceId serif = *test::font_book().find("Source Serif 4");
        const std::uint32_t glyph = glyph_of(serif, U'm');
        const GlyphImage plain = rasteriser->raster({serif, glyph, 40 * 72, 0, 0});
        const GlyphImage wide = rasteriser->raster({serif, glyph, 40 * 72, 2, 0});
        CHECK(ink(wide) / ink(plain) == doctest::Approx(1.02).epsilon(0.01));
        CHECK(wide.top == plain.top);
    }

    TEST_CASE("blank and unknown glyphs give an empty image") {
        auto rasteriser = Rasteriser::create(test::font_book());
        REQUIRE(rasteriser.ok());
        const FaceId serif = *test::font_book().find("Source Serif 4");
        CHECK(rasteriser->raster({serif, glyph_of(serif, U' '), 19 * 72, 0, 0}).coverage.size.empty());
        CHECK(rasteriser->raster({FaceId{999}, 1, 19 * 72, 0, 0}).coverage.size.empty());
        CHECK(rasteriser->raster({serif, 1, 0, 0, 0}).coverage.size.empty());
    }
}
