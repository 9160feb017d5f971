// Reads a front matter whatever is wrong with it: says what is wrong in a writer's words, mends single lines where it
// is plain what was meant, and loses no more than the key that cannot be read.
#pragma once

#include <vector>

#include "review/front_matter_text.h"
#include "review/report.h"
#include "review/yaml_value.h"

namespace foyer::parsing {

/// The top-level keys in the order of the text. `text` is mended in place, so that marks refer to what it holds
/// afterwards.
std::vector<YamlEntry> read_entries(FrontMatterText& text, Report& report);

/// Whether YAML takes all of it as a map of keys, once common slips in single lines are mended. Reports nothing.
bool is_sound(FrontMatterText text);

}  // namespace foyer::parsing
