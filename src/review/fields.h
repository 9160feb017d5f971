// Typed values out of YAML: what has another type, or lies out of its range, is reported and the default stays.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "review/front_matter_text.h"
#include "review/report.h"
#include "review/yaml_value.h"

namespace foyer::parsing {

/// One map of the front matter: its known keys by name.
class Fields {
public:
    /// Reports keys that are not `known`, and doubles; of a double the last counts. `where` is named in messages: "" at
    /// the top, `film` for the keys under it.
    Fields(const std::vector<YamlEntry>& entries, std::span<const std::string_view> known, std::string where,
           const FrontMatterText& text, Report& report);

    /// Nothing where the key is not given or has no value.
    const YamlValue* find(std::string_view key) const;

    /// White space folded, at most 2,000 characters; empty where not given.
    std::string text(std::string_view key) const;
    /// The list's items; `expected` says what they are.
    const std::vector<YamlValue>* list(std::string_view key, std::string_view expected) const;
    /// Clamped to the range, with a warning; nothing where not given or no number.
    std::optional<double> number(std::string_view key, double least, double most) const;

    std::string text_of(const YamlValue& value, std::string_view name) const;
    std::optional<double> number_of(const YamlValue& value, std::string_view name, double least, double most) const;
    SourcePlace place(const YamlValue& value) const { return m_text.place(value.mark); }
    /// `key`, or `film.key` under `film`.
    std::string name(std::string_view key) const;
    void warn_not_map(const YamlValue& value, std::string_view name, std::string_view expected) const;
    void warn(const YamlValue& value, std::string message, std::string cure) const;

    Fields inner(const YamlValue& map, std::span<const std::string_view> known, std::string where) const;

private:
    void check_keys() const;

    const std::vector<YamlEntry>& m_entries;
    std::span<const std::string_view> m_known;
    std::string m_where;
    const FrontMatterText& m_text;
    Report& m_report;
};

}  // namespace foyer::parsing
