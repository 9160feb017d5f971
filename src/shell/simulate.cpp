#include "shell/simulate.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>

#include "app/lobby_chrome.h"
#include "shell/commands.h"
#include "shell/kiosk_craft.h"
#include "shell/kiosk_loop.h"
#include "shell/simulated_noon.h"
#include "shell/simulated_venue.h"
#include "venue/log_file.h"
#include "venue/memory.h"

namespace foyer {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using Nanoseconds = std::chrono::nanoseconds;

constexpr std::chrono::hours longest_noon{24 * 7};  ///< a programme of days has long rounds
constexpr std::chrono::milliseconds stride{400};  ///< of the clock while something moves: nobody watches it move

/// A folder that is gone with it, in memory where the system has such a place: nothing needs to outlive a simulation.
class Scratch {
public:
    static Result<std::unique_ptr<Scratch>> create() {
        for (const fs::path& parent : {fs::path("/dev/shm"), fs::temp_directory_path()}) {
            std::string name = (parent / "foyer-simulation-XXXXXX").string();
            if (::mkdtemp(name.data()) != nullptr) return std::unique_ptr<Scratch>(new Scratch(name));
        }
        return Error{
            "there is no place for the files of a simulation: neither /dev/shm nor the folder for temporary files can "
            "be written in"};
    }
    ~Scratch() {
        std::error_code code;
        fs::remove_all(path, code);
    }
    const fs::path path;

private:
    explicit Scratch(fs::path place) : path(std::move(place)) {}
};

class Simulation {
public:
    Simulation(const SimulationOptions& wishes, SimulatedStaff staff, const Scratch& scratch)
        : m_wishes(wishes),
          m_staff(std::move(staff)),
          m_chance(wishes.seed),
          m_screen(wishes.size),
          m_state(scratch.path / "state"),
          m_log(
              {m_state / "kiosk.log", 256 * 1024, false}, m_files, [this] { return m_clock.now(); },
              [this] { return m_clock.calendar(); }),
          m_next_pull(wishes.day * 3 / 8),
          m_next_noon(wishes.day) {}

    Result<SimulationReport> run(const Options& options, const DataFolder& data, const fs::path& content,
                                 ToldWatcher& watcher);

private:
    void live(KioskLoop& loop, const Stager& stager);
    void follow_people(const KioskLoop& loop);
    void pull_display();
    void tend_noon(KioskLoop& loop, const Stager& stager);
    void count(const KioskLoop& loop);

