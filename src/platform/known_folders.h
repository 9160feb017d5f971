// Where the program finds its own files, and where it keeps the user's.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "core/result.h"

namespace foyer {

/// The value of an environment variable; nothing where it is unset.
using Environment = std::function<std::optional<std::string>(const char* name)>;
Environment system_environment();

/// The folder that holds `assets/`, `fonts/` and `shaders/`. Looked for from the executable's folder upwards (a build
/// in its source tree), then in `../share/foyer` beside it (an installation), then in FOYER_DATA. The error names the
/// cure.
Result<std::filesystem::path> find_data_folder(const std::filesystem::path& executable, const Environment& environment);
Result<std::filesystem::path> find_data_folder();

/// The running program's file, links followed; empty where the system does not tell.
std::filesystem::path executable_path();

/// None of them need exist yet.
struct UserFolders {
    std::filesystem::path config;  ///< presets, displays, kiosk code
    std::filesystem::path state;   ///< journal, last good content, log, panel layout
    bool operator==(const UserFolders&) const = default;
};

/// FOYER_HOME for both, else `foyer` in XDG_CONFIG_HOME and XDG_STATE_HOME, else in `~/.config` and `~/.local/state`.
/// Relative values are passed over, as the XDG base directory specification asks (FOYER_HOME may be relative).
Result<UserFolders> user_folders(const Environment& environment);
Result<UserFolders> user_folders();

}  // namespace foyer
