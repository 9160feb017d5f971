// tools/kiosk/install, in a root of the test's own.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "support/scratch_folder.h"

using namespace foyer::testing;
namespace fs = std::filesystem;

namespace {

/// Everything that stands in a root, with what it holds.
std::vector<std::string> all_of(const ScratchFolder& root) {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(root.path())) {
        const std::string name = fs::relative(entry.path(), root.path()).string();
        if (entry.is_symlink())
            found.push_back(name + " -> " + fs::read_symlink(entry.path()).string());
        else
            found.push_back(name + (entry.is_directory() ? "/" : " " + root.bytes_of(name)));
    }
    std::sort(found.begin(), found.end());
    return found;
}

bool install(const ScratchFolder& root, const std::string& arguments) {
    const std::string command =
        FOYER_SOURCE_DIR "/tools/kiosk/install --root " + root.path().string() + " " + arguments + " >/dev/null 2>&1";
    return std::system(command.c_str()) == 0;
}

}  // namespace

TEST_CASE("the kiosk's installer makes what it says, and undoes it to the last byte") {
    for (const bool bare : {true, false}) {
        const ScratchFolder root;
        if (!bare) {
            root.put("etc/systemd/system/foyer-kiosk.service", "somebody's own\n");
            root.put("srv/foyer/a.md", "text");
        }
        const auto before = all_of(root);
        CHECK(install(root, "--dry-run"));
        CHECK(all_of(root) == before);

        CHECK(install(root, ""));
        const std::string unit = root.bytes_of("etc/systemd/system/foyer-kiosk.service");
        for (const char* line :
             {"\nExecStart=/usr/local/bin/foyer kiosk /srv/foyer --status /run/foyer-kiosk/status.json\n",
              "\nRestart=always\n", "\nStartLimitIntervalSec=0\n", "\nType=notify\n", "\nWatchdogSec=60\n",
              "\nUser=foyer\n", "FOYER_HOME=/var/lib/foyer-kiosk"}) {
            CHECK_MESSAGE(unit.find(line) != std::string::npos, line);
        }
        CHECK(unit.find('@' + std::string("PROGRAM")) == std::string::npos);
        CHECK(fs::read_symlink(root / "etc/systemd/system/multi-user.target.wants/foyer-kiosk.service") ==
              "/etc/systemd/system/foyer-kiosk.service");
        CHECK(fs::read_symlink(root / "etc/systemd/system/ctrl-alt-del.target") == "/dev/null");

        // Installed again, otherwise.
        CHECK(install(root, "--under cage --user lobby --content /srv/foyer --program /opt/foyer/bin/foyer"));
        CHECK(root.bytes_of("etc/systemd/system/foyer-kiosk.service")
                  .find("\nExecStart=/usr/bin/cage -d -- /opt/foyer/bin/foyer kiosk") != std::string::npos);
        CHECK(root.bytes_of("usr/lib/sysusers.d/foyer-kiosk.conf").find("u lobby - ") != std::string::npos);

        CHECK(install(root, "--undo --dry-run"));

        CHECK(fs::is_symlink(root / "etc/systemd/system/ctrl-alt-del.target") == true);
        CHECK(install(root, "--undo"));
        CHECK(all_of(root) == before);
        CHECK_FALSE(install(root, "--undo"));
    }
}

TEST_CASE("the kiosk's installer takes nothing that a unit would read otherwise") {
    const ScratchFolder root;
    for (const char* arguments :
         {"--content '/srv/a b'", "--content relative", "--program '/bin/x;reboot'", "--user 'root\nUser=x'",
          "--user Foyer", "--under x11", "--nonsense", "--content", "--program '/bin/%h'"}) {
        CHECK_FALSE(install(root, arguments));
    }
    CHECK(all_of(root).empty());
}
