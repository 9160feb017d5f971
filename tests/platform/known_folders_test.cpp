#include "platform/known_folders.h"

#include <doctest/doctest.h>

#include <map>

#include "platform/clock.h"
#include "support/manual_clock.h"
#include "support/scratch_folder.h"

using namespace foyer;
using namespace foyer::testing;
namespace fs = std::filesystem;

namespace {

Environment environment(std::map<std::string, std::string> values) {
    return [values = std::move(values)](const char* name) -> std::optional<std::string> {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    };
}

void make_data(const fs::path& folder) {
    for (const char* part : {"assets", "fonts", "shaders"}) fs::create_directories(folder / part);
}

}  // namespace

TEST_SUITE("platform") {
    TEST_CASE("data is found beside the build, then installed, then where FOYER_DATA says") {
        const ScratchFolder scratch;
        const fs::path executable = scratch / "source/build/dev/foyer", installed = scratch / "usr/bin/foyer";
        const Environment named = environment({{"FOYER_DATA", (scratch / "elsewhere").string()}});

        CHECK_FALSE(find_data_folder(executable, environment({})).ok());
        CHECK(find_data_folder(executable, named).error().message.find("nor in FOYER_DATA (") != std::string::npos);
        make_data(scratch / "elsewhere");
        CHECK(find_data_folder(executable, named).value() == scratch / "elsewhere");
        make_data(scratch / "usr/share/foyer");
        CHECK(find_data_folder(installed, named).value() == scratch / "usr/share/foyer");
        fs::create_directories(scratch / "source/assets");  // by itself not enough
        CHECK(find_data_folder(executable, named).value() == scratch / "elsewhere");
        make_data(scratch / "source");
        CHECK(find_data_folder(executable, named).value() == scratch / "source");
    }

    TEST_CASE("the user's folders follow the desktop's rules") {
        CHECK(user_folders(environment({{"HOME", "/home/a"}})).value() ==
              UserFolders{"/home/a/.config/foyer", "/home/a/.local/state/foyer"});
        CHECK(
            user_folders(environment({{"HOME", "/home/a"}, {"XDG_CONFIG_HOME", "/c"}, {"XDG_STATE_HOME", "relative"}}))
                .value() == UserFolders{"/c/foyer", "/home/a/.local/state/foyer"});
        CHECK(
            user_folders(environment({{"HOME", "/home/a"}, {"FOYER_HOME", "/f"}, {"XDG_CONFIG_HOME", "/c"}})).value() ==
            UserFolders{"/f", "/f"});
        CHECK(user_folders(environment({{"FOYER_HOME", ""}})).error().message ==
              "there is no home folder to keep settings in; set HOME or FOYER_HOME");
    }

    TEST_CASE("the user's folders are made when they are needed") {
        const ScratchFolder scratch;
        SystemFiles files;
        const UserFolders folders{scratch / "a/config", scratch / "a/state"};
        CHECK(make_config_folder(folders, "styles", files).value() == scratch / "a/config/styles");
        CHECK(fs::is_directory(scratch / "a/config/styles"));
        CHECK(make_state_folder(folders, "", files).value() == scratch / "a/state");
        CHECK(make_state_folder(folders, "", files).value() == scratch / "a/state");
        scratch.put("a/config/file", "");
        CHECK_FALSE(make_config_folder(folders, "file/below", files).ok());
    }

    TEST_CASE("a desktop may ask for stillness") {
        const ScratchFolder scratch;
        const SystemFiles files;
        const std::string home = scratch.path().string();
        const auto still = [&](std::map<std::string, std::string> more = {}) {
            more.emplace("HOME", home);
            return desktop_prefers_reduced_motion(environment(more), files);
        };
        CHECK_FALSE(still());
        CHECK(still({{"FOYER_REDUCED_MOTION", "1"}}));
        scratch.put(".config/kdeglobals", "[General]\nAnimationDurationFactor=0\n[KDE]\nAnimationDurationFactor=1\n");
        CHECK_FALSE(still());
        scratch.put(".config/kdeglobals", "[KDE]\nAnimationDurationFactor = 0.0\n");
        CHECK(still());
        scratch.put(".config/gtk-3.0/settings.ini", "[Settings]\n# gtk-enable-animations=0\ngtk-enable-animations=1\n");
        CHECK_FALSE(still());
        scratch.put(".config/gtk-4.0/settings.ini", "[Settings]\r\n gtk-enable-animations = False\r\n");
        CHECK(still());
        CHECK_FALSE(still({{"FOYER_REDUCED_MOTION", "0"}}));
        CHECK(still({{"FOYER_REDUCED_MOTION", "perhaps"}}));
        CHECK_FALSE(still({{"XDG_CONFIG_HOME", "/nowhere"}}));
        CHECK_FALSE(desktop_prefers_reduced_motion(environment({}), files));
    }

    TEST_CASE("the running program knows itself") {
        CHECK(executable_path().filename() == "foyer_tests");
        CHECK(system_environment()("FOYER_NOT_SET") == std::nullopt);
    }

    TEST_CASE("clocks") {
        ManualClock manual;
        manual.advance(std::chrono::seconds(2));
        CHECK(manual.now() == std::chrono::seconds(2));
        const SystemClock system;
        const auto before = system.now();
        CHECK(system.now() >= before);
        const auto age = process_age();
        CHECK(age.count() >= 0);
        CHECK(process_age() >= age);
    }
}
