// `foyer import`, and sources shown at once.
#include <cstdlib>
#include <filesystem>

#include "shell/child.h"
#include "shell/commands.h"
#include "support/faulty_files.h"
#include "support/scratch_folder.h"

using namespace foyer;
using namespace foyer::testing;
namespace fs = std::filesystem;

namespace {

const std::string fixtures = FOYER_SOURCE_DIR "/tests/fixtures/import/";

bool one_line(const Outcome& outcome) { return outcome.out.empty() && !outcome.err.empty() && outcome.err.find('\n') == outcome.err.size() - 1; }

}  // namespace

TEST_SUITE("shell") {
TEST_CASE("import makes a folder with a review, a report and a picture, and does not write over a person's work") {
    const ScratchFolder folder;
    const std::string into = folder / "made";
    const Outcome made = run_foyer({"import", fixtures + "french.txt", "-o", into, "--hero", FOYER_SOURCE_DIR "/assets/her-smell/hero.jpg"});
    CHECK(made.err == "");
    CHECK(made.status == 0);
    CHECK(contains(made.out, "Les Heures creuses"));
    CHECK(fs::exists(into + "/review.md"));
    CHECK(fs::exists(into + "/import.txt"));
    CHECK(fs::file_size(into + "/hero.jpg") == fs::file_size(FOYER_SOURCE_DIR "/assets/her-smell/hero.jpg"));
    CHECK(run_foyer({"check", into + "/review.md"}).status == 0);

    const Outcome again = run_foyer({"import", fixtures + "blog.txt", "-o", into});
    CHECK(again.status == 2);
    CHECK(one_line(again));
    CHECK(contains(folder.bytes_of("made/review.md"), "Les Heures creuses"));
    CHECK(run_foyer({"import", fixtures + "blog.txt", "-o", into, "--replace"}).status == 0);
    CHECK(contains(folder.bytes_of("made/review.md"), "The Ferry Clerk"));
}

TEST_CASE("the picture a page names is copied in where it lies beside the page, and never from elsewhere") {
    const ScratchFolder folder;
    const std::string page = "<html><body><article><h1>One House</h1><img src=\"SOURCE\"><p>The house on the hill has been for sale since the first reel, and nobody in the film has asked the price of it.</p></article></body></html>";
    const auto with = [&](const std::string& source) { return std::string(page).replace(page.find("SOURCE"), 6, source); };
    fs::create_directories(folder / "in/a b");
    fs::copy_file(FOYER_SOURCE_DIR "/assets/her-smell/hero.jpg", folder / "in/a b/one.jpg");
    fs::copy_file(FOYER_SOURCE_DIR "/assets/her-smell/hero.jpg", folder / "outside.jpg");
    CHECK(run_foyer({"import", folder.put("in/a.html", with("a%20b/one.jpg")), "-o", folder / "a"}).status == 0);
    CHECK(fs::exists(folder / "a/hero.jpg"));
    for (const std::string& source : {std::string("../outside.jpg"), (folder / "outside.jpg").string(), std::string("https://example.org/x.jpg"), std::string("gone.jpg")}) {
        CAPTURE(source);
        fs::remove_all(folder / "b");
        const Outcome outcome = run_foyer({"import", folder.put("in/b.html", with(source)), "-o", folder / "b"});
        CHECK(outcome.status == 0);
        CHECK_FALSE(fs::exists(folder / "b/hero.jpg"));
        CHECK(contains(folder.bytes_of("b/import.txt"), "does not lie beside it"));
    }
}

TEST_CASE("what cannot be imported is one line and status 2, and leaves nothing") {
    const ScratchFolder folder;
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<div>";
    const fs::path huge = folder.put("huge.txt", "");
    fs::resize_file(huge, 2'000'000'000);  // a hole, and no disk space
    for (const std::string& source : {std::string(folder / "gone.txt"), folder.put("empty.txt", "").string(), folder.put("deep.html", deep).string(), huge.string(),
                                      folder.put("binary.txt", std::string_view("\x7F" "ELF\0\1\2\0\0\0", 9)).string(), folder.path().string()}) {
        CAPTURE(source);
        const Outcome outcome = run_foyer({"import", source, "-o", folder / "none"});
        CHECK(outcome.status == 2);
        CHECK(one_line(outcome));
        CHECK(contains(outcome.err, source));
        CHECK_FALSE(fs::exists(folder / "none"));
    }
    CHECK(run_foyer({"import", fixtures + "blog.txt", "-o", folder / "none", "--hero", folder / "gone.jpg"}).status == 2);
    CHECK_FALSE(fs::exists(folder / "none"));
    CHECK(run_foyer({"import", "-", "-o", folder / "none"}).status == 2);  // nothing is piped in here
}

TEST_CASE("whatever file fails, nothing half written stays") {
    const ScratchFolder folder;
    SystemFiles real;
    FaultyFiles files(real);
    const SystemDecoder decoder(real);
    Options options;
    options.review = fixtures + "blog.txt";
    options.output = folder / "made";
    options.hero = FOYER_SOURCE_DIR "/assets/her-smell/hero.jpg";
    int failures = 0;
    for (int call = 1; call < 60; ++call) {
        files.fault().strike_at(call);
        fs::remove_all(options.output);
        const int status = import_source(options, files, decoder);
        if (status == 0) break;
        ++failures;
        CAPTURE(call);
        CHECK(status == 2);
        CHECK_FALSE(fs::exists(folder / "made/review.md"));
        if (fs::exists(folder / "made")) CHECK(fs::is_empty(folder / "made"));
    }
    CHECK(failures >= 8);
}

TEST_CASE("texts and pages are shown at once by every command") {
    const ScratchFolder folder;
    for (const char* name : {"newspaper.html", "graded.htm", "german-page.html", "utf16.txt", "one-paragraph.txt"}) {
        CAPTURE(name);
        const Outcome outcome = run_foyer({"export", fixtures + name, "-o", folder / "out.png", "--spread", "1", "--size", "640x360"});
        CHECK(outcome.status == 0);
        CHECK_FALSE(contains(outcome.err, "error: "));
        CHECK(run_foyer({"check", fixtures + name}).status == 0);
    }
    const Outcome layout = run_foyer({"dump", "layout", fixtures + "utf16.txt"});
    CHECK(layout.status == 0);
    CHECK(contains(layout.out, "Ember"));
}
}
