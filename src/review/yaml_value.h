// YAML as plain values with places. Built from yaml-cpp's events, so that an alias is never followed and never
// expanded, and nothing nests deeper than it is safe to read.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace foyer::parsing {

/// A place in the parsed text: line and byte in the line, from 0.
struct YamlMark {
    int line = 0, column = 0;
};

enum class YamlKind { null, text, list, map };
struct YamlEntry;

/// Numbers, flags and dates are text, as written: what they mean is the reader's affair.
struct YamlValue {
    YamlKind kind = YamlKind::null;
    std::string text;
    std::vector<YamlValue> items;
    std::vector<YamlEntry> entries;  ///< in the order of the text, doubles included
    YamlMark mark;
};

struct YamlEntry {
    std::string key;
    YamlMark mark;
    YamlValue value;
};

struct YamlFault {
    std::string message;
    YamlMark mark;
    bool too_deep = false;
};

struct YamlDocument {
    YamlValue root;
    std::vector<YamlFault> refused;  ///< aliases, anchors and tags, which are not used here; an alias is null
};

/// Lists and maps in one another.
constexpr int deepest_yaml = 64;

/// Reads one YAML document; never throws.
std::variant<YamlDocument, YamlFault> parse_yaml(const std::string& text);

}  // namespace foyer::parsing
