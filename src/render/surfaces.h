// Draws commands into a layer, and a layer into the window: programs, vertex buffers, atlas and textures together.
#pragma once

#include <span>

#include "render/batch.h"
#include "render/overlay_mesh.h"
#include "render/programs.h"
#include "render/textures.h"

namespace foyer {

struct DrawCounts {
    int draw_calls = 0, quads = 0;
};

/// What the finished page is drawn into. A window's first row is its foot, a bitmap's its head.
struct Target {
    enum class FirstRow { head, foot };
    GLuint framebuffer = 0;
    PixelSize size;
    FirstRow first_row = FirstRow::head;
};

/// A page on its way out, and how far the new one has come.
struct Fade {
    const Layer* from = nullptr;  ///< of the new page's size; none: there is only that
    double progress = 1;
    int rise = 0;  ///< px that the new page stands below its place
};

class Surfaces {
public:
    static Result<Surfaces> create(const ShaderLoader& load, GlyphSource& glyphs, Diagnostics& diagnostics);

    void reload(const ShaderLoader& load, Diagnostics& diagnostics);

    /// Sets all the state that drawing relies on; first thing in every frame.
    void begin();

    /// Draws into the layer, whose first pixel shows `shown`'s top left, inside the part `visible`; both in px of the
    /// page.
    void draw(const Layer& layer, std::span<const DrawCommand> commands, const Pictures& pictures, double scale,
              PixelRect shown, PixelRect visible);

    /// Draws a batch of a whole page where `region` is; `ready` are the textures that its calls number.
    void draw_ready(const Layer& layer, const Batch& batch, std::span<const GLuint> ready, double scale,
                    const Region& region);

    /// Covers `part` of the layer with one colour, its alpha included.
    void clear(const Layer& layer, PixelRect part, Colour colour);

    /// Copies `part` from one layer to another of its size.
    void copy(const Layer& from, const Layer& to, PixelRect part);

    /// The output pass: the layer to where it stands, its top left at that of `page`, inside `part`. All px of the
    /// target from the top left.
    void output(const Layer& from, const Target& target, PixelRect page, PixelRect part, const Output& output,
                const Fade& fade = {});

    /// Covers `part` of the target with one colour.
    void cover(const Target& target, PixelRect part, Colour colour);

    /// Draws the overlay's share of `part`.
    void draw_overlay(const Target& target, PixelRect part);

    /// Drops glyphs and programs that nothing drawn since the last call has used. The context is current.
    void drop_unused() {
        m_atlas.drop_unused();
        m_programs.drop_unused();
    }

    OverlayMesh& overlay() { return m_overlay; }
    PictureTextures& pictures() { return m_pictures; }
    Atlas& atlas() { return m_atlas; }
    const Atlas& atlas() const { return m_atlas; }
    int sheets() { return static_cast<int>(m_atlas.sheets().size()); }
    std::size_t texture_bytes() const { return m_sheets.bytes() + m_pictures.bytes() + m_overlay.texture_bytes(); }
    DrawCounts counts;

private:
    Surfaces(Programs programs, GlyphSource& glyphs);
    void upload(const Batch& batch);
    const Program& program_of(const DrawCall& call);
    void begin_layer(const Layer& layer);
    void draw_call(const DrawCall& call, const Pictures& pictures, std::span<const GLuint> ready, double scale,
                   PixelRect shown);
    /// Binds the texture of a picture's shades, made anew where they are others than the last ones.
    void set_shades(const Program& program, const CoverageMap& shades);
    void set_picture(const Program& program, const PictureCommand& command, const Pictures& pictures, double scale);

    Programs m_programs;
    Atlas m_atlas;
    SheetTextures m_sheets;
    PictureTextures m_pictures;
    OverlayMesh m_overlay;
    CoverageMap m_shades;
    gl::Texture m_shades_texture;
    gl::VertexArray m_quads, m_nothing;
    gl::Buffer m_vertices, m_indices;
    std::size_t m_indexed_quads = 0;
};

}  // namespace foyer
