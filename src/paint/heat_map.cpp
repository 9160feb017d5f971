#include "paint/heat_map.h"

#include <algorithm>

namespace foyer {
namespace {

// Beside each other on any paper, and for eyes that do not tell red from green.
constexpr Colour wide{0.86f, 0.12f, 0.05f, 1}, tight{0.05f, 0.25f, 0.86f, 1};
constexpr double widest = 2, tightest = 2.0 / 3;
constexpr double fullest = 0.6;
// From the line's top to its baseline, in lines.
constexpr double ascent = 0.74;

}  // namespace

Colour heat_of(double space) {
    const double share = space >= 1 ? (space - 1) / (widest - 1) : (1 - space) / (1 - tightest);
    return (space >= 1 ? wide : tight).with_alpha(static_cast<float>(fullest * std::clamp(share, 0.0, 1.0)));
}

void paint_heat_map(const Spread& spread, Pt baseline, std::vector<DrawCommand>& commands) {
    for (const Frame& frame : spread.frames) {
        if (frame.kind != FrameKind::text) continue;
        for (const Line& line : frame.lines) {
            if (!line.justified) continue;
            commands.push_back(FillCommand{{line.origin.x, line.origin.y - baseline * ascent, line.measure, baseline}, heat_of(line.space)});
        }
    }
}

}  // namespace foyer
