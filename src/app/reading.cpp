#include "app/reading.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace foyer {
namespace {

constexpr double heights_without_more = 8, least_share = 1.0 / 50;
constexpr double ascent = 0.95, descent = 0.3;  // of the type size: what no face of running text exceeds
constexpr double border = 0.035;                // of the view's height, around a stop's lines
constexpr double least_border = 0.02;           // the same, where that keeps other type whole
constexpr Pt gap{1};                            // between an edge of the view and type that it spares

Rect united(const Rect& a, const Rect& b) {
    const Pt left = min(a.left(), b.left()), top = min(a.top(), b.top());
    return {left, top, max(a.right(), b.right()) - left, max(a.bottom(), b.bottom()) - top};
}

int count_words(const std::string& text) {
    int words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = c == ' ';
        words += !space && !inside ? 1 : 0;
        inside = !space;
    }
    return words;
}

/// A view of a size about the middle of a box, inside the picture.
Rect view_about(const Rect& box, Size view, Size picture) {
    const auto place = [](Pt middle, Pt length, Pt whole) {
        return max(Pt(0), min(middle - length / 2, whole - length));
    };
    return {place(box.x + box.width / 2, view.width, picture.width),
            place(box.y + box.height / 2, view.height, picture.height), view.width, view.height};
}

/// Moves a view up or down as little as it takes for its head and foot to cut through as little type as can be, and
/// still hold a stop's box with `margin` above and below.
Rect clear_of(Rect view, const Rect& box, Pt margin, std::span<const Rect> type, Size picture) {
    const Pt highest = max(Pt(0), box.bottom() + margin - view.height);
    const Pt lowest = min(picture.height - view.height, box.top() - margin);
    std::vector<Rect> near;
    for (const Rect& one : type) {
        if (view.left() < one.right() && one.left() < view.right()) near.push_back(one);
    }
    std::vector<Pt> tops{view.y};
    for (const Rect& one : near) {
        for (const Pt edge : {one.top() - gap, one.bottom() + gap}) {
            tops.push_back(edge);
            tops.push_back(edge - view.height);
        }
    }
    const auto cuts = [&](Pt top) {
        int count = 0;
        for (const Rect& one : near) {
            for (const Pt edge : {top, top + view.height}) count += one.top() < edge && edge < one.bottom() ? 1 : 0;
        }
        return count;
    };
    Pt best = view.y;
    int fewest = cuts(best);
    Pt least;
    for (const Pt top : tops) {
        if (top < highest || lowest < top) continue;
        const int count = cuts(top);
        const Pt moved = max(top - view.y, view.y - top);
        if (count > fewest || (count == fewest && !(moved < least))) continue;
        best = top, fewest = count, least = moved;
    }
    view.y = best;
    return view;
}

