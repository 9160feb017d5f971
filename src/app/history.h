// Undo and redo without limit: each step keeps the values it changed, before and after, a drag being one step.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/look.h"

namespace foyer {

class History {
public:
    /// A change was made. Inside a drag all changes are one step; a drag that comes back to where it began is none.
    /// `name` says what was done; empty, the changed parameter and its value say it.
    void record(std::string name, const Look& before, const Look& after);

    /// Changes until `end_drag` are one step.
    void begin_drag() { m_drag = Drag::begun; }
    void end_drag() { m_drag = Drag::none; }

    /// The look before the last step, or nothing.
    std::optional<Look> undo(Look now);
    std::optional<Look> redo(Look now);

    /// How many steps can be undone and redone.
    std::size_t done() const { return m_past.size(); }
    std::size_t undone() const { return m_future.size(); }

    /// Of the steps, in the order they were made: `text.size 21`. Below done() they can be undone, beyond it redone.
    std::string name(std::size_t step) const;

    bool operator==(const History&) const = default;

private:
    enum class Drag { none, begun, recorded };
    struct Change {
        std::size_t row;
        Value before, after;
        bool operator==(const Change&) const = default;
    };
    struct Step {
        std::string name;
        std::shared_ptr<const Theme> theme_before, theme_after;
        std::vector<Change> changes;  ///< by ascending row
        bool operator==(const Step&) const = default;
    };

    std::vector<Step> m_past;
    std::vector<Step> m_future;  ///< the next one to redo last
    Drag m_drag = Drag::none;
};

}  // namespace foyer
