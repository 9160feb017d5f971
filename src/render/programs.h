// The programs of the house, each with the plain one that stands in for it.
#pragma once

#include <map>

#include "render/program.h"

namespace foyer {

/// Stands in for `output.vert` where that is broken: one triangle over all of the target.
inline constexpr const char* plain_output_vertex = R"(
uniform float u_flip;
out vec2 v_place;
void main() {
    vec2 corner = vec2(float((gl_VertexID & 1) * 4 - 1), float((gl_VertexID & 2) * 2 - 1));
    v_place = corner * 0.5 + 0.5;
    if (u_flip > 0.0) v_place.y = 1.0 - v_place.y;
    gl_Position = vec4(corner, 0.0, 1.0);
}
)";

/// Treatments that cost a software renderer much, even unused; each is left out of programs that need it not.
struct PictureFeatures {
    bool halftone = true, misregistration = true, grain = true, tear = true, shades = true;
    auto operator<=>(const PictureFeatures&) const = default;
};

class Programs {
public:
    /// Reads and compiles all; broken files become diagnostics. `last_good` gives up its programs to those files.
    static Result<Programs> create(const ShaderLoader& load, Programs last_good, Diagnostics& diagnostics);

    const Program& ink() const { return m_ink; }
    const Program& paper() const { return m_paper; }
    const Program& output() const { return m_output; }
    const Program& ready() const { return m_ready; }
    const Program& fade() const { return m_fade; }
    const Program& overlay() const { return m_overlay; }

    /// The leanest program that has these treatments, compiled on first use.
    const Program& picture(PictureFeatures features);
    /// Drops programs of treatments that no picture had since the last call.
    void drop_unused();

private:
    Program m_ink, m_paper, m_ready, m_output, m_fade, m_overlay;
    Program m_picture;                                        // with all treatments
    struct Lean {
        Program program;  ///< empty where it would not compile
        bool used = true;
    };
    std::map<PictureFeatures, Lean> m_lean;                   // with some
    std::map<std::string, std::string, std::less<>> m_texts;  // what m_picture was made from
};

}  // namespace foyer
