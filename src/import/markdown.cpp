// Markdown: md4c's blocks and spans become ours. `key: value` lines between two of `---` are what the source states.
#include <md4c.h>

#include <algorithm>
#include <functional>

#include "core/text.h"
#include "import/readers.h"
#include "review/entities.h"
#include "review/markdown_guard.h"
#include "review/report.h"
#include "review/rich_text.h"
#include "review/source.h"

namespace foyer::importing {
namespace {

class MarkdownReader {
public:
    MarkdownReader(std::string_view text, int first_line, Document& document)
        : m_text(text), m_line(first_line), m_document(document) {}

    void enter(MD_BLOCKTYPE type, const void* detail) {
        switch (type) {
            case MD_BLOCK_QUOTE:
                flush();
                ++m_quote;
                break;
            case MD_BLOCK_UL:
            case MD_BLOCK_OL:
                flush();
                ++m_list;
                break;
            case MD_BLOCK_H:
                flush();
                m_level = static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
                break;
            case MD_BLOCK_HR:
                flush();
                m_document.blocks.push_back(plain_block(BlockKind::rule, "", m_line));
                break;
            case MD_BLOCK_TD:
            case MD_BLOCK_TH:
                // A table's row is a fact: its first cell names the second.
                if (!m_words.empty()) m_words.add(m_cells == 1 ? ": " : ", ", {});
                ++m_cells;
                break;
            case MD_BLOCK_TR:
                flush();
                m_cells = 0;
                break;
            default: flush(); break;
        }
    }
    void leave(MD_BLOCKTYPE type) {
        if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) return;
        flush();
        if (type == MD_BLOCK_QUOTE) --m_quote;
        if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) --m_list;
        if (type == MD_BLOCK_H) m_level = 0;
    }
    void enter(MD_SPANTYPE type, const void* detail) {
        if (type == MD_SPAN_EM) ++m_italic;
        if (type == MD_SPAN_STRONG) ++m_bold;
        if (type == MD_SPAN_A) ++m_link;
        if (type == MD_SPAN_IMG) {
            ++m_image;
            const MD_ATTRIBUTE& source = static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->src;
            if (m_document.picture.empty() && source.text) {
                m_document.picture.assign(source.text, source.size);
                m_names_picture = true;
            }
        }
    }
    void leave(MD_SPANTYPE type) {
        if (type == MD_SPAN_EM) --m_italic;
        if (type == MD_SPAN_STRONG) --m_bold;
        if (type == MD_SPAN_A) --m_link;
        if (type == MD_SPAN_IMG) {
            --m_image;
            m_names_picture = false;
        }
    }
    void text(MD_TEXTTYPE type, std::string_view words) {
        if (m_image > 0) {
            if (m_names_picture) m_document.picture_alt += words;
            return;
        }
        if (!m_started) start_at(words);
        std::string decoded;
        if (type == MD_TEXT_ENTITY) words = decoded = parsing::decode_entity(words);
        if (type == MD_TEXT_NULLCHAR) words = "\uFFFD";
        if (type == MD_TEXT_HTML) {
            if (words.starts_with("<br")) flush_line();
            return;
        }
        if (type == MD_TEXT_BR) return flush_line();
        if (type == MD_TEXT_SOFTBR) words = " ";
        const std::size_t before = m_words.size();
        m_words.add(words, {.italic = m_italic % 2 == 1, .bold = m_bold > 0});
        if (m_link > 0) m_linked += m_words.size() - before;
    }

private:
    void start_at(std::string_view words) {
        const std::less<> before;
        m_started = true;
        if (before(words.data(), m_text.data()) || !before(words.data(), m_text.data() + m_text.size())) return;
        const auto offset = static_cast<std::size_t>(words.data() - m_text.data());
        if (offset < m_reached) return;
        m_line += static_cast<int>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_reached),
                                              m_text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
        m_reached = offset;
    }
    /// A hard break: facts stand in lines of one block.
    void flush_line() { flush(); }
    void flush() {
        const std::size_t size = m_words.size();
        Block block;
        block.text = m_words.take();
        block.words = plain_text(block.text);
        block.linked = size > 0 ? static_cast<double>(m_linked) / static_cast<double>(size) : 0;
        m_linked = 0;
        m_started = false;
        if (block.words.empty()) return;
        block.line = m_line;
        block.level = m_level;
        block.kind = m_quote > 0   ? BlockKind::quote
                     : m_level > 0 ? BlockKind::heading
                     : m_list > 0  ? BlockKind::item
                                   : BlockKind::paragraph;
        m_document.blocks.push_back(std::move(block));
    }

    std::string_view m_text;
    int m_line;
    Document& m_document;
    parsing::RichTextBuilder m_words;
    std::size_t m_linked = 0, m_reached = 0;
    int m_quote = 0, m_list = 0, m_level = 0, m_cells = 0, m_italic = 0, m_bold = 0, m_link = 0, m_image = 0;
    bool m_started = false, m_names_picture = false;
};

/// Takes what stands between two lines of `---` at the head; gives the line behind it.
std::size_t read_head(const std::vector<std::string_view>& lines, Document& document) {
    std::size_t line = 0;
    while (line < lines.size() && trimmed(lines[line]).empty()) ++line;
    if (line >= lines.size() || trimmed(lines[line]) != "---") return 0;
    std::size_t end = line + 1;
    while (end < lines.size() && trimmed(lines[end]) != "---") ++end;
    if (end >= lines.size() || end > line + 60) return 0;
    for (std::size_t i = line + 1; i < end; ++i) {
        const auto colon = lines[i].find(':');
        if (colon == std::string_view::npos) continue;
        std::string_view value = trimmed(lines[i].substr(colon + 1));
        if (value.size() >= 2 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0])
            value = value.substr(1, value.size() - 2);
        if (!value.empty())
            document.stated.push_back(
                {lower_case(trimmed(lines[i].substr(0, colon))), std::string(value), static_cast<int>(i) + 1});
    }
    return end + 1;
}

}  // namespace

Document read_markdown(std::string_view text) {
    Document document;
    const std::vector<std::string_view> lines = split_lines(text);
    const std::size_t first = read_head(lines, document);
    const std::size_t begin = first < lines.size() && first > 0
                                  ? static_cast<std::size_t>(lines[first].data() - text.data())
                              : first == 0 ? 0
                                           : text.size();
    parsing::Report unheard("");
    const parsing::SourceText source{std::string(text), {0}};
    const std::string markdown = parsing::prepared_markdown(source, begin, text.size(), unheard);
    MarkdownReader reader(markdown, static_cast<int>(first) + 1, document);
    MD_PARSER parser = {};
    parser.flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_TABLES;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
        return static_cast<MarkdownReader*>(user)->enter(type, detail), 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
        return static_cast<MarkdownReader*>(user)->leave(type), 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
        return static_cast<MarkdownReader*>(user)->enter(type, detail), 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
        return static_cast<MarkdownReader*>(user)->leave(type), 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* words, MD_SIZE size, void* user) {
        return static_cast<MarkdownReader*>(user)->text(type, {words, size}), 0;
    };
    md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &reader);
    return document;
}

}  // namespace foyer::importing
