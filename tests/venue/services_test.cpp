// The small services: the supervisor told, a hang ended, files written late, the status.
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <atomic>

#include "core/text.h"
#include "support/faulty_files.h"
#include "support/inline_workers.h"
#include "support/manual_clock.h"
#include "support/scratch_folder.h"
#include "venue/hang_guard.h"
#include "venue/notifier.h"
#include "venue/status.h"

using namespace foyer;
using namespace std::chrono_literals;
using foyer::testing::FaultyFiles;
using foyer::testing::InlineWorkers;
using foyer::testing::ManualClock;
using foyer::testing::ScratchFolder;

namespace {

/// What systemd is to the program.
struct Supervisor {
    explicit Supervisor(const std::string& address)
        : socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
        sockaddr_un name{};
        name.sun_family = AF_UNIX;
        address.copy(name.sun_path, sizeof name.sun_path - 1);
        if (name.sun_path[0] == '@') name.sun_path[0] = '\0';
        const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address.size());
        REQUIRE(::bind(socket.number(), reinterpret_cast<const sockaddr*>(&name), length) == 0);
    }
    std::string hear() const {
        char bytes[256];
        const ssize_t count = ::recv(socket.number(), bytes, sizeof bytes, 0);
        return count < 0 ? std::string() : std::string(bytes, static_cast<std::size_t>(count));
    }
    Descriptor socket;
};

Environment with_socket(const std::string& address) {
    return [address](const char* name) {
        return std::string_view(name) == "NOTIFY_SOCKET" ? std::optional(address) : std::nullopt;
    };
}

}  // namespace

TEST_CASE("the supervisor hears what it is told, by a path or an abstract name") {
    const ScratchFolder folder;
    for (const std::string& address : {(folder / "notify").string(), "@foyer-test-" + std::to_string(::getpid())}) {
        const Supervisor supervisor(address);
        SystemNotifier notifier(with_socket(address));
        notifier.notify("READY=1\nSTATUS=shows a.md");
        CHECK(supervisor.hear() == "READY=1\nSTATUS=shows a.md");
        for (int i = 0; i < 5000; ++i) notifier.notify("WATCHDOG=1");  // nobody listens: it never waits
        CHECK(supervisor.hear() == "WATCHDOG=1");
    }
}

TEST_CASE("without a supervisor nothing is told, and nothing goes wrong") {
    for (const std::string& address :
         {std::string(), std::string("relative"), std::string("/nowhere/socket"), "/" + std::string(200, 'x')}) {
        SystemNotifier(with_socket(address)).notify("READY=1");
    }
    SystemNotifier([](const char*) { return std::nullopt; }).notify("READY=1");
}

TEST_CASE("a main thread that hangs is ended, once, and only if it is seen to hang twice") {
    ManualClock clock;
    std::atomic<int> ended = 0;
    const auto guard = HangGuard::create(clock, 30s, [&ended] { ++ended; });
    REQUIRE(guard.ok());
    for (int i = 0; i < 10; ++i) {
        clock.advance(29s);
        (*guard)->look();
        (*guard)->alive();
    }
    CHECK(ended == 0);
    clock.advance(31s);
    (*guard)->look();
    (*guard)->alive();  // as after the machine slept
    (*guard)->look();
    CHECK(ended == 0);
    clock.advance(31s);
    for (int i = 0; i < 5; ++i) (*guard)->look();
    CHECK(ended == 1);
}

TEST_CASE("a late file holds the last of what was put, and writes no more than it must") {
    const ScratchFolder folder;
    SystemFiles system;
    FaultyFiles files(system);
    InlineWorkers workers(1);
    LateFile late(folder / "place", files, workers);
    for (int i = 0; i < 100; ++i) late.put(std::to_string(i));
    workers.run_all();
    CHECK(folder.bytes_of("place") == "0");
    CHECK_FALSE(late.take());
    workers.run_all();
    CHECK(folder.bytes_of("place") == "99");
    CHECK_FALSE(late.take());
    workers.run_all();
    late.put("100");
    late.put("101");
    CHECK(late.finish().ok());
    CHECK(folder.bytes_of("place") == "101");
    workers.run_all();  // the one that was on its way comes too late
    CHECK(folder.bytes_of("place") == "101");
}

TEST_CASE("a late file tells once of a disk that refuses, and again when it was well in between") {
    const ScratchFolder folder;
    SystemFiles system;
    FaultyFiles files(system);
    InlineWorkers workers;
    LateFile late(folder / "place", files, workers);
    const auto put = [&](const char* bytes) {
        late.put(bytes);
        workers.run_all();
        return late.take().has_value();
    };
    files.fault().strike_from(1);
    CHECK(put("a"));
    CHECK_FALSE(put("b"));
    files.fault().strike_at(0);
    CHECK_FALSE(put("c"));
    files.fault().strike_from(1);
    CHECK(put("d"));
    CHECK(folder.bytes_of("place") == "c");
    workers.fault().strike_from(1);  // and workers that have no time
    late.put("e");
    files.fault().strike_at(0);
    CHECK(late.finish().ok());
    CHECK(folder.bytes_of("place") == "e");
}

TEST_CASE("the status is JSON, written every ten seconds and at changes") {
    const ScratchFolder folder;
    SystemFiles files;
    InlineWorkers workers;
    StatusFile file(folder / "status.json", files, workers);
    KioskStatus status;
    status.edition = "a \"b\".md";
    status.beat = "opening";
    status.good = {{"a \"b\".md", "00ff"}};
    status.diagnostics = {{Severity::warning, "a.md", {3, 4}, "odd", "mend it"}};
    status.written = std::chrono::sys_days(std::chrono::year(2026) / 11 / 25);
    int written = 0;
    for (auto now = 0s; now < 100s; ++now) {
        ++status.frames;
        status.memory += 4096;
        if (now == 55s) status.beat = "hero";
        if (!file.wants(status, now)) continue;
        file.put(status, now);
        workers.run_all();
        ++written;
    }
    CHECK(written == 11);
    const std::string text = folder.bytes_of("status.json");
    CHECK(text.find(R"("edition": "a \"b\".md",)") != std::string::npos);
    CHECK(text.find(R"("beat": "hero",)") != std::string::npos);
    CHECK(text.find(R"("written": "2026-11-25T00:00:00Z",)") != std::string::npos);
    CHECK(text.find(R"("last_good": [{"review": "a \"b\".md", "digest": "00ff"}],)") != std::string::npos);
    CHECK(
        text.find(
            R"("diagnostics": [{"severity": "warning", "file": "a.md", "line": 3, "column": 4, "message": "odd", "cure": "mend it"}])") !=
        std::string::npos);
    CHECK(text.ends_with("}\n"));
    StatusFile none({}, files, workers);
    CHECK_FALSE(none.wants(status, 0s));
    CHECK(none.finish().ok());
}

TEST_CASE("a frame's hash tells pictures apart, and memory is held") {
    Bitmap a{{2, 1}, {1, 2, 3, 4, 5, 6, 7, 8}}, b = a;
    CHECK(frame_hash(a) == frame_hash(b));
    CHECK(frame_hash(a).size() == 16);
    b.pixels[7] = 9;
    CHECK(frame_hash(a) != frame_hash(b));
    CHECK(memory_held(SystemFiles()) > 1'000'000);
}
