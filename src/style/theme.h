// Themes: a style and the templates that go with it; and the files that change a style.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/diagnostic.h"
#include "style/style.h"
#include "style/template.h"

namespace foyer {

struct Theme {
    std::string name;
    Style style;
    std::vector<Template> templates;  ///< at least one
    bool operator==(const Theme&) const = default;
};

/// A file of a theme, as read.
struct ThemeFile {
    std::string path;  ///< as diagnostics should name it
    std::string text;
};

struct ParsedTheme {
    Theme theme;
    bool usable = false;  ///< false where no template can be used
    Diagnostics diagnostics;
};

/// Makes a theme of its style file and its template files.
ParsedTheme parse_theme(std::string name, const ThemeFile& style, const std::vector<ThemeFile>& templates);

struct ParsedStyle {
    Style style;
    std::string theme;  ///< the one it names with `theme:`; empty where it names none
    Diagnostics diagnostics;
};

/// Reads a style file: ids and values, nested or dotted (`text: { size: 21 }` or `text.size: 21`), over a base. Rows it
/// does not name, and those that do not read, keep the base's value.
ParsedStyle parse_style(const std::string& text, const std::string& file, const Style& base);

/// The file that makes `style` of `base`: only what differs, in the registry's order. `theme` is named where it is not
/// empty. Nothing to say gives an empty text.
std::string write_style(const Style& style, const Style& base, const std::string& theme = "");

/// The template composed for the shape nearest to a screen's.
const Template& template_for(const Theme& theme, PixelSize screen);

/// The style a page of a shape is made with: the template's own rows lie over the theme's, and what the user has changed
/// over both.
Style style_on(const Theme& theme, const Template& design, const Style& style);

}  // namespace foyer
