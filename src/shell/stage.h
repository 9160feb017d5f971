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
#include "platform/style_place.h"
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

/// The faces a style can name, by their names.
std::vector<std::string> face_names(const FontBook& book);

/// The theme of a review that names none.
inline constexpr std::string_view usual_theme = "fanzine";

/// The names of the themes there are.
std::vector<std::string> list_themes(const DataFolder& data, const Files& files);

/// A theme's folder: in the assets by its name, or anywhere by an absolute path.
std::filesystem::path theme_folder(const DataFolder& data, const std::string& name);
/// What `--theme` names: the absolute path of a folder, where it is one and written with a slash; else the name as it is.
std::string theme_name(const std::string& named, const Files& files);
/// Reads a theme's files, whether they can be used or not; fails where there is no such theme, or a file cannot be read.
Result<ParsedTheme> parse_theme_folder(const DataFolder& data, const std::string& name, const Files& files);
/// A theme by name; the error lists those there are.
Result<ParsedTheme> read_theme(const DataFolder& data, const std::string& name, const Files& files);

/// The theme's style with `--set` over it; a wrong one is an error.
Result<Style> style_with(const Style& theme, const std::vector<std::string>& sets);

/// The folders a style file may be kept in.
StyleFolders style_folders(const DataFolder& data);
/// The style file saved for a review, or where it would stand beside it.
std::filesystem::path saved_style_file(const std::filesystem::path& review, const DataFolder& data, const Files& files);

/// How a review looks: the theme, over it the style file saved for the review, over that the command line's `--set`.
struct ReadLook {
    std::shared_ptr<const Theme> theme;
    Style style;
    Diagnostics theme_diagnostics, style_diagnostics;
};
/// `--theme` goes before the style file's. A theme that is not there, or a wrong `--set`, is an error; a style file that
/// does not read is a diagnostic. An empty path: there is no style file.
Result<ReadLook> read_look(const Options& options, const std::filesystem::path& style_file, const DataFolder& data, const Files& files);
/// The same of a style file's text; `file` is only named in diagnostics.
Result<ReadLook> look_of(const Options& options, const std::string& text, const std::string& file, const DataFolder& data, const Files& files);

/// Reads and parses a review: Markdown, or a text or web page that is imported in memory. Fails only where the file cannot be read.
Result<ParsedReview> read_review(const std::filesystem::path& path, const Files& files);
/// The same in two steps.
Result<std::string> read_review_text(const std::filesystem::path& path, const Files& files);
ParsedReview parse_review_file(const std::filesystem::path& path, const std::string& text);
/// A text or a web page, which the importer reads; by its ending.
bool is_source(const std::filesystem::path& path);
/// The picture a source names, where it lies beside it or below; nothing where it does not.
std::optional<std::filesystem::path> picture_beside(const std::filesystem::path& source, const std::string& name);

/// Whether a file held nothing to set, being empty or no text at all; the review then only says so.
bool nothing_to_show(const ParsedReview& parsed);

/// A review that says in the place of another that it cannot be shown.
Review notice_review(const std::string& headline, const std::string& text);

/// The review of a file as a window shows it: where there is nothing to show, a page that says so.
Review shown_review(const ParsedReview& parsed);

/// Where a picture named in a review lies; confined to the review's folder.
Result<std::filesystem::path> picture_path(const std::filesystem::path& review, const std::string& name);


/// The text of a shader.
std::function<Result<std::string>(std::string_view)> shader_loader(const DataFolder& data, const Files& files);

}  // namespace foyer
