// A QR code: an address as a square of dark and light modules, for a telephone's camera.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace foyer {

struct QrCode {
    int size = 0;            ///< modules a side, without the quiet zone
    std::vector<bool> dark;  ///< row by row
    bool operator==(const QrCode&) const = default;

    bool at(int column, int row) const {
        return dark[static_cast<std::size_t>(row) * static_cast<std::size_t>(size) + static_cast<std::size_t>(column)];
    }
};

/// Modules of light that must stand on each side of a code (ISO/IEC 18004).
inline constexpr int quiet_zone = 4;

/// Of the least size that holds the bytes with middling correction, which still reads with a hand's shadow over a
/// seventh of it. Nothing where there are no bytes, or too many.
std::optional<QrCode> make_qr_code(std::string_view bytes);

}  // namespace foyer
