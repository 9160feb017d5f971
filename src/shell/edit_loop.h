// The frame loop: events become actions, actions a new model, the model a frame, where anything changed; and effects go
// out. Windows, events, clock, files and decoding are passed in.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/clock.h"
#include "platform/events.h"
#include "platform/window.h"
#include "shell/export_job.h"
#include "shell/passage.h"
#include "shell/press.h"
#include "shell/sources.h"
#include "shell/workbench.h"

namespace foyer {

/// What the loop works with; all that is referred to outlives the loop.
struct EditServices {
    Events& events;
    const Clock& clock;
    Press press;
    ShaderLoader shaders;  ///< to make the press again
    Sources& sources;
    Workers& workers;
    Files& files;
    Panel* panel = nullptr;  ///< none: the page alone
};

class EditLoop {
public:
    EditLoop(const EditServices& services, Model model);
    ~EditLoop();

    /// The loop draws in every window it was given; the first one takes the model's full screen, the pointer and the
    /// panel. The window outlives the loop.
    void add_window(Window& window);

    /// Applies an action and carries out its effects, now.
    void apply(const Action& action) { m_bench.apply(action); }

    /// Runs until the model stops. `frames` above 0: draws so many one behind another, whether anything changed or not,
    /// and stops.
    void run(int frames);

    /// The first page was laid out before the loop began.
    void note_layout(double milliseconds) { m_bench.stats().layout_ms.add(milliseconds); }

    const Model& model() const { return m_bench.model(); }
    const Stats& stats() const { return m_bench.stats(); }

private:
    struct View {
        Window* window;
        bool lost = true;  ///< what it showed is gone
    };

    void turn(int frames);
    void take(const Event& event);
    void take_results();
    void carry_out(const Effect& effect);
    void begin_export(const ExportRequest& request);
    void advance_export();
    void make_press_again(std::shared_ptr<const FontBook> fonts);

    void follow_card(const Scene& now);
    /// Draws every window that needs it; says whether one was presented.
    bool draw(bool everything);
    void say_what_is_new(const Layout& layout);
    void name_window();
    void show_cursor();
    std::optional<std::chrono::milliseconds> time_to_wait() const;
    double seconds() const;
    View* view_of(WindowId id);
    bool is_first(WindowId id) const { return !m_views.empty() && m_views.front().window->id() == id; }

    EditServices m_services;
    Press m_press;
    Workbench m_bench;
    std::vector<View> m_views;
    std::unique_ptr<ExportJob> m_export;
    Passage m_passage;
    std::optional<Scene> m_last;  ///< what the last frame showed
    CursorShape m_cursor = CursorShape::arrow;
    std::string m_title;
    bool m_moving = false;  ///< the last frame has a live layer
    std::chrono::nanoseconds m_started{}, m_last_frame{};
    Diagnostics m_said;
};

}  // namespace foyer
