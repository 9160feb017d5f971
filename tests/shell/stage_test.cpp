#include "shell/stage.h"
#include "shell/review_pictures.h"

#include <doctest/doctest.h>

#include "support/faulty_files.h"
#include "support/scratch_folder.h"

using namespace foyer;
using namespace foyer::testing;
namespace fs = std::filesystem;

namespace {

const DataFolder own{FOYER_SOURCE_DIR};

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
std::string one_line(const Error& error) {
    CHECK_FALSE(error.message.empty());
    CHECK_FALSE(contains(error.message, "\n"));
    return error.message;
}

}  // namespace

TEST_SUITE("shell") {
TEST_CASE("the theme of the house can be read without complaint") {
    const SystemFiles files;
    const auto theme = read_theme(own, "fanzine", files);
    REQUIRE(theme.ok());
    CHECK(theme->theme.name == "fanzine");
    CHECK_FALSE(theme->theme.templates.empty());
    CHECK(theme->diagnostics.empty());
}

TEST_CASE("an unknown theme is answered with those there are") {
    const ScratchFolder folder;
    folder.put("assets/themes/early/style.yaml", "");
    folder.put("assets/themes/late/style.yaml", "");
    folder.put("assets/themes/no-theme.yaml", "");
    const SystemFiles files;
    for (const char* name : {"middle", "", "..", "early/../late", "no-theme.yaml"}) {
        CAPTURE(name);
        const auto theme = read_theme({folder.path()}, name, files);
        REQUIRE_FALSE(theme.ok());
        const std::string said = one_line(theme.error());
        CHECK(contains(said, std::string("`") + name + "`"));
        CHECK(contains(said, "early, late"));
    }
    const ScratchFolder empty;
    const auto none = read_theme({empty.path()}, "fanzine", files);
    REQUIRE_FALSE(none.ok());
    CHECK(contains(one_line(none.error()), "nor any other"));
}

TEST_CASE("a theme without a template is refused, by name") {
    const ScratchFolder folder;
    folder.put("assets/themes/bare/style.yaml", "text.size: 21\n");
    const auto theme = read_theme({folder.path()}, "bare", SystemFiles());
    REQUIRE_FALSE(theme.ok());
    CHECK(contains(one_line(theme.error()), "`bare`"));
}

TEST_CASE("a theme's file that cannot be read is an error, whichever it is") {
    SystemFiles system;
    FaultyFiles files(system);
    REQUIRE(read_theme(own, "fanzine", files).ok());
    const int calls = files.fault().calls();
    REQUIRE(calls >= 4);
    for (int call = 1; call <= calls; ++call) {
        CAPTURE(call);
        files.fault().strike_at(call);
        const auto theme = read_theme(own, "fanzine", files);
        REQUIRE_FALSE(theme.ok());
        one_line(theme.error());
    }
}

TEST_CASE("parameters are set over the theme's style, the last one counts") {
    const Style base;
    const auto style = style_with(base, {"text.size=21", " text.size = 22", "palette.accent=#0a7cff"});
    REQUIRE(style.ok());
    CHECK(style->points("text.size") == 22_pt);
    CHECK(style->colour("palette.accent") != base.colour("palette.accent"));
    const auto same = style_with(base, {});
    REQUIRE(same.ok());
    CHECK(*same == base);
}

TEST_CASE("a parameter that cannot be set so is an error that names it") {
    for (const char* set : {"text.size", "text.size=huge", "text.size=1000", "text.size=", "palette.accent=loud", "text.sise=21", "=21", ""}) {
        CAPTURE(set);
        const auto style = style_with(Style(), {"headline.leading=1.5", set});
        REQUIRE_FALSE(style.ok());
        CHECK(contains(one_line(style.error()), "--set"));
    }
    CHECK(contains(style_with(Style(), {"text.sise=21"}).error().message, "text.size"));
    CHECK(contains(style_with(Style(), {"text.size"}).error().message, "ID=VALUE"));
}

TEST_CASE("reviews are read as Markdown or as plain text, by their ending") {
    const ScratchFolder folder;
    const std::string text = "---\nheadline: One\n---\n\nTwo *three* four.\n";
    const SystemFiles files;
    for (const char* name : {"a.md", "a.markdown", "a.MD"}) {
        CAPTURE(name);
        const auto review = read_review(folder.put(name, text), files);
        REQUIRE(review.ok());
        CHECK(plain_text(review->review.headline) == "One");
    }
    const auto plain = read_review(folder.put("a.txt", "First line\n\nTwo *three* four.\n"), files);
    REQUIRE(plain.ok());
    CHECK(plain_text(plain->review.headline) == "First line");
}

TEST_CASE("a review that is no text or is not there is an error that names it") {
    const ScratchFolder folder;
    const SystemFiles files;
    for (const char* name : {"a.pdf", "a", "a.md.docx", ".md"}) {
        CAPTURE(name);
        const auto review = read_review(folder.put(name, "Words.\n"), files);
        REQUIRE_FALSE(review.ok());
        CHECK(contains(one_line(review.error()), (folder / name).string()));
        CHECK(contains(review.error().message, ".md"));
    }
    const auto missing = read_review(folder / "gone.md", files);
    REQUIRE_FALSE(missing.ok());
    CHECK(contains(one_line(missing.error()), (folder / "gone.md").string()));
    fs::create_directory(folder / "folder.md");
    const auto directory = read_review(folder / "folder.md", files);
    REQUIRE_FALSE(directory.ok());
    CHECK(contains(one_line(directory.error()), "folder.md"));
}

TEST_CASE("there is nothing to show in an empty or binary file, and something in any other") {
    const auto shows_nothing = [](std::string_view text) { return nothing_to_show(parse_review(text, "a.md")); };
    CHECK(shows_nothing(""));
    CHECK(shows_nothing(" \n\n \n"));
    CHECK(shows_nothing(std::string_view("\x7F" "ELF\0\1\2\0\0\0\xFF\xFE", 12)));
    CHECK_FALSE(shows_nothing("One word.\n"));
    CHECK_FALSE(shows_nothing("---\nheadline: [\n---\n\nThe text stays.\n"));
    CHECK(nothing_to_show(parse_plain_text("", "a.txt")));
    CHECK_FALSE(nothing_to_show(parse_plain_text("One\n\nTwo.\n", "a.txt")));
}

TEST_CASE("a notice is a review like any other") {
    const Review notice = notice_review("No review yet", "It is on its way.");
    CHECK(plain_text(notice.headline) == "No review yet");
    REQUIRE(notice.paragraphs.size() == 1);
    CHECK(plain_text(notice.paragraphs.front().text) == "It is on its way.");
    CHECK_FALSE(notice.hero.has_value());
}

TEST_CASE("pictures are found beside the review and below, and nowhere else") {
    const ScratchFolder folder;
    folder.put("secret.png", "no picture of the review's");
    const fs::path still = folder.put("reviews/still.png", "beside"), deep = folder.put("reviews/stills/one.png", "below");
    const fs::path review = folder / "reviews/a.md";
    fs::create_symlink(folder / "secret.png", folder / "reviews/link.png");

    const auto beside = picture_path(review, "still.png"), below = picture_path(review, "stills/one.png");
    REQUIRE(beside.ok());
    CHECK(*beside == still);
    REQUIRE(below.ok());
    CHECK(*below == deep);
    CHECK(picture_path(review, "stills/../still.png").ok());
    for (const std::string& name : {std::string("../secret.png"), std::string("stills/../../secret.png"), (folder / "secret.png").string(),
                                    still.string(), std::string("link.png"), std::string("https://example.org/a.png"), std::string(),
                                    std::string(".."), std::string("still.png\n")}) {
        CAPTURE(name);
        const auto refused = picture_path(review, name);
        REQUIRE_FALSE(refused.ok());
        one_line(refused.error());
    }
}

TEST_CASE("what is wrong with a picture is told at its name in the review") {
    ParsedReview parsed = parse_review("---\nhero: { image: gone.jpg }\n---\n\nText.\n", "a.md");
    REQUIRE(parsed.review.hero.has_value());
    const std::string said = to_string(picture_diagnostic("a.md", pictures_of(parsed.review).front(), {"gone.jpg: there is no such file"}));
    CHECK(contains(said, "a.md:2:"));
    CHECK(contains(said, "error"));
    CHECK(contains(said, "gone.jpg"));
}

TEST_CASE("the fonts of the house can be read without complaint") {
    const SystemFiles files;
    Diagnostics diagnostics;
    const auto fonts = read_fonts(own, files, diagnostics);
    REQUIRE(fonts.ok());
    CHECK(diagnostics.empty());
}

TEST_CASE("a broken font is told and passed over; none at all is an error") {
    const ScratchFolder folder;
    const SystemFiles files;
    folder.put("fonts/broken/broken.ttf", "this is no font");
    folder.put("fonts/broken/LICENSE.txt", "nor is this");
    Diagnostics diagnostics;
    const auto none = read_fonts({folder.path()}, files, diagnostics);
    REQUIRE_FALSE(none.ok());
    one_line(none.error());
    REQUIRE(diagnostics.size() == 1);
    CHECK(contains(to_string(diagnostics.front()), "broken.ttf"));

    fs::copy_file(own.root / "fonts/anton/Anton_400Regular.ttf", folder / "fonts/whole.ttf");
    diagnostics.clear();
    CHECK(read_fonts({folder.path()}, files, diagnostics).ok());
    CHECK(diagnostics.size() == 1);

    diagnostics.clear();
    const ScratchFolder empty;
    CHECK_FALSE(read_fonts({empty.path()}, files, diagnostics).ok());
    REQUIRE(diagnostics.size() == 1);
    CHECK(contains(to_string(diagnostics.front()), "fonts"));
}

TEST_CASE("shaders are read from their folder, and a missing one is named") {
    const SystemFiles files;
    const auto load = shader_loader(own, files);
    const auto text = load("ink.frag");
    REQUIRE(text.ok());
    CHECK_FALSE(text->empty());
    const auto gone = load("gone.frag");
    REQUIRE_FALSE(gone.ok());
    CHECK(contains(one_line(gone.error()), "gone.frag"));
}
}
