// What the tests of render/ share: a glyph source of plain blocks, shaders from the source tree, and pixels by place.
#pragma once

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "core/log.h"
#include "render/renderer.h"
#include "support/gl_context.h"

namespace foyer::test {

/// Every glyph is a full block of `block` pixels standing on the baseline, its coverage the glyph's number; glyph 0 is
/// blank. Keeps the keys it was asked for.
struct BlockGlyphs final : GlyphSource {
    PixelSize block{6, 8};
    std::vector<GlyphKey> asked;

    GlyphImage raster(const GlyphKey& key) override {
        asked.push_back(key);
        if (key.glyph == 0) return {};
        const auto count = static_cast<std::size_t>(block.width) * static_cast<std::size_t>(block.height);
        return {{block, std::vector<std::uint8_t>(count, static_cast<std::uint8_t>(key.glyph))}, 1, -block.height};
    }
};

inline Result<std::string> shader_text(std::string_view name) {
    std::ifstream in(FOYER_SOURCE_DIR "/shaders/" + std::string(name), std::ios::binary);
    if (!in) return Error{"there is no such file"};
    return std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

using Pixel = std::array<int, 4>;

inline Pixel pixel(const Bitmap& bitmap, int x, int y) {
    const std::size_t at =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.size.width) + static_cast<std::size_t>(x)) * 4;
    return {bitmap.pixels[at], bitmap.pixels[at + 1], bitmap.pixels[at + 2], bitmap.pixels[at + 3]};
}

struct Difference {
    double mean = 0;
    int greatest = 0;
};

inline Difference difference(const Bitmap& a, const Bitmap& b) {
    REQUIRE(a.size == b.size);
    REQUIRE(a.pixels.size() == b.pixels.size());
    Difference result;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        const int apart = std::abs(int(a.pixels[i]) - int(b.pixels[i]));
        result.mean += apart;
        result.greatest = std::max(result.greatest, apart);
    }
    result.mean /= static_cast<double>(std::max<std::size_t>(1, a.pixels.size()));
    return result;
}

inline Bitmap cut(const Bitmap& from, PixelRect part) {
    Bitmap result{{part.width, part.height}, {}};
    for (int y = 0; y < part.height; ++y)
        for (int x = 0; x < part.width; ++x)
            for (const int channel : pixel(from, part.x + x, part.y + y))
                result.pixels.push_back(static_cast<std::uint8_t>(channel));
    return result;
}

inline constexpr Colour white{1, 1, 1}, black{0, 0, 0}, red{1, 0, 0}, pink{1, 0.18F, 0.39F};

inline GlyphRunCommand run_of(std::vector<PlacedGlyph> glyphs, Point origin, Pt size = Pt(10), Turn turn = {}) {
    GlyphRun run;
    run.size = size;
    run.glyphs = std::move(glyphs);
    return {run, origin, black, turn};
}

/// A picture whose light runs from dark at the left to bright at the right, its red somewhat stronger.
inline std::shared_ptr<const Bitmap> ramp(PixelSize size) {
    Bitmap bitmap{size, {}};
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const auto light = static_cast<std::uint8_t>(255 * x / std::max(1, size.width - 1));
            for (const std::uint8_t channel : {light, static_cast<std::uint8_t>(light / 2), light, std::uint8_t{255}})
                bitmap.pixels.push_back(channel);
        }
    return std::make_shared<const Bitmap>(std::move(bitmap));
}

/// A renderer on a context of its own; what the log says meanwhile fails the test.
struct Stage {
    BlockGlyphs glyphs;
    log::Gather gather;
    GlContext context;
    std::optional<Renderer> renderer;

    explicit Stage(Api api = Api::gl, PixelSize window = {320, 180}, ShaderLoader load = shader_text)
        : context(api, window) {
        REQUIRE_MESSAGE(context.ok(), context.error());
        Result<Renderer> made = Renderer::create(std::move(load), glyphs);
        REQUIRE_MESSAGE(made.ok(), (made ? "" : made.error().message));
        renderer.emplace(std::move(made).value());
    }
    ~Stage() {
        renderer.reset();
        const auto said = gather.take();
        CHECK_MESSAGE(said.empty(), (said.empty() ? "" : said.front()));
    }

    Bitmap bitmap(const DisplayList& list, const Pictures& pictures = {}, Output output = {}) {
        const PixelSize page{static_cast<int>(list.page.width.value), static_cast<int>(list.page.height.value)};
        return renderer->draw_bitmap(list, pictures, {page, {0, 0, page.width, page.height}}, output);
    }
};

inline DisplayList page_of(double width, double height) {
    DisplayList list;
    list.page = {Pt(width), Pt(height)};
    list.ground = white;
    return list;
}

/// One of everything, still and live, on a page of 320 by 180.
inline DisplayList busy_page() {
    DisplayList list = page_of(320, 180);
    list.still.push_back(PaperCommand{{0_pt, 0_pt, 320_pt, 180_pt}, {0.94F, 0.92F, 0.88F}, 1});
    Treatment treatment;
    treatment.halftone = 0.5;
    treatment.tritone = 1;
    treatment.shade = 0.8;
    treatment.vignette = 0.3;
    treatment.torn_edge = 1;
    treatment.grain = 0.3;
    treatment.misregistration = 0.3;
    treatment.shadow = {0.07F, 0.05F, 0.06F};
    treatment.accent = pink;
    treatment.highlight = treatment.paper = {0.94F, 0.92F, 0.88F};
    list.still.push_back(PictureCommand{"ramp", {Pt(0), Pt(0), Pt(180.5), Pt(140)}, {0.1, 0, 0.9, 1}, treatment});
    list.still.push_back(FillCommand{{Pt(0), Pt(140.25), Pt(320), Pt(39.75)}, {0.07F, 0.05F, 0.06F}});
    std::vector<PlacedGlyph> glyphs;
    for (int i = 0; i < 12; ++i) glyphs.push_back({static_cast<std::uint32_t>(100 + i * 12), Pt(i * 9.3), 0_pt});
    for (int line = 0; line < 5; ++line) list.still.push_back(run_of(glyphs, {Pt(200), Pt(30.0 + line * 14)}));
    list.still.push_back(run_of(glyphs, {20_pt, 60_pt}, 10_pt, {-7, {60_pt, 60_pt}}));
    list.still.push_back(
        PolygonCommand{{{Pt(30), Pt(90)}, {Pt(110.5), Pt(92)}, {Pt(104), Pt(104.3)}, {Pt(32), Pt(101)}},
                       {1, 0.88F, 0.3F, 0.9F},
                       {3, {60_pt, 100_pt}}});
    BarsCommand bars;
    bars.colour = pink;
    for (int i = 0; i < 40; ++i)
        bars.bars.push_back({Pt(10 + 6.0 * i), Pt(160.0 - i % 7), Pt(3.6), Pt(2.0 * (i % 7) + 1)});
    list.live.push_back(bars);
    list.live_bounds = {0_pt, 145_pt, 320_pt, 30_pt};
    return list;
}

inline Pictures busy_pictures() { return {{"ramp", ramp({400, 300})}}; }

}  // namespace foyer::test
