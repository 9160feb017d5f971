// Noon in a simulated venue: once a day all is brought to the same place, so that what is held there can be compared
// with what was held on the first day.
#pragma once

#include <string>
#include <vector>

#include "shell/kiosk_loop.h"

namespace foyer {

/// Times in seconds since the loop began.
class SimulatedNoon {
public:
    /// Content is whole, as nobody has touched it yet: this is what a noon waits for.
    void remember(const Stager& stager);
    bool remembers() const { return !m_content.empty(); }

    /// Content was mended, and staff and visitors are kept away until it is over.
    void begin(double now);
    bool under_way() const { return m_stage != Stage::none; }
    /// Asked after each step while it is under way. True once the first review's second beat is at rest, after hours of
    /// quiet and two rounds of which every beat was drawn: then it is over.
    bool arrives(KioskLoop& loop, const Stager& stager, double now);

private:
    enum class Stage { none, quiet, first_round, second_round, home };

    Stage m_stage = Stage::none;
    std::vector<std::string> m_content;  ///< digests, in the programme's order
    bool m_was_home = false;
    int m_contexts = 0, m_drawn_before = 1;
    double m_quiet_until = 0;
};

}  // namespace foyer
