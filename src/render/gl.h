// Move-only owners of GL objects. For render/'s .cpp files alone; a current context is needed throughout.
#pragma once

#include <epoxy/gl.h>

#include <utility>

namespace foyer::gl {

/// GL objects owned at this moment, in all renderers: none may be left when the last is gone.
int live_objects();
void count_object(int change);

/// Owns one GL name; `Delete` frees it. Empty after being moved from.
template <void (*Delete)(GLuint)>
class Owner {
public:
    Owner() = default;
    explicit Owner(GLuint name) : m_name(name) {
        if (name != 0) count_object(1);
    }
    ~Owner() { reset(); }
    Owner(Owner&& other) noexcept : m_name(std::exchange(other.m_name, 0)) {}
    Owner& operator=(Owner&& other) noexcept {
        if (this != &other) {
            reset();
            m_name = std::exchange(other.m_name, 0);
        }
        return *this;
    }

    GLuint name() const { return m_name; }
    explicit operator bool() const { return m_name != 0; }

private:
    void reset() {
        if (m_name == 0) return;
        Delete(std::exchange(m_name, 0));
        count_object(-1);
    }

    GLuint m_name = 0;
};

inline void delete_buffer(GLuint name) { glDeleteBuffers(1, &name); }
inline void delete_vertex_array(GLuint name) { glDeleteVertexArrays(1, &name); }
inline void delete_texture(GLuint name) { glDeleteTextures(1, &name); }
inline void delete_framebuffer(GLuint name) { glDeleteFramebuffers(1, &name); }
inline void delete_shader(GLuint name) { glDeleteShader(name); }
inline void delete_program(GLuint name) { glDeleteProgram(name); }

using Buffer = Owner<delete_buffer>;
using VertexArray = Owner<delete_vertex_array>;
using Texture = Owner<delete_texture>;
using Framebuffer = Owner<delete_framebuffer>;
using Shader = Owner<delete_shader>;
using ProgramObject = Owner<delete_program>;

Buffer make_buffer();
VertexArray make_vertex_array();
Texture make_texture();
Framebuffer make_framebuffer();

}  // namespace foyer::gl
