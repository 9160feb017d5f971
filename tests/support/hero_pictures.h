// Hero pictures that make it hard to read what stands on them, and a friendly one; always the same.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <random>
#include <string>

#include "core/bitmap.h"
#include "core/picture_map.h"

namespace foyer::test {

struct HeroPicture {
    std::string name;
    std::shared_ptr<const Bitmap> bitmap;
    std::shared_ptr<const PictureMap> light;
};

template <class Light>
HeroPicture hero_picture(std::string name, PixelSize size, Light light) {
    Bitmap bitmap{size, {}};
    bitmap.pixels.reserve(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * 4);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const std::array<std::uint8_t, 3> colour = light(x, y);
            bitmap.pixels.insert(bitmap.pixels.end(), {colour[0], colour[1], colour[2], 255});
        }
    }
    auto kept = std::make_shared<const Bitmap>(std::move(bitmap));
    auto map = std::make_shared<const PictureMap>(map_picture(*kept));
    return {std::move(name), std::move(kept), std::move(map)};
}

/// White-hot, black, noisy, chequered, coloured, and one that is light at the foot and dark at the head.
inline const std::vector<HeroPicture>& hard_pictures() {
    static const std::vector<HeroPicture> pictures = [] {
        using Rgb = std::array<std::uint8_t, 3>;
        constexpr PixelSize size{900, 600};
        const auto grey = [](int light) { return Rgb{static_cast<std::uint8_t>(light), static_cast<std::uint8_t>(light), static_cast<std::uint8_t>(light)}; };
        std::mt19937 engine(17);
        std::vector<HeroPicture> all;
        all.push_back(hero_picture("white", size, [&](int, int) { return grey(255); }));
        all.push_back(hero_picture("black", size, [&](int, int) { return grey(0); }));
        all.push_back(hero_picture("noise", size, [&](int, int) { return grey(static_cast<int>(engine() & 255u)); }));
        all.push_back(hero_picture("chequer", size, [&](int x, int y) { return grey((x / 40 + y / 40) % 2 == 0 ? 255 : 0); }));
        all.push_back(hero_picture("colours", size, [&](int x, int y) { return Rgb{static_cast<std::uint8_t>(x * 255 / 899), 220, static_cast<std::uint8_t>(y * 255 / 599)}; }));
        all.push_back(hero_picture("snow", size, [&](int, int y) { return grey(y < 300 ? 20 : 250); }));
        return all;
    }();
    return pictures;
}

}  // namespace foyer::test
