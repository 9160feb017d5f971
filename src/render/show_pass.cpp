#include "render/show_pass.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "render/programs.h"

namespace foyer {
namespace {

// What stands in where a file is broken: the page over the whole place, and its curtain.
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

constexpr std::size_t most_programs =
    36;                               // a driver keeps a megabyte for each; a show with all its passages needs fewer
constexpr double beyond_edge = 0.02;  // of the picture: its edges fall between pixels, and are drawn from outside them
constexpr double tilt = 0.12;         // radians: nobody turns a page quite upright

// Of a page that turns.
constexpr const char *flat_part = "#define FLAT\n", *roll_part = "#define ROLL\n", *under_part = "#define UNDER\n";

/// A convex part of the picture, 0 to 1, of at most eight points.
using Outline = std::vector<Fraction2>;
constexpr std::size_t most_points = 8;

/// A part of the picture, and the defines its program is made with.
struct Part {
    std::string defines;
    Outline outline;
    bool bends = false;  ///< paper that bends is sampled between its pixels
};

/// What of an outline lies where `side`, which is linear, is not below 0.
template <class Side>
Outline clipped(const Outline& outline, const Side& side) {
    Outline kept;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Fraction2 a = outline[i], b = outline[(i + 1) % outline.size()];
        const double at_a = side(a), at_b = side(b);
        if (at_a >= 0) kept.push_back(a);
        if ((at_a >= 0) == (at_b >= 0)) continue;
        const double t = at_a / (at_a - at_b);
        kept.push_back({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
    }
    return kept;
}

Outline rectangle(double beyond) {
    return {{-beyond, -beyond}, {1 + beyond, -beyond}, {1 + beyond, 1 + beyond}, {-beyond, 1 + beyond}};
}

/// The cylinder that a turning page is rolled over, in picture heights: its radius, the way across it, and where on
/// that way the paper leaves the page.
struct Curl {
    double radius = 0, aspect = 1;
    double across[2] = {std::cos(tilt), std::sin(tilt)};
    double sheet = 0;  ///< the sheet's length on the way across
    double fold = 0;

    Curl(const ShowPassing& passing, double progress, double picture_aspect)
        : radius(std::clamp(passing.curl, 0.01, 0.5) * picture_aspect), aspect(picture_aspect) {
        sheet = aspect * across[0] + across[1];
        // A corner is off the page at once, so that the next frame shows that the page turns.
        constexpr double lifted = 0.05;
        const double first = sheet - lifted, last = -1.15 * radius;
        fold = first + (last - first) * progress;
    }
    double beyond(Fraction2 place) const { return place.x * aspect * across[0] + place.y * across[1] - fold; }
    /// Where the sheet's end lies at most, once it has come round; on this side of it all is flat.
    double flat_until() const { return std::min(0.0, std::numbers::pi * radius - (sheet - fold)); }
    double shade_below() const {
        const double t = std::clamp((fold + 2 * radius) / (3 * radius), 0.0, 1.0);
        return 0.5 * t * t * (3 - 2 * t);
    }
};

std::vector<Part> parts_of(const std::string& defines, bool warped, const Curl* curl) {
    const double beyond = warped ? beyond_edge : 0;
    // One triangle that the place cuts to itself has no seam.
    if (curl == nullptr) return {{defines, warped ? rectangle(beyond) : Outline{{0, 0}, {2, 0}, {0, 2}}, false}};
    const Outline all = rectangle(beyond);
    const double flat = curl->flat_until();
    const auto at = [&](Fraction2 place) { return curl->beyond(place); };
    const Outline not_flat = clipped(all, [&](Fraction2 p) { return at(p) - flat; });
    return {{defines + flat_part, clipped(all, [&](Fraction2 p) { return flat - at(p); }), false},
            {defines + roll_part, clipped(not_flat, [&](Fraction2 p) { return curl->radius - at(p); }), true},
            {defines + under_part, clipped(not_flat, [&](Fraction2 p) { return at(p) - curl->radius; }), false}};
}

std::string defines_of(const ShowFrame& frame, const ShowView& view, PassageKind kind) {
    std::string defines;
    const auto when = [&](bool holds, const char* name) {
        if (holds) defines += std::string("#define ") + name + "\n";
    };
    const Projection& on = frame.projection;
    when(!view.whole, "CAMERA");
    when(view.near.layer != nullptr, "NEAR");
    when(view.nearer.layer != nullptr, "NEARER");
    when(is_warped(on), "WARP");
    when(kind == PassageKind::dissolve || kind == PassageKind::rise, "DISSOLVE");
    when(kind == PassageKind::push, "PUSH");
    when(kind == PassageKind::noise, "BREAK_UP");
    when(on.gamma != 1 || on.brightness != 1 || on.black != 0, "LIGHT");
    when(frame.spotlight.has_value(), "SPOT");
    when(frame.curtain_level > 0, "CURTAIN");
    return defines;
}

/// Of all programs for shows without curtain and spotlight, projected so, at full light and dimmed; pictures within a
/// picture are not projected.
std::vector<std::string> all_defines(const Projection& projection) {
    const Layer finer;
    Projection dimmed = projection;
    dimmed.brightness = 0.5;
    std::vector<std::string> all;
    for (const Projection& on : {Projection{}, projection, dimmed}) {
        ShowFrame frame;
        frame.projection = on;
        ShowView view;
        const std::string plain = defines_of(frame, view, PassageKind::cut);
        for (const char* part : {"", flat_part, roll_part, under_part}) all.push_back(plain + part);
        for (const PassageKind kind : {PassageKind::dissolve, PassageKind::push, PassageKind::noise})
            all.push_back(defines_of(frame, view, kind));
        view.whole = false;
        for (ShowSource* source : {&view.base, &view.near, &view.nearer}) {
            source->layer = &finer;
            all.push_back(defines_of(frame, view, PassageKind::cut));
        }
    }
    return all;
}

/// Sets uniforms and textures of a program, by name.
struct Setter {
    const Program& program;
    bool pixel_for_pixel;  ///< a pixel of the target is one of the picture
    GLint unit = 0;

    void number(const char* name, double x) { glUniform1f(program.uniform(name), static_cast<float>(x)); }
    void two(const char* name, double x, double y) {
        glUniform2f(program.uniform(name), static_cast<float>(x), static_cast<float>(y));
    }
    void three(const char* name, double x, double y, double z) {
        glUniform3f(program.uniform(name), static_cast<float>(x), static_cast<float>(y), static_cast<float>(z));
    }
    void four(const char* name, double x, double y, double z, double w) {
        glUniform4f(program.uniform(name), static_cast<float>(x), static_cast<float>(y), static_cast<float>(z),
                    static_cast<float>(w));
    }
    void colour(const char* name, Colour c) { glUniform3f(program.uniform(name), c.red, c.green, c.blue); }

    void texture(const std::string& name, const ShowSource& source) {
        glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
        glBindTexture(GL_TEXTURE_2D, source.layer->texture.name());
        // Where a pixel of the screen is one of the page, nothing lies between: a software renderer is three times as
        // fast.
        const GLint sampling = pixel_for_pixel && !source.exact.empty() ? GL_NEAREST : GL_LINEAR;
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, sampling);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, sampling);
        glBindSampler(static_cast<GLuint>(unit), 0);
        glUniform1i(program.uniform(name), unit++);
        four((name + "_axes").c_str(), source.axes[0], source.axes[1], source.axes[2], source.axes[3]);
        two((name + "_from").c_str(), source.from[0], source.from[1]);
    }
    void soft(const char* name, const ShowSource& source, double pixels) {
        two(name, pixels / source.layer->size.width, pixels / source.layer->size.height);
    }
};

void set_view(Setter& set, const ShowView& view) {
    set.texture("u_now", view.base);
    set.soft("u_now_soft", view.base, 1);
    set.colour("u_ground", view.ground);
    const auto finer = [&](const std::string& name, const ShowSource& source, double share) {
        if (source.layer == nullptr) return;
        set.texture(name, source);
        set.soft((name + "_soft").c_str(), source, soft_border);
        set.number((name + "_share").c_str(), share);
    };
    finer("u_near", view.near, view.near_share);
    finer("u_nearer", view.nearer, view.nearer_share);
}

void set_passage(Setter& set, const ShowPassing& passing, double progress, const Curl& curl) {
    set.number("u_progress", progress);
    set.colour("u_paper", passing.paper);
    set.colour("u_accent", passing.accent);
    const double loudness = std::clamp(passing.break_up * (0.25 + 0.75 * passing.intensity), 0.0, 1.0);
    double first = 0, second = 0;
    switch (passing.kind) {
        case PassageKind::push: first = passing.backwards ? -1 : 1; break;
        case PassageKind::page_turn: first = curl.shade_below(); break;
        case PassageKind::noise: first = loudness, second = 7; break;
        case PassageKind::rise: first = 0.04 * (1 - progress); break;
        case PassageKind::cut:
        case PassageKind::dissolve: break;
    }
    set.four("u_passage", first, second, 0, 0);
    set.four("u_curl", curl.radius, curl.fold, curl.across[0], curl.across[1]);
}

void set_room(Setter& set, const ShowFrame& frame) {
    const Projection& on = frame.projection;
    set.three("u_light", std::clamp(on.brightness, 0.0, 1.0), 1 / std::clamp(on.gamma, 0.1, 10.0),
              std::clamp(on.black, 0.0, 1.0));
    const Colour& curtain = frame.curtain;
    set.four("u_curtain", static_cast<double>(curtain.red), static_cast<double>(curtain.green),
             static_cast<double>(curtain.blue), std::clamp(frame.curtain_level, 0.0, 1.0));
    constexpr double darkness = 0.72;  // beside the spotlight
    const Fraction2 spot = frame.spotlight.value_or(Fraction2{});
    set.four("u_spot", spot.x, spot.y, frame.spotlight_radius, frame.spotlight ? darkness : 0);
    const auto map = to_screen(turned(on.corners, on.quarter_turns)).value_or(Homography{}).rows;
    set.three("u_warp_x", map[0], map[1], map[2]);
    set.three("u_warp_y", map[3], map[4], map[5]);
    set.three("u_warp_w", map[6], map[7], map[8]);
}

void set_outline(const Program& program, const Outline& outline) {
    std::array<float, most_points * 2> points{};
    for (std::size_t i = 0; i < std::min(outline.size(), most_points); ++i) {
        points[2 * i] = static_cast<float>(outline[i].x);
        points[2 * i + 1] = static_cast<float>(outline[i].y);
    }
    glUniform2fv(program.uniform("u_outline"), most_points, points.data());
}

}  // namespace

