// The system's error numbers in plain words, for the ends of messages.
#pragma once

#include <string>
#include <system_error>

namespace foyer {

/// `there is no such file`, `the disk is full` …, for a number as errno holds it.
std::string cause_of(int error_number);
std::string cause_of(const std::error_code& code);

}  // namespace foyer
