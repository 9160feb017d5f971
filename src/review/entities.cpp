#include "review/entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "core/text.h"

namespace foyer::parsing {
namespace {

// The names of HTML 4 that stand for letters and punctuation, and a few of HTML 5 met in names of people; sorted.
constexpr std::array<std::pair<std::string_view, char32_t>, 169> names = {
    {{"AElig", 0xC6},   {"Aacute", 0xC1},   {"Acirc", 0xC2},    {"Agrave", 0xC0},   {"Aring", 0xC5},
     {"Atilde", 0xC3},  {"Auml", 0xC4},     {"Ccaron", 0x10C},  {"Ccedil", 0xC7},   {"Dagger", 0x2021},
     {"ETH", 0xD0},     {"Eacute", 0xC9},   {"Ecirc", 0xCA},    {"Egrave", 0xC8},   {"Euml", 0xCB},
     {"Iacute", 0xCD},  {"Icirc", 0xCE},    {"Igrave", 0xCC},   {"Iuml", 0xCF},     {"Lstrok", 0x141},
     {"Ntilde", 0xD1},  {"OElig", 0x152},   {"Oacute", 0xD3},   {"Ocirc", 0xD4},    {"Ograve", 0xD2},
     {"Oslash", 0xD8},  {"Otilde", 0xD5},   {"Ouml", 0xD6},     {"Prime", 0x2033},  {"Scaron", 0x160},
     {"THORN", 0xDE},   {"Uacute", 0xDA},   {"Ucirc", 0xDB},    {"Ugrave", 0xD9},   {"Uuml", 0xDC},
     {"Yacute", 0xDD},  {"Yuml", 0x178},    {"Zcaron", 0x17D},  {"aacute", 0xE1},   {"acirc", 0xE2},
     {"acute", 0xB4},   {"aelig", 0xE6},    {"agrave", 0xE0},   {"amp", 0x26},      {"aogon", 0x105},
     {"apos", 0x27},    {"aring", 0xE5},    {"asymp", 0x2248},  {"atilde", 0xE3},   {"auml", 0xE4},
     {"bdquo", 0x201E}, {"brvbar", 0xA6},   {"bull", 0x2022},   {"ccaron", 0x10D},  {"ccedil", 0xE7},
     {"cedil", 0xB8},   {"cent", 0xA2},     {"circ", 0x2C6},    {"clubs", 0x2663},  {"copy", 0xA9},
     {"curren", 0xA4},  {"dagger", 0x2020}, {"darr", 0x2193},   {"deg", 0xB0},      {"diams", 0x2666},
     {"divide", 0xF7},  {"eacute", 0xE9},   {"ecaron", 0x11B},  {"ecirc", 0xEA},    {"egrave", 0xE8},
     {"emsp", 0x2003},  {"ensp", 0x2002},   {"eogon", 0x119},   {"eth", 0xF0},      {"euml", 0xEB},
     {"euro", 0x20AC},  {"frac12", 0xBD},   {"frac14", 0xBC},   {"frac34", 0xBE},   {"frasl", 0x2044},
     {"ge", 0x2265},    {"gt", 0x3E},       {"hearts", 0x2665}, {"hellip", 0x2026}, {"horbar", 0x2015},
     {"iacute", 0xED},  {"icirc", 0xEE},    {"iexcl", 0xA1},    {"igrave", 0xEC},   {"infin", 0x221E},
     {"iquest", 0xBF},  {"iuml", 0xEF},     {"laquo", 0xAB},    {"larr", 0x2190},   {"ldquo", 0x201C},
     {"le", 0x2264},    {"lrm", 0x200E},    {"lsaquo", 0x2039}, {"lsquo", 0x2018},  {"lstrok", 0x142},
     {"lt", 0x3C},      {"macr", 0xAF},     {"mdash", 0x2014},  {"micro", 0xB5},    {"middot", 0xB7},
     {"minus", 0x2212}, {"nacute", 0x144},  {"nbsp", 0xA0},     {"ndash", 0x2013},  {"ne", 0x2260},
     {"not", 0xAC},     {"ntilde", 0xF1},   {"numsp", 0x2007},  {"oacute", 0xF3},   {"ocirc", 0xF4},
     {"oelig", 0x153},  {"ograve", 0xF2},   {"oline", 0x203E},  {"ordf", 0xAA},     {"ordm", 0xBA},
     {"oslash", 0xF8},  {"otilde", 0xF5},   {"ouml", 0xF6},     {"para", 0xB6},     {"permil", 0x2030},
     {"plusmn", 0xB1},  {"pound", 0xA3},    {"prime", 0x2032},  {"quot", 0x22},     {"radic", 0x221A},
     {"raquo", 0xBB},   {"rarr", 0x2192},   {"rcaron", 0x159},  {"rdquo", 0x201D},  {"reg", 0xAE},
     {"rlm", 0x200F},   {"rsaquo", 0x203A}, {"rsquo", 0x2019},  {"sacute", 0x15B},  {"sbquo", 0x201A},
     {"scaron", 0x161}, {"sect", 0xA7},     {"shy", 0xAD},      {"spades", 0x2660}, {"star", 0x2606},
     {"starf", 0x2605}, {"sum", 0x2211},    {"sup1", 0xB9},     {"sup2", 0xB2},     {"sup3", 0xB3},
     {"szlig", 0xDF},   {"thinsp", 0x2009}, {"thorn", 0xFE},    {"tilde", 0x2DC},   {"times", 0xD7},
     {"trade", 0x2122}, {"uacute", 0xFA},   {"uarr", 0x2191},   {"ucirc", 0xFB},    {"ugrave", 0xF9},
     {"uml", 0xA8},     {"uuml", 0xFC},     {"yacute", 0xFD},   {"yen", 0xA5},      {"yuml", 0xFF},
     {"zcaron", 0x17E}, {"zdot", 0x17C},    {"zwj", 0x200D},    {"zwnj", 0x200C}}};

}  // namespace

std::string decode_entity(std::string_view entity) {
    if (entity.size() < 3 || entity.front() != '&' || entity.back() != ';') return std::string(entity);
    const std::string_view name = entity.substr(1, entity.size() - 2);
    std::string out;
    if (name.front() == '#') {
        const bool hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
        std::uint32_t code = 0;
        const auto [end, fault] =
            std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
        if (digits.empty() || end != digits.data() + digits.size()) return std::string(entity);
        const bool character = fault == std::errc{} && code >= 0x20 && !(code >= 0x7F && code < 0xA0) &&
                               code <= 0x10FFFF && !(code >= 0xD800 && code < 0xE000);
        append_utf8(out, code == 9 || code == 10 || code == 13 ? U' ' : character ? char32_t{code} : char32_t{0xFFFD});
        return out;
    }
    const auto found =
        std::lower_bound(names.begin(), names.end(), name,
                         [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
    if (found == names.end() || found->first != name) return std::string(entity);
    append_utf8(out, found->second);
    return out;
}

}  // namespace foyer::parsing