bool is_warped(const Projection& projection) {
    return projection.corners != Corners{} || projection.quarter_turns != 0;
}

bool is_pixel_for_pixel(const ShowFrame& frame, PixelRect place) {
    PixelSize size = frame.picture;
    if (frame.projection.quarter_turns % 2 != 0) std::swap(size.width, size.height);
    return frame.projection.corners == Corners{} && place.width == size.width && place.height == size.height;
}

const Program* ShowPass::program(const std::string& defines) {
    const auto known = m_programs.find(defines);
    if (known == m_programs.end()) {
        if (m_programs.size() >= most_programs) {
            const auto older = [](const auto& a, const auto& b) { return a.second.used < b.second.used; };
            m_programs.erase(std::min_element(m_programs.begin(), m_programs.end(), older));
        }
        ProgramPlan plan{"show.vert", "show.frag", plain_output_vertex, plain_show};
        plan.defines = defines;
        Result<Program> made = Program::create(m_loader, plan, m_diagnostics);
        if (made) m_programs[defines].program = std::move(made).value();
    }
    Kept& kept = m_programs[defines];
    kept.used = ++m_uses;
    return kept.program ? &kept.program : nullptr;
}

bool ShowPass::prepare(const Projection& projection) {
    for (const std::string& defines : all_defines(projection)) {
        if (m_programs.contains(defines)) continue;
        program(defines);
        return true;
    }
    return false;
}

