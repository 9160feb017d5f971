#include "shell/stage.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/text.h"
#include "import/import.h"
#include "platform/confinement.h"

namespace foyer {
namespace {

constexpr std::uint64_t largest_font = 32'000'000;
constexpr std::uint64_t largest_review = 64'000'000;
constexpr std::uint64_t largest_text = 1'000'000;

void read_font_folder(const std::filesystem::path& folder, const Files& files, std::vector<FontFile>& into,
                      Diagnostics& diagnostics, int depth) {
    const auto entries = files.list(folder);
    if (!entries) {
        diagnostics.push_back({Severity::error, folder.string(), {}, entries.error().message, ""});
        return;
    }
    for (const FolderEntry& entry : *entries) {
        const auto path = folder / entry.name;
        if (entry.kind == FileKind::folder && depth > 0) read_font_folder(path, files, into, diagnostics, depth - 1);
        const std::string ending = lower_case(path.extension().string());
        if (entry.kind != FileKind::regular || (ending != ".ttf" && ending != ".otf")) continue;
        auto bytes = files.read(path, largest_font);
        if (bytes) into.push_back({path.string(), std::move(*bytes)});
        else diagnostics.push_back({Severity::error, path.string(), {}, bytes.error().message, ""});
    }
}

}  // namespace

Result<FontBook> read_fonts(const DataFolder& data, const Files& files, Diagnostics& diagnostics) {
    std::vector<FontFile> fonts;
    read_font_folder(data.root / "fonts", files, fonts, diagnostics, 2);
    return FontBook::open(std::move(fonts), diagnostics);
}

std::vector<std::string> face_names(const FontBook& book) {
    std::vector<std::string> names;
    for (std::size_t face = 0; face < book.size(); ++face) names.push_back(book.name(FaceId{static_cast<std::uint16_t>(face)}));
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> list_themes(const DataFolder& data, const Files& files) {
    std::vector<std::string> names;
    const auto listed = files.list(data.root / "assets/themes");
    if (!listed) return names;
    for (const FolderEntry& entry : *listed) {
        if (entry.kind == FileKind::folder) names.push_back(entry.name);
    }
    return names;
}

std::filesystem::path theme_folder(const DataFolder& data, const std::string& name) { return data.root / "assets/themes" / name; }

std::string theme_name(const std::string& named, const Files& files) {
    if (named.empty()) return named;
    const std::filesystem::path path(named);
    const bool folder = named.find('/') != std::string::npos && files.list(path).ok();
    return folder ? std::filesystem::absolute(path).lexically_normal().string() : named;
}

Result<ParsedTheme> parse_theme_folder(const DataFolder& data, const std::string& name, const Files& files) {
    const std::vector<std::string> known = list_themes(data, files);
    const bool elsewhere = std::filesystem::path(name).is_absolute();
    if (!elsewhere && std::find(known.begin(), known.end(), name) == known.end()) {
        if (known.empty()) return Error{fmt::format("there is no theme `{}`, nor any other", name)};
        return Error{fmt::format("there is no theme `{}`; there {}: {}", name, known.size() == 1 ? "is one" : "are", fmt::join(known, ", "))};
    }
    const auto folder = theme_folder(data, name);
    const auto entries = files.list(folder);
    if (!entries) return entries.error();
    ThemeFile style{(folder / "style.yaml").string(), ""};
    std::vector<ThemeFile> templates;
    for (const FolderEntry& entry : *entries) {
        const auto path = folder / entry.name;
        if (entry.kind != FileKind::regular || path.extension() != ".yaml") continue;
        auto text = files.read(path, largest_text);
        if (!text) return text.error();
        if (entry.name == "style.yaml") style.text = std::move(*text);
        else templates.push_back({path.string(), std::move(*text)});
    }
    return parse_theme(name, style, templates);
}

Result<ParsedTheme> read_theme(const DataFolder& data, const std::string& name, const Files& files) {
    auto read = parse_theme_folder(data, name, files);
    if (!read) return read.error();
    ParsedTheme theme = std::move(*read);
    if (theme.usable) return theme;
    const std::string why = theme.diagnostics.empty() ? "it has no template" : to_string(theme.diagnostics.front());
    return Error{fmt::format("the theme `{}` cannot be used: {}", name, why)};
}

Result<Style> style_with(const Style& theme, const std::vector<std::string>& sets) {
    Style style = theme;
    for (const std::string& set : sets) {
        const auto equals = set.find('=');
        if (equals == std::string::npos) return Error{fmt::format("--set {}: expected ID=VALUE, as text.size=21", set)};
        const Status done = style.set(trimmed(std::string_view(set).substr(0, equals)), std::string_view(set).substr(equals + 1));
        if (!done) return Error{"--set: " + done.error().message};
    }
    return style;
}

StyleFolders style_folders(const DataFolder& data) { return {user_folders(), data.root / "assets"}; }

std::filesystem::path saved_style_file(const std::filesystem::path& review, const DataFolder& data, const Files& files) {
    if (const auto saved = saved_style_of(review, style_folders(data), files)) return saved->path;
    return std::filesystem::path(review).replace_extension(".style.yaml");
}

Result<ReadLook> look_of(const Options& options, const std::string& text, const std::string& file, const DataFolder& data, const Files& files) {
    const std::string named = parse_style(text, file, Style()).theme;
    auto theme = read_theme(data, !options.theme.empty() ? theme_name(options.theme, files) : !named.empty() ? named : std::string(usual_theme), files);
    if (!theme) return theme.error();
    ParsedStyle style = parse_style(text, file, theme->theme.style);
    auto set = style_with(style.style, options.sets);
    if (!set) return set.error();
    return ReadLook{std::make_shared<const Theme>(std::move(theme->theme)), std::move(*set), std::move(theme->diagnostics), std::move(style.diagnostics)};
}

Result<ReadLook> read_look(const Options& options, const std::filesystem::path& style_file, const DataFolder& data, const Files& files) {
    std::string text;
    Diagnostics unread;
    const auto facts = style_file.empty() ? Result<FileFacts>(FileFacts{}) : files.facts(style_file);
    if (facts && facts->exists()) {
        auto read = files.read(style_file, largest_text);
        if (read) text = std::move(*read);
        else unread.push_back({Severity::error, "", {}, read.error().message, "the theme's own style is shown"});
    }
    auto look = look_of(options, text, style_file.string(), data, files);
    if (look) look->style_diagnostics.insert(look->style_diagnostics.begin(), unread.begin(), unread.end());
    return look;
}

namespace {

/// What `foyer import` would write, without writing it.
ParsedReview import_in_memory(const std::filesystem::path& path, const std::string& text) {
    auto imported = import_review(text, {path.string(), "", ""});
    if (imported && picture_beside(path, imported->picture)) imported = import_review(text, {path.string(), imported->picture, imported->picture_alt});
    ParsedReview parsed;
    if (!imported) {
        std::string what = imported.error().message;
        if (what.starts_with(path.string() + ": ")) what.erase(0, path.string().size() + 2);
        parsed.review.headline = {{"This file cannot be shown", {}}};
        parsed.diagnostics.push_back({Severity::error, path.string(), {}, what, "expected a review as plain text, a web page or Markdown"});
        return parsed;
    }
    parsed.review = without_places(std::move(imported->review));
    for (const std::string& check : imported->checks) parsed.diagnostics.push_back({Severity::note, path.string(), {}, check.ends_with('.') ? check.substr(0, check.size() - 1) : check, "`foyer import` makes a folder where it can be changed"});
    return parsed;
}

}  // namespace

Result<std::string> read_review_text(const std::filesystem::path& path, const Files& files) {
    const std::string ending = lower_case(path.extension().string());
    if (ending != ".md" && ending != ".markdown" && !is_source(path)) {
        return Error{fmt::format("{}: a review is a .md, .txt or .html file", path.string())};
    }
    return files.read(path, largest_review);
}

ParsedReview parse_review_file(const std::filesystem::path& path, const std::string& text) {
    return is_source(path) ? import_in_memory(path, text) : parse_review(text, path.string());
}

bool is_source(const std::filesystem::path& path) {
    const std::string ending = lower_case(path.extension().string());
    return ending == ".txt" || ending == ".html" || ending == ".htm";
}

std::optional<std::filesystem::path> picture_beside(const std::filesystem::path& source, const std::string& name) {
    if (name.empty() || name.find("://") != std::string::npos || name.starts_with("//")) return std::nullopt;
    const auto path = picture_path(source, name);
    std::error_code code;
    if (!path || !std::filesystem::is_regular_file(*path, code)) return std::nullopt;
    return *path;
}

Result<ParsedReview> read_review(const std::filesystem::path& path, const Files& files) {
    const auto text = read_review_text(path, files);
    if (!text) return text.error();
    return parse_review_file(path, *text);
}

bool nothing_to_show(const ParsedReview& parsed) {
    return parsed.review.paragraphs.empty() && has_errors(parsed.diagnostics);
}

Review notice_review(const std::string& headline, const std::string& text) {
    Review review;
    review.headline = {{headline, {}}};
    review.paragraphs.push_back({{{text, {}}}, ParagraphKind::body, {}});
    return review;
}

Review shown_review(const ParsedReview& parsed) {
    if (!nothing_to_show(parsed)) return parsed.review;
    return notice_review(plain_text(parsed.review.headline),
                         to_string(parsed.diagnostics.front()) + ". This page shows the review as soon as it can be read.");
}

Result<std::filesystem::path> picture_path(const std::filesystem::path& review, const std::string& name) {
    const auto folder = review.parent_path();
    return resolve_inside(folder.empty() ? std::filesystem::path(".") : folder, name);
}

std::function<Result<std::string>(std::string_view)> shader_loader(const DataFolder& data, const Files& files) {
    return [root = data.root, &files](std::string_view name) { return files.read(root / "shaders" / name, largest_text); };
}

}  // namespace foyer
