// Contrast of what is read against what it is read on: of a style's colours, and of a page's type on its pictures.
#pragma once

#include <string>
#include <vector>

#include "core/diagnostic.h"
#include "layout/spread.h"
#include "style/style.h"

namespace foyer {

/// How well something can be read, at its worst place.
struct ContrastFigure {
    std::string what;    ///< as `the headline on the picture`
    double ratio = 21;   ///< WCAG 2.2
    double least = 4.5;  ///< that it should be
    double shade = 0;    ///< how much the picture is darkened for it, 0 to 1
};

/// A style's own pairs of colours.
std::vector<ContrastFigure> contrast_figures(const Style& style);
/// What stands on pictures, a figure a kind of frame, the opening's first. `style` is the page's, on its shape of screen.
std::vector<ContrastFigure> contrast_figures(const Layout& layout, const Style& style);

/// A warning for each that is under what it should be: 4.5:1, of display type 3:1.
Diagnostics check_contrast(const Style& style);
/// The same of a page's type on pictures, where darkening them does not help.
Diagnostics check_contrast(const Layout& layout, const Style& style);

/// The figures of a page as lines of text, the least of the style's own pairs first; and as a JSON array.
std::string contrast_text(const Layout& layout, const Style& style);
std::string contrast_json(const Layout& layout, const Style& style);

}  // namespace foyer
