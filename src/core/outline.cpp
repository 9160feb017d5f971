#include "core/outline.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace foyer {
namespace {

constexpr int visible_alpha = 48;      // fainter than this is the soft foot of a shadow
constexpr int bands = 64;              // heights looked at: finer than lines of text beside a figure as tall as the page
constexpr double nearly_all = 0.02;    // within so much of its edges a picture is a rectangle
constexpr double tolerance = 0.006;    // of the width, by which a point may be left out: some two points on a page
constexpr double most_changes = 24;    // from seen to unseen along a row; hair has a dozen, noise hundreds

struct Extent {
    double left = std::numeric_limits<double>::infinity();
    double right = -std::numeric_limits<double>::infinity();
    bool empty() const { return right < left; }
    void include(const Extent& other) {
        left = std::min(left, other.left);
        right = std::max(right, other.right);
    }
};

/// Where each band of rows is visible, and how often its rows change between seen and unseen on the average.
struct Profile {
    std::vector<Extent> extents;
    double changes = 0;
};

Profile profile_of(const Bitmap& bitmap) {
    const auto [width, height] = bitmap.size;
    Profile profile;
    profile.extents.resize(static_cast<std::size_t>(std::min(bands, height)));
    const auto count = static_cast<std::int64_t>(profile.extents.size());
    std::int64_t changes = 0, rows = 0;
    for (int y = 0; y < height; ++y) {
        const std::uint8_t* row = &bitmap.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) * 4];
        int first = width, last = -1, here = 0;
        bool seen = false;
        for (int x = 0; x < width; ++x) {
            const bool now = row[x * 4 + 3] >= visible_alpha;
            here += now != seen ? 1 : 0;
            seen = now;
            if (!now) continue;
            first = std::min(first, x);
            last = x;
        }
        if (last < 0) continue;
        changes += here;
        ++rows;
        profile.extents[static_cast<std::size_t>(y * count / height)].include({static_cast<double>(first) / width, (last + 1.0) / width});
    }
    if (rows > 0) profile.changes = static_cast<double>(changes) / static_cast<double>(rows);
    return profile;
}

/// One side of the figure from its top to its foot, outside of which nothing is visible; `side` is −1 for the left.
Outline side_of(const std::vector<Extent>& extents, std::size_t first, std::size_t last, int side) {
    const double count = static_cast<double>(extents.size());
    Outline points;
    const auto reach = [&](std::size_t band) { return side < 0 ? extents[band].left : -extents[band].right; };
    for (std::size_t edge = first; edge <= last + 1; ++edge) {
        // Between two edges the line is straight, so at each it lies as far out as both its bands.
        double out = std::numeric_limits<double>::infinity();
        if (edge > first) out = std::min(out, reach(edge - 1));
        if (edge <= last) out = std::min(out, reach(edge));
        points.push_back({out, static_cast<double>(edge) / count});
    }
    // A point goes where the line without it runs outside of it and near. What is left still holds everything.
    for (bool gone = true; gone;) {
        gone = false;
        for (std::size_t i = 1; i + 1 < points.size(); ++i) {
            const Fraction2 &above = points[i - 1], &here = points[i], &below = points[i + 1];
            const double part = (here.y - above.y) / (below.y - above.y), line = above.x + (below.x - above.x) * part;
            if (line > here.x + 1e-9 || line < here.x - tolerance) continue;
            points.erase(points.begin() + static_cast<std::ptrdiff_t>(i));
            gone = true;
        }
    }
    for (Fraction2& point : points) point.x = side < 0 ? point.x : -point.x;
    return points;
}

double turn(Fraction2 a, Fraction2 b, Fraction2 c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

}  // namespace

