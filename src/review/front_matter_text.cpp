#include "review/front_matter_text.h"

#include <algorithm>

#include "core/text.h"
#include "review/keys.h"

namespace foyer::parsing {
namespace {

constexpr std::size_t most_bytes = 256u << 10;  // three hundred times a usual front matter

std::string_view without_trailing_space(std::string_view line) {
    const auto last = line.find_last_not_of(" \t");
    return last == std::string_view::npos ? std::string_view{} : line.substr(0, last + 1);
}

bool is_fence(std::string_view line) {
    line = without_trailing_space(line);
    return line.size() >= 3 && line.find_first_not_of('-') == std::string_view::npos;
}

bool is_closing_fence(std::string_view line) { return is_fence(line) || without_trailing_space(line) == "..."; }

bool is_blank(std::string_view line) { return trimmed(line).empty(); }

bool opens_known_key(std::string_view line) {
    const auto key = key_line(line);
    return key && key->column == 0 && contains(review_keys, key->key);
}

/// A key, or a known one whose colon lacks its space.
bool looks_like_key(std::string_view line) {
    return key_line(line) || is_known_anywhere(trimmed(line.substr(0, line.find(':'))));
}

/// Whether a line can belong to a front matter at all.
bool looks_like_yaml(std::string_view line) {
    return is_blank_or_comment(line) || line[0] == ' ' || line[0] == '\t' || line.starts_with("- ") || key_line(line);
}

/// Behind the last line that belongs to a front matter which nothing closes.
std::size_t end_of_open_front_matter(const SourceText& source, std::size_t first, std::size_t limit) {
    std::size_t end = first;
    while (end < limit) {
        if (!is_blank(source.line(end))) {
            if (!looks_like_yaml(source.line(end))) break;
            ++end;
            continue;
        }
        std::size_t next = end;
        while (next < limit && is_blank(source.line(next))) ++next;
        if (next == limit) break;
        const auto key = key_line(source.line(next));
        if (!key || !is_known_anywhere(key->key)) break;
        end = next;
    }
    return end;
}

}  // namespace

std::string_view without_comment(std::string_view value) {
    value = trimmed(value);
    std::size_t from = 0;
    if (!value.empty() && (value[0] == '"' || value[0] == '\'')) {
        const auto closing = value.find(value[0], 1);
        from = closing == std::string_view::npos ? value.size() : closing;
    }
    for (std::size_t i = from; i < value.size(); ++i) {
        if (value[i] == '#' && (i == 0 || value[i - 1] == ' ' || value[i - 1] == '\t'))
            return trimmed(value.substr(0, i));
    }
    return value;
}

bool is_blank_or_comment(std::string_view line) {
    const std::string_view words = trimmed(line);
    return words.empty() || words[0] == '#';
}

std::optional<KeyLine> key_line(std::string_view line) {
    constexpr std::size_t longest_key = 40;
    KeyLine found;
    const auto first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos) return std::nullopt;
    found.indent = found.column = first;
    while (line.substr(found.column).starts_with("- ")) {
        const auto next = line.find_first_not_of(' ', found.column + 1);
        if (next == std::string_view::npos) return std::nullopt;
        found.column = next;
    }
    std::size_t end = found.column;
    while (end < line.size() && end - found.column <= longest_key && line[end] != ':') {
        if (std::string_view("[]{}#,&*!|>%@`").find(line[end]) != std::string_view::npos) return std::nullopt;
        ++end;
    }
    if (end >= line.size() || line[end] != ':' || end == found.column) return std::nullopt;
    if (end + 1 < line.size() && line[end + 1] != ' ' && line[end + 1] != '\t') return std::nullopt;
    found.key = trimmed(line.substr(found.column, end - found.column));
    if (found.key.size() >= 2 && (found.key[0] == '"' || found.key[0] == '\'')) {
        if (found.key.back() != found.key[0]) return std::nullopt;
        found.key = found.key.substr(1, found.key.size() - 2);
    }
    found.value_at = std::min(line.find_first_not_of(" \t", end + 1), line.size());
    found.value = without_comment(line.substr(found.value_at));
    return found;
}

FrontMatterBounds find_front_matter(const SourceText& source, Report& report) {
    const std::size_t count = source.line_count();
    std::size_t opening = 0;
    while (opening < count && is_blank(source.line(opening))) ++opening;
    if (opening == count) return {};

    const bool opened = is_fence(source.line(opening));
    if (!opened && !opens_known_key(source.line(opening))) return {opening, opening, opening};
    const std::size_t first = opened ? opening + 1 : opening;
    std::size_t closing = first;
    while (closing < count && !is_closing_fence(source.line(closing))) ++closing;
    const SourcePlace place = source.place(source.start_of_line(opening));
    if (opened && closing < count) {
        bool written = false, keyed = false;
        for (std::size_t line = first; line < closing; ++line) {
            written = written || !is_blank_or_comment(source.line(line));
            keyed = keyed || looks_like_key(source.line(line));
        }
        if (written && !keyed) return {opening, opening, opening};  // a text between two lines of dashes
        return {first, closing, closing + 1};
    }

    const std::size_t end = end_of_open_front_matter(source, first, closing);
    if (opened && end == first) return {first, first, first};  // a line of dashes above a text
    if (opened) {
        report.error(place, "the front matter opens with `---` and is never closed",
                     "write a line `---` between the front matter and the text");
    } else {
        report.error(place, "the front matter does not open with `---`", "write a line `---` above it");
    }
    return {first, end, end == closing && closing < count ? closing + 1 : end};
}

std::optional<FrontMatterBounds> without_closing_line(const SourceText& source, const FrontMatterBounds& bounds) {
    const std::size_t end = end_of_open_front_matter(source, bounds.first, bounds.end);
    if (end == bounds.first || end == bounds.end || !is_blank(source.line(end))) return std::nullopt;
    for (std::size_t line = end; line < bounds.end; ++line) {
        if (opens_known_key(source.line(line))) return std::nullopt;
    }
    return FrontMatterBounds{bounds.first, end, end};
}

SourcePlace FrontMatterText::place(YamlMark mark) const {
    const auto number =
        std::min(static_cast<std::size_t>(std::max(mark.line, 0)), lines.empty() ? 0 : lines.size() - 1);
    if (lines.empty()) return {static_cast<int>(first_line) + 1, 1};
    const std::string_view line = lines[number];
    const std::string_view before =
        line.substr(0, std::min(static_cast<std::size_t>(std::max(mark.column, 0)), line.size()));
    return {static_cast<int>(first_line + number) + 1, static_cast<int>(character_count(before)) + 1};
}

std::string FrontMatterText::joined(std::size_t begin, std::size_t end) const {
    std::string out;
    for (std::size_t i = begin; i < end; ++i) {
        out += lines[i];
        out += '\n';
    }
    return out;
}

FrontMatterText front_matter_text(const SourceText& source, const FrontMatterBounds& bounds, Report& report) {
    FrontMatterText text;
    text.first_line = bounds.first;
    std::size_t bytes = 0;
    for (std::size_t number = bounds.first; number < bounds.end; ++number) {
        const std::string_view line = source.line(number);
        bytes += line.size() + 1;
        if (bytes > most_bytes) {
            report.error(source.place(source.start_of_line(number)),
                         "the front matter is longer than 256 KB; from here on it is not read",
                         "shorten it; the running text belongs below the closing `---`");
            break;
        }
        text.lines.emplace_back(line);
    }
    return text;
}

}  // namespace foyer::parsing
