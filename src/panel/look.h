// How the panel looks: its greys, fonts and measures, and text set the way it wants it.
#pragma once

#include <imgui.h>

#include <memory>
#include <string>
#include <string_view>

#include "core/bitmap.h"
#include "core/colour.h"
#include "core/result.h"

namespace foyer::panel {

struct Fonts {
    std::string text, strong;
};

/// Greys next to neutral, so that the page's colours are judged fairly, and one accent that no theme uses.
namespace tint {
constexpr ImU32 grey(int value, int warm = 1) { return IM_COL32(value + warm, value, value - warm, 255); }
inline constexpr ImU32 ground = grey(0x26), well = grey(0x1c), raised = grey(0x30), pressed = grey(0x3c);
inline constexpr ImU32 hairline = grey(0x3a), edge = grey(0x50), faint = grey(0x68);
inline constexpr ImU32 dim = grey(0x9c, 2), text = grey(0xd2, 2), bright = grey(0xf2, 2);
inline constexpr ImU32 accent = IM_COL32(0x8f, 0xbd, 0xaa, 255), lit = IM_COL32(0x8f, 0xbd, 0xaa, 46);
inline constexpr ImU32 amber = IM_COL32(0xe0, 0xa9, 0x4a, 255), red = IM_COL32(0xe8, 0x75, 0x62, 255);
inline constexpr ImU32 shade = IM_COL32(12, 12, 12, 168);
}  // namespace tint

ImU32 tint_of(Colour colour);

/// Measures are in px at scale 1 and come out in whole device pixels.
class PanelLook {
public:
    /// Fills the current context's atlas, which keeps no bytes of `fonts` afterwards.
    static Result<PanelLook> create(const Fonts& fonts, double scale);

    float px(double length) const;
    float row() const { return px(24); }

    ImFont* text = nullptr;    ///< 15 px
    ImFont* strong = nullptr;  ///< 15 px
    ImFont* small = nullptr;   ///< 13 px
    ImFont* kicker = nullptr;  ///< 12 px
    ImFont* title = nullptr;   ///< 21 px
    ImFont* figure = nullptr;  ///< 34 px: figures, colon and minus alone
    std::shared_ptr<const CoverageMap> glyphs;

private:
    double m_scale = 1;
};

/// The current context in the panel's measures and greys.
void dress(const PanelLook& look);

/// Width of one line of text in px.
float width_of(ImFont* font, std::string_view text);

/// One line, its box's top left at `place`; control characters come out as spaces.
void draw_text(ImFont* font, ImVec2 place, ImU32 colour, std::string_view text);
/// With its right end at `place`.
void draw_text_right(ImFont* font, ImVec2 place, ImU32 colour, std::string_view text);
/// As many characters as fit, and three points where some do not. Returns whether all did.
bool draw_text_cut(ImFont* font, ImVec2 place, float width, ImU32 colour, std::string_view text);
/// In capitals, parted; returns the width.
float draw_kicker(const PanelLook& look, ImVec2 place, ImU32 colour, std::string_view text);

/// The text as `draw_text_cut` would show it.
std::string cut_to(ImFont* font, float width, std::string_view text);

/// The height at which a line of a font stands in the middle of a row.
float middle(ImFont* font, float top, float height);

}  // namespace foyer::panel
