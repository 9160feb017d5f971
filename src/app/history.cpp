#include "app/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace foyer {

void History::record(std::string name, const Look& before, const Look& after) {
    if (before == after) return;
    m_future.clear();
    if (m_drag != Drag::recorded) {
        m_past.push_back({std::move(name), before.theme, before.theme, {}});
        if (m_drag == Drag::begun) m_drag = Drag::recorded;
    }
    Step& step = m_past.back();
    step.theme_after = after.theme;
    for (const std::size_t row : differing_rows(before.style, after.style)) {
        const auto place = std::lower_bound(step.changes.begin(), step.changes.end(), row,
                                            [](const Change& change, std::size_t other) { return change.row < other; });
        if (place == step.changes.end() || place->row != row) {
            step.changes.insert(place, {row, before.style.value(row), after.style.value(row)});
        } else if (place->before == after.style.value(row)) {
            step.changes.erase(place);
        } else {
            place->after = after.style.value(row);
        }
    }
    if (step.changes.empty() && step.theme_before == step.theme_after) {
        m_past.pop_back();
        m_drag = Drag::begun;
    }
}

std::optional<Look> History::undo(Look now) {
    if (m_past.empty()) return std::nullopt;
    Step step = std::move(m_past.back());
    m_past.pop_back();
    now.theme = step.theme_before;
    for (const Change& change : step.changes) static_cast<void>(now.style.set(change.row, change.before));
    m_future.push_back(std::move(step));
    m_drag = Drag::none;
    return now;
}

std::optional<Look> History::redo(Look now) {
    if (m_future.empty()) return std::nullopt;
    Step step = std::move(m_future.back());
    m_future.pop_back();
    now.theme = step.theme_after;
    for (const Change& change : step.changes) static_cast<void>(now.style.set(change.row, change.after));
    m_past.push_back(std::move(step));
    m_drag = Drag::none;
    return now;
}

std::string History::name(std::size_t step) const {
    if (step >= done() + undone()) return {};
    const Step& one = step < done() ? m_past[step] : m_future[done() + undone() - 1 - step];
    if (!one.name.empty() || one.changes.empty()) return one.name;
    const Change& change = one.changes.front();
    const Parameter& parameter = registry[change.row];
    const std::string unit = parameter.unit.empty() ? "" : fmt::format(" {}", parameter.unit);
    std::string name = fmt::format("{} {}{}", parameter.id, to_string(parameter, change.after), unit);
    if (one.changes.size() > 1) name += fmt::format(" and {} more", one.changes.size() - 1);
    return name;
}

}  // namespace foyer
