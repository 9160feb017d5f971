#include "layout/break_dump.h"

#include <doctest/doctest.h>

#include <cmath>
#include <sstream>

#include "support/project.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

std::string oracle(const std::string& name) {
    return SystemFiles().read(std::string(FOYER_SOURCE_DIR) + "/tests/oracles/tex-line-breaks/" + name, 1u << 20).value();
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

struct Ratio {
    std::string without;  ///< the line of JSON with its ratio taken out
    std::optional<double> ratio;
};

Ratio parted(const std::string& line) {
    const std::string key = "\"ratio\": ";
    const auto at = line.find(key);
    const auto comma = line.find(',', at);
    const std::string number = line.substr(at + key.size(), comma - at - key.size());
    Ratio parted{line.substr(0, at) + line.substr(comma + 2), std::nullopt};
    if (number != "null") parted.ratio = std::stod(number);
    return parted;
}

std::string dumped(int measure, const Style& style) {
    Typesetter typesetter(project_fonts());
    const FaceId face = *project_fonts().find("Source Serif 4");
    return dump_breaks(oracle("her-smell.paragraphs.txt"), {face, 19_pt, Pt(measure), "en-US", style}, typesetter);
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("every line of the oracle is TeX's, at every measure") {
        for (const int measure : {270, 345, 480}) {
            CAPTURE(measure);
            const auto wanted = lines_of(oracle("source-serif-4-19-at-" + std::to_string(measure) + ".jsonl"));
            const auto come = lines_of(dumped(measure, tex_style()));
            REQUIRE(come.size() == wanted.size());
            for (std::size_t i = 0; i < come.size(); ++i) {
                const Ratio a = parted(come[i]), b = parted(wanted[i]);
                CHECK(a.without == b.without);
                REQUIRE(a.ratio.has_value() == b.ratio.has_value());
                // A tenth is a fifth of a point over a line's spaces: TeX kerns across them, HarfBuzz's words do not.
                if (a.ratio) CHECK(std::abs(*a.ratio - *b.ratio) < 0.1);
            }
        }
    }

    TEST_CASE("what goes beyond TeX changes the lines once it is switched on") {
        const std::string plain = dumped(270, tex_style());
        for (const auto& [id, value] : {std::pair("composer.glyph_flex", "2"), {"composer.letter_flex", "1.5"}, {"composer.hyphen", "1000"},
                                        {"composer.one_letter", "yes"}, {"text.protrusion", "yes"},
                                        {"text.hyphenation", "no"}, {"text.setting", "ragged"}, {"composer.line", "200"}}) {
            Style style = tex_style();
            REQUIRE(style.set(id, value).ok());
            CAPTURE(std::string(id));
            CHECK((dumped(270, style) != plain));
        }
    }

    TEST_CASE("empty lines are no paragraphs, and no text gives no lines") {
        Typesetter typesetter(project_fonts());
        const Style style = tex_style();
        const BreakRequest request{*project_fonts().find("Source Serif 4"), 19_pt, 345_pt, "en-US", style};
        CHECK(dump_breaks("\n \n", request, typesetter).empty());
        CHECK(dump_breaks("One \"two\"\n\nthree\n", request, typesetter) ==
              "{\"paragraph\": 1, \"line\": 1, \"ratio\": null, \"text\": \"One \\\"two\\\"\", \"last\": true}\n"
              "{\"paragraph\": 2, \"line\": 1, \"ratio\": null, \"text\": \"three\", \"last\": true}\n");
    }
}
