// The front matter as lines: where it begins and ends in a file, and what a single line of it looks like.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "review/report.h"
#include "review/source.h"
#include "review/yaml_value.h"

namespace foyer::parsing {

/// Lines by number from 0. There is no front matter where `first` and `end` are alike.
struct FrontMatterBounds {
    std::size_t first = 0, end = 0;  ///< lines of YAML, the last not included
    std::size_t body = 0;            ///< line where the running text starts
};

/// Finds the front matter; reports an opening `---` that is never closed, or one that is missing above well-known keys.
FrontMatterBounds find_front_matter(const SourceText& source, Report& report);

/// Where the front matter ends if the `---` that closes it is not the one found but forgotten: before the first empty
/// line that no key follows. Nothing if there is no sign of that.
std::optional<FrontMatterBounds> without_closing_line(const SourceText& source, const FrontMatterBounds& bounds);

/// Lines that may be mended one by one; their number never changes, so places stay true.
struct FrontMatterText {
    std::vector<std::string> lines;
    std::size_t first_line = 0;  ///< in the file, from 0

    SourcePlace place(YamlMark mark) const;
    /// Lines from `begin` to `end`, the last not included, as one text.
    std::string joined(std::size_t begin, std::size_t end) const;
};

/// Copies the lines; what lies beyond 256 KB is reported and left out.
FrontMatterText front_matter_text(const SourceText& source, const FrontMatterBounds& bounds, Report& report);

/// A line of the form `key: value` or `- key: value`, in bytes.
struct KeyLine {
    std::size_t indent = 0;  ///< white space before the line's first character
    std::size_t column = 0;  ///< where the key starts
    std::string_view key;
    std::size_t value_at = 0;  ///< where the value starts, or the line's end
    std::string_view value;    ///< without a comment behind it and without white space at its ends
};
std::optional<KeyLine> key_line(std::string_view line);

/// Without a comment (`#` after white space) that is not inside quotes, and without white space at its ends.
std::string_view without_comment(std::string_view value);

bool is_blank_or_comment(std::string_view line);

}  // namespace foyer::parsing
