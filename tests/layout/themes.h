// The bundled themes and the shapes of screen they are made for, read once for all tests.
#pragma once

#include <doctest/doctest.h>

#include <array>
#include <map>
#include <string>

#include "support/project.h"

namespace foyer::testing {

inline constexpr std::array<const char*, 3> theme_names = {"fanzine", "quarterly", "programme"};
inline constexpr std::array<PixelSize, 5> shapes = {
    {{1920, 1080}, {1080, 1920}, {1440, 1080}, {2520, 1080}, {1080, 1080}}};

inline const Theme& theme_of(const std::string& name) {
    static std::map<std::string, Theme> known;
    const auto [entry, fresh] = known.try_emplace(name);
    if (fresh) {
        auto read = read_theme(project_data(), name, SystemFiles());
        REQUIRE_MESSAGE(read.ok(), name);
        for (const Diagnostic& diagnostic : read->diagnostics) FAIL_CHECK(to_string(diagnostic));
        entry->second = std::move(read->theme);
    }
    return entry->second;
}

}  // namespace foyer::testing
