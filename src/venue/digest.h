// Digests of bytes: names that only the same bytes have.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sha256_ctx;

namespace foyer {

/// SHA-256 (FIPS 180-4), fed piece by piece.
class Digest {
public:
    Digest();
    ~Digest();
    void add(std::string_view bytes);
    /// 64 hexadecimal digits; once, at the end.
    std::string finish();

private:
    std::unique_ptr<sha256_ctx> m_state;
};

std::string digest_of(std::string_view bytes);

}  // namespace foyer
