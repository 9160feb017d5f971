// The control panel over the page of an unattended screen, for staff who gave the code: the very one of editing, turned
// with the page, without what leads out. All that Dear ImGui holds is made with it and goes with it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "app/screen_map.h"
#include "shell/exhibit.h"
#include "shell/finger_pointer.h"
#include "shell/sources.h"
#include "shell/workbench.h"

namespace foyer {

/// What panels are made with; all that is referred to outlives them.
struct KioskPanelTools {
    const DataFolder& data;
    const Decoder& decoder;
    StyleFolders style_folders;         ///< where looks are saved
    std::filesystem::path layout_file;  ///< where the panel's layout is kept; empty: nowhere
};

struct KioskPanelServices {
    const KioskPanelTools& tools;
    const Clock& clock;
    Files& files;
    Workers& workers;
    std::shared_ptr<const FontBook> fonts;
};

/// What it is opened over.
struct KioskPanelSubject {
    EditionPtr edition;
    std::filesystem::path review;  ///< where it lies
    ExhibitWishes wishes;
    SheetId sheet;           ///< the page or card that is on
    bool calm = false;       ///< the desktop asks for reduced motion
    bool by_finger = false;  ///< it was opened by one
};

/// The screen it is drawn on.
struct KioskPanelScreen {
    PixelSize size;  ///< device pixels
    double brightness = 1;
    std::optional<int> closes_in{};  ///< seconds, where it is about to close by itself
};

/// Places are in px of the screen, upright: its own map takes what is pointed at there.
class KioskPanel {
public:
    /// Fails where the panel's own fonts cannot be read.
    static Result<std::unique_ptr<KioskPanel>> create(const KioskPanelServices& services, KioskPanelSubject subject,
                                                      PixelSize screen, int quarter_turns);
    ~KioskPanel();
    KioskPanel(const KioskPanel&) = delete;
    KioskPanel& operator=(const KioskPanel&) = delete;

    /// A key, a text, a finger or the pointer, at a place of the screen.
    void take(const Event& event);
    /// The screen is of another size.
    void fit(PixelSize screen);

    /// It wants to be drawn, or to go.
    bool due() const;
    /// Somebody locked it.
    bool closed() const { return !m_bench->model().running; }
    /// Goes on with a layout that a drag did not wait for; false where nothing was left to do.
    bool improve() { return m_bench->improve(); }
    /// The whole screen, in the context that is current.
    void draw(Renderer& renderer, const KioskPanelScreen& screen);
    /// The page alone, filling a picture: what it gives way to the next one from. For the call that draws it.
    ShowFrame page_frame(PixelSize picture) const;
    /// Hidden while a finger leads it.
    CursorShape cursor() const { return m_by_finger ? CursorShape::hidden : m_bench->cursor(); }

    /// The look as it is now differs from the edition's.
    bool changed() const;
    /// Writes the look where one was changed and is not saved; fails where it cannot be kept.
    Status save();
    const Model& model() const { return m_bench->model(); }
    /// Where something of the panel stands on the screen, for tests; see Panel::place_of.
    std::optional<PixelRect> place_of(std::string_view what) const;

private:
    KioskPanel(const KioskPanelServices& services, KioskPanelSubject subject, std::unique_ptr<Panel> panel);
    void open(const KioskPanelServices& services, PixelSize screen);
    std::optional<Action> admitted(const Action& action) const;
    Event upright(Event event) const;
    void carry_out(const Effect& effect);

    KioskPanelSubject m_subject;
    std::shared_ptr<const FontBook> m_fonts;
    Sources m_sources;
    std::unique_ptr<Panel> m_panel;
    std::unique_ptr<Workbench> m_bench;
    ScreenMap m_map;  ///< of what is pointed at: no page walks about under the panel
    FingerPointer m_finger;
    bool m_by_finger;
    std::shared_ptr<const DisplayList> m_page;
    std::shared_ptr<const Overlay> m_upright;  ///< what `m_overlay` was turned from
    Overlay m_overlay;
    std::optional<int> m_closes_in;
    const Clock& m_clock;
};

/// Device pixels per pixel of an ordinary display: rows are as high as a finger is wide on a display of this diagonal
/// (inches), as far as there is room for the panel.
double panel_scale(PixelSize picture, double diagonal);

}  // namespace foyer
