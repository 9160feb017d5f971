#include "platform/known_folders.h"

#include <fmt/format.h>

#include <cstdint>
#include <cstdlib>

#include "core/text.h"

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
    if (const auto folder = path_from(environment, name); folder && folder->is_absolute()) return *folder;
    if (const auto home = path_from(environment, "HOME")) return *home / below_home;
    return std::nullopt;
}

Result<fs::path> make_folder(const fs::path& folder, std::string_view part, Files& files) {
    fs::path whole = part.empty() ? folder : folder / part;
    if (Status made = files.make_folders(whole); !made) return made.error();
    return whole;
}

/// The value of `key` in the section `[section]` of a desktop's settings file, in small letters; nothing where the file
/// or the key is not there.
std::optional<std::string> setting(const fs::path& path, std::string_view section, std::string_view key,
                                   const Files& files) {
    constexpr std::uint64_t longest = 1'000'000;  // bytes
    const Result<std::string> text = files.read(path, longest);
    if (!text) return std::nullopt;
    std::optional<std::string> value;
    bool inside = false;
    for (const std::string_view line : split_lines(*text)) {
        const std::string_view content = trimmed(line);
        if (content.starts_with('[')) inside = content == fmt::format("[{}]", section);
        const std::size_t equals = content.find('=');
        if (!inside || equals == std::string_view::npos || trimmed(content.substr(0, equals)) != key) continue;
        value = lower_case(trimmed(content.substr(equals + 1)));
    }
    return value;
}

/// `0`, `0.0`.
bool is_zero(const std::string& text) {
    return text.find('0') != std::string::npos && text.find_first_not_of("0.") == std::string::npos;
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
    return UserFolders{*config / "foyer", *state / "foyer"};
}

Result<UserFolders> user_folders() { return user_folders(system_environment()); }

Result<fs::path> make_config_folder(const UserFolders& folders, std::string_view part, Files& files) {
    return make_folder(folders.config, part, files);
}

Result<fs::path> make_state_folder(const UserFolders& folders, std::string_view part, Files& files) {
    return make_folder(folders.state, part, files);
}

bool desktop_prefers_reduced_motion(const Environment& environment, const Files& files) {
    if (const auto wish = environment("FOYER_REDUCED_MOTION"); wish && (*wish == "1" || *wish == "0")) {
        return *wish == "1";
    }
    const auto config = xdg_folder(environment, "XDG_CONFIG_HOME", ".config");
    if (!config) return false;
    for (const char* file : {"gtk-4.0/settings.ini", "gtk-3.0/settings.ini"}) {
        const auto animations = setting(*config / file, "Settings", "gtk-enable-animations", files);
        if (animations) return *animations == "0" || *animations == "false" || *animations == "no";
    }
    const auto durations = setting(*config / "kdeglobals", "KDE", "AnimationDurationFactor", files);
    return durations && is_zero(*durations);
}

}  // namespace foyer
