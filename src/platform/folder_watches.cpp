#include "platform/folder_watches.h"

#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <deque>

#include "platform/causes.h"

namespace foyer {
namespace {

namespace fs = std::filesystem;

/// The folder itself moved or gone. Asked of every folder on the way to a path, it costs nothing while they stay.
constexpr unsigned itself = IN_MOVE_SELF | IN_DELETE_SELF;
constexpr unsigned placing = IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE;
constexpr unsigned writing = IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_EXCL_UNLINK;

constexpr int most_links = 40;  // as many as the kernel follows
constexpr int most_reads = 16;  // a megabyte of events; the rest waits

enum class Kind { missing, folder, link, other };

Kind kind_of(const fs::path& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return Kind::missing;
    if (S_ISLNK(status.st_mode)) return Kind::link;
    return S_ISDIR(status.st_mode) ? Kind::folder : Kind::other;
}

/// A link's target, taken from the folder it stands in.
std::optional<fs::path> target_of(const fs::path& folder, const std::string& name) {
    std::error_code code;
    const fs::path target = fs::read_symlink(folder / name, code);
    if (code || target.empty()) return std::nullopt;
    return target.is_absolute() ? target : folder / target;
}

/// Network folders and the like change by other hands than this machine's, of which inotify knows nothing.
bool may_change_unseen(const fs::path& folder) {
    constexpr std::array<unsigned, 7> elsewhere = {0x6969,       // NFS
                                                   0x517B,       // SMB
                                                   0xFE534D42,   // SMB 2
                                                   0xFF534D42,   // CIFS
                                                   0x01021997,   // 9P, folders lent to a virtual machine
                                                   0x65735546,   // FUSE: sshfs and others
                                                   0x5346414F};  // AFS
    struct statfs facts {};
    if (::statfs(folder.c_str(), &facts) != 0) return false;
    return std::ranges::find(elsewhere, static_cast<unsigned>(facts.f_type)) != elsewhere.end();
}

}  // namespace

FolderWatches::FolderWatches(Descriptor inotify, int error_number) : m_inotify(std::move(inotify)) {
    if (!m_inotify.ok()) fail(error_number);
}

void FolderWatches::fail(int error_number) {
    if (error_number == 0)
        m_failure = "the system was not asked to";
    else if (error_number == ENOSPC)
        m_failure = "the system has no watches left to give";  // `no space left on device`
    else
        m_failure = cause_of(error_number);
}

std::optional<int> FolderWatches::watch(const Folder& folder, unsigned mask) {
    if (!m_inotify.ok()) return std::nullopt;
    const int number = ::inotify_add_watch(m_inotify.number(), folder.c_str(), mask | IN_ONLYDIR | IN_MASK_ADD);
    if (number < 0) {
        // Gone in this moment: the folder above tells of it. Not to be read: only its own moves stay unseen.
        const bool harmless = errno == ENOENT || errno == ENOTDIR || (errno == EACCES && mask == itself);
        if (!harmless) fail(errno);
        return std::nullopt;
    }
    m_watched.insert(number);
    m_kept.insert(number);
    return number;
}

/// A name that is a step on the way. The folder is told of before the name is looked at again.
void FolderWatches::watch_name(const Folder& folder, const std::string& name) {
    if (const auto number = watch(folder, itself | placing)) m_steps.emplace(*number, name);
}

/// The folder without links on the way, or nothing where it is not there (yet).
std::optional<FolderWatches::Folder> FolderWatches::reach(const fs::path& folder, int& links) {
    if (const auto known = m_reached.find(folder); known != m_reached.end()) return known->second;
    std::deque<std::string> rest;
    for (const fs::path& part : folder.relative_path()) rest.push_back(part.string());
    fs::path here = "/";
    std::optional<Folder> reached = here;
    while (!rest.empty() && reached) {
        const std::string name = rest.front();
        if (name.empty() || name == "." || name == "..") {
            rest.pop_front();
            if (name == "..") here = here.parent_path();
            continue;
        }
        Kind kind = kind_of(here / name);
        if (kind != Kind::folder) {
            watch_name(here, name);
            kind = kind_of(here / name);
        }
        if (kind == Kind::folder) {
            rest.pop_front();
            here /= name;
            watch(here, itself);
            continue;
        }
        const auto target = kind == Kind::link && ++links <= most_links ? target_of(here, name) : std::nullopt;
        if (!target) {
            reached.reset();
            break;
        }
        rest.pop_front();
        std::vector<std::string> parts;
        for (const fs::path& part : target->relative_path()) parts.push_back(part.string());
        rest.insert(rest.begin(), parts.begin(), parts.end());
        here = "/";
    }
    if (reached) reached = here;
    m_reached.emplace(folder, reached);
    return reached;
}

void FolderWatches::place_one(const fs::path& path, std::size_t index) {
    fs::path next = path;
    for (int links = 0; links <= most_links;) {
        // `a/b/` and `a/.` are the folder.
        while (!next.has_filename() || next.filename() == ".") {
            if (next == next.parent_path()) break;
            next = next.parent_path();
        }
        const auto folder = reach(next.parent_path(), links);
        const std::string name = next.filename().string();
        if (!folder) return;
        if (may_change_unseen(*folder)) m_shared = true;
        const auto number = watch(*folder, itself | placing | writing);
        if (!number) return;
        if (!name.empty()) m_names[{*number, name}].push_back(index);
        const Kind kind = name == ".." ? Kind::folder : kind_of(*folder / name);
        if (kind == Kind::folder) {
            if (const auto inside = watch(*folder / name, itself | placing | writing)) {
                m_contents[*inside].push_back(index);
            }
        }
        if (kind != Kind::link) return;
        ++links;
        const auto target = target_of(*folder, name);
        if (!target) return;
        next = *target;
    }
}

void FolderWatches::place(const std::vector<fs::path>& paths) {
    m_steps.clear();
    m_names.clear();
    m_contents.clear();
    m_reached.clear();
    m_kept.clear();
    m_shared = false;
    if (m_inotify.ok()) m_failure.reset();
    for (std::size_t index = 0; index < paths.size(); ++index) place_one(paths[index], index);
    for (const int number : m_watched) {
        if (!m_kept.contains(number)) ::inotify_rm_watch(m_inotify.number(), number);
    }
    m_watched = m_kept;
}

void FolderWatches::understand(const inotify_event& event, std::string_view name, Seen& seen) const {
    if ((event.mask & IN_Q_OVERFLOW) != 0) seen.lost_count = seen.places_changed = true;
    if (!m_watched.contains(event.wd)) return;  // told of before its watch was taken away
    if ((event.mask & (itself | IN_UNMOUNT | IN_IGNORED)) != 0) seen.places_changed = true;
    if (name.empty()) return;
    const std::pair<int, std::string> key(event.wd, name);
    const auto named = m_names.find(key);
    const auto contents = m_contents.find(event.wd);
    const bool replaced = (event.mask & placing) != 0;
    if (replaced && (named != m_names.end() || m_steps.contains(key))) {
        seen.places_changed = true;
        if ((event.mask & IN_CREATE) != 0) seen.something_made = true;
    }
    Change change = Change::facts;
    if ((event.mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0)
        change = Change::whole;
    else if ((event.mask & (IN_CREATE | IN_MODIFY)) != 0)
        change = Change::part;
    else if ((event.mask & (IN_DELETE | IN_MOVED_FROM)) != 0)
        change = Change::gone;
    if (named != m_names.end()) {
        for (const std::size_t index : named->second) seen.touched.push_back({index, change});
    }
    if (contents != m_contents.end()) {
        for (const std::size_t index : contents->second) seen.touched.push_back({index, change});
    }
}

FolderWatches::Seen FolderWatches::read() {
    Seen seen;
    alignas(inotify_event) std::array<char, 64 * 1024> buffer;
    for (int reads = 0; reads < most_reads;) {
        const ssize_t got = ::read(m_inotify.number(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return seen;
        ++reads;
        for (const char* at = buffer.data(); at < buffer.data() + got;) {
            inotify_event event;
            std::memcpy(&event, at, sizeof event);
            const char* name = at + sizeof event;
            understand(event, event.len > 0 ? std::string_view(name) : std::string_view(), seen);
            at = name + event.len;
        }
    }
    return seen;
}

}  // namespace foyer
