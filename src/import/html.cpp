// Pages: libxml2's parser reads them as a stream of elements and words, without a tree, and blocks are made of these.
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <climits>
#include <memory>
#include <optional>

#include "core/text.h"
#include "import/html_guard.h"
#include "import/lexicon.h"
#include "import/readers.h"
#include "import/words.h"
#include "review/rich_text.h"

namespace foyer::importing {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool parts_blocks(std::string_view name) {
    return is_one_of(name,
                     {"p",     "div",     "section", "article",  "h1",         "h2",     "h3",         "h4",    "h5",
                      "h6",    "li",      "ul",      "ol",       "blockquote", "figure", "figcaption", "table", "tr",
                      "thead", "tbody",   "caption", "dl",       "dt",         "header", "footer",     "nav",   "aside",
                      "main",  "form",    "pre",     "hr",       "address",    "center", "body",       "html",  "head",
                      "title", "details", "summary", "fieldset", "dir",        "menu"});
}

bool is_unseen(std::string_view name) {
    return is_one_of(name, {"script", "style", "noscript", "template", "svg", "iframe", "select", "option", "button",
                            "textarea", "object", "canvas", "audio", "video", "math", "map"});
}

/// What an element's own words (class, id, role) say it is.
Region region_of(const std::vector<std::string>& hints) {
    for (const std::string& word : hints) {
        if (is_one_of(word, {"comment", "comments", "commentlist", "disqus", "respond", "replies", "kommentare",
                             "commentaires"}))
            return Region::comments;
        if (is_one_of(word, {"bio", "biography", "authorbox", "aboutauthor", "vcard"})) return Region::biography;
    }
    for (const std::string& word : hints) {
        if (is_one_of(
                word,
                {"nav",        "navigation",  "menu",         "navbar",    "breadcrumb",    "breadcrumbs",   "share",
                 "sharing",    "sharedaddy",  "social",       "related",   "cookie",        "cookies",       "consent",
                 "newsletter", "subscribe",   "subscription", "promo",     "advert",        "advertisement", "ads",
                 "ad",         "sidebar",     "widget",       "widgets",   "footer",        "tags",          "taglist",
                 "popular",    "trending",    "banner",       "sponsored", "login",         "pagination",    "toolbar",
                 "teaserlist", "recommended", "outbrain",     "taboola",   "complementary", "contentinfo",   "search",
                 "skip"})) {
            return Region::furniture;
        }
    }
    return Region::unknown;
}

/// `%20` and its like in an address are characters of the file's name.
std::string without_escapes(std::string_view address) {
    const auto digit = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                      : -1;
    };
    std::string out;
    for (std::size_t i = 0; i < address.size(); ++i) {
        const int code =
            address[i] == '%' && i + 2 < address.size() && digit(address[i + 1]) >= 0 && digit(address[i + 2]) >= 0
                ? digit(address[i + 1]) * 16 + digit(address[i + 2])
                : 0;
        if (code < 0x20) {
            out += address[i];
        } else {
            out += static_cast<char>(code);
            i += 2;
        }
    }
    return well_formed(out);
}

class PageReader {
public:
    explicit PageReader(Document& document) : m_document(document) {}
    void set_context(xmlParserCtxtPtr context) { m_context = context; }

    void start(std::string_view name, const xmlChar** attributes) {
        Open open{std::string(name), m_open.empty() ? Region::unknown : m_open.back().region,
                  m_open.empty() ? std::string(" ") : m_open.back().hints, !m_open.empty() && m_open.back().unseen};
        const std::vector<std::string> own = note_attributes(name, attributes, open);
        if (is_one_of(name, {"nav", "aside", "footer", "form", "dialog"})) open.region = Region::furniture;
        const bool whole = is_one_of(name, {"html", "body", "main", "article"});
        if (name == "article" || name == "main") {
            if (open.region == Region::unknown || open.region == Region::header) open.region = Region::article;
        } else if (name == "header" && open.region == Region::unknown) {
            open.region = Region::header;
        }
        // A class on the whole page tells of its layout, not of what it is.
        if (!whole && open.region != Region::furniture && open.region != Region::comments) {
            if (const Region said = region_of(own); said != Region::unknown) open.region = said;
        }
        open.unseen = open.unseen || is_unseen(name);
        if (open.hints.size() > 400) open.hints.resize(400);
        if (parts_blocks(name)) flush();
        if (name == "td" || name == "th" || name == "dd") start_cell();
        m_open.push_back(std::move(open));
        mark(name, 1);
        if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') m_level = name[1] - '0';
        if (name == "br") break_line();
        if (name == "hr") m_document.blocks.push_back(plain_block(BlockKind::rule, "", line()));
    }

    void end(std::string_view name) {
        if (m_open.empty()) return;
        if (parts_blocks(name)) flush();
        mark(name, -1);
        if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') m_level = 0;
        m_open.pop_back();
    }

