#include "platform/picture_format.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

// Only its reader of headers is used.
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_NO_STDIO
#define STBI_NO_FAILURE_STRINGS
#define STBI_ONLY_PNG
#include <stb_image.h>

namespace foyer {
namespace {

std::uint32_t byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

std::uint32_t big_endian(std::string_view bytes, std::size_t i, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t k = 0; k < count; ++k) value = (value << 8) | byte_at(bytes, i + k);
    return value;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t i, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t k = 0; k < count; ++k) value |= byte_at(bytes, i + k) << (8 * k);
    return value;
}

constexpr std::size_t riff_header = 12, chunk_header = 8;

/// The three kinds of first chunk of the WebP container specification (RFC 9649).
std::optional<ImageFacts> webp_facts(std::string_view bytes) {
    if (bytes.size() < riff_header + chunk_header + 10) return std::nullopt;
    const std::string_view kind = bytes.substr(riff_header, 4), data = bytes.substr(riff_header + chunk_header);
    const auto size_from = [](std::uint32_t width, std::uint32_t height) {
        return PixelSize{static_cast<int>(width), static_cast<int>(height)};
    };
    if (kind == "VP8X") {
        return ImageFacts{size_from(little_endian(data, 4, 3) + 1, little_endian(data, 7, 3) + 1),
                          (byte_at(data, 0) & 0x10u) != 0};
    }
    if (kind == "VP8L") {
        const std::uint32_t bits = little_endian(data, 1, 4);
        return ImageFacts{size_from((bits & 0x3FFFu) + 1, ((bits >> 14) & 0x3FFFu) + 1), (bits >> 28 & 1u) != 0};
    }
    if (kind == "VP8 ") {
        return ImageFacts{size_from(little_endian(data, 6, 2) & 0x3FFFu, little_endian(data, 8, 2) & 0x3FFFu), false};
    }
    return std::nullopt;
}

/// The header stands first and has a fixed shape (PNG specification, 11.2.1). stb_image refuses sizes that it could not
/// decode, and we would rather name them; it does look for the transparency of palettes further on.
std::optional<ImageFacts> png_facts(std::string_view bytes) {
    constexpr std::size_t header_end = 33;
    if (bytes.size() < header_end || bytes.substr(12, 4) != "IHDR") return std::nullopt;
    const std::uint32_t width = big_endian(bytes, 16, 4), height = big_endian(bytes, 20, 4), kind = byte_at(bytes, 25);
    if (width > 0x7FFFFFFF || height > 0x7FFFFFFF) return std::nullopt;
    int unused_width = 0, unused_height = 0, components = 0;
    stbi_info_from_memory(reinterpret_cast<const stbi_uc*>(bytes.data()), static_cast<int>(bytes.size()), &unused_width,
                          &unused_height, &components);
    const bool alpha = kind == 4 || kind == 6 || components == 2 || components == 4;
    return ImageFacts{{static_cast<int>(width), static_cast<int>(height)}, alpha};
}

bool png_is_complete(std::string_view bytes) {
    constexpr std::size_t signature = 8, around_data = 12;  // length, type, and the sum behind the data
    std::size_t i = signature;
    while (i + around_data <= bytes.size()) {
        const std::size_t length = big_endian(bytes, i, 4);
        if (length > bytes.size() - i - around_data) return false;
        if (bytes.substr(i + 4, 4) == "IEND") return true;
        i += length + around_data;
    }
    return false;
}

/// Calls `see` with each marker and the place behind it, until it answers true or the data ends (then false). Segments
/// are stepped over by their length, so that a thumbnail within one is not taken for the picture (ITU T.81, annex B).
template <class See>
bool walk_jpeg(std::string_view bytes, See see) {
    std::size_t i = 2;
    for (;;) {
        i = bytes.find('\xFF', i);
        while (i < bytes.size() && bytes[i] == '\xFF') ++i;
        if (i >= bytes.size()) return false;
        const std::uint32_t marker = byte_at(bytes, i++);
        const bool part_of_data = marker == 0 || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
        if (part_of_data) continue;
        if (see(marker, i)) return true;
        if (i + 2 > bytes.size()) return false;
        i += big_endian(bytes, i, 2);
    }
}

constexpr std::uint32_t end_of_image = 0xD9, exif_segment = 0xE1;

