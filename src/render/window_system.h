// What the renderer asks the window system (EGL or GLX) about the current context.
#pragma once

namespace foyer {

/// Whether any GL context is current on this thread.
bool has_current_context();

/// How many frames ago the back buffer now drawn into was shown; 0 where its content is undefined or nobody knows.
int back_buffer_age();

}  // namespace foyer
