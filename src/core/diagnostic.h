// Diagnostics: what is wrong in a file the user wrote, where, and how to mend it. They never stop the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace foyer {

enum class Severity { note, warning, error };

/// A place in a text file; lines and columns count from 1 (columns in characters), 0 where unknown.
struct SourcePlace {
    int line = 0, column = 0;
    constexpr bool operator==(const SourcePlace&) const = default;
};

struct Diagnostic {
    Severity severity = Severity::warning;
    std::string file;     ///< path as the user gave it
    SourcePlace place;
    std::string message;  ///< what is wrong
    std::string cure;     ///< what was expected or would mend it; may be empty

    bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// `file:line:column: warning: message (cure)`: one line, as compilers write it and editors can follow.
std::string to_string(const Diagnostic& diagnostic);
std::string_view to_string(Severity severity);

/// The same with `file` named where none is: for stages that know a text but not where it came from.
Diagnostics in_file(Diagnostics diagnostics, const std::string& file);

bool has_errors(const Diagnostics& diagnostics);

}  // namespace foyer
