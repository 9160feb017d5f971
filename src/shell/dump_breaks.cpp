// `foyer dump breaks`: plain paragraphs broken as TeX breaks them.
#include <fmt/format.h>

#include "layout/break_dump.h"
#include "shell/commands.h"

namespace foyer {
namespace {

constexpr std::uint64_t longest_text = 64u << 20, longest_font = 64u << 20;  // bytes

}  // namespace

int dump_breaks(const Options& options, const Files& files) {
    const auto style = style_with(tex_style(), options.sets);
    if (!style) return fail(style.error());
    const auto text = files.read(options.review, longest_text);
    if (!text) return fail(text.error());
    auto font = files.read(options.font, longest_font);
    if (!font) return fail(font.error());
    Diagnostics diagnostics;
    const auto book = FontBook::open({{options.font, std::move(*font)}}, diagnostics);
    if (!book) return fail(diagnostics.empty() ? book.error() : Error{to_string(diagnostics.front())});
    Typesetter typesetter(*book);
    typesetter.can_hyphenate(options.lang, diagnostics);
    say(diagnostics);
    fmt::print("{}", dump_breaks(*text, {FaceId{}, Pt(options.type_size), Pt(options.measure), options.lang, *style}, typesetter));
    return 0;
}

}  // namespace foyer
