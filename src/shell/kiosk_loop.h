// The loop of an unattended screen: editions from the stager become exhibits, exhibits frames, touches steps of the
// lobby; every frame is watched. All that is outside is passed in: it runs on a clock of a test's, for days in seconds.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/action.h"
#include "app/screen_map.h"
#include "platform/clock.h"
#include "shell/exhibit.h"
#include "shell/kiosk_panel.h"
#include "shell/kiosk_screen.h"
#include "shell/press.h"
#include "venue/code.h"
#include "venue/late_file.h"
#include "venue/notifier.h"
#include "venue/stager.h"
#include "venue/status.h"
#include "venue/trials.h"
#include "venue/watch.h"

namespace foyer {

/// All that is referred to outlives the loop.
struct KioskServices {
    KioskScreen& screen;
    const Clock& clock;
    std::function<UtcTime()> calendar;
    std::shared_ptr<const FontBook> fonts;
    ShaderLoader shaders;
    Files& files;
    Workers& workers;
    Stager& stager;
    Trials& trials;
    CodeLock& code;
    Notifier& notifier;
    StatusFile& status;
    std::function<void(Severity, const std::string&)> say;  ///< the log
    std::function<void()> alive;                            ///< called in every step: nothing hangs
    std::function<void(PixelSize)> fitted{};                ///< the picture is of this size from now on
    const KioskPanelTools* panel = nullptr;                 ///< none: the code opens no panel
};

struct KioskSettings {
    int quarter_turns = 0;             ///< of the picture, clockwise
    std::filesystem::path place_file;  ///< where it is kept which beat is on; empty: nowhere
    bool calm = false;                 ///< the desktop asks for reduced motion
    int sample = 1;  ///< of so many beats one is drawn, its frames all read back; the others' are only counted
    WatchTimes times{};
};

/// Since the start, for the status and for whoever counts.
struct KioskFigures {
    std::uint64_t frames = 0, drawn = 0, blank_frames = 0, beats = 0, editions = 0;
    int contexts = 0;
    std::string frame_hash;
    bool operator==(const KioskFigures&) const = default;
};

class KioskLoop {
public:
    /// A supervisor that sees this status starts the program again.
    static constexpr int try_again = 75;  // EX_TEMPFAIL of sysexits.h

    KioskLoop(const KioskServices& services, const KioskSettings& settings);
    ~KioskLoop();
    KioskLoop(const KioskLoop&) = delete;
    KioskLoop& operator=(const KioskLoop&) = delete;

    /// Takes what happened, draws where something changed, and says how long it may sleep unless something happens.
    std::chrono::milliseconds step();
    /// An event that ended the sleep.
    void take(const Event& event);
    bool running() const { return m_model.running; }
    /// Until it stops, or so many frames were drawn (0: any number); the status to end with.
    int run(int frames = 0);

    /// Of so many beats one is drawn from now on, as KioskSettings::sample; says what held until now.
    int draw_one_in(int beats) { return std::exchange(m_settings.sample, beats); }

    void apply(const Action& action);
    const Model& model() const { return m_model; }
    const Lobby& lobby() const { return *m_model.lobby; }
    const ScreenMap& map() const { return m_map; }
    const KioskFigures& figures() const { return m_figures; }
    const Watch& watch() const { return m_watch; }
    const Exhibit& exhibit() const { return *m_on; }
    /// None while it is closed.
    const KioskPanel* panel() const { return m_panel.get(); }
    /// None while there is no context.
    const Renderer* renderer() const { return m_press.renderer.get(); }
    int exit_status() const { return m_exit_status; }

private:
    using Time = std::chrono::nanoseconds;
    struct Wanted {
        EditionPtr edition;    ///< none: what is on stays
        bool at_once = false;  ///< not at the end of the loop, or of the beat
        bool changed = false;  ///< it is the one that is on, otherwise
    };
    struct Place {
        std::string edition, beat;
        bool operator==(const Place&) const = default;
    };
    struct Making {
        EditionPtr edition;
        ExhibitWishes wishes;
        bool operator==(const Making&) const = default;
    };

