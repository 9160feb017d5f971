// The renderer: a DisplayList to pixels, in a window or a bitmap of any size. It keeps glyphs, pictures and the still
// layer between frames and can be thrown away and made anew from values at any moment.
//
// A GL context (3.3 core, or GLES 3.0) must be current on the calling thread for every call and the destructor. It sets
// all the GL state it needs and leaves it changed.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/bitmap.h"
#include "core/diagnostic.h"
#include "core/result.h"
#include "paint/display_list.h"
#include "paint/overlay.h"
#include "render/show_frame.h"
#include "type/glyph.h"

namespace foyer {

/// Pictures by the name a PictureCommand uses. The renderer keeps a texture as long as somebody keeps the bitmap.
using Pictures = std::map<std::string, std::shared_ptr<const Bitmap>, std::less<>>;

/// Gives the text of a file of shaders/ by its name there ("ink.frag").
using ShaderLoader = std::function<Result<std::string>(std::string_view name)>;

/// Which part of a page becomes a bitmap.
struct View {
    PixelSize page;  ///< the whole page in px; its width over the list's page width is the scale
    PixelRect tile;  ///< the part drawn, in px of the page; may reach beyond it, where the ground shows
    bool operator==(const View&) const = default;
};

/// The last pass.
struct Output {
    double gamma = 1;       ///< exponent 1/gamma on the finished page; 1 leaves it
    double brightness = 1;  ///< 0 dark to 1 full
    bool operator==(const Output&) const = default;
};

/// Whether a page is being changed under the writer's hand, and more changes will follow at once.
enum class Detail {
    settled,
    moving,  ///< glyphs of new sizes are drawn from rasters of near ones, changed pictures at half their size
};

/// How one page gives way to another: `rise` dissolves too, the new page coming up from a little below.
enum class TransitionKind { cut, dissolve, rise };

struct Transition {
    const DisplayList* from =
        nullptr;          ///< the page before, with the same pictures; none: no transition. For the call only
    double progress = 1;  ///< 0 the page before alone, 1 the new page alone; eased by the caller
    TransitionKind kind = TransitionKind::cut;
};

/// What a window shows beside the page, and where the page stands in it. All px from the window's top left.
struct WindowFrame {
    PixelSize window{};
    PixelRect page{};                  ///< where the page stands; empty: it fills the window
    Colour surround{};                 ///< around the page, as it is: `output` is the page's alone
    const Overlay* overlay = nullptr;  ///< drawn over all; needed for the call only
    Output output{};
    Detail detail = Detail::settled;
    Transition transition{};
};

/// What happened to the window besides what the list says.
struct Damage {
    bool everything = false;        ///< its content is lost: exposed, resized, or drawn over by others
    std::optional<int> buffer_age;  ///< of the back buffer, where the caller knows it; else the window system is asked
};

/// What the renderer did and holds, for tests and the panel.
struct Counts {
    int draw_calls = 0, quads = 0;  ///< of the last frame or bitmap
    int stills_drawn = 0;           ///< whole still layers, since creation
    int glyphs_rastered = 0;        ///< since creation
    int atlas_sheets = 0, atlas_clearings = 0;
    PixelRect redrawn;              ///< bounds of what of the page, in its px, the last draw_window drew anew
    PixelRect presented;            ///< what of the window it wrote
    std::size_t texture_bytes = 0;  ///< mipmaps not counted
};

class Renderer {
public:
    /// `glyphs` must outlive the renderer. Fails where there is no current context or one that is too old. Shaders that
    /// are missing or broken do not fail: they become diagnostics, and plain ones draw in their place.
    static Result<Renderer> create(ShaderLoader loader, GlyphSource& glyphs);

    ~Renderer();
    Renderer(Renderer&&) noexcept;
    Renderer& operator=(Renderer&&) noexcept;

    /// Draws the window, in the default framebuffer, and says what of it was written, in px from the top left. Empty:
    /// nothing had changed, nothing was drawn, and there is nothing to swap. Page pixels are the window's: the list's
    /// scale is page.width over the list's page width. The still layer is drawn anew only when list.still, its pictures
    /// or the size changed; the live layer inside live_bounds; the overlay where its triangles changed.
    PixelRect draw_window(const DisplayList& list, const Pictures& pictures, const WindowFrame& frame, Damage damage);

    /// Whether the last draw_window left something coarse, after changes in moving detail. Further calls make it finer,
    /// a little in each, the largest glyphs first, as long as the list stays the same or the detail is settled; at the
    /// end the window is what drawing it at once would have shown.
    bool unsettled() const;

    /// The tile as a bitmap, whatever its size; opaque. Neighbouring tiles meet without a seam. An empty tile gives an
    /// empty bitmap. What a window shows is not disturbed.
    Bitmap draw_bitmap(const DisplayList& list, const Pictures& pictures, View view, Output output);

    // A show: its picture in windows of its own.

    /// Draws all of the window, in the default framebuffer. `place`: where in the window the picture stands, beyond its
    /// edges too; empty: it fills it.
    void draw_show(const ShowFrame& frame, const Pictures& pictures, PixelSize window, PixelRect place = {});
    /// What the window is about to show: its back buffer, between drawing and swapping.
    void read_window(PixelSize window, Bitmap& into);
    /// Pictures of the show, `surround` around them, and the overlay over all: the whole window.
    void draw_console(std::span<const ShowInset> insets, const Pictures& pictures, PixelSize window, Colour surround, const Overlay* overlay);
    /// Keeps what a frame shows as a texture, for frames that ask for what was kept.
    void keep_show(const ShowFrame& frame, const Pictures& pictures);
    /// Draws some of what a look will need, so that it need not be waited for; false where nothing was left to draw.
    bool prepare_show(const SheetLook& look, const Pictures& pictures, PixelSize picture);
    /// The frame as a bitmap of a screen of this size.
    Bitmap draw_show_bitmap(const ShowFrame& frame, const Pictures& pictures, PixelSize screen);

    /// Whether the context still does what it is told: false where it is lost, or its memory is spent.
    bool answers();

    /// Reads the shaders again. One that does not compile leaves the last good one in place.
    void reload_shaders();

    /// Makes one of the programs that a show without curtain and spotlight may need when it is projected so, so that
    /// none has to be waited for; false: all are there.
    bool prepare_programs(const Projection& projection);

    /// Drops the kept layers, and the overlay: the next draw_window draws everything.
    void forget_still();
    /// Drops glyphs and programs that nothing drawn since the last call has used; they are made again when needed.
    void forget_unused();

    /// What is wrong with the shaders since the last call.
    Diagnostics take_diagnostics();

    Counts counts() const;

    /// "OpenGL 3.3, llvmpipe …", for the log and the panel.
    std::string device() const;

private:
    struct State;
    explicit Renderer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// GL objects that renderers own at this moment: none once the last one is gone.
int live_gl_objects();

}  // namespace foyer
