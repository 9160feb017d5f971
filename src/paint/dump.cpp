// The display list as text.
#include <fmt/format.h>

#include <algorithm>

#include "paint/display_list.h"

namespace foyer {
namespace {

std::string rect(const Rect& r) {
    return fmt::format("{:.2f} {:.2f} {:.2f} {:.2f}", r.x.value, r.y.value, r.width.value, r.height.value);
}

std::string turned(const Turn& turn) {
    return turn.degrees == 0 ? "" : fmt::format(" turned {:.2f} about {:.2f} {:.2f}", turn.degrees, turn.about.x.value, turn.about.y.value);
}

/// How dark the shades get, and over how much of the picture.
std::string shades(const Treatment& treatment) {
    const auto& amounts = treatment.shades.pixels;
    if (amounts.empty()) return "";
    const auto some = std::count_if(amounts.begin(), amounts.end(), [](std::uint8_t amount) { return amount > 0; });
    return fmt::format(" shades {:.2f} over {:.0f}%", *std::max_element(amounts.begin(), amounts.end()) / 255.0,
                       100.0 * static_cast<double>(some) / static_cast<double>(amounts.size()));
}

std::string line(const DrawCommand& command) {
    struct Writer {
        std::string operator()(const FillCommand& c) const { return fmt::format("fill {} {}", rect(c.bounds), to_string(c.colour)); }
        std::string operator()(const PaperCommand& c) const {
            return fmt::format("paper {} {} grain {:.2f}", rect(c.bounds), to_string(c.colour), c.grain);
        }
        std::string operator()(const PolygonCommand& c) const {
            return fmt::format("polygon {} points {}{}", c.outline.size(), to_string(c.colour), turned(c.turn));
        }
        std::string operator()(const GlyphRunCommand& c) const {
            return fmt::format("glyphs at {:.2f} {:.2f} size {:.2f} face {} {} \"{}\"{}", c.origin.x.value, c.origin.y.value,
                               c.run.size.value, c.run.face.index, to_string(c.colour), c.run.text, turned(c.turn));
        }
        std::string operator()(const PictureCommand& c) const {
            return fmt::format("picture {} {} halftone {:.2f} tritone {:.2f} shade {:.2f} torn {:.2f}{}", c.picture, rect(c.bounds),
                               c.treatment.halftone, c.treatment.tritone, c.treatment.shade, c.treatment.torn_edge, shades(c.treatment));
        }
        std::string operator()(const BarsCommand& c) const {
            return fmt::format("bars {} {}", c.bars.size(), to_string(c.colour));
        }
    };
    return std::visit(Writer{}, command);
}

}  // namespace

std::string dump(const DisplayList& list) {
    std::string out = fmt::format("page {:.2f} {:.2f} ground {}\n", list.page.width.value, list.page.height.value, to_string(list.ground));
    for (const DrawCommand& command : list.still) out += line(command) + "\n";
    if (!list.live.empty()) out += fmt::format("live in {}\n", rect(list.live_bounds));
    for (const DrawCommand& command : list.live) out += line(command) + "\n";
    return out;
}

}  // namespace foyer
