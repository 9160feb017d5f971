#include "layout/break_dump.h"

#include <fmt/format.h>

#include <cmath>

#include "core/text.h"
#include "layout/line_setter.h"

namespace foyer {

Style tex_style() {
    Style style;
    constexpr std::pair<std::string_view, std::string_view> rows[] = {
        {"composer.stretch", "0.5"}, {"composer.shrink", "0.3333333333333333"}, {"composer.glyph_flex", "0"}, {"composer.letter_flex", "0"},
        {"composer.line", "10"}, {"composer.hyphen", "50"}, {"composer.written_hyphen", "50"}, {"composer.hyphen_run", "0"},
        {"composer.second_hyphen", "10000"}, {"composer.last_hyphen", "5000"}, {"composer.unevenness", "10000"}, {"composer.loose", "0"}, {"composer.short_last", "0"},
        {"composer.repeated_word", "0"}, {"composer.one_letter", "no"}, {"composer.last_word", "0"}, {"text.protrusion", "no"},
        {"text.old_style_figures", "no"}, {"text.setting", "justified"}, {"text.hyphenation", "yes"}, {"text.tracking", "0"}, {"text.features", ""}};
    for (const auto& [id, value] : rows) (void)style.set(id, value);
    return style;
}

std::string dump_breaks(std::string_view text, const BreakRequest& request, Typesetter& typesetter) {
    Diagnostics ignored;
    const TextStyle type = request.style.text_style("text");
    BlockStyle block_style;
    block_style.faces.fill(request.face);
    block_style.features.old_style_figures = request.style.flag("text.old_style_figures");
    block_style.features.ligatures = type.tracking.value == 0;
    std::vector<std::string> refused;
    block_style.features.named = parse_features(type.features, refused);
    block_style.hyphenate = request.style.flag("text.hyphenation");
    block_style.lang = request.lang;
    block_style.as_written = true;
    BreakParameters parameters = composer_parameters(request.style);
    parameters.tex_badness = true;
    VoiceSizes sizes;
    sizes.fill({request.size, type.tracking});

    std::string out;
    int paragraph = 0;
    for (const std::string_view line : split_lines(text)) {
        if (trimmed(line).empty()) continue;
        ++paragraph;
        const TextBlock& block = typesetter.block({{std::string(line), {}}}, block_style);
        const LineBreaker breaker(block, sizes, typesetter.book(), parameters);
        const auto found = breaker.breakings([&](int) { return request.measure; });
        if (found.empty()) continue;
        int start = -1, number = 0;
        for (const std::uint32_t end : found.front().ends) {
            const Line set = set_line(block, breaker, sizes, typesetter.shaper(), start, static_cast<int>(end), request.measure,
                                      parameters.justified, parameters, {}).line;
            const double ratio = set.ratio == 0 ? 0 : std::round(set.ratio * 10000) / 10000;
            out += fmt::format("{{\"paragraph\": {}, \"line\": {}, \"ratio\": {}, \"text\": {}, \"last\": {}}}\n", paragraph, ++number,
                               set.last ? "null" : fmt::format("{}", ratio), json_quoted(set.text), set.last);
            start = static_cast<int>(end);
        }
    }
    return out;
}

}  // namespace foyer
