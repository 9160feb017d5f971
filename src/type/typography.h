// Printers' characters from typists': curly quotes, dashes, ellipses and spaces that keep marks by their words, by the
// language's custom.
#pragma once

#include <string>
#include <string_view>

namespace foyer {

/// Turns plain quotes, hyphens used as dashes and dots into what the language prints. Feed one paragraph piece by piece:
/// a quote's direction depends on what stood before, over the pieces' borders too. Characters already right stay.
class Typographer {
public:
    explicit Typographer(std::string_view lang);

    /// The next piece of the paragraph. `next` is the character that follows the piece, 0 at the end.
    std::string convert(std::string_view piece, char32_t next = 0);

    /// A new paragraph begins.
    void restart();

private:
    std::u32string_view m_open_double, m_close_double, m_open_single, m_close_single;
    /// The space that stands before a mark; 0 for none.
    char32_t space_before(char32_t c, char32_t next) const;

    char32_t m_dash = U'—';
    bool m_french, m_german;
    char32_t m_before = 0, m_second_before = 0, m_third_before = 0;
    bool m_inside_single = false;
};

/// A whole paragraph of one piece.
std::string typographic(std::string_view text, std::string_view lang);

}  // namespace foyer
