// The bundled review's spreads and a card as small pictures, on both kinds of GL. FOYER_UPDATE_GOLDENS=1 writes them anew.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>

#include "platform/png_writer.h"
#include "platform/window.h"
#include "render/renderer.h"
#include "support/bundled.h"
#include "type/rasteriser.h"

using namespace foyer;
using namespace foyer::test;

namespace {

constexpr PixelSize size{480, 270};

/// `spread-1` and so on, and a card.
struct Drawn {
    std::string name;
    Bitmap bitmap;
};

std::string spread_name(std::size_t spread) { return "spread-" + std::to_string(spread + 1); }

std::filesystem::path golden(const std::string& name) {
    return std::filesystem::path(FOYER_SOURCE_DIR) / "tests/goldens" / (name + ".png");
}

bool updating() {
    const char* wish = std::getenv("FOYER_UPDATE_GOLDENS");
    return wish != nullptr && std::string_view(wish) == "1";
}

std::vector<Drawn> draw_all(GraphicsApi api) {
    auto window = create_headless(api);
    REQUIRE_MESSAGE(window.ok(), window.error().message);
    REQUIRE(window->api() == api);
    auto rasteriser = Rasteriser::create(font_book());
    REQUIRE(rasteriser.ok());
    const SystemFiles files;
    auto renderer = Renderer::create(shader_loader(data_folder(), files), *rasteriser);
    REQUIRE(renderer.ok());
    Pipeline pipeline(font_book());
    Scene scene = bundled_scene(size);
    const Pictures& pictures = bundled_artwork().bitmaps;
    std::vector<Drawn> drawn;
    const auto draw = [&](std::string name) {
        drawn.push_back({std::move(name), renderer->draw_bitmap(pipeline.paint_scene(scene, 0), pictures, {size, {0, 0, size.width, size.height}}, {})});
    };
    const std::size_t spreads = pipeline.layout(scene).spreads.size();
    for (std::size_t spread = 0; spread < spreads; ++spread) {
        scene.beat = static_cast<int>(spread);
        draw(spread_name(spread));
    }
    scene.card = CardSubject{CardKind::act, 3};
    draw("card-act-4");
    CHECK(renderer->take_diagnostics().empty());
    return drawn;
}

/// Empty where a picture is as its golden; drivers may round edges and dots a little differently.
std::string unlike(const Bitmap& drawn, const Bitmap& kept) {
    if (drawn.size != kept.size) return "another size";
    double sum = 0;
    int far_off = 0;
    const std::size_t pixels = drawn.pixels.size() / 4;
    for (std::size_t pixel = 0; pixel < pixels; ++pixel) {
        int most = 0;
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const int apart = std::abs(drawn.pixels[pixel * 4 + channel] - kept.pixels[pixel * 4 + channel]);
            sum += apart;
            most = std::max(most, apart);
        }
        far_off += most > 32 ? 1 : 0;
    }
    const double mean = sum / static_cast<double>(pixels * 3), share = far_off / static_cast<double>(pixels);
    if (mean <= 2 && share <= 0.01) return "";
    return "mean difference " + std::to_string(mean) + " (at most 2), " + std::to_string(share * 100) +
           " % of the pixels off by more than 32 (at most 1 %)";
}

void compare(const std::vector<Drawn>& drawn, const std::string& api) {
    SystemFiles files;
    const SystemDecoder decoder(files);
    CHECK_MESSAGE(!std::filesystem::exists(golden(spread_name(drawn.size() - 1))), "there are more pictures than spreads");
    for (const auto& [name, bitmap] : drawn) {
        const auto kept = decoder.decode(golden(name), {});
        const std::string why = kept ? unlike(bitmap, *kept) : kept.error().message;
        if (why.empty()) continue;
        const auto folder = std::filesystem::temp_directory_path() / "foyer-pictures";
        const auto got = folder / (name + "-" + api + ".png");
        REQUIRE(files.make_folders(folder).ok());
        REQUIRE(write_png(files, got, bitmap).ok());
        FAIL_CHECK(name, " on ", api, ": ", why, "\n  kept ", golden(name).string(), "\n  got  ", got.string(),
                   "\n  FOYER_UPDATE_GOLDENS=1 keeps what is drawn now");
    }
}

}  // namespace

TEST_SUITE("pictures") {
    TEST_CASE("the bundled review looks as it did, on GL 3.3") {
        const std::vector<Drawn> drawn = draw_all(GraphicsApi::gl33);
        if (updating()) {
            SystemFiles files;
            for (const auto& [name, bitmap] : drawn) {
                REQUIRE(write_png(files, golden(name), bitmap).ok());
                MESSAGE("wrote ", golden(name).string());
            }
            for (std::size_t old = drawn.size() - 1; std::filesystem::exists(golden(spread_name(old))); ++old) {
                std::filesystem::remove(golden(spread_name(old)));
            }
        }
        compare(drawn, "gl33");
    }

    TEST_CASE("the bundled review looks as it did, on GLES 3.0") { compare(draw_all(GraphicsApi::gles30), "gles30"); }

    TEST_CASE("pictures that are not alike are told apart") {
        Bitmap grey{{100, 10}, std::vector<std::uint8_t>(4000, 128)}, other = grey;
        CHECK(unlike(grey, other) == "");
        for (std::size_t i = 0; i < 10 * 4; ++i) other.pixels[i] = 255;  // 1 % of the pixels, the mean 1.27
        CHECK(unlike(grey, other) == "");
        for (std::size_t i = 0; i < 11 * 4; ++i) other.pixels[i] = 255;
        CHECK(unlike(grey, other) != "");
        other = grey;
        for (auto& value : other.pixels) value += 2;
        CHECK(unlike(grey, other) == "");
        for (auto& value : other.pixels) value += 1;
        CHECK(unlike(grey, other) != "");
        other.size = {10, 100};
        CHECK(unlike(grey, other) == "another size");
    }
}
