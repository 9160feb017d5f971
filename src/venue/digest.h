// Digests of bytes: names that only the same bytes have.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace foyer {

/// SHA-256 (FIPS 180-4), fed piece by piece.
class Digest {
public:
    Digest();
    void add(std::string_view bytes);
    /// 64 hexadecimal digits; once, at the end.
    std::string finish();

private:
    void take_block(const unsigned char* block);

    std::array<std::uint32_t, 8> m_state;
    std::array<unsigned char, 64> m_block{};
    std::size_t m_filled = 0;
    std::uint64_t m_length = 0;
};

std::string digest_of(std::string_view bytes);

}  // namespace foyer
