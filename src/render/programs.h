// The programs of the house, each with the plain one that stands in for it.
#pragma once

#include <map>

#include "render/program.h"

namespace foyer {

/// Treatments that cost a software renderer much, even unused; each is left out of programs that need it not.
struct PictureFeatures {
    bool halftone = true, misregistration = true, grain = true, tear = true;
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

private:
    Program m_ink, m_paper, m_ready, m_output, m_fade, m_overlay;
    Program m_picture;                                        // with all treatments
    std::map<PictureFeatures, Program> m_lean;                // with some; empty where such a program would not compile
    std::map<std::string, std::string, std::less<>> m_texts;  // what m_picture was made from
};

}  // namespace foyer
