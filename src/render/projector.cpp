#include "render/projector.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace foyer {
namespace {

constexpr double turned_fineness = 1.5;  // a page at an angle is drawn finer than it is shown: bilinear sampling alone is soft
constexpr double corridor_screens = 3.2; // the largest drawing made for one move, in pictures
constexpr std::size_t kept_pictures = 14;

double scale_at(const Pose& pose, PixelSize picture) { return picture.width / pose.width.value; }

/// The view of a pose that is not turned, in points.
Rect view_of(const Pose& pose, PixelSize picture) {
    const Pt height = pose.width * (static_cast<double>(picture.height) / picture.width);
    return {pose.centre.x - pose.width / 2, pose.centre.y - height / 2, pose.width, height};
}

/// The upright rectangle that holds a turned view.
Rect bounds_of(const Pose& pose, PixelSize picture) {
    const Rect view = view_of(pose, picture);
    const double angle = pose.turn * std::numbers::pi / 180, c = std::abs(std::cos(angle)), s = std::abs(std::sin(angle));
    const Pt width = view.width * c + view.height * s, height = view.width * s + view.height * c;
    return {pose.centre.x - width / 2, pose.centre.y - height / 2, width, height};
}

PixelRect part_of(const Pose& pose, PixelSize picture) {
    const Rect view = view_of(pose, picture);
    const double scale = scale_at(pose, picture);
    return {static_cast<int>(std::lround(view.x.value * scale)), static_cast<int>(std::lround(view.y.value * scale)), picture.width, picture.height};
}

/// Beyond the picture's edges, so that a finer drawing's soft border is not seen where the camera comes to rest.
PixelRect with_border(PixelRect part, int largest) {
    constexpr int beyond = static_cast<int>(soft_border) + 1;
    return {part.x - beyond, part.y - beyond, std::min(part.width + 2 * beyond, largest), std::min(part.height + 2 * beyond, largest)};
}

double larger(double a, double b) { return a > b ? a : b; }

/// How much a drawing of a scale is to be seen at another: all where it is about as fine, nothing where it is far finer.
double share_at(double drawn, double shown) {
    const double ratio = shown / drawn;
    return std::clamp((ratio - 0.55) / 0.35, 0.0, 1.0);
}

}  // namespace

Projector::Projector(const ShaderLoader& loader) : m_loader(loader), m_nothing(gl::make_vertex_array()) {
    GLint largest = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
    m_largest = std::clamp(static_cast<int>(largest), 2048, 16384);
}

void Projector::reload() { m_programs.clear(); }

void Projector::forget() { m_layers.forget(); }

/// The map from the picture's place, 0 to 1, to the place in a layer that shows `part` of the page at `scale`.
Projector::Source Projector::of(const Layer& layer, double scale, PixelRect part, const Pose& pose, PixelSize picture) const {
    Source source;
    source.layer = &layer;
    const double angle = pose.turn * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
    const double across = pose.width.value * scale, down = across * picture.height / picture.width;  // px of the layer
    const double width = part.width, height = part.height;
    source.axes[0] = across * c / width;
    source.axes[1] = -across * s / height;
    source.axes[2] = down * s / width;
    source.axes[3] = down * c / height;
    const double middle_x = pose.centre.x.value * scale - part.x, middle_y = pose.centre.y.value * scale - part.y;
    source.from[0] = middle_x / width - (source.axes[0] + source.axes[2]) / 2;
    source.from[1] = middle_y / height - (source.axes[1] + source.axes[3]) / 2;
    return source;
}

/// A rest: drawn at exactly its scale, pixel for pixel; finer where it is turned or warped.
Projector::Source Projector::exact(Surfaces& surfaces, const ShowSheet& sheet, const Pictures& pictures, const Pose& pose, PixelSize picture, double fineness) {
    if (pose.turn != 0) fineness = larger(fineness, turned_fineness);
    const double limit = static_cast<double>(m_largest) / std::max(picture.width, picture.height);
    fineness = std::min(fineness, limit);
    const double scale = scale_at(pose, picture) * fineness;
    if (pose.turn == 0 && fineness == 1) {
        const PixelRect part = part_of(pose, picture);
        const SheetLayers::Drawing& drawing = m_layers.show(surfaces, sheet, pictures, scale, part);
        Source source;
        source.layer = &drawing.layer();
        source.exact = {part.x - drawing.part.x, part.y - drawing.part.y, part.width, part.height};
        source.axes[0] = static_cast<double>(part.width) / drawing.part.width;
        source.axes[3] = static_cast<double>(part.height) / drawing.part.height;
        source.from[0] = static_cast<double>(source.exact.x) / drawing.part.width;
        source.from[1] = static_cast<double>(source.exact.y) / drawing.part.height;
        return source;
    }
    PixelRect part = to_pixels(bounds_of(pose, picture), scale);
    part.width = std::min(part.width, m_largest);
    part.height = std::min(part.height, m_largest);
    const SheetLayers::Drawing& drawing = m_layers.show(surfaces, sheet, pictures, scale, part);
    return of(drawing.layer(), drawing.scale, drawing.part, pose, picture);
}

