#include "shell/stage.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"
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

Result<ParsedTheme> read_theme(const DataFolder& data, const std::string& name, const Files& files) {
    const auto themes = data.root / "assets/themes";
    const auto listed = files.list(themes);
    std::string known;
    bool found = false;
    if (listed) {
        for (const FolderEntry& entry : *listed) {
            if (entry.kind != FileKind::folder) continue;
            known += (known.empty() ? "" : ", ") + entry.name;
            found = found || entry.name == name;
        }
    }
    if (!found) return Error{fmt::format("there is no theme `{}`: there are {}", name, known.empty() ? "none" : known)};
    const auto folder = themes / name;
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
    ParsedTheme theme = parse_theme(name, style, templates);
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

Result<ParsedReview> read_review(const std::filesystem::path& path, const Files& files) {
    const std::string ending = lower_case(path.extension().string());
    if (ending != ".md" && ending != ".markdown" && ending != ".txt") {
        return Error{fmt::format("{}: a review is a .md or .txt file", path.string())};
    }
    auto text = files.read(path, largest_review);
    if (!text) return text.error();
    return ending == ".txt" ? parse_plain_text(*text, path.string()) : parse_review(*text, path.string());
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

Diagnostic picture_diagnostic(const std::string& review_path, const Review& review, const Error& error) {
    return {Severity::error, review_path, review.hero ? review.hero->place : SourcePlace{}, error.message,
            "the spread is shown without it"};
}

std::function<Result<std::string>(std::string_view)> shader_loader(const DataFolder& data, const Files& files) {
    return [root = data.root, &files](std::string_view name) { return files.read(root / "shaders" / name, largest_text); };
}

}  // namespace foyer
