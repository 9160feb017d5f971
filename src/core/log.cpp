#include "core/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <utility>

namespace foyer::log {
namespace {

thread_local Gather* innermost = nullptr;

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

void info(const std::string& message) { logger().info(message); }

void warning(const std::string& message) {
    if (innermost) innermost->m_lines.push_back(message);
    else logger().warn(message);
}

void error(const std::string& message) {
    if (innermost) innermost->m_lines.push_back(message);
    else logger().error(message);
}

}  // namespace foyer::log
