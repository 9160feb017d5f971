#include "shell/options.h"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace foyer;

namespace {

ParsedOptions parsed(std::initializer_list<const char*> words) {
    std::vector<const char*> all = {"foyer"};
    all.insert(all.end(), words);
    return parse_options(static_cast<int>(all.size()), all.data());
}

/// What well-formed words ask for.
Options options(std::initializer_list<const char*> words) {
    const ParsedOptions result = parsed(words);
    REQUIRE_FALSE(result.exit_status.has_value());
    return result.options;
}

}  // namespace

TEST_SUITE("shell") {
TEST_CASE("a kiosk is given a programme, or a code to set") {
    const Options o = options({"kiosk", "lobby/", "--rotate", "270", "--status", "s.json", "--display", "HDMI-1", "--set", "kiosk.idle=20"});
    CHECK(o.command == Command::kiosk);
    CHECK(o.review == "lobby/");
    CHECK(o.quarter_turns == 3);
    CHECK(o.status == "s.json");
    CHECK(o.display == "HDMI-1");
    CHECK(o.sets == std::vector<std::string>{"kiosk.idle=20"});
    CHECK(!o.set_code);
    CHECK(options({"kiosk", "--set-code"}).set_code);
    CHECK(parsed({"kiosk"}).exit_status == 2);
    CHECK(parsed({"kiosk", "lobby/", "--rotate", "45"}).exit_status == 2);
}

TEST_CASE("no words open the bundled review in a window") {
    const Options o = options({});
    CHECK(o.command == Command::edit);
    CHECK(o.review.empty());
    CHECK_FALSE(o.size.has_value());
    CHECK(o.theme.empty());
    CHECK(o.sets.empty());
    CHECK(o.output.empty());
    CHECK(o.spread == 0);
    CHECK_FALSE(o.card.has_value());
    CHECK_FALSE(o.json);
    CHECK(o.frames == 0);
    CHECK(o.stats.empty());
    CHECK(o.gl == "any");
}

TEST_CASE("a review alone, and options alone, mean edit") {
    const Options review = options({"a.md"});
    CHECK(review.command == Command::edit);
    CHECK(review.review == "a.md");
    const Options option = options({"--size", "640x360"});
    CHECK(option.command == Command::edit);
    CHECK(option.size == PixelSize{640, 360});
    const Options both = options({"--theme", "mine", "a.md"});
    CHECK(both.command == Command::edit);
    CHECK(both.review == "a.md");
    CHECK(both.theme == "mine");
}

TEST_CASE("a card is asked for by its kind and number") {
    CHECK(options({"export", "a.md", "-o", "o.png", "--card", "act:4"}).card == CardSubject{CardKind::act, 3});
    CHECK(options({"export", "a.md", "-o", "o.png", "--card", "plate"}).card == CardSubject{CardKind::plate, 0});
    CHECK(options({"dump", "layout", "a.md", "--card", "quote:2"}).card == CardSubject{CardKind::quote, 1});
}

TEST_CASE("edit takes all of its options") {
    const Options o = options({"edit", "a.md", "--size", "1920x1080", "--theme", "mine", "--set", "text.size=21", "--frames", "7",
                               "--stats", "s.json", "--gl", "gles30"});
    CHECK(o.command == Command::edit);
    CHECK(o.review == "a.md");
    CHECK(o.size == PixelSize{1920, 1080});
    CHECK(o.theme == "mine");
    CHECK(o.sets == std::vector<std::string>{"text.size=21"});
    CHECK(o.frames == 7);
    CHECK(o.stats == "s.json");
    CHECK(o.gl == "gles30");
}

TEST_CASE("export takes all of its options") {
    const Options o = options({"export", "a.md", "-o", "out.png", "--spread", "3", "--size", "320x320", "--gl", "gl33"});
    CHECK(o.command == Command::export_pictures);
    CHECK(o.review == "a.md");
    CHECK(o.output == "out.png");
    CHECK(o.spread == 3);
    CHECK(o.size == PixelSize{320, 320});
    CHECK(o.gl == "gl33");
    CHECK(options({"export", "--output", "o.png", "b.txt"}).output == "o.png");
    CHECK(options({"export", "--output", "o.png", "b.txt"}).review == "b.txt");
}

TEST_CASE("dump layout, check and params are commands") {
    const Options dump = options({"dump", "layout", "a.md", "--size", "640x400"});
    CHECK(dump.command == Command::dump_layout);
    CHECK(dump.review == "a.md");
    CHECK(dump.size == PixelSize{640, 400});
    const Options check = options({"check", "a.md"});
    CHECK(check.command == Command::check);
    CHECK(check.review == "a.md");
    CHECK_FALSE(check.json);
    CHECK(options({"check", "a.md", "--json"}).json);
    const Options params = options({"params"});
    CHECK(params.command == Command::params);
    CHECK_FALSE(params.json);
    CHECK(options({"params", "--json"}).json);
}

TEST_CASE("a parameter may be set as often as one likes, before and behind the review") {
    const Options o = options({"edit", "--set", "text.size=21", "--set", "palette.accent=#0a7cff", "a.md", "--set", "text.size=22"});
    CHECK(o.sets == std::vector<std::string>{"text.size=21", "palette.accent=#0a7cff", "text.size=22"});
    CHECK(o.review == "a.md");
}

TEST_CASE("sizes are taken from 320 to 16384 a side") {
    CHECK(options({"--size", "320x320"}).size == PixelSize{320, 320});
    CHECK(options({"--size", "16384x16384"}).size == PixelSize{16384, 16384});
    for (const char* wrong : {"319x320", "320x319", "16385x320", "320x16385", "1920", "x1080", "1920x", "x", "1920x1080x3", "-640x360",
                              "640X360", "640 x 360", "99999999999x360", "6.4e2x360", "wide"}) {
        CAPTURE(wrong);
        CHECK(parsed({"edit", "--size", wrong}).exit_status == 2);
        CHECK(parsed({"export", "a.md", "-o", "o.png", "--size", wrong}).exit_status == 2);
    }
}

TEST_CASE("help and version end with status 0") {
    for (const char* word : {"--help", "-h", "--version"}) {
        CAPTURE(word);
        CHECK(parsed({word}).exit_status == 0);
    }
    for (const char* command : {"edit", "export", "dump", "check", "params"}) {
        CAPTURE(command);
        CHECK(parsed({command, "--help"}).exit_status == 0);
    }
    CHECK(parsed({"dump", "layout", "--help"}).exit_status == 0);
}

TEST_CASE("words that cannot be followed end with status 2") {
    const std::initializer_list<std::initializer_list<const char*>> all = {
        {"--nonsense"},
        {"edit", "a.md", "b.md"},
        {"edit", "--frames", "0"},
        {"edit", "--frames", "-3"},
        {"edit", "--frames", "many"},
        {"edit", "--gl", "vulkan"},
        {"edit", "--set"},
        {"edit", "-o", "o.png"},
        {"export"},
        {"export", "a.md"},
        {"export", "-o", "o.png"},
        {"export", "a.md", "-o", "o.png", "--spread", "0"},
        {"export", "a.md", "-o", "o.png", "--spread", "x"},
        {"export", "a.md", "-o", "o.png", "--card", "act"},
        {"export", "a.md", "-o", "o.png", "--card", "act:0"},
        {"export", "a.md", "-o", "o.png", "--card", "act:4x"},
        {"export", "a.md", "-o", "o.png", "--card", "quote:99999"},
        {"export", "a.md", "-o", "o.png", "--card", "plate:1"},
        {"export", "a.md", "-o", "o.png", "--card", ""},
        {"export", "a.md", "-o", "o.png", "--card", "plate", "--spread", "1"},
        {"check", "a.md", "--card", "plate"},
        {"dump"},
        {"dump", "paint", "a.md"},
        {"dump", "layout"},
        {"check", "a.md", "check", "b.md"},
        {"params", "--size", "640x360"},
        {"params", "a.md"},
    };
    for (const auto& words : all) {
        std::string said;
        for (const char* word : words) said += std::string(" ") + word;
        CAPTURE(said);
        CHECK(parsed(words).exit_status == 2);
    }
}
}
