// Prepares Markdown before it is parsed, without moving a character: what is taken out is overwritten with spaces, so
// that every place found in the prepared text holds in the writer's.
#pragma once

#include <cstddef>
#include <string>

#include "review/report.h"
#include "review/source.h"

namespace foyer::parsing {

/// The source from `begin` to `end`, without comments (`<!-- … -->`) and without more than 16 markers of quotes and
/// lists at the head of one line.
std::string prepared_markdown(const SourceText& source, std::size_t begin, std::size_t end, Report& report);

}  // namespace foyer::parsing
