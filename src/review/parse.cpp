#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "core/text.h"
#include "review/acts.h"
#include "review/body.h"
#include "review/front_matter.h"
#include "review/front_matter_text.h"
#include "review/report.h"
#include "review/review.h"
#include "review/rich_text.h"
#include "review/source.h"
#include "review/yaml_mending.h"

namespace foyer {
namespace parsing {
namespace {

// A first line longer than this is a paragraph, not a headline.
constexpr std::size_t longest_headline_line = 160;
constexpr std::size_t stand_in_words = 8;

RichText plain(std::string words) { return {{std::move(words), {}}}; }

std::string file_stem(std::string_view file) {
    const auto slash = file.find_last_of('/');
    if (slash != std::string_view::npos) file.remove_prefix(slash + 1);
    const auto dot = file.find_last_of('.');
    if (dot != std::string_view::npos && dot > 0) file = file.substr(0, dot);
    return folded(file);
}

std::string first_words(std::string_view text) {
    std::size_t end = 0;
    std::size_t words = 0;
    while (end < text.size() && (text[end] != ' ' || ++words < stand_in_words)) ++end;
    return clipped(text.substr(0, end), longest_headline_line) + (end < text.size() ? "…" : "");
}

/// What stands in where no headline is written.
RichText stand_in_headline(const Review& review, const std::string& file) {
    if (!review.film.title.empty()) return plain(review.film.title);
    if (!review.paragraphs.empty()) return plain(first_words(plain_text(review.paragraphs.front().text)));
    const std::string stem = file_stem(well_formed(file));
    return plain(stem.empty() ? "Nothing here yet" : stem);
}

/// The page that says why there is none.
ParsedReview refused(TextKind kind, Report& report) {
    Review review;
    switch (kind) {
        case TextKind::empty: review.headline = plain("Nothing here yet"); break;
        case TextKind::binary: review.headline = plain("This file is not text"); break;
        case TextKind::foreign:
        case TextKind::text: review.headline = plain("This file is not saved as UTF-8"); break;
    }
    return {std::move(review), report.finish()};
}

/// First line with words at or behind `line`, or the number of lines.
std::size_t first_written_line(const SourceText& source, std::size_t line) {
    while (line < source.line_count() && trimmed(source.line(line)).empty()) ++line;
    return line;
}

bool is_plain_headline(std::string_view line) {
    return !line.empty() && line.size() <= 4 * longest_headline_line && character_count(line) <= longest_headline_line;
}

/// Whether Markdown reads the line as words alone: no heading, quote, list, code, table, picture or tag.
bool is_words_alone(const SourceText& source, std::size_t number) {
    const std::string_view line = trimmed(source.line(number));
    if (std::string_view("#>-+|<!`~[=").find(line[0]) != std::string_view::npos) return false;
    if (line[0] == '*' && (line.size() < 2 || line[1] == ' ' || line.find_first_not_of("* ") == std::string_view::npos))
        return false;
    if (line[0] >= '0' && line[0] <= '9') {
        const auto behind = line.find_first_not_of("0123456789");
        if (behind != std::string_view::npos && (line[behind] == '.' || line[behind] == ')')) return false;
    }
    if (number + 1 >= source.line_count()) return true;
    const std::string_view below = trimmed(source.line(number + 1));
    return below.empty() || below.find_first_not_of(below[0] == '=' ? '=' : '-') != std::string_view::npos;
}

void warn_of_missing_headline(const Review& review, SourcePlace place, Report& report) {
    report.warning(place, fmt::format("there is no headline; “{}” stands in", clipped(plain_text(review.headline))),
                   "write `headline: …` in the front matter");
}

void take_body(Review& review, Body body) {
    review.paragraphs = std::move(body.paragraphs);
    review.quotes = std::move(body.quotes);
    review.insets = std::move(body.insets);
}

/// A text with nothing above it: its first heading or line is the headline.
ParsedReview parse_bare_text(const SourceText& source, std::size_t first, Report& report) {
    Review review;
    const SourcePlace place = source.place(source.start_of_line(first));
    std::size_t begin = source.start_of_line(first);
    if (first < source.line_count() && is_words_alone(source, first) &&
        is_plain_headline(trimmed(source.line(first)))) {
        review.headline = accent_text(source.line(first));
        begin = source.start_of_line(first + 1);
    }
    const auto rule = review.headline.empty() ? HeadlineHeading::opening : HeadlineHeading::none;
    Body body = read_body(source, begin, end_of_body(source, begin, report), rule, report);
    const bool found = !review.headline.empty() || body.headline.has_value();
    if (body.headline) review.headline = *std::move(body.headline);
    take_body(review, std::move(body));
    if (!found) review.headline = stand_in_headline(review, report.file());
    if (review.paragraphs.empty()) {
        report.warning(place, "there is no text below the headline", "write the review below it, after an empty line");
    }
    report.note(place,
                fmt::format("there is no front matter; “{}” is the headline", clipped(plain_text(review.headline))),
                "open the file with `---`, keys such as `headline: …`, and another `---`");
    return {std::move(review), {}};
}

ParsedReview parse_with_front_matter(const SourceText& source, FrontMatterBounds bounds, Report& report) {
    FrontMatterText text = front_matter_text(source, bounds, report);
    if (!is_sound(text)) {
        if (const auto shorter = without_closing_line(source, bounds)) {
            report.error(source.place(source.start_of_line(bounds.first - 1)),
                         "the front matter opens with `---` and is not closed before the text",
                         "write a line `---` between the front matter and the text");
            bounds = *shorter;
            text = front_matter_text(source, bounds, report);
        }
    }
    FrontMatter front = read_front_matter(std::move(text), report);
    Review review = std::move(front.review);
    const std::size_t begin = source.start_of_line(bounds.body);
    const auto rule = review.headline.empty() ? HeadlineHeading::first_title : HeadlineHeading::none;
    Body body = read_body(source, begin, end_of_body(source, begin, report), rule, report);
    if (body.headline) review.headline = *std::move(body.headline);
    take_body(review, std::move(body));
    apply_picture_notes(front.pictures, review.insets, report);
    tie_acts(review, front.begins_places, report);
    if (review.headline.empty()) {
        review.headline = stand_in_headline(review, report.file());
        warn_of_missing_headline(review, source.place(source.start_of_line(bounds.first)), report);
    }
    if (review.paragraphs.empty()) {
        report.warning(source.place(begin), "there is no text below the front matter",
                       "write the review below the closing `---`");
    }
    return {std::move(review), {}};
}

}  // namespace
}  // namespace parsing

ParsedReview parse_review(std::string_view text, const std::string& file) {
    using namespace parsing;
    Report report(file);
    const OpenedText opened = open_text(text, report);
    if (opened.kind != TextKind::text) return refused(opened.kind, report);
    const FrontMatterBounds bounds = find_front_matter(opened.source, report);
    ParsedReview parsed = bounds.first == bounds.end && bounds.body == bounds.end
                              ? parse_bare_text(opened.source, first_written_line(opened.source, bounds.body), report)
                              : parse_with_front_matter(opened.source, bounds, report);
    parsed.diagnostics = report.finish();
    return parsed;
}

ParsedReview parse_plain_text(std::string_view text, const std::string& file) {
    using namespace parsing;
    Report report(file);
    const OpenedText opened = open_text(text, report);
    if (opened.kind != TextKind::text) return refused(opened.kind, report);
    const SourceText& source = opened.source;
    Review review;
    const std::size_t first = first_written_line(source, 0);
    const bool titled = is_plain_headline(trimmed(source.line(first)));
    if (titled) review.headline = plain(folded(source.line(first)));

    std::size_t line = titled ? first + 1 : first;
    const std::size_t end = end_of_body(source, source.start_of_line(line), report);
    RichTextBuilder words;
    SourcePlace place;
    for (; line < source.line_count() && source.start_of_line(line) < end; ++line) {
        const std::string_view written = source.line(line).substr(0, end - source.start_of_line(line));
        const bool blank = trimmed(written).empty();
        if (!blank && words.empty()) {
            place = source.place(source.start_of_line(line) + written.find_first_not_of(" \t"));
        }
        if (!blank) words.add(std::string(written) + "\n", {});
        const bool last = line + 1 >= source.line_count() || source.start_of_line(line + 1) >= end;
        if ((blank || last) && !words.empty()) review.paragraphs.push_back({words.take(), ParagraphKind::body, place});
    }
    if (!titled) {
        review.headline = stand_in_headline(review, file);
        report.warning(source.place(source.start_of_line(first)),
                       fmt::format("the first line is too long for a headline; “{}” stands in",
                                   clipped(plain_text(review.headline))),
                       "write the headline in a line of its own above the text");
    }
    return {std::move(review), report.finish()};
}

}  // namespace foyer
