#include "render/program.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "core/text.h"

namespace foyer {
namespace {

// What every surface's fragment shader may use stands in a file of its own, put before it.
constexpr std::string_view shared_file = "noise.glsl";

// The file's own lines are counted from here: drivers do not agree on telling one source text from another.
constexpr int own_lines = 10000;

std::string version_line() {
    return epoxy_is_desktop_gl() ? "#version 330 core\n"
                                 : "#version 300 es\nprecision highp float;\nprecision highp int;\n";
}

std::string log_of(GLuint object, void (*read)(GLuint, GLsizei, GLsizei*, GLchar*)) {
    std::string log(4096, '\0');
    GLsizei length = 0;
    read(object, static_cast<GLsizei>(log.size()), &length, log.data());
    log.resize(static_cast<std::size_t>(length));
    return log;
}

struct Compiled {
    gl::Shader shader;
    std::string log;  ///< empty when all went well
};

Compiled compile(GLenum stage, const std::string& text) {
    Compiled result{gl::Shader(glCreateShader(stage)), {}};
    const GLchar* source = text.c_str();
    glShaderSource(result.shader.name(), 1, &source, nullptr);
    glCompileShader(result.shader.name());
    GLint ok = GL_FALSE;
    glGetShaderiv(result.shader.name(), GL_COMPILE_STATUS, &ok);
    if (ok == GL_TRUE) return result;
    result.log = log_of(result.shader.name(),
                        [](GLuint o, GLsizei n, GLsizei* l, GLchar* t) { glGetShaderInfoLog(o, n, l, t); });
    if (result.log.empty()) result.log = "the driver refuses it and says no more";
    return result;
}

struct Linked {
    gl::ProgramObject object;
    std::string log;
};

Linked link(const gl::Shader& vertex, const gl::Shader& fragment) {
    Linked result{gl::ProgramObject(glCreateProgram()), {}};
    glAttachShader(result.object.name(), vertex.name());
    glAttachShader(result.object.name(), fragment.name());
    glLinkProgram(result.object.name());
    GLint ok = GL_FALSE;
    glGetProgramiv(result.object.name(), GL_LINK_STATUS, &ok);
    if (ok == GL_TRUE) return result;
    result.log = log_of(result.object.name(),
                        [](GLuint o, GLsizei n, GLsizei* l, GLchar* t) { glGetProgramInfoLog(o, n, l, t); });
    if (result.log.empty()) result.log = "the driver refuses to link it and says no more";
    return result;
}

Diagnostic complaint_about(const std::string& name, int line, const std::string& message) {
    return {Severity::warning,
            "shaders/" + name,
            {line, 0},
            message,
            "mend the shader; a plain built-in one draws in the meantime"};
}

/// The shader of one file, or nothing and a diagnostic.
std::optional<gl::Shader> compile_file(const ShaderLoader& load, GLenum stage, const std::string& name,
                                       const std::string& defines, Diagnostics& diagnostics) {
    std::string text = version_line() + defines;
    if (stage == GL_FRAGMENT_SHADER) {
        const Result<std::string> shared = load(shared_file);
        if (!shared) {
            diagnostics.push_back(complaint_about(std::string(shared_file), 0, shared.error().message));
            return std::nullopt;
        }
        text += "#line 1\n" + *shared + "\n";
    }
    const Result<std::string> own = load(name);
    if (!own) {
        diagnostics.push_back(complaint_about(name, 0, own.error().message));
        return std::nullopt;
    }
    text += "#line " + std::to_string(own_lines + 1) + "\n" + *own;
    Compiled compiled = compile(stage, text);
    if (compiled.log.empty()) return std::move(compiled.shader);
    const ShaderComplaint complaint = first_complaint(compiled.log);
    const bool in_own = complaint.line > own_lines || complaint.line == 0 || stage == GL_VERTEX_SHADER;
    diagnostics.push_back(complaint_about(in_own ? name : std::string(shared_file),
                                          complaint.line > own_lines ? complaint.line - own_lines : complaint.line,
                                          complaint.message));
    return std::nullopt;
}

std::optional<gl::ProgramObject> link_files(const ShaderLoader& load, const ProgramPlan& plan,
                                            Diagnostics& diagnostics) {
    const auto vertex = compile_file(load, GL_VERTEX_SHADER, plan.vertex, plan.defines, diagnostics);
    const auto fragment = compile_file(load, GL_FRAGMENT_SHADER, plan.fragment, plan.defines, diagnostics);
    if (!vertex || !fragment) return std::nullopt;
    Linked linked = link(*vertex, *fragment);
    if (linked.log.empty()) return std::move(linked.object);
    diagnostics.push_back(complaint_about(plan.fragment, 0, first_complaint(linked.log).message));
    return std::nullopt;
}

int leading_number(std::string_view text, std::size_t& index) {
    int number = 0;
    while (index < text.size() && std::isdigit(static_cast<unsigned char>(text[index])) != 0 && number < 100000000)
        number = number * 10 + (text[index++] - '0');
    return number;
}

}  // namespace

Result<Program> Program::create(const ShaderLoader& load, const ProgramPlan& plan, Diagnostics& diagnostics) {
    Program program;
    if (auto object = link_files(load, plan, diagnostics)) {
        program.m_object = std::move(*object);
        return program;
    }
    const Compiled vertex = compile(GL_VERTEX_SHADER, version_line() + plan.stand_in_vertex);
    const Compiled fragment = compile(GL_FRAGMENT_SHADER, version_line() + plan.stand_in_fragment);
    if (!vertex.log.empty()) return Error{"the graphics driver refuses a plain shader: " + vertex.log};
    if (!fragment.log.empty()) return Error{"the graphics driver refuses a plain shader: " + fragment.log};
    Linked linked = link(vertex.shader, fragment.shader);
    if (!linked.log.empty()) return Error{"the graphics driver cannot link a plain shader: " + linked.log};
    program.m_object = std::move(linked.object);
    program.m_stand_in = true;
    return program;
}

GLint Program::uniform(std::string_view name) const {
    const auto known = m_uniforms.find(name);
    if (known != m_uniforms.end()) return known->second;
    const std::string key(name);
    return m_uniforms.emplace(key, glGetUniformLocation(m_object.name(), key.c_str())).first->second;
}

ShaderComplaint first_complaint(std::string_view log) {
    ShaderComplaint complaint;
    for (const std::string_view raw : split_lines(log)) {
        std::string_view line = trimmed(raw);
        while (!line.empty() && line.back() == '\0') line.remove_suffix(1);
        if (line.empty()) continue;
        if (complaint.message.empty()) complaint.message = std::string(line);
        if (line.starts_with("ERROR: ")) line.remove_prefix(7);
        std::size_t index = 0;
        leading_number(line, index);
        if (index == 0 || index >= line.size() || (line[index] != ':' && line[index] != '(')) continue;
        const std::size_t start = ++index;
        const int number = leading_number(line, index);
        if (index == start) continue;
        complaint.line = number;
        const std::size_t words = line.find(": ", index);
        complaint.message = std::string(trimmed(words == std::string_view::npos ? line : line.substr(words + 1)));
        break;
    }
    return complaint;
}

}  // namespace foyer
