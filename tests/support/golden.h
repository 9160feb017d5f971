// Golden texts in tests/goldens: compared line by line. FOYER_UPDATE_GOLDENS=1 writes them anew.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "core/text.h"

namespace foyer::testing {

inline std::filesystem::path golden_path(std::string_view name) {
    return std::filesystem::path(FOYER_SOURCE_DIR "/tests/goldens") / name;
}

inline bool updates_goldens() {
    const char* value = std::getenv("FOYER_UPDATE_GOLDENS");
    return value && std::string_view(value) == "1";
}

/// The first lines that differ, a few of them, as `-` wanted and `+` come; empty where the texts are the same.
inline std::string short_difference(std::string_view wanted, std::string_view come) {
    if (wanted == come) return {};
    const auto a = split_lines(wanted), b = split_lines(come);
    std::string out;
    int shown = 0;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()) && shown < 6; ++i) {
        const std::string_view left = i < a.size() ? a[i] : "(end)", right = i < b.size() ? b[i] : "(end)";
        if (left == right) continue;
        out += "\nline " + std::to_string(i + 1) + "\n- " + std::string(left.substr(0, 240)) + "\n+ " + std::string(right.substr(0, 240));
        ++shown;
    }
    return out + "\n(FOYER_UPDATE_GOLDENS=1 takes what has come)";
}

inline std::string golden_text(std::string_view name) {
    const auto path = golden_path(name);
    std::ifstream in(path, std::ios::binary);
    REQUIRE_MESSAGE(in.good(), "there is no golden " << path.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

inline void check_golden(std::string_view name, std::string_view text) {
    if (updates_goldens()) {
        std::ofstream(golden_path(name), std::ios::binary) << text;
        return;
    }
    const std::string difference = short_difference(golden_text(name), text);
    CHECK_MESSAGE(difference.empty(), name << difference);
}

}  // namespace foyer::testing
