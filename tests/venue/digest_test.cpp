#include "venue/digest.h"

#include <doctest/doctest.h>

using namespace foyer;

TEST_CASE("digests are those of the standard's examples") {
    CHECK(digest_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(digest_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(digest_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(digest_of(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a digest does not depend on how its bytes come in") {
    const std::string bytes(300, 'x');
    for (std::size_t step = 1; step < 140; ++step) {
        Digest digest;
        for (std::size_t at = 0; at < bytes.size(); at += step) digest.add(std::string_view(bytes).substr(at, step));
        CHECK(digest.finish() == digest_of(bytes));
    }
}
