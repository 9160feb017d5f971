// Where the program finds its own files, and where it keeps the user's.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "platform/files.h"

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
    std::filesystem::path config;  ///< presets, displays, kiosk code, `styles/`
    std::filesystem::path state;   ///< journal, last good content, log, panel layout
    bool operator==(const UserFolders&) const = default;
};

/// FOYER_HOME for both, else `foyer` in XDG_CONFIG_HOME and XDG_STATE_HOME, else in `~/.config` and `~/.local/state`.
/// Relative values are passed over, as the XDG base directory specification asks (FOYER_HOME may be relative).
Result<UserFolders> user_folders(const Environment& environment);
Result<UserFolders> user_folders();

/// The folder `part` in one of them (none: that itself), made with all above it where it is not there.
Result<std::filesystem::path> make_config_folder(const UserFolders& folders, std::string_view part, Files& files);
Result<std::filesystem::path> make_state_folder(const UserFolders& folders, std::string_view part, Files& files);

/// Whether things should rather stand still. FOYER_REDUCED_MOTION first, 1 or 0. Then what the desktop's settings say
/// in the user's files, as GNOME and others (`gtk-enable-animations` in `gtk-4.0/settings.ini` or
/// `gtk-3.0/settings.ini`) and KDE (`AnimationDurationFactor` in `kdeglobals`) keep it. No where nobody says so.
bool desktop_prefers_reduced_motion(const Environment& environment, const Files& files);

}  // namespace foyer
