#include "shell/simulated_noon.h"

#include <algorithm>

#include "shell/kiosk_times.h"

namespace foyer {
namespace {

/// What content and visitors of the morning left behind is let go of meanwhile.
constexpr std::chrono::minutes quiet = 2 * tidy_every + std::chrono::minutes(10);

std::vector<std::string> digests_of(const Stager& stager) {
    std::vector<std::string> digests;
    for (const EditionPtr& edition : *stager.on()) digests.push_back(edition->name + edition->digest);
    return digests;
}

bool is_home(const KioskLoop& loop, const Stager& stager) {
    const Exhibit& exhibit = loop.exhibit();
    if (!exhibit.edition || exhibit.edition != stager.on()->front()) return false;
    const int last = static_cast<int>(exhibit.pages->loop->beats.size()) - 1;
    return loop.lobby().attendance == Attendance::attract && loop.lobby().show.beat == std::min(1, last);
}

/// Nothing moves any more, and there was time to draw that.
bool is_at_rest(const KioskLoop& loop, double now) {
    const Show& show = loop.lobby().show;
    return !is_moving(loop.lobby(), now) && now - show.arrived >= std::min(5.0, beat_of(show).seconds / 2);
}

}  // namespace

void SimulatedNoon::remember(const Stager& stager) {
    if (stager.settled()) m_content = digests_of(stager);
}

void SimulatedNoon::begin(double now) {
    m_stage = Stage::quiet;
    m_quiet_until = now + std::chrono::duration<double>(quiet).count();
}

bool SimulatedNoon::arrives(KioskLoop& loop, const Stager& stager, double now) {
    const int contexts = loop.figures().contexts;
    if (contexts != m_contexts || digests_of(stager) != m_content) begin(now);
    m_contexts = contexts;
    const bool home = is_home(loop, stager), comes = home && !m_was_home;
    m_was_home = home;
    switch (m_stage) {
        case Stage::none:
        case Stage::quiet:
            if (now < m_quiet_until || !comes) return false;
            m_drawn_before = loop.draw_one_in(1);
            m_stage = Stage::first_round;
            return false;
        case Stage::first_round:
            if (comes) m_stage = Stage::second_round;
            return false;
        case Stage::second_round:
            if (comes) m_stage = Stage::home;
            return false;
        case Stage::home: break;
    }
    if (!is_at_rest(loop, now)) return false;
    loop.draw_one_in(m_drawn_before);
    m_stage = Stage::none;
    return true;
}

}  // namespace foyer
