// Character references of HTML and Markdown: `&amp;`, `&#8217;`, `&#x2019;`.
#pragma once

#include <string>
#include <string_view>

namespace foyer::parsing {

/// The characters a reference stands for, given with its `&` and `;`. A name that is not known comes back as written; a
/// number that is no character is U+FFFD.
std::string decode_entity(std::string_view entity);

}  // namespace foyer::parsing