    const SimulationOptions m_wishes;
    SimulatedStaff m_staff;
    SimulatedVisitor m_visitor;
    std::mt19937 m_chance;
    SimulatedClock m_clock;
    SystemFiles m_files;
    SystemDecoder m_decoder{m_files};
    OffscreenKioskScreen m_screen;
    DeferredWorkers m_workers;
    CountingNotifier m_notifier;
    const fs::path m_state;
    LogFile m_log;
    SimulationReport m_report;
    SimulatedNoon m_noon;
    Nanoseconds m_next_visit = 20min, m_visit_ends{}, m_next_touch{}, m_next_change = 3h, m_next_pull, m_plug_at{},
                m_next_noon;
    Memory m_first_day{};
    bool m_was_on = false;
    std::string m_failure;
};

/// Some few times: in between one context lives for long, and what leaks in it is seen.
void Simulation::pull_display() {
    const Nanoseconds now = m_clock.now();
    if (now >= m_next_pull && !m_noon.under_way()) {
        m_screen.plug(false);
        m_plug_at = now + 20min;
        m_next_pull = now + std::chrono::hours(96 + m_chance() % 288);
    }
    if (m_plug_at.count() > 0 && now >= m_plug_at) {
        m_screen.plug(true);
        m_plug_at = {};
    }
}

void Simulation::follow_people(const KioskLoop& loop) {
    const Nanoseconds now = m_clock.now();
    pull_display();
    if (now >= m_next_change && !m_noon.under_way()) {
        m_staff.act(m_chance);
        m_next_change = now + std::chrono::minutes(60 + m_chance() % 240);
    }
    if (now >= m_next_visit && !m_noon.under_way()) {
        ++m_report.visits;
        m_next_touch = now;
        m_visit_ends = now + std::chrono::seconds(20 + m_chance() % 60);
        m_next_visit = now + std::chrono::minutes(30 + m_chance() % 240);
    }
    if (now < m_visit_ends && now >= m_next_touch)
        m_next_touch = now + m_visitor.act(m_screen, loop.map().screen, m_chance);
}

void Simulation::tend_noon(KioskLoop& loop, const Stager& stager) {
    const Nanoseconds now = m_clock.now();
    const double seconds = std::chrono::duration<double>(now).count();
    if (!m_noon.remembers()) m_noon.remember(stager);
    if (now >= m_next_noon && !m_noon.under_way()) {
        m_staff.mend();
        m_noon.begin(seconds);
    }
    if (!m_noon.under_way()) return;
    if (m_noon.arrives(loop, stager, seconds)) {
        count(loop);
        m_next_noon += m_wishes.day;
    } else if (now >= m_next_noon + longest_noon) {
        m_failure = "content that was mended did not come on again";
    }
}

void Simulation::count(const KioskLoop& loop) {
    give_memory_back();
    const Memory memory = memory_now(m_files);
    const auto objects = static_cast<std::uint64_t>(live_gl_objects());
    if (m_report.counts++ == 0) {
        m_first_day = memory;
        m_report.first_objects = m_report.least_objects = m_report.most_objects = objects;
    }
    m_report.memory_growth = std::max(m_report.memory_growth, memory.held - m_first_day.held);
    m_report.heap_growth = std::max(m_report.heap_growth, memory.heap - m_first_day.heap);
    m_report.least_objects = std::min(m_report.least_objects, objects);
    m_report.most_objects = std::max(m_report.most_objects, objects);
    if (!m_wishes.tells) return;
    const KioskFigures& figures = loop.figures();
    fmt::print(stderr,
               "day {}: {} beats, {} of {} frames drawn, {} blank, {} contexts, {} KiB held, {} KiB of heap, {} GL "
               "objects\n",
               m_report.counts, figures.beats, figures.drawn, figures.frames, figures.blank_frames, figures.contexts,
               memory.held / 1024, memory.heap / 1024, objects);
}

void Simulation::live(KioskLoop& loop, const Stager& stager) {
    const Nanoseconds end = m_wishes.span;
    // To noon on the last day, where that can be compared with the first.
    while ((m_clock.now() < end || m_next_noon <= end) && loop.running() && m_failure.empty()) {
        follow_people(loop);
        const auto wait = loop.step();
        m_workers.run_all();
        const bool is_on = loop.exhibit().edition != nullptr;
        if (m_was_on && !is_on) ++m_report.unexpected;
        m_was_on = m_was_on || is_on;
        if (loop.renderer() == nullptr)
            m_report.left_objects = std::max(m_report.left_objects, static_cast<std::uint64_t>(live_gl_objects()));
        tend_noon(loop, stager);
        Nanoseconds by = std::max<Nanoseconds>(wait, stride);
        if (m_clock.now() < m_visit_ends)
            by = std::min<Nanoseconds>(by, std::max<Nanoseconds>(10ms, m_next_touch - m_clock.now()));
        m_clock.advance(by);
    }
}

Result<SimulationReport> Simulation::run(const Options& options, const DataFolder& data, const fs::path& content,
                                         ToldWatcher& watcher) {
    std::error_code code;
    fs::create_directories(m_state, code);
    Diagnostics said;
    auto book = read_fonts(data, m_files, said);
    if (!book) return book.error();
    const auto fonts = std::make_shared<const FontBook>(std::move(*book));
    Trials trials(m_state, "simulation", m_files);
    CodeLock lock(m_state, m_state, m_files, m_clock.now());
    StatusFile status(m_state / "status.json", m_files, m_workers);
    StagerTimes times;
    times.look = 60s;  // the watcher sees all there is to be seen
    const PixelSize picture = m_wishes.size;
    PictureLimits limits;
    limits.longest_side = 2 * std::max(picture.width, picture.height);
    Stager stager(content,
                  {m_workers, m_files, m_decoder, watcher, trials,
                   make_craft(options, data, m_files, fonts, [picture] { return picture; }), limits, m_state, times});
    KioskSettings settings;
    settings.place_file = m_state / "place";
    settings.sample = m_wishes.sample;
    const KioskServices services{
        m_screen,
        m_clock,
        [this] { return m_clock.calendar(); },
        fonts,
        shader_loader(data, m_files),
        m_files,
        m_workers,
        stager,
        trials,
        lock,
        m_notifier,
        status,
        [this](Severity severity, const std::string& message) { m_log.say(severity, message); },
        [this] { m_log.tend(); },
        {}};
    KioskLoop loop(services, settings);
    live(loop, stager);
    const KioskFigures& figures = loop.figures();
    m_report.span = m_wishes.span;
    m_report.beats = figures.beats;
    m_report.blank_frames = figures.blank_frames;
    m_report.frames = figures.frames;
    m_report.drawn = figures.drawn;
    m_report.editions = figures.editions;
    m_report.contexts = figures.contexts;
    m_report.changes = m_staff.changes();
    m_report.breakages = m_staff.breakages();
    m_report.crossed_tick = m_clock.now() >= std::chrono::milliseconds(std::int64_t{1} << 32);
    if (!m_failure.empty()) return Error{m_failure};
    if (!loop.running()) return Error{"the loop ended by itself; see the log"};
    return m_report;
}

std::string span_text(std::chrono::hours span) {
    return span.count() % 24 == 0 ? fmt::format("{} d", span.count() / 24) : fmt::format("{} h", span.count());
}

}  // namespace

