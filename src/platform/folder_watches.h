// Which folders inotify must watch so that nothing that befalls a list of paths is missed, and what its events mean.
// Folders are watched, not files: a file saved by renaming another over it is a new one, and would be lost.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/descriptor.h"

struct inotify_event;

namespace foyer {

class FolderWatches {
public:
    /// Without inotify (`inotify` not ok) nothing is ever seen, and failure() says why: `error_number` is errno's, or 0
    /// where the system was not asked.
    FolderWatches(Descriptor inotify, int error_number);

    int descriptor() const { return m_inotify.number(); }

    /// Watches these, absolute, and no others. To be called again when what was seen has changed their places.
    void place(const std::vector<std::filesystem::path>& paths);

    /// Why the system does not watch, for the end of a sentence; nothing where it does.
    const std::optional<std::string>& failure() const { return m_failure; }
    /// Some change may not be seen: after a failure, and in folders that other machines write in.
    bool may_miss() const { return m_failure || m_shared; }

    enum class Change {
        whole,  ///< written and closed, renamed to its place, or linked
        part,   ///< made or written, and not yet closed
        gone,   ///< removed or renamed away
        facts,  ///< its times or rights
    };
    struct Touched {
        std::size_t index = 0;  ///< among the paths given to place()
        Change change = Change::whole;
    };
    struct Seen {
        std::vector<Touched> touched;  ///< in the order it happened
        bool places_changed = false;   ///< place() must be called, and the files looked at
        bool something_made = false;   ///< … and what is found may be half written
        bool lost_count = false;       ///< the system dropped events: anything may have happened
    };
    /// What waits to be read, a megabyte of it at most; never blocks.
    Seen read();

private:
    using Folder = std::filesystem::path;

    std::optional<int> watch(const Folder& folder, unsigned mask);
    void watch_name(const Folder& folder, const std::string& name);
    std::optional<Folder> reach(const std::filesystem::path& folder, int& links);
    void place_one(const std::filesystem::path& path, std::size_t index);
    void understand(const inotify_event& event, std::string_view name, Seen& seen) const;
    void fail(int error_number);

    Descriptor m_inotify;
    std::optional<std::string> m_failure;
    bool m_shared = false;
    std::set<int> m_watched;                            ///< inotify's numbers, those in use
    std::set<int> m_kept;                               ///< of these, those that place() asked for again
    std::map<Folder, std::optional<Folder>> m_reached;  ///< within one place()
    std::set<std::pair<int, std::string>> m_steps;      ///< names on the way to a path: links, and what is missing
    std::map<std::pair<int, std::string>, std::vector<std::size_t>> m_names;  ///< the paths a name ends
    std::map<int, std::vector<std::size_t>> m_contents;  ///< folders that are watched for what stands in them
};

}  // namespace foyer
