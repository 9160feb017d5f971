#include "platform/watcher.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include "platform/descriptor.h"
#include "platform/folder_watches.h"

namespace foyer {
namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;
using Moment = std::optional<steady_clock::time_point>;

/// What can be known of a file without reading it, links followed.
struct Look {
    bool there = false;
    std::uint64_t device = 0, inode = 0;
    std::int64_t size = 0, seconds = 0, nanoseconds = 0;
    bool operator==(const Look&) const = default;
};

Look look_at(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return {};
    return {true,
            static_cast<std::uint64_t>(status.st_dev),
            static_cast<std::uint64_t>(status.st_ino),
            status.st_size,
            status.st_mtim.tv_sec,
            status.st_mtim.tv_nsec};
}

struct Watched {
    fs::path given, absolute;
    Look reported;         ///< as it was when last reported, or first watched
    Look settling;         ///< as it was when `settled` was set
    Moment settled;        ///< when a change that may not be over will be reported
    bool changed = false;  ///< waits for take_changed()
};

void sooner(Moment& moment, const Moment& other) {
    if (other && (!moment || *other < *moment)) moment = other;
}

}  // namespace

/// All but the two descriptors and the options is guarded by the mutex; the thread lets go of it to wait.
struct SystemWatcher::State {
    State(std::function<void()> wake_up, WatcherOptions chosen, Descriptor inotify, int error_number)
        : wake(std::move(wake_up)), options(chosen), folders(std::move(inotify), error_number) {}

    void watch(std::vector<fs::path> paths);
    void run();
    void wait(std::unique_lock<std::mutex>& lock);
    void take_events();
    void place_again(bool something_made);
    void look_at_all();
    void settle();
    void report(Watched& watched, const Look& look);
    void begin_settling(Watched& watched);
    void rouse();
    bool sees() const { return folders.descriptor() >= 0 && rousing.ok(); }

    const std::function<void()> wake;
    const WatcherOptions options;
    Descriptor rousing;  ///< an eventfd, to end the thread's wait
    mutable std::mutex mutex;
    std::condition_variable roused;  ///< for the same where there is no descriptor to be had
    bool rouse_waits = false, ending = false, news = false;
    FolderWatches folders;
    std::vector<Watched> list;  ///< in byte order of the paths as given
    steady_clock::time_point next_look = steady_clock::now();
    std::thread thread;
};

void SystemWatcher::State::rouse() {
    rouse_waits = true;
    roused.notify_one();
    const std::uint64_t one = 1;
    if (rousing.ok()) (void)!::write(rousing.number(), &one, sizeof one);
}

/// `look` is what was seen when this was decided: what has happened since will differ from it.
void SystemWatcher::State::report(Watched& watched, const Look& look) {
    watched.reported = look;
    watched.settled.reset();
    watched.changed = news = true;
}

void SystemWatcher::State::begin_settling(Watched& watched) {
    watched.settling = look_at(watched.absolute);
    watched.settled = steady_clock::now() + options.settling;
}

void SystemWatcher::State::place_again(bool something_made) {
    std::vector<fs::path> paths;
    paths.reserve(list.size());
    for (const Watched& watched : list) paths.push_back(watched.absolute);
    folders.place(paths);
    // What happened between the event and the new watches has been seen by nobody.
    for (Watched& watched : list) {
        const Look now = look_at(watched.absolute);
        const bool came_back = watched.settled && !watched.settling.there && now.there;
        if (watched.settled ? !came_back : now == watched.reported) continue;
        // What came by a rename is whole. What is gone may be on its way back.
        if (now.there && !something_made)
            report(watched, now);
        else
            begin_settling(watched);
    }
}

void SystemWatcher::State::watch(std::vector<fs::path> paths) {
    const std::scoped_lock lock(mutex);
    std::ranges::sort(paths, {}, &fs::path::native);
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    std::vector<Watched> old = std::move(list);
    list.clear();
    for (fs::path& path : paths) {
        const auto known = std::ranges::lower_bound(
            old, path.native(), {},
            [](const Watched& watched) -> const std::string& { return watched.given.native(); });
        if (known != old.end() && known->given.native() == path.native()) {
            list.push_back(std::move(*known));
        } else {
            std::error_code code;
            fs::path whole = fs::absolute(path, code);
            if (code || path.empty()) continue;
            list.push_back({std::move(path), std::move(whole), {}, {}, {}, false});
            list.back().reported = look_at(list.back().absolute);
        }
    }
    place_again(true);
    rouse();
}

