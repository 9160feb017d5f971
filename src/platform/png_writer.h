// A PNG written a few rows at a time, so that a wall-sized export never lies in memory whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

#include "core/bitmap.h"
#include "core/result.h"
#include "platform/files.h"

namespace foyer {

/// `opaque` writes three channels and passes over alpha.
enum class PngKind { opaque, with_alpha };

/// sRGB, 8 bits a channel. The file stands in its place only after finish(); destroyed before, there is none.
class PngWriter {
public:
    static Result<PngWriter> create(Files& files, const std::filesystem::path& path, PixelSize size,
                                    PngKind kind = PngKind::opaque);

    PngWriter(PngWriter&&) noexcept;
    PngWriter& operator=(PngWriter&&) noexcept;
    ~PngWriter();

    /// Whole rows, from the top: 4 bytes a pixel (R, G, B, A), not premultiplied. After a failure, or rows that do not
    /// fit, every later call fails too.
    Status write_rows(std::span<const std::uint8_t> rgba_rows);

    /// After the last row.
    Status finish();

private:
    struct State;
    explicit PngWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// With an alpha channel only where some pixel is not opaque.
Status write_png(Files& files, const std::filesystem::path& path, const Bitmap& bitmap);

}  // namespace foyer
