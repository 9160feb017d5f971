// Slips in single lines of YAML, found by their look.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "review/front_matter_text.h"
#include "review/report.h"

namespace foyer::parsing {

/// Mends and reports what would be read as something else than was meant, or not at all: tabs that indent, values that
/// open with `*`, `&`, `%`, `@`, `!` or a backtick, a colon with no space behind it.
void mend_slips(FrontMatterText& text, Report& report);

/// A value that YAML cannot read as it stands, and what to say of it.
struct Slip {
    std::size_t line = 0;
    std::size_t column = 0;    ///< byte in the line where the slip shows
    std::size_t value_at = 0;  ///< byte where the value's words start
    std::string message, cure;
};

/// What is likely wrong when YAML stops at line `at` of the lines from `begin` to `end`; nothing if no line looks
/// wrong.
std::optional<Slip> find_slip(const FrontMatterText& text, std::size_t begin, std::size_t end, std::size_t at);

/// Puts the value that starts in a line at byte `value_at`, with the lines that continue it, in double quotes, so that
/// it is read as the words that stand there. A comment behind it is dropped.
void quote_value(FrontMatterText& text, std::size_t line, std::size_t value_at);

}  // namespace foyer::parsing
