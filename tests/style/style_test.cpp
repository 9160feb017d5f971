#include "style/style.h"

#include <doctest/doctest.h>

#include <set>

#include "style/theme.h"

using namespace foyer;

TEST_SUITE("style") {
    TEST_CASE("every row has an id of its own, a group, a help and an initial value that reads") {
        std::set<std::string_view> ids;
        for (const Parameter& parameter : registry) {
            CAPTURE(parameter.id);
            CHECK(ids.insert(parameter.id).second);
            CHECK(parameter.id.find('.') != std::string_view::npos);
            CHECK_FALSE(parameter.group.empty());
            CHECK(parameter.help.size() > 4);
            const auto value = parse_value(parameter, parameter.initial);
            REQUIRE(value.ok());
            CHECK(to_string(parameter, *value) == parameter.initial);
            if (parameter.kind == ParameterKind::number) CHECK(parameter.least < parameter.greatest);
        }
        CHECK(registry.size() >= 60);
    }

    TEST_CASE("values read and write as the same text") {
        const Parameter number = rows::number("a.b", "g", Stage::layout, "1", -2, 5, "pt", "help");
        CHECK(std::get<double>(*parse_value(number, " 2.5 ")) == 2.5);
        CHECK(parse_value(number, "six").error().message == "a.b cannot be `six`: expected -2 to 5 pt");
        CHECK_FALSE(parse_value(number, "5.01").ok());
        CHECK_FALSE(parse_value(number, "nan").ok());
        CHECK_FALSE(parse_value(number, "inf").ok());
        CHECK_FALSE(parse_value(number, "").ok());
        const Parameter integer = rows::integer("a.b", "g", Stage::layout, "1", 0, 5, "", "help");
        CHECK(std::get<int>(*parse_value(integer, "4")) == 4);
        CHECK_FALSE(parse_value(integer, "4.5").ok());
        const Parameter choice = rows::choice("a.b", "g", Stage::layout, "one", "one|two|three", "help");
        CHECK(std::get<Choice>(*parse_value(choice, "three")).index == 2);
        CHECK(parse_value(choice, "four").error().message == "a.b cannot be `four`: expected one, two or three");
        const Parameter colour = rows::colour("a.b", "g", "#000000", "help");
        CHECK(to_string(colour, *parse_value(colour, "#fff")) == "#ffffff");
    }

    TEST_CASE("an unknown id is answered with the nearest") {
        Style style;
        CHECK(style.set("text.szie", "21").error().message == "there is no parameter `text.szie`: did you mean `text.size`?");
        CHECK(style.set("x", "21").error().message == "there is no parameter `x`: `foyer params` lists them");
        CHECK(style == Style());
        CHECK(style.set("text.size", "21").ok());
        CHECK(style.number("text.size") == 21);
        CHECK(style.text_style("text").size == 21_pt);
    }

    TEST_CASE("a value of the wrong kind or out of range changes nothing") {
        Style style;
        const std::size_t row = *find_parameter("text.size");
        CHECK_FALSE(style.set(row, Value(true)).ok());
        CHECK_FALSE(style.set(row, Value(400.0)).ok());
        CHECK_FALSE(style.set(registry.size(), Value(1.0)).ok());
        CHECK(style == Style());
    }

    TEST_CASE("a paint row leaves the layout's part alone") {
        Style style;
        REQUIRE(style.set("palette.accent", "#00ff00").ok());
        CHECK(style.same_up_to(Style(), Stage::layout));
        CHECK_FALSE(style.same_up_to(Style(), Stage::paint));
        REQUIRE(style.set("text.size", "20").ok());
        CHECK_FALSE(style.same_up_to(Style(), Stage::layout));
    }

    TEST_CASE("a style file keeps only what differs and reads back the same") {
        Style style;
        REQUIRE(style.set("text.size", "21.5").ok());
        REQUIRE(style.set("text.case", "small letters").ok());
        REQUIRE(style.set("headline.face", "Archivo 900").ok());
        REQUIRE(style.set("palette.paper", "#ffffff").ok());
        const std::string file = write_style(style, Style());
        CHECK(file == "palette.paper: \"#ffffff\"\ntext.size: 21.5\ntext.case: \"small letters\"\nheadline.face: \"Archivo 900\"\n");
        const ParsedStyle back = parse_style(file, "a.style.yaml", Style());
        CHECK(back.diagnostics.empty());
        CHECK(back.style == style);
        CHECK(write_style(Style(), Style()).empty());
    }

    TEST_CASE("a style file's mistakes cost their own rows alone") {
        const ParsedStyle parsed =
            parse_style("text:\n  size: 22\n  szie: 3\nheadline.size: big\npalette.ink: [1, 2]\n", "a.style.yaml", Style());
        CHECK(parsed.style.number("text.size") == 22);
        REQUIRE(parsed.diagnostics.size() == 3);
        CHECK(to_string(parsed.diagnostics[0]) ==
              "a.style.yaml:3:3: warning: there is no parameter `text.szie`: did you mean `text.size`?");
        CHECK(to_string(parsed.diagnostics[1]) ==
              "a.style.yaml:4:1: warning: headline.size cannot be `big`: expected 48 to 420 pt");
        CHECK(parsed.diagnostics[2].place.line == 5);
        CHECK_FALSE(parse_style("a: [", "a.style.yaml", Style()).diagnostics.empty());
        CHECK_FALSE(parse_style(std::string(5000, '['), "a.style.yaml", Style()).diagnostics.empty());
        CHECK(parse_style("", "a.style.yaml", Style()).diagnostics.empty());
    }
}
