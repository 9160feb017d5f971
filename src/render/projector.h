// The projector: a moment of a show into a window. Camera, passages, curtain and the projector's corners are one pass
// over what is kept of the pages.
#pragma once

#include "render/show_pass.h"
#include "render/show_views.h"

namespace foyer {

class Projector {
public:
    explicit Projector(const ShaderLoader& loader) : m_pass(loader) {}

    /// The size of the picture that decides how much is kept: the audience's.
    void keep_for(PixelSize picture) { m_main_picture = picture; }

    /// Draws the frame where `place` of the target is; the surfaces must have begun.
    void draw(Surfaces& surfaces, const ShowFrame& frame, const Pictures& pictures, const Target& target,
              PixelRect place);

    /// Keeps what the frame shows, without curtain, spotlight and projection.
    void keep(Surfaces& surfaces, const ShowFrame& frame, const Pictures& pictures);
    bool has_kept() const { return m_kept.size.width > 0; }

    /// Draws what frames with this look will need, a part at a time; false: there was nothing left to draw.
    bool prepare(Surfaces& surfaces, const SheetLook& look, const Pictures& pictures, PixelSize picture) {
        return m_views.prepare(surfaces, look, pictures, picture);
    }

    void reload() { m_pass.reload(); }
    /// Makes one of the programs that are needed where a show is projected so; false: all are there.
    bool prepare_program(const Projection& projection) { return m_pass.prepare(projection); }

    /// What was kept stays.
    void forget();
    Diagnostics take_diagnostics() { return m_pass.take_diagnostics(); }
    std::size_t bytes() const {
        return m_views.bytes() + m_kept.bytes() + m_composed.bytes() + m_composed_before.bytes() + m_dressed.bytes();
    }
    int sheets_drawn() const { return m_views.drawn(); }

private:
    void finish(const ShowFrame& frame, const ShowView& now, const ShowSource* before, const Target& target,
                PixelRect place);
    ShowSource dressed(Surfaces& surfaces, const ShowFrame& frame, const Pictures& pictures);
    ShowSource composed(const ShowView& view, Layer& into, PixelSize picture);
    ShowSource kept(PixelSize picture) const;

    ShowPass m_pass;
    ShowViews m_views;
    Layer m_kept, m_composed, m_composed_before, m_dressed;
    PixelSize m_main_picture;
};

}  // namespace foyer
