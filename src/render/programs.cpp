#include "render/programs.h"

namespace foyer {
namespace {

// The stand-ins keep text readable when the files are broken: no soft edges, no paper grain, no treatments.
constexpr const char* plain_vertex = R"(
layout(location = 0) in vec2 a_position;
layout(location = 1) in vec2 a_place;
layout(location = 3) in vec4 a_colour;
layout(location = 4) in vec2 a_slot;
uniform vec4 u_to_clip;
out vec2 v_place;
flat out vec4 v_colour;
flat out vec2 v_slot;
void main() {
    v_place = a_place;
    v_colour = a_colour;
    v_slot = a_slot;
    gl_Position = vec4(a_position * u_to_clip.xy + u_to_clip.zw, 0.0, 1.0);
}
)";

constexpr const char* plain_ink = R"(
uniform sampler2D u_sheet;
in vec2 v_place;
flat in vec4 v_colour;
flat in vec2 v_slot;
out vec4 colour;
void main() {
    float alpha = v_colour.a * texture(u_sheet, (v_slot + v_place) / vec2(textureSize(u_sheet, 0))).r;
    colour = vec4(v_colour.rgb * alpha, alpha);
}
)";

constexpr const char* plain_paper = R"(
in vec2 v_place;
flat in vec4 v_colour;
out vec4 colour;
void main() { colour = vec4(v_colour.rgb * v_colour.a, v_colour.a); }
)";

constexpr const char* plain_picture = R"(
uniform sampler2D u_picture;
uniform vec2 u_tile;
uniform vec4 u_bounds, u_crop;
in vec2 v_place;
flat in vec4 v_colour;
out vec4 colour;
void main() {
    vec2 fraction = clamp((u_tile + gl_FragCoord.xy - u_bounds.xy) / (u_bounds.zw - u_bounds.xy), 0.0, 1.0);
    colour = vec4(texture(u_picture, u_crop.xy + fraction * u_crop.zw).rgb, 1.0);
}
)";

constexpr const char* plain_ready = R"(
uniform sampler2D u_ready;
in vec2 v_place;
out vec4 colour;
void main() { colour = texture(u_ready, v_place); }
)";

constexpr const char* plain_output = R"(
uniform sampler2D u_page;
in vec2 v_place;
out vec4 colour;
void main() { colour = vec4(texture(u_page, v_place).rgb, 1.0); }
)";

constexpr const char* plain_fade = R"(
uniform sampler2D u_page, u_from;
uniform float u_progress;
in vec2 v_place;
out vec4 colour;
void main() { colour = vec4(mix(texture(u_from, v_place).rgb, texture(u_page, v_place).rgb, u_progress), 1.0); }
)";

constexpr const char* plain_overlay_vertex = R"(
layout(location = 0) in vec2 a_position;
layout(location = 1) in vec2 a_place;
layout(location = 2) in vec4 a_colour;
uniform vec4 u_to_clip;
out vec2 v_place;
out vec4 v_colour;
void main() {
    v_place = a_place;
    v_colour = a_colour;
    gl_Position = vec4(a_position * u_to_clip.xy + u_to_clip.zw, 0.0, 1.0);
}
)";

constexpr const char* plain_overlay = R"(
uniform sampler2D u_glyphs;
in vec2 v_place;
in vec4 v_colour;
out vec4 colour;
void main() {
    float alpha = v_colour.a * texture(u_glyphs, v_place).r;
    colour = vec4(v_colour.rgb * alpha, alpha);
}
)";

/// Replaces `program` unless the file is broken and the last one was good.
Status renew(Program& program, const ShaderLoader& load, const ProgramPlan& plan, Diagnostics& diagnostics) {
    Result<Program> made = Program::create(load, plan, diagnostics);
    if (!made) return made.error();
    if (!made->is_stand_in() || !program) program = std::move(made).value();
    return success();
}

ProgramPlan picture_plan(PictureFeatures features) {
    ProgramPlan plan{"surface.vert", "picture.frag", plain_vertex, plain_picture};
    if (features.halftone) plan.defines += "#define HALFTONE\n";
    if (features.misregistration) plan.defines += "#define MISREGISTRATION\n";
    if (features.grain) plan.defines += "#define GRAIN\n";
    if (features.shades) plan.defines += "#define SHADES\n";
    if (features.tear) plan.defines += "#define TEAR\n";
    return plan;
}

}  // namespace

Result<Programs> Programs::create(const ShaderLoader& load, Programs last_good, Diagnostics& diagnostics) {
    Programs programs = std::move(last_good);
    std::map<std::string, std::string, std::less<>> texts;
    const ShaderLoader keep_texts = [&](std::string_view name) -> Result<std::string> {
        Result<std::string> text = load(name);
        if (text) texts.insert_or_assign(std::string(name), *text);
        return text;
    };
    const struct {
        Program& program;
        ProgramPlan plan;
    } all[] = {
        {programs.m_ink, {"surface.vert", "ink.frag", plain_vertex, plain_ink}},
        {programs.m_paper, {"surface.vert", "paper.frag", plain_vertex, plain_paper}},
        {programs.m_ready, {"surface.vert", "ready.frag", plain_vertex, plain_ready}},
        {programs.m_output, {"output.vert", "output.frag", plain_output_vertex, plain_output}},
        {programs.m_fade, {"output.vert", "output.frag", plain_output_vertex, plain_fade, "#define FADE\n"}},
        {programs.m_overlay, {"overlay.vert", "overlay.frag", plain_overlay_vertex, plain_overlay}},
    };
    for (const auto& one : all)
        if (const Status status = renew(one.program, load, one.plan, diagnostics); !status) return status.error();

    const std::size_t complaints = diagnostics.size();
    if (const Status status = renew(programs.m_picture, keep_texts, picture_plan({}), diagnostics); !status)
        return status.error();
    if (diagnostics.size() == complaints) {
        programs.m_texts = std::move(texts);
        programs.m_lean.clear();
    }
    return programs;
}

const Program& Programs::picture(PictureFeatures features) {
    if (m_picture.is_stand_in() || features == PictureFeatures{}) return m_picture;
    auto known = m_lean.find(features);
    if (known == m_lean.end()) {
        const ShaderLoader from_texts = [this](std::string_view name) -> Result<std::string> {
            const auto text = m_texts.find(name);
            if (text == m_texts.end()) return Error{"not read"};
            return text->second;
        };
        Diagnostics ignored;  // m_picture, of the same text, compiled: it does the work of a lean one that does not
        Result<Program> lean = Program::create(from_texts, picture_plan(features), ignored);
        const bool good = lean.ok() && !lean->is_stand_in();
        known = m_lean.emplace(features, Lean{good ? std::move(lean).value() : Program{}}).first;
    }
    known->second.used = true;
    return known->second.program ? known->second.program : m_picture;
}

void Programs::drop_unused() {
    std::erase_if(m_lean, [](const auto& entry) { return !entry.second.used; });
    for (auto& [features, lean] : m_lean) lean.used = false;
}

}  // namespace foyer
