#include "import/html_guard.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"

namespace foyer::importing {
namespace {

// Without an end of their own, or with one that may be left out.
constexpr std::array<std::string_view, 33> without_level = {
    "area",   "base",  "br",       "col",    "embed",    "hr",   "img",  "input", "link",     "meta",  "param",
    "source", "track", "wbr",      "p",      "li",       "dt",   "dd",   "tr",    "td",       "th",    "thead",
    "tbody",  "tfoot", "colgroup", "option", "optgroup", "html", "body", "head",  "basefont", "frame", "isindex"};

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':';
}

}  // namespace

int nesting_of(std::string_view html) {
    int depth = 0, deepest = 0;
    for (std::size_t i = html.find('<'); i != std::string_view::npos; i = html.find('<', i)) {
        if (html.substr(i).starts_with("<!--")) {
            const auto end = html.find("-->", i + 4);
            if (end == std::string_view::npos) break;
            i = end + 3;
            continue;
        }
        ++i;
        const bool closing = i < html.size() && html[i] == '/';
        if (closing) ++i;
        const std::size_t begin = i;
        while (i < html.size() && is_name_character(html[i])) ++i;
        const std::string name = lower_case(html.substr(begin, std::min<std::size_t>(i - begin, 32)));
        if (name.empty() || std::find(without_level.begin(), without_level.end(), name) != without_level.end())
            continue;
        if (closing) {
            depth = std::max(0, depth - 1);
            continue;
        }
        const auto end = html.find('>', i);
        if (end != std::string_view::npos && html[end - 1] == '/') continue;
        if (name == "script" || name == "style") {
            // What stands in them is no page; the next end of theirs closes them.
            const auto close = html.find("</", i);
            if (close == std::string_view::npos) break;
            i = close;
        }
        deepest = std::max(deepest, ++depth);
        if (deepest > deepest_page) break;
    }
    return deepest;
}

}  // namespace foyer::importing
