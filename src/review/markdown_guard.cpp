#include "review/markdown_guard.h"

#include <algorithm>
#include <string_view>

namespace foyer::parsing {
namespace {

constexpr int most_markers = 16;  // no writer nests so deep; a hostile line of a million `>` costs seconds and memory

void blank_out(std::string& text, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
        if (text[i] != '\n') text[i] = ' ';
    }
}

/// A comment may hold empty lines, which Markdown alone would take for its end.
void blank_out_comments(std::string& text, const SourceText& source, std::size_t base, Report& report) {
    for (std::size_t i = text.find("<!--"); i != std::string::npos; i = text.find("<!--", i)) {
        const std::size_t end = text.find("-->", i + 4);
        if (end == std::string::npos) {
            report.warning(source.place(base + i), "a comment is opened with `<!--` and never closed",
                           "close it with `-->`");
            return;
        }
        blank_out(text, i, end + 3);
        i = end + 3;
    }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Length of the quote or list marker at `at`, without white space; 0 where there is none.
std::size_t marker_length(std::string_view text, std::size_t at) {
    const auto blank_behind = [text](std::size_t i) {
        return i >= text.size() || text[i] == ' ' || text[i] == '\t' || text[i] == '\n';
    };
    if (text[at] == '>') return 1;
    if (text[at] == '-' || text[at] == '+' || text[at] == '*') return blank_behind(at + 1) ? 1 : 0;
    std::size_t digits = 0;
    while (digits < 9 && at + digits < text.size() && is_digit(text[at + digits])) ++digits;
    if (digits == 0 || at + digits >= text.size()) return 0;
    const char delimiter = text[at + digits];
    return (delimiter == '.' || delimiter == ')') && blank_behind(at + digits + 1) ? digits + 1 : 0;
}

void limit_nesting(std::string& text) {
    for (std::size_t line = 0; line < text.size();) {
        const std::size_t end = std::min(text.find('\n', line), text.size());
        int markers = 0;
        for (std::size_t i = line; i < end;) {
            if (text[i] == ' ' || text[i] == '\t') {
                ++i;
                continue;
            }
            const std::size_t length = marker_length(text, i);
            if (length == 0) break;
            if (++markers > most_markers) blank_out(text, i, i + length);
            i += length;
        }
        line = end + 1;
    }
}

}  // namespace

std::string prepared_markdown(const SourceText& source, std::size_t begin, std::size_t end, Report& report) {
    std::string text = source.text.substr(begin, end - begin);
    blank_out_comments(text, source, begin, report);
    limit_nesting(text);
    return text;
}

}  // namespace foyer::parsing
