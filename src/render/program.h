// Shader programs from the files in shaders/, the same files for GL 3.3 core and GLES 3.0.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/result.h"
#include "render/gl.h"
#include "render/renderer.h"

namespace foyer {

/// Which files make a program, and what to draw with when they do not compile.
struct ProgramPlan {
    std::string vertex, fragment;                    ///< names in shaders/
    std::string stand_in_vertex, stand_in_fragment;  ///< texts that every driver takes
    std::string defines = {};                        ///< lines put before both
};

/// A linked program; knows its uniforms by name.
class Program {
public:
    Program() = default;

    /// Compiles and links; what fails is told as diagnostics on the files, and the stand-in is used. Only a driver that
    /// refuses the stand-in too is an Error.
    static Result<Program> create(const ShaderLoader& load, const ProgramPlan& plan, Diagnostics& diagnostics);

    void use() const { glUseProgram(m_object.name()); }
    bool is_stand_in() const { return m_stand_in; }
    explicit operator bool() const { return static_cast<bool>(m_object); }

    /// -1 (which GL passes over) where the program has no such uniform.
    GLint uniform(std::string_view name) const;

private:
    gl::ProgramObject m_object;
    bool m_stand_in = false;
    mutable std::map<std::string, GLint, std::less<>> m_uniforms;
};

/// What a driver's log says first: on which line (0: it does not say), and the words.
struct ShaderComplaint {
    int line = 0;
    std::string message;
};

/// Reads the logs of Mesa `0:12(5): error: …`, NVIDIA `0(12) : error …` and those that say `ERROR: 0:12: …`.
ShaderComplaint first_complaint(std::string_view log);

}  // namespace foyer
