// What is done to pictures: each treatment at both ends, the same wherever and however large it is drawn.
#include "render/fixtures.h"

using namespace foyer;
using namespace foyer::test;

namespace {

Treatment plain() {
    Treatment treatment;
    treatment.shadow = black;
    treatment.accent = red;
    treatment.highlight = treatment.paper = white;
    treatment.dark = black;
    treatment.light = red;
    return treatment;
}

DisplayList picture_page(const Treatment& treatment) {
    DisplayList list = page_of(256, 128);
    list.ground = {0, 1, 0};
    list.still.push_back(PictureCommand{"ramp", {0_pt, 0_pt, 256_pt, 128_pt}, {}, treatment});
    return list;
}

const Pictures& ramps() {
    static const Pictures pictures{{"ramp", ramp({256, 128})}};
    return pictures;
}

double mean(const Bitmap& bitmap, PixelRect part, std::size_t channel) {
    double sum = 0;
    for (int y = part.y; y < part.y + part.height; ++y)
        for (int x = part.x; x < part.x + part.width; ++x) sum += pixel(bitmap, x, y)[channel];
    return sum / (part.width * part.height);
}

/// The share of pixels that are not one of the three inks.
double share_between(const Bitmap& bitmap) {
    int between = 0;
    for (int y = 0; y < bitmap.size.height; ++y)
        for (int x = 0; x < bitmap.size.width; ++x) {
            const Pixel p = pixel(bitmap, x, y);
            const bool ink = (p[0] < 8 || p[0] > 247) && (p[1] < 8 || p[1] > 247) && (p[2] < 8 || p[2] > 247);
            if (!ink) ++between;
        }
    return static_cast<double>(between) / (bitmap.size.width * bitmap.size.height);
}

TEST_SUITE("render") {
    TEST_CASE("with every treatment at zero the picture is the picture") {
        Stage stage;
        const Bitmap bitmap = stage.bitmap(picture_page(plain()), ramps());
        CHECK(difference(bitmap, *ramps().at("ramp")).greatest <= 1);
        Treatment bright = plain();
        bright.exposure = 2;
        CHECK(pixel(stage.bitmap(picture_page(bright), ramps()), 64, 9)[0] == doctest::Approx(128).epsilon(0.02));
    }

    TEST_CASE("a crop shows its part, and a picture made smaller is its mean") {
        Stage stage;
        DisplayList list = picture_page(plain());
        std::get<PictureCommand>(list.still[0]).crop = {0.5, 0.25, 0.25, 0.5};
        const Bitmap cropped = stage.bitmap(list, ramps());
        CHECK(pixel(cropped, 0, 64)[0] == doctest::Approx(128).epsilon(0.02));
        CHECK(pixel(cropped, 255, 64)[0] == doctest::Approx(191).epsilon(0.02));

        auto stripes = std::make_shared<Bitmap>(*ramps().at("ramp"));
        for (std::size_t i = 0; i < stripes->pixels.size(); ++i)
            if (i % 4 != 3) stripes->pixels[i] = i / 4 % 2 == 0 ? 0 : 255;
        const Bitmap small =
            stage.renderer->draw_bitmap(picture_page(plain()), {{"ramp", stripes}}, {{64, 32}, {0, 0, 64, 32}}, {});
        CHECK(pixel(small, 30, 16)[0] == doctest::Approx(128).epsilon(0.05));
    }

    TEST_CASE("duotone and tritone run through their colours") {
        Stage stage;
        Treatment treatment = plain();
        treatment.duotone = 1;
        const Bitmap duo = stage.bitmap(picture_page(treatment), ramps());
        CHECK(pixel(duo, 0, 64) == Pixel{0, 0, 0, 255});
        CHECK(mean(duo, {0, 0, 256, 128}, 1) == 0);
        CHECK(pixel(duo, 255, 64)[0] > 150);
        treatment.tritone = 1;
        const Bitmap tri = stage.bitmap(picture_page(treatment), ramps());
        CHECK(pixel(tri, 0, 64) == Pixel{0, 0, 0, 255});
        const Pixel light = pixel(tri, 255, 64);
        CHECK(light[0] == 255);
        CHECK(light[1] > 60);
        CHECK(light[1] == light[2]);
    }

    TEST_CASE("the halftone is smooth at 0, pure ink at 1, and keeps the tone") {
        Stage stage;
        Treatment treatment = plain();
        treatment.tritone = 1;
        treatment.cell = 16_pt;
        const Bitmap none = stage.bitmap(picture_page(treatment), ramps());
        treatment.halftone = 1;
        const Bitmap full = stage.bitmap(picture_page(treatment), ramps());
        treatment.halftone = 0.5;
        const Bitmap half = stage.bitmap(picture_page(treatment), ramps());
        CHECK(share_between(none) > 0.6);
        CHECK(share_between(full) < 0.25);
        CHECK(pixel(full, 0, 64) == Pixel{0, 0, 0, 255});
        // Depths close up, as on a photocopy; from the middle tones on the light is kept.
        for (int x = 0; x < 256; x += 32) CHECK(mean(full, {x, 0, 32, 128}, 0) <= mean(none, {x, 0, 32, 128}, 0) + 2);
        for (int x = 128; x < 256; x += 32)
            for (const std::size_t channel : {0U, 1U})
                CHECK(std::abs(mean(full, {x, 0, 32, 128}, channel) - mean(none, {x, 0, 32, 128}, channel)) < 32);
        for (std::size_t i = 0; i < half.pixels.size(); i += 997)
            CHECK(std::abs(half.pixels[i] - (none.pixels[i] + full.pixels[i]) / 2.0) <= 1.5);
    }

    TEST_CASE("a cell too small to show prints as a tint") {
        Stage stage;
        Treatment treatment = plain();
        treatment.tritone = 1;
        treatment.halftone = 1;
        treatment.cell = 1_pt;
        const Bitmap tint = stage.bitmap(picture_page(treatment), ramps());
        for (int y = 1; y < 128; y += 9) CHECK(pixel(tint, 128, y) == pixel(tint, 128, 0));
    }

    TEST_CASE("each treatment changes the picture, and none is different the second time") {
        Stage stage;
        const Bitmap untouched = stage.bitmap(picture_page(plain()), ramps());
        for (double Treatment::*amount : {&Treatment::halftone, &Treatment::grain, &Treatment::misregistration,
                                          &Treatment::vignette, &Treatment::shade, &Treatment::torn_edge}) {
            Treatment treatment = plain();
            treatment.*amount = 1;
            const Bitmap first = stage.bitmap(picture_page(treatment), ramps());
            CHECK(difference(first, untouched).mean > 0.2);
            CHECK(stage.bitmap(picture_page(treatment), ramps()) == first);
            treatment.*amount = 7;  // beyond the end is the end
            CHECK(stage.bitmap(picture_page(treatment), ramps()) == first);
        }
    }

    TEST_CASE("the shade is darkest at the foot and leaves the head alone") {
        Stage stage;
        Treatment treatment = plain();
        treatment.shade = 1;
        const Bitmap shaded = stage.bitmap(picture_page(treatment), ramps()),
                     lit = stage.bitmap(picture_page(plain()), ramps());
        CHECK(difference(cut(shaded, {128, 0, 128, 20}), cut(lit, {128, 0, 128, 20})).greatest <= 3);
        CHECK(mean(shaded, {0, 118, 256, 10}, 0) < 8);
        CHECK(mean(shaded, {200, 64, 20, 20}, 0) > mean(shaded, {200, 90, 20, 20}, 0));
    }

    TEST_CASE("beyond a torn edge the ground shows; before it a lip of paper") {
        Stage stage;
        Treatment treatment = plain();
        treatment.tritone = 1;
        treatment.torn_edge = 1;
        DisplayList list = picture_page(treatment);
        std::get<PictureCommand>(list.still[0]).bounds.width = 200_pt;
        const Bitmap torn = stage.bitmap(list, {{"ramp", ramp({2, 2})}});
        int edges[128] = {};
        for (int y = 0; y < 128; ++y) {
            int x = 255;
            while (x > 0 && pixel(torn, x, y) == Pixel{0, 255, 0, 255}) --x;
            edges[y] = x;
            CHECK(x >= 195);
            CHECK(x < 212);
            const Pixel lip = pixel(torn, x - 1, y);
            CHECK(lip[0] > 240);
            CHECK(lip[1] > 240);
            CHECK(pixel(torn, 180, y)[1] < 240);
        }
        CHECK(*std::max_element(edges, edges + 128) - *std::min_element(edges, edges + 128) >= 3);
    }

    TEST_CASE("treatments are laid out in points: twice the size is the same picture, finer") {
        Stage stage;
        Treatment treatment = plain();
        treatment.tritone = 1;
        treatment.halftone = 1;
        treatment.cell = 16_pt;
        treatment.misregistration = 0.5;
        treatment.torn_edge = 1;
        DisplayList list = picture_page(treatment);
        std::get<PictureCommand>(list.still[0]).bounds.width = 200_pt;
        const Bitmap one = stage.bitmap(list, ramps());
        const Bitmap two = stage.renderer->draw_bitmap(list, ramps(), {{512, 256}, {0, 0, 512, 256}}, {});
        double apart = 0;
        for (int y = 0; y < 128; ++y)
            for (int x = 0; x < 256; ++x)
                for (std::size_t channel = 0; channel < 3; ++channel) {
                    const int sum = pixel(two, 2 * x, 2 * y)[channel] + pixel(two, 2 * x + 1, 2 * y)[channel] +
                                    pixel(two, 2 * x, 2 * y + 1)[channel] + pixel(two, 2 * x + 1, 2 * y + 1)[channel];
                    apart += std::abs(sum / 4.0 - pixel(one, x, y)[channel]);
                }
        CHECK(apart / (256 * 128 * 3) < 5);
    }

    TEST_CASE("a missing, empty or broken picture is a treated middle grey") {
        Stage stage;
        const Bitmap missing = stage.bitmap(picture_page(plain()));
        CHECK(pixel(missing, 100, 60) == Pixel{128, 128, 128, 255});
        CHECK(stage.bitmap(picture_page(plain()), {{"ramp", nullptr}}) == missing);
        CHECK(stage.bitmap(picture_page(plain()), {{"ramp", std::make_shared<Bitmap>()}}) == missing);
        const auto torn_file = std::make_shared<Bitmap>(Bitmap{{9, 9}, {1, 2, 3}});
        CHECK(stage.bitmap(picture_page(plain()), {{"ramp", torn_file}}) == missing);
        Treatment treatment = plain();
        treatment.duotone = 1;
        CHECK(pixel(stage.bitmap(picture_page(treatment)), 100, 60)[1] == 0);
    }

    TEST_CASE("a picture as wide as no texture is scaled down and drawn") {
        Stage stage;
        const Bitmap bitmap = stage.bitmap(picture_page(plain()), {{"ramp", ramp({40000, 2})}});
        CHECK(pixel(bitmap, 0, 9)[0] <= 2);
        CHECK(pixel(bitmap, 128, 9)[0] == doctest::Approx(128).epsilon(0.03));
    }

    TEST_CASE("paper's grain is fine, fixed and never lighter than the paper") {
        Stage stage;
        DisplayList list = page_of(256, 128);
        list.still.push_back(PaperCommand{{0_pt, 0_pt, 256_pt, 128_pt}, {0.9F, 0.9F, 0.9F}, 0});
        const Bitmap smooth = stage.bitmap(list);
        CHECK(mean(smooth, {0, 0, 256, 128}, 0) == 230);
        std::get<PaperCommand>(list.still[0]).grain = 1;
        const Bitmap grained = stage.bitmap(list);
        CHECK(mean(grained, {0, 0, 256, 128}, 0) == doctest::Approx(225).epsilon(0.01));
        const Difference apart = difference(grained, smooth);
        CHECK(apart.greatest >= 5);
        CHECK(apart.greatest <= 14);
        CHECK(stage.bitmap(list) == grained);
    }
}

}  // namespace
