#include "platform/png_stream.h"

#include <doctest/doctest.h>

#include <cstring>
#include <semaphore>
#include <string>

#include "support/faulty_files.h"
#include "support/inline_workers.h"
#include "support/scratch_folder.h"

using namespace foyer;
using namespace foyer::testing;
namespace fs = std::filesystem;

namespace {

using State = PngProgress::State;

/// Unlike from row to row, and hard to compress: each band fills some buffers.
Bitmap noise(PixelSize size) {
    Bitmap bitmap{size, {}};
    std::uint32_t random = 1;
    for (int i = 0; i < size.width * size.height * 4; ++i) {
        random = random * 1664525 + 1013904223;
        bitmap.pixels.push_back(i % 4 == 3 ? 255 : static_cast<std::uint8_t>(random >> 24));
    }
    return bitmap;
}

Bitmap band(const Bitmap& whole, int first, int rows) {
    const auto pitch = static_cast<std::ptrdiff_t>(whole.size.width) * 4;
    return {{whole.size.width, rows},
            {whole.pixels.begin() + first * pitch, whole.pixels.begin() + (first + rows) * pitch}};
}

/// Ends of the stream among what it told.
std::vector<PngProgress> ends_of(const std::vector<PngProgress>& progress) {
    std::vector<PngProgress> ends;
    for (const PngProgress& step : progress) {
        if (step.state != State::writing) ends.push_back(step);
    }
    return ends;
}

}  // namespace

