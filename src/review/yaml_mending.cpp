#include "review/yaml_mending.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "review/yaml_slips.h"

namespace foyer::parsing {
namespace {

constexpr int most_mendings = 16;  // of one key; each costs a parse

/// A top-level key with all its lines, or lines that belong to none.
struct Block {
    std::size_t begin = 0, end = 0;
    bool is_key = false;
};

bool starts_at_margin(std::string_view line) { return !line.empty() && line[0] != ' ' && line[0] != '\t'; }

std::vector<Block> split_blocks(const FrontMatterText& text) {
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < text.lines.size(); ++i) {
        const std::string_view line = text.lines[i];
        const auto key = key_line(line);
        const bool is_key = key && key->column == 0;
        const bool stray = !is_key && starts_at_margin(line) && !is_blank_or_comment(line) && !line.starts_with("- ") &&
                           line != "-" && line[0] != ']' && line[0] != '}';
        const bool belongs_nowhere = blocks.empty() && !is_blank_or_comment(line);
        if (is_key || stray || belongs_nowhere) blocks.push_back({i, i, is_key});
        if (!blocks.empty()) blocks.back().end = i + 1;
    }
    return blocks;
}

std::string block_name(const FrontMatterText& text, const Block& block) {
    const auto key = key_line(text.lines[block.begin]);
    return key ? std::string(key->key) : std::string();
}

void shift(std::vector<YamlEntry>& entries, int lines);

void shift(YamlValue& value, int lines) {
    value.mark.line += lines;
    for (YamlValue& item : value.items) shift(item, lines);
    shift(value.entries, lines);
}

void shift(std::vector<YamlEntry>& entries, int lines) {
    for (YamlEntry& entry : entries) {
        entry.mark.line += lines;
        shift(entry.value, lines);
    }
}

void report_refused(const FrontMatterText& text, const YamlDocument& document, std::size_t first, Report& report) {
    for (const YamlFault& fault : document.refused) {
        report.error(text.place({fault.mark.line + static_cast<int>(first), fault.mark.column}), fault.message,
                     "put the value in quotes");
    }
}

/// Whether the line can be taken out without giving lines below it to another key.
bool stands_alone(const FrontMatterText& text, const Block& block, std::size_t line) {
    if (line == block.begin) return false;
    const auto indent = [&text](std::size_t i) { return text.lines[i].find_first_not_of(" \t"); };
    if (text.lines[line].find_first_not_of(" \t") == std::string::npos) return false;
    if (trimmed(text.lines[line])[0] == '-' && key_line(text.lines[line])) return false;  // opens an item of more lines
    std::size_t next = line + 1;
    while (next < block.end && is_blank_or_comment(text.lines[next])) ++next;
    return next == block.end || indent(next) <= indent(line);
}

/// Reads one key, mending it line by line. Empty where it cannot be read.
std::vector<YamlEntry> read_block(FrontMatterText& text, const Block& block, Report& report) {
    const std::string name = block_name(text, block);
    std::size_t mended_line = text.lines.size();
    for (int tries = 0;; ++tries) {
        auto parsed = parse_yaml(text.joined(block.begin, block.end));
        if (auto* document = std::get_if<YamlDocument>(&parsed)) {
            report_refused(text, *document, block.begin, report);
            shift(document->root, static_cast<int>(block.begin));
            return std::move(document->root.entries);
        }
        const YamlFault& fault = std::get<YamlFault>(parsed);
        const std::size_t at = std::min(block.begin + static_cast<std::size_t>(fault.mark.line), block.end - 1);
        const SourcePlace place = text.place({static_cast<int>(at), fault.mark.column});
        if (fault.too_deep || tries == most_mendings) {
            report.error(
                place,
                fmt::format("`{}` is left out: {}", name, fault.too_deep ? fault.message : "too much is wrong in it"),
                "see README for its form");
            return {};
        }
        const auto slip = find_slip(text, block.begin, block.end, at);
        if (slip && slip->line != mended_line) {
            report.error(text.place({static_cast<int>(slip->line), static_cast<int>(slip->column)}), slip->message,
                         slip->cure);
            quote_value(text, slip->line, slip->value_at);
            mended_line = slip->line;
        } else if (stands_alone(text, block, at)) {
            report.error(place,
                         fmt::format("this line of `{}` cannot be read and is left out: {}", name, fault.message),
                         "put its value in quotes, and check how far it is indented");
            text.lines[at].clear();
        } else {
            report.error(place, fmt::format("`{}` cannot be read and is left out: {}", name, fault.message),
                         "put its value in quotes, and check how far its lines are indented");
            return {};
        }
    }
}

std::optional<YamlDocument> read_whole(const FrontMatterText& text) {
    auto parsed = parse_yaml(text.joined(0, text.lines.size()));
    auto* document = std::get_if<YamlDocument>(&parsed);
    if (!document || (document->root.kind != YamlKind::map && document->root.kind != YamlKind::null))
        return std::nullopt;
    // yaml-cpp takes a last line without a colon for a key without a value.
    for (const YamlEntry& entry : document->root.entries) {
        const auto line = static_cast<std::size_t>(entry.mark.line);
        if (entry.mark.column == 0 && line < text.lines.size() && text.lines[line].find(':') == std::string::npos)
            return std::nullopt;
    }
    return std::move(*document);
}

}  // namespace

bool is_sound(FrontMatterText text) {
    Report unheard("");
    mend_slips(text, unheard);
    return read_whole(text).has_value();
}

std::vector<YamlEntry> read_entries(FrontMatterText& text, Report& report) {
    mend_slips(text, report);
    if (auto document = read_whole(text)) {
        report_refused(text, *document, 0, report);
        return std::move(document->root.entries);
    }
    std::vector<YamlEntry> entries;
    for (const Block& block : split_blocks(text)) {
        if (!block.is_key) {
            report.error(
                text.place({static_cast<int>(block.begin), 0}),
                fmt::format("`{}` is no line of the form `key: value`", clipped(trimmed(text.lines[block.begin]))),
                "write `key: value`, or move the text below the closing `---`");
            continue;
        }
        for (YamlEntry& entry : read_block(text, block, report)) entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace foyer::parsing