void ShowPass::draw(const ShowFrame& frame, const ShowView& view, const ShowSource* before, const Target& target,
                    PixelRect place) {
    const PassageKind kind = before != nullptr ? frame.passing->kind : PassageKind::cut;
    const bool curls = kind == PassageKind::page_turn, warped = is_warped(frame.projection);
    const double aspect = static_cast<double>(frame.picture.width) / frame.picture.height;
    const ShowPassing none;
    const ShowPassing& passing = before != nullptr ? *frame.passing : none;
    double progress = std::clamp(passing.progress, 0.0, 1.0);
    if (curls && passing.backwards) progress = 1 - progress;
    const Curl curl(passing, progress, aspect);

    const bool flip = target.first_row == Target::FirstRow::foot;
    const int first = flip ? target.size.height - place.y - place.height : place.y;
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
    glScissor(place.x, first, place.width, place.height);
    glViewport(place.x, first, place.width, place.height);
    glDisable(GL_BLEND);
    if (warped) {
        glClearColor(0, 0, 0, 1);
        glClear(GL_COLOR_BUFFER_BIT);
    }
    glBindVertexArray(m_nothing.name());
    const bool pixel_for_pixel = !frame.now.moving && is_pixel_for_pixel(frame, place);
    for (const Part& part : parts_of(defines_of(frame, view, kind), warped, curls ? &curl : nullptr)) {
        const Program* made = part.outline.size() < 3 ? nullptr : program(part.defines);
        if (made == nullptr) continue;
        made->use();
        Setter set{*made, pixel_for_pixel};
        set_view(set, view);
        if (before != nullptr) {
            set.pixel_for_pixel = pixel_for_pixel && !part.bends;
            set.texture("u_before", *before);
            set_passage(set, passing, progress, curl);
        }
        glActiveTexture(GL_TEXTURE0);
        set.number("u_flip", flip ? 1 : 0);
        set.number("u_aspect", aspect);
        set_room(set, frame);
        set_outline(*made, part.outline);
        const bool whole = made->is_stand_in();
        glDrawArrays(whole ? GL_TRIANGLES : GL_TRIANGLE_FAN, 0,
                     whole ? 3 : static_cast<GLsizei>(std::min(part.outline.size(), most_points)));
        if (whole) break;
    }
    glBindVertexArray(0);
}

}  // namespace foyer
