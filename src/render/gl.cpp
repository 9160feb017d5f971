#include "render/gl.h"

namespace foyer::gl {
namespace {
int live_count = 0;  // GL lives on one thread
}

int live_objects() { return live_count; }
void count_object(int change) { live_count += change; }

Buffer make_buffer() {
    GLuint name = 0;
    glGenBuffers(1, &name);
    return Buffer(name);
}

VertexArray make_vertex_array() {
    GLuint name = 0;
    glGenVertexArrays(1, &name);
    return VertexArray(name);
}

Texture make_texture() {
    GLuint name = 0;
    glGenTextures(1, &name);
    return Texture(name);
}

Framebuffer make_framebuffer() {
    GLuint name = 0;
    glGenFramebuffers(1, &name);
    return Framebuffer(name);
}

}  // namespace foyer::gl
