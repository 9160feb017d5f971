#include "platform/png_stream.h"

#include <fmt/format.h>

#include <deque>
#include <exception>
#include <mutex>
#include <utility>

namespace foyer {

/// Shared with the job. What the mutex does not guard belongs to the job while `working`, else to the main thread.
struct PngStream::State {
    State(std::filesystem::path place, PngWriter opened, int rows)
        : path(std::move(place)), writer(std::move(opened)), height(rows) {}

    void work();
    void write(const Bitmap& band);
    void end(PngProgress::State how, std::optional<Error> why = std::nullopt);

    Mailbox<PngProgress> progress;

    mutable std::mutex mutex;
    std::deque<Bitmap> bands;  ///< the first is being written while `working`
    bool working = false, stopping = false, ended = false;

    const std::filesystem::path path;
    std::optional<PngWriter> writer;  ///< none when it has ended
    const int height;
    int rows_written = 0;
};

/// Lets the writer go before it tells: whoever hears of the end finds no half file.
void PngStream::State::end(PngProgress::State how, std::optional<Error> why) {
    writer.reset();
    {
        const std::scoped_lock lock(mutex);
        ended = true;
        bands.clear();
    }
    progress.post({how, rows_written, std::move(why)});
}

void PngStream::State::write(const Bitmap& band) {
    Status done = writer->write_rows(band.pixels);
    if (done) {
        rows_written += band.size.height;
        if (rows_written >= height) {
            done = writer->finish();
            if (done) return end(PngProgress::State::finished);
        }
    }
    if (!done) return end(PngProgress::State::failed, done.error());
    progress.post({PngProgress::State::writing, rows_written, std::nullopt});
}

void PngStream::State::work() {
    for (;;) {
        const Bitmap* band = nullptr;
        bool stop = false;
        {
            const std::scoped_lock lock(mutex);
            stop = stopping && !ended;
            if (!stop && (ended || bands.empty())) {
                working = false;
                return;
            }
            // Pushing at the end of a deque moves nothing in it.
            if (!stop) band = &bands.front();
        }
        if (stop) {
            end(PngProgress::State::stopped);
            continue;
        }
        try {
            write(*band);
        } catch (const std::exception& thrown) {
            end(PngProgress::State::failed,
                Error{fmt::format("{}: the picture cannot be written: {}", path.string(), thrown.what())});
        }
        const std::scoped_lock lock(mutex);
        if (!bands.empty()) bands.pop_front();
    }
}

Result<std::unique_ptr<PngStream>> PngStream::create(Workers& workers, Files& files, const std::filesystem::path& path,
                                                     PixelSize size, PngKind kind) {
    Result<PngWriter> writer = PngWriter::create(files, path, size, kind);
    if (!writer) return writer.error();
    return std::unique_ptr<PngStream>(
        new PngStream(workers, std::make_shared<State>(path, std::move(*writer), size.height)));
}

PngStream::PngStream(Workers& workers, std::shared_ptr<State> state) : m_workers(workers), m_state(std::move(state)) {}

PngStream::~PngStream() { stop(); }

bool PngStream::has_room() const {
    const std::scoped_lock lock(m_state->mutex);
    return m_state->ended || m_state->stopping || m_state->bands.size() < most_bands;
}

bool PngStream::push(Bitmap&& rows) {
    {
        const std::scoped_lock lock(m_state->mutex);
        if (m_state->ended || m_state->stopping) return true;
        if (m_state->bands.size() >= most_bands) return false;
        m_state->bands.push_back(std::move(rows));
    }
    set_to_work();
    return true;
}

void PngStream::set_to_work() {
    {
        const std::scoped_lock lock(m_state->mutex);
        if (m_state->working || m_state->ended || m_state->bands.empty()) return;
        m_state->working = true;
    }
    if (m_workers.submit([state = m_state] { state->work(); })) return;
    const std::scoped_lock lock(m_state->mutex);
    m_state->working = false;
}

void PngStream::stop() {
    {
        const std::scoped_lock lock(m_state->mutex);
        if (m_state->ended || m_state->stopping) return;
        m_state->stopping = true;
        if (m_state->working) return;
    }
    m_state->end(PngProgress::State::stopped);
}

std::vector<PngProgress> PngStream::take_progress() {
    set_to_work();
    return m_state->progress.take();
}

}  // namespace foyer
