#include "render/program.h"

#include <doctest/doctest.h>

using namespace foyer;

TEST_SUITE("render") {
    TEST_CASE("the first complaint of each driver's log is found") {
        const ShaderComplaint mesa =
            first_complaint("1:12(5): error: syntax error, unexpected '}'\n1:13(1): error: more\n");
        CHECK(mesa.line == 12);
        CHECK(mesa.message == "error: syntax error, unexpected '}'");
        const ShaderComplaint nvidia = first_complaint("1(31) : error C0000: syntax error, unexpected ';'\n");
        CHECK(nvidia.line == 31);
        CHECK(nvidia.message == "error C0000: syntax error, unexpected ';'");
        const ShaderComplaint other = first_complaint("\nERROR: 0:7: 'u_scale' : undeclared identifier\n");
        CHECK(other.line == 7);
        CHECK(other.message == "'u_scale' : undeclared identifier");
        const ShaderComplaint none = first_complaint("something went wrong\n");
        CHECK(none.line == 0);
        CHECK(none.message == "something went wrong");
        CHECK(first_complaint("").message.empty());
    }
}
