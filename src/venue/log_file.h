// The log on disk: capped, rotated once, and lines that repeat told once with their number.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "core/diagnostic.h"
#include "platform/files.h"
#include "venue/zone.h"

namespace foyer {

/// Lines as they come become lines to write: one that was said within the last hour is counted, and told again with
/// its count when the hour is over. Remembers a bounded number of lines. A pure value.
class Collapse {
public:
    static constexpr std::chrono::nanoseconds span = std::chrono::hours(1);
    static constexpr std::size_t remembered = 64;

    std::vector<std::string> add(const std::string& line, std::chrono::nanoseconds now);
    /// What has been counted and is due.
    std::vector<std::string> due(std::chrono::nanoseconds now);
    /// All counts, at the end.
    std::vector<std::string> finish();

private:
    struct Line {
        std::string text;
        std::chrono::nanoseconds said{};
        int again = 0;
    };
    std::vector<Line> m_lines;
};

struct LogFileOptions {
    std::filesystem::path path;             ///< `kiosk.log`; the one before it is `kiosk.log.1`. Empty: no file
    std::uint64_t most_bytes = 512 * 1024;  ///< of each of the two
    bool to_standard_error = true;
};

/// Safe on several threads. A disk that is full costs lines, and nothing else.
class LogFile {
public:
    /// `files` outlives it. The clocks are asked at each line.
    LogFile(LogFileOptions options, Files& files, std::function<std::chrono::nanoseconds()> clock,
            std::function<UtcTime()> calendar);
    ~LogFile();

    void say(Severity severity, const std::string& message);
    /// Now and then, for counts that are due.
    void tend();
    /// Every line that was written, repeats collapsed; for tests.
    std::uint64_t lines() const;

private:
    void write(const std::vector<std::string>& lines);

    const LogFileOptions m_options;
    Files& m_files;
    const std::function<std::chrono::nanoseconds()> m_clock;
    const std::function<UtcTime()> m_calendar;
    mutable std::mutex m_mutex;
    Collapse m_collapse;
    std::uint64_t m_bytes = 0, m_lines = 0;
};

}  // namespace foyer