/// One drawing that holds a whole move at one scale; empty where it would be too large.
PixelRect Projector::corridor(const SheetLook& look, PixelSize picture) const {
    if (look.from.turn != 0 || look.to.turn != 0) return {};
    const double from = scale_at(look.from, picture), to = scale_at(look.to, picture);
    if (std::abs(from - to) > 1e-9 * to) return {};
    const PixelRect all = united(part_of(look.from, picture), part_of(look.to, picture));
    const double area = static_cast<double>(all.width) * all.height, screen = static_cast<double>(picture.width) * picture.height;
    if (all.width > m_largest || all.height > m_largest || area > corridor_screens * screen) return {};
    return all;
}

Projector::Camera Projector::look_at(Surfaces& surfaces, const SheetLook& look, const Pictures& pictures, PixelSize picture, double fineness) {
    Camera camera;
    const DisplayList& page = *look.sheet.page;
    if (!look.moving && !look.coarse) {
        camera.base = exact(surfaces, look.sheet, pictures, look.pose, picture, fineness);
        return camera;
    }
    const double shown = scale_at(look.pose, picture);
    if (look.moving && !look.coarse && !look.held) {
        if (const PixelRect all = corridor(look, picture); !all.empty()) {
            const double scale = scale_at(look.to, picture);
            const Rect view = view_of(look.pose, picture);
            const bool holds = view.left().value * scale >= all.x - 1 && view.top().value * scale >= all.y - 1 &&
                               view.right().value * scale <= all.x + all.width + 1 && view.bottom().value * scale <= all.y + all.height + 1;
            if (holds) {
                const auto& drawing = m_layers.show(surfaces, look.sheet, pictures, scale, all);
                camera.base = of(drawing.layer(), drawing.scale, drawing.part, look.pose, picture);
                return camera;
            }
        }
    }
    // The whole page as large as the picture shows it, and where the camera comes to rest, or came from, that much finer.
    const double scale = picture.width / page.page.width.value;
    const PixelRect all{0, 0, picture.width, static_cast<int>(std::lround(page.page.height.value * scale))};
    const auto& base = m_layers.show(surfaces, look.sheet, pictures, scale, all);
    camera.base = of(base.layer(), base.scale, base.part, look.pose, picture);
    camera.whole = false;
    if (look.coarse) return camera;
    const auto is_finer = [&](double other) { return other > scale * 1.001; };
    const SheetLayers::Drawing* to = nullptr;
    if (!look.held && is_finer(scale_at(look.to, picture))) {
        const double turned = look.to.turn != 0 ? turned_fineness : 1;
        const double fine = scale_at(look.to, picture) * turned;
        const PixelRect part = with_border(look.to.turn == 0 ? part_of(look.to, picture) : to_pixels(bounds_of(look.to, picture), fine), m_largest);
        to = &m_layers.show(surfaces, look.sheet, pictures, fine, part);
        camera.near = of(to->layer(), to->scale, to->part, look.pose, picture);
        camera.near_share = share_at(scale_at(look.to, picture), shown);
    }
    const SheetLayers::Drawing* other = m_layers.nearest(surfaces, look.sheet, pictures, scale * 1.001, bounds_of(look.pose, picture), to);
    if (other != nullptr && other != &base) {
        camera.nearer = of(other->layer(), other->scale, other->part, look.pose, picture);
        camera.nearer_share = share_at(other->scale, shown);
        // Under the one that is gone to.
        if (camera.near.layer != nullptr) {
            std::swap(camera.near, camera.nearer);
            std::swap(camera.near_share, camera.nearer_share);
        } else {
            camera.near = std::exchange(camera.nearer, {});
            camera.near_share = std::exchange(camera.nearer_share, 0);
        }
    }
    return camera;
}

/// What a camera sees as one texture.
Projector::Source Projector::composed(Surfaces&, const Camera& camera, Layer& into, Colour ground, PixelSize picture) {
    if (camera.whole) return camera.base;
    if (into.fit(picture)) sample_between(into);
    ShowFrame plain;
    plain.picture = picture;
    pass(plain, camera, nullptr, {into.framebuffer.name(), picture, Target::FirstRow::head}, {0, 0, picture.width, picture.height}, ground);
    Source source;
    source.layer = &into;
    source.exact = {0, 0, picture.width, picture.height};
    return source;
}

