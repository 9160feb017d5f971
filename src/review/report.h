// Gathers what is wrong with a text while it is read, and keeps the list short enough to be read by a person.
#pragma once

#include <string>
#include <string_view>

#include "core/diagnostic.h"

namespace foyer::parsing {

/// The diagnostics of one file.
class Report {
public:
    explicit Report(std::string file) : m_file(std::move(file)) {}

    const std::string& file() const { return m_file; }
    void note(SourcePlace place, std::string message, std::string cure = {});
    void warning(SourcePlace place, std::string message, std::string cure = {});
    void error(SourcePlace place, std::string message, std::string cure = {});

    /// All of them in the order of the text; of more than a hundred the gravest hundred, and how many were left out.
    Diagnostics finish();

private:
    void add(Severity severity, SourcePlace place, std::string message, std::string cure);

    std::string m_file;
    Diagnostics m_diagnostics;
    std::size_t m_dropped = 0;
};

/// The first characters of an author's text, for quoting it in a message; an ellipsis stands for the rest.
std::string clipped(std::string_view text, std::size_t characters = 40);

}  // namespace foyer::parsing
