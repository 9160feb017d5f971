// A PNG written in the background: bands of rows go in on the main thread, a worker compresses and writes them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/bitmap.h"
#include "core/result.h"
#include "platform/files.h"
#include "platform/png_writer.h"
#include "platform/worker_pool.h"

namespace foyer {

struct PngProgress {
    enum class State {
        writing,
        finished,  ///< the file stands in its place
        failed,    ///< `error` says why; there is no file, or the one that was there before
        stopped    ///< as asked; the same holds
    };
    State state = State::writing;
    int rows_written = 0;
    std::optional<Error> error;
    bool operator==(const PngProgress&) const = default;
};

/// Main thread only. No worker waits for rows: a job runs while there are some, and ends. Destroyed before the last row
/// is written, it stops.
class PngStream {
public:
    /// Bands that may lie in memory, the one being written among them: one drawn while two are behind.
    static constexpr std::size_t most_bands = 3;

    /// `workers` must outlive the stream, and `files` the workers.
    static Result<std::unique_ptr<PngStream>> create(Workers& workers, Files& files, const std::filesystem::path& path,
                                                     PixelSize size, PngKind kind = PngKind::opaque);
    ~PngStream();
    PngStream(const PngStream&) = delete;
    PngStream& operator=(const PngStream&) = delete;

    bool has_room() const;

    /// The next rows, of the picture's whole width, from the top; with the last one the file is finished. False where
    /// there is no room: `rows` is as it was, to be pushed again when a job has ended. After a failure or stop() rows
    /// are passed over.
    [[nodiscard]] bool push(Bitmap&& rows);

    /// Gives the picture up, at once or when the band being written is done; nothing stays behind.
    void stop();

    /// What happened since the last call, in order; one that is not `writing` is the last. To be called whenever a job
    /// has ended: it also hands the workers what they had no room for.
    std::vector<PngProgress> take_progress();

private:
    struct State;
    PngStream(Workers& workers, std::shared_ptr<State> state);
    void set_to_work();

    Workers& m_workers;
    std::shared_ptr<State> m_state;
};

}  // namespace foyer