    void words(std::string_view text) {
        if (m_in_title) {
            m_title += text;
            return;
        }
        if (!m_open.empty() && m_open.back().unseen) return;
        if (m_words.empty() && m_lines.empty() && !trimmed(text).empty()) {
            const auto behind = std::count(
                text.begin() + static_cast<std::ptrdiff_t>(text.find_first_not_of(" \t\r\n")), text.end(), '\n');
            m_started = std::max(1, line() - static_cast<int>(behind));
            m_kept = m_open.empty() ? Open{} : m_open.back();
        }
        // In `pre` the lines are the writer's.
        if (m_pre > 0) {
            for (const char& c : text) {
                if (c == '\n')
                    break_line();
                else
                    m_words.add(std::string_view(&c, 1), emphasis());
            }
            return;
        }
        const std::size_t before = m_words.size();
        m_words.add(text, emphasis());
        if (m_link > 0) m_linked += m_words.size() - before;
        m_size += m_words.size() - before;
    }

    void finish() {
        flush();
        if (!trimmed(m_title).empty())
            m_document.stated.push_back({"page title", parsing::folded(m_title), m_title_line});
    }

private:
    struct Open {
        std::string name;
        Region region = Region::unknown;
        std::string hints = " ";
        bool unseen = false;
    };

    int line() const { return m_context ? xmlSAX2GetLineNumber(m_context) : 0; }
    Emphasis emphasis() const { return {.italic = m_italic > 0 && m_level == 0, .bold = m_bold > 0 && m_level == 0}; }

    static std::string_view text_of(const xmlChar* text) {
        return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
    }

    std::vector<std::string> note_attributes(std::string_view name, const xmlChar** attributes, Open& open) {
        std::vector<std::string> own;
        std::string itemprop, content, source, alt, meta, shown;
        for (int i = 0; attributes && attributes[i] && i < 200; i += 2) {
            const std::string key = lower_case(text_of(attributes[i]));
            const std::string_view value = text_of(attributes[i + 1]).substr(0, 4000);
            if (key == "class" || key == "id" || key == "role" || key == "rel") {
                for (const Word& word : words_of(value.substr(0, 300))) own.push_back(word.small);
            }
            if (key == "hidden" || (key == "aria-hidden" && value == "true" && name != "span") ||
                (key == "style" && lower_case(value).find("display:none") != std::string::npos))
                open.unseen = true;
            if (key == "itemprop") itemprop = lower_case(value);
            if (key == "content" || (key == "datetime" && content.empty())) content = value;
            if (key == "src" || (key == "data-src" && source.empty())) source = value;
            if (key == "alt") alt = value;
            if (key == "aria-label" || key == "title") shown = value;
            if (key == "name" || key == "property") meta = lower_case(value);
            if (key == "lang" && name == "html") m_document.lang = value;
        }
        for (const std::string& word : own) open.hints += word + " ";
        if (!itemprop.empty()) open.hints += itemprop + " ";
        if (name == "title" && m_title.empty()) m_title_line = line();
        if (name == "meta" && !content.empty() && !(meta.empty() && itemprop.empty()))
            m_document.stated.push_back({meta.empty() ? "item " + itemprop : meta, parsing::folded(content), line()});
        if (name == "time" && !content.empty() && !open.unseen && open.region != Region::furniture &&
            open.region != Region::comments)
            m_document.stated.push_back({"time", parsing::folded(content), line()});
        if (name == "img") note_picture(source, alt, open);
        // Stars drawn as pictures say in words what they show.
        const bool stars = std::any_of(own.begin(), own.end(), [](const std::string& word) {
            return is_one_of(word, {"rating", "stars", "score", "star"});
        });
        if (stars) {
            for (const std::string* said : {&shown, &alt}) {
                if (!said->empty()) m_document.stated.push_back({"rating", parsing::folded(*said), line()});
            }
        }
        return own;
    }

    void note_picture(const std::string& source, const std::string& alt, const Open& open) {
        const bool apart = open.region == Region::furniture || open.region == Region::comments ||
                           open.region == Region::biography || open.region == Region::header;
        if (source.empty() || source.starts_with("data:") || apart || open.unseen) return;
        for (const std::string_view small : {" logo ", " icon ", " avatar ", " emoji ", " stars ", " rating "}) {
            if (open.hints.find(small) != std::string::npos) return;
        }
        if (!m_document.picture.empty()) return;
        m_document.picture = without_escapes(source);
        m_document.picture_alt = parsing::folded(alt);
    }

