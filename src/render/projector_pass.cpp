// The projector's one pass: camera, passage, curtain and the screen's corners from what is kept of the pages to a target.
#include <algorithm>
#include <cmath>

#include "render/projector.h"

namespace foyer {
namespace {

// What stands in where the file is broken: the page, and dissolves.
constexpr const char* plain_show = R"(
uniform sampler2D u_now;
uniform vec4 u_now_axes, u_curtain;
uniform vec2 u_now_from;
in vec2 v_place;
out vec4 colour;
void main() {
    vec3 light = texture(u_now, u_now_axes.xy * v_place.x + u_now_axes.zw * v_place.y + u_now_from).rgb;
    colour = vec4(mix(light, u_curtain.rgb, u_curtain.a), 1.0);
}
)";

bool is_plain(const Projection& p) { return !is_warped(p) && p.gamma == 1 && p.brightness == 1 && p.black == 0; }

void set_light(const Program& program, const Projection& projection) {
    glUniform3f(program.uniform("u_light"), static_cast<float>(std::clamp(projection.brightness, 0.0, 1.0)),
                static_cast<float>(1 / std::clamp(projection.gamma, 0.1, 10.0)), static_cast<float>(std::clamp(projection.black, 0.0, 1.0)));
}

/// From the screen's place back to the picture's.
Homography unwarp(const Projection& projection) {
    const auto map = to_screen(turned(projection.corners, projection.quarter_turns));
    return map ? inverse(*map) : Homography{};
}

std::string camera_defines(bool whole, bool near, bool nearer) {
    std::string defines;
    if (!whole) defines += "#define CAMERA\n";
    if (near) defines += "#define NEAR\n";
    if (nearer) defines += "#define NEARER\n";
    return defines;
}

void set_vec2(const Program& program, const char* name, double x, double y) { glUniform2f(program.uniform(name), static_cast<float>(x), static_cast<float>(y)); }
void set_vec4(const Program& program, const char* name, double x, double y, double z, double w) {
    glUniform4f(program.uniform(name), static_cast<float>(x), static_cast<float>(y), static_cast<float>(z), static_cast<float>(w));
}
void set_vec3(const Program& program, const char* name, Colour colour) { glUniform3f(program.uniform(name), colour.red, colour.green, colour.blue); }

}  // namespace

bool is_warped(const Projection& projection) { return projection.corners != Corners{} || projection.quarter_turns != 0; }

bool is_pixel_for_pixel(const ShowFrame& frame, PixelRect place) {
    PixelSize size = frame.picture;
    if (frame.projection.quarter_turns % 2 != 0) std::swap(size.width, size.height);
    return frame.projection.corners == Corners{} && place.width == size.width && place.height == size.height;
}

const Program* Projector::program(const std::string& defines) {
    const auto known = m_programs.find(defines);
    if (known != m_programs.end()) return known->second ? &known->second : nullptr;
    ProgramPlan plan{"output.vert", "show.frag", plain_output_vertex, plain_show};
    plan.defines = defines;
    Result<Program> made = Program::create(m_loader, plan, m_diagnostics);
    Program& kept = m_programs[defines];
    if (made) kept = std::move(made).value();
    return kept ? &kept : nullptr;
}

