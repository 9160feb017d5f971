#include "venue/late_file.h"

#include <cstdint>
#include <mutex>
#include <utility>

namespace foyer {

/// The job's and ours: either may go first.
struct LateFile::Shared {
    explicit Shared(std::filesystem::path where) : path(std::move(where)) {}

    const std::filesystem::path path;
    std::mutex writing;                   ///< held while the file is written
    std::mutex mutex;                     ///< guards the rest
    bool busy = false;                    ///< a job is on its way
    std::uint64_t last = 0, written = 0;  ///< numbers of what was put, and of what the file holds
    std::optional<Status> outcome;

    /// Nothing where a later one has been written meanwhile.
    void write(Files& files, const std::string& bytes, std::uint64_t number) {
        const std::scoped_lock alone(writing);
        {
            const std::scoped_lock lock(mutex);
            if (number <= written) return;
        }
        Status status = files.write_atomic(path, bytes);
        const std::scoped_lock lock(mutex);
        written = number;
        outcome = std::move(status);
    }
};

LateFile::LateFile(std::filesystem::path path, Files& files, Workers& workers)
    : m_shared(std::make_shared<Shared>(std::move(path))), m_files(files), m_workers(workers) {}

void LateFile::put(std::string bytes) {
    m_waiting = std::move(bytes);
    send();
}

void LateFile::send() {
    if (!m_waiting) return;
    std::uint64_t number = 0;
    {
        const std::scoped_lock lock(m_shared->mutex);
        if (m_shared->busy) return;
        m_shared->busy = true;
        number = ++m_shared->last;
    }
    const bool taken = m_workers.submit([shared = m_shared, &files = m_files, bytes = *m_waiting, number] {
        shared->write(files, bytes, number);
        const std::scoped_lock lock(shared->mutex);
        shared->busy = false;
    });
    if (taken) m_waiting.reset();
    const std::scoped_lock lock(m_shared->mutex);
    if (!taken) m_shared->busy = false;
}

std::optional<Error> LateFile::take() {
    send();
    std::optional<Status> outcome;
    {
        const std::scoped_lock lock(m_shared->mutex);
        outcome = std::exchange(m_shared->outcome, std::nullopt);
    }
    if (!outcome) return std::nullopt;
    const std::string told = outcome->ok() ? "" : outcome->error().message;
    if (told == std::exchange(m_told, told) || told.empty()) return std::nullopt;
    return outcome->error();
}

Status LateFile::finish() {
    if (!m_waiting) return success();
    std::uint64_t number = 0;
    {
        const std::scoped_lock lock(m_shared->mutex);
        number = ++m_shared->last;
    }
    m_shared->write(m_files, *std::exchange(m_waiting, std::nullopt), number);
    const std::scoped_lock lock(m_shared->mutex);
    return m_shared->outcome ? *m_shared->outcome : success();
}

}  // namespace foyer
