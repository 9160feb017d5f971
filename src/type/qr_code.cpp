#include "type/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace foyer {

std::optional<QrCode> make_qr_code(std::string_view bytes) {
    constexpr std::size_t most = 1000;  // far more than can be read off a screen
    if (bytes.empty() || bytes.size() > most) return std::nullopt;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
        QRcode_encodeData(static_cast<int>(bytes.size()), reinterpret_cast<const unsigned char*>(bytes.data()), 0,
                          QR_ECLEVEL_M),
        &QRcode_free);
    if (!made) return std::nullopt;
    QrCode code{made->width, {}};
    const auto count = static_cast<std::size_t>(code.size) * static_cast<std::size_t>(code.size);
    code.dark.reserve(count);
    for (std::size_t i = 0; i < count; ++i) code.dark.push_back((made->data[i] & 1) != 0);
    return code;
}

}  // namespace foyer
