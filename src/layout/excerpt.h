// The paragraphs a card quotes from the review, in columns of its own leading. Included by layout/ alone.
#pragma once

#include "layout/frames.h"

namespace foyer {

/// A column of the card: its first baseline and how many lines fit below it.
struct ExcerptColumn {
    Pt x, measure;
    Pt first, pitch;
    int lines = 0;
};

/// As much as fits of the paragraphs `from` to before `until`: whole paragraphs, or the first one's whole sentences with
/// a mark that it goes on. The columns are of one depth. One text frame a column that holds lines.
std::vector<Frame> make_excerpt(const Setting& setting, const std::string& id, int from, int until,
                                const std::vector<ExcerptColumn>& columns);

/// Where the sentences of a text end, in bytes behind their last mark, ascending; the text's own end is not among them.
std::vector<std::size_t> sentence_ends(std::string_view text);

}  // namespace foyer
