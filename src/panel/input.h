// Our events as Dear ImGui's input: no more of them a frame than it can tell apart.
#pragma once

#include <imgui.h>

#include <deque>

#include "platform/events.h"

namespace foyer::panel {

class Input {
public:
    /// In order; what follows at once on the same key or button waits for the next frame.
    void add(const Event& event);

    /// Hands over what one frame can tell apart. True: more waits.
    bool feed(ImGuiIO& io, bool alt_counts);

    bool waiting() const { return !m_events.empty(); }

    /// Names Dear ImGui's keys; once for each context.
    static void prepare(ImGuiIO& io);

private:
    std::deque<Event> m_events;
    Modifiers m_modifiers;
};

}  // namespace foyer::panel
