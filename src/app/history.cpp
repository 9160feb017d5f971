#include "app/history.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace foyer {

void History::record(std::string name, const Style& before) {
    if (m_drag == Drag::recorded) return;
    if (m_drag == Drag::begun) m_drag = Drag::recorded;
    m_past.push_back({std::move(name), before});
    m_future.clear();
}

std::optional<Style> History::undo(const Style& now) {
    if (m_past.empty()) return std::nullopt;
    Step step = std::move(m_past.back());
    m_past.pop_back();
    m_future.push_back({step.name, now});
    m_drag = Drag::none;
    return std::move(step.style);
}

std::optional<Style> History::redo(const Style& now) {
    if (m_future.empty()) return std::nullopt;
    Step step = std::move(m_future.back());
    m_future.pop_back();
    m_past.push_back({step.name, now});
    m_drag = Drag::none;
    return std::move(step.style);
}

std::vector<std::string> History::names() const {
    std::vector<std::string> names;
    std::transform(m_past.begin(), m_past.end(), std::back_inserter(names), [](const Step& step) { return step.name; });
    return names;
}

}  // namespace foyer
