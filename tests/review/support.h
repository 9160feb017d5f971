// Short forms for the tests of the parser: what was said, as compilers write it, and what came out.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "review/review.h"

namespace foyer::testing {

inline std::string read_file(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    REQUIRE_MESSAGE(stream.good(), "cannot open ", path);
    return {std::istreambuf_iterator<char>(stream), {}};
}

inline std::string bundled_path() { return FOYER_SOURCE_DIR "/assets/her-smell/her-smell.md"; }

/// Every diagnostic on a line of its own, the file named `r.md`.
inline std::string said(const ParsedReview& parsed) {
    std::string out;
    for (const Diagnostic& diagnostic : parsed.diagnostics) out += to_string(diagnostic) + "\n";
    return out;
}

inline ParsedReview parsed(std::string_view text) { return parse_review(text, "r.md"); }

/// A front matter with a headline, the given lines, and one paragraph. The lines start at line 3.
inline std::string with_keys(std::string_view lines) {
    return "---\nheadline: Noise\n" + std::string(lines) + "---\n\nThe first room is dark.\n";
}

/// A front matter with a headline, and the given text, which starts at line 5.
inline std::string with_body(std::string_view body) { return "---\nheadline: Noise\n---\n\n" + std::string(body); }

inline std::string body_dump(const ParsedReview& parsed) {
    const std::string all = dump(parsed.review);
    const std::string before = "headline \"Noise\"\nlang \"en-US\"\n";
    REQUIRE(all.starts_with(before));
    return all.substr(before.size());
}

inline std::string headline(const ParsedReview& parsed) { return plain_text(parsed.review.headline); }

}  // namespace foyer::testing
