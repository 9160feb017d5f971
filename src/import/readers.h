// The readers: a text in one of three forms becomes a document of blocks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "import/block.h"

namespace foyer::importing {

enum class Form { plain, html, markdown };

/// By the file's name, and by what the text looks like where the name does not say.
Form form_of(std::string_view name, std::string_view text);

/// Plain text, a mail with its head, or lines broken at a fixed width; the breaks are then taken out. All in UTF-8 with
/// `\n` line ends, here and below.
Document read_plain_text(std::string_view text);

/// A page. Fails, in words that follow a file's name, where its elements nest too deep to be a page.
Result<Document> read_html(std::string_view text);

/// Markdown, with or without `key: value` lines between `---` above it.
Document read_markdown(std::string_view text);

/// Lines that stand under one another without an empty one between: joined where the break is the width's, else apart.
/// `width` is that of the widest line where lines are broken at one, else 0.
struct Joined {
    std::string words;
    std::size_t line = 0;  ///< the first of them, by its place in `lines`
};
std::vector<Joined> join_lines(const std::vector<std::string_view>& lines, std::size_t width);

}  // namespace foyer::importing
