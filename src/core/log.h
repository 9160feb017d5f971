// The program's log: standard error for a person, and a counter that lets tests fail on an unexpected warning.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/diagnostic.h"

namespace foyer::log {

void info(const std::string& message);
void warning(const std::string& message);
void error(const std::string& message);
/// One of these; a note is `info`.
void say(Severity severity, const std::string& message);

/// Where the lines go from now on, from any thread, in place of standard error; nothing: standard error again.
using Sink = std::function<void(Severity, const std::string& message)>;
void redirect(Sink sink);

/// While one lives, warnings and errors are gathered here and not printed; the innermost gathers.
class Gather {
public:
    Gather();
    ~Gather();
    Gather(const Gather&) = delete;
    Gather& operator=(const Gather&) = delete;

    /// What was said so far, oldest first; taking it empties it.
    std::vector<std::string> take();

private:
    std::vector<std::string> m_lines;
    Gather* m_outer;
    friend void say(Severity, const std::string&);
};

}  // namespace foyer::log
