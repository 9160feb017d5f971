// The stage: everything a command needs before the first frame, read from disk once. Files and decoding are passed in.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/model.h"
#include "platform/files.h"
#include "platform/pictures.h"
#include "review/review.h"
#include "shell/options.h"
#include "type/font_book.h"

namespace foyer {

/// The program's own files.
struct DataFolder {
    std::filesystem::path root;
    std::filesystem::path bundled_review() const { return root / "assets/her-smell/her-smell.md"; }
};

Result<FontBook> read_fonts(const DataFolder& data, const Files& files, Diagnostics& diagnostics);

/// A theme by name; the error lists those there are.
Result<ParsedTheme> read_theme(const DataFolder& data, const std::string& name, const Files& files);

/// The theme's style with `--set` over it; a wrong one is an error.
Result<Style> style_with(const Style& theme, const std::vector<std::string>& sets);

/// Reads and parses a review, Markdown or plain text. Fails only where the file cannot be read.
Result<ParsedReview> read_review(const std::filesystem::path& path, const Files& files);

/// Whether a file held nothing to set, being empty or no text at all; the review then only says so.
bool nothing_to_show(const ParsedReview& parsed);

/// A review that says in the place of another that it cannot be shown.
Review notice_review(const std::string& headline, const std::string& text);

/// The review of a file as a window shows it: where there is nothing to show, a page that says so.
Review shown_review(const ParsedReview& parsed);

/// Where a picture named in a review lies; confined to the review's folder.
Result<std::filesystem::path> picture_path(const std::filesystem::path& review, const std::string& name);

/// A diagnostic about the hero of a review.
Diagnostic picture_diagnostic(const std::string& review_path, const Review& review, const Error& error);

/// The text of a shader.
std::function<Result<std::string>(std::string_view)> shader_loader(const DataFolder& data, const Files& files);

}  // namespace foyer
