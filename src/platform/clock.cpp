#include "platform/clock.h"

#include <time.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>

namespace foyer {
namespace {

/// Field 22 of /proc/self/stat (proc(5)): clock ticks from the machine's start to the process's.
std::optional<double> started_at_seconds() {
    std::ifstream file("/proc/self/stat");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto name_end = text.rfind(')');  // the program's name may hold spaces and brackets itself
    const long ticks_a_second = sysconf(_SC_CLK_TCK);
    if (name_end == std::string::npos || ticks_a_second <= 0) return std::nullopt;
    std::istringstream fields(text.substr(name_end + 1));
    std::string skipped;
    for (int field = 3; field < 22; ++field) fields >> skipped;
    double ticks = 0;
    if (!(fields >> ticks) || ticks <= 0) return std::nullopt;
    return ticks / static_cast<double>(ticks_a_second);
}

}  // namespace

std::chrono::nanoseconds SystemClock::now() const {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

std::chrono::milliseconds process_age() {
    static const auto first_call = std::chrono::steady_clock::now();
    static const std::optional<double> started = started_at_seconds();
    timespec uptime{};
    if (started && clock_gettime(CLOCK_BOOTTIME, &uptime) == 0) {
        const double age = static_cast<double>(uptime.tv_sec) + static_cast<double>(uptime.tv_nsec) * 1e-9 - *started;
        // A container may count the two from different moments; such an answer is no age.
        if (age >= 0) return std::chrono::milliseconds(static_cast<long long>(age * 1000));
    }
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - first_call);
}

}  // namespace foyer
