// What is no review ends in one line; what is nearly one is read.
#include "core/text.h"
#include "import/decode.h"
#include "import/support.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

std::string error_of(std::string_view bytes, const std::string& name = "a.txt") {
    const auto result = import_review(bytes, {name, "", ""});
    return result ? "" : result.error().message;
}

const std::string prose = "The house on the hill has been for sale since the first reel, and nobody in the film has ever asked the price of it. That is the joke, and it is a good one.";

}  // namespace

TEST_SUITE("import") {
TEST_CASE("what is no text is told in one line") {
    CHECK(error_of("") == "a.txt: the file is empty");
    CHECK(error_of(" \n\t\r\n ") == "a.txt: the file is empty");
    CHECK(error_of("\xEF\xBB\xBF") == "a.txt: the file is empty");
    CHECK(error_of("--- 1 2 3 ---") == "a.txt: the file holds no words");
    CHECK(error_of(std::string_view("\x7F" "ELF\0\1\2\0\0\0\0\0\0\xFF\xFE\x90", 16)) == "a.txt: the file is not text");
    CHECK(error_of(std::string("words and ") + '\0' + "more words") == "a.txt: the file is not text");
    CHECK(error_of(std::string(17'000'000, 'a')) == "a.txt: the file is larger than 16 MB; no review is");
    std::string noise;
    for (unsigned i = 0; i < 5000; ++i) noise += static_cast<char>(1 + (i * 2654435761u >> 24) % 30);
    CHECK(error_of(noise) == "a.txt: the file is not text");
}

TEST_CASE("a page that nests without end is refused, one that never closes its paragraphs is read") {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<div>";
    CHECK(error_of(deep + prose, "a.html") == "a.html: elements stand in one another more than 400 deep; this is no page of text");
    std::string mixed;
    for (int i = 0; i < 100'000; ++i) mixed += "<b><p>";
    CHECK(error_of(mixed + prose, "a.html") != "");
    std::string open = "<h1>One House</h1>";
    for (int i = 0; i < 3000; ++i) open += "<p>" + prose.substr(0, 60) + " " + std::to_string(i) + ". And somebody said that it was so." + "<br>";
    CHECK(imported(open, "a.html").review.paragraphs.size() >= 3000);
    CHECK(error_of("<html><body><script>var a = 1;</script></body></html>", "a.html") != "");
}

TEST_CASE("encodings are told apart") {
    const auto decoded = [](std::string_view bytes) {
        const auto result = importing::decode(bytes);
        REQUIRE(result.ok());
        return *result;
    };
    CHECK(decoded("na\xC3\xAFve \xE2\x80\x9Cword\xE2\x80\x9D").encoding == "UTF-8");
    CHECK(decoded("na\xEFve \x93word\x94").text == "naïve “word”");
    CHECK(decoded("na\xEFve \x93word\x94").encoding == "Windows-1252");
    CHECK(decoded(std::string_view("\xFE\xFF\0n\0a\0\xEF\0v\0e", 12)).text == "naïve");
    CHECK(decoded(std::string_view("\xFF\xFEn\0a\0\xEF\0v\0e\0", 12)).text == "naïve");
    CHECK(decoded(std::string_view("o\0n\0e\0 \0t\0w\0o\0 \0t\0h\0r\0", 22)).text == "one two thr");
    CHECK(decoded("one\rtwo\r\nthree\n").text == "one\ntwo\nthree\n");
    // Half a pair of UTF-16 is one character that could not be read.
    CHECK(decoded(std::string_view("\xFF\xFEo\0n\0\x3D\xD8" "e\0", 10)).text == "on\uFFFDe");
}

TEST_CASE("marks of Markdown in a text stay words") {
    const std::vector<std::string> odd = {"# not a heading, *nor* a **star** in it; and _this_ is `nothing` at all, as [anybody](can) see for themselves here.",
                                          "1. That summer nobody in the town went to the cinema, and <b>that</b> &amp; this &lt; was that, said the man at the door.",
                                          "> He said that it was > than the rest, and that the rest was < nothing, and that was the end of what he said to us.",
                                          "--- a line that begins with dashes and goes on as if nothing had happened, which is what dashes often do in a mail ---",
                                          "+ one more thing that could be a list and is not one, because it is a sentence that somebody wrote on a typewriter."};
    for (const std::string& line : odd) {
        CAPTURE(line);
        const Imported found = imported("A Headline for It\n\n" + prose + "\n\n" + line + "\n\n" + prose.substr(0, 90) + " again.\n");
        const Review again = parse_review(found.markdown, "r.md").review;
        CHECK(without_places(again) == without_places(found.review));
        CHECK(body_text(found.review).find(line.substr(2, 60)) != std::string::npos);
    }
}

TEST_CASE("a few words are a review too") {
    const Imported found = imported("The Long Way Home\n\nThe text begins here.\n");
    CHECK(plain_text(found.review.headline) == "The Long Way Home");
    CHECK(body_text(found.review) == "The text begins here.\n");
    CHECK(body_text(imported("Just this.").review) == "Just this.\n");
}

TEST_CASE("acts come of a stated structure, and of nothing else") {
    const auto acts = [](const std::string& line) { return imported("One House\n\n" + prose + "\n\n" + line + " " + prose).review.acts.size(); };
    CHECK(acts("The film is told in four chapters, and each of them is a room.") == 4);
    CHECK(acts("It has a three-act structure that even the dog could follow.") == 3);
    CHECK(acts("The story is divided into two halves.") == 2);
    CHECK(acts("The first three acts are noise. The final two are not.") == 5);
    CHECK(acts("The picture is built on four major scenes.") == 4);
    CHECK(acts("Der Film ist in fünf Akten erzählt.") == 5);
    CHECK(acts("Le film est découpé en trois parties.") == 3);
    CHECK(acts("The third act drags, as third acts do.") == 0);
    CHECK(acts("It was a two-part interview with three parts of kindness to one of spite.") == 0);
    CHECK(acts("He wrote a novel in three parts, and a series in six.") == 0);
    CHECK(acts("She acts in two scenes.") == 0);
}
}
