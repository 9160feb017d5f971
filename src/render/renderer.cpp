#include "render/renderer.h"

#include <algorithm>

#include "core/log.h"
#include "render/presenter.h"
#include "render/still_layers.h"
#include "render/window_system.h"

namespace foyer {
namespace {

// Drawn and read in pieces of this size at most, so that a bitmap may be larger than any texture.
constexpr int bitmap_piece = 2048;

PixelRect whole(PixelSize size) { return {0, 0, size.width, size.height}; }

void report_errors() {
#ifndef NDEBUG
    static bool reported = false;
    for (GLenum error = glGetError(); error != GL_NO_ERROR; error = glGetError()) {
        if (!reported) log::error("render: GL error " + std::to_string(error) + " while drawing (told once)");
        reported = true;
    }
#endif
}

}  // namespace

struct Renderer::State {
    State(ShaderLoader given_loader, Diagnostics given_diagnostics, Surfaces given_surfaces)
        : loader(std::move(given_loader)),
          diagnostics(std::move(given_diagnostics)),
          surfaces(std::move(given_surfaces)) {}

    ShaderLoader loader;
    Diagnostics diagnostics;
    Surfaces surfaces;
    Counts counts;

    StillLayers stills;
    bool settled = true;  // what the last draw_window showed

    // The page as it moves: a still layer with the live commands over it, used once there are any.
    Layer page;
    bool page_valid = false;
    Drawn drawn_live;
    PixelRect live_bounds;

    Presenter presenter;

