// Where the style that belongs to a review is kept: `NAME.style.yaml` beside `NAME.md`, or among the user's settings
// where the review's folder is not to be written in.
#pragma once

#include <filesystem>
#include <optional>

#include "core/result.h"
#include "platform/files.h"
#include "platform/known_folders.h"

namespace foyer {

enum class StyleHome {
    beside,   ///< in the review's own folder
    settings  ///< in `styles/` of the config folder: the user should be told
};

struct StylePlace {
    std::filesystem::path path;
    StyleHome home = StyleHome::beside;
    bool operator==(const StylePlace&) const = default;
};

struct StyleFolders {
    Result<UserFolders> user;       ///< as user_folders() gives them; an error counts only where they are needed
    std::filesystem::path program;  ///< the program's own content (`assets/`), never written in; may be empty
};

/// Where it would be kept among the settings, there or not.
std::filesystem::path style_among_settings(const std::filesystem::path& review, const UserFolders& folders);

/// Where to write the style of `review` now. Tries whether its folder can be written in, by opening a file there that
/// is never finished; makes the folder among the settings where that is to be used. The review itself need not be
/// there.
Result<StylePlace> style_path_for(const std::filesystem::path& review, const StyleFolders& folders, Files& files);

/// The style file there is: the one beside, else that among the settings, else nothing. Where both are there, the one
/// written last: changes go to the settings only while the review's folder refuses them.
std::optional<StylePlace> saved_style_of(const std::filesystem::path& review, const StyleFolders& folders,
                                         const Files& files);

}  // namespace foyer