/// The cheapest parting: few stops, of even length, that end where paragraphs do.
std::vector<Stop> part(const std::vector<ReadingLine>& lines, Size view, const WalkRequest& request) {
    constexpr double unevenness = 0.4, mid_paragraph = 0.08;
    // A column as wide as the view leaves no border at its sides.
    Pt widest;
    for (const ReadingLine& line : lines) widest = max(widest, line.box.width);
    const Pt wanted = view.height * border;
    const Size room{view.width - max(Pt(0), min(wanted * 2.0, view.width - widest)), view.height - wanted * 2.0};
    // The widest column fills the room to the last bit, and sums of coordinates round.
    constexpr Pt slack{1e-6};
    const auto fits = [&](const Rect& box) {
        return box.width < room.width + slack && box.height < room.height + slack;
    };

    int all_words = 0;
    for (const ReadingLine& line : lines) all_words += line.words;
    // How many stops the longest steps make: what an even share is.
    std::size_t count = 0;
    for (std::size_t i = 0; i < lines.size();) {
        Rect box = lines[i].box;
        if (!fits(box)) return {};
        std::size_t j = i + 1;
        for (; j < lines.size() && fits(united(box, lines[j].box)); ++j) box = united(box, lines[j].box);
        i = j;
        ++count;
    }
    const double share = std::max(1.0, static_cast<double>(all_words) / std::max<std::size_t>(1, count));
    struct Best {
        double cost = std::numeric_limits<double>::infinity();
        std::size_t from = 0;
    };
    std::vector<Best> best(lines.size() + 1);
    best[0].cost = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Rect box = lines[i].box;
        int words = 0;
        for (std::size_t j = i; j < lines.size(); ++j) {
            box = united(box, lines[j].box);
            if (!fits(box)) break;
            words += lines[j].words;
            const double uneven = words / share - 1;
            const double cost =
                best[i].cost + 1 + unevenness * uneven * uneven + (lines[j].ends_paragraph ? 0 : mid_paragraph);
            if (cost < best[j + 1].cost) best[j + 1] = {cost, i};
        }
    }
    std::vector<Stop> stops;
    for (std::size_t end = lines.size(); end > 0; end = best[end].from) {
        Rect box = lines[best[end].from].box;
        for (std::size_t i = best[end].from; i < end; ++i) box = united(box, lines[i].box);
        stops.push_back({best[end].from, end,
                         clear_of(view_about(box, view, request.picture), box, view.height * least_border,
                                  request.type, request.picture)});
    }
    std::reverse(stops.begin(), stops.end());
    return stops;
}

Pt least_size(const Line& line) {
    Pt size = line.runs.front().run.size;
    for (const SetRun& run : line.runs) size = min(size, run.run.size);
    return size;
}

/// Its ascenders, descenders and whole measure; lines with runs.
Rect box_of(const Line& line, Pt size) {
    const Pt width = max(line.natural, line.justified ? line.measure : Pt(0));
    return {line.origin.x, line.origin.y - size * ascent, width, size * (ascent + descent)};
}

}  // namespace

double legibility_floor(const Style& style) {
    const double heights = style.number("room.farthest_seat") / style.number("room.screen_height");
    return least_share * std::max(1.0, heights / heights_without_more);
}

std::vector<ReadingLine> reading_lines(const Spread& spread, std::span<const FrameKind> kinds) {
    std::vector<ReadingLine> lines;
    for (const Frame& frame : spread.frames) {
        if (std::find(kinds.begin(), kinds.end(), frame.kind) == kinds.end()) continue;
        for (const Line& line : frame.lines) {
            if (line.runs.empty()) continue;
            ReadingLine read;
            read.size = least_size(line);
            read.box = box_of(line, read.size);
            read.words = count_words(line.text);
            read.paragraph = line.paragraph;
            read.ends_paragraph = line.last;
            lines.push_back(read);
        }
    }
    return lines;
}

std::vector<Rect> type_boxes(const Spread& spread) {
    std::vector<Rect> boxes;
    for (const Frame& frame : spread.frames) {
        for (const Line& line : frame.lines) {
            if (!line.runs.empty()) boxes.push_back(box_of(line, least_size(line)));
        }
    }
    return boxes;
}

std::vector<Stop> walk(const std::vector<ReadingLine>& lines, const WalkRequest& request) {
    if (lines.empty() || !(request.floor > 0)) return {};
    Pt size = lines.front().size;
    for (const ReadingLine& line : lines) size = min(size, line.size);
    // From the size that is wanted down to the floor, until the widest line fits.
    constexpr int steps = 24;
    const double wanted = std::max(1.0, request.reading);
    for (int step = 0; step <= steps; ++step) {
        const double times = std::pow(wanted, 1.0 - static_cast<double>(step) / steps);
        const Pt height = min(request.picture.height, size / (request.floor * times));
        const Size view{request.picture.width * (height / request.picture.height), height};
        auto stops = part(lines, view, request);
        if (!stops.empty()) return stops;
    }
    return {};
}

}  // namespace foyer
