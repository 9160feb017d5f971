#include "render/surfaces.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace foyer {
namespace {

// Every driver takes textures this large; a 1080p spread's glyphs fill about a quarter of one sheet.
constexpr PixelSize sheet_size{2048, 2048};
constexpr int sheet_limit = 4;
constexpr GLsizei corners = 4, corner_indices = 6;

void set_colour(GLint place, Colour colour) { glUniform3f(place, colour.red, colour.green, colour.blue); }

void set_amount(const Program& program, const char* name, double amount) {
    glUniform1f(program.uniform(name), static_cast<float>(std::clamp(amount, 0.0, 1.0)));
}

void set_turn(const Program& program, const char* name, double degrees) {
    const double radians = degrees * std::numbers::pi / 180;
    glUniform2f(program.uniform(name), static_cast<float>(std::cos(radians)), static_cast<float>(std::sin(radians)));
}

void set_scissor(PixelRect part) { glScissor(part.x, part.y, part.width, part.height); }

void attribute(GLuint place, GLint count, GLenum type, GLboolean normalised, std::size_t offset) {
    glEnableVertexAttribArray(place);
    glVertexAttribPointer(place, count, type, normalised, sizeof(Vertex),
                          reinterpret_cast<const void*>(offset));  // GL's offsets are pointers by name
}

PictureFeatures features_of(const DrawCall& call) {
    if (call.picture == nullptr) return {};
    const Treatment& treatment = call.picture->treatment;
    return {treatment.halftone > 0, treatment.misregistration > 0, treatment.grain > 0,
            call.surface == Surface::torn_picture, !treatment.shades.pixels.empty()};
}

}  // namespace

Result<Surfaces> Surfaces::create(const ShaderLoader& load, GlyphSource& glyphs, Diagnostics& diagnostics) {
    Result<Programs> programs = Programs::create(load, {}, diagnostics);
    if (!programs) return programs.error();
    return Surfaces(std::move(programs).value(), glyphs);
}

Surfaces::Surfaces(Programs programs, GlyphSource& glyphs)
    : m_programs(std::move(programs)),
      m_atlas(glyphs, sheet_size, sheet_limit),
      m_quads(gl::make_vertex_array()),
      m_nothing(gl::make_vertex_array()),
      m_vertices(gl::make_buffer()),
      m_indices(gl::make_buffer()) {
    glBindVertexArray(m_quads.name());
    glBindBuffer(GL_ARRAY_BUFFER, m_vertices.name());
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, m_indices.name());
    attribute(0, 2, GL_FLOAT, GL_FALSE, offsetof(Vertex, x));
    attribute(1, 2, GL_FLOAT, GL_FALSE, offsetof(Vertex, u));
    attribute(2, 4, GL_FLOAT, GL_FALSE, offsetof(Vertex, edges));
    attribute(3, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(Vertex, colour));
    attribute(4, 2, GL_FLOAT, GL_FALSE, offsetof(Vertex, slot));
    glBindVertexArray(0);
}

void Surfaces::reload(const ShaderLoader& load, Diagnostics& diagnostics) {
    Result<Programs> programs = Programs::create(load, std::move(m_programs), diagnostics);
    // The last good ones are kept through a broken file, and the stand-ins compiled once already.
    if (programs) m_programs = std::move(programs).value();
}

void Surfaces::begin() {
    counts = {};
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_STENCIL_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_DITHER);
    glDisable(GL_RASTERIZER_DISCARD);
    glDisable(GL_SAMPLE_ALPHA_TO_COVERAGE);
    glDisable(GL_SAMPLE_COVERAGE);
    if (epoxy_is_desktop_gl()) {
        glDisable(GL_FRAMEBUFFER_SRGB);
        glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
    }
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glEnable(GL_SCISSOR_TEST);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glBindSampler(0, 0);
    glBindSampler(1, 0);
}

