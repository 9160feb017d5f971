// A Style: a value for every row of the registry, within its range. And how values read and write as text.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/colour.h"
#include "core/geometry.h"
#include "core/result.h"
#include "style/parameters.h"

namespace foyer {

/// The index of a choice among its row's choices.
struct Choice {
    int index = 0;
    constexpr bool operator==(const Choice&) const = default;
};

using Value = std::variant<double, int, bool, Choice, Colour, std::string, Fraction2>;

/// Reads a value as a style file or `--set` writes it; fails, saying what was expected, where it does not read or lies
/// outside the row's range.
Result<Value> parse_value(const Parameter& parameter, std::string_view text);
/// As `parse_value` reads it.
std::string to_string(const Parameter& parameter, const Value& value);
/// The range or the choices of a row in words: `14 to 40 pt`, `yes or no`.
std::string range_text(const Parameter& parameter);

enum class LetterCase { as_written, capitals, small_letters };
/// The named inks, in the order of the registry's choices.
enum class Ink { ink, paper, accent, on_accent, tape, quiet };

/// How one kind of type is set.
struct TextStyle {
    std::string face;
    Pt size;
    Pt leading;
    Em tracking;
    LetterCase letters = LetterCase::as_written;
    Ink colour = Ink::ink;
    std::string features;  ///< OpenType features as the style names them: `smcp onum -liga`
    bool operator==(const TextStyle&) const = default;
};

class Style {
public:
    /// The registry's initial values.
    Style();

    double number(NumberId id) const { return std::get<double>(m_values[id.row]); }
    Pt points(NumberId id) const { return Pt(number(id)); }
    int integer(IntegerId id) const { return std::get<int>(m_values[id.row]); }
    bool flag(FlagId id) const { return std::get<bool>(m_values[id.row]); }
    Colour colour(ColourId id) const { return std::get<Colour>(m_values[id.row]); }
    Fraction2 point(PointId id) const { return std::get<Fraction2>(m_values[id.row]); }
    const std::string& text(TextId id) const { return std::get<std::string>(m_values[id.row]); }
    template <class Enumeration>
    Enumeration choice(ChoiceId id) const {
        return static_cast<Enumeration>(std::get<Choice>(m_values[id.row]).index);
    }
    TextStyle text_style(TextStyleId id) const;

    /// The colour a named ink has in this style.
    Colour colour_of(Ink ink) const;

    const Value& value(std::size_t row) const { return m_values[row]; }
    /// Takes a value of the row's kind and range; fails and changes nothing otherwise.
    Status set(std::size_t row, Value value);
    /// `--set` and files: by id and text. Unknown ids are answered with the nearest known one.
    Status set(std::string_view id, std::string_view text);

    /// Whether both give the same outcome up to and including a stage.
    bool same_up_to(const Style& other, Stage stage) const;

    bool operator==(const Style&) const = default;

private:
    std::vector<Value> m_values;  ///< one a row
};

/// The rows in which two styles differ, ascending.
std::vector<std::size_t> differing_rows(const Style& a, const Style& b);

}  // namespace foyer
