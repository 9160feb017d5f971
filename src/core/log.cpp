#include "core/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <mutex>
#include <utility>

namespace foyer::log {
namespace {

thread_local Gather* innermost = nullptr;

std::mutex sink_mutex;
std::shared_ptr<const Sink> current_sink;

spdlog::logger& logger() {
    static const std::shared_ptr<spdlog::logger> instance = [] {
        auto made = std::make_shared<spdlog::logger>("foyer", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_pattern("foyer: %v");
        return made;
    }();
    return *instance;
}

}  // namespace

Gather::Gather() : m_outer(std::exchange(innermost, this)) {}
Gather::~Gather() { innermost = m_outer; }
std::vector<std::string> Gather::take() { return std::exchange(m_lines, {}); }

void redirect(Sink sink) {
    const std::scoped_lock lock(sink_mutex);
    current_sink = sink ? std::make_shared<const Sink>(std::move(sink)) : nullptr;
}

void say(Severity severity, const std::string& message) {
    if (innermost && severity != Severity::note) {
        innermost->m_lines.push_back(message);
        return;
    }
    std::shared_ptr<const Sink> sink;
    {
        const std::scoped_lock lock(sink_mutex);
        sink = current_sink;
    }
    if (sink) return (*sink)(severity, message);
    switch (severity) {
        case Severity::note: return logger().info(message);
        case Severity::warning: return logger().warn(message);
        case Severity::error: return logger().error(message);
    }
}

void info(const std::string& message) { say(Severity::note, message); }
void warning(const std::string& message) { say(Severity::warning, message); }
void error(const std::string& message) { say(Severity::error, message); }

}  // namespace foyer::log
