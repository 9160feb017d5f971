// The control panel: a const Model in, Actions and triangles out. It changes nothing by itself. Made with Dear ImGui,
// of which nothing shows here; main thread only.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/action.h"
#include "core/result.h"
#include "layout/layout.h"
#include "layout/quality.h"
#include "paint/overlay.h"
#include "platform/events.h"

namespace foyer {

/// The bytes of the fonts it is set in, one file each.
struct PanelFonts {
    std::string text;    ///< names and numbers
    std::string strong;  ///< headings
};

/// The desktop's; either may be empty.
struct Clipboard {
    std::function<std::string()> read;
    std::function<void(const std::string&)> write;
};

/// Where it is open.
enum class PanelPlace {
    desk,
    kiosk  ///< on an unattended screen: no pictures are exported, and a button locks it again, as QuitProgram
};

/// What it shows. Needed for the call only.
struct PanelView {
    const Model& model;
    const Layout& layout;
    const Quality& quality;
    std::span<const float> layout_ms, frame_ms;  ///< newest last
    PanelPlace place = PanelPlace::desk;
    std::optional<double> closes_in{};  ///< seconds, where it is about to close by itself
};

struct PanelFrame {
    std::vector<Action> actions;              ///< to be taken in this order, before the page is laid out
    std::shared_ptr<const Overlay> overlay;   ///< never null; the same pointer as long as it looks the same
    CursorShape cursor = CursorShape::arrow;  ///< over the panel; over the page the page decides
    bool again = false;                       ///< wants one more frame at once, though nothing happens
};

/// The grey around the page, next to which its colours are judged.
inline constexpr Colour panel_surround{0x1d / 255.0f, 0x1c / 255.0f, 0x1b / 255.0f, 1};

class Panel {
public:
    /// `scale` is device pixels per pixel of an ordinary display. Fails where a font cannot be read.
    static Result<std::unique_ptr<Panel>> create(PanelFonts fonts, double scale, Clipboard clipboard);

    ~Panel();
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;

    /// Every event of the window, in order. What it means is found out in the next frame().
    void take(const Event& event);

    /// Of the event taken last: it is the panel's, and the page must not act on it.
    bool keeps_pointer() const;
    bool keeps_keyboard() const;
    /// A field takes text: the system's text input is to be on.
    bool takes_text() const;

    /// The keyboard into the panel, and back to the page.
    void focus();
    void unfocus();
    bool focused() const;

    /// Draws what the model says and tells what a person did since the last frame. `seconds` since then.
    PanelFrame frame(const PanelView& view, double seconds);

    /// Makes its fonts anew where the scale is another.
    void set_scale(double scale);

    /// Where something stood in the last frame, in px of the window, for tests: a row's id, `reset text.size`, `group
    /// Text`, `undo` …. Nothing where it is not shown.
    std::optional<PixelRect> place_of(std::string_view what) const;

private:
    struct State;
    explicit Panel(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace foyer
