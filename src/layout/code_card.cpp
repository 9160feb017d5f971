#include "layout/code_card.h"

#include <algorithm>
#include <cmath>

namespace foyer {
namespace {

struct CodeWords {
    const char *title, *summary;
};
CodeWords words_in(const std::string& lang) {
    if (lang.starts_with("de"))
        return {"Zum Mitnehmen",
                "Die Kamera des Telefons auf den Code richten, und die Kritik ist da: zum Lesen und zum Weitergeben."};
    return {"Take it home",
            "Point your telephone’s camera at the code, and the review is yours to read and to pass on."};
}

const FrameSpec* find(const std::vector<FrameSpec>& specs, FrameKind kind) {
    const auto found =
        std::find_if(specs.begin(), specs.end(), [kind](const FrameSpec& spec) { return spec.kind == kind; });
    return found == specs.end() ? nullptr : &*found;
}

Pt whole_pixels(const Grid& grid, Pt at) { return Pt(std::round(at.value * grid.scale) / grid.scale); }

/// As people write it: without what only a machine needs.
std::string spoken(std::string link) {
    for (const char* scheme : {"https://", "http://", "www."}) {
        if (link.starts_with(scheme)) link.erase(0, std::string(scheme).size());
    }
    if (link.ends_with('/')) link.pop_back();
    return link;
}

/// Each module is a whole number of device pixels, for a camera sees what lies between two.
Frame make_code(const Setting& setting, const std::string& id, QrCode code, const Rect& room) {
    const Grid& grid = setting.grid;
    const int modules = code.size + 2 * quiet_zone;
    const double pixels = std::max(1.0, std::floor(min(room.width, room.height).value * grid.scale / modules));
    const Pt side(pixels * modules / grid.scale);
    Frame frame{.id = id + "/code", .kind = FrameKind::code};
    frame.bounds = {whole_pixels(grid, room.x + (room.width - side) / 2),
                    whole_pixels(grid, room.y + (room.height - side) / 2), side, side};
    frame.code = std::move(code);
    return frame;
}

/// The largest size at which the words stand in the room.
DisplayText fitted(const Setting& setting, const std::string& words, TextStyle style, Size room) {
    DisplayRequest request;
    request.style = style;
    request.measure = room.width;
    request.most_lines = 4;
    for (;; request.style.size *= 0.96, request.style.leading *= 0.96) {
        request.smallest = request.style.size;
        DisplayText text = setting.display({{words, {}}}, request);
        const bool fits =
            text.fits && !text.lines.empty() &&
            text.lines.back().origin.y + to_points(setting.cap_height(request.style), text.size) <= room.height;
        if (fits || request.style.size < 24_pt) return text;
    }
}

/// Title, what to do, and the address for whoever has no telephone at hand; from the room's head downwards.
std::vector<Frame> make_words(const Setting& setting, const std::string& id, const Rect& room) {
    const Pt baseline = setting.grid.baseline;
    const CodeWords words = words_in(setting.review.lang);
    std::vector<Frame> frames;
    const TextStyle title_style = setting.style.text_style("card.title");
    DisplayText title = fitted(setting, words.title, title_style, {room.width, room.height * 0.52});
    if (title.lines.empty()) return frames;
    const Pt cap = to_points(setting.cap_height(title_style), title.size);
    move_lines(title.lines, {room.x, room.y + cap});
    const Pt last = title.lines.back().origin.y;
    frames.push_back({.id = id + "/title",
                      .kind = FrameKind::title,
                      .bounds = {room.x, room.y, room.width, last - room.y},
                      .lines = std::move(title.lines)});

    const TextStyle summary_type = setting.style.text_style("card.summary");
    DisplayText summary = setting.display({{words.summary, {}}},
                                          plain_request(summary_type, min(room.width, summary_type.size * 26.0), 5, 0.7));
    const Pt first = last + baseline * 2.5;
    move_lines(summary.lines, {room.x, first});
    const Pt under = summary.lines.empty() ? last : summary.lines.back().origin.y;
    if (!summary.lines.empty())
        frames.push_back({.id = id + "/summary",
                          .kind = FrameKind::summary,
                          .bounds = {room.x, first - baseline, room.width, under - first + baseline},
                          .lines = std::move(summary.lines)});

    TextStyle type = setting.style.text_style("attribution");
    type.letters = LetterCase::as_written;  // an address has its own
    Line address = setting.one_line(spoken(setting.review.link), type, room.width);
    address.origin = {room.x, under + baseline * 2.5};
    frames.push_back({.id = id + "/address",
                      .kind = FrameKind::label,
                      .bounds = {room.x, under + baseline, room.width, baseline * 2.0},
                      .lines = {std::move(address)}});
    return frames;
}

}  // namespace

std::vector<Frame> make_code_card(const Setting& setting, const std::string& id) {
    auto code = make_qr_code(setting.review.link);
    if (!code) return {};
    const Grid& grid = setting.grid;
    std::vector<Frame> frames;
    Pt top = grid.baseline * 3.0, foot = grid.page.height - grid.baseline * 2.0;
    if (const FrameSpec* header = find(setting.design.act, FrameKind::header)) {
        frames.push_back(make_header(setting, *header, id + "/header", setting.review.kicker, setting.title()));
        top = max(top, frames.back().bounds.bottom() + grid.baseline * 1.5);
    }
    if (const FrameSpec* band = find(setting.design.poster, FrameKind::timeline);
        band && !setting.review.acts.empty()) {
        frames.push_back(make_timeline(setting, *band, id + "/timeline", std::nullopt));
        if (!frames.back().bounds.empty()) foot = min(foot, frames.back().bounds.top() - grid.baseline * 1.5);
    }
    const Rect room{grid.margin, top, grid.page.width - grid.margin * 2.0, foot - top};
    const bool upright = room.width < room.height * 1.25;
    const Pt side = upright ? min(room.width, room.height * 0.63) : min(room.height, room.width * 0.46);
    const Pt gap = grid.gutter * 2.0;
    // The code's own quiet zone is white enough: it may stand at the margin's very edge.
    const Rect place = upright ? Rect{room.x + (room.width - side) / 2, room.bottom() - side, side, side}
                               : Rect{room.right() - side, room.y + (room.height - side) / 2, side, side};
    Frame drawn = make_code(setting, id, std::move(*code), place);
    const Rect words = upright ? Rect{room.x, room.y, room.width, drawn.bounds.y - room.y - gap}
                               : Rect{room.x, drawn.bounds.y, drawn.bounds.x - room.x - gap, drawn.bounds.height};
    for (Frame& frame : make_words(setting, id, words)) frames.push_back(std::move(frame));
    frames.push_back(std::move(drawn));
    return frames;
}

}  // namespace foyer
