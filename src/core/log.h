// The program's log: standard error for a person, and a counter that lets tests fail on an unexpected warning.
#pragma once

#include <string>
#include <vector>

namespace foyer::log {

void info(const std::string& message);
void warning(const std::string& message);
void error(const std::string& message);

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
    friend void warning(const std::string&);
    friend void error(const std::string&);
};

}  // namespace foyer::log
