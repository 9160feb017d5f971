#include "venue/log_file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace foyer {
namespace {

constexpr std::size_t longest_line = 2000;

/// On one line, whatever a file's name holds, and not too long a one.
std::string on_one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    if (text.size() > longest_line) text.resize(longest_line);
    return text;
}

std::string counted(const std::string& text, int again) { return fmt::format("{} (again, {} times)", text, again); }

}  // namespace

std::vector<std::string> Collapse::add(const std::string& line, std::chrono::nanoseconds now) {
    std::vector<std::string> out = due(now);
    const auto known = std::ranges::find(m_lines, line, &Line::text);
    if (known != m_lines.end()) {
        ++known->again;
        return out;
    }
    if (m_lines.size() == remembered) {
        if (m_lines.front().again > 0) out.push_back(counted(m_lines.front().text, m_lines.front().again));
        m_lines.erase(m_lines.begin());
    }
    m_lines.push_back({line, now, 0});
    out.push_back(line);
    return out;
}

std::vector<std::string> Collapse::due(std::chrono::nanoseconds now) {
    std::vector<std::string> out;
    std::vector<Line> kept, told;
    for (Line& line : m_lines) {
        if (now - line.said < span) {
            kept.push_back(std::move(line));
        } else if (line.again > 0) {
            out.push_back(counted(line.text, line.again));
            told.push_back({std::move(line.text), now, 0});
        }
    }
    m_lines = std::move(kept);
    std::ranges::move(told, std::back_inserter(m_lines));  // by when they were last said
    return out;
}

std::vector<std::string> Collapse::finish() {
    std::vector<std::string> out;
    for (const Line& line : std::exchange(m_lines, {})) {
        if (line.again > 0) out.push_back(counted(line.text, line.again));
    }
    return out;
}

LogFile::LogFile(LogFileOptions options, Files& files, std::function<std::chrono::nanoseconds()> clock,
                 std::function<UtcTime()> calendar)
    : m_options(std::move(options)), m_files(files), m_clock(std::move(clock)), m_calendar(std::move(calendar)) {
    if (m_options.path.empty()) return;
    const auto facts = m_files.facts(m_options.path);
    if (facts) m_bytes = facts->size;
}

LogFile::~LogFile() {
    const std::scoped_lock lock(m_mutex);
    write(m_collapse.finish());
}

void LogFile::say(Severity severity, const std::string& message) {
    const std::scoped_lock lock(m_mutex);
    write(m_collapse.add(on_one_line(fmt::format("{}: {}", to_string(severity), message)), m_clock()));
}

void LogFile::tend() {
    const std::scoped_lock lock(m_mutex);
    write(m_collapse.due(m_clock()));
}

std::uint64_t LogFile::lines() const {
    const std::scoped_lock lock(m_mutex);
    return m_lines;
}

void LogFile::write(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
        ++m_lines;
        if (m_options.to_standard_error) {
            const std::string said = fmt::format("foyer: {}\n", line);
            (void)!::write(STDERR_FILENO, said.data(), said.size());
        }
        if (m_options.path.empty()) continue;
        const std::string dated = fmt::format("{} {}\n", utc_text(m_calendar()), line);
        if (m_bytes > 0 && m_bytes + dated.size() > m_options.most_bytes) {
            std::filesystem::path older = m_options.path;
            older += ".1";
            if (m_files.move(m_options.path, older)) m_bytes = 0;
        }
        // Where it could not be rotated it may not grow either.
        if (m_bytes + dated.size() > m_options.most_bytes && m_bytes > 0) continue;
        if (m_files.append(m_options.path, dated)) m_bytes += dated.size();
    }
}

}  // namespace foyer
