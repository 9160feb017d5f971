#include "review/quote.h"

#include <string_view>

#include "core/text.h"
#include "review/rich_text.h"

namespace foyer::parsing {
namespace {

/// Without the dash it starts with; nothing if it starts with none.
std::optional<std::string> without_dash(std::string_view text) {
    bool found = false;
    for (;;) {
        std::size_t next = 0;
        const char32_t c = text.empty() ? U' ' : next_character(text, next);
        if (c != U'-' && c != U'–' && c != U'—' && c != U'―') break;
        text.remove_prefix(next);
        found = true;
    }
    if (!found || trimmed(text).empty()) return std::nullopt;
    return std::string(trimmed(text));
}

}  // namespace

std::optional<PullQuote> make_quote(const std::vector<QuoteLine>& lines) {
    if (lines.empty()) return std::nullopt;
    PullQuote quote;
    std::size_t count = lines.size();
    if (count > 1) {
        const std::string last = plain_text(lines.back().text);
        if (const auto name = without_dash(last))
            quote.attribution = *name;
        else if (lines.back().dashed)
            quote.attribution = last;
        if (!quote.attribution.empty()) --count;
    }
    RichTextBuilder builder;
    for (std::size_t i = 0; i < count; ++i) {
        builder.space();
        for (const Span& span : lines[i].text) builder.add(span.text, {.accent = span.emphasis != Emphasis{}});
    }
    quote.text = builder.take();
    if (quote.text.empty()) return std::nullopt;
    return quote;
}

}  // namespace foyer::parsing
