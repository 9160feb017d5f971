// Writing by a temporary file in the same folder: a crash, a full disk or a pulled plug leaves the old file or the new.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <optional>

#include "platform/causes.h"
#include "platform/descriptor.h"
#include "platform/files.h"

namespace foyer {
namespace {

namespace fs = std::filesystem;

class SystemAtomicFile final : public AtomicFile {
public:
    SystemAtomicFile(fs::path place, fs::path temporary, Descriptor file)
        : m_place(std::move(place)), m_temporary(std::move(temporary)), m_file(std::move(file)) {}

    ~SystemAtomicFile() override {
        m_file.close();
        if (!m_renamed) ::unlink(m_temporary.c_str());
    }

    Status append(std::string_view bytes) override {
        if (m_failure) return *m_failure;
        constexpr std::size_t enough_to_write = 256 * 1024;
        m_waiting.append(bytes);
        return m_waiting.size() < enough_to_write ? success() : write_waiting();
    }

    Status commit() override {
        if (Status written = write_waiting(); !written) return written;
        if (::fsync(m_file.number()) != 0 || m_file.close() != 0) return failed(errno);
        if (::rename(m_temporary.c_str(), m_place.c_str()) != 0) return failed(errno);
        m_renamed = true;
        const fs::path folder = m_place.has_parent_path() ? m_place.parent_path() : fs::path(".");
        Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        // Some network file systems cannot sync a folder and say EINVAL; nothing better can be done there.
        if (!opened.ok() || (::fsync(opened.number()) != 0 && errno != EINVAL)) return failed(errno);
        return success();
    }

private:
    Status write_waiting() {
        if (m_failure) return *m_failure;
        std::string_view rest = m_waiting;
        while (!rest.empty()) {
            const ssize_t written = ::write(m_file.number(), rest.data(), rest.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return failed(errno);
            rest.remove_prefix(static_cast<std::size_t>(written));
        }
        m_waiting.clear();
        return success();
    }

    Error failed(int error_number) {
        m_failure = Error{fmt::format("{}: cannot be written: {}", m_place.string(), cause_of(error_number))};
        return *m_failure;
    }

    fs::path m_place, m_temporary;
    Descriptor m_file;
    std::string m_waiting;
    std::optional<Error> m_failure;
    bool m_renamed = false;
};

constexpr std::string_view temporary_start = ".foyer-", temporary_end = ".tmp";

/// A name no other writer uses: the process and a count. Short, so that a long name beside it stays possible.
fs::path temporary_beside(const fs::path& place) {
    static std::atomic<unsigned> count{0};
    return place.parent_path() / fmt::format("{}{}-{}{}", temporary_start, ::getpid(), ++count, temporary_end);
}

}  // namespace

Result<std::unique_ptr<AtomicFile>> SystemFiles::open_atomic(const fs::path& path) {
    struct stat old {};
    const bool replaces = ::lstat(path.c_str(), &old) == 0;
    if (replaces && S_ISDIR(old.st_mode)) {
        return Error{fmt::format("{}: cannot be written: {}", path.string(), cause_of(EISDIR))};
    }
    for (;;) {
        fs::path temporary = temporary_beside(path);
        Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
        if (!file.ok() && errno == EEXIST) continue;  // left by a process of the same number that was killed
        if (!file.ok()) return Error{fmt::format("{}: cannot be written: {}", path.string(), cause_of(errno))};
        // Where the permissions cannot be kept, the new file has the usual ones; that is no reason not to save.
        if (replaces && S_ISREG(old.st_mode)) (void)!::fchmod(file.number(), old.st_mode & 0777);
        return std::unique_ptr<AtomicFile>(
            std::make_unique<SystemAtomicFile>(path, std::move(temporary), std::move(file)));
    }
}

void remove_left_over(const fs::path& folder, Files& files) {
    const auto entries = files.list(folder);
    if (!entries) return;
    for (const FolderEntry& entry : *entries) {
        const bool left = entry.name.starts_with(temporary_start) && entry.name.ends_with(temporary_end);
        if (left && entry.kind == FileKind::regular) (void)files.remove(folder / entry.name);
    }
}

}  // namespace foyer
