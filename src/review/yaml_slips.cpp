#include "review/yaml_slips.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "review/keys.h"

namespace foyer::parsing {
namespace {

constexpr std::string_view openers = "*&%@`!";

std::string escaped(std::string_view words) {
    std::string out;
    for (const char c : words) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

/// For a cure: quotes that do not clash with those in the text.
std::string suggested(std::string_view key, std::string_view value) {
    const char quote = value.find('"') == std::string_view::npos ? '"' : '\'';
    const std::string words = fmt::format("{}{}{}", quote, clipped(value, 60), quote);
    return key.empty() ? fmt::format("put it in quotes: {}", words)
                       : fmt::format("put it in quotes: {}: {}", key, words);
}

std::size_t leading_white(std::string_view line) { return std::min(line.find_first_not_of(" \t"), line.size()); }

bool is_block_header(std::string_view value) {
    return !value.empty() && (value[0] == '|' || value[0] == '>') &&
           value.substr(1).find_first_not_of("+-0123456789") == std::string_view::npos;
}

/// The last line that continues the value begun in `line`: those indented further than its key or dash.
std::size_t last_line_of_value(const FrontMatterText& text, std::size_t line) {
    const auto key = key_line(text.lines[line]);
    const std::size_t column = key ? key->column : leading_white(text.lines[line]);
    const auto continues = [&](std::size_t i) {
        return !is_blank_or_comment(text.lines[i]) && leading_white(text.lines[i]) > column;
    };
    while (line + 1 < text.lines.size() && continues(line + 1)) ++line;
    return line;
}

bool is_quote(char c) { return c == '"' || c == '\''; }

/// Behind the quote that closes the value, or npos.
std::size_t behind_closing_quote(std::string_view value) {
    const char quote = value[0];
    for (std::size_t i = 1; i < value.size(); ++i) {
        if (quote == '"' && value[i] == '\\') {
            ++i;
        } else if (value[i] == quote) {
            if (quote == '\'' && i + 1 < value.size() && value[i + 1] == quote)
                ++i;
            else
                return i + 1;
        }
    }
    return std::string_view::npos;
}

Slip unclosed_quote(std::size_t line, const KeyLine& key) {
    return {line, key.value_at, key.value_at + 1,
            fmt::format("the quote that opens the value of `{}` is never closed", key.key),
            fmt::format("close it: {}: {}{}", key.key, clipped(key.value, 60), key.value[0])};
}

/// Walks over the lines and knows which of them are the inside of a long text.
class SlipMender {
public:
    SlipMender(FrontMatterText& text, Report& report) : m_text(text), m_report(report) {}

    void run() {
        for (m_line = 0; m_line < m_text.lines.size(); ++m_line) mend_line();
        if (m_tabs == 0) return;
        m_report.error(m_text.place({static_cast<int>(m_first_tab), 0}),
                       m_tabs == 1 ? "a tab indents this line, and YAML allows none"
                                   : fmt::format("tabs indent this line and {} more, and YAML allows none", m_tabs - 1),
                       "indent with spaces");
    }

private:
    std::string& line() { return m_text.lines[m_line]; }

    void mend_line() {
        mend_tabs();
        if (trimmed(line()).empty() || inside_block() || inside_quotes() || is_blank_or_comment(line())) return;
        mend_missing_space();
        if (const auto key = key_line(line())) {
            if (key->value.empty())
                mend_lost_to_comment(*key);
            else if (is_block_header(key->value))
                m_block_indent = static_cast<int>(key->column);
            else if (!key->value.empty() && is_quote(key->value[0]))
                mend_open_quote(*key);
            else
                mend_opener(key->key, key->value_at, key->value);
            return;
        }
        const std::size_t dash = leading_white(line());
        if (!std::string_view(line()).substr(dash).starts_with("- ")) return;
        const std::size_t value_at = std::min(line().find_first_not_of("- \t", dash), line().size());
        mend_opener({}, value_at, without_comment(std::string_view(line()).substr(value_at)));
    }

    void mend_tabs() {
        const std::size_t white = leading_white(line());
        const std::size_t tab = line().find('\t');
        if (tab >= white || white == line().size()) return;
        if (m_block_indent >= 0 && static_cast<int>(tab) > m_block_indent) return;  // part of a long text
        if (m_tabs++ == 0) m_first_tab = m_line;
        std::replace(line().begin(), line().begin() + static_cast<std::ptrdiff_t>(white), '\t', ' ');
    }

    bool inside_block() {
        if (m_block_indent >= 0 && static_cast<int>(leading_white(line())) <= m_block_indent) m_block_indent = -1;
        return m_block_indent >= 0;
    }

    bool inside_quotes() {
        if (m_open_quote == 0) return false;
        const auto key = key_line(line());
        const bool forgotten = key && is_known_anywhere(key->key);
        const bool closes = line().find(m_open_quote) != std::string::npos;
        if (forgotten || closes) m_open_quote = 0;
        return !forgotten;
    }

    /// yaml-cpp takes a quote that is open at the end for closed, and one above other keys for a text of many lines.
    void mend_open_quote(const KeyLine& key) {
        if (behind_closing_quote(key.value) != std::string_view::npos) return;
        std::size_t next = m_line + 1;
        while (next < m_text.lines.size() && is_blank_or_comment(m_text.lines[next])) ++next;
        const bool goes_on = next < m_text.lines.size() && leading_white(m_text.lines[next]) > key.column;
        if (goes_on) {
            m_open_quote = key.value[0];
            return;
        }
        const Slip slip = unclosed_quote(m_line, key);
        m_report.error(m_text.place({static_cast<int>(m_line), static_cast<int>(slip.column)}), slip.message,
                       slip.cure);
        quote_value(m_text, m_line, slip.value_at);
    }

    void mend_missing_space() {
        const std::size_t first = std::min(line().find_first_not_of("- \t"), line().size());
        const std::size_t colon = line().find(':', first);
        if (colon == std::string::npos || colon + 1 >= line().size() || line()[colon + 1] == ' ' ||
            line()[colon + 1] == '\t')
            return;
        const std::string key = line().substr(first, colon - first);
        if (!is_known_anywhere(key)) return;
        m_report.error(m_text.place({static_cast<int>(m_line), static_cast<int>(colon)}),
                       fmt::format("no space behind the colon of `{}`", key),
                       fmt::format("write `{}: {}`", key, clipped(line().substr(colon + 1))));
        line().insert(colon + 1, " ");
    }

    void mend_opener(std::string_view key, std::size_t value_at, std::string_view value) {
        if (value.empty() || openers.find(value[0]) == std::string_view::npos) return;
        m_report.error(
            m_text.place({static_cast<int>(m_line), static_cast<int>(value_at)}),
            key.empty()
                ? fmt::format("a value opens with `{}`, which means something else in YAML", value[0])
                : fmt::format("the value of `{}` opens with `{}`, which means something else in YAML", key, value[0]),
            suggested(key, value));
        const std::size_t last = last_line_of_value(m_text, m_line);
        quote_value(m_text, m_line, value_at);
        m_line = last;
    }

    /// `kicker: #1 at the box office` has no value to YAML.
    void mend_lost_to_comment(const KeyLine& key) {
        const std::string words(trimmed(std::string_view(line()).substr(key.value_at)));
        const bool is_comment = words.size() < 2 || words[1] == ' ' || words[1] == '\t' || words[1] == '#';
        const bool takes_text = is_known_anywhere(key.key) && key.key != "film" && key.key != "hero" &&
                                key.key != "acts" && key.key != "cast";
        if (is_comment || !takes_text) return;
        m_report.error(m_text.place({static_cast<int>(m_line), static_cast<int>(key.value_at)}),
                       fmt::format("the value of `{}` opens with `#`, which makes a comment of it", key.key),
                       suggested(key.key, words));
        line() = line().substr(0, key.value_at) + '"' + escaped(words) + '"';
    }

    FrontMatterText& m_text;
    Report& m_report;
    std::size_t m_line = 0;
    int m_block_indent = -1;  ///< of the key whose long text is being passed; -1 outside
    char m_open_quote = 0;    ///< quote that a line above opened; 0 where none
    std::size_t m_tabs = 0, m_first_tab = 0;
};

/// The next line with words, or `end`.
std::size_t next_written(const FrontMatterText& text, std::size_t line, std::size_t end) {
    for (++line; line < end && is_blank_or_comment(text.lines[line]);) ++line;
    return line;
}

/// A quote that is open at the end of its line, though the next line looks like a key or an item.
std::optional<Slip> open_quote(const FrontMatterText& text, std::size_t line, std::size_t end) {
    const auto key = key_line(text.lines[line]);
    if (!key || key->value.empty() || !is_quote(key->value[0])) return std::nullopt;
    if (behind_closing_quote(key->value) != std::string_view::npos) return std::nullopt;
    const std::size_t next = next_written(text, line, end);
    if (next < end && !key_line(text.lines[next]) && trimmed(text.lines[next])[0] != '-') return std::nullopt;
    return unclosed_quote(line, *key);
}

std::optional<Slip> unclosed_bracket(const FrontMatterText& text, std::size_t line, std::size_t end) {
    const auto key = key_line(text.lines[line]);
    if (!key || key->value.empty() || (key->value[0] != '[' && key->value[0] != '{')) return std::nullopt;
    const char closing = key->value[0] == '[' ? ']' : '}';
    for (std::size_t i = line; i < end; ++i) {
        if (text.lines[i].find(closing) != std::string::npos) return std::nullopt;
    }
    return Slip{line, key->value_at, key->value_at,
                fmt::format("the `{}` that opens the value of `{}` is never closed", key->value[0], key->key),
                fmt::format("close it with `{}`, or, where it is part of the text, {}", closing,
                            suggested(key->key, key->value))};
}

std::optional<Slip> wrong_value(const FrontMatterText& text, std::size_t line) {
    const auto key = key_line(text.lines[line]);
    if (!key || key->value.empty() || is_block_header(key->value)) return std::nullopt;
    const char first = key->value[0];
    const auto slip = [&](std::size_t at, std::string message, std::string cure) {
        return Slip{line, key->value_at + at, key->value_at, std::move(message), std::move(cure)};
    };
    if (is_quote(first)) {
        const std::size_t closing = behind_closing_quote(key->value);
        if (closing == std::string_view::npos || closing == key->value.size()) return std::nullopt;
        return slip(closing, fmt::format("words stand behind the closing quote of `{}`", key->key),
                    "put all of the value in quotes, or none of it");
    }
    if (first == '[' || first == '{') {
        const std::size_t closing = key->value.find(first == '[' ? ']' : '}');
        if (closing == std::string_view::npos || closing + 1 == key->value.size()) return std::nullopt;
        return slip(closing + 1,
                    fmt::format("words stand behind the closing `{}` of `{}`", key->value[closing], key->key),
                    suggested(key->key, key->value));
    }
    if (std::string_view("-?,|>]}#").find(first) != std::string_view::npos) {
        return slip(
            0, fmt::format("the value of `{}` opens with `{}`, which means something else in YAML", key->key, first),
            suggested(key->key, key->value));
    }
    const std::size_t colon = key->value.find(": ");
    if (colon == std::string_view::npos && key->value.back() != ':') return std::nullopt;
    return slip(std::min(colon, key->value.size() - 1),
                fmt::format("the value of `{}` holds a colon and is not in quotes", key->key),
                suggested(key->key, key->value));
}

/// A colon in a later line of a value makes that line look like a key inside of a text.
std::optional<Slip> colon_in_later_line(const FrontMatterText& text, std::size_t begin, std::size_t line) {
    const auto here = key_line(text.lines[line]);
    if (!here || is_known_anywhere(here->key)) return std::nullopt;
    for (std::size_t above = line; above > begin;) {
        const auto key = key_line(text.lines[--above]);
        if (!key || key->column >= here->column) continue;
        if (key->value.empty() || is_block_header(key->value) || is_quote(key->value[0])) return std::nullopt;
        const std::string_view words = text.lines[line];
        return Slip{above, key->value_at, key->value_at,
                    fmt::format("the value of `{}` holds a colon and is not in quotes", key->key),
                    fmt::format("put it in quotes; the colon stands in `{}`", clipped(words))};
    }
    return std::nullopt;
}

}  // namespace

void quote_value(FrontMatterText& text, std::size_t line, std::size_t value_at) {
    const std::size_t last = last_line_of_value(text, line);
    std::string& first = text.lines[line];
    const std::string words = escaped(without_comment(std::string_view(first).substr(value_at)));
    // An opening quote that is never closed gives its place to ours.
    const std::size_t quote_at = value_at > 0 && is_quote(first[value_at - 1]) ? value_at - 1 : value_at;
    first = first.substr(0, quote_at) + '"' + words;
    for (std::size_t i = line + 1; i <= last; ++i) {
        const std::size_t white = leading_white(text.lines[i]);
        text.lines[i] = text.lines[i].substr(0, white) + escaped(without_comment(text.lines[i]));
    }
    text.lines[last] += '"';
}

void mend_slips(FrontMatterText& text, Report& report) { SlipMender(text, report).run(); }

std::optional<Slip> find_slip(const FrontMatterText& text, std::size_t begin, std::size_t end, std::size_t at) {
    // A quote or bracket left open is noticed by YAML only lines below, so these are looked for from the top.
    for (std::size_t line = begin; line < end; ++line) {
        if (auto slip = open_quote(text, line, end)) return slip;
        if (auto slip = unclosed_bracket(text, line, end)) return slip;
    }
    if (at < end) {
        if (auto slip = wrong_value(text, at)) return slip;
    }
    if (at < end) {
        if (auto slip = colon_in_later_line(text, begin, at)) return slip;
    }
    // Some faults come out at the token behind.
    for (std::size_t line = std::min(at, end); line > begin && at - (line - 1) <= 2;) {
        if (auto slip = wrong_value(text, --line)) return slip;
    }
    return std::nullopt;
}

}  // namespace foyer::parsing
