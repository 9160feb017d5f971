#include "venue/digest.h"

#include <fmt/format.h>
#include <nettle/sha2.h>

#include <array>

namespace foyer {

Digest::Digest() : m_state(std::make_unique<sha256_ctx>()) { sha256_init(m_state.get()); }
Digest::~Digest() = default;

void Digest::add(std::string_view bytes) {
    sha256_update(m_state.get(), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string Digest::finish() {
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(m_state.get(), digest.size(), digest.data());
    return fmt::format("{:02x}", fmt::join(digest, ""));
}

std::string digest_of(std::string_view bytes) {
    Digest digest;
    digest.add(bytes);
    return digest.finish();
}

}  // namespace foyer