    // kiosk_events.cpp
    void take_pointer(const Event& event);
    void take_key(const KeyEvent& event);
    void take_text(const TextEvent& event);
    void touch(Touch::Phase phase, std::int64_t finger, double x, double y);
    void attend(const LobbyAction& action) { apply(Attend{action, now()}); }
    void carry_out(const Effect& effect);
    void check_code(const std::string& digits);

    // kiosk_staff.cpp
    bool has_panel() const;
    void open_panel();
    bool take_for_panel(const Event& event);
    std::optional<double> panel_closes_in() const;
    void tend_panel();
    void keep_look();
    void close_panel();
    void show_cursor();
    void draw_panel();

    // kiosk_content.cpp
    void take_content();
    void take_exhibits();
    void make(const EditionPtr& edition);
    void advance();
    void show_exhibit(std::shared_ptr<Exhibit> exhibit, bool changed, const std::string& beat);
    Wanted wanted() const;
    EditionPtr next_edition() const;
    EditionPtr first_edition() const;
    std::vector<EditionPtr> playing() const;
    ExhibitWishes wishes_for(const Edition& edition) const;
    bool is_ready(const EditionPtr& edition) const;
    void count_beats();
    void keep_place();
    void read_place();
    void tend_care();

    // kiosk_draw.cpp
    void tend_screen(const WatchOrders& orders);
    void rebuild();
    void let_go();
    void lose_screen(const std::string& why);
    void fit_screen();
    ShowFrame frame() const;
    bool draw_is_due(const WatchOrders& orders) const;
    void draw(bool read_back);
    void draw_page();
    void presented();
    bool is_sampled() const;
    bool is_next_sampled() const;
    void look_at_frame();
    bool prepare_ahead();
    void report();
    KioskStatus status() const;
    std::vector<std::string> service_lines() const;
    std::chrono::milliseconds time_to_sleep() const;

    bool prepare_programs();
    void tend_memory();
    double now() const;
    LobbyManner manner() const;
    bool breathes() const;
    void say(Severity severity, const std::string& message) { m_services.say(severity, message); }
    void say(const Diagnostics& diagnostics);

    KioskServices m_services;
    KioskSettings m_settings;
    Model m_model;
    Press m_press;                 ///< empty while there is no context
    std::vector<Press> m_orphans;  ///< made in contexts that are gone; to be let go of in the next
    ScreenMap m_map;
    std::shared_ptr<Exhibit> m_on;     ///< never null
    std::shared_ptr<Exhibit> m_ready;  ///< the next, or the changed one
    std::optional<Making> m_making;
    std::shared_ptr<Mailbox<std::shared_ptr<Exhibit>>> m_made = std::make_shared<Mailbox<std::shared_ptr<Exhibit>>>();
    std::vector<std::string> m_playing;  ///< names of what the programme plays now
    std::optional<WallTime> m_minute;    ///< the one that `m_playing` and the brightness were found for
    double m_brightness = 1, m_brightness_wanted = 1;
    Place m_place, m_place_kept;
    std::optional<LateFile> m_place_file;
    struct Prepared {
        int context = 0;    ///< of figures: its programs
        Time from{};        ///< not before
        bool all = false;
    } m_prepared;
    bool m_passed = false;  ///< all beats of the exhibit were shown
    std::unique_ptr<KioskPanel> m_panel;
    CursorShape m_cursor = CursorShape::hidden;
    std::shared_ptr<const DisplayList> m_over;
    Watch m_watch;
    Bitmap m_look;  ///< room for a frame that is read back
    KioskFigures m_figures;
    std::string m_beat_counted;
    char32_t m_digit_told = 0;  ///< by a key: the text that follows says it again
    bool m_pressed = false;     ///< the mouse's button
    bool m_by_finger = false;   ///< what was touched last
    ScreenPoint m_pointer;       ///< the mouse's place, px of the screen
    bool m_changed = true, m_was_moving = false, m_told_ready = false;
    Time m_started{}, m_last_frame{}, m_last_look_at_displays{}, m_last_brightness{}, m_last_tidied{};
    int m_exit_status = 0;
    std::string m_screen_said;
};

}  // namespace foyer
