#include "platform/known_folders.h"

#include <fmt/format.h>

#include <cstdlib>

namespace foyer {
namespace {

namespace fs = std::filesystem;

bool holds_data(const fs::path& folder) {
    for (const char* part : {"assets", "fonts", "shaders"}) {
        std::error_code code;
        if (!fs::is_directory(folder / part, code)) return false;
    }
    return true;
}

/// A variable that is set and not empty.
std::optional<fs::path> path_from(const Environment& environment, const char* name) {
    const std::optional<std::string> value = environment(name);
    if (!value || value->empty()) return std::nullopt;
    return fs::path(*value);
}

std::optional<fs::path> xdg_folder(const Environment& environment, const char* name, const char* below_home) {
    if (const auto folder = path_from(environment, name); folder && folder->is_absolute()) return *folder / "foyer";
    if (const auto home = path_from(environment, "HOME")) return *home / below_home / "foyer";
    return std::nullopt;
}

}  // namespace

Environment system_environment() {
    return [](const char* name) -> std::optional<std::string> {
        const char* value = std::getenv(name);
        return value ? std::optional<std::string>(value) : std::nullopt;
    };
}

fs::path executable_path() {
    std::error_code code;
    fs::path path = fs::read_symlink("/proc/self/exe", code);
    return code ? fs::path() : path;
}

Result<fs::path> find_data_folder(const fs::path& executable, const Environment& environment) {
    const fs::path beside = executable.parent_path();
    for (fs::path folder = beside; !folder.empty(); folder = folder.parent_path()) {
        if (holds_data(folder)) return folder;
        if (folder == folder.parent_path()) break;
    }
    const fs::path installed = (beside / ".." / "share" / "foyer").lexically_normal();
    if (holds_data(installed)) return installed;
    const std::optional<fs::path> named = path_from(environment, "FOYER_DATA");
    if (named && holds_data(*named)) return *named;
    return Error{fmt::format(
        "the folders assets, fonts and shaders are neither above {} nor in {}{}; set FOYER_DATA to the folder that "
        "holds them",
        beside.string(), installed.string(), named ? fmt::format(" nor in FOYER_DATA ({})", named->string()) : "")};
}

Result<fs::path> find_data_folder() { return find_data_folder(executable_path(), system_environment()); }

Result<UserFolders> user_folders(const Environment& environment) {
    if (const auto home = path_from(environment, "FOYER_HOME")) {
        std::error_code code;
        fs::path both = fs::absolute(*home, code);
        if (code) both = *home;
        return UserFolders{both, both};
    }
    const auto config = xdg_folder(environment, "XDG_CONFIG_HOME", ".config");
    const auto state = xdg_folder(environment, "XDG_STATE_HOME", ".local/state");
    if (!config || !state) return Error{"there is no home folder to keep settings in; set HOME or FOYER_HOME"};
    return UserFolders{*config, *state};
}

Result<UserFolders> user_folders() { return user_folders(system_environment()); }

}  // namespace foyer
