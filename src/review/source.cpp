#include "review/source.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"

namespace foyer::parsing {
namespace {

constexpr std::size_t most_bytes =
    16u << 20;  // four times the longest text that is shown, so that the cut is reported there

// Below so many odd bytes a text is mended whatever its length: a short line with one wrong letter is no program.
constexpr std::size_t fewest_odd_bytes = 8;

/// What was replaced, and where first.
struct Mended {
    std::size_t count = 0;
    std::size_t first_offset = 0;

    void add(std::size_t offset) {
        if (count++ == 0) first_offset = offset;
    }
};

bool starts_with_bytes(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

bool is_control(char32_t c) { return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0); }

std::vector<std::size_t> find_lines(std::string_view text) {
    std::vector<std::size_t> starts = {0};
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') starts.push_back(i + 1);
    }
    return starts;
}

}  // namespace

std::string_view SourceText::line(std::size_t number) const {
    const std::size_t begin = start_of_line(number);
    std::size_t end = start_of_line(number + 1);
    if (end > begin && text[end - 1] == '\n') --end;
    return std::string_view(text).substr(begin, end - begin);
}

std::size_t SourceText::line_of(std::size_t offset) const {
    const auto next = std::upper_bound(line_starts.begin(), line_starts.end(), offset);
    return static_cast<std::size_t>(next - line_starts.begin()) - 1;
}

SourcePlace SourceText::place(std::size_t offset) const {
    const std::size_t number = line_of(std::min(offset, text.size()));
    return place(offset, line_starts[number], {static_cast<int>(number) + 1, 1});
}

SourcePlace SourceText::place(std::size_t offset, std::size_t known_offset, SourcePlace known) const {
    offset = std::min(offset, text.size());
    const std::size_t number = line_of(offset);
    if (known.line != static_cast<int>(number) + 1 || known_offset > offset) return place(offset);
    for (std::size_t i = known_offset; i < offset; ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0u) != 0x80u) ++known.column;
    }
    return known;
}

std::size_t SourceText::start_of_line(std::size_t number) const {
    return number < line_starts.size() ? line_starts[number] : text.size();
}

OpenedText open_text(std::string_view bytes, Report& report) {
    if (starts_with_bytes(bytes, "\xFF\xFE") || starts_with_bytes(bytes, "\xFE\xFF")) {
        report.error({}, "the file is written in UTF-16, not UTF-8", "save it as UTF-8");
        return {TextKind::foreign, {}};
    }
    if (starts_with_bytes(bytes, "\xEF\xBB\xBF")) bytes.remove_prefix(3);
    bytes = bytes.substr(0, most_bytes);
    if (bytes.find('\0') != std::string_view::npos) {
        report.error({}, "the file is not text: it holds zero bytes", "give the review as a text file, saved as UTF-8");
        return {TextKind::binary, {}};
    }

    OpenedText opened;
    std::string& text = opened.source.text;
    text.reserve(bytes.size());
    Mended broken, controls;
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t start = i;
        char32_t c = next_character(bytes, i);
        if (c == '\r') {
            if (i < bytes.size() && bytes[i] == '\n') ++i;
            c = '\n';
        }
        if (c == 0xFFFD && i == start + 1) {
            broken.add(text.size());
        } else if (c == '\f' || c == '\v' || c == 0x85) {
            c = ' ';
        } else if (is_control(c)) {
            controls.add(text.size());
            c = ' ';
        }
        append_utf8(text, c);
    }

    const std::size_t odd = broken.count + controls.count;
    if (odd >= fewest_odd_bytes && odd * 20 > bytes.size()) {
        report.error({}, "the file is not text: more than one byte in twenty is not UTF-8",
                     "give the review as a text file, saved as UTF-8");
        return {TextKind::binary, {}};
    }
    if (trimmed(text).empty()) {
        report.error({}, "the file is empty", "write a headline and the review's text into it");
        return {TextKind::empty, {}};
    }
    opened.source.line_starts = find_lines(text);
    if (broken.count > 0) {
        report.warning(
            opened.source.place(broken.first_offset),
            broken.count == 1
                ? "one byte is not UTF-8 and shows as \uFFFD"
                : fmt::format("{} bytes are not UTF-8 and show as \uFFFD; the first stands here", broken.count),
            "save the file as UTF-8");
    }
    if (controls.count > 0) {
        report.warning(
            opened.source.place(controls.first_offset),
            controls.count == 1
                ? "one control character is read as a space"
                : fmt::format("{} control characters are read as spaces; the first stands here", controls.count),
            "delete them");
    }
    return opened;
}

std::size_t end_of_body(const SourceText& source, std::size_t begin, Report& report) {
    std::size_t end = begin;
    for (std::size_t count = 0; end < source.text.size() && count < most_body_characters; ++count) {
        next_character(source.text, end);
    }
    if (!trimmed(std::string_view(source.text).substr(end)).empty()) {
        report.error(source.place(end), "the text is longer than 1,000,000 characters; the rest is not shown",
                     "cut it to the length of a review");
        return end;
    }
    return source.text.size();
}

}  // namespace foyer::parsing
