#include "core/diagnostic.h"

#include <doctest/doctest.h>

using namespace foyer;

TEST_SUITE("core") {
    TEST_CASE("a diagnostic is one line as compilers write it") {
        CHECK(to_string(Diagnostic{Severity::warning, "a.md", {3, 7}, "odd", "mend it"}) ==
              "a.md:3:7: warning: odd (mend it)");
        CHECK(to_string(Diagnostic{Severity::error, "a.md", {3, 0}, "odd", ""}) == "a.md:3: error: odd");
        CHECK(to_string(Diagnostic{Severity::note, "a.md", {}, "odd", ""}) == "a.md: note: odd");
        CHECK(to_string(Diagnostic{Severity::note, "a.md", {0, 5}, "odd", ""}) == "a.md: note: odd");
        CHECK(to_string(Diagnostic{Severity::note, "", {}, "odd", ""}) == "note: odd");
        CHECK(to_string(Diagnostic{Severity::error, "a\nb", {1, 1}, "c\td\x1b[31m", "e\r\n"}) ==
              "a b:1:1: error: c d [31m (e  )");
    }

    TEST_CASE("only errors are errors") {
        Diagnostics diagnostics = {{Severity::note, "", {}, "a", ""}, {Severity::warning, "", {}, "b", ""}};
        CHECK_FALSE(has_errors({}));
        CHECK_FALSE(has_errors(diagnostics));
        diagnostics.push_back({Severity::error, "", {}, "c", ""});
        CHECK(has_errors(diagnostics));
    }
}
