#include "app/contrast.h"

#include <fmt/format.h>

#include <array>

#include "paint/grounds.h"

namespace foyer {

Diagnostics check_contrast(const Style& style) {
    struct Pair {
        const char* what;
        Colour type, ground;
        double least;
    };
    const auto ink = [&](TextStyleId id) { return style.colour_of(style.text_style(id).colour); };
    const Colour paper = style.colour("palette.paper"), facts_ground = ground_colour(style.choice<Ground>("facts.ground"), style), band = style.colour("palette.band");
    const std::array<Pair, 9> pairs = {{
        {"the running text on paper", ink("text"), paper, 4.5},
        {"the standfirst on paper", ink("standfirst"), paper, 4.5},
        {"the kicker on paper", ink("kicker"), paper, 4.5},
        {"quiet quotes on paper", ink("quiet"), paper, 4.5},
        {"loud quotes on paper", ink("loud"), paper, 3},
        {"film facts on their ground", ink("facts.label"), facts_ground, 4.5},
        {"the acts' names on the band", ink("act"), band, 4.5},
        {"the tape label on its tape", ink("tape"), style.colour("palette.tape"), 4.5},
        {"a poster's emphasis on its ground", style.colour_of(style.choice<Ink>("poster.accent")), ground_colour(style.choice<Ground>("poster.ground"), style), 3},
    }};
    Diagnostics diagnostics;
    for (const Pair& pair : pairs) {
        const double ratio = contrast(pair.type, pair.ground);
        if (ratio >= pair.least) continue;
        diagnostics.push_back({Severity::warning, "", {}, fmt::format("{} has a contrast of {:.1f}:1", pair.what, ratio),
                               fmt::format("at least {}:1", pair.least)});
    }
    return diagnostics;
}

}  // namespace foyer
