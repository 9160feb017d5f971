// A GL context with no display: SDL's offscreen driver on Mesa. For tests in files named *_gl.cpp.
#pragma once

#include <SDL2/SDL.h>
#include <dlfcn.h>
#include <link.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/bitmap.h"

namespace foyer::test {

enum class Api { gl, gles };

/// The context is current while this lives; what it owns must go first.
class GlContext {
public:
    explicit GlContext(Api api = Api::gl, PixelSize size = {320, 180}) {
        SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen");
        if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
            m_error = SDL_GetError();
            return;
        }
        m_initialised = true;
        const bool gles = api == Api::gles;
        SDL_GL_ResetAttributes();
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK,
                            gles ? SDL_GL_CONTEXT_PROFILE_ES : SDL_GL_CONTEXT_PROFILE_CORE);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, gles ? 0 : 3);
        m_window =
            SDL_CreateWindow("foyer tests", 0, 0, size.width, size.height, SDL_WINDOW_OPENGL | SDL_WINDOW_HIDDEN);
        if (m_window != nullptr) m_context = SDL_GL_CreateContext(m_window);
        if (m_context == nullptr) m_error = SDL_GetError();
        keep_driver();
    }

    ~GlContext() {
        if (m_context != nullptr) SDL_GL_DeleteContext(m_context);
        if (m_window != nullptr) SDL_DestroyWindow(m_window);
        if (m_initialised) SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }

    GlContext(const GlContext&) = delete;
    GlContext& operator=(const GlContext&) = delete;

    bool ok() const { return m_context != nullptr; }
    /// Why there is none.
    const std::string& error() const { return m_error; }

    /// What the window shows, the top row first.
    Bitmap read(PixelSize size) const {
        bind_window();
        Bitmap bitmap{size, {}};
        const auto stride = static_cast<std::size_t>(size.width) * 4;
        std::vector<std::uint8_t> rows(stride * static_cast<std::size_t>(size.height));
        constexpr unsigned rgba = 0x1908, unsigned_byte = 0x1401, pack_row_length = 0x0D02;
        function<void(unsigned, int)>("glPixelStorei")(pack_row_length, 0);
        function<void(int, int, int, int, unsigned, unsigned, void*)>("glReadPixels")(0, 0, size.width, size.height,
                                                                                      rgba, unsigned_byte, rows.data());
        for (int y = size.height - 1; y >= 0; --y)
            bitmap.pixels.insert(bitmap.pixels.end(), &rows[static_cast<std::size_t>(y) * stride],
                                 &rows[static_cast<std::size_t>(y) * stride] + stride);
        return bitmap;
    }

    /// Covers the window with one colour behind the renderer's back.
    void scribble(float red, float green, float blue) const {
        bind_window();
        constexpr unsigned scissor_test = 0x0C11, colour_bit = 0x4000;
        function<void(unsigned)>("glDisable")(scissor_test);
        function<void(float, float, float, float)>("glClearColor")(red, green, blue, 1);
        function<void(unsigned)>("glClear")(colour_bit);
    }

private:
    // Fetched by name, so that the tests need no GL library of their own.
    template <class Signature>
    static Signature* function(const char* name) {
        return reinterpret_cast<Signature*>(SDL_GL_GetProcAddress(name));
    }

    /// Holds the driver's libraries in memory: a leak checker can only pass over what it can name.
    static void keep_driver() {
        std::vector<std::string> libraries;
        dl_iterate_phdr(
            [](dl_phdr_info* info, std::size_t, void* list) {
                const std::string_view path = info->dlpi_name;
                if (path.find("/dri/") != std::string_view::npos || path.find("GL") != std::string_view::npos ||
                    path.find("libgallium") != std::string_view::npos)
                    static_cast<std::vector<std::string>*>(list)->emplace_back(path);
                return 0;
            },
            &libraries);
        for (const std::string& library : libraries)
            if (void* handle = dlopen(library.c_str(), RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE)) dlclose(handle);
    }

    static void bind_window() {
        constexpr unsigned framebuffer = 0x8D40;
        function<void(unsigned, unsigned)>("glBindFramebuffer")(framebuffer, 0);
    }

    SDL_Window* m_window = nullptr;
    SDL_GLContext m_context = nullptr;
    bool m_initialised = false;
    std::string m_error;
};

}  // namespace foyer::test
