// A long English text for measuring how well type is set: sentences that walk from word to word as the bundled review does,
// so that its words keep their lengths and their neighbours. Always the same.
#pragma once

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "core/text.h"
#include "layout/generated_reviews.h"
#include "layout/line_setter.h"
#include "layout/quality.h"
#include "support/project.h"

namespace foyer::testing {

/// Paragraphs of 40 to 160 words, as a review has them.
inline std::vector<std::string> measured_paragraphs(int words) {
    std::map<std::string, std::vector<std::string>> followers;
    std::vector<std::string> openers;
    // Its text as it was when the composer was measured by it.
    std::ifstream file(FOYER_SOURCE_DIR "/tests/oracles/tex-line-breaks/her-smell.paragraphs.txt");
    for (std::string text; std::getline(file, text);) {
        std::string before;
        text += ' ';
        for (std::size_t i = 0; i < text.size();) {
            const std::size_t space = text.find(' ', i);
            const std::string word = text.substr(i, space - i);
            i = space + 1;
            if (before.empty()) openers.push_back(word);
            else followers[before].push_back(word);
            before = word.ends_with('.') ? std::string() : word;
        }
    }
    Chance chance(4);
    const auto one_of = [&](const std::vector<std::string>& from) { return from[static_cast<std::size_t>(chance.between(0, static_cast<int>(from.size()) - 1))]; };
    std::vector<std::string> paragraphs;
    while (words > 0) {
        std::string paragraph, word;
        for (int left = chance.between(40, 160); left > 0 || !word.ends_with('.'); --left, --words) {
            const auto next = followers.find(word);
            word = next == followers.end() ? one_of(openers) : one_of(next->second);
            paragraph += (paragraph.empty() ? "" : " ") + word;
        }
        paragraphs.push_back(std::move(paragraph));
    }
    return paragraphs;
}

/// The quality of paragraphs set one under another in a column of so many average characters.
inline Quality column_quality(const std::vector<std::string>& paragraphs, double characters, const Style& style, Typesetter& typesetter) {
    Diagnostics diagnostics;
    BlockStyle block_style = foyer::block_style(typesetter, style.text_style("text"), nullptr, "en-US", diagnostics);
    block_style.features.old_style_figures = style.flag("text.old_style_figures");
    const VoiceSizes sizes = voice_sizes(style.text_style("text"), nullptr);
    const BreakParameters parameters = composer_parameters(style);
    const Pt indent = style.points("text.indent");
    std::vector<const TextBlock*> blocks;
    Pt width;
    std::size_t count = 0;
    for (const std::string& text : paragraphs) {
        blocks.push_back(&typesetter.block({{text, {}}}, block_style));
        width += LineBreaker(*blocks.back(), sizes, typesetter.book(), parameters).width();
        count += character_count(blocks.back()->text);
    }
    const Pt measure = width / static_cast<double>(count) * characters;
    Layout layout;
    layout.baseline = 27_pt;
    Frame frame;
    for (std::size_t p = 0; p < blocks.size(); ++p) {
        const LineBreaker breaker(*blocks[p], sizes, typesetter.book(), parameters);
        const auto found = breaker.breakings([&](int line) { return line == 0 ? measure - indent : measure; });
        int start = -1;
        for (const std::uint32_t end : found.front().ends) {
            frame.lines.push_back(set_line(*blocks[p], breaker, sizes, typesetter.shaper(), start, static_cast<int>(end),
                                           start < 0 ? measure - indent : measure, true, parameters, {}).line);
            frame.lines.back().paragraph = static_cast<int>(p);
            frame.lines.back().origin.y = layout.baseline * static_cast<double>(frame.lines.size());
            start = static_cast<int>(end);
        }
    }
    frame.bounds = {Pt(0), Pt(0), measure, layout.baseline * (static_cast<double>(frame.lines.size()) + 0.3)};
    Spread spread;
    spread.frames.push_back(std::move(frame));
    layout.spreads.push_back(std::move(spread));
    return measure_quality(layout);
}

}  // namespace foyer::testing
