#include "platform/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <limits>

#include "platform/causes.h"
#include "platform/descriptor.h"

namespace foyer {
namespace {

namespace fs = std::filesystem;

Error failure(const fs::path& path, std::string_view what, int error_number) {
    return Error{fmt::format("{}: {}: {}", path.string(), what, cause_of(error_number))};
}

FileKind kind_of(const struct stat& status) {
    if (S_ISREG(status.st_mode)) return FileKind::regular;
    return S_ISDIR(status.st_mode) ? FileKind::folder : FileKind::other;
}

/// Looks before it opens (opening a pipe or a tape has effects), and again at what it opened.
Result<Descriptor> open_regular(const fs::path& path, struct stat& status) {
    const auto refused = [&path](const struct stat& found) -> std::string {
        if (S_ISREG(found.st_mode)) return {};
        return fmt::format("{}: cannot be read: it is {}, not a file", path.string(),
                           S_ISDIR(found.st_mode) ? "a folder" : "a pipe or a device");
    };
    if (::stat(path.c_str(), &status) != 0) return failure(path, "cannot be read", errno);
    if (std::string message = refused(status); !message.empty()) return Error{std::move(message)};
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!file.ok() || ::fstat(file.number(), &status) != 0) return failure(path, "cannot be read", errno);
    if (std::string message = refused(status); !message.empty()) return Error{std::move(message)};
    return file;
}

/// At most `count` bytes of what was opened.
Result<std::string> read_up_to(const fs::path& path, const Descriptor& file, std::uint64_t expected,
                               std::uint64_t count) {
    constexpr std::uint64_t step = 64 * 1024;
    std::string bytes;
    // One byte more than expected, so that the end is met without growing.
    bytes.resize(std::min(count, std::max(expected + 1, step)));
    std::size_t filled = 0;
    while (filled < count) {
        if (filled == bytes.size()) bytes.resize(std::min<std::uint64_t>(count, bytes.size() * 2));
        const ssize_t got = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return failure(path, "cannot be read", errno);
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

std::string readable_size(std::uint64_t bytes) {
    if (bytes < 10'000) return fmt::format("{} bytes", bytes);
    return bytes < 10'000'000 ? fmt::format("{} KB", bytes / 1000) : fmt::format("{} MB", bytes / 1'000'000);
}

}  // namespace

Status Files::write_atomic(const fs::path& path, std::string_view bytes) {
    Result<std::unique_ptr<AtomicFile>> file = open_atomic(path);
    if (!file) return file.error();
    if (Status appended = (*file)->append(bytes); !appended) return appended;
    return (*file)->commit();
}

Result<std::string> SystemFiles::read(const fs::path& path, std::uint64_t limit) const {
    struct stat status {};
    const Result<Descriptor> file = open_regular(path, status);
    if (!file) return file.error();
    const auto size = static_cast<std::uint64_t>(status.st_size);
    const auto too_long = [&](std::string_view found) {
        return Error{fmt::format("{}: cannot be read: it holds {}, and {} is the most read here", path.string(), found,
                                 readable_size(limit))};
    };
    if (size > limit) return too_long(readable_size(size));
    const std::uint64_t one_more = limit == std::numeric_limits<std::uint64_t>::max() ? limit : limit + 1;
    Result<std::string> bytes = read_up_to(path, *file, size, one_more);
    if (bytes && bytes->size() > limit) return too_long("more than it said");
    return bytes;
}

Result<std::string> SystemFiles::read_start(const fs::path& path, std::uint64_t count) const {
    struct stat status {};
    const Result<Descriptor> file = open_regular(path, status);
    if (!file) return file.error();
    return read_up_to(path, *file, static_cast<std::uint64_t>(status.st_size), count);
}

Result<FileFacts> SystemFiles::facts(const fs::path& path) const {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) return FileFacts{};
        return failure(path, "cannot be looked at", errno);
    }
    FileFacts facts;
    facts.kind = kind_of(status);
    facts.size = static_cast<std::uint64_t>(status.st_size);
    facts.modified = std::chrono::seconds(status.st_mtim.tv_sec) + std::chrono::nanoseconds(status.st_mtim.tv_nsec);
    facts.inode = static_cast<std::uint64_t>(status.st_ino);
    return facts;
}

Result<std::vector<FolderEntry>> SystemFiles::list(const fs::path& folder) const {
    std::vector<FolderEntry> entries;
    std::error_code code;
    fs::directory_iterator entry(folder, code);
    for (; !code && entry != fs::directory_iterator(); entry.increment(code)) {
        // A link that leads nowhere is listed too, as missing: whoever expected it there can say so.
        struct stat status {};
        const bool found = ::stat(entry->path().c_str(), &status) == 0;
        entries.push_back({entry->path().filename().string(), found ? kind_of(status) : FileKind::missing});
    }
    if (code) return Error{fmt::format("{}: cannot be listed: {}", folder.string(), cause_of(code))};
    std::ranges::sort(entries, {}, &FolderEntry::name);
    return entries;
}

Status SystemFiles::make_folders(const fs::path& path) {
    std::error_code code;
    fs::create_directories(path, code);
    if (code) return Error{fmt::format("{}: the folder cannot be made: {}", path.string(), cause_of(code))};
    return success();
}

Status SystemFiles::remove(const fs::path& path) {
    if (::unlink(path.c_str()) == 0 || errno == ENOENT) return success();
    return failure(path, "cannot be removed", errno);
}

Status SystemFiles::append(const fs::path& path, std::string_view bytes) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0666));
    if (!file.ok()) return failure(path, "cannot be written", errno);
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return failure(path, "cannot be written", errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return file.close() == 0 ? success() : Status(failure(path, "cannot be written", errno));
}

Status SystemFiles::move(const fs::path& from, const fs::path& to) {
    if (::rename(from.c_str(), to.c_str()) == 0) return success();
    return failure(from, "cannot be renamed", errno);
}

// A read lease is not given while somebody has the file open for writing; closing gives it back at once. Whoever opens
// it for writing in between waits for that close, and no longer; the signal that would tell us of it is made one that a
// process passes over, as SIGIO would end it.
Files::Writers SystemFiles::writers(const fs::path& path) const {
    struct stat status {};
    const Result<Descriptor> file = open_regular(path, status);
    if (!file) return Writers::unknown;
    if (::fcntl(file->number(), F_SETSIG, SIGURG) != 0) return Writers::unknown;
    if (::fcntl(file->number(), F_SETLEASE, F_RDLCK) != 0) return errno == EAGAIN ? Writers::some : Writers::unknown;
    return ::fcntl(file->number(), F_SETLEASE, F_UNLCK) == 0 ? Writers::none : Writers::unknown;
}

}  // namespace foyer
