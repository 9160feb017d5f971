#include "platform/worker_pool.h"

#include <doctest/doctest.h>

#include <atomic>
#include <latch>
#include <semaphore>
#include <stdexcept>
#include <thread>

#include "core/log.h"
#include "support/inline_workers.h"

using namespace foyer;
using namespace foyer::testing;

TEST_SUITE("platform") {
    TEST_CASE("results come back by the mailbox, and each job wakes") {
        std::counting_semaphore<> woken(0);
        auto mailbox = std::make_shared<Mailbox<int>>();
        const auto pool = WorkerPool::create(2, 100, [&] { woken.release(); });
        REQUIRE(pool.ok());
        for (int i = 1; i <= 100; ++i) CHECK((*pool)->submit([mailbox, i] { mailbox->post(i); }));
        for (int i = 1; i <= 100; ++i) woken.acquire();
        int sum = 0;
        for (const int value : mailbox->take()) sum += value;
        CHECK(sum == 5050);
        CHECK(mailbox->take().empty());
    }

    TEST_CASE("the pool is bounded, and drops what waits when it ends") {
        std::latch started(1), go_on(1);
        std::atomic<int> ran = 0;
        const auto kept = std::make_shared<int>(0);
        std::thread releaser;
        {
            const auto pool = WorkerPool::create(1, 2, {});
            REQUIRE(pool.ok());
            CHECK((*pool)->submit([&] {
                started.count_down();
                go_on.wait();
                ++ran;
            }));
            started.wait();
            CHECK((*pool)->submit([&, kept] { ++ran; }));
            CHECK((*pool)->submit([&, kept] { ++ran; }));
            CHECK_FALSE((*pool)->submit([&, kept] { ++ran; }));
            CHECK(kept.use_count() == 3);
            // The job goes on only when the pool's end has dropped the others, and so let go of what they held.
            releaser = std::thread([&, watched = std::weak_ptr<int>(kept)] {
                while (watched.use_count() > 1) std::this_thread::yield();
                go_on.count_down();
            });
        }
        releaser.join();
        CHECK(ran == 1);
        CHECK(kept.use_count() == 1);
    }

    TEST_CASE("what a job throws is logged, and the pool works on") {
        std::counting_semaphore<> woken(0);
        const auto pool = WorkerPool::create(1, 8, [&] { woken.release(); });
        REQUIRE(pool.ok());
        // The log is gathered by thread: it is begun and ended on the worker's.
        std::unique_ptr<log::Gather> gather;
        std::vector<std::string> lines;
        CHECK((*pool)->submit([&] { gather = std::make_unique<log::Gather>(); }));
        CHECK((*pool)->submit([] { throw std::runtime_error("a broken font"); }));
        CHECK((*pool)->submit([] { throw 7; }));
        CHECK((*pool)->submit([&] {
            lines = gather->take();
            gather.reset();
        }));
        for (int i = 0; i < 4; ++i) woken.acquire();
        CHECK(lines == std::vector<std::string>{"work in the background failed: a broken font",
                                                "work in the background failed for an unknown reason"});
    }

    TEST_CASE("inline workers work when they are told") {
        InlineWorkers workers(2);
        int ran = 0;
        CHECK(workers.submit([&] { ++ran; }));
        workers.fault().strike_at(1);
        CHECK_FALSE(workers.submit([&] { ++ran; }));
        CHECK(workers.submit([&] { CHECK(workers.submit([&] { ++ran; })); }));
        CHECK_FALSE(workers.submit([&] { ++ran; }));
        CHECK(ran == 0);
        workers.run_all();
        CHECK(ran == 2);
        CHECK_FALSE(workers.run_one());
    }
}
