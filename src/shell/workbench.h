// The workbench: a page under the control panel. Events become actions, actions a new model, the model a panel and a
// page that agree. It knows no window and no GL: whoever has a screen draws what it gives.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "app/action.h"
#include "app/pipeline.h"
#include "layout/quality.h"
#include "panel/panel.h"
#include "platform/clock.h"
#include "shell/stats.h"

namespace foyer {

/// All that is referred to outlives the workbench.
struct WorkbenchServices {
    const Clock& clock;
    Panel* panel = nullptr;                        ///< none: the page alone
    std::function<void(const Effect&)> carry_out;  ///< what reaches beyond panel and page
    /// What is done where a key, or the panel, means an action; nothing: it is passed over. None: all as it is meant.
    std::function<std::optional<Action>(const Action&)> admit{};
    /// The style as this screen shows it. None: as it is.
    std::function<Style(Style)> worn{};
    PanelPlace place = PanelPlace::desk;
};

class Workbench {
public:
    Workbench(WorkbenchServices services, std::shared_ptr<Pipeline> pipeline, Model model);

    /// Applies an action and carries out its effects, now.
    void apply(const Action& action);
    /// A key, a text, or what the pointer did in the window that panel and page share.
    void take(const Event& event);

    /// The page as it is laid out now.
    const Layout& lay_out();
    /// Goes on with a layout that a drag did not wait for, by a step; false where nothing was left to do.
    bool improve();
    /// The panel shows the model and answers with actions, until it has nothing more to show at once. `closes_in`:
    /// seconds until it goes by itself, where it is about to.
    void run_panel(std::optional<double> closes_in = {});
    /// What the page shows now.
    Scene scene() const;
    /// The commands of that, with what lies over it; valid until the next call. `seconds` of the page's own life.
    const DisplayList& list_of(const Scene& now, double seconds);

    /// Everything set with the pipeline from before is set again.
    void use(std::shared_ptr<Pipeline> pipeline);
    Pipeline& pipeline() { return *m_pipeline; }
    const Model& model() const { return m_model; }
    /// As the panel was last drawn; none before.
    const std::shared_ptr<const Overlay>& overlay() const { return m_overlay; }
    CursorShape cursor() const;
    Stats& stats() { return m_stats; }
    const Stats& stats() const { return m_stats; }

    /// Something that is shown changed since drawn().
    bool changed() const { return m_changed; }
    /// The panel got an event, or asked for a frame.
    bool panel_due() const { return m_services.panel && m_panel_due; }
    void set_changed() { m_changed = true; }
    /// What the panel is told from outside changed.
    void ask_panel() { m_panel_due = true; }
    void drawn() { m_changed = false; }

private:
    void take_key(const Event& event);
    void take_pointer(const Event& event);
    void intend(const Action& action);
    bool carry_out(const Effect& effect);
    std::optional<CardSubject> subject_at(double x, double y);

    WorkbenchServices m_services;
    std::shared_ptr<Pipeline> m_pipeline;
    Model m_model;
    std::optional<std::pair<double, double>> m_pointer;  ///< px of the window
    DisplayList m_covered;                               ///< the page under a card of keys or a prompt
    Quality m_quality;
    int m_measured = -1;  ///< which of the pipeline's layouts that is of
    std::shared_ptr<const Overlay> m_overlay;
    CursorShape m_panel_cursor = CursorShape::arrow;
    bool m_changed = true, m_panel_due = true;
    std::chrono::nanoseconds m_last_panel{};
    Stats m_stats;
};

}  // namespace foyer
