// Nesting of a page, capped before the parser sees it.
#pragma once

#include <string_view>

namespace foyer::importing {

/// Elements in one another that a page may have. The parser's own limit is higher; real pages stay below 60.
inline constexpr int deepest_page = 400;

/// How deep elements stand in one another at most. Those whose end may be left out (`p`, `li`, `td` …) count no level:
/// they cannot nest without another between. Stops counting behind `deepest_page`.
int nesting_of(std::string_view html);

}  // namespace foyer::importing
