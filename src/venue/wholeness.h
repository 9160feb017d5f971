// Whether a text is whole, or may have been cut off on its way here: by its bytes, and by the last one that was good.
// Pure, and never sure: what seems cut short and is left so is believed in the end.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace foyer {

enum class Wholeness {
    whole,
    doubtful,  ///< believed when it has been left alone for long
    torn       ///< never to be shown
};

struct WholenessFound {
    Wholeness is = Wholeness::whole;
    std::string why;  ///< for the log, as the end of a sentence
};

/// A review's text; `good` is the last good one, if there was any.
WholenessFound text_wholeness(std::string_view text, std::optional<std::string_view> good);

/// Any other text of content: a style, a programme. An empty one is whole.
WholenessFound settings_wholeness(std::string_view text, std::optional<std::string_view> good);

}  // namespace foyer
