// Content stays in its folder: a path written in a review opens nothing outside.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/result.h"

namespace foyer {

/// The file that `written` names, taken from `folder`, with every link followed: always inside `folder`. An absolute
/// path, a web address, and whatever ends outside by `..` or by a link, is an error of one line. The file itself may
/// be missing: opening it will tell.
Result<std::filesystem::path> resolve_inside(const std::filesystem::path& folder, std::string_view written);

}  // namespace foyer
