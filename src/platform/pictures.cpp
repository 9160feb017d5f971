#include "platform/pictures.h"

#include <SDL_image.h>
#include <fmt/format.h>
#include <png.h>

#include <algorithm>
#include <memory>
#include <new>
#include <string>
#include <utility>

#include "platform/picture_format.h"
#include "platform/picture_rows.h"

namespace foyer {
namespace {

namespace fs = std::filesystem;

struct FreeSurface {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, FreeSurface>;

Error unusable(std::string_view name, std::string_view why) {
    return Error{fmt::format("{}: the picture cannot be used: {}", name, why)};
}

constexpr std::string_view known_formats = "it is neither JPEG, PNG nor WebP; save it as one of them";

/// What a whole file is, and that it is whole, fit for a screen and within the limits; nothing of it is decoded yet.
struct Examined {
    PictureFormat format;
    PixelSize size;
};

Result<Examined> examine(std::string_view bytes, std::string_view name, const PictureLimits& limits) {
    if (bytes.empty()) return unusable(name, "the file is empty");
    const std::optional<PictureFormat> format = picture_format(bytes);
    if (!format) return unusable(name, known_formats);
    const std::optional<ImageFacts> facts = picture_facts(bytes, *format);
    if (!facts) return unusable(name, "its first bytes are damaged or cut short; copy the file again");

    const auto [width, height] = facts->size;
    if (width > limits.side || height > limits.side) {
        return unusable(name, fmt::format("it is {} × {} pixels, and {} a side is the most; make it smaller", width,
                                          height, limits.side));
    }
    if (std::int64_t{width} * height > limits.pixels) {
        return unusable(name, fmt::format("it is {} × {} pixels, and {} million are the most; make it smaller", width,
                                          height, limits.pixels / 1'000'000));
    }
    if (!is_complete(bytes, *format)) return unusable(name, "the file ends too soon; copy or download it again");
    if (*format == PictureFormat::jpeg && is_cmyk_jpeg(bytes)) {
        return unusable(name, "it is in CMYK, for a printing press; save it as RGB");
    }
    return Examined{*format, facts->size};
}

/// JPEG and WebP.
Result<Surface> load(std::string_view bytes, std::string_view name, PictureFormat format) {
    using Stream = std::unique_ptr<SDL_RWops, int (*)(SDL_RWops*)>;
    const Stream stream(SDL_RWFromConstMem(bytes.data(), static_cast<int>(bytes.size())), SDL_RWclose);
    Surface surface;
    if (stream) {
        surface.reset(format == PictureFormat::jpeg ? IMG_LoadJPG_RW(stream.get()) : IMG_LoadWEBP_RW(stream.get()));
    }
    const auto is_plain = [](Uint32 order) {
        return order == SDL_PIXELFORMAT_RGB24 || order == SDL_PIXELFORMAT_RGBA32;
    };
    if (surface && !is_plain(surface->format->format)) {
        surface.reset(SDL_ConvertSurfaceFormat(surface.get(), SDL_PIXELFORMAT_RGBA32, 0));
    }
    if (!surface) return unusable(name, fmt::format("it is damaged ({})", SDL_GetError()));
    return surface;
}

/// SDL2_image lets libpng print on standard error, and a profile known to be wrong, which many programs still write, is
/// enough for that. libpng's own simple reader keeps quiet, and brings every kind of PNG to 8-bit sRGB.
Result<Bitmap> load_png(std::string_view bytes, std::string_view name) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    const std::unique_ptr<png_image, void (*)(png_image*)> freed(&image, png_image_free);
    Bitmap bitmap;
    bool whole = png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) != 0;
    if (whole) {
        image.format = PNG_FORMAT_RGBA;
        image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
        bitmap.size = {static_cast<int>(image.width), static_cast<int>(image.height)};
        bitmap.pixels.resize(PNG_IMAGE_SIZE(image));
        whole = png_image_finish_read(&image, nullptr, bitmap.pixels.data(), 0, nullptr) != 0;
    }
    if (!whole) return unusable(name, fmt::format("it is damaged ({})", image.message));
    return bitmap;
}

/// The longer side at most `longest`, the shape kept, no side less than a pixel.
PixelSize fitted(PixelSize size, int longest) {
    const int longer = std::max(size.width, size.height);
    if (longer <= longest || longest <= 0) return size;
    const auto scaled = [&](int side) {
        return std::max(1, static_cast<int>((std::int64_t{side} * longest + longer / 2) / longer));
    };
    return {scaled(size.width), scaled(size.height)};
}

Result<Bitmap> decode_png(std::string_view bytes, std::string_view name, const PictureLimits& limits) {
    Result<Bitmap> whole = load_png(bytes, name);
    if (!whole) return whole;
    const PixelSize size = fitted(whole->size, limits.longest_side);
    if (size == whole->size) return whole;
    return reduced({whole->pixels.data(), whole->size.width * 4, 4, whole->size}, size);
}

}  // namespace

SystemDecoder::SystemDecoder(const Files& files) : m_files(files) {
    // Here and not at the first picture: SDL2_image notes without a lock which of its libraries are ready.
    IMG_Init(IMG_INIT_JPG | IMG_INIT_WEBP);
}

Result<ImageFacts> SystemDecoder::measure(const fs::path& path) const {
    const PictureLimits limits;
    // A camera writes colour profile and thumbnail before a JPEG's size; hardly ever more than this.
    constexpr std::uint64_t usual_start = 256 * 1024;
    for (const std::uint64_t start : {usual_start, limits.file_bytes}) {
        const Result<std::string> bytes = m_files.read_start(path, start);
        if (!bytes) return bytes.error();
        if (bytes->empty()) return unusable(path.string(), "the file is empty");
        const std::optional<PictureFormat> format = picture_format(*bytes);
        if (!format) return unusable(path.string(), known_formats);
        if (const auto facts = picture_facts(*bytes, *format)) return *facts;
        if (bytes->size() < start) break;
    }
    return unusable(path.string(), "its first bytes are damaged or cut short; copy the file again");
}

Result<Bitmap> SystemDecoder::decode(const fs::path& path, const PictureLimits& limits) const {
    const Result<std::string> bytes = m_files.read(path, limits.file_bytes);
    if (!bytes) return bytes.error();
    return decode_picture(*bytes, path.string(), limits);
}

Result<Bitmap> SystemDecoder::decode_bytes(std::string_view bytes, const fs::path& path,
                                           const PictureLimits& limits) const {
    return decode_picture(bytes, path.string(), limits);
}

Result<Bitmap> decode_picture(std::string_view bytes, std::string_view name, const PictureLimits& limits) {
    const Result<Examined> picture = examine(bytes, name, limits);
    if (!picture) return picture.error();
    try {
        if (picture->format == PictureFormat::png) return decode_png(bytes, name, limits);
        const Result<Surface> surface = load(bytes, name, picture->format);
        if (!surface) return surface.error();
        const PictureRows rows{static_cast<const std::uint8_t*>((*surface)->pixels),
                               (*surface)->pitch,
                               (*surface)->format->BytesPerPixel,
                               {(*surface)->w, (*surface)->h}};
        const PixelSize size = fitted(rows.size, limits.longest_side);
        Bitmap bitmap = size == rows.size ? copied(rows) : reduced(rows, size);
        return picture->format == PictureFormat::jpeg ? upright(std::move(bitmap), jpeg_orientation(bytes)) : bitmap;
    } catch (const std::bad_alloc&) { return unusable(name, "there is not enough memory for it; make it smaller"); }
}

}  // namespace foyer
