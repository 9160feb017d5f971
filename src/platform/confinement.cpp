#include "platform/confinement.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "platform/causes.h"

namespace foyer {
namespace {

namespace fs = std::filesystem;

/// What is wrong with the words alone, before any file is looked at.
std::optional<std::string> refused_as_written(std::string_view written) {
    if (written.empty()) return "no file is named";
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
    if (std::ranges::any_of(written, control)) return "a file's name cannot hold control characters";
    if (written.find("://") != std::string_view::npos) {
        return fmt::format("{}: a web address is not opened; save the file beside the review", written);
    }
    if (fs::path(written).is_absolute()) {
        return fmt::format("{}: an absolute path is not opened; put the file in the review's folder", written);
    }
    return std::nullopt;
}

/// Links followed, `..` taken away, whether or not the end exists. weakly_canonical() follows links only as far as
/// files exist, and a `..` behind a missing name can lead back to where they do: so until nothing changes.
fs::path followed(const fs::path& path, std::error_code& code) {
    constexpr int most_passes = 8;
    fs::path last, next = path;
    for (int pass = 0; pass < most_passes && !code && next != last; ++pass) {
        last = next;
        next = fs::weakly_canonical(last, code);
    }
    if (!code && next != last) code = std::make_error_code(std::errc::too_many_symbolic_link_levels);
    return next;
}

bool is_inside(const fs::path& path, const fs::path& folder) {
    const auto [in_path, in_folder] = std::ranges::mismatch(path, folder);
    return in_folder == folder.end() && in_path != path.end();
}

/// A link among the parts of a followed path leads nowhere yet: what it will lead to cannot be known.
bool holds_link(const fs::path& path, const fs::path& folder) {
    for (fs::path part = path; part != folder && part.has_relative_path(); part = part.parent_path()) {
        std::error_code code;
        if (fs::is_symlink(fs::symlink_status(part, code))) return true;
    }
    return false;
}

}  // namespace

Result<fs::path> resolve_inside(const fs::path& folder, std::string_view written) {
    if (auto refusal = refused_as_written(written)) return Error{std::move(*refusal)};

    std::error_code code;
    const fs::path root = fs::canonical(folder.empty() ? fs::path(".") : folder, code);
    if (code) return Error{fmt::format("{}: the folder cannot be opened: {}", folder.string(), cause_of(code))};
    const fs::path path = followed(root / fs::path(written), code);
    if (code) return Error{fmt::format("{}: cannot be followed: {}", written, cause_of(code))};

    if (!is_inside(path, root)) {
        return Error{fmt::format("{}: leads out of the folder {}; put the file inside it", written, root.string())};
    }
    if (holds_link(path, root)) return Error{fmt::format("{}: is a link that leads nowhere", written)};
    return path;
}

}  // namespace foyer
