#include "shell/kiosk.h"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "core/text.h"
#include "platform/known_folders.h"
#include "platform/watcher.h"
#include "shell/commands.h"
#include "shell/kiosk_craft.h"
#include "shell/kiosk_loop.h"
#include "shell/simulate.h"
#include "venue/hang_guard.h"
#include "venue/log_file.h"
#include "venue/memory.h"

namespace foyer {
namespace {

constexpr std::size_t worker_threads = 2, waiting_jobs = 64;
constexpr std::chrono::seconds hung{60};  // no frame takes so long, on the slowest machine; a swap that does never ends
constexpr int longest_picture_side = 4096;  // px: what is larger is made smaller, a screen shows no more

GraphicsApi api_of(const Options& options) {
    return options.gl == "gl33" ? GraphicsApi::gl33 : options.gl == "gles30" ? GraphicsApi::gles30 : GraphicsApi::any;
}

UtcTime calendar() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

/// Where the display server goes, its library ends the program by exit(): that is no review's fault.
Trials* trials_at_exit = nullptr;
struct LeavesAtExit {
    explicit LeavesAtExit(Trials& trials) {
        static const int registered = std::atexit([] {
            if (trials_at_exit != nullptr) static_cast<void>(trials_at_exit->leave());
        });
        trials_at_exit = registered == 0 ? &trials : nullptr;
    }
    ~LeavesAtExit() { trials_at_exit = nullptr; }
    LeavesAtExit(const LeavesAtExit&) = delete;
    LeavesAtExit& operator=(const LeavesAtExit&) = delete;
};

/// A line of standard input, without showing what is typed where a person types it.
std::string read_unseen(const char* question) {
    const bool person = isatty(STDIN_FILENO) != 0;
    termios before{};
    if (person) {
        fmt::print(stderr, "{}: ", question);
        if (tcgetattr(STDIN_FILENO, &before) == 0) {
            termios unseen = before;
            unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
        }
    }
    std::string line;
    std::getline(std::cin, line);
    if (person) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        fmt::print(stderr, "\n");
    }
    return std::string(trimmed(line));
}

}  // namespace

int set_kiosk_code(Files& files) {
    const auto folders = user_folders();
    if (!folders) return fail(folders.error());
    const std::string code = read_unseen("Code, 4 to 12 digits");
    if (isatty(STDIN_FILENO) != 0 && read_unseen("Again") != code)
        return fail({"the two are not alike: the code stays as it was"});
    const Status set = CodeLock::set(code, folders->config, files);
    if (!set) return fail(set.error());
    fmt::print("the code is set\n");
    return 0;
}

int kiosk(const Options& options, const DataFolder& data, Files& files, const Decoder& decoder) {
    if (options.set_code) return set_kiosk_code(files);
    hold_little_memory();
    if (!options.simulate.empty()) return simulate(options, data);
    const auto folders = user_folders();
    const std::filesystem::path config = folders ? folders->config : std::filesystem::path(),
                                state = folders ? folders->state / "kiosk" : std::filesystem::path();
    // What is wrong on the command line is said at once, and not for each review.
    if (auto look = look_of(options, "", "", data, files); !look) return fail(look.error());

    const SystemClock clock;
    const auto now = [&clock] { return clock.now(); };
    if (!state.empty()) {
        if (const Status made = files.make_folders(state); !made)
            say({{Severity::warning, "", {}, made.error().message, "nothing is kept over a restart"}});
    }
    LogFile log({.path = state.empty() ? state : state / "kiosk.log"}, files, now, calendar);
    Diagnostics said;
    auto book = read_fonts(data, files, said);
    if (!book) return fail(book.error());
    for (const Diagnostic& one : said) log.say(one.severity, to_string(one));
    const auto fonts = std::make_shared<const FontBook>(std::move(*book));

    SystemKioskScreen screen(
        {options.display, options.size, api_of(options), system_environment()("FOYER_DISPLAYS").value_or("")}, files);
    const auto wake = [&screen] { screen.wake(); };
    auto workers = WorkerPool::create(worker_threads, waiting_jobs, wake);
    if (!workers) return fail(workers.error());
    auto watcher = SystemWatcher::create(wake);
    if (!watcher) return fail(watcher.error());
    Trials trials(state, this_boot(files), files);
    const LeavesAtExit at_exit(trials);
    for (const TrialEnd& end : trials.found()) {
        log.say(Severity::warning, fmt::format("{}: the program ended while it was {}, {} times so far", end.name,
                                               end.stage == TrialStage::showing ? "on" : "read", end.ends));
    }
    std::atomic<PixelSize> picture(
        options.size.value_or(PixelSize{1920, 1080}));  // asked by workers while the loop changes it
    PictureLimits limits;
    limits.longest_side = longest_picture_side;
    Craft craft = make_craft(options, data, files, fonts, [&picture] { return picture.load(); });
    if (folders) craft.kept_style = [folders](const auto& review) { return style_among_settings(review, *folders); };
    Stager stager(options.review, {**workers, files, decoder, **watcher, trials, std::move(craft), limits, state});
    CodeLock code(config, state, files, clock.now());
    SystemNotifier notifier(system_environment());
    StatusFile status(options.status, files, **workers);
    auto guard = HangGuard::create(clock, hung, end_hung_process);
    if (!guard) return fail(guard.error());

    const KioskPanelTools panel{data, decoder, style_folders(data), state.empty() ? state : state / "panel.txt"};
    KioskSettings settings;
    settings.quarter_turns = options.quarter_turns;
    settings.place_file = state.empty() ? state : state / "place";
    settings.calm = desktop_prefers_reduced_motion(system_environment(), files);
    KioskLoop loop(
        {screen, clock, calendar, fonts, shader_loader(data, files), files, **workers, stager, trials, code, notifier,
         status, [&log](Severity severity, const std::string& message) { log.say(severity, message); },
         [&] {
             (*guard)->alive();
             log.tend();
         },
         [&picture](PixelSize size) { picture = size; }, &panel},
        settings);
    const int ended = loop.run(options.frames);
    workers->reset();  // whoever still works uses what goes next
    static_cast<void>(status.finish());
    return ended;
}

}  // namespace foyer
