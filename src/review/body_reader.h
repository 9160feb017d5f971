// Takes md4c's events in the order of the text and makes paragraphs and quotes of them.
#pragma once

#include <md4c.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "review/body.h"
#include "review/quote.h"
#include "review/report.h"
#include "review/rich_text.h"
#include "review/source.h"

namespace foyer::parsing {

/// Said at the place of the next words: md4c tells of a construct before it tells where it stands.
struct Complaint {
    Severity severity = Severity::warning;
    std::string message, cure;
    const char* opening = "";  ///< characters of its own in front of its words
};

struct OpenList {
    bool ordered = false;
    char mark = '-';      ///< bullet, or the character behind the number
    unsigned number = 0;  ///< of the item
    int items = 0;
};

/// Lives for one parse; what it refers to outlives it. `markdown` is the source's text from byte `base` on.
class BodyReader {
public:
    BodyReader(const SourceText& source, std::size_t base, std::string_view markdown, HeadlineHeading rule,
               Report& report)
        : m_source(source), m_base(base), m_markdown(markdown), m_rule(rule), m_report(report) {}

    void enter_block(MD_BLOCKTYPE type, const void* detail);
    void leave_block(MD_BLOCKTYPE type);
    void enter_span(MD_SPANTYPE type, const void* detail);
    void leave_span(MD_SPANTYPE type);
    void text(MD_TEXTTYPE type, std::string_view text);
    Body take() { return std::move(m_body); }

private:
    void add(std::string_view text, std::string_view source_text);
    void add_code(std::string_view text);
    void add_tag(std::string_view tag);
    void add_number();
    void line_end();
    void flush(ParagraphKind kind = ParagraphKind::body);
    void flush_heading(unsigned level);
    void finish_quote();
    void finish_list();
    void thematic_break();
    void end_picture();
    void complain(std::size_t offset);
    void note_lazy_line(std::size_t offset);
    std::optional<std::size_t> offset_of(const char* pointer) const;
    std::size_t line_start(std::size_t offset) const;
    std::size_t next_line(std::size_t offset) const;
    std::string_view line_at(std::size_t start) const;  ///< without white space at its ends
    SourcePlace place_of(std::size_t offset);

    const SourceText& m_source;
    std::size_t m_base;
    std::string_view m_markdown;
    HeadlineHeading m_rule;
    Report& m_report;
    Body m_body;

    RichTextBuilder m_words;
    std::optional<std::size_t> m_start;  ///< where the block's first words stand in the Markdown
    std::size_t m_reached = 0;           ///< behind the last words seen
    int m_italic = 0, m_bold = 0, m_image = 0, m_quote = 0;
    unsigned m_heading = 0;
    bool m_in_code_block = false;
    std::vector<OpenList> m_lists;
    bool m_number_due = false;  ///< an item's number is to be put before its words
    std::vector<QuoteLine> m_quote_lines;
    std::optional<std::size_t> m_quote_start;
    std::optional<std::size_t> m_list_start;

    std::size_t m_known_offset = 0;  ///< in the source, of `m_known_place`: places are asked for in their order
    SourcePlace m_known_place;

    std::optional<Complaint> m_complaint;
    RichTextBuilder m_alt;  ///< words that stand for the picture
    Inset m_picture;
    std::size_t m_picture_start = 0;
    bool m_said_pictures = false;  ///< that there are too many
    bool m_code_line_empty = false;
    bool m_said_tag = false;   ///< in this block
    bool m_said_lazy = false;  ///< in this quote
};

}  // namespace foyer::parsing
