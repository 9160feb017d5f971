// The loop of a presentation: the audience's window and the console's, one show. Events become steps of the show, the
// show a frame in each window, where anything changed. Windows, displays, events, clock and files are passed in.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/sheet_book.h"
#include "panel/console.h"
#include "platform/clock.h"
#include "platform/displays.h"
#include "platform/window.h"
#include "shell/display_book.h"
#include "shell/press.h"
#include "shell/show_picture.h"
#include "shell/sources.h"
#include "shell/stats.h"

namespace foyer {

inline constexpr std::chrono::milliseconds frame_time{16};  ///< of a move

inline double seconds_of(std::chrono::nanoseconds time) { return std::chrono::duration<double>(time).count(); }

/// All that is referred to outlives the loop.
struct PresentServices {
    Events& events;
    const Clock& clock;
    const Displays& displays;
    Press press;
    ShaderLoader shaders;
    Sources& sources;
    Files& files;
    Panel& panel;
    Console& console;
    std::filesystem::path displays_file;                      ///< empty: nothing is kept
    std::function<Result<Window>(const Display&)> open_audience;
    std::function<std::string()> time_of_day;
};

class PresentLoop {
public:
    /// `main` is the console's window. `audience` names a display; empty: the one of last time, or the second.
    PresentLoop(const PresentServices& services, Model model, Window& main, const std::string& audience);
    ~PresentLoop();

    /// Until the model stops. `frames` above 0: draws so many and stops.
    void run(int frames);

    void apply(const Action& action);
    const Model& model() const { return m_model; }
    const Stats& stats() const { return m_stats; }
    /// The audience's window; none where there is no display for it.
    const Window* audience() const { return m_audience ? &*m_audience : nullptr; }
    const Renderer& renderer() const { return *m_press.renderer; }

private:
    void turn(int frames);
    void take(const Event& event);
    void take_key(const Event& event);
    void take_picture_pointer(const Event& event, PixelSize window);
    void take_results();
    void carry_out(const Effect& effect);
    void step(const ShowAction& action);
    Result<std::vector<Display>> plugged() const;
    void arrange_displays();
    void swap_displays();
    void write_display_file();
    void lay_out();
    void run_console();
    void run_panel();
    bool draw_audience(Window& window);
    void draw_main();
    void draw_console();
    void draw_panel();
    bool prepare();
    bool draw(bool everything);
    void say_what_is_new();
    void show_cursor();
    void make_press_again(std::shared_ptr<const FontBook> fonts);
    std::optional<std::chrono::milliseconds> time_to_wait() const;

    Scene scene() const;
    Scene desk_scene() const;
    PixelSize wanted_screen() const;
    bool audience_in_main() const;
    bool panel_shown() const { return m_model.panel.shown && !audience_in_main(); }
    bool picture_moves() const;
    Fraction2 place_in_picture(double x, double y, PixelSize window) const;
    double now() const;
    const Show& show() const { return *m_model.show; }

    PresentServices m_services;
    Press m_press;
    Model m_model;
    Window& m_main;
    std::optional<Window> m_audience;
    bool m_audience_shown = false;
    std::vector<Display> m_plugged;   ///< as last listed
    std::optional<Display> m_on;      ///< where the audience looks
    KeptDisplays m_kept;
    SheetBook m_book;
    std::shared_ptr<const DisplayList> m_test_card;
    std::string m_test_card_of;
    std::unique_ptr<Pipeline> m_desk_pipeline;  ///< of the page beside the panel
    Quality m_quality;
    int m_measured = -1;
    ConsoleFrame m_console_frame;
    std::shared_ptr<const Overlay> m_panel_overlay;
    enum class Pointer { nowhere, on_console, on_picture } m_pointer = Pointer::nowhere;
    std::optional<CursorShape> m_cursor;  ///< as last set
    CursorShape m_inner_cursor = CursorShape::arrow;
    std::optional<std::pair<double, double>> m_pressed_at, m_dragged_at;
    bool m_changed = true, m_console_due = true, m_panel_due = true, m_was_moving = false;
    bool m_main_lost = true, m_audience_lost = true;
    bool m_live = false;              ///< the audience's page has bars that breathe
    std::chrono::nanoseconds m_started{}, m_last_frame{}, m_last_console{}, m_last_panel{};
    std::string m_clock_shown;
    Diagnostics m_said, m_beats_said;
    Stats m_stats;
};

}  // namespace foyer
