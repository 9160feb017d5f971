// Trials: what the program was at when it ended, kept on disk, so that a review that ends it twice is set aside.
// Safe on several threads at once.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "platform/files.h"

namespace foyer {

enum class TrialStage { staging, showing };

/// What was found at the start: for the log.
struct TrialEnd {
    std::string digest, name;
    TrialStage stage = TrialStage::staging;
    int ends = 0;  ///< how often it has ended the program by now
};

class Trials {
public:
    /// So many ends set a review aside.
    static constexpr int most_ends = 2;

    /// Reads what an earlier run left in `folder` (none: nothing is kept beyond this run); a trial that was begun and
    /// not ended in the same run of the system (`boot`) is counted as an end of the program. After a power cut `boot`
    /// is another, and nothing is counted.
    Trials(std::filesystem::path folder, std::string boot, Files& files);

    const std::vector<TrialEnd>& found() const { return m_found; }

    /// On disk before it returns; there is one of a stage at a time, and another one's takes its place. A failure is
    /// the disk's, and no reason not to go on.
    Status begin(const std::string& digest, const std::string& name, TrialStage stage);
    /// It stood: staged whole, or all of its beats shown; only after the latter are its ends forgotten.
    Status passed(const std::string& digest, TrialStage stage);
    /// The program ends of its own will: nothing is at fault.
    Status leave();

    bool set_aside(const std::string& digest) const;
    /// Nothing else can be shown: it may be tried once more.
    Status pardon(const std::string& digest);

private:
    struct Slot {
        std::string digest, name;
        bool operator==(const Slot&) const = default;
    };
    void read_journal(std::string_view text);
    Status write();

    const std::filesystem::path m_place;
    const std::string m_boot;
    Files& m_files;
    mutable std::mutex m_mutex;
    std::optional<Slot> m_staging, m_showing;
    std::map<std::string, int> m_ends;  ///< by digest, bounded
    std::vector<std::string> m_order;   ///< of those, the oldest first
    std::vector<TrialEnd> m_found;
    std::string m_written;  ///< what the file holds
};

/// The kernel's name for the time since the system was started; empty where it does not tell.
std::string this_boot(const Files& files);

}  // namespace foyer
