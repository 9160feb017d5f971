// A venue that is only simulated: a clock and a calendar that run as fast as the program can, content in a folder of
// its own that people change, break and mend, visitors at the screen, a display that is pulled out. All from one seed.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "platform/clock.h"
#include "platform/files.h"
#include "platform/watcher.h"
#include "platform/worker_pool.h"
#include "shell/kiosk_screen.h"
#include "venue/notifier.h"
#include "venue/zone.h"

namespace foyer {

class SimulatedClock final : public Clock {
public:
    std::chrono::nanoseconds now() const override { return m_now; }
    void advance(std::chrono::nanoseconds by) { m_now += by; }
    /// The machine's calendar: at 1970 until it hears from the world, then as if summer time began in a month.
    /// A whole number of days after the start it is noon.
    UtcTime calendar() const;

private:
    std::chrono::nanoseconds m_now{};
};

/// Work that is done between two steps, on the same thread.
class DeferredWorkers final : public Workers {
public:
    bool submit(Job job) override;
    void run_all();

private:
    std::deque<Job> m_jobs;
};

/// Sees what the simulated people did.
class ToldWatcher final : public Watcher {
public:
    void change(const std::filesystem::path& path);
    void watch(std::vector<std::filesystem::path> paths) override { m_watched = std::move(paths); }
    std::vector<std::filesystem::path> take_changed() override { return std::exchange(m_changed, {}); }
    std::optional<Diagnostic> diagnostic() const override { return std::nullopt; }

private:
    std::vector<std::filesystem::path> m_watched, m_changed;
};

/// Counts what a supervisor would hear.
struct CountingNotifier final : Notifier {
    void notify(std::string_view state) override { told += state.find("WATCHDOG=1") != std::string_view::npos ? 1 : 0; }
    std::uint64_t told = 0;
};

/// People who look after content, well and badly.
class SimulatedStaff {
public:
    /// Copies what a programme plays into `content`, and adds reviews of its own. `data` holds the bundled picture.
    static Result<SimulatedStaff> create(const std::filesystem::path& source, const std::filesystem::path& content,
                                         const std::filesystem::path& picture, ToldWatcher& watcher);

    /// One thing somebody does: writes a review anew, breaks one, cuts a picture off, takes a folder away, or mends it
    /// all.
    void act(std::mt19937& chance);
    /// All content as it was at the start, byte for byte.
    void mend();
    std::uint64_t changes() const { return m_changes; }
    std::uint64_t breakages() const { return m_breakages; }

private:
    SimulatedStaff(std::filesystem::path content, std::string picture, ToldWatcher& watcher)
        : m_content(std::move(content)), m_picture(std::move(picture)), m_watcher(&watcher) {}
    void write(const std::string& name, const std::string& bytes);
    void replace(const std::string& name, const std::string& bytes);
    void write_programme();
    static std::string review(std::uint64_t version);

    std::filesystem::path m_content;
    std::string m_picture;  ///< bytes of a whole one
    ToldWatcher* m_watcher;
    std::vector<std::string> m_played;  ///< of the venue's own programme
    std::uint64_t m_changes = 0, m_breakages = 0, m_version = 0;
};

/// Somebody at the screen: touches it for a minute or two.
class SimulatedVisitor {
public:
    /// What it does next, and how long it takes.
    std::chrono::milliseconds act(OffscreenKioskScreen& screen, PixelSize size, std::mt19937& chance);

private:
    void finger(OffscreenKioskScreen& screen, FingerEvent::Phase phase, std::int64_t which, double x, double y);
};

}  // namespace foyer
