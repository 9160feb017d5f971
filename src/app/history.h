// Undo and redo: the recorded styles before each change, a drag being one step.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "style/style.h"

namespace foyer {

class History {
public:
    /// A change is about to be made to `before`. Inside a drag only the first one counts.
    void record(std::string name, const Style& before);
    /// Changes until `end_drag` are one step.
    void begin_drag() { m_drag = Drag::begun; }
    void end_drag() { m_drag = Drag::none; }

    /// The style before the last step, or nothing; `now` is kept for redo.
    std::optional<Style> undo(const Style& now);
    std::optional<Style> redo(const Style& now);

    /// Names of the steps that can be undone, oldest first.
    std::vector<std::string> names() const;
    bool operator==(const History&) const = default;

private:
    enum class Drag { none, begun, recorded };
    struct Step {
        std::string name;
        Style style;
        bool operator==(const Step&) const = default;
    };
    std::vector<Step> m_past, m_future;
    Drag m_drag = Drag::none;
};

}  // namespace foyer
