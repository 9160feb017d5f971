#include "render/renderer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/log.h"
#include "render/moving_page.h"
#include "render/presenter.h"
#include "render/projector.h"
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

/// A framebuffer's first rows, in the order it keeps them; opaque.
void read_pixels(GLuint framebuffer, PixelSize size, Bitmap& into) {
    into.size = size;
    into.pixels.resize(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * 4);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glPixelStorei(GL_PACK_ROW_LENGTH, 0);
    glPixelStorei(GL_PACK_SKIP_ROWS, 0);
    glPixelStorei(GL_PACK_SKIP_PIXELS, 0);
    glReadPixels(0, 0, size.width, size.height, GL_RGBA, GL_UNSIGNED_BYTE, into.pixels.data());
    for (std::size_t i = 3; i < into.pixels.size(); i += 4) into.pixels[i] = 255;
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

    MovingPage page, page_before;

    /// What the window showed last: another still layer, or another moment of a transition, is another picture.
    struct Scene {
        const Still *still = nullptr, *before = nullptr;  // compared only
        double progress = 1;
        TransitionKind kind = TransitionKind::cut;
        bool operator==(const Scene&) const = default;
    } scene;

    Presenter presenter;

    std::unique_ptr<Projector> projector;  // once there is a show
    Projector& show() {
        if (!projector) projector = std::make_unique<Projector>(loader);
        return *projector;
    }

    static int rise_of(const Transition& transition, PixelSize page);
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
    // Names of a context that was lost, given back in this one, are no errors of ours.
    for (int i = 0; i < 64 && glGetError() != GL_NO_ERROR; ++i) {}
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
    const PixelSize page{place.width, place.height};
    const Transition& transition = frame.transition;
    const bool fades = transition.from != nullptr && transition.kind != TransitionKind::cut && transition.progress < 1;
    Fade fade;
    State::Scene scene;
    Region redrawn_before;
    if (fades) {
        auto [still, redrawn] =
            state.stills.show(state.surfaces, *transition.from, pictures, page, Detail::settled, state.stills.last());
        // The page that was shown until now goes on as the one before.
        if (!state.page_before.is_of(still) && state.page.is_of(still)) std::swap(state.page, state.page_before);
        fade = {&state.page_before.show(state.surfaces, *transition.from, pictures, *still, redrawn),
                transition.progress, State::rise_of(transition, page)};
        scene = {nullptr, still, transition.progress, transition.kind};
        redrawn_before = std::move(redrawn);
    }
    auto [still, redrawn] = state.stills.show(state.surfaces, list, pictures, page, frame.detail, scene.before);
    state.settled = still->settled;
    const Layer& layer = state.page.show(state.surfaces, list, pictures, *still, redrawn);
    scene.still = still;
    redrawn.add(redrawn_before);
    if (scene != state.scene || (fades && !redrawn.empty())) redrawn = Region(whole(page));
    state.scene = scene;
    const Region part =
        state.presenter.part_to_present(frame, place, redrawn, state.surfaces.overlay().update(frame.overlay), damage);
    present(state.surfaces, layer, frame, place, part, fade);
    report_errors();
    state.counts.redrawn = redrawn.bounds();
    state.counts.presented = part.bounds();
    return part.bounds();
}

