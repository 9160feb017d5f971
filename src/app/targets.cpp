#include "app/targets.h"

#include <algorithm>
#include <cmath>

#include "layout/timeline.h"

namespace foyer {
namespace {

/// The extent of the acts on a timeline.
std::pair<Pt, Pt> extent_of(const Frame& timeline, const Style& style, Size page) {
    const Pt margin = style.points("grid.margin");
    if (timeline.wave && timeline.wave->left < timeline.wave->right) return {timeline.wave->left, timeline.wave->right};
    return {margin, page.width - margin};
}

/// The card of a picture, by its name: the hero's figure opens the hero.
int plate_of(const Review& review, const std::string& picture) {
    for (std::size_t i = 0; i < review.insets.size(); ++i) {
        if (review.insets[i].name() == picture) return static_cast<int>(i) + 1;
    }
    return 0;
}

bool on_page(const Frame& frame, FrameKind kind) { return frame.kind == kind && !frame.bounds.empty(); }

}  // namespace

std::vector<TargetPlace> targets(const Layout& layout, const Spread& spread, const Review& review, const Style& style) {
    std::vector<TargetPlace> all, acts;
    // A picture that has the spread to itself is its own card already.
    const auto pictures = std::ranges::count_if(spread.frames, [](const Frame& frame) { return frame.kind == FrameKind::picture; });
    const bool alone = spread.kind == SpreadKind::plate && pictures == 1;
    for (const Frame& frame : spread.frames) {
        const bool picture = on_page(frame, FrameKind::picture) && !frame.picture.empty() && !alone;
        const bool quote = (on_page(frame, FrameKind::loud) || on_page(frame, FrameKind::quiet)) && frame.quote >= 0;
        if (picture) all.push_back({{CardKind::plate, plate_of(review, frame.picture)}, frame.bounds});
        if (quote) all.push_back({{CardKind::quote, frame.quote}, frame.bounds});
        if (frame.kind != FrameKind::timeline || (frame.wave && frame.wave->standing) || review.acts.empty()) continue;
        const auto borders = act_borders(review.acts);
        const auto [start, end] = extent_of(frame, style, layout.page);
        const Pt width = end - start;
        const int count = static_cast<int>(review.acts.size());
        for (int act = 0; act < count; ++act) {
            if (spread.kind == SpreadKind::act && spread.current_act == act) continue;
            // The first and the last act reach to the sheet's edges.
            const Pt left = act == 0 ? frame.bounds.left() : start + width * borders[static_cast<std::size_t>(act)];
            const Pt right = act + 1 == count ? frame.bounds.right() : start + width * borders[static_cast<std::size_t>(act) + 1];
            acts.push_back({{CardKind::act, act}, {left, frame.bounds.y, right - left, frame.bounds.height}});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const TargetPlace& a, const TargetPlace& b) {
        return a.bounds.x != b.bounds.x ? a.bounds.x < b.bounds.x : a.bounds.y < b.bounds.y;
    });
    all.insert(all.end(), acts.begin(), acts.end());
    return all;
}

std::optional<CardSubject> target_at(const Layout& layout, const Spread& spread, const Review& review, const Style& style, Point point) {
    std::optional<CardSubject> found;
    for (const TargetPlace& target : targets(layout, spread, review, style)) {
        if (!target.bounds.contains(point)) continue;
        if (target.subject.kind != CardKind::plate) return target.subject;
        found = target.subject;
    }
    return found;
}

std::optional<CardSubject> next_target(const std::vector<TargetPlace>& all, std::optional<CardSubject> from, int steps) {
    if (all.empty()) return std::nullopt;
    const int count = static_cast<int>(all.size());
    const auto known = std::find_if(all.begin(), all.end(), [&](const TargetPlace& place) { return from && place.subject == *from; });
    if (known == all.end()) return steps < 0 ? all.back().subject : all.front().subject;
    const int at = (static_cast<int>(known - all.begin()) + steps % count + count) % count;
    return all[static_cast<std::size_t>(at)].subject;
}

Point point_on_page(const Layout& layout, PixelSize screen, double x, double y) {
    // As `centred` moves the page: by whole pixels.
    const auto border = [&layout](int pixels, Pt page) { return std::floor((pixels - page.value * layout.scale) / 2 + 1e-6); };
    return {Pt((x - border(screen.width, layout.page.width)) / layout.scale), Pt((y - border(screen.height, layout.page.height)) / layout.scale)};
}

const Frame* frame_at(const Spread& spread, Point point) {
    for (auto frame = spread.frames.rbegin(); frame != spread.frames.rend(); ++frame) {
        if (frame->kind != FrameKind::picture && frame->bounds.contains(point)) return &*frame;
    }
    for (auto frame = spread.frames.rbegin(); frame != spread.frames.rend(); ++frame) {
        if (frame->bounds.contains(point)) return &*frame;
    }
    return nullptr;
}

std::optional<int> act_at(const Review& review, const Frame& timeline, const Style& style, Size page, Point point) {
    if (timeline.kind != FrameKind::timeline || !timeline.bounds.contains(point) || review.acts.empty()) return std::nullopt;
    const auto [start, end] = extent_of(timeline, style, page);
    const double place = (point.x - start) / (end - start);
    const auto borders = act_borders(review.acts);
    const auto behind = std::upper_bound(borders.begin() + 1, borders.end() - 1, place);
    return static_cast<int>(behind - borders.begin()) - 1;
}

}  // namespace foyer