void Projector::draw(Surfaces& surfaces, const ShowFrame& frame, const Pictures& pictures, const Target& target, PixelRect place) {
    if (frame.picture.empty() || place.empty()) return;
    if (frame.over) {
        Camera camera;
        camera.base = dressed(surfaces, frame, pictures);
        ShowFrame bare = frame;
        bare.passing.reset();
        bare.now.moving = false;
        return finish(bare, camera, nullptr, target, place, {});
    }
    m_layers.begin_frame();
    const double fineness = !is_pixel_for_pixel(frame, place) && is_warped(frame.projection) ? turned_fineness : 1;
    Camera now;
    Colour ground;
    if (frame.kept && has_kept()) {
        now.base.layer = &m_kept;
        if (m_kept.size == frame.picture) now.base.exact = {0, 0, m_kept.size.width, m_kept.size.height};
    } else {
        if (!frame.now.sheet.page) return;
        ground = frame.now.sheet.page->ground;
        now = look_at(surfaces, frame.now, pictures, frame.picture, fineness);
    }
    const auto& passing = frame.passing;
    const bool passes = passing && passing->kind != PassageKind::cut && passing->progress < 1 && (passing->kept ? has_kept() : passing->sheet.page != nullptr) && !frame.kept;
    Source before;
    if (passes) {
        if (passing->kept) {
            before.layer = &m_kept;
            if (m_kept.size == frame.picture) before.exact = {0, 0, m_kept.size.width, m_kept.size.height};
        } else {
            // It was under way perhaps: then it is taken as it stood, from what is there of it.
            SheetLook look{passing->sheet, passing->pose, false, passing->pose, passing->pose, frame.now.coarse};
            before = composed(surfaces, look_at(surfaces, look, pictures, frame.picture, fineness), m_composed_before, ground, frame.picture);
        }
        const Source current = composed(surfaces, now, m_composed, ground, frame.picture);
        now = {};
        now.base = current;
        if (passing->kind == PassageKind::page_turn && passing->backwards) std::swap(now.base, before);
    }
    finish(frame, now, passes ? &before : nullptr, target, place, ground);
    m_budget = std::max(m_budget, kept_pictures * static_cast<std::size_t>(frame.picture.width) * static_cast<std::size_t>(frame.picture.height) * 4);
    m_layers.trim(m_budget);
}

/// The picture, with what is drawn over it, as one texture.
Projector::Source Projector::dressed(Surfaces& surfaces, const ShowFrame& frame, const Pictures& pictures) {
    const PixelRect all{0, 0, frame.picture.width, frame.picture.height};
    ShowFrame bare = frame;
    bare.over.reset();
    bare.projection = {};
    bare.curtain_level = 0;
    bare.spotlight.reset();
    if (m_dressed.fit(frame.picture)) sample_between(m_dressed);
    draw(surfaces, bare, pictures, {m_dressed.framebuffer.name(), frame.picture, Target::FirstRow::head}, all);
    surfaces.draw(m_dressed, frame.over->still, pictures, frame.picture.width / frame.over->page.width.value, all, all);
    Source source;
    source.layer = &m_dressed;
    source.exact = all;
    return source;
}

void Projector::keep(Surfaces& surfaces, const ShowFrame& frame, const Pictures& pictures) {
    if (frame.kept && has_kept()) return;
    ShowFrame plain = frame;
    plain.curtain_level = 0;
    plain.spotlight.reset();
    plain.projection = {};
    Layer fresh;
    if (fresh.fit(frame.picture)) sample_between(fresh);
    draw(surfaces, plain, pictures, {fresh.framebuffer.name(), frame.picture, Target::FirstRow::head}, {0, 0, frame.picture.width, frame.picture.height});
    m_kept = std::move(fresh);
}

bool Projector::prepare(Surfaces& surfaces, const SheetLook& look, const Pictures& pictures, PixelSize picture) {
    if (!look.sheet.page || picture.empty()) return false;
    const int before = m_layers.drawn();
    m_layers.begin_frame();
    if (look.coarse) {
        look_at(surfaces, look, pictures, picture, 1);
        return m_layers.drawn() != before;
    }
    if (look.moving) {
        // One drawing a call, so that whoever waits for an event is not kept long.
        if (const PixelRect all = corridor(look, picture); !all.empty()) {
            m_layers.show(surfaces, look.sheet, pictures, scale_at(look.to, picture), all);
            if (m_layers.drawn() != before) return true;
        } else {
            const DisplayList& page = *look.sheet.page;
            const double scale = picture.width / page.page.width.value;
            m_layers.show(surfaces, look.sheet, pictures, scale, {0, 0, picture.width, static_cast<int>(std::lround(page.page.height.value * scale))});
            if (m_layers.drawn() != before) return true;
            if (look.to.turn == 0) m_layers.show(surfaces, look.sheet, pictures, scale_at(look.to, picture), with_border(part_of(look.to, picture), m_largest));
            if (m_layers.drawn() != before) return true;
        }
    }
    exact(surfaces, look.sheet, pictures, look.to, picture, 1);
    return m_layers.drawn() != before;
}

}  // namespace foyer