void Surfaces::draw(const Layer& layer, std::span<const DrawCommand> commands, const Pictures& pictures, double scale,
                    PixelRect shown, PixelRect visible) {
    visible = common(visible, shown);
    if (commands.empty() || visible.empty()) return;
    const Batch batch = build_batch(commands, {scale, visible}, m_atlas);
    if (batch.calls.empty()) return;
    m_sheets.update(m_atlas.sheets());
    upload(batch);
    // Pictures first: making a texture binds it, and the sheets' are bound call by call.
    for (const DrawCall& call : batch.calls)
        if (call.picture != nullptr) m_pictures.find(call.picture->picture, pictures);

    begin_layer(layer);
    set_scissor({visible.x - shown.x, visible.y - shown.y, visible.width, visible.height});
    for (const DrawCall& call : batch.calls) draw_call(call, pictures, {}, scale, shown);
    glBindVertexArray(0);
}

void Surfaces::draw_ready(const Layer& layer, const Batch& batch, std::span<const GLuint> ready, double scale,
                          const Region& region) {
    m_sheets.update(m_atlas.sheets());
    Batch parts;
    std::vector<std::size_t> ends;
    for (const PixelRect& rect : region.rects()) {
        append_part(parts, batch, rect);
        ends.push_back(parts.calls.size());
    }
    if (parts.calls.empty()) return;
    upload(parts);
    begin_layer(layer);
    std::size_t call = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        set_scissor(region.rects()[i]);
        for (; call < ends[i]; ++call)
            draw_call(parts.calls[call], {}, ready, scale, {0, 0, layer.size.width, layer.size.height});
    }
    glBindVertexArray(0);
}

void Surfaces::begin_layer(const Layer& layer) {
    glBindFramebuffer(GL_FRAMEBUFFER, layer.framebuffer.name());
    glViewport(0, 0, layer.size.width, layer.size.height);
    glEnable(GL_BLEND);
    glBindVertexArray(m_quads.name());
    glActiveTexture(GL_TEXTURE0);
}

void Surfaces::upload(const Batch& batch) {
    glBindVertexArray(m_quads.name());
    glBindBuffer(GL_ARRAY_BUFFER, m_vertices.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(batch.vertices.size() * sizeof(Vertex)),
                 batch.vertices.data(), GL_STREAM_DRAW);
    const std::size_t quads = batch.vertices.size() / corners;
    if (quads <= m_indexed_quads) return;
    m_indexed_quads = std::max<std::size_t>(quads, 2 * m_indexed_quads);
    std::vector<GLuint> indices;
    indices.reserve(m_indexed_quads * corner_indices);
    for (std::size_t quad = 0; quad < m_indexed_quads; ++quad)
        for (const GLuint corner : {0U, 1U, 2U, 2U, 1U, 3U})
            indices.push_back(static_cast<GLuint>(quad * corners) + corner);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(GLuint)), indices.data(),
                 GL_STATIC_DRAW);
}

const Program& Surfaces::program_of(const DrawCall& call) {
    switch (call.surface) {
        case Surface::ink: return m_programs.ink();
        case Surface::paper: return m_programs.paper();
        case Surface::ready: return m_programs.ready();
        case Surface::picture:
        case Surface::torn_picture: break;
    }
    return m_programs.picture(features_of(call));
}

