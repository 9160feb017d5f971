// Files, passed in: reading with a limit, writing that never leaves half a file, facts for watching.
// Every failure is one line: the path as it was given, then the cause in plain words.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace foyer {

enum class FileKind { missing, regular, folder, other };

/// Links are followed: these are the facts of what a link leads to.
struct FileFacts {
    FileKind kind = FileKind::missing;
    std::uint64_t size = 0;               ///< bytes
    std::chrono::nanoseconds modified{};  ///< since 1970
    std::uint64_t inode = 0;              ///< changes when the file is replaced by a rename

    bool operator==(const FileFacts&) const = default;
    bool exists() const { return kind != FileKind::missing; }
};

struct FolderEntry {
    std::string name;  ///< without the folder
    FileKind kind = FileKind::regular;
    bool operator==(const FolderEntry&) const = default;
};

/// A file being written beside its place under another name. Until commit() succeeds the old file is untouched;
/// destroyed before that, what was written is gone.
class AtomicFile {
public:
    virtual ~AtomicFile() = default;

    /// After a failure every later call fails with the same error.
    virtual Status append(std::string_view bytes) = 0;

    /// fsync, rename to the place, fsync of the folder; called once. Where only the last fails, the new file stands but
    /// a power cut may still undo it.
    virtual Status commit() = 0;
};

class Files {
public:
    virtual ~Files() = default;

    /// The whole of a regular file. Longer than `limit` bytes, or no regular file (a pipe, a device), is an error; it
    /// never blocks.
    virtual Result<std::string> read(const std::filesystem::path& path, std::uint64_t limit) const = 0;

    /// The first `count` bytes of a regular file, or all of a shorter one.
    virtual Result<std::string> read_start(const std::filesystem::path& path, std::uint64_t count) const = 0;

    /// A missing file is a fact; an error is what keeps from knowing.
    virtual Result<FileFacts> facts(const std::filesystem::path& path) const = 0;

    /// What stands in a folder, by name in byte order.
    virtual Result<std::vector<FolderEntry>> list(const std::filesystem::path& folder) const = 0;

    /// A link at `path` is replaced, not followed. An existing file's permissions are kept.
    virtual Result<std::unique_ptr<AtomicFile>> open_atomic(const std::filesystem::path& path) = 0;

    /// With its parents; a folder that is there already is a success.
    virtual Status make_folders(const std::filesystem::path& path) = 0;

    /// A file that is not there already is a success; folders are refused.
    virtual Status remove(const std::filesystem::path& path) = 0;

    /// Adds bytes to a file's end, making it where it is not there. Nothing is synced: for a log.
    virtual Status append(const std::filesystem::path& path, std::string_view bytes) = 0;

    /// Renames within a folder, over what may be there.
    virtual Status move(const std::filesystem::path& from, const std::filesystem::path& to) = 0;

    /// Whether some program holds a regular file open for writing: then it is not whole yet. `unknown` where the system
    /// does not tell, as with files of other users.
    enum class Writers { none, some, unknown };
    virtual Writers writers(const std::filesystem::path& path) const = 0;

    /// The whole of a small file at once, by open_atomic().
    Status write_atomic(const std::filesystem::path& path, std::string_view bytes);
};

/// Removes what an AtomicFile leaves whose program was killed. Nobody else may be writing in that folder.
void remove_left_over(const std::filesystem::path& folder, Files& files);

class SystemFiles final : public Files {
public:
    Result<std::string> read(const std::filesystem::path& path, std::uint64_t limit) const override;
    Result<std::string> read_start(const std::filesystem::path& path, std::uint64_t count) const override;
    Result<FileFacts> facts(const std::filesystem::path& path) const override;
    Result<std::vector<FolderEntry>> list(const std::filesystem::path& folder) const override;
    Result<std::unique_ptr<AtomicFile>> open_atomic(const std::filesystem::path& path) override;
    Status make_folders(const std::filesystem::path& path) override;
    Status remove(const std::filesystem::path& path) override;
    Status append(const std::filesystem::path& path, std::string_view bytes) override;
    Status move(const std::filesystem::path& from, const std::filesystem::path& to) override;
    Writers writers(const std::filesystem::path& path) const override;
};

}  // namespace foyer
