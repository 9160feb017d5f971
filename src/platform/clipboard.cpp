#include "platform/clipboard.h"

#include <SDL.h>

#include <memory>

#include "core/text.h"

namespace foyer {

std::string clipboard_text() {
    const std::unique_ptr<char, decltype(&SDL_free)> text(SDL_GetClipboardText(), SDL_free);
    return text ? well_formed(text.get()) : std::string();
}

void set_clipboard_text(const std::string& text) { SDL_SetClipboardText(text.c_str()); }

}  // namespace foyer
