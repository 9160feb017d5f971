// Pictures from files: measured by their first bytes, refused when too large, decoded, made smaller where the screen
// cannot use them whole. JPEG, PNG and WebP.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "core/bitmap.h"
#include "core/result.h"
#include "platform/files.h"

namespace foyer {

struct PictureLimits {
    std::uint64_t file_bytes = 64'000'000;
    int side = 16384;  ///< pixels; a greater picture is refused
    std::int64_t pixels = 100'000'000;
    int longest_side = 16384;  ///< pixels; a greater picture is made smaller: the texture limit, or the screen
    bool operator==(const PictureLimits&) const = default;
};

/// Every failure is one line that names the file, what is wrong with it, and the cure.
class Decoder {
public:
    virtual ~Decoder() = default;

    /// Size as it is decoded (a JPEG held sideways stands upright), and whether it may hold transparent pixels; reads
    /// no more than it needs.
    virtual Result<ImageFacts> measure(const std::filesystem::path& path) const = 0;

    /// The whole picture, its longer side at most `limits.longest_side`. May run on any thread.
    virtual Result<Bitmap> decode(const std::filesystem::path& path, const PictureLimits& limits) const = 0;

    /// The same of bytes that were read from there.
    virtual Result<Bitmap> decode_bytes(std::string_view bytes, const std::filesystem::path& path,
                                        const PictureLimits& limits) const = 0;
};

class SystemDecoder final : public Decoder {
public:
    /// `files` must outlive it, and be safe to read with from several threads at once.
    explicit SystemDecoder(const Files& files);

    Result<ImageFacts> measure(const std::filesystem::path& path) const override;
    Result<Bitmap> decode(const std::filesystem::path& path, const PictureLimits& limits) const override;
    Result<Bitmap> decode_bytes(std::string_view bytes, const std::filesystem::path& path,
                                const PictureLimits& limits) const override;

private:
    const Files& m_files;
};

/// A picture from memory; `name` stands in the messages.
Result<Bitmap> decode_picture(std::string_view bytes, std::string_view name, const PictureLimits& limits);

}  // namespace foyer
