// The parser of reviews, fed with anything: a review always comes out.
#include <cstdint>
#include <cstdlib>

#include "review/review.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace foyer;
    const ParsedReview parsed = parse_review({reinterpret_cast<const char*>(data), size}, "review.md");
    if (parsed.review.headline.empty() || dump(parsed.review).empty()) std::abort();
    for (const PullQuote& quote : parsed.review.quotes) {
        if (quote.after_paragraph < 0 || quote.after_paragraph > static_cast<int>(parsed.review.paragraphs.size())) std::abort();
    }
    for (const Act& act : parsed.review.acts) {
        if (act.paragraph && (*act.paragraph < 0 || *act.paragraph >= static_cast<int>(parsed.review.paragraphs.size()))) std::abort();
    }
    return 0;
}
