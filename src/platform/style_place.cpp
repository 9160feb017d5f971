#include "platform/style_place.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace foyer {
namespace {

namespace fs = std::filesystem;

/// FNV-1a, 64 bits (Fowler, Noll, Vo): the same on every machine and in every version, as names of files must be.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
    return hash;
}

fs::path normal(const fs::path& path) {
    std::error_code code;
    const fs::path whole = fs::absolute(path, code);
    return (code ? path : whole).lexically_normal();
}

fs::path resolved(const fs::path& path) {
    std::error_code code;
    const fs::path whole = fs::weakly_canonical(path, code);
    return code ? normal(path) : whole;
}

bool stands_in(const fs::path& path, const fs::path& folder) {
    if (folder.empty()) return false;
    const fs::path inner = resolved(path), outer = resolved(folder);
    return std::mismatch(inner.begin(), inner.end(), outer.begin(), outer.end()).second == outer.end();
}

fs::path beside(const fs::path& review) { return review.parent_path() / (review.stem().string() + ".style.yaml"); }

/// The hash keeps reviews of one name apart, the name is for people. File systems allow 255 bytes.
std::string name_among_settings(const fs::path& review) {
    constexpr std::size_t longest = 100;
    std::string name = review.stem().string();
    std::size_t end = std::min(name.size(), longest);
    while (end < name.size() && end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
    name.resize(end);
    return fmt::format("{}-{:016x}.style.yaml", name, hash_of(normal(review).native()));
}

}  // namespace

fs::path style_among_settings(const fs::path& review, const UserFolders& folders) {
    return folders.config / "styles" / name_among_settings(review);
}

Result<StylePlace> style_path_for(const fs::path& review, const StyleFolders& folders, Files& files) {
    if (!stands_in(review, folders.program)) {
        const fs::path path = beside(review);
        if (files.open_atomic(path)) return StylePlace{path, StyleHome::beside};
    }
    if (!folders.user) return folders.user.error();
    const Result<fs::path> folder = make_config_folder(*folders.user, "styles", files);
    if (!folder) return folder.error();
    return StylePlace{*folder / name_among_settings(review), StyleHome::settings};
}

std::optional<StylePlace> saved_style_of(const fs::path& review, const StyleFolders& folders, const Files& files) {
    const auto facts_of = [&files](const fs::path& path) {
        const Result<FileFacts> facts = files.facts(path);
        return facts && facts->kind == FileKind::regular ? *facts : FileFacts{};
    };
    const StylePlace near{beside(review), StyleHome::beside};
    const FileFacts near_facts = facts_of(near.path);
    StylePlace far{{}, StyleHome::settings};
    FileFacts far_facts;
    if (folders.user) {
        far.path = style_among_settings(review, *folders.user);
        far_facts = facts_of(far.path);
    }
    if (far_facts.exists() && (!near_facts.exists() || far_facts.modified > near_facts.modified)) return far;
    return near_facts.exists() ? std::optional(near) : std::nullopt;
}

}  // namespace foyer
