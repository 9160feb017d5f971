// From bytes to text: refuses what is not text, mends what nearly is, and finds the line and column of any place in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "review/report.h"

namespace foyer::parsing {

/// Well-formed UTF-8 with `\n` line ends, without a byte order mark and without control characters other than tab.
struct SourceText {
    std::string text;
    std::vector<std::size_t> line_starts;  ///< byte offset of every line; a text has at least one line

    std::size_t line_count() const { return line_starts.size(); }
    /// Line by number from 0, without its line end.
    std::string_view line(std::size_t number) const;
    /// Number of the line, from 0, that holds the byte at `offset`.
    std::size_t line_of(std::size_t offset) const;
    /// For people: from 1, columns in characters. They are the original file's.
    SourcePlace place(std::size_t offset) const;
    /// The same, counted on from a known place in front of it, which spares long lines.
    SourcePlace place(std::size_t offset, std::size_t known_offset, SourcePlace known) const;
    /// Byte offset where the line starts; the text's length for the line behind the last.
    std::size_t start_of_line(std::size_t number) const;
};

enum class TextKind { text, empty, binary, foreign };

struct OpenedText {
    TextKind kind = TextKind::text;
    SourceText source;  ///< empty unless `kind` is text
};

/// Reports what it refuses or mends. Only the first 16 MB are looked at.
OpenedText open_text(std::string_view bytes, Report& report);

/// Characters of running text that are kept.
constexpr std::size_t most_body_characters = 1'000'000;

/// Offset behind the last character to be read when reading starts at `begin`; reports what is left out.
std::size_t end_of_body(const SourceText& source, std::size_t begin, Report& report);

}  // namespace foyer::parsing
