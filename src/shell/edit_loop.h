// The frame loop: events become actions, actions a new model, the model a frame, where anything changed; and effects go
// out. Windows, events, clock, files and decoding are passed in.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/action.h"
#include "app/pipeline.h"
#include "platform/clock.h"
#include "platform/events.h"
#include "platform/files.h"
#include "platform/pictures.h"
#include "platform/window.h"
#include "platform/worker_pool.h"
#include "render/renderer.h"
#include "shell/stats.h"

namespace foyer {

/// What the loop works with; all of it outlives the loop.
struct EditServices {
    Events& events;
    Workers& workers;
    const Clock& clock;
    Files& files;
    const Decoder& decoder;
    Pipeline& pipeline;
    Renderer& renderer;
};

class EditLoop {
public:
    EditLoop(const EditServices& services, Model model);

    /// The loop draws in every window it was given; the first one takes the model's full screen. The window outlives it.
    void add_window(Window& window);

    /// Applies an action and carries out its effects, now.
    void apply(const Action& action);

    /// Runs until the model stops. `frames` above 0: draws so many one behind another, whether anything changed or not,
    /// and stops.
    void run(int frames);

    /// The first page was laid out before the loop began.
    void note_layout(double milliseconds) { m_stats.layout_ms.push_back(milliseconds); }

    const Model& model() const { return m_model; }
    const Stats& stats() const { return m_stats; }

private:
    struct View {
        Window* window;
        bool lost = true;  ///< what it showed is gone
    };
    struct Decoded {
        std::string name;
        Result<Bitmap> bitmap;
    };

    void take(const Event& event);
    void take_results();
    void carry_out(const Effect& effect);
    void watch_review();
    Scene scene() const;
    const Layout& lay_out_now();
    /// Draws every window that needs it; says whether one was presented.
    bool draw(bool everything);
    std::optional<std::chrono::milliseconds> time_to_wait() const;
    double seconds() const;
    View* view_of(WindowId id);

    EditServices m_services;
    Model m_model;
    std::vector<View> m_views;
    Pictures m_pictures;
    std::shared_ptr<Mailbox<Decoded>> m_decoded = std::make_shared<Mailbox<Decoded>>();
    int m_decoding = 0;
    bool m_changed = true;    ///< the model, since the last frame
    bool m_moving = false;    ///< the last frame has a live layer
    std::chrono::nanoseconds m_started{}, m_last_frame{}, m_last_look{};
    std::optional<FileFacts> m_seen;  ///< of a review that could not be shown, when last looked at
    Diagnostics m_said;
    Stats m_stats;
};

}  // namespace foyer
