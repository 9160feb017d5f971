#include "app/look.h"

namespace foyer {

Style rebased(const Style& mine, const Style& before, const Style& now) {
    Style result = now;
    for (const std::size_t row : differing_rows(mine, before)) static_cast<void>(result.set(row, mine.value(row)));
    return result;
}

}  // namespace foyer
