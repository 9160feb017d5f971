#include "render/window_system.h"

#include <epoxy/egl.h>
#include <epoxy/glx.h>

namespace foyer {
namespace {

bool on_egl() { return epoxy_has_egl() && eglGetCurrentContext() != EGL_NO_CONTEXT; }

/// The display of the current GLX context, or nothing.
Display* glx_display() { return glXGetCurrentContext() != nullptr ? glXGetCurrentDisplay() : nullptr; }

}  // namespace

bool has_current_context() { return on_egl() || glx_display() != nullptr; }

int back_buffer_age() {
    if (on_egl()) {
        EGLDisplay display = eglGetCurrentDisplay();
        EGLint age = 0;
        if (!epoxy_has_egl_extension(display, "EGL_EXT_buffer_age") ||
            eglQuerySurface(display, eglGetCurrentSurface(EGL_DRAW), EGL_BUFFER_AGE_EXT, &age) == EGL_FALSE)
            return 0;
        return age;
    }
    Display* display = glx_display();
    if (display == nullptr || !epoxy_has_glx_extension(display, DefaultScreen(display), "GLX_EXT_buffer_age")) return 0;
    unsigned int age = 0;
    glXQueryDrawable(display, glXGetCurrentDrawable(), GLX_BACK_BUFFER_AGE_EXT, &age);
    return static_cast<int>(age);
}

}  // namespace foyer
