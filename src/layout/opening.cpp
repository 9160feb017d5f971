#include "layout/opening.h"

#include <algorithm>
#include <cmath>

namespace foyer {
namespace {

constexpr int least_facts_lines = 6;  // a box of fewer lines says nothing

}  // namespace

Opening make_opening(const Setting& setting) {
    Opening opening;
    opening.spread.id = "opening";
    opening.spread.kind = SpreadKind::opening;
    const Grid& grid = setting.grid;
    double after = 3;  // grid line of the last baseline set, for `after` and `same`
    double same = 3;
    Pt headline_top = grid.line(20);
    const auto resolve = [&](const DownPlace& place) {
        if (place.edge == DownPlace::Edge::after) return after + place.lines;
        if (place.edge == DownPlace::Edge::same) return same;
        return grid.down(place, false) / grid.baseline;
    };
    const auto last_line = [&](const Frame& frame) { return frame.lines.back().origin.y / grid.baseline; };
    for (const FrameSpec& spec : setting.design.opening) {
        const std::string id = "opening/" + std::string(to_string(spec.kind));
        Frame frame;
        switch (spec.kind) {
            case FrameKind::picture: frame = make_picture(setting, spec, id, setting.rect(spec)); break;
            case FrameKind::headline:
                frame = make_headline(setting, spec, id);
                if (!frame.lines.empty()) headline_top = frame.bounds.top();
                break;
            case FrameKind::tape: frame = make_tape(setting, spec, id, headline_top); break;
            case FrameKind::credit: frame = make_credit(setting, spec, id); break;
            case FrameKind::header:
                frame = make_header(setting, spec, id, setting.review.kicker.empty() ? setting.title() : setting.review.kicker,
                                    setting.review.screening);
                after = spec.top.lines;
                break;
            case FrameKind::standfirst:
                frame = make_standfirst(setting, spec, id);
                if (!frame.lines.empty()) after = last_line(frame);
                break;
            case FrameKind::byline: {
                const double baseline = resolve(spec.top);
                frame = make_byline(setting, spec, id, grid.line(baseline));
                if (!frame.rules.empty()) after = baseline;
                break;
            }
            case FrameKind::text: {
                const int first = static_cast<int>(std::ceil(resolve(spec.top) - 0.02));
                const int last = std::min(static_cast<int>(std::floor(grid.down(spec.foot, true) / grid.baseline + 0.02)),
                                          static_cast<int>(std::floor(grid.band / grid.baseline + 1e-6)) - 1);
                const Pt left = grid.across(spec.left, false);
                same = first;
                opening.rooms.push_back({0, static_cast<int>(opening.rooms.size()), first, std::max(0, last - first + 1), left,
                                         grid.across(spec.right, true) - left});
                continue;
            }
            case FrameKind::timeline: frame = make_timeline(setting, spec, id, std::nullopt); break;
            default: continue;
        }
        const bool empty = frame.lines.empty() && frame.rules.empty() && frame.stars.empty() && !frame.wave;
        if (empty && spec.kind != FrameKind::picture) continue;  // it gives its room back
        opening.spread.frames.push_back(std::move(frame));
    }
    return opening;
}

void balance_opening(const Setting& setting, Opening& opening, int depth) {
    auto& rooms = opening.rooms;
    if (rooms.empty()) return;
    const int room = rooms.front().lines;
    const int free = room - depth - 1;
    const int first = rooms.front().first_line;
    if (free >= least_facts_lines) {
        const Pt top = setting.grid.line(first + depth + 1.0);
        const Pt left = rooms.front().x, right = rooms.back().x + rooms.back().measure;
        const bool at_edge = setting.grid.page.width - right <= setting.grid.margin + 1_pt;
        for (Frame& frame : make_facts(setting, "opening/facts",
                                       {left, top, (at_edge ? setting.grid.page.width : right) - left, setting.grid.band - top},
                                       at_edge ? right : right - 24_pt)) {
            opening.spread.frames.push_back(std::move(frame));
        }
        for (ColumnRoom& column : rooms) column.lines = depth;
    } else {
        // Too little for the facts: the text stands at the foot and the white above it.
        for (ColumnRoom& column : rooms) {
            column.first_line += room - depth;
            column.lines = depth;
        }
    }
}

}  // namespace foyer
