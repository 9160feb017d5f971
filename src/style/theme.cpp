#include "style/theme.h"

#include <fmt/format.h>

#include <cmath>

#include "style/yaml.h"

namespace foyer {
namespace {

void read_rows(YamlReader& reader, const YAML::Node& map, const std::string& prefix, ParsedStyle& into) {
    for (const auto& entry : map) {
        if (!entry.first.IsScalar()) {
            reader.complain(entry.first, "a key is not one word", "write a parameter's id, as `text.size`");
            continue;
        }
        const std::string id = prefix + entry.first.Scalar();
        if (entry.second.IsMap()) {
            read_rows(reader, entry.second, id + ".", into);
        } else if (entry.second.IsScalar() && id == "theme") {
            into.theme = entry.second.Scalar();
        } else if (entry.second.IsScalar()) {
            const Status done = into.style.set(id, entry.second.Scalar());
            if (!done) reader.complain(entry.first, done.error().message, "", Severity::warning);
        } else {
            reader.complain(entry.second, fmt::format("`{}` is not one value", id), "write it as one word or number");
        }
    }
}

/// A scalar that YAML will read back as the same text.
std::string yaml_scalar(const std::string& text) {
    return fmt::format("\"{}\"", [&] {
        std::string escaped;
        for (const char c : text) {
            if (c == '"' || c == '\\') escaped += '\\';
            escaped += c;
        }
        return escaped;
    }());
}

}  // namespace

ParsedStyle parse_style(const std::string& text, const std::string& file, const Style& base) {
    ParsedStyle parsed{base, {}, {}};
    YamlReader reader;
    reader.file = file;
    const auto loaded = reader.load(text);
    if (loaded && loaded->IsMap()) read_rows(reader, *loaded, "", parsed);
    else if (loaded && !loaded->IsNull()) reader.complain(*loaded, "a style is a list of ids and values", "as `text.size: 21`");
    parsed.diagnostics = std::move(reader.diagnostics);
    return parsed;
}

std::string write_style(const Style& style, const Style& base, const std::string& theme) {
    std::string out = theme.empty() ? "" : fmt::format("theme: {}\n", yaml_scalar(theme));
    for (const std::size_t row : differing_rows(style, base)) {
        const Parameter& parameter = registry[row];
        const std::string value = to_string(parameter, style.value(row));
        const bool plain = parameter.kind == ParameterKind::number || parameter.kind == ParameterKind::integer ||
                           parameter.kind == ParameterKind::flag;
        out += fmt::format("{}: {}\n", parameter.id, plain ? value : yaml_scalar(value));
    }
    return out;
}

ParsedTheme parse_theme(std::string name, const ThemeFile& style, const std::vector<ThemeFile>& templates) {
    ParsedTheme parsed;
    parsed.theme.name = std::move(name);
    ParsedStyle read = parse_style(style.text, style.path, Style());
    parsed.theme.style = std::move(read.style);
    parsed.diagnostics = std::move(read.diagnostics);
    for (const ThemeFile& file : templates) {
        ParsedTemplate one = parse_template(file.text, file.path, parsed.theme.style.integer("grid.modules"));
        parsed.diagnostics.insert(parsed.diagnostics.end(), one.diagnostics.begin(), one.diagnostics.end());
        if (one.usable) parsed.theme.templates.push_back(std::move(one.value));
    }
    parsed.usable = !parsed.theme.templates.empty();
    return parsed;
}

Style style_on(const Theme& theme, const Template& design, const Style& style) {
    Style out = style;
    for (const auto& [row, value] : design.style) {
        if (style.value(row) == theme.style.value(row)) static_cast<void>(out.set(row, value));
    }
    return out;
}

const Template& template_for(const Theme& theme, PixelSize screen) {
    const double aspect = static_cast<double>(screen.width) / std::max(1, screen.height);
    const Template* best = &theme.templates.front();
    for (const Template& candidate : theme.templates) {
        const double distance = std::abs(std::log(aspect / candidate.aspect));
        if (distance < std::abs(std::log(aspect / best->aspect))) best = &candidate;
    }
    return *best;
}

}  // namespace foyer
