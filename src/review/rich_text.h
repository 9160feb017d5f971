// Builds runs of words with marks: white space folded, neighbours alike joined.
#pragma once

#include <string>
#include <string_view>

#include "review/review.h"

namespace foyer::parsing {

/// Takes words as they come and folds the white space between them, also over the border of two marks.
class RichTextBuilder {
public:
    void add(std::string_view text, Emphasis emphasis);
    /// White space in the current mark, as at a line end.
    void space();
    bool empty() const { return m_spans.empty(); }
    /// Byte length so far.
    std::size_t size() const { return m_size; }
    /// The words, without white space at either end; the builder is empty behind it.
    RichText take();

private:
    void put(char32_t character, Emphasis emphasis);

    RichText m_spans;
    std::size_t m_size = 0;
    bool m_ends_in_space = true;
};

/// Space, tab, line and paragraph ends; spaces of a given width, as the no-break space, are the writer's and stay.
bool is_white(char32_t character);

/// White space folded to single spaces, none at the ends.
std::string folded(std::string_view text);

/// A headline, standfirst or quote: `*…*` and `**…**` set the accent, `\*` is a star. A star without its fellow stays.
RichText accent_text(std::string_view text);

/// Every mark becomes the accent.
RichText accented(RichText text);

/// For comparing words: white space folded, small letters, all quotation marks and apostrophes straight.
std::u32string comparable(std::string_view text);

}  // namespace foyer::parsing
