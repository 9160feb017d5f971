// Reading YAML with a place for every complaint. Included by style/ alone.
#pragma once

#include <yaml-cpp/yaml.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/diagnostic.h"
#include "core/text.h"

namespace foyer {

inline SourcePlace place_of(const YAML::Node& node) {
    if (!node.IsDefined()) return {};  // a missing key's node has no place
    const YAML::Mark mark = node.Mark();
    return mark.is_null() ? SourcePlace{} : SourcePlace{mark.line + 1, mark.column + 1};
}

/// Gathers diagnostics about one file.
struct YamlReader {
    std::string file;
    Diagnostics diagnostics;

    void complain(const YAML::Node& node, std::string message, std::string cure,
                  Severity severity = Severity::error) {
        diagnostics.push_back({severity, file, place_of(node), std::move(message), std::move(cure)});
    }

    /// The file's top node, or nothing and a diagnostic. Files of megabytes or of many levels are refused unread, as
    /// the library recurses.
    std::optional<YAML::Node> load(const std::string& text) {
        constexpr std::size_t largest = 256 * 1024;
        constexpr int deepest = 32;
        if (text.size() > largest) {
            diagnostics.push_back({Severity::error, file, {}, "the file is far too long", "at most 256 KB"});
            return std::nullopt;
        }
        int level = 0;
        for (const char c : text) {
            level += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            if (level > deepest) {
                diagnostics.push_back({Severity::error, file, {}, "brackets are nested too deep", "at most 32 levels"});
                return std::nullopt;
            }
        }
        try {
            return YAML::Load(text);
        } catch (const YAML::Exception& failure) {
            const SourcePlace place =
                failure.mark.is_null() ? SourcePlace{} : SourcePlace{failure.mark.line + 1, failure.mark.column + 1};
            diagnostics.push_back({Severity::error, file, place, "this is not YAML: " + failure.msg,
                                   "see the bundled theme for the form"});
            return std::nullopt;
        }
    }

    /// The text of a scalar, or nothing and a diagnostic.
    std::optional<std::string> scalar(const YAML::Node& node, std::string_view what) {
        if (node.IsDefined() && node.IsScalar()) return node.Scalar();
        complain(node, "`" + std::string(what) + "` is not one value", "write it as one word or number");
        return std::nullopt;
    }

    /// Names the keys of a mapping that are not known, with the nearest one.
    void check_keys(const YAML::Node& map, std::span<const std::string_view> known) {
        for (const auto& entry : map) {
            const std::string key = entry.first.IsScalar() ? entry.first.Scalar() : std::string();
            bool found = false;
            for (const std::string_view candidate : known) found = found || candidate == key;
            if (found) continue;
            const auto near = nearest(key, known);
            complain(entry.first, "unknown key `" + key + "`",
                     near ? "did you mean `" + std::string(*near) + "`?" : "take it out", Severity::warning);
        }
    }
};

}  // namespace foyer
