#include "core/log.h"

#include <doctest/doctest.h>

using namespace foyer;

TEST_CASE("the log's lines go where they are sent, until they are no longer") {
    std::vector<std::string> lines;
    log::redirect([&lines](Severity severity, const std::string& message) { lines.push_back(std::string(to_string(severity)) + " " + message); });
    log::info("a");
    log::warning("b");
    log::error("c");
    log::say(Severity::warning, "d");
    {
        log::Gather gather;
        log::warning("gathered");
        CHECK(gather.take() == std::vector<std::string>{"gathered"});
    }
    log::redirect({});
    CHECK(lines == std::vector<std::string>{"note a", "warning b", "error c", "warning d"});
}
