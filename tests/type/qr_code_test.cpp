// Codes: their modules by the standard, and what a reader makes of one that was drawn.
#include "type/qr_code.h"

#include <doctest/doctest.h>

#include <string>

using namespace foyer;

namespace {

/// The eye in a corner: a ring, light, a dark square, and a light line about it.
bool has_eye(const QrCode& code, int left, int top) {
    for (int y = 0; y < 7; ++y) {
        for (int x = 0; x < 7; ++x) {
            const bool ring = x == 0 || x == 6 || y == 0 || y == 6, square = x >= 2 && x <= 4 && y >= 2 && y <= 4;
            if (code.at(left + x, top + y) != (ring || square)) return false;
        }
    }
    return true;
}

}  // namespace

TEST_SUITE("type") {
    TEST_CASE("a code has its three eyes, its timing lines and its dark module, and grows with what it holds") {
        int before = 0;
        for (const std::size_t length : {12U, 40U, 120U, 300U}) {
            const auto code = make_qr_code("https://" + std::string(length, 'a'));
            REQUIRE(code.has_value());
            CHECK((code->size - 17) % 4 == 0);
            CHECK(code->dark.size() == static_cast<std::size_t>(code->size * code->size));
            CHECK(has_eye(*code, 0, 0));
            CHECK(has_eye(*code, code->size - 7, 0));
            CHECK(has_eye(*code, 0, code->size - 7));
            for (int at = 8; at < code->size - 8; ++at) {
                CHECK(code->at(at, 6) == (at % 2 == 0));
                CHECK(code->at(6, at) == (at % 2 == 0));
            }
            CHECK(code->at(8, code->size - 8));
            CHECK(code->size > before);
            before = code->size;
        }
        // The correction level stands in the format's first two bits, masked: 00 is M.
        const auto code = make_qr_code("https://example.org");
        REQUIRE(code.has_value());
        CHECK(code->at(0, 8));
        CHECK(!code->at(1, 8));
    }

    TEST_CASE("the same bytes make the same code, others another; nothing, or too much, makes none") {
        CHECK(make_qr_code("https://example.org/a") == make_qr_code("https://example.org/a"));
        CHECK(make_qr_code("https://example.org/a") != make_qr_code("https://example.org/b"));
        CHECK(!make_qr_code(""));
        CHECK(!make_qr_code(std::string(5000, 'x')));
    }
}
