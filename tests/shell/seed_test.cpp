// A long review as it came, without front matter or marks. Its text is not part of the project.
#include <cstdio>
#include <filesystem>

#include "shell/child.h"

using namespace foyer::testing;
namespace fs = std::filesystem;

TEST_SUITE("shell") {
TEST_CASE("the seed review is laid out as plain text") {
    const fs::path seed = FOYER_SOURCE_DIR "/../shared/seeds/her-smell-review.raw.txt";
    if (!fs::exists(seed)) {
        std::puts("skipped: the seed review is laid out as plain text: the seed review is not here");
        return;
    }
    const ScratchFolder folder;
    const Outcome outcome = run_foyer({"export", seed, "-o", folder / "out.png", "--size", "640x360"});
    CHECK(outcome.status == 0);
    CHECK_FALSE(contains(outcome.err, "error: "));
    const Words names = lines_of(outcome.out);
    CHECK(names.size() >= 2);
    CHECK(folder.count() == static_cast<int>(names.size()));
    for (const std::string& name : names) {
        std::ifstream file(name, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        CHECK(bytes.starts_with("\x89PNG\r\n\x1A\n"));
        CHECK(bytes.size() > 1000);
    }
}
}
