#include "venue/wholeness.h"

#include <algorithm>

#include "core/text.h"

namespace foyer {
namespace {

/// So much of a text's end, found in the midst of the last good one, is no chance.
constexpr std::size_t telling_length = 48;

/// Copying goes by blocks of this size and its multiples: where it breaks off, the file ends with one.
constexpr std::size_t block = 4096;

/// The bytes of the last character are not all there.
bool ends_within_character(std::string_view text) {
    constexpr std::size_t longest = 4;
    for (std::size_t back = 1; back <= std::min(longest, text.size()); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if ((byte & 0xC0u) == 0x80u) continue;
        const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return length > back;
    }
    return false;
}

/// Opened by a line of `---`, and never closed by another.
bool front_matter_stays_open(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const auto lines = split_lines(text);
    const auto is_fence = [](std::string_view line) { return trimmed(line) == "---" || trimmed(line) == "..."; };
    const auto first = std::ranges::find_if(lines, [](std::string_view line) { return !trimmed(line).empty(); });
    if (first == lines.end() || trimmed(*first) != "---") return false;
    return std::none_of(first + 1, lines.end(), is_fence);
}

bool ends_in_line_end(std::string_view text) { return text.ends_with('\n'); }

/// It ends with words that stand in the midst of the last good one, and is shorter: the rest is missing.
bool stops_within(std::string_view text, std::string_view good) {
    if (text.size() >= good.size() || text.size() < telling_length) return false;
    const std::string_view tail = text.substr(text.size() - telling_length);
    const auto found = good.rfind(tail);
    return found != std::string_view::npos && !trimmed(good.substr(found + telling_length)).empty();
}

WholenessFound against_good(std::string_view text, std::string_view good) {
    if (text.size() < good.size() && good.starts_with(text))
        return {Wholeness::doubtful, "it is the beginning of the last good one"};
    if (stops_within(text, good)) return {Wholeness::doubtful, "it stops in the midst of the last good one"};
    if (ends_in_line_end(good) && !ends_in_line_end(text)) return {Wholeness::doubtful, "its last line has no end"};
    return {};
}

}  // namespace

WholenessFound settings_wholeness(std::string_view text, std::optional<std::string_view> good) {
    if (text.find('\0') != std::string_view::npos)
        return {Wholeness::torn, "it holds zero bytes, as a file does whose end is missing"};
    if (ends_within_character(text)) return {Wholeness::doubtful, "it ends within a character"};
    if (!text.empty() && text.size() % block == 0)
        return {Wholeness::doubtful, "it ends where a block does, as a copy does that broke off"};
    return good ? against_good(text, *good) : WholenessFound{};
}

WholenessFound text_wholeness(std::string_view text, std::optional<std::string_view> good) {
    if (trimmed(text).empty()) return {Wholeness::torn, "it is empty"};
    if (front_matter_stays_open(text)) return {Wholeness::torn, "its front matter is not closed by a line of ---"};
    WholenessFound found = settings_wholeness(text, good);
    if (found.is == Wholeness::whole && !good && !ends_in_line_end(text))
        return {Wholeness::doubtful, "its last line has no end"};
    return found;
}

}  // namespace foyer
