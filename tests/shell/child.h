// A program run as a child: what it says is caught in files, so that it never waits for a reader. It is gone with the
// value, and a child that does not end by itself fails its test.
#pragma once

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "support/scratch_folder.h"

namespace foyer::testing {

using Words = std::vector<std::string>;

/// Far longer than anything here takes, on a machine under load too.
constexpr std::chrono::seconds patience{60};

/// Looks again until a condition holds; false where it never does.
template <class Condition>
bool comes_true(Condition&& condition, std::chrono::milliseconds within = patience) {
    const auto until = std::chrono::steady_clock::now() + within;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > until) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

/// This process's environment with changes: `NAME=value` sets, `NAME` takes away. No child sees a display or a data
/// folder but by a change.
inline Words environment_with(const Words& changes) {
    static const ScratchFolder home;  // the user's own settings are nobody's concern here
    Words all = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "FOYER_DATA", "FOYER_HOME=" + home.path().string()};
#if defined(__SANITIZE_ADDRESS__)
    // Drivers keep memory to the end; what is Foyer's own is looked at in this process.
    const char* const asan = ::getenv("ASAN_OPTIONS");
    all.push_back("ASAN_OPTIONS=" + (asan ? std::string(asan) + ":" : "") + "detect_leaks=0");
#endif
    all.insert(all.end(), changes.begin(), changes.end());
    const auto name_of = [](std::string_view entry) { return entry.substr(0, entry.find('=')); };
    Words result;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const auto changed = [&](const std::string& change) { return name_of(change) == name_of(*entry); };
        if (std::none_of(all.begin(), all.end(), changed)) result.emplace_back(*entry);
    }
    for (auto change = all.begin(); change != all.end(); ++change) {
        const auto again = [&](const std::string& later) { return name_of(later) == name_of(*change); };
        if (change->find('=') != std::string::npos && std::none_of(change + 1, all.end(), again)) result.push_back(*change);
    }
    return result;
}

class Child {
public:
    explicit Child(const Words& command, const Words& changes = {}) {
        const Words environment = environment_with(changes);
        const auto pointers = [](const Words& words) {
            std::vector<char*> list;
            for (const std::string& word : words) list.push_back(const_cast<char*>(word.c_str()));
            list.push_back(nullptr);
            return list;
        };
        const std::string out = (m_folder / "out").string(), err = (m_folder / "err").string();
        constexpr int writing = O_WRONLY | O_CREAT | O_TRUNC;
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), writing, 0600);
        ::posix_spawn_file_actions_addopen(&actions, 2, err.c_str(), writing, 0600);
        const int failed = ::posix_spawnp(&m_process, command.front().c_str(), &actions, nullptr,
                                          pointers(command).data(), pointers(environment).data());
        ::posix_spawn_file_actions_destroy(&actions);
        REQUIRE_MESSAGE(failed == 0, command.front() << " cannot be started");
    }
    ~Child() {
        if (m_process < 0 || ended()) return;
        ::kill(m_process, SIGTERM);  // a display takes its lock away
        if (comes_true([this] { return ended().has_value(); }, std::chrono::seconds(5))) return;
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    pid_t process() const { return m_process; }

    /// Said so far.
    std::string out() const { return m_folder.bytes_of("out"); }
    std::string err() const { return m_folder.bytes_of("err"); }
    /// What it said on its standard error that is more than a note.
    std::string complaints() const {
        std::istringstream lines(err());
        std::string all;
        for (std::string line; std::getline(lines, line);) {
            if (line.find(": note: ") == std::string::npos) all += line + "\n";
        }
        return all;
    }

    /// The status it has ended with; 128 and the signal's number where one ended it. Nothing while it runs.
    std::optional<int> ended() {
        int status = 0;
        if (!m_status && ::waitpid(m_process, &status, WNOHANG) == m_process) {
            m_status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        }
        return m_status;
    }
    /// Waits for its end.
    int status() {
        REQUIRE_MESSAGE(comes_true([this] { return ended().has_value(); }), "the child does not end; it said " << err());
        return *m_status;
    }

private:
    ScratchFolder m_folder;
    pid_t m_process = -1;
    std::optional<int> m_status;
};

struct Outcome {
    int status = -1;
    std::string out, err;
};

inline Outcome run(const Words& command, const Words& changes = {}) {
    Child child(command, changes);
    const int status = child.status();
    return {status, child.out(), child.err()};
}

/// The program under test.
inline Outcome run_foyer(Words arguments, const Words& changes = {}) {
    arguments.insert(arguments.begin(), FOYER_PROGRAM);
    return run(arguments, changes);
}

inline Words lines_of(std::string_view text) {
    Words lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Whether a program can be started here.
inline bool is_installed(const std::string& program) {
    pid_t process = -1;
    const std::string look = "command -v " + program + " >/dev/null 2>&1";
    const char* const words[] = {"sh", "-c", look.c_str(), nullptr};
    if (::posix_spawnp(&process, "sh", nullptr, nullptr, const_cast<char**>(words), environ) != 0) return false;
    int status = 0;
    return ::waitpid(process, &status, 0) == process && status == 0;
}

}  // namespace foyer::testing
