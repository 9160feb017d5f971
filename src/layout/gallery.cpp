#include "layout/gallery.h"

#include <algorithm>
#include <cmath>

#include "layout/inset.h"

namespace foyer {
namespace {

/// The pictures from one to before another, which stand side by side or one below the other.
struct Group {
    std::size_t from = 0, until = 0;
    double count() const { return static_cast<double>(until - from); }
};

/// Every bit of `cuts` parts a picture from the one before.
std::vector<Group> groups_of(unsigned cuts, std::size_t count) {
    std::vector<Group> groups = {{0, 1}};
    for (std::size_t i = 1; i < count; ++i) {
        if (cuts & (1u << (i - 1))) groups.push_back({i, i});
        groups.back().until = i + 1;
    }
    return groups;
}

using Pictures = std::vector<GalleryPicture>;

Pt deepest_caption(const Pictures& pictures, Group group) {
    Pt deepest;
    for (std::size_t i = group.from; i < group.until; ++i) deepest = max(deepest, pictures[i].caption);
    return deepest;
}

/// Rows as wide as each other: all of the room, or as wide as its height lets them be.
std::vector<Rect> in_rows(const Pictures& pictures, const std::vector<Group>& rows, Rect room, Pt gap) {
    // A row's height is its width without the gaps, over the aspects of its pictures.
    Pt fixed = gap * (static_cast<double>(rows.size()) - 1);
    double per_width = 0;
    std::vector<double> aspects;
    for (const Group& row : rows) {
        double sum = 0;
        for (std::size_t i = row.from; i < row.until; ++i) sum += pictures[i].aspect;
        aspects.push_back(sum);
        per_width += 1 / sum;
        fixed += deepest_caption(pictures, row) - gap * ((row.count() - 1) / sum);
    }
    const Pt width = min(room.width, (room.height - fixed) / per_width);
    std::vector<Rect> places;
    Pt y = room.y + max(Pt(0), (room.height - fixed - width * per_width) / 2);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const Pt height = (width - gap * (rows[r].count() - 1)) / aspects[r];
        Pt x = room.x + (room.width - width) / 2;
        for (std::size_t i = rows[r].from; i < rows[r].until; ++i) {
            places.push_back({x, y, height * pictures[i].aspect, height});
            x += places.back().width + gap;
        }
        y += height + deepest_caption(pictures, rows[r]) + gap;
    }
    return places;
}

/// Columns as high as each other, likewise.
std::vector<Rect> in_columns(const Pictures& pictures, const std::vector<Group>& columns, Rect room, Pt gap) {
    // A column's width is its height without gaps and captions, over the heights of its pictures at a width of one.
    Pt fixed = gap * (static_cast<double>(columns.size()) - 1);
    double per_height = 0;
    std::vector<double> heights;
    std::vector<Pt> between;
    for (const Group& column : columns) {
        double sum = 0;
        Pt words = gap * (column.count() - 1);
        for (std::size_t i = column.from; i < column.until; ++i) {
            sum += 1 / pictures[i].aspect;
            words += pictures[i].caption;
        }
        heights.push_back(sum);
        between.push_back(words);
        per_height += 1 / sum;
        fixed += words * (-1 / sum);
    }
    const Pt height = min(room.height, (room.width - fixed) / per_height);
    std::vector<Rect> places;
    Pt x = room.x + max(Pt(0), (room.width - fixed - height * per_height) / 2);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const Pt width = (height - between[c]) / heights[c];
        Pt y = room.y + (room.height - height) / 2;
        for (std::size_t i = columns[c].from; i < columns[c].until; ++i) {
            places.push_back({x, y, width, width / pictures[i].aspect});
            y += places.back().height + pictures[i].caption + gap;
        }
        x += width + gap;
    }
    return places;
}

/// How large pictures look together: a small one counts for more than it would by its area.
double size_of(const std::vector<Rect>& places) {
    double sum = 0;
    for (const Rect& place : places) {
        if (!(Pt(0) < place.width) || !(Pt(0) < place.height)) return -1;
        sum += std::sqrt(place.width.value * place.height.value);
    }
    return sum;
}

/// What the template leaves of the page for pictures with captions: within the margins, as deep as those are wide.
Rect room_on(const Setting& setting) {
    const Grid& grid = setting.grid;
    Rect room = {grid.margin, grid.margin, grid.page.width - grid.margin * 2.0, grid.page.height - grid.margin * 2.0};
    for (const FrameSpec& spec : setting.design.plate) {
        if (spec.kind != FrameKind::picture) continue;
        const Rect own = setting.rect(spec);
        const Pt top = max(room.y, own.top());
        room = {room.x, top, room.width, grid.page.height - top * 2.0};
    }
    return room;
}

}  // namespace

std::vector<Rect> place_gallery(const std::vector<GalleryPicture>& pictures, Rect room, Pt gap) {
    std::vector<Rect> best;
    double largest = -1;
    for (unsigned cuts = 0; cuts < 1u << (pictures.size() - 1); ++cuts) {
        const std::vector<Group> groups = groups_of(cuts, pictures.size());
        for (const auto& place : {in_rows, in_columns}) {
            std::vector<Rect> places = place(pictures, groups, room, gap);
            const double size = size_of(places);
            if (!best.empty() && size <= largest) continue;
            best = std::move(places);
            largest = size;
        }
    }
    return best;
}

std::vector<Frame> make_gallery(const Setting& setting, const std::string& id, const std::vector<const Inset*>& pictures) {
    std::vector<double> aspects;
    for (const Inset* picture : pictures) aspects.push_back(aspect_of(setting, *picture));
    return make_gallery(setting, id, pictures, aspects);
}

std::vector<Frame> make_gallery(const Setting& setting, const std::string& id, const std::vector<const Inset*>& pictures,
                                const std::vector<double>& aspects) {
    const Rect room = room_on(setting);
    std::vector<GalleryPicture> sizes;
    for (const double aspect : aspects) sizes.push_back({aspect, Pt(0)});
    std::vector<Rect> places = place_gallery(sizes, room, setting.grid.gutter);
    std::vector<InsetCaption> captions(pictures.size());
    // Narrower pictures have deeper captions, which make them narrower yet: until nothing moves any more.
    constexpr int most_rounds = 8;
    for (int round = 0; round < most_rounds; ++round) {
        bool deeper = false;
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            captions[i] = set_caption(setting, *pictures[i], places[i].width);
            const Pt depth = caption_depth(setting, captions[i]);
            deeper = deeper || sizes[i].caption < depth;
            sizes[i].caption = max(sizes[i].caption, depth);
        }
        if (!deeper) break;
        places = place_gallery(sizes, room, setting.grid.gutter);
    }
    std::vector<Frame> frames;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const InsetPlace place = {places[i], places[i].bottom() + caption_depth(setting, captions[i]), places[i].x};
        const std::string name = id + "/picture-" + std::to_string(i + 1);
        for (Frame& frame : make_inset_frames(setting, *pictures[i], name, place, std::move(captions[i]), false)) {
            if (frame.kind == FrameKind::caption) frame.ground = Ground::band;
            frames.push_back(std::move(frame));
        }
    }
    return frames;
}

}  // namespace foyer