/// How far the new page stands below its place: a few hundredths of its height, less as it arrives.
int Renderer::State::rise_of(const Transition& transition, PixelSize page) {
    constexpr double furthest = 0.04;
    if (transition.kind != TransitionKind::rise) return 0;
    return static_cast<int>(std::lround(furthest * page.height * (1 - std::clamp(transition.progress, 0.0, 1.0))));
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

void Renderer::draw_show(const ShowFrame& frame, const Pictures& pictures, PixelSize window, PixelRect place) {
    if (window.empty()) return;
    m_state->surfaces.begin();
    Projector& show = m_state->show();
    show.keep_for(frame.picture);
    show.draw(m_state->surfaces, frame, pictures, {0, window, Target::FirstRow::foot},
              place.empty() ? whole(window) : place);
    report_errors();
}

void Renderer::read_window(PixelSize window, Bitmap& into) {
    read_pixels(0, window, into);
    // A window's first row is its foot.
    const std::size_t row = static_cast<std::size_t>(window.width) * 4;
    for (int y = 0; y < window.height / 2; ++y) {
        std::uint8_t* head = &into.pixels[static_cast<std::size_t>(y) * row];
        std::swap_ranges(head, head + row, &into.pixels[static_cast<std::size_t>(window.height - 1 - y) * row]);
    }
    report_errors();
}

void Renderer::draw_console(std::span<const ShowInset> insets, const Pictures& pictures, PixelSize window, Colour surround, const Overlay* overlay) {
    if (window.empty()) return;
    State& state = *m_state;
    const Target target{0, window, Target::FirstRow::foot};
    state.surfaces.begin();
    state.surfaces.cover(target, whole(window), surround);
    for (const ShowInset& inset : insets) {
        // The corners of a picture that hangs over the window's edge are not worth a clip of their own.
        if (inset.frame != nullptr) state.show().draw(state.surfaces, *inset.frame, pictures, target, inset.place);
    }
    state.surfaces.overlay().update(overlay);
    state.surfaces.draw_overlay(target, whole(window));
    state.presenter.forget();
    report_errors();
}

void Renderer::keep_show(const ShowFrame& frame, const Pictures& pictures) {
    m_state->surfaces.begin();
    m_state->show().keep(m_state->surfaces, frame, pictures);
}

bool Renderer::prepare_show(const SheetLook& look, const Pictures& pictures, PixelSize picture) {
    m_state->surfaces.begin();
    return m_state->show().prepare(m_state->surfaces, look, pictures, picture);
}

bool Renderer::prepare_programs(const Projection& projection) { return m_state->show().prepare_program(projection); }

Bitmap Renderer::draw_show_bitmap(const ShowFrame& frame, const Pictures& pictures, PixelSize screen) {
    Bitmap bitmap;
    if (screen.empty()) return bitmap;
    m_state->surfaces.begin();
    Layer layer;
    layer.fit(screen);
    m_state->show().draw(m_state->surfaces, frame, pictures, {layer.framebuffer.name(), screen, Target::FirstRow::head}, whole(screen));
    read_pixels(layer.framebuffer.name(), screen, bitmap);
    report_errors();
    return bitmap;
}

bool Renderer::answers() {
    constexpr int many = 16;  // a context that is gone has errors without end
    for (int i = 0; i < many; ++i) {
        const GLenum error = glGetError();
        if (error == GL_NO_ERROR) return true;
        if (error == GL_OUT_OF_MEMORY || error == GL_CONTEXT_LOST) return false;
    }
    return false;
}

void Renderer::reload_shaders() {
    m_state->surfaces.reload(m_state->loader, m_state->diagnostics);
    if (m_state->projector) m_state->projector->reload();
    forget_still();
}

void Renderer::forget_still() {
    if (m_state->projector) m_state->projector->forget();
    m_state->surfaces.overlay().forget();
    m_state->surfaces.pictures().drop_expired();
    m_state->stills.forget();
    m_state->page.forget();
    m_state->page_before.forget();
    m_state->presenter.forget();
}

void Renderer::forget_unused() { m_state->surfaces.drop_unused(); }

bool Renderer::unsettled() const { return !m_state->settled; }

Diagnostics Renderer::take_diagnostics() {
    // Several programs share a file: what is wrong with it is said once.
    Diagnostics once;
    Diagnostics all = std::exchange(m_state->diagnostics, {});
    if (m_state->projector) {
        for (Diagnostic& diagnostic : m_state->projector->take_diagnostics()) all.push_back(std::move(diagnostic));
    }
    for (Diagnostic& diagnostic : all) {
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
    counts.texture_bytes =
        surfaces.texture_bytes() + m_state->stills.bytes() + m_state->page.bytes() + m_state->page_before.bytes() +
        (m_state->projector ? m_state->projector->bytes() : 0);
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