void Projector::pass(const ShowFrame& frame, const Camera& camera, const Source* before, const Target& target, PixelRect place, Colour ground) {
    std::string defines = camera_defines(camera.whole, camera.near.layer != nullptr, camera.nearer.layer != nullptr);
    const bool warped = is_warped(frame.projection);
    if (warped) defines += "#define WARP\n";
    const PassageKind kind = before != nullptr ? frame.passing->kind : PassageKind::cut;
    switch (kind) {
        case PassageKind::cut: break;
        case PassageKind::dissolve:
        case PassageKind::rise: defines += "#define DISSOLVE\n"; break;
        case PassageKind::push: defines += "#define PUSH\n"; break;
        case PassageKind::page_turn: defines += "#define CURL\n"; break;
        case PassageKind::noise: defines += "#define BREAK_UP\n"; break;
    }
    const bool lit = frame.projection.gamma != 1 || frame.projection.brightness != 1 || frame.projection.black != 0;
    if (lit) defines += "#define LIGHT\n";
    if (frame.spotlight) defines += "#define SPOT\n";
    if (frame.curtain_level > 0) defines += "#define CURTAIN\n";
    const Program* made = program(defines);
    if (made == nullptr) return;
    const Program& p = *made;
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
    const bool flip = target.first_row == Target::FirstRow::foot;
    const int first = flip ? target.size.height - place.y - place.height : place.y;
    glScissor(place.x, first, place.width, place.height);
    glViewport(place.x, first, place.width, place.height);
    glDisable(GL_BLEND);
    p.use();
    GLint unit = 0;
    // Where a pixel of the screen is one of the page, nothing lies between: a software renderer is three times as fast.
    const bool pixel_for_pixel = !frame.now.moving && is_pixel_for_pixel(frame, place);
    const auto bind = [&](const char* name, const char* axes, const char* from, const Source& source, bool bent = false) {
        glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
        glBindTexture(GL_TEXTURE_2D, source.layer->texture.name());
        const GLint sampling = pixel_for_pixel && !bent && !source.exact.empty() ? GL_NEAREST : GL_LINEAR;
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, sampling);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, sampling);
        glBindSampler(static_cast<GLuint>(unit), 0);
        glUniform1i(p.uniform(name), unit++);
        set_vec4(p, axes, source.axes[0], source.axes[1], source.axes[2], source.axes[3]);
        set_vec2(p, from, source.from[0], source.from[1]);
    };
    const auto soft = [&](const char* name, const Source& source, double pixels) {
        set_vec2(p, name, pixels / source.layer->size.width, pixels / source.layer->size.height);
    };
    bind("u_now", "u_now_axes", "u_now_from", camera.base);
    soft("u_now_soft", camera.base, 1);
    set_vec3(p, "u_ground", ground);
    if (camera.near.layer != nullptr) {
        bind("u_near", "u_near_axes", "u_near_from", camera.near);
        soft("u_near_soft", camera.near, soft_border);
        glUniform1f(p.uniform("u_near_share"), static_cast<float>(camera.near_share));
    }
    if (camera.nearer.layer != nullptr) {
        bind("u_nearer", "u_nearer_axes", "u_nearer_from", camera.nearer);
        soft("u_nearer_soft", camera.nearer, soft_border);
        glUniform1f(p.uniform("u_nearer_share"), static_cast<float>(camera.nearer_share));
    }
    const double aspect = static_cast<double>(frame.picture.width) / frame.picture.height;
    if (before != nullptr) {
        bind("u_before", "u_before_axes", "u_before_from", *before, kind == PassageKind::page_turn);
        const ShowPassing& passing = *frame.passing;
        double progress = std::clamp(passing.progress, 0.0, 1.0);
        if (kind == PassageKind::page_turn && passing.backwards) progress = 1 - progress;
        glUniform1f(p.uniform("u_progress"), static_cast<float>(progress));
        set_vec3(p, "u_paper", passing.paper);
        set_vec3(p, "u_accent", passing.accent);
        switch (kind) {
            case PassageKind::push: set_vec4(p, "u_passage", passing.backwards ? -1 : 1, 0, 0, 0); break;
            case PassageKind::page_turn: {
                constexpr double tilt = 0.12;  // radians: nobody turns a page quite upright
                set_vec4(p, "u_passage", std::clamp(passing.curl, 0.01, 0.5) * aspect, tilt, 0, 0);
                break;
            }
            case PassageKind::noise: set_vec4(p, "u_passage", std::clamp(passing.break_up * (0.25 + 0.75 * passing.intensity), 0.0, 1.0), 7, 0, 0); break;
            case PassageKind::rise: set_vec4(p, "u_passage", 0.04 * (1 - progress), 0, 0, 0); break;
            default: set_vec4(p, "u_passage", 0, 0, 0, 0); break;
        }
    }
    glActiveTexture(GL_TEXTURE0);
    glUniform1f(p.uniform("u_flip"), flip ? 1.0F : 0.0F);
    glUniform1f(p.uniform("u_aspect"), static_cast<float>(aspect));
    set_light(p, frame.projection);
    set_vec4(p, "u_curtain", frame.curtain.red, frame.curtain.green, frame.curtain.blue, std::clamp(frame.curtain_level, 0.0, 1.0));
    constexpr double darkness = 0.72;  // beside the spotlight
    const Fraction2 spot = frame.spotlight.value_or(Fraction2{});
    set_vec4(p, "u_spot", spot.x, spot.y, frame.spotlight_radius, frame.spotlight ? darkness : 0);
    if (warped) {
        const auto m = unwarp(frame.projection).rows;
        set_vec4(p, "u_unwarp_x", m[0], m[1], m[2], 0);
        set_vec4(p, "u_unwarp_y", m[3], m[4], m[5], 0);
        set_vec4(p, "u_unwarp_w", m[6], m[7], m[8], 0);
    }
    glBindVertexArray(m_nothing.name());
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glBindVertexArray(0);
}

/// The last step: what the camera sees to its place in the target.
void Projector::finish(const ShowFrame& frame, const Camera& now, const Source* before, const Target& target, PixelRect place, Colour ground) {
    const bool copies = before == nullptr && now.whole && !now.base.exact.empty() && is_plain(frame.projection) && !(frame.curtain_level > 0) &&
                        !frame.spotlight && place.width == frame.picture.width && place.height == frame.picture.height;
    if (!copies) return pass(frame, now, before, target, place, ground);
    const bool flip = target.first_row == Target::FirstRow::foot;
    const int first = flip ? target.size.height - place.y - place.height : place.y;
    glScissor(place.x, first, place.width, place.height);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, now.base.layer->framebuffer.name());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.framebuffer);
    const PixelRect part = now.base.exact;
    const int head = flip ? first + place.height : first, foot = flip ? first : first + place.height;
    glBlitFramebuffer(part.x, part.y, part.x + part.width, part.y + part.height, place.x, head, place.x + place.width, foot, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
}

}  // namespace foyer