    const Layer& show_live(const DisplayList& list, const Pictures& pictures, const Layer& still, Region& redrawn);
    void draw_piece(const DisplayList& list, const Pictures& pictures, double scale, PixelRect piece,
                    const Output& wanted, Layer& layer, Layer& finished);
};

Renderer::Renderer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;

Result<Renderer> Renderer::create(ShaderLoader loader, GlyphSource& glyphs) {
    if (!has_current_context()) return Error{"no OpenGL context is current: nothing can be drawn"};
    const int version = epoxy_gl_version(), needed = epoxy_is_desktop_gl() ? 33 : 30;
    if (version < needed) {
        const char* name = epoxy_is_desktop_gl() ? "OpenGL" : "OpenGL ES";
        const auto text = [](int v) { return std::to_string(v / 10) + "." + std::to_string(v % 10); };
        return Error{std::string(name) + " " + text(needed) + " is needed, the driver gives " + text(version)};
    }
    Diagnostics diagnostics;
    Result<Surfaces> surfaces = Surfaces::create(loader, glyphs, diagnostics);
    if (!surfaces) return surfaces.error();
    return Renderer(std::make_unique<State>(std::move(loader), std::move(diagnostics), std::move(surfaces).value()));
}

PixelRect Renderer::draw_window(const DisplayList& list, const Pictures& pictures, const WindowFrame& frame,
                                Damage damage) {
    State& state = *m_state;
    state.counts.redrawn = state.counts.presented = {};
    if (frame.window.empty()) return {};
    const PixelRect place = frame.page.empty() ? whole(frame.window) : frame.page;
    state.surfaces.begin();
    auto [still, redrawn] =
        state.stills.show(state.surfaces, list, pictures, {place.width, place.height}, frame.detail);
    state.settled = still->settled;
    const Layer& page = state.show_live(list, pictures, still->layer, redrawn);
    const Region part =
        state.presenter.part_to_present(frame, place, redrawn, state.surfaces.overlay().update(frame.overlay), damage);
    present(state.surfaces, page, frame, place, part);
    report_errors();
    state.counts.redrawn = redrawn.bounds();
    state.counts.presented = part.bounds();
    return part.bounds();
}

/// The page with the live commands over its still layer; the still layer itself where nothing moves.
const Layer& Renderer::State::show_live(const DisplayList& list, const Pictures& pictures, const Layer& still,
                                        Region& redrawn) {
    const PixelRect all = whole(still.size);
    const double scale = scale_of(list, still.size);
    // A list that forgets to say where it moves may move anywhere.
    const PixelRect bounds = list.live.empty()          ? PixelRect{}
                             : list.live_bounds.empty() ? all
                                                        : common(to_pixels(list.live_bounds, scale), all);
    if (bounds != live_bounds || !drawn_live.still_good(list.live, pictures)) {
        redrawn.add(bounds);
        redrawn.add(live_bounds);
    }
    live_bounds = bounds;
    if (list.live.empty()) {
        drawn_live = {};
        page_valid = false;
        return still;
    }
    if (page.fit(still.size)) page_valid = false;
    const Region part = page_valid ? redrawn : Region(all);
    for (const PixelRect& rect : part.rects()) {
        surfaces.copy(still, page, rect);
        surfaces.draw(page, list.live, pictures, scale, all, common(bounds, rect));
    }
    if (!part.empty()) drawn_live.remember(list.live, pictures);
    page_valid = true;
    return page;
}

Bitmap Renderer::draw_bitmap(const DisplayList& list, const Pictures& pictures, View view, Output output) {
    Bitmap bitmap;
    if (view.page.empty() || view.tile.empty()) return bitmap;
    State& state = *m_state;
    const double scale = scale_of(list, view.page);
    bitmap.size = {view.tile.width, view.tile.height};
    const auto stride = static_cast<std::size_t>(bitmap.size.width) * 4;
    bitmap.pixels.resize(stride * static_cast<std::size_t>(bitmap.size.height));
    state.surfaces.begin();
    Layer layer, finished;
    for (int y = 0; y < bitmap.size.height; y += bitmap_piece)
        for (int x = 0; x < bitmap.size.width; x += bitmap_piece) {
            const PixelRect piece{view.tile.x + x, view.tile.y + y, std::min(bitmap_piece, bitmap.size.width - x),
                                  std::min(bitmap_piece, bitmap.size.height - y)};
            state.draw_piece(list, pictures, scale, piece, output, layer, finished);
            glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
            glPixelStorei(GL_PACK_ALIGNMENT, 1);
            glPixelStorei(GL_PACK_ROW_LENGTH, bitmap.size.width);
            glPixelStorei(GL_PACK_SKIP_ROWS, 0);
            glPixelStorei(GL_PACK_SKIP_PIXELS, 0);
            glReadPixels(0, 0, piece.width, piece.height, GL_RGBA, GL_UNSIGNED_BYTE,
                         &bitmap.pixels[static_cast<std::size_t>(y) * stride + static_cast<std::size_t>(x) * 4]);
        }
    // Blending opaque over opaque may round alpha down by one.
    for (std::size_t i = 3; i < bitmap.pixels.size(); i += 4) bitmap.pixels[i] = 255;
    report_errors();
    return bitmap;
}

/// Leaves the framebuffer to read from bound.
void Renderer::State::draw_piece(const DisplayList& list, const Pictures& pictures, double scale, PixelRect piece,
                                 const Output& wanted, Layer& layer, Layer& finished) {
    const PixelSize size{piece.width, piece.height};
    layer.fit(size);
    surfaces.clear(layer, whole(size), list.ground.with_alpha(1));
    surfaces.draw(layer, list.still, pictures, scale, piece, piece);
    const PixelRect live = list.live_bounds.empty() ? piece : to_pixels(list.live_bounds, scale);
    surfaces.draw(layer, list.live, pictures, scale, piece, live);
    if (wanted == Output{}) {
        glBindFramebuffer(GL_FRAMEBUFFER, layer.framebuffer.name());
        return;
    }
    finished.fit(size);
    surfaces.output(layer, {finished.framebuffer.name(), size, Target::FirstRow::head}, whole(size), whole(size),
                    wanted);
}

void Renderer::reload_shaders() {
    m_state->surfaces.reload(m_state->loader, m_state->diagnostics);
    forget_still();
}

void Renderer::forget_still() {
    m_state->stills.forget();
    m_state->page_valid = false;
    m_state->presenter.forget();
}

bool Renderer::unsettled() const { return !m_state->settled; }

Diagnostics Renderer::take_diagnostics() {
    // Several programs share a file: what is wrong with it is said once.
    Diagnostics once;
    for (Diagnostic& diagnostic : std::exchange(m_state->diagnostics, {})) {
        if (std::find(once.begin(), once.end(), diagnostic) == once.end()) once.push_back(std::move(diagnostic));
    }
    return once;
}

Counts Renderer::counts() const {
    Counts counts = m_state->counts;
    Surfaces& surfaces = m_state->surfaces;
    counts.stills_drawn = m_state->stills.drawn_whole();
    counts.draw_calls = surfaces.counts.draw_calls;
    counts.quads = surfaces.counts.quads;
    counts.glyphs_rastered = surfaces.atlas().glyphs_rastered();
    counts.atlas_sheets = surfaces.sheets();
    counts.atlas_clearings = surfaces.atlas().clearings();
    counts.texture_bytes = surfaces.texture_bytes() + m_state->stills.bytes() + m_state->page.bytes();
    return counts;
}

std::string Renderer::device() const {
    const auto text = [](GLenum what) {
        const auto* given = reinterpret_cast<const char*>(glGetString(what));
        return std::string(given == nullptr ? "?" : given);
    };
    const int version = epoxy_gl_version();
    return (epoxy_is_desktop_gl() ? "OpenGL " : "OpenGL ES ") + std::to_string(version / 10) + "." +
           std::to_string(version % 10) + ", " + text(GL_RENDERER);
}

int live_gl_objects() { return gl::live_objects(); }

}  // namespace foyer
