// What is kept of displays from one show to the next: how the picture stands on each, and which was the audience's.
#pragma once

#include <string>

#include "app/show.h"
#include "platform/displays.h"

namespace foyer {

struct KeptDisplays {
    std::string audience;  ///< the name of the display it was last; empty where none was
    DisplayBook book;
    bool operator==(const KeptDisplays&) const = default;
};

/// Lines of text; what does not read is passed over.
std::string write_displays(const KeptDisplays& kept);
KeptDisplays read_displays(const std::string& text);

/// Displays of one name told apart by a number behind it, in the system's order.
std::vector<Display> told_apart(std::vector<Display> displays);

/// The display's name and mode: `HDMI-1 1920x1080`.
std::string display_key(const Display& display);

/// Where the audience looks: the display of that name; else, where there are several, the first that is not the main
/// one. Nothing with one display alone, unless it is that.
std::optional<Display> audience_display(const std::vector<Display>& displays, const std::string& name);

}  // namespace foyer
