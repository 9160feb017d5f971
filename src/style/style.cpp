#include "style/style.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "core/text.h"

namespace foyer {
namespace {

std::optional<double> parse_number(std::string_view text) {
    if (!text.empty() && text[0] == '+') text.remove_prefix(1);
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

Error expected(const Parameter& parameter, std::string_view text) {
    return Error{fmt::format("{} cannot be `{}`: expected {}", parameter.id, text, range_text(parameter))};
}

/// Whether a value is of the row's kind and within its range.
bool fits(const Parameter& parameter, const Value& value) {
    const auto in_range = [&](double number) {
        return std::isfinite(number) && number >= parameter.least && number <= parameter.greatest;
    };
    switch (parameter.kind) {
        case ParameterKind::number: return std::holds_alternative<double>(value) && in_range(std::get<double>(value));
        case ParameterKind::integer: return std::holds_alternative<int>(value) && in_range(std::get<int>(value));
        case ParameterKind::flag: return std::holds_alternative<bool>(value);
        case ParameterKind::choice:
            return std::holds_alternative<Choice>(value) && std::get<Choice>(value).index >= 0 &&
                   std::get<Choice>(value).index < static_cast<int>(split(parameter.choices, '|').size());
        case ParameterKind::colour: return std::holds_alternative<Colour>(value);
        case ParameterKind::text:
            return std::holds_alternative<std::string>(value) &&
                   character_count(std::get<std::string>(value)) <= static_cast<std::size_t>(parameter.greatest);
        case ParameterKind::point: {
            const auto* point = std::get_if<Fraction2>(&value);
            return point && in_range(point->x) && in_range(point->y);
        }
    }
    return false;
}

std::optional<Value> read(const Parameter& parameter, std::string_view text) {
    switch (parameter.kind) {
        case ParameterKind::number:
            if (const auto number = parse_number(text)) return *number;
            return std::nullopt;
        case ParameterKind::integer: {
            const auto number = parse_number(text);
            if (!number || *number != std::floor(*number) || std::abs(*number) > 1e6) return std::nullopt;
            return static_cast<int>(*number);
        }
        case ParameterKind::flag:
            if (text == "yes" || text == "true" || text == "on") return true;
            if (text == "no" || text == "false" || text == "off") return false;
            return std::nullopt;
        case ParameterKind::choice: {
            const auto choices = split(parameter.choices, '|');
            for (std::size_t i = 0; i < choices.size(); ++i) {
                if (choices[i] == text) return Choice{static_cast<int>(i)};
            }
            return std::nullopt;
        }
        case ParameterKind::colour:
            if (const auto colour = parse_colour(text)) return *colour;
            return std::nullopt;
        case ParameterKind::text: return std::string(text);
        case ParameterKind::point: {
            const auto parts = split(text, ',');
            if (parts.size() != 2) return std::nullopt;
            const auto x = parse_number(trimmed(parts[0])), y = parse_number(trimmed(parts[1]));
            if (!x || !y) return std::nullopt;
            return Fraction2{*x, *y};
        }
    }
    return std::nullopt;
}

}  // namespace

Result<Value> parse_value(const Parameter& parameter, std::string_view text) {
    text = trimmed(text);
    auto value = read(parameter, text);
    if (!value || !fits(parameter, *value)) return expected(parameter, text);
    return std::move(*value);
}

std::string to_string(const Parameter& parameter, const Value& value) {
    switch (parameter.kind) {
        case ParameterKind::number: return fmt::format("{}", std::get<double>(value));
        case ParameterKind::integer: return fmt::format("{}", std::get<int>(value));
        case ParameterKind::flag: return std::get<bool>(value) ? "yes" : "no";
        case ParameterKind::choice: return std::string(split(parameter.choices, '|')[std::get<Choice>(value).index]);
        case ParameterKind::colour: return to_string(std::get<Colour>(value));
        case ParameterKind::text: return std::get<std::string>(value);
        case ParameterKind::point:
            return fmt::format("{}, {}", std::get<Fraction2>(value).x, std::get<Fraction2>(value).y);
    }
    return {};
}

std::string range_text(const Parameter& parameter) {
    const std::string unit = parameter.unit.empty() ? "" : fmt::format(" {}", parameter.unit);
    switch (parameter.kind) {
        case ParameterKind::number: return fmt::format("{} to {}{}", parameter.least, parameter.greatest, unit);
        case ParameterKind::integer: return fmt::format("a whole number, {} to {}{}", parameter.least, parameter.greatest, unit);
        case ParameterKind::flag: return "yes or no";
        case ParameterKind::choice: {
            std::string text;
            const auto choices = split(parameter.choices, '|');
            for (std::size_t i = 0; i < choices.size(); ++i) {
                text += i == 0 ? "" : i + 1 == choices.size() ? " or " : ", ";
                text += choices[i];
            }
            return text;
        }
        case ParameterKind::colour: return "a colour as #rrggbb";
        case ParameterKind::text: return fmt::format("text of at most {} characters", parameter.greatest);
        case ParameterKind::point: return fmt::format("two numbers, {} to {}", parameter.least, parameter.greatest);
    }
    return {};
}

Style::Style() {
    m_values.reserve(registry.size());
    for (const Parameter& parameter : registry) m_values.push_back(parse_value(parameter, parameter.initial).value());
}

TextStyle Style::text_style(TextStyleId id) const {
    TextStyle style;
    style.face = std::get<std::string>(m_values[id.face]);
    style.size = Pt(std::get<double>(m_values[id.size]));
    constexpr double usual_leading = 1.42;  // the running text's
    style.leading = style.size * (id.leading ? std::get<double>(m_values[*id.leading]) : usual_leading);
    style.tracking = Em(std::get<double>(m_values[id.tracking]));
    style.letters = static_cast<LetterCase>(std::get<Choice>(m_values[id.letters]).index);
    style.colour = static_cast<Ink>(std::get<Choice>(m_values[id.colour]).index);
    style.features = std::get<std::string>(m_values[id.features]);
    return style;
}

Colour Style::colour_of(Ink ink) const {
    switch (ink) {
        case Ink::ink: return colour("palette.ink");
        case Ink::paper: return colour("palette.paper");
        case Ink::accent: return colour("palette.accent");
        case Ink::on_accent: return colour("palette.on_accent");
        case Ink::tape: return colour("palette.tape");
        case Ink::quiet: return colour("palette.quiet");
    }
    return colour("palette.ink");
}

Status Style::set(std::size_t row, Value value) {
    if (row >= registry.size()) return Error{"there is no such parameter"};
    if (!fits(registry[row], value)) {
        return Error{fmt::format("{} is outside its range: expected {}", registry[row].id, range_text(registry[row]))};
    }
    m_values[row] = std::move(value);
    return success();
}

Status Style::set(std::string_view id, std::string_view text) {
    const auto row = find_parameter(id);
    if (!row) {
        std::vector<std::string_view> ids;
        for (const Parameter& parameter : registry) ids.push_back(parameter.id);
        const auto near = nearest(id, ids);
        return Error{near ? fmt::format("there is no parameter `{}`: did you mean `{}`?", id, *near)
                          : fmt::format("there is no parameter `{}`: `foyer params` lists them", id)};
    }
    auto value = parse_value(registry[*row], text);
    if (!value) return value.error();
    m_values[*row] = std::move(*value);
    return success();
}

bool Style::same_up_to(const Style& other, Stage stage) const {
    for (std::size_t row = 0; row < registry.size(); ++row) {
        if (registry[row].stage <= stage && m_values[row] != other.m_values[row]) return false;
    }
    return true;
}

std::vector<std::size_t> differing_rows(const Style& a, const Style& b) {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < registry.size(); ++row) {
        if (a.value(row) != b.value(row)) rows.push_back(row);
    }
    return rows;
}

}  // namespace foyer
