// The projector: a moment of a show into a window. Camera, passages, curtain and the projector's corners are one pass over
// what is kept of the pages.
#pragma once

#include <map>
#include <string>

#include "render/program.h"
#include "render/sheet_layers.h"

namespace foyer {

inline constexpr double soft_border = 24;  ///< px over which a finer drawing begins

/// Bent, or turned.
bool is_warped(const Projection& projection);
/// A pixel of the picture is one of the place it is put in, turned by quarters at most.
bool is_pixel_for_pixel(const ShowFrame& frame, PixelRect place);

class Projector {
public:
    explicit Projector(const ShaderLoader& loader);

    /// Draws the frame where `place` of the target is; the surfaces must have begun.
    void draw(Surfaces& surfaces, const ShowFrame& frame, const Pictures& pictures, const Target& target, PixelRect place);

    /// Keeps what the frame shows, without curtain, spotlight and projection.
    void keep(Surfaces& surfaces, const ShowFrame& frame, const Pictures& pictures);
    bool has_kept() const { return m_kept.size.width > 0; }

    /// Draws what frames with this look will need, a part at a time; false: there was nothing left to draw.
    bool prepare(Surfaces& surfaces, const SheetLook& look, const Pictures& pictures, PixelSize picture);

    void reload();
    void forget();
    Diagnostics take_diagnostics() { return std::exchange(m_diagnostics, {}); }
    std::size_t bytes() const { return m_layers.bytes() + m_kept.bytes() + m_composed.bytes() + m_composed_before.bytes() + m_dressed.bytes(); }
    int sheets_drawn() const { return m_layers.drawn(); }

private:
    /// A texture, and the map from the picture's place to the texture's.
    struct Source {
        const Layer* layer = nullptr;
        double axes[4] = {1, 0, 0, 1};
        double from[2] = {0, 0};
        PixelRect exact;       ///< the part shown pixel for pixel; empty where it is not
    };
    struct Camera {
        Source base, near, nearer;
        double near_share = 0, nearer_share = 0;
        bool whole = true;     ///< the base shows all there is to see, without borders
    };

    Camera look_at(Surfaces& surfaces, const SheetLook& look, const Pictures& pictures, PixelSize picture, double fineness);
    Source exact(Surfaces& surfaces, const ShowSheet& sheet, const Pictures& pictures, const Pose& pose, PixelSize picture, double fineness);
    Source of(const Layer& layer, double scale, PixelRect part, const Pose& pose, PixelSize picture) const;
    Source composed(Surfaces& surfaces, const Camera& camera, Layer& into, Colour ground, PixelSize picture);
    PixelRect corridor(const SheetLook& look, PixelSize picture) const;
    void finish(const ShowFrame& frame, const Camera& camera, const Source* before, const Target& target, PixelRect place, Colour ground);
    Source dressed(Surfaces& surfaces, const ShowFrame& frame, const Pictures& pictures);
    void pass(const ShowFrame& frame, const Camera& camera, const Source* before, const Target& target, PixelRect place, Colour ground);
    const Program* program(const std::string& defines);

    ShaderLoader m_loader;
    std::map<std::string, Program> m_programs;
    Diagnostics m_diagnostics;
    SheetLayers m_layers;
    gl::VertexArray m_nothing;
    Layer m_kept, m_composed, m_composed_before, m_dressed;
    int m_largest = 4096;
    std::size_t m_budget = 0;  ///< bytes that drawings may take
};

}  // namespace foyer
