#include "platform/picture_rows.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <vector>

namespace foyer {
namespace {

constexpr std::size_t channels = 4;

std::size_t byte_count(PixelSize size) {
    return static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * channels;
}

const std::uint8_t* row_of(const PictureRows& rows, int y) {
    return rows.pixels + static_cast<std::ptrdiff_t>(y) * rows.pitch;
}

void expand_row(const PictureRows& rows, int y, std::uint8_t* out) {
    const std::uint8_t* in = row_of(rows, y);
    const auto width = static_cast<std::size_t>(rows.size.width);
    if (rows.bytes_per_pixel == 4) {
        std::memcpy(out, in, width * channels);
        return;
    }
    // Four bytes at a time, of which the last is overwritten; the row's last pixel has only three to read.
    for (std::size_t x = 0; x + 1 < width; ++x, in += 3, out += channels) {
        std::memcpy(out, in, channels);
        out[3] = 255;
    }
    std::memcpy(out, in, 3);
    out[3] = 255;
}

/// How one axis is shared out: pixel i of the small one is the span from `first` on, weighted, weights summing to 1.
struct Span {
    int first = 0;
    std::vector<float> weights;
};

std::vector<Span> spans(int large, int small) {
    std::vector<Span> result(static_cast<std::size_t>(small));
    const double step = static_cast<double>(large) / small;
    for (int i = 0; i < small; ++i) {
        const double begin = i * step, end = std::min<double>(large, (i + 1) * step);
        Span& span = result[static_cast<std::size_t>(i)];
        span.first = static_cast<int>(begin);
        for (int k = span.first; k < large && k < end; ++k) {
            const double covered = std::min<double>(k + 1, end) - std::max<double>(k, begin);
            span.weights.push_back(static_cast<float>(covered / (end - begin)));
        }
    }
    return result;
}

/// A row made narrower, colours multiplied by alpha.
void reduce_row(const std::vector<std::uint8_t>& row, const std::vector<Span>& columns, std::vector<float>& out) {
    for (std::size_t x = 0; x < columns.size(); ++x) {
        const Span& span = columns[x];
        const std::uint8_t* in = row.data() + static_cast<std::size_t>(span.first) * channels;
        float sum[channels] = {};
        for (const float weight : span.weights) {
            const float alpha = weight * static_cast<float>(in[3]);
            for (std::size_t c = 0; c < 3; ++c) sum[c] += alpha * static_cast<float>(in[c]);
            sum[3] += alpha;
            in += channels;
        }
        std::copy(sum, sum + channels, out.data() + x * channels);
    }
}

void write_row(const std::vector<float>& sums, std::uint8_t* out) {
    const auto to_byte = [](float value) { return static_cast<std::uint8_t>(std::clamp(value + 0.5f, 0.0f, 255.0f)); };
    for (std::size_t i = 0; i < sums.size(); i += channels) {
        const float alpha = sums[i + 3];
        for (std::size_t c = 0; c < 3; ++c) out[i + c] = alpha > 0 ? to_byte(sums[i + c] / alpha) : std::uint8_t{0};
        out[i + 3] = to_byte(alpha);
    }
}

}  // namespace

Bitmap copied(const PictureRows& rows) {
    // By way of one row that stays in the cache: filling the whole with zeros first would cost more.
    Bitmap bitmap{rows.size, {}};
    bitmap.pixels.reserve(byte_count(rows.size));
    std::vector<std::uint8_t> row(static_cast<std::size_t>(rows.size.width) * channels);
    for (int y = 0; y < rows.size.height; ++y) {
        expand_row(rows, y, row.data());
        bitmap.pixels.insert(bitmap.pixels.end(), row.begin(), row.end());
    }
    return bitmap;
}

Bitmap reduced(const PictureRows& rows, PixelSize size) {
    assert(!size.empty() && size.width <= rows.size.width && size.height <= rows.size.height);
    Bitmap bitmap{size, std::vector<std::uint8_t>(byte_count(size))};
    const std::size_t pitch = static_cast<std::size_t>(size.width) * channels;
    const std::vector<Span> columns = spans(rows.size.width, size.width);
    const std::vector<Span> lines = spans(rows.size.height, size.height);
    std::vector<std::uint8_t> full(static_cast<std::size_t>(rows.size.width) * channels);
    std::vector<float> narrow(pitch), sums(pitch);
    int narrowed = -1;  // the row in `narrow`: two spans may share the one between them
    for (int y = 0; y < size.height; ++y) {
        const Span& span = lines[static_cast<std::size_t>(y)];
        std::ranges::fill(sums, 0.0f);
        for (std::size_t k = 0; k < span.weights.size(); ++k) {
            const int line = span.first + static_cast<int>(k);
            if (line != narrowed) {
                expand_row(rows, line, full.data());
                reduce_row(full, columns, narrow);
                narrowed = line;
            }
            for (std::size_t i = 0; i < pitch; ++i) sums[i] += span.weights[k] * narrow[i];
        }
        write_row(sums, bitmap.pixels.data() + static_cast<std::size_t>(y) * pitch);
    }
    return bitmap;
}

Bitmap upright(Bitmap bitmap, int orientation) {
    if (orientation <= 1 || orientation > 8) return bitmap;
    const auto [width, height] = bitmap.size;
    const bool on_its_side = orientation >= 5;
    const bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool from_bottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    Bitmap turned{on_its_side ? PixelSize{height, width} : bitmap.size,
                  std::vector<std::uint8_t>(bitmap.pixels.size())};
    std::uint8_t* out = turned.pixels.data();
    for (int y = 0; y < turned.size.height; ++y) {
        for (int x = 0; x < turned.size.width; ++x, out += channels) {
            const int across = on_its_side ? y : x, down = on_its_side ? x : y;
            const int column = from_right ? width - 1 - across : across, row = from_bottom ? height - 1 - down : down;
            const std::size_t place =
                static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(column);
            std::memcpy(out, bitmap.pixels.data() + place * channels, channels);
        }
    }
    return turned;
}

}  // namespace foyer
