// The project's own fonts, opened once for all tests.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>

#include "type/font_book.h"

namespace foyer::test {

inline std::string read_bytes(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline std::vector<FontFile> font_files() {
    std::vector<FontFile> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(FOYER_SOURCE_DIR "/fonts")) {
        if (entry.path().extension() == ".ttf") files.push_back({entry.path().string(), read_bytes(entry.path())});
    }
    return files;
}

inline const FontBook& font_book() {
    static const FontBook book = [] {
        Diagnostics diagnostics;
        auto opened = FontBook::open(font_files(), diagnostics);
        return std::move(opened).value();
    }();
    return book;
}

}  // namespace foyer::test