void Surfaces::draw_call(const DrawCall& call, const Pictures& pictures, std::span<const GLuint> ready, double scale,
                         PixelRect shown) {
    const Program& program = program_of(call);
    program.use();
    const float across = 2.0F / static_cast<float>(shown.width), down = 2.0F / static_cast<float>(shown.height);
    glUniform4f(program.uniform("u_to_clip"), across, down, -1 - across * static_cast<float>(shown.x),
                -1 - down * static_cast<float>(shown.y));
    glUniform2f(program.uniform("u_tile"), static_cast<float>(shown.x), static_cast<float>(shown.y));
    glUniform1f(program.uniform("u_scale"), static_cast<float>(scale));
    if (call.surface == Surface::ink) {
        glUniform1i(program.uniform("u_sheet"), 0);
        glBindTexture(GL_TEXTURE_2D, m_sheets.texture(call.texture));
    } else if (call.surface == Surface::ready) {
        glUniform1i(program.uniform("u_ready"), 0);
        glBindTexture(GL_TEXTURE_2D, ready[static_cast<std::size_t>(call.texture)]);
    }
    if (call.picture != nullptr) set_picture(program, *call.picture, pictures, scale);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(call.quads) * corner_indices, GL_UNSIGNED_INT,
                   reinterpret_cast<const void*>(call.first_quad * corner_indices * sizeof(GLuint)));
    ++counts.draw_calls;
    counts.quads += static_cast<int>(call.quads);
}

void Surfaces::set_picture(const Program& program, const PictureCommand& command, const Pictures& pictures,
                           double scale) {
    set_shades(program, command.treatment.shades);
    const PictureTextures::Entry& picture = m_pictures.find(command.picture, pictures);
    glBindTexture(GL_TEXTURE_2D, picture.texture.name());
    glUniform1i(program.uniform("u_picture"), 0);

    const Rect& bounds = command.bounds;
    const Crop& crop = command.crop;
    glUniform4f(program.uniform("u_bounds"), static_cast<float>(bounds.left().value * scale),
                static_cast<float>(bounds.top().value * scale), static_cast<float>(bounds.right().value * scale),
                static_cast<float>(bounds.bottom().value * scale));
    glUniform4f(program.uniform("u_crop"), static_cast<float>(crop.x), static_cast<float>(crop.y),
                static_cast<float>(crop.width), static_cast<float>(crop.height));
    const double texels = std::min(crop.width * picture.size.width / std::max(bounds.width.value * scale, 1.0),
                                   crop.height * picture.size.height / std::max(bounds.height.value * scale, 1.0));
    glUniform1f(program.uniform("u_level"), static_cast<float>(std::log2(std::max(texels, 1.0))));

    const Treatment& treatment = command.treatment;
    glUniform1f(program.uniform("u_exposure"), static_cast<float>(std::max(treatment.exposure, 0.0)));
    set_amount(program, "u_duotone", treatment.duotone);
    set_amount(program, "u_tritone", treatment.tritone);
    set_amount(program, "u_halftone", treatment.halftone);
    set_amount(program, "u_grain", treatment.grain);
    set_amount(program, "u_misregistration", treatment.misregistration);
    set_amount(program, "u_vignette", treatment.vignette);
    set_amount(program, "u_shade", treatment.shade);
    set_amount(program, "u_tear", treatment.torn_edge);
    set_amount(program, "u_tear_foot", treatment.torn_foot ? 1 : 0);
    glUniform1f(program.uniform("u_cell"), static_cast<float>(std::max(treatment.cell.value, 1.0)));
    set_turn(program, "u_ink_turn", treatment.ink_angle);
    set_turn(program, "u_accent_turn", treatment.accent_angle);
    set_colour(program.uniform("u_shadow"), treatment.shadow);
    set_colour(program.uniform("u_accent"), treatment.accent);
    set_colour(program.uniform("u_highlight"), treatment.highlight);
    set_colour(program.uniform("u_paper"), treatment.paper);
    set_colour(program.uniform("u_dark"), treatment.dark);
    set_colour(program.uniform("u_light"), treatment.light);
    set_colour(program.uniform("u_gel"), treatment.gel);
    set_amount(program, "u_shade_head", treatment.shade_head ? 1 : 0);
}

