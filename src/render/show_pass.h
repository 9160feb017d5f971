// The one pass that puts a show's picture on a target: camera, passage, spotlight, curtain, the projector's corners and
// its light, all in `shaders/show.frag`.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "render/program.h"
#include "render/show_frame.h"
#include "render/still_layers.h"

namespace foyer {

/// A texture, and the map from the picture's place to the texture's.
struct ShowSource {
    const Layer* layer = nullptr;
    double axes[4] = {1, 0, 0, 1};
    double from[2] = {0, 0};
    PixelRect exact;  ///< the part shown pixel for pixel; empty where it is not
};

/// What a camera sees: a drawing, and where it comes near, finer ones over it.
struct ShowView {
    ShowSource base, near, nearer;
    double near_share = 0, nearer_share = 0;
    bool whole = true;  ///< the base shows all there is to see, without borders
    Colour ground;      ///< where the page ends
};

inline constexpr double soft_border = 24;  ///< px over which a finer drawing begins

bool is_warped(const Projection& projection);
/// A pixel of the picture is one of the place it is put in, turned by quarters at most.
bool is_pixel_for_pixel(const ShowFrame& frame, PixelRect place);

class ShowPass {
public:
    explicit ShowPass(const ShaderLoader& loader) : m_loader(loader), m_nothing(gl::make_vertex_array()) {}

    /// Draws what `view` shows of the frame into `place` of the target; `before` is what passes away, where anything
    /// does. All of `place` is written.
    void draw(const ShowFrame& frame, const ShowView& view, const ShowSource* before, const Target& target,
              PixelRect place);

    /// Makes one of the programs that draw() may ask for, at any view and passage in this projection; false: all are
    /// there.
    bool prepare(const Projection& projection);

    void reload() { m_programs.clear(); }
    Diagnostics take_diagnostics() { return std::exchange(m_diagnostics, {}); }

private:
    struct Kept {
        Program program;
        std::uint64_t used = 0;
    };
    const Program* program(const std::string& defines);

    ShaderLoader m_loader;
    std::map<std::string, Kept> m_programs;  ///< by their defines; the longest unused goes when there are too many
    std::uint64_t m_uses = 0;
    Diagnostics m_diagnostics;
    gl::VertexArray m_nothing;
};

}  // namespace foyer
