#include "core/outline.h"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <random>

using namespace foyer;

namespace {

/// A bitmap that is seen where `seen` says so, by fractions.
Bitmap drawn(int width, int height, const std::function<bool(double, double)>& seen) {
    Bitmap bitmap{{width, height}, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, 10)};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            bitmap.pixels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 4 + 3] =
                seen((x + 0.5) / width, (y + 0.5) / height) ? 255 : 0;
        }
    }
    return bitmap;
}

bool in_disc(double x, double y) { return std::hypot(x - 0.5, y - 0.5) < 0.4; }

/// Even-odd, for outlines that do not cross themselves.
bool inside(const Outline& outline, double x, double y) {
    bool in = false;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Fraction2 a = outline[i], b = outline[(i + 1) % outline.size()];
        if ((a.y > y) != (b.y > y) && x < a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y)) in = !in;
    }
    return in;
}

double area_of(const Outline& outline) {
    double twice = 0;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Fraction2 a = outline[i], b = outline[(i + 1) % outline.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2;
}

std::uint8_t alpha_at(const Bitmap& bitmap, int x, int y) {
    return bitmap.pixels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.size.width) + static_cast<std::size_t>(x)) * 4 + 3];
}

}  // namespace

TEST_SUITE("core") {
    TEST_CASE("a traced outline holds every visible pixel, close about the figure, in few points") {
        const auto arm_and_body = [](double x, double y) { return (y < 0.5 && std::abs(x - 0.3) < 0.05) || (y >= 0.5 && std::abs(x - 0.5) < 0.3 * y); };
        const std::function<bool(double, double)> figures[] = {in_disc, arm_and_body, [](double x, double y) { return x < y; }};
        for (const auto& figure : figures) {
            for (const PixelSize size : {PixelSize{400, 300}, {37, 211}, {900, 64}}) {
                const Bitmap bitmap = drawn(size.width, size.height, figure);
                const TracedOutline traced = trace_outline(bitmap);
                REQUIRE(traced.outline.size() >= 3);
                CHECK_FALSE(traced.scattered);
                CHECK(traced.outline.size() <= 130);
                CHECK_FALSE(crosses_itself(traced.outline));
                int seen = 0, outside = 0;
                for (int y = 0; y < size.height; ++y) {
                    for (int x = 0; x < size.width; ++x) {
                        if (alpha_at(bitmap, x, y) == 0) continue;
                        ++seen;
                        outside += inside(traced.outline, (x + 0.5) / size.width, (y + 0.5) / size.height) ? 0 : 1;
                    }
                }
                CHECK(outside == 0);
                const double part = static_cast<double>(seen) / (size.width * size.height);
                CHECK(area_of(traced.outline) < part * 1.12 + 0.03);
            }
        }
    }

    TEST_CASE("what is no figure has no outline: all seen, nothing seen, noise, no pixels") {
        CHECK(trace_outline(drawn(50, 40, [](double, double) { return true; })) == TracedOutline{});
        CHECK(trace_outline(drawn(50, 40, [](double, double) { return false; })) == TracedOutline{});
        CHECK(trace_outline(Bitmap{}) == TracedOutline{});
        std::mt19937 chance(5);
        const TracedOutline noise = trace_outline(drawn(300, 300, [&](double, double) { return chance() % 2 == 0; }));
        CHECK(noise.scattered);
        CHECK(noise.outline.empty());
    }

    TEST_CASE("a figure in two parts is held by one outline") {
        const TracedOutline traced = trace_outline(drawn(200, 200, [](double x, double y) { return std::abs(x - 0.5) < 0.1 && std::abs(y - 0.5) > 0.2; }));
        CHECK(inside(traced.outline, 0.5, 0.05));
        CHECK(inside(traced.outline, 0.5, 0.5));
        CHECK_FALSE(inside(traced.outline, 0.2, 0.5));
    }

    TEST_CASE("a line that crosses itself is known") {
        CHECK_FALSE(crosses_itself({{0, 0}, {1, 0}, {1, 1}, {0, 1}}));
        CHECK(crosses_itself({{0, 0}, {1, 1}, {1, 0}, {0, 1}}));
        CHECK_FALSE(crosses_itself({{0, 0}, {1, 0}, {0.5, 1}}));
        CHECK_FALSE(crosses_itself({}));
    }

    TEST_CASE("cutting out leaves what the outline holds, its edge soft, a place wound round twice whole") {
        const Bitmap whole = drawn(100, 100, [](double, double) { return true; });
        const Bitmap half = cut_out(whole, {{0, 0}, {0.505, 0}, {0.505, 1}, {0, 1}});
        CHECK(alpha_at(half, 49, 50) == 255);
        CHECK(alpha_at(half, 50, 50) > 100);
        CHECK(alpha_at(half, 50, 50) < 155);
        CHECK(alpha_at(half, 51, 50) == 0);
        CHECK(cut_out(whole, {{0, 0}, {1, 1}}) == whole);
        const Bitmap star = cut_out(whole, {{0.5, 0}, {0.8, 1}, {0, 0.35}, {1, 0.35}, {0.2, 1}});
        CHECK(alpha_at(star, 50, 50) == 255);
        CHECK(alpha_at(star, 2, 2) == 0);
        CHECK(cut_out(Bitmap{}, {{0, 0}, {1, 0}, {1, 1}}).pixels.empty());
    }

    TEST_CASE("transparent pixels take the colour of the nearest visible one in their row") {
        Bitmap bitmap{{5, 1}, {}};
        for (int x = 0; x < 5; ++x) {
            const auto shade = static_cast<std::uint8_t>(x == 0 ? 200 : x == 4 ? 40 : 0);
            for (int c = 0; c < 3; ++c) bitmap.pixels.push_back(shade);
            bitmap.pixels.push_back(x == 0 || x == 4 ? 255 : 0);
        }
        bleed_colours(bitmap);
        CHECK(bitmap.pixels[4] == 200);
        CHECK(bitmap.pixels[12] == 40);
        CHECK(bitmap.pixels[7] == 0);  // as transparent as before
        Bitmap clear{{3, 1}, std::vector<std::uint8_t>(12, 0)};
        bleed_colours(clear);
        CHECK(clear.pixels == std::vector<std::uint8_t>(12, 0));
    }
}
