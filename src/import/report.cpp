// The report of an import, for the person who goes on from it.
#include <fmt/format.h>

#include "core/text.h"
#include "import/import.h"

namespace foyer {
namespace {

const char* to_word(Sure sure) {
    switch (sure) {
        case Sure::sure: return "sure";
        case Sure::likely: return "likely";
        case Sure::guess: return "a guess";
    }
    return "";
}

/// A line of the report holds so much of a long text.
std::string clip(std::string_view text, std::size_t characters) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < characters && end < text.size(); ++i) next_character(text, end);
    return std::string(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

}  // namespace

std::string import_report(const Imported& imported, std::string_view name) {
    constexpr std::size_t most_left_out = 400;
    std::string out = fmt::format("Imported from {} ({}, {})\n\nFound\n", name, imported.form, imported.encoding);
    for (const Finding& finding : imported.findings) {
        const std::string place = finding.line > 0 ? fmt::format("line {}", finding.line) : "";
        out += fmt::format("  {:<14} {:<10} {:<8} {}  [{}]\n", finding.field, place, to_word(finding.sure),
                           clip(finding.value, 140), finding.how);
    }
    out += fmt::format("\nLeft out of the text{}\n", imported.left_out.empty() ? ": nothing" : "");
    std::size_t count = 0;
    for (const LeftOut& left : imported.left_out) {
        if (++count > most_left_out) {
            out += fmt::format("  and {} more\n", imported.left_out.size() - most_left_out);
            break;
        }
        out += fmt::format("  {:<10} {}  [{}]\n", left.line > 0 ? fmt::format("line {}", left.line) : "", left.words,
                           left.why);
    }
    out += fmt::format("\nTo be checked{}\n", imported.checks.empty() ? ": nothing" : "");
    for (const std::string& check : imported.checks) out += "  - " + check + "\n";
    return out;
}

}  // namespace foyer
