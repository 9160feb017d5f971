// The running text: Markdown to paragraphs and pull quotes.
#pragma once

#include <optional>
#include <vector>

#include "review/report.h"
#include "review/review.h"
#include "review/source.h"

namespace foyer::parsing {

/// Which heading is the headline and leaves the text.
enum class HeadlineHeading {
    none,         ///< every heading is a crosshead
    first_title,  ///< the first `# heading`
    opening,      ///< a heading of any level if the text opens with it, else the first `# heading`
};

struct Body {
    std::vector<Paragraph> paragraphs;
    std::vector<PullQuote> quotes;
    std::vector<Inset> insets;
    std::optional<RichText> headline;
    SourcePlace headline_place;
};

/// Reads the source's bytes from `begin` to `end`. What a page cannot show (code, tables, HTML) is reported and its
/// words are kept as text.
Body read_body(const SourceText& source, std::size_t begin, std::size_t end, HeadlineHeading rule, Report& report);

}  // namespace foyer::parsing