TracedOutline trace_outline(const Bitmap& bitmap) {
    TracedOutline traced;
    if (bitmap.size.empty()) return traced;
    Profile profile = profile_of(bitmap);
    std::vector<Extent>& extents = profile.extents;
    const auto is_seen = [](const Extent& extent) { return !extent.empty(); };
    const auto first = std::find_if(extents.begin(), extents.end(), is_seen);
    if (first == extents.end()) return traced;
    const auto last = std::find_if(extents.rbegin(), extents.rend(), is_seen).base() - 1;
    const bool rectangle = std::all_of(extents.begin(), extents.end(), [](const Extent& extent) {
        return !extent.empty() && extent.left <= nearly_all && extent.right >= 1 - nearly_all;
    });
    traced.scattered = profile.changes > most_changes;
    if (traced.scattered || rectangle) return traced;
    // A gap in a figure is bridged: text runs beside it, never through.
    for (auto extent = first + 1; extent < last; ++extent) {
        if (extent->empty()) *extent = *(extent - 1);
    }
    const auto from = static_cast<std::size_t>(first - extents.begin()), until = static_cast<std::size_t>(last - extents.begin());
    traced.outline = side_of(extents, from, until, -1);
    const Outline right = side_of(extents, from, until, 1);
    traced.outline.insert(traced.outline.end(), right.rbegin(), right.rend());
    return traced;
}

bool crosses_itself(const Outline& outline) {
    const std::size_t count = outline.size();
    for (std::size_t i = 0; i < count; ++i) {
        const Fraction2 a = outline[i], b = outline[(i + 1) % count];
        for (std::size_t j = i + 2; j < count; ++j) {
            if (i == 0 && j + 1 == count) continue;  // neighbours
            const Fraction2 c = outline[j], d = outline[(j + 1) % count];
            if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) return true;
        }
    }
    return false;
}

Bitmap cut_out(Bitmap bitmap, const Outline& outline) {
    if (outline.size() < 3) return bitmap;
    constexpr int finer = 4;  // rows a pixel's edge is looked at in
    const auto [width, height] = bitmap.size;
    std::vector<float> covered(static_cast<std::size_t>(width));
    std::vector<std::pair<double, int>> crossings;
    for (int y = 0; y < height; ++y) {
        std::fill(covered.begin(), covered.end(), 0.0f);
        for (int s = 0; s < finer; ++s) {
            const double level = (y + (s + 0.5) / finer) / height;
            crossings.clear();
            for (std::size_t i = 0; i < outline.size(); ++i) {
                const Fraction2 a = outline[i], b = outline[(i + 1) % outline.size()];
                if ((a.y <= level) == (b.y <= level)) continue;
                crossings.emplace_back((a.x + (b.x - a.x) * (level - a.y) / (b.y - a.y)) * width, b.y > a.y ? 1 : -1);
            }
            std::sort(crossings.begin(), crossings.end());
            int winding = 0;
            for (std::size_t i = 0; i + 1 < crossings.size(); ++i) {
                winding += crossings[i].second;
                if (winding == 0) continue;
                const double from = std::clamp(crossings[i].first, 0.0, static_cast<double>(width));
                const double until = std::clamp(crossings[i + 1].first, 0.0, static_cast<double>(width));
                for (int x = static_cast<int>(from); x < width && x < until; ++x) {
                    const double part = std::min(until, x + 1.0) - std::max(from, static_cast<double>(x));
                    covered[static_cast<std::size_t>(x)] += static_cast<float>(std::max(0.0, part) / finer);
                }
            }
        }
        std::uint8_t* row = &bitmap.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) * 4];
        for (int x = 0; x < width; ++x) {
            const float part = std::min(1.0f, covered[static_cast<std::size_t>(x)]);
            row[x * 4 + 3] = static_cast<std::uint8_t>(std::lround(static_cast<float>(row[x * 4 + 3]) * part));
        }
    }
    return bitmap;
}

void bleed_colours(Bitmap& bitmap) {
    const auto [width, height] = bitmap.size;
    for (int y = 0; y < height; ++y) {
        std::uint8_t* row = &bitmap.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) * 4];
        // Once from each side; where both reach, the nearer one has been there first or is overwritten by its equal.
        const std::uint8_t* seen = nullptr;
        std::vector<int> distance(static_cast<std::size_t>(width), width + 1);
        const auto pass = [&](int x, int& away) {
            std::uint8_t* pixel = row + x * 4;
            if (pixel[3] != 0) {
                seen = pixel;
                away = 0;
                return;
            }
            ++away;
            if (seen == nullptr || away >= distance[static_cast<std::size_t>(x)]) return;
            distance[static_cast<std::size_t>(x)] = away;
            std::copy(seen, seen + 3, pixel);
        };
        int away = 0;
        for (int x = 0; x < width; ++x) pass(x, away);
        seen = nullptr;
        away = 0;
        for (int x = width - 1; x >= 0; --x) pass(x, away);
    }
}

}  // namespace foyer
