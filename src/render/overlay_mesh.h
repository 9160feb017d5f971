// The overlay's triangles and glyphs on the GPU, carried over when they change.
#pragma once

#include "paint/overlay.h"
#include "render/gl.h"
#include "render/program.h"

namespace foyer {

class OverlayMesh {
public:
    OverlayMesh();

    /// Takes over an overlay, or none, and says which part of the window looks different with it.
    PixelRect update(const Overlay* overlay);

    /// Lets go of what was carried over, the glyphs too: they are as large as all the rest.
    void forget();

    PixelRect bounds() const { return m_kept.bounds(); }

    /// Draws inside `part` of the bound framebuffer, whose size in px is `size`; its first row is the window's foot
    /// where `flipped`, else its head. Returns the draw calls made.
    int draw(const Program& program, PixelSize size, bool flipped, PixelRect part) const;

    std::size_t texture_bytes() const;

private:
    void upload();

    Overlay m_kept;
    std::vector<OverlayPart> m_drawn;  // those that lie within the indices and vertices
    gl::VertexArray m_array;
    gl::Buffer m_vertices, m_indices;
    gl::Texture m_glyphs;
    std::shared_ptr<const CoverageMap> m_uploaded;
};

}  // namespace foyer
