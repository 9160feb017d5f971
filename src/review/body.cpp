#include "review/body.h"

#include <md4c.h>

#include <string>

#include "review/body_reader.h"
#include "review/markdown_guard.h"

namespace foyer::parsing {
namespace {

BodyReader& reader(void* user) { return *static_cast<BodyReader*>(user); }

}  // namespace

Body read_body(const SourceText& source, std::size_t begin, std::size_t end, HeadlineHeading rule, Report& report) {
    const std::string markdown = prepared_markdown(source, begin, end, report);
    BodyReader body(source, begin, markdown, rule, report);

    MD_PARSER parser = {};
    // Indentation is a habit of writers and no code; HTML blocks are read as paragraphs so that their words stay.
    parser.flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_TABLES;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
        reader(user).enter_block(type, detail);
        return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
        reader(user).leave_block(type);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
        reader(user).enter_span(type, detail);
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
        reader(user).leave_span(type);
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
        reader(user).text(type, {text, size});
        return 0;
    };
    if (md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &body) != 0) {
        report.error(source.place(begin), "the text could not be read to its end", "");
    }
    return body.take();
}

}  // namespace foyer::parsing
