// Sources and what is expected of them.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <variant>
#include <vector>

#include "import/import.h"
#include "review/yaml_value.h"

namespace foyer::testing {

inline std::filesystem::path import_fixtures() { return FOYER_SOURCE_DIR "/tests/fixtures/import"; }

inline std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    REQUIRE_MESSAGE(stream.good(), "cannot open ", path.string());
    return {std::istreambuf_iterator<char>(stream), {}};
}

inline Imported imported(std::string_view text, const std::string& name = "source.txt") {
    auto result = import_review(text, {name, "", ""});
    REQUIRE_MESSAGE(result.ok(), name);
    return std::move(*result);
}

inline std::string body_text(const Review& review) {
    std::string out;
    for (const Paragraph& paragraph : review.paragraphs) out += plain_text(paragraph.text) + "\n";
    return out;
}

/// Six thousand words from a few sentences, all different enough to be text.
inline std::string long_source() {
    const std::vector<std::string> who = {"The nurse", "A visitor", "The younger son", "An old neighbour", "The lawyer", "Somebody's aunt", "The dog"};
    const std::vector<std::string> does = {"opens the third door", "waits on the landing", "counts the candles again", "asks what the house is worth", "listens at the wall", "forgets the name of the painter", "walks the corridor from end to end"};
    const std::vector<std::string> then = {"and the film watches without a word", "as if nothing could ever be sold", "while the clocks disagree", "because that is what the rooms are for", "and nobody thanks them for it", "in a shot that is longer than it looks", "before the light goes out of the glass"};
    std::string text = "The Long Corridor: every room in the house\n\nBy Augusta Finch\n1 December 2015\n\n"
                       "Leopold Strand's new film, The Long Corridor, is about a house with too many rooms in it, and it shows us all of them. Nurse Harrow (Beatrix Lane) has the keys.\n\n";
    for (std::size_t paragraph = 0; paragraph < 60; ++paragraph) {
        for (std::size_t sentence = 0; sentence < 7; ++sentence) {
            const std::size_t n = paragraph * 7 + sentence;
            text += who[(n * 3 + paragraph) % 7] + " " + does[(n * 5 + sentence) % 7] + " " + then[(n + paragraph * 2) % 7] + ". ";
        }
        text += "\n\n";
    }
    return text + "★★★★\n";
}

}  // namespace foyer::testing
