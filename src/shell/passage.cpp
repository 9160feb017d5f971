#include "shell/passage.h"

#include <algorithm>
#include <array>
#include <utility>

namespace foyer {

double eased(double progress) {
    const double rest = 1 - std::clamp(progress, 0.0, 1.0);
    return 1 - rest * rest * rest;
}

Manner manner_of(const Style& style, bool reduced_motion) {
    using namespace std::chrono_literals;
    constexpr std::array kinds = {TransitionKind::rise, TransitionKind::dissolve, TransitionKind::cut};  // as the row's choices
    constexpr std::chrono::nanoseconds longest_calm = 120ms;
    const auto wanted = std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::duration<double>(style.number("motion.duration")));
    const TransitionKind kind = kinds[static_cast<std::size_t>(style.choice<int>("motion.transition"))];
    if (!reduced_motion || kind == TransitionKind::cut) return {kind, wanted};
    return {TransitionKind::dissolve, std::min(wanted, longest_calm)};
}

void Passage::begin(DisplayList from, Manner manner, std::chrono::nanoseconds now) {
    m_from.reset();
    if (manner.kind == TransitionKind::cut || manner.duration <= std::chrono::nanoseconds::zero()) return;
    m_from = std::move(from);
    m_manner = manner;
    m_begun = now;
}

Transition Passage::at(std::chrono::nanoseconds now) const {
    if (!on(now)) return {};
    const double progress = std::chrono::duration<double>(now - m_begun) / std::chrono::duration<double>(m_manner.duration);
    return {.from = &*m_from, .progress = eased(progress), .kind = m_manner.kind};
}

}  // namespace foyer