/// The orientation in a TIFF structure, which is what an EXIF segment holds; 0 where it has none.
int tiff_orientation(std::string_view tiff) {
    constexpr std::size_t header = 8, entry_size = 12;
    if (tiff.size() < header) return 0;
    const bool little = tiff.starts_with("II");
    const auto number = [&](std::size_t i, std::size_t count) {
        return little ? little_endian(tiff, i, count) : big_endian(tiff, i, count);
    };
    const std::size_t directory = number(4, 4);
    if (directory > tiff.size() - 2) return 0;
    const std::size_t entries = number(directory, 2);
    for (std::size_t k = 0; k < entries; ++k) {
        const std::size_t entry = directory + 2 + k * entry_size;
        if (entry + entry_size > tiff.size()) return 0;
        if (number(entry, 2) == 0x0112) return static_cast<int>(number(entry + 8, 2));
    }
    return 0;
}

bool starts_frame(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

struct JpegFrame {
    PixelSize size;  ///< as stored
    int components = 0;
};

/// Ours and not stb_image's: on its way to the frame, the one of our distribution (2.27) writes past its tables when a
/// file's Huffman codes are made up for it.
std::optional<JpegFrame> jpeg_frame(std::string_view bytes) {
    constexpr std::size_t header_size = 8;  // length, precision, height, width, components
    std::optional<JpegFrame> frame;
    walk_jpeg(bytes, [&](std::uint32_t marker, std::size_t i) {
        if (!starts_frame(marker)) return false;
        if (i + header_size <= bytes.size()) {
            const auto height = static_cast<int>(big_endian(bytes, i + 3, 2));
            const auto width = static_cast<int>(big_endian(bytes, i + 5, 2));
            frame = JpegFrame{{width, height}, static_cast<int>(byte_at(bytes, i + 7))};
        }
        return true;
    });
    return frame;
}

std::optional<ImageFacts> jpeg_facts(std::string_view bytes) {
    const std::optional<JpegFrame> frame = jpeg_frame(bytes);
    if (!frame) return std::nullopt;
    const auto [width, height] = frame->size;
    const bool lies_on_its_side = jpeg_orientation(bytes) >= 5;
    return ImageFacts{lies_on_its_side ? PixelSize{height, width} : PixelSize{width, height}, false};
}

}  // namespace

std::optional<PictureFormat> picture_format(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF")) return PictureFormat::jpeg;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return PictureFormat::png;
    if (bytes.starts_with("RIFF") && bytes.size() >= riff_header && bytes.substr(8, 4) == "WEBP") {
        return PictureFormat::webp;
    }
    return std::nullopt;
}

std::optional<ImageFacts> picture_facts(std::string_view bytes, PictureFormat format) {
    const std::optional<ImageFacts> facts = format == PictureFormat::webp  ? webp_facts(bytes)
                                            : format == PictureFormat::png ? png_facts(bytes)
                                                                           : jpeg_facts(bytes);
    if (facts && facts->size.empty()) return std::nullopt;
    return facts;
}

int jpeg_orientation(std::string_view bytes) {
    constexpr std::string_view mark("Exif\0\0", 6);
    int orientation = 1;
    walk_jpeg(bytes, [&](std::uint32_t marker, std::size_t i) {
        if (marker == exif_segment && i + 2 <= bytes.size()) {
            std::string_view segment = bytes.substr(i, big_endian(bytes, i, 2));
            segment.remove_prefix(std::min<std::size_t>(2, segment.size()));
            if (segment.starts_with(mark)) {
                const int found = tiff_orientation(segment.substr(mark.size()));
                if (found >= 1 && found <= 8) orientation = found;
                return true;
            }
        }
        return starts_frame(marker);
    });
    return orientation;
}

bool is_complete(std::string_view bytes, PictureFormat format) {
    switch (format) {
        case PictureFormat::png: return png_is_complete(bytes);
        case PictureFormat::jpeg:
            return walk_jpeg(bytes, [](std::uint32_t marker, std::size_t) { return marker == end_of_image; });
        case PictureFormat::webp:
            return bytes.size() >= chunk_header && little_endian(bytes, 4, 4) <= bytes.size() - chunk_header;
    }
    return false;
}

bool is_cmyk_jpeg(std::string_view bytes) {
    const std::optional<JpegFrame> frame = jpeg_frame(bytes);
    return frame && frame->components == 4;
}

}  // namespace foyer
