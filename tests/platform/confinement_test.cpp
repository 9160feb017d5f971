#include "platform/confinement.h"

#include <doctest/doctest.h>

#include "support/scratch_folder.h"

using namespace foyer;
using namespace foyer::testing;
namespace fs = std::filesystem;

TEST_SUITE("platform") {
    TEST_CASE("paths inside the folder resolve") {
        const ScratchFolder scratch;
        scratch.put("review/stills/one.jpg", "");
        const fs::path folder = scratch / "review";
        CHECK(resolve_inside(folder, "stills/one.jpg").value() == folder / "stills/one.jpg");
        CHECK(resolve_inside(folder, "./stills/../stills//one.jpg").value() == folder / "stills/one.jpg");
        CHECK(resolve_inside(folder, "../review/stills/one.jpg").value() == folder / "stills/one.jpg");
        CHECK(resolve_inside(folder, "missing/two.jpg").value() == folder / "missing/two.jpg");
        CHECK(resolve_inside(folder, "..two.jpg").value() == folder / "..two.jpg");
        fs::create_symlink("stills", folder / "link");
        CHECK(resolve_inside(folder, "link/one.jpg").value() == folder / "stills/one.jpg");
        fs::create_symlink(folder, scratch / "shortcut");
        CHECK(resolve_inside(scratch / "shortcut", "stills/one.jpg").value() == folder / "stills/one.jpg");
    }

    TEST_CASE("paths that lead out are refused") {
        const ScratchFolder scratch;
        scratch.put("secret", "");
        scratch.put("review/hero.jpg", "");
        scratch.put("review-two/hero.jpg", "");
        const fs::path folder = scratch / "review";
        fs::create_symlink("../secret", folder / "secret.jpg");
        fs::create_symlink("..", folder / "up");
        fs::create_symlink("/", folder / "root");
        fs::create_symlink("../nowhere", folder / "dangling.jpg");
        fs::create_symlink("circle", folder / "circle");

        CHECK(resolve_inside(folder, "../secret").error().message ==
              "../secret: leads out of the folder " + folder.string() + "; put the file inside it");
        CHECK(resolve_inside(folder, "/etc/passwd").error().message ==
              "/etc/passwd: an absolute path is not opened; put the file in the review's folder");
        CHECK(resolve_inside(folder, "dangling.jpg").error().message == "dangling.jpg: is a link that leads nowhere");
        CHECK(resolve_inside(folder, "circle").error().message ==
              "circle: cannot be followed: its links lead in a circle");
        CHECK(resolve_inside(folder, "https://example.org/a.jpg").error().message ==
              "https://example.org/a.jpg: a web address is not opened; save the file beside the review");
        const std::string with_zero("hero.jpg\0x", 10);
        for (const std::string_view written :
             {std::string_view("secret.jpg"), std::string_view("up/secret"), std::string_view("up/review-two/hero.jpg"),
              std::string_view("root/etc/passwd"), std::string_view("../review-two/hero.jpg"),
              std::string_view("missing/../up/secret"), std::string_view("missing/../missing/../root/etc/passwd"),
              std::string_view("missing/../../secret"), std::string_view(".."), std::string_view("."),
              std::string_view(""), std::string_view("missing/../dangling.jpg"), std::string_view(with_zero)}) {
            CAPTURE(written);
            CHECK_FALSE(resolve_inside(folder, written).ok());
        }
        CHECK_FALSE(resolve_inside(scratch / "none", "hero.jpg").ok());
    }
}