TEST_SUITE("platform") {
    TEST_CASE("a picture written in the background is the one written at once") {
        const ScratchFolder folder;
        SystemFiles files;
        const Bitmap whole = noise({300, 200});
        REQUIRE(write_png(files, folder / "straight.png", whole).ok());
        std::counting_semaphore<> woken(0);
        const auto pool = WorkerPool::create(2, 4, [&] { woken.release(); }).value();
        const auto stream = PngStream::create(*pool, files, folder / "streamed.png", whole.size).value();
        std::vector<PngProgress> progress;
        const auto wait = [&] {
            woken.acquire();
            for (PngProgress& step : stream->take_progress()) progress.push_back(std::move(step));
        };
        for (int y = 0; y < 200; y += 7) {
            Bitmap rows = band(whole, y, std::min(7, 200 - y));
            while (!stream->push(std::move(rows))) wait();
        }
        while (ends_of(progress).empty()) wait();
        CHECK(progress.back() == PngProgress{State::finished, 200, std::nullopt});
        for (std::size_t i = 0; i + 1 < progress.size(); ++i) {
            CHECK(progress[i] == PngProgress{State::writing, static_cast<int>(7 * (i + 1)), std::nullopt});
        }
        CHECK(folder.bytes_of("streamed.png") == folder.bytes_of("straight.png"));
        CHECK(folder.count() == 2);
    }

    TEST_CASE("three bands lie in memory, and one that found no room is as it was") {
        const ScratchFolder folder;
        SystemFiles files;
        InlineWorkers workers;
        const Bitmap whole = noise({20, 5});
        const auto stream = PngStream::create(workers, files, folder / "page.png", whole.size).value();
        for (int y = 0; y < 3; ++y) CHECK(stream->push(band(whole, y, 1)));
        CHECK(workers.waiting() == 1);
        CHECK_FALSE(stream->has_room());
        Bitmap fourth = band(whole, 3, 1);
        CHECK_FALSE(stream->push(std::move(fourth)));
        CHECK(fourth == band(whole, 3, 1));
        CHECK(stream->take_progress().empty());
        workers.run_all();
        CHECK(stream->take_progress().size() == 3);
        CHECK(stream->has_room());
        CHECK(stream->push(std::move(fourth)));
        workers.run_all();
        // The workers have no room: the band waits until somebody asks how things stand.
        workers.fault().strike_at(1);
        CHECK(stream->push(band(whole, 4, 1)));
        CHECK(workers.waiting() == 0);
        CHECK(stream->take_progress() == std::vector{PngProgress{State::writing, 4, std::nullopt}});
        CHECK(workers.waiting() == 1);
        workers.run_all();
        CHECK(stream->take_progress() == std::vector{PngProgress{State::finished, 5, std::nullopt}});
        CHECK(fs::exists(folder / "page.png"));
        CHECK(stream->push(band(whole, 4, 1)));  // too late, passed over
        stream->stop();
        CHECK(stream->take_progress().empty());
        CHECK(fs::exists(folder / "page.png"));
    }

    TEST_CASE("stopped half-way, nothing is left") {
        const ScratchFolder folder;
        SystemFiles files;
        const Bitmap whole = noise({300, 20});
        for (const bool work_waits : {false, true}) {
            InlineWorkers workers;
            const auto stream = PngStream::create(workers, files, folder / "page.png", whole.size).value();
            CHECK(stream->push(band(whole, 0, 10)));
            workers.run_all();
            CHECK(folder.count() == 1);  // the temporary file
            if (work_waits) CHECK(stream->push(band(whole, 10, 5)));
            stream->stop();
            stream->stop();
            workers.run_all();
            CHECK(ends_of(stream->take_progress()) == std::vector{PngProgress{State::stopped, 10, std::nullopt}});
            CHECK(folder.count() == 0);
            CHECK(stream->push(band(whole, 10, 10)));
            CHECK(workers.waiting() == 0);
        }
        {
            InlineWorkers workers;
            auto stream = PngStream::create(workers, files, folder / "page.png", whole.size).value();
            CHECK(stream->push(band(whole, 0, 10)));
            stream.reset();
            workers.run_all();
            CHECK(folder.count() == 0);
        }
        // The pool ends while a job waits.
        auto pool = WorkerPool::create(1, 4, {}).value();
        auto stream = PngStream::create(*pool, files, folder / "page.png", whole.size).value();
        for (int y = 0; y < 20; y += 2) {
            if (!stream->push(band(whole, y, 1))) break;
        }
        stream.reset();
        pool.reset();
        CHECK(folder.count() == 0);
    }

    TEST_CASE("whichever call fails in the background, one error tells, and nothing is left") {
        const ScratchFolder folder;
        SystemFiles real;
        FaultyFiles files(real);
        const Bitmap whole = noise({300, 200});
        int faults = 0;
        for (int call = 1;; ++call, ++faults) {
            files.fault().strike_at(call);
            InlineWorkers workers;
            auto stream = PngStream::create(workers, files, folder / "page.png", whole.size);
            if (!stream) continue;
            std::vector<PngProgress> progress;
            for (int y = 0; y < 200; y += 20) {
                CHECK((*stream)->push(band(whole, y, 20)));
                workers.run_all();
                for (PngProgress& step : (*stream)->take_progress()) progress.push_back(std::move(step));
            }
            const auto ends = ends_of(progress);
            REQUIRE(ends.size() == 1);
            if (ends[0].state == State::finished) break;
            CHECK(ends[0].error == Error{(folder / "page.png").string() + ": the test's fault"});
            CHECK(folder.count() == 0);
        }
        CHECK(faults > 5);
        CHECK(folder.count() == 1);
    }

    TEST_CASE("rows that do not fit are an error") {
        const ScratchFolder folder;
        SystemFiles files;
        InlineWorkers workers;
        const Bitmap whole = noise({20, 5});
        const auto stream = PngStream::create(workers, files, folder / "page.png", {20, 4}).value();
        CHECK(stream->push(band(whole, 0, 5)));
        workers.run_all();
        const auto progress = stream->take_progress();
        REQUIRE(progress.size() == 1);
        CHECK(progress[0].state == State::failed);
        CHECK(folder.count() == 0);
        CHECK_FALSE(PngStream::create(workers, files, folder / "page.png", {0, 4}).ok());
    }
}
