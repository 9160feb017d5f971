// The desktop's clipboard, as text. Main thread only, while SDL's video runs.
#pragma once

#include <string>

namespace foyer {

/// Well-formed UTF-8; empty where there is no text.
std::string clipboard_text();

/// A desktop that refuses keeps what it had.
void set_clipboard_text(const std::string& text);

}  // namespace foyer
