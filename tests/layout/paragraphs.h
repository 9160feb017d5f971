// Paragraphs ready for the breaker, in the bundled theme's text type.
#pragma once

#include "layout/generated_reviews.h"
#include "layout/line_setter.h"
#include "layout/typesetter.h"
#include "support/project.h"

namespace foyer::testing {

struct SetUp {
    Typesetter typesetter{project_fonts()};
    Diagnostics diagnostics;

    BlockStyle style(TextStyleId id = "text") {
        return block_style(typesetter, fanzine()->style.text_style(id), nullptr, "en-US", diagnostics);
    }
    VoiceSizes sizes() const { return voice_sizes(fanzine()->style.text_style("text"), nullptr); }

    const TextBlock& block(const RichText& text) { return typesetter.block(text, style()); }
    const TextBlock& block(const std::string& text) { return block(RichText{{text, {}}}); }
    /// The theme's own composer.
    static BreakParameters composer() { return composer_parameters(fanzine()->style); }
    LineBreaker breaker(const TextBlock& block, const BreakParameters& parameters = composer()) {
        return LineBreaker(block, sizes(), project_fonts(), parameters);
    }
    SetLine set(const TextBlock& block, const LineBreaker& breaker, int start, int end, Pt measure,
                const BreakParameters& parameters = composer()) {
        return set_line(block, breaker, sizes(), typesetter.shaper(), start, end, measure, parameters.justified, parameters, {});
    }
};

inline MeasureOf even(Pt measure) {
    return [measure](int) { return measure; };
}

inline RichText paragraph_of(std::uint32_t seed, int words) {
    Chance chance(seed);
    return some_rich_words(chance, words);
}

}  // namespace foyer::testing