void Surfaces::set_shades(const Program& program, const CoverageMap& shades) {
    static const CoverageMap none{{1, 1}, {0}};  // the program with all treatments samples it in any case
    const CoverageMap& wanted = shades.pixels.empty() ? none : shades;
    if (!m_shades_texture || m_shades != wanted) {
        m_shades_texture = coverage_texture(wanted);
        m_shades = wanted;
    }
    glActiveTexture(GL_TEXTURE1);
    glBindTexture(GL_TEXTURE_2D, m_shades_texture.name());
    glUniform1i(program.uniform("u_shades"), 1);
    glActiveTexture(GL_TEXTURE0);
}

void Surfaces::clear(const Layer& layer, PixelRect part, Colour colour) {
    glBindFramebuffer(GL_FRAMEBUFFER, layer.framebuffer.name());
    set_scissor(part);
    glClearColor(colour.red, colour.green, colour.blue, colour.alpha);
    glClear(GL_COLOR_BUFFER_BIT);
}

void Surfaces::copy(const Layer& from, const Layer& to, PixelRect part) {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, from.framebuffer.name());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to.framebuffer.name());
    set_scissor(part);
    const int right = part.x + part.width, foot = part.y + part.height;
    glBlitFramebuffer(part.x, part.y, right, foot, part.x, part.y, right, foot, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

namespace {

bool flipped(const Target& target) { return target.first_row == Target::FirstRow::foot; }

PixelRect in_rows_of(const Target& target, PixelRect rect) {
    if (flipped(target)) rect.y = target.size.height - rect.y - rect.height;
    return rect;
}

}  // namespace

void Surfaces::output(const Layer& from, const Target& target, PixelRect page, PixelRect part, const Output& output,
                      const Fade& fade) {
    part = common(part, page);
    if (part.empty()) return;
    set_scissor(in_rows_of(target, part));
    const PixelRect place = in_rows_of(target, page);
    if (output == Output{} && fade.from == nullptr) {
        // A copy costs a software renderer a third of a shader pass.
        glBindFramebuffer(GL_READ_FRAMEBUFFER, from.framebuffer.name());
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.framebuffer);
        const int head = flipped(target) ? place.y + place.height : place.y;
        const int foot = flipped(target) ? place.y : place.y + place.height;
        glBlitFramebuffer(0, 0, page.width, page.height, place.x, head, place.x + place.width, foot,
                          GL_COLOR_BUFFER_BIT, GL_NEAREST);
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
        return;
    }
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
    glViewport(place.x, place.y, place.width, place.height);
    glDisable(GL_BLEND);
    const Program& program = fade.from == nullptr ? m_programs.output() : m_programs.fade();
    program.use();
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, from.texture.name());
    glUniform1i(program.uniform("u_page"), 0);
    if (fade.from != nullptr) {
        glActiveTexture(GL_TEXTURE1);
        glBindTexture(GL_TEXTURE_2D, fade.from->texture.name());
        glActiveTexture(GL_TEXTURE0);
        glUniform1i(program.uniform("u_from"), 1);
        set_amount(program, "u_progress", fade.progress);
        glUniform1f(program.uniform("u_rise"), static_cast<float>(fade.rise) / static_cast<float>(from.size.height));
    }
    glUniform1f(program.uniform("u_flip"), flipped(target) ? 1.0F : 0.0F);
    glUniform1f(program.uniform("u_brightness"), static_cast<float>(std::clamp(output.brightness, 0.0, 1.0)));
    glUniform1f(program.uniform("u_gamma"), static_cast<float>(std::clamp(output.gamma, 0.1, 10.0)));
    glBindVertexArray(m_nothing.name());
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glBindVertexArray(0);
    ++counts.draw_calls;
}

void Surfaces::cover(const Target& target, PixelRect part, Colour colour) {
    if (part.empty()) return;
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
    set_scissor(in_rows_of(target, part));
    glClearColor(colour.red, colour.green, colour.blue, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

void Surfaces::draw_overlay(const Target& target, PixelRect part) {
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
    counts.draw_calls += m_overlay.draw(m_programs.overlay(), target.size, flipped(target), part);
}

}  // namespace foyer
