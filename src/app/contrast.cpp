#include "app/contrast.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/text.h"
#include "paint/grounds.h"
#include "paint/treatment.h"

namespace foyer {
namespace {

constexpr double small_type = 4.5, display_type = 3;

/// As a reader would call it.
std::string name_of(const Layout& layout, const std::string& id) {
    for (const Spread& spread : layout.spreads) {
        for (const Frame& frame : spread.frames) {
            if (frame.id == id) return frame.kind == FrameKind::credit ? "the picture's credit" : fmt::format("the {}", to_string(frame.kind));
        }
    }
    return id;
}

Diagnostics warnings_of(const std::vector<ContrastFigure>& figures, const char* cure) {
    Diagnostics diagnostics;
    for (const ContrastFigure& figure : figures) {
        if (figure.ratio >= figure.least) continue;
        diagnostics.push_back({Severity::warning, "", {}, fmt::format("{} has a contrast of {:.1f}:1", figure.what, figure.ratio),
                               fmt::format("at least {}:1{}", figure.least, cure)});
    }
    return diagnostics;
}

}  // namespace

std::vector<ContrastFigure> contrast_figures(const Style& style) {
    struct Pair {
        const char* what;
        Colour type, ground;
        double least;
    };
    const auto ink = [&](TextStyleId id) { return style.colour_of(style.text_style(id).colour); };
    const Colour paper = style.colour("palette.paper"), facts_ground = ground_colour(style.choice<Ground>("facts.ground"), style), band = style.colour("palette.band");
    const std::array<Pair, 10> pairs = {{
        {"the running text on paper", ink("text"), paper, small_type},
        {"the standfirst on paper", ink("standfirst"), paper, small_type},
        {"the kicker on paper", ink("kicker"), paper, small_type},
        {"quiet quotes on paper", ink("quiet"), paper, small_type},
        {"loud quotes on paper", ink("loud"), paper, display_type},
        {"film facts on their ground", ink("facts.label"), facts_ground, small_type},
        {"the acts' names on the band", ink("act"), band, small_type},
        {"the picture's caption on the band", ink("caption"), band, small_type},
        {"the tape label on its tape", ink("tape"), style.colour("palette.tape"), small_type},
        {"a poster's emphasis on its ground", style.colour_of(style.choice<Ink>("poster.accent")), ground_colour(style.choice<Ground>("poster.ground"), style), display_type},
    }};
    std::vector<ContrastFigure> figures;
    for (const Pair& pair : pairs) figures.push_back({pair.what, contrast(pair.type, pair.ground), pair.least, 0});
    return figures;
}

std::vector<ContrastFigure> contrast_figures(const Layout& layout, const Style& style) {
    std::vector<ContrastFigure> figures;
    for (const Spread& spread : layout.spreads) {
        for (const TypeOnPicture& type : type_on_pictures(spread, style)) {
            const ContrastFigure figure{name_of(layout, type.frame) + " on the picture", type.contrast, type.least, type.shade};
            const auto known = std::find_if(figures.begin(), figures.end(), [&](const ContrastFigure& other) { return other.what == figure.what; });
            if (known == figures.end()) {
                figures.push_back(figure);
                continue;
            }
            const double shade = std::max(known->shade, figure.shade);
            if (figure.ratio / figure.least < known->ratio / known->least) *known = figure;
            known->shade = shade;
        }
    }
    return figures;
}

Diagnostics check_contrast(const Style& style) { return warnings_of(contrast_figures(style), ""); }

Diagnostics check_contrast(const Layout& layout, const Style& style) {
    return warnings_of(contrast_figures(layout, style), "; a picture can only be darkened: give this type a lighter colour, or the picture another treatment");
}

std::string contrast_text(const Layout& layout, const Style& style) {
    const auto worse = [](const ContrastFigure& a, const ContrastFigure& b) { return a.ratio / a.least < b.ratio / b.least; };
    const std::vector<ContrastFigure> flat = contrast_figures(style);
    const ContrastFigure& least = *std::min_element(flat.begin(), flat.end(), worse);
    std::string out = fmt::format("contrast on flat grounds      {:.1f}:1 at least, {}\n", least.ratio, least.what);
    for (const ContrastFigure& figure : contrast_figures(layout, style)) {
        out += fmt::format("contrast on the picture       {:.1f}:1 of {}:1, {}, shade {:.2f}\n", figure.ratio, figure.least, figure.what, figure.shade);
    }
    return out;
}

std::string contrast_json(const Layout& layout, const Style& style) {
    std::string list;
    std::vector<ContrastFigure> all = contrast_figures(style);
    const std::vector<ContrastFigure> page = contrast_figures(layout, style);
    all.insert(all.end(), page.begin(), page.end());
    for (const ContrastFigure& figure : all) {
        list += fmt::format("{}\n    {{\"what\": {}, \"ratio\": {:.2f}, \"least\": {}, \"shade\": {:.2f}}}", list.empty() ? "" : ",", json_quoted(figure.what), figure.ratio,
                            figure.least, figure.shade);
    }
    return fmt::format("[{}\n  ]", list);
}

}  // namespace foyer
