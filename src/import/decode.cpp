#include "import/decode.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/text.h"

namespace foyer::importing {
namespace {

enum class Encoding { utf8, utf16_little, utf16_big, windows };

// 0x80 to 0x9F, where Windows-1252 differs from the first 256 characters of Unicode. 0 is a byte it does not use.
constexpr std::array<char32_t, 32> windows_upper = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr std::size_t looked_at = 4096;  // bytes that tell UTF-16, or a page's own word on its encoding

unsigned byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

/// Text in UTF-16 without a mark: every second byte of Latin letters is zero.
std::optional<Encoding> utf16_without_mark(std::string_view bytes) {
    const std::size_t count = std::min(bytes.size(), looked_at) / 2;
    if (count < 8) return std::nullopt;
    std::size_t zero_first = 0, zero_second = 0;
    for (std::size_t i = 0; i < count; ++i) {
        zero_first += bytes[2 * i] == '\0';
        zero_second += bytes[2 * i + 1] == '\0';
    }
    if (zero_second * 2 > count && zero_first * 20 < count) return Encoding::utf16_little;
    if (zero_first * 2 > count && zero_second * 20 < count) return Encoding::utf16_big;
    return std::nullopt;
}

std::size_t broken_bytes(std::string_view bytes) {
    std::size_t broken = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t start = i;
        if (next_character(bytes, i) == 0xFFFD && i == start + 1) ++broken;
    }
    return broken;
}

/// What a page says of itself, as `charset=windows-1252` in its first lines.
bool names_windows(std::string_view bytes) {
    const std::string head = lower_case(bytes.substr(0, looked_at));
    const auto at = head.find("charset=");
    if (at == std::string::npos) return false;
    const std::string_view name = std::string_view(head).substr(at + 8, 20);
    return name.find("1252") != std::string_view::npos || name.find("8859-1") != std::string_view::npos ||
           name.find("latin1") != std::string_view::npos;
}

Encoding encoding_of(std::string_view& bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return bytes.remove_prefix(3), Encoding::utf8;
    if (bytes.starts_with("\xFF\xFE")) return bytes.remove_prefix(2), Encoding::utf16_little;
    if (bytes.starts_with("\xFE\xFF")) return bytes.remove_prefix(2), Encoding::utf16_big;
    if (const auto found = utf16_without_mark(bytes)) return *found;
    const std::size_t broken = broken_bytes(bytes);
    if (broken == 0) return Encoding::utf8;
    if (names_windows(bytes)) return Encoding::windows;
    // A few slips in a text that is otherwise UTF-8 beyond ASCII are slips; else no letter beyond ASCII is UTF-8's.
    const auto beyond = static_cast<std::size_t>(
        std::count_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
    return beyond > 8 * broken ? Encoding::utf8 : Encoding::windows;
}

/// The next character and the offset behind it.
char32_t next_in(std::string_view bytes, std::size_t& i, Encoding encoding) {
    if (encoding == Encoding::utf8) return next_character(bytes, i);
    if (encoding == Encoding::windows) {
        const unsigned c = byte_at(bytes, i++);
        if (c < 0x80 || c >= 0xA0) return c;
        return windows_upper[c - 0x80] ? windows_upper[c - 0x80] : char32_t{0xFFFD};
    }
    const auto unit = [&](std::size_t at) -> char32_t {
        const unsigned first = byte_at(bytes, at), second = byte_at(bytes, at + 1);
        return encoding == Encoding::utf16_little ? first | (second << 8) : second | (first << 8);
    };
    if (i + 1 >= bytes.size()) return ++i, char32_t{0xFFFD};
    const char32_t high = unit(i);
    i += 2;
    if (high < 0xD800 || high > 0xDFFF) return high;
    if (high > 0xDBFF || i + 1 >= bytes.size()) return 0xFFFD;
    const char32_t low = unit(i);
    if (low < 0xDC00 || low > 0xDFFF) return 0xFFFD;
    i += 2;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

}  // namespace

Result<Decoded> decode(std::string_view bytes) {
    if (bytes.empty()) return Error{"the file is empty"};
    Decoded out;
    const Encoding encoding = encoding_of(bytes);
    out.encoding = encoding == Encoding::utf8 ? "UTF-8" : encoding == Encoding::windows ? "Windows-1252" : "UTF-16";
    out.text.reserve(bytes.size());
    std::size_t zeros = 0, controls = 0, count = 0, written = 0;
    for (std::size_t i = 0; i < bytes.size(); ++count) {
        char32_t c = next_in(bytes, i, encoding);
        if (c == '\r') {
            std::size_t behind = i;
            if (i < bytes.size() && next_in(bytes, behind, encoding) == '\n') i = behind;
            c = '\n';
        }
        if (c == 0xFEFF || c == 0xAD) continue;  // a mark of byte order inside the text; a hyphen that is not shown
        if (c == 0xFFFE || c == 0xFFFF) c = 0xFFFD;
        zeros += c == 0;
        if (c == 0x2028 || c == 0x2029 || c == '\f' || c == '\v' || c == 0x85) c = '\n';
        if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0)) {
            ++controls;
            c = ' ';
        }
        if (c == 0xFFFD) ++out.replaced;
        if (is_letter(c)) ++written;
        append_utf8(out.text, c);
    }
    // A stray control character is a slip, one in fifty is a program or a picture; text holds no zero bytes.
    const std::size_t odd = controls + static_cast<std::size_t>(out.replaced);
    if (zeros > 0 || (odd >= 8 && odd * 50 > count)) return Error{"the file is not text"};
    if (trimmed(out.text).empty()) return Error{"the file is empty"};
    if (written == 0) return Error{"the file holds no words"};
    return out;
}

}  // namespace foyer::importing