    void mark(std::string_view name, int step) {
        const auto count = [step](int& counter) { counter = std::max(0, counter + step); };
        if (is_one_of(name, {"em", "i", "cite"})) count(m_italic);
        if (is_one_of(name, {"strong", "b"})) count(m_bold);
        if (name == "a") count(m_link);
        if (name == "blockquote") count(m_quote);
        if (name == "li") count(m_item);
        if (name == "figcaption") count(m_caption);
        if (name == "pre") count(m_pre);
        if (name == "title") m_in_title = step > 0 && m_title.empty();
    }

    void start_cell() {
        // The first cell of a row names what stands in the second.
        if (!m_words.empty() && m_words.size() < 60)
            m_words.add(cell_is_named() ? " " : ": ", {});
        else
            flush();
    }
    bool cell_is_named() {  // the words are put back as they were
        RichText words = m_words.take();
        const std::string plain = plain_text(words);
        for (const Span& span : words) m_words.add(span.text, span.emphasis);
        return plain.ends_with(':') || plain.ends_with(',');
    }

    void break_line() { m_lines.push_back(m_words.take()); }

    /// Blocks of what was gathered: lines ended by `<br>` stay apart, unless a width broke them.
    void flush() {
        const double linked = m_size > 0 ? static_cast<double>(m_linked) / static_cast<double>(m_size) : 0;
        m_lines.push_back(m_words.take());
        std::vector<RichText> lines = std::exchange(m_lines, {});
        m_linked = m_size = 0;
        const auto put = [&](RichText words) {
            if (words.empty()) return;
            Block block;
            block.words = plain_text(words);
            block.text = std::move(words);
            block.line = m_started;
            block.region = m_kept.region;
            block.hints = m_kept.hints;
            block.linked = linked;
            block.level = m_level;
            block.kind = m_level > 0     ? BlockKind::heading
                         : m_quote > 0   ? BlockKind::quote
                         : m_caption > 0 ? BlockKind::caption
                         : m_item > 0    ? BlockKind::item
                                         : BlockKind::paragraph;
            m_document.blocks.push_back(std::move(block));
        };
        parsing::RichTextBuilder builder;
        std::string last;
        for (RichText& line : lines) {
            if (line.empty()) {
                put(builder.take());
                last.clear();
                continue;
            }
            const std::string words = plain_text(line);
            // A line that goes on in the next: it ends in no mark, and is as long as lines of old pages are.
            const bool goes_on =
                !last.empty() && !ends_sentence(last) && last.size() > 50 && !label_at(lower_case(words));
            if (!goes_on)
                put(builder.take());
            else
                builder.space();
            for (const Span& span : line) builder.add(span.text, span.emphasis);
            last = words;
        }
        put(builder.take());
    }

    Document& m_document;
    xmlParserCtxtPtr m_context = nullptr;
    std::vector<Open> m_open;
    Open m_kept;
    parsing::RichTextBuilder m_words;
    std::vector<RichText> m_lines;
    std::string m_title;
    std::size_t m_linked = 0, m_size = 0;
    int m_started = 0, m_level = 0, m_italic = 0, m_bold = 0, m_link = 0, m_quote = 0, m_item = 0, m_caption = 0,
        m_pre = 0, m_title_line = 0;
    bool m_in_title = false;
};

PageReader& reader(void* user) { return *static_cast<PageReader*>(user); }
std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

}  // namespace

Result<Document> read_html(std::string_view text) {
    if (nesting_of(text) > deepest_page)
        return Error{"elements stand in one another more than 400 deep; this is no page of text"};
    if (text.size() > INT_MAX / 2) return Error{"the page is too large"};
    Document document;
    PageReader page(document);
    xmlSAXHandler handler = {};
    handler.initialized = 1;
    handler.startElement = [](void* user, const xmlChar* name, const xmlChar** attributes) {
        reader(user).start(lower_case(view(name)), attributes);
    };
    handler.endElement = [](void* user, const xmlChar* name) { reader(user).end(lower_case(view(name))); };
    handler.characters = [](void* user, const xmlChar* words, int size) {
        reader(user).words({reinterpret_cast<const char*>(words), static_cast<std::size_t>(size)});
    };
    handler.ignorableWhitespace = handler.characters;
    handler.getEntity = [](void*, const xmlChar*) -> xmlEntityPtr { return nullptr; };
    const std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxtPtr)> context(
        htmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())), [](xmlParserCtxtPtr made) {
            made->sax = nullptr;  // it is ours
            htmlFreeParserCtxt(made);
        });
    if (!context) return Error{"the page cannot be read: there is no memory for it"};
    if (context->sax) xmlFree(context->sax);
    context->sax = &handler;
    context->userData = &page;
    page.set_context(context.get());
    htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                          HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    if (xmlCharEncodingHandlerPtr encoding = xmlFindCharEncodingHandler("UTF-8"))
        xmlSwitchToEncoding(context.get(), encoding);
    htmlParseDocument(context.get());
    page.finish();
    return document;
}

}  // namespace foyer::importing
