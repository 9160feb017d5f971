#include "platform/style_place.h"

#include <doctest/doctest.h>

#include "support/bundled.h"
#include "support/faulty_files.h"
#include "support/scratch_folder.h"

using namespace foyer;
using namespace foyer::testing;
namespace fs = std::filesystem;

namespace {

StyleFolders folders_in(const ScratchFolder& folder, const fs::path& program = {}) {
    return {UserFolders{folder / "config", folder / "state"}, program};
}

}  // namespace

TEST_SUITE("platform") {
    TEST_CASE("a style stands beside its review where that can be") {
        const ScratchFolder folder;
        SystemFiles files;
        const fs::path review = folder.put("films/her-smell.v2.md", "text");
        const StylePlace place = style_path_for(review, folders_in(folder), files).value();
        CHECK(place == StylePlace{folder / "films/her-smell.v2.style.yaml", StyleHome::beside});
        CHECK_FALSE(fs::exists(folder / "config"));
        CHECK(folder.count() == 1);  // trying left nothing
        CHECK(saved_style_of(review, folders_in(folder), files) == std::nullopt);
        REQUIRE(files.write_atomic(place.path, "text.size: 21\n").ok());
        CHECK(style_path_for(review, folders_in(folder), files).value() == place);
        CHECK(saved_style_of(review, folders_in(folder), files) == place);
        CHECK(style_path_for("films/a.md", {Error{"no home"}, ""}, files).error().message == "no home");
    }

    TEST_CASE("a folder that refuses sends the style to the settings") {
        const ScratchFolder folder;
        SystemFiles real;
        FaultyFiles files(real);
        const fs::path review = folder.put("films/smell.md", "text");
        const auto refused = [&](const fs::path& path) {
            files.fault().strike_at(1);
            return style_path_for(path, folders_in(folder), files).value();
        };
        const StylePlace place = refused(review);
        CHECK(place.home == StyleHome::settings);
        CHECK(place.path.parent_path() == folder / "config/styles");
        CHECK(place.path.filename().string().starts_with("smell-"));
        CHECK(place.path.filename().string().ends_with(".style.yaml"));
        CHECK(fs::is_directory(folder / "config/styles"));
        CHECK(refused(folder / "films/../films/./smell.md") == place);
        CHECK(refused(folder / "films/other/smell.md") != place);
        // A long name is cut, and not within a letter.
        const std::string name = refused(folder / (std::string(99, 'x') + "\u00E9\u00E9.md")).path.filename().string();
        CHECK(name.starts_with(std::string(99, 'x') + "-"));

        // What was saved there is found, till something newer stands beside.
        files.fault().strike_at(0);
        REQUIRE(files.write_atomic(place.path, "text.size: 21\n").ok());
        CHECK(saved_style_of(review, folders_in(folder), files) == place);
        const fs::path near = folder.put("films/smell.style.yaml", "text.size: 22\n");
        fs::last_write_time(near, fs::last_write_time(place.path) + std::chrono::seconds(1));
        CHECK(saved_style_of(review, folders_in(folder), files) == StylePlace{near, StyleHome::beside});
        fs::last_write_time(near, fs::last_write_time(place.path) - std::chrono::seconds(1));
        CHECK(saved_style_of(review, folders_in(folder), files) == place);
    }

    TEST_CASE("where no folder can be written in, one line says so") {
        const ScratchFolder folder;
        SystemFiles files;
        folder.put("config", "a file where a folder should be");
        const auto place = style_path_for(folder / "gone/a.md", folders_in(folder), files);
        REQUIRE_FALSE(place.ok());
        CHECK(place.error().message.starts_with((folder / "config/styles").string() + ": the folder cannot be made"));
        CHECK(style_path_for(folder / "gone/a.md", {Error{"no home"}, ""}, files).error().message == "no home");
    }

    TEST_CASE("nothing is written beside what belongs to the program") {
        const ScratchFolder folder;
        SystemFiles files;
        const fs::path assets = fs::path(FOYER_SOURCE_DIR) / "assets", review = assets / "her-smell/her-smell.md";
        REQUIRE(fs::exists(review));
        const StylePlace place = style_path_for(review, folders_in(folder, assets), files).value();
        CHECK(place.home == StyleHome::settings);
        CHECK(place.path.filename().string().starts_with("her-smell-"));
        fs::create_directory_symlink(assets, folder / "link");
        CHECK(style_path_for(folder / "link/her-smell/her-smell.md", folders_in(folder, assets), files).value().home ==
              StyleHome::settings);
        CHECK(style_path_for(folder / "assets.md", folders_in(folder, folder / "assets"), files).value().home ==
              StyleHome::beside);
    }
}
