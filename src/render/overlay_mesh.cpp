#include "render/overlay_mesh.h"

#include <cstddef>

#include "render/region.h"
#include "render/textures.h"

namespace foyer {
namespace {

/// The overlay's vertices from `first` on: GLES 3.0 has no draw call with a base vertex.
void point_at(std::uint32_t first) {
    const auto attribute = [first](GLuint place, GLint count, GLenum type, GLboolean normalised, std::size_t offset) {
        glVertexAttribPointer(place, count, type, normalised, sizeof(OverlayVertex),
                              reinterpret_cast<const void*>(first * sizeof(OverlayVertex) + offset));
    };
    attribute(0, 2, GL_FLOAT, GL_FALSE, offsetof(OverlayVertex, x));
    attribute(1, 2, GL_FLOAT, GL_FALSE, offsetof(OverlayVertex, u));
    attribute(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(OverlayVertex, rgba));
}

bool complete(const Overlay& overlay, const OverlayPart& part) {
    const std::size_t end = std::size_t{part.first_index} + part.index_count;
    if (end > overlay.indices.size()) return false;
    for (std::size_t i = part.first_index; i < end; ++i)
        if (std::size_t{part.first_vertex} + overlay.indices[i] >= overlay.vertices.size()) return false;
    return true;
}

}  // namespace

OverlayMesh::OverlayMesh()
    : m_array(gl::make_vertex_array()), m_vertices(gl::make_buffer()), m_indices(gl::make_buffer()) {
    glBindVertexArray(m_array.name());
    glBindBuffer(GL_ARRAY_BUFFER, m_vertices.name());
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, m_indices.name());
    for (const GLuint place : {0U, 1U, 2U}) glEnableVertexAttribArray(place);
    glBindVertexArray(0);
}

PixelRect OverlayMesh::update(const Overlay* overlay) {
    const Overlay none;
    const Overlay& next = overlay != nullptr ? *overlay : none;
    if (m_kept == next) return {};
    const PixelRect changed = changed_area(m_kept, next);
    m_kept = next;
    m_drawn.clear();
    for (const OverlayPart& part : m_kept.parts)
        if (part.index_count > 0 && complete(m_kept, part)) m_drawn.push_back(part);
    upload();
    return changed;
}

void OverlayMesh::forget() {
    m_kept = {};
    m_drawn.clear();
    m_glyphs = {};
    m_uploaded.reset();
}

void OverlayMesh::upload() {
    if (m_drawn.empty()) return;
    glBindVertexArray(m_array.name());
    glBindBuffer(GL_ARRAY_BUFFER, m_vertices.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(m_kept.vertices.size() * sizeof(OverlayVertex)),
                 m_kept.vertices.data(), GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(m_kept.indices.size() * sizeof(std::uint16_t)),
                 m_kept.indices.data(), GL_STREAM_DRAW);
    glBindVertexArray(0);
    if (m_glyphs && m_uploaded == m_kept.glyphs) return;
    m_uploaded = m_kept.glyphs;
    const CoverageMap covered{{1, 1}, {255}};
    m_glyphs = coverage_texture(m_uploaded && !m_uploaded->size.empty() ? *m_uploaded : covered);
}

int OverlayMesh::draw(const Program& program, PixelSize size, bool flipped, PixelRect part) const {
    if (m_drawn.empty() || common(part, bounds()).empty()) return 0;
    program.use();
    const float across = 2.0F / static_cast<float>(size.width),
                down = (flipped ? -2.0F : 2.0F) / static_cast<float>(size.height);
    glUniform4f(program.uniform("u_to_clip"), across, down, -1, flipped ? 1.0F : -1.0F);
    glUniform1i(program.uniform("u_glyphs"), 0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, m_glyphs.name());
    glViewport(0, 0, size.width, size.height);
    glEnable(GL_BLEND);
    glBindVertexArray(m_array.name());
    glBindBuffer(GL_ARRAY_BUFFER, m_vertices.name());
    int calls = 0;
    for (const OverlayPart& one : m_drawn) {
        const PixelRect seen = common(one.clip, part);
        if (seen.empty()) continue;
        point_at(one.first_vertex);
        glScissor(seen.x, flipped ? size.height - seen.y - seen.height : seen.y, seen.width, seen.height);
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(one.index_count), GL_UNSIGNED_SHORT,
                       reinterpret_cast<const void*>(one.first_index * sizeof(std::uint16_t)));
        ++calls;
    }
    glBindVertexArray(0);
    return calls;
}

std::size_t OverlayMesh::texture_bytes() const {
    if (!m_uploaded) return 0;
    return static_cast<std::size_t>(m_uploaded->size.width) * static_cast<std::size_t>(m_uploaded->size.height);
}

}  // namespace foyer