void SystemWatcher::State::take_events() {
    if (!sees()) return;
    const FolderWatches::Seen seen = folders.read();
    for (const auto& [index, change] : seen.touched) {
        Watched& watched = list[index];
        if (change == FolderWatches::Change::whole)
            report(watched, look_at(watched.absolute));
        else if (change != FolderWatches::Change::facts)
            begin_settling(watched);
        else if (!watched.settled)
            report(watched, look_at(watched.absolute));
    }
    if (seen.places_changed) place_again(seen.something_made);
    if (seen.lost_count) {
        for (Watched& watched : list) begin_settling(watched);
    }
}

void SystemWatcher::State::look_at_all() {
    if (!folders.may_miss() || steady_clock::now() < next_look) return;
    for (Watched& watched : list) {
        if (!watched.settled && look_at(watched.absolute) != watched.reported) begin_settling(watched);
    }
    next_look = steady_clock::now() + options.looking;
}

/// Reports what has been left alone for long enough.
void SystemWatcher::State::settle() {
    const auto now = steady_clock::now();
    for (Watched& watched : list) {
        if (!watched.settled || now < *watched.settled) continue;
        const Look look = look_at(watched.absolute);
        if (look != watched.settling)
            begin_settling(watched);
        else if (look.there || watched.reported.there)
            report(watched, look);
        else
            watched.settled.reset();  // came and went
    }
}

void SystemWatcher::State::wait(std::unique_lock<std::mutex>& lock) {
    Moment until;
    for (const Watched& watched : list) sooner(until, watched.settled);
    if (folders.may_miss() && !list.empty()) sooner(until, next_look);
    if (!sees()) {
        const auto is_roused = [this] { return rouse_waits; };
        if (until)
            roused.wait_until(lock, *until, is_roused);
        else
            roused.wait(lock, is_roused);
        rouse_waits = false;
        return;
    }
    int timeout = -1;
    if (until) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(*until - steady_clock::now()).count();
        timeout = static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000));
    }
    std::array<pollfd, 2> descriptors = {pollfd{folders.descriptor(), POLLIN, 0}, pollfd{rousing.number(), POLLIN, 0}};
    lock.unlock();
    ::poll(descriptors.data(), descriptors.size(), timeout);
    lock.lock();
    std::uint64_t count = 0;
    (void)!::read(rousing.number(), &count, sizeof count);
    rouse_waits = false;
}

void SystemWatcher::State::run() {
    std::unique_lock lock(mutex);
    while (!ending) {
        take_events();
        look_at_all();
        settle();
        if (std::exchange(news, false) && wake) {
            lock.unlock();
            wake();
            lock.lock();
            continue;  // something may have happened in the meantime
        }
        if (!ending) wait(lock);
    }
}

Result<std::unique_ptr<SystemWatcher>> SystemWatcher::create(std::function<void()> wake, WatcherOptions options) {
    const bool by_system = options.means == WatcherOptions::Means::system;
    Descriptor inotify(by_system ? ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC) : -1);
    int error_number = by_system && !inotify.ok() ? errno : 0;
    Descriptor rousing(inotify.ok() ? ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC) : -1);
    if (inotify.ok() && !rousing.ok()) {
        error_number = errno;
        inotify.close();
    }
    auto state = std::make_unique<State>(std::move(wake), options, std::move(inotify), error_number);
    state->rousing = std::move(rousing);
    try {
        state->thread = std::thread([made = state.get()] { made->run(); });
    } catch (const std::system_error& thrown) {
        return Error{fmt::format("no thread can be started to watch files: {}", thrown.what())};
    }
    return std::unique_ptr<SystemWatcher>(new SystemWatcher(std::move(state)));
}

SystemWatcher::SystemWatcher(std::unique_ptr<State> state) : m_state(std::move(state)) {}

SystemWatcher::~SystemWatcher() {
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->ending = true;
        m_state->rouse();
    }
    m_state->thread.join();
}

void SystemWatcher::watch(std::vector<fs::path> paths) { m_state->watch(std::move(paths)); }

std::vector<fs::path> SystemWatcher::take_changed() {
    const std::scoped_lock lock(m_state->mutex);
    std::vector<fs::path> paths;
    for (Watched& watched : m_state->list) {
        if (std::exchange(watched.changed, false)) paths.push_back(watched.given);
    }
    return paths;
}

std::optional<Diagnostic> SystemWatcher::diagnostic() const {
    const std::scoped_lock lock(m_state->mutex);
    const std::optional<std::string>& failure = m_state->folders.failure();
    if (!failure) return std::nullopt;
    Diagnostic diagnostic;
    diagnostic.severity = Severity::note;
    diagnostic.message =
        fmt::format("files are looked at now and then, as changes cannot be watched for: {}", *failure);
    diagnostic.cure = "close other programs, or raise the limits fs.inotify.max_user_watches and max_user_instances";
    return diagnostic;
}

}  // namespace foyer
