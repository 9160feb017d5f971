#include "core/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace foyer {

std::string_view to_string(Severity severity) {
    switch (severity) {
        case Severity::note: return "note";
        case Severity::warning: return "warning";
        case Severity::error: return "error";
    }
    return "error";
}

std::string to_string(const Diagnostic& diagnostic) {
    std::string text = diagnostic.file;
    if (diagnostic.place.line > 0) text += fmt::format(":{}", diagnostic.place.line);
    if (diagnostic.place.line > 0 && diagnostic.place.column > 0) text += fmt::format(":{}", diagnostic.place.column);
    if (!text.empty()) text += ": ";
    text += fmt::format("{}: {}", to_string(diagnostic.severity), diagnostic.message);
    if (!diagnostic.cure.empty()) text += fmt::format(" ({})", diagnostic.cure);
    // One line each, whatever the author's text held.
    std::replace_if(text.begin(), text.end(), [](unsigned char c) { return c < 0x20; }, ' ');
    return text;
}

Diagnostics in_file(Diagnostics diagnostics, const std::string& file) {
    for (Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.file.empty()) diagnostic.file = file;
    }
    return diagnostics;
}

bool has_errors(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.severity == Severity::error; });
}

}  // namespace foyer