std::optional<std::chrono::hours> parse_span(std::string_view text) {
    constexpr long longest = 10L * 366 * 24;
    if (text.size() < 2 || text.size() > 6) return std::nullopt;
    const long unit = text.back() == 'd' ? 24 : text.back() == 'h' ? 1 : 0;
    text.remove_suffix(1);
    long number = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9') return std::nullopt;
        number = number * 10 + (digit - '0');
    }
    const long hours = number * unit;
    return hours > 0 && hours <= longest ? std::optional(std::chrono::hours(hours)) : std::nullopt;
}

std::string to_string(const SimulationReport& report) {
    return fmt::format(
        "{} simulated, {} beats, {} blank frames, memory grew by {} KiB after the first day (its heap by {} KiB), {} "
        "GL objects on the first day, {} to {} later and {} left without a context, {} swaps of {} frames, {} "
        "contexts, {} editions shown, {} changes of content, {} of them broken, {} visits{}{}",
        span_text(report.span), report.beats, report.blank_frames, report.memory_growth / 1024,
        report.heap_growth / 1024, report.first_objects, report.least_objects, report.most_objects,
        report.left_objects, report.drawn, report.frames, report.contexts, report.editions, report.changes,
        report.breakages, report.visits, report.crossed_tick ? ", past the 49.7-day tick" : "",
        report.unexpected > 0 ? fmt::format(", {} times not what was expected", report.unexpected) : "");
}

bool is_good(const SimulationReport& report) {
    constexpr std::int64_t most_growth = 1024 * 1024;
    return report.blank_frames == 0 && report.unexpected == 0 && report.beats > 0 && report.drawn > 0 &&
           report.memory_growth <= most_growth && report.heap_growth <= most_growth && report.left_objects == 0 &&
           report.least_objects == report.first_objects && report.most_objects == report.first_objects;
}

Result<SimulationReport> run_simulation(const Options& options, const SimulationOptions& simulation,
                                        const DataFolder& data) {
    auto scratch = Scratch::create();
    if (!scratch) return scratch.error();
    const fs::path source = options.review.empty() ? data.bundled_review() : fs::path(options.review);
    const fs::path content = (*scratch)->path / "content";
    ToldWatcher watcher;
    auto staff = SimulatedStaff::create(source, content, data.root / "assets/her-smell/hero.jpg", watcher);
    if (!staff) return staff.error();
    return Simulation(simulation, std::move(*staff), **scratch).run(options, data, content, watcher);
}

int simulate(const Options& options, const DataFolder& data) {
    const auto span = parse_span(options.simulate);
    if (!span) return fail({"--simulate: expected days or hours, as 90d or 36h"});
    // Mesa's own renderer keeps things longer where its threads lag behind: what is held is not to depend on the load.
    ::setenv("LP_NUM_THREADS", "0", 0);
    SimulationOptions simulation;
    simulation.span = *span;
    simulation.tells = true;
    if (options.size) simulation.size = *options.size;
    const auto report = run_simulation(options, simulation, data);
    if (!report) return fail(report.error());
    fmt::print("{}\n", to_string(*report));
    return is_good(*report) ? 0 : 1;
}

}  // namespace foyer
