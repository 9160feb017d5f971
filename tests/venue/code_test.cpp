#include "venue/code.h"

#include <doctest/doctest.h>

#include "core/log.h"
#include "support/faulty_files.h"
#include "support/scratch_folder.h"

using namespace foyer;
using namespace std::chrono_literals;
using foyer::testing::FaultyFiles;
using foyer::testing::ScratchFolder;

TEST_CASE("a code is kept as a salted hash, and only the same code matches") {
    const Result<std::string> hash = hash_code("2468"), again = hash_code("2468");
    REQUIRE(hash.ok());
    CHECK(hash->starts_with("$y$"));
    CHECK(*hash != *again);
    CHECK(hash->find("2468") == std::string::npos);
    CHECK(code_matches("2468", *hash));
    CHECK(code_matches("2468", *again));
    for (const char* wrong : {"", "2469", "24680", "246", " 2468"}) CHECK_FALSE(code_matches(wrong, *hash));
    for (const char* broken : {"", "*0", "x", "$y$", "2468"}) CHECK_FALSE(code_matches("2468", broken));
}

TEST_CASE("what is no code is not taken for one") {
    for (const char* code : {"", "123", "1234567890123", "12a4", "12 4", "１２３４"}) {
        const Result<std::string> hash = hash_code(code);
        REQUIRE_FALSE(hash.ok());
        CHECK(hash.error().message == "a code is 4 to 12 digits");
    }
}

TEST_CASE("five wrong codes are free, then each costs twice the wait, at most an hour") {
    CHECK(wait_after(4) == 0s);
    CHECK(wait_after(5) == 30s);
    CHECK(wait_after(6) == 60s);
    CHECK(wait_after(7) == 120s);
    CHECK(wait_after(12) == 3600s);
    CHECK(wait_after(1'000'000) == 3600s);
}

TEST_CASE("wrong codes are counted, slowed and logged, across restarts too; the right one opens") {
    const ScratchFolder folder;
    SystemFiles files;
    REQUIRE(CodeLock::set("2468", folder / "config", files).ok());
    log::Gather said;
    std::chrono::nanoseconds now = 100s;
    {
        CodeLock lock(folder / "config", folder.path(), files, now);
        REQUIRE(lock.is_set());
        for (int i = 0; i < 4; ++i) CHECK(lock.attempt("1111", now) == CodeAnswer::wrong);
        CHECK(lock.attempt("2468", now) == CodeAnswer::right);
        for (int i = 0; i < 5; ++i) CHECK(lock.attempt("1111", now) == CodeAnswer::wrong);
        CHECK(lock.wait(now) == 30s);
        CHECK(lock.attempt("2468", now) == CodeAnswer::wait);
        now += 29s;
        CHECK(lock.attempt("2468", now) == CodeAnswer::wait);
        now += 1s;
        CHECK(lock.attempt("1111", now) == CodeAnswer::wrong);
        CHECK(lock.wait(now) == 60s);
    }
    now = 5s;  // the clock begins anew with the machine
    CodeLock lock(folder / "config", folder.path(), files, now);
    CHECK(lock.failed() == 6);
    CHECK(lock.wait(now) == 60s);
    CHECK(lock.attempt("2468", now) == CodeAnswer::wait);
    now += 60s;
    CHECK(lock.attempt("2468", now) == CodeAnswer::right);
    CHECK(lock.failed() == 0);
    CHECK(CodeLock(folder / "config", folder.path(), files, now).failed() == 0);
    const auto lines = said.take();
    CHECK(lines.size() == 10);
    CHECK(lines.back() == "a wrong code was given, the 6. on end; the next may be tried in 60 s");
    for (const std::string& line : lines) CHECK(line.find("1111") == std::string::npos);
}

TEST_CASE("a try is counted on disk before it is compared") {
    const ScratchFolder folder;
    SystemFiles files;
    REQUIRE(CodeLock::set("2468", folder.path(), files).ok());
    log::Gather said;
    FaultyFiles faulty(files);
    CodeLock lock(folder.path(), folder.path(), faulty, 0s);
    faulty.fault().strike_from(1000);
    CHECK(lock.attempt("1111", 0s) == CodeAnswer::wrong);
    CHECK(folder.bytes_of("kiosk-attempts") == "1\n");
    // A disk that refuses costs the memory of it beyond this run, and shuts nobody out.
    faulty.fault().strike_from(1);
    CHECK(lock.attempt("1111", 0s) == CodeAnswer::wrong);
    CHECK(lock.failed() == 2);
    CHECK(lock.attempt("2468", 0s) == CodeAnswer::right);
}

TEST_CASE("a code's file can be read by its owner alone, and is the old or the new one") {
    const ScratchFolder folder;
    SystemFiles files;
    REQUIRE(CodeLock::set("2468", folder.path(), files).ok());
    const auto rights = std::filesystem::status(folder / "kiosk-code").permissions();
    CHECK((rights & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
          std::filesystem::perms::none);
    FaultyFiles faulty(files);
    for (int call = 1; call <= 4; ++call) {
        faulty.fault().strike_at(call);
        const bool set = CodeLock::set("97531", folder.path(), faulty).ok();
        const CodeLock lock(folder.path(), folder.path(), files, 0s);
        REQUIRE(lock.is_set());
        const std::string hash = folder.bytes_of("kiosk-code").substr(0, folder.bytes_of("kiosk-code").size() - 1);
        CHECK(code_matches(set ? "97531" : "2468", hash));
        REQUIRE(CodeLock::set("2468", folder.path(), files).ok());
    }
    CHECK_FALSE(CodeLock::set("12", folder.path(), files).ok());
    CHECK(CodeLock(folder / "nothing", folder.path(), files, 0s).attempt("1234", 0s) == CodeAnswer::no_code);
}
